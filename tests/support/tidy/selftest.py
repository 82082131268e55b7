"""Proof that each rule fires on a bad snippet and is silent on its good twin."""

import rules

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LONG = "void f() {\n" + "  g();\n" * 80 + "}\n"
IN_CLASS = ("namespace a {\nclass B {\n public:\n  int f() const {\n" + "    g();\n" * 80
            + "  }\n};\n}\n")
MANY = "namespace a {\n" + "void f() { g(); }\n\n" * 80 + "}\n"
SPLIT = "const char* s = R\"(\n" + "\n".join(["}{"] * 80) + ")\";\nint f() { return 1; }\n"
USE = '#include "{}"\n'


def use(*targets):
    return "".join(USE.format(target) for target in targets)


def angled(*targets):
    return "".join(f"#include <{target}>\n" for target in targets)


# rule -> (list of bad trees, list of good trees); every tree is {path: text}
CASES = {
    "layers": (
        [{"domain/base/a.h": angled("soci/soci.h")}, {"domain/base/a.h": angled("fstream")},
         {"domain/base/a.h": use("persistence/b.h")}, {"gui/presenters/a.h": angled("wx/wx.h")},
         {"formats/a.h": use("domain/orders/order.h")},
         {"reports/a.h": angled("nlohmann/json.hpp")},
         {"persistence/a.cpp": angled("unicode/uchar.h")}, {"i18n/a.cpp": angled("Poco/Path.h")},
         {"channels/a.cpp": use("persistence/b.h")}, {"gui/views/a.cpp": use("app/b.h")},
         {"app/cli/a.cpp": angled("unknown/library.h")}, {"gui/main/a.cpp": angled("sqlite3.h")},
         {"gui/commands/a.cpp": use("gui/views/b.h")}, {"other/a.cpp": ""},
         {"persistence/a.cpp": "  #  include <CLI/CLI.hpp>\n"}, {"gui/views/a.cpp": use("b.h")}],
        [{"domain/base/a.h": angled("unicode/uchar.h", "vector", "fmt/format.h", "sodium.h")},
         {"formats/a.h": use("domain/base/money.h") + angled("cairo/cairo.h")},
         {"persistence/a.cpp": angled("soci/soci.h", "libpq-fe.h", "sqlite3.h", "unistd.h")},
         {"tests/unit/a.cpp": angled("soci/soci.h", "wx/wx.h")},
         {"gui/main/a.cpp": use("app/b.h", "gui/views/c.h") + angled("wx/app.h")},
         {"gui/views/a.cpp": use("gui/presenters/b.h") + angled("wx/wx.h", "gtk/gtk.h")},
         {"app/a.cpp": angled("CLI/CLI.hpp", "Poco/Logger.h", "libsecret/secret.h")}]),
    "gtk_files": (
        [{"gui/widgets/a.cpp": angled("gtk/gtk.h")}, {"gui/views/b.cpp": angled("atk/atk.h")},
         {"gui/widgets/gtk_a.h": angled("gtk/gtk.h")}],
        [{"gui/widgets/gtk_a.cpp": angled("gtk/gtk.h", "gdk/gdkx.h"),
          "gui/widgets/gtk_b.cpp": angled("gtk/gtk.h")}]),
    "file_cycles": (
        [{"domain/base/a.h": use("domain/base/b.h"), "domain/base/b.h": use("domain/base/a.h")}],
        [{"domain/base/a.h": use("domain/base/b.h"), "domain/base/b.h": angled("vector")}]),
    "area_cycles": (
        [{"domain/stock/a.h": use("domain/orders/b.h"), "domain/orders/b.h": "",
          "domain/orders/c.h": use("domain/stock/d.h"), "domain/stock/d.h": ""}],
        [{"domain/orders/a.h": use("domain/stock/b.h"), "domain/stock/b.h": use("domain/base/c.h"),
          "domain/base/c.h": ""}]),
    "no_floats": (
        [{"domain/base/a.h": "double price;\n"}, {"reports/a.h": "float f();\n"},
         {"persistence/a.cpp": "auto x = static_cast<double>(y);\n"},
         {"formats/delimited/a.cpp": "double x;\n"},
         {"domain/statistics/a.h": "double p; Money m;\n"}],
        [{"domain/base/a.h": "// no double here\nauto s = \"float\"; int doubled;\n"},
         {"formats/chart/a.cpp": "double x;\n"},
         {"domain/statistics/a.h": "double x;\n"}]),
    "sql": (
        [{"app/a.cpp": 'auto s = "select a from b";\n'}, {"domain/a/b.sql": ""},
         {"channels/a.cpp": 'auto s = R"q(\n  insert into t values (1))q";\n'},
         {"gui/presenters/a.cpp": "soci::session s;\n"},
         {"reports/a.cpp": 'auto s = "UPDATE t SET a = 1";\n'}],
        [{"persistence/a.cpp": 'auto s = "select a from b"; soci::session s;\n'},
         {"gui/views/a.cpp": 'auto s = "Select a row from the list"; // select a from b\n'}]),
    "banned_soci": (
        [{"persistence/a.cpp": "soci::rowset<soci::row> r;\n"},
         {"persistence/a.cpp": 'auto s = "select a -- why\\n from b";\n'}],
        [{"persistence/a.cpp": 'auto s = "select a from b"; // soci::row -- banned\n'},
         {"persistence/a.cpp": "soci::rowset<boost::tuple<int>> r;\n"}]),
    "using_namespace": (
        [{"domain/base/a.cpp": "using namespace kontor;\n"}],
        [{"domain/base/a.cpp": "void f() {\n  using namespace kontor;\n}\n"},
         {"tests/unit/a.cpp": "BOOST_AUTO_TEST_SUITE(s)\nusing namespace kontor;\n"}]),
    "wx": (
        [{"gui/presenters/a.h": "class wxFrame;\n"}, {"app/a.cpp": "wxString s;\n"}],
        [{"gui/views/a.h": "class wxFrame;\n"},
         {"app/a.cpp": '// wxString\nauto s = "wxString";\n'}]),
    "no_instance": (
        [{"app/a.cpp": "Config::instance().get();\n"},
         {"app/a.cpp": "static X& get_instance();\n"}],
        [{"app/a.cpp": "int instances(); // instance()\n"},
         {"domain/a.cpp": "PhoneNumberUtil::GetInstance();\n"}]),
    "clock": (
        [{"domain/base/a.cpp": "auto t = std::chrono::system_clock::now();\n"},
         {"domain/base/a.cpp": "std::random_device d;\n"}],
        [{"app/a.cpp": "auto t = std::chrono::system_clock::now();\n"}]),
    "marks": (
        [{"domain/base/a.h": "// TO" + "DO later\n"}, {"tools/a": "#!/bin/sh\n# FIX" + "ME\n"}],
        [{"domain/base/a.h": "// to do list\n"}]),
    "columns": (
        [{"domain/base/a.h": "x" * 101 + "\n"}, {"cmake/a.cmake": "#" * 101 + "\n"}],
        [{"domain/base/a.h": "ș" * 100 + "\n"}]),
    "file_length": (
        [{"domain/base/a.h": "int x;\n" * 501}, {"tests/a": "#!/bin/sh\n" * 501}],
        [{"domain/base/a.h": "int x;\n" * 500}]),
    "function_length": (
        [{"domain/base/a.cpp": LONG}, {"app/a.cpp": IN_CLASS},
         {"app/a.cpp": LONG.replace("void f()", "A::A() : m_a{1}, m_b(2)")},
         {"tests/unit/a.cpp": LONG.replace("void f()", "BOOST_AUTO_TEST_CASE(name)")}],
        [{"domain/base/a.cpp": MANY}, {"domain/base/a.cpp": SPLIT},
         {"app/a.cpp": "const int t[] = {\n" + "  f(1),\n" * 80 + "};\n"},
         {"app/a.cpp": "struct A {\n" + "  int a = f();\n" * 80 + "};\n"},
         {"tests/unit/a.cpp": "BOOST_AUTO_TEST_SUITE(s)\n" + "int x;\n" * 80
                              + "\nBOOST_AUTO_TEST_CASE(a) {\n  f('\"');\n}\n"}]),
    "dead_headers": (
        [{"domain/base/a.h": ""}],
        [{"domain/base/a.h": "", "domain/base/a.cpp": use("domain/base/a.h")}]),
    "lost_includes": (
        [{"domain/base/a.cpp": use("domain/base/a.h")}],
        [{"domain/base/a.cpp": use("domain/base/a.h") + angled("vector"), "domain/base/a.h": ""}]),
    "catalogues": (
        [{"i18n/po/ro.po": HEAD + 'msgid "a"\nmsgstr ""\n'},
         {"i18n/po/ro.po": HEAD + '#, fuzzy\nmsgid "a"\nmsgstr "b"\n'},
         {"i18n/po/ro.po": HEAD + 'msgid "a\n'}],
        [{"i18n/po/ro.po": HEAD + 'msgid "a"\nmsgstr "b"\n'}]),
}


def failures():
    """Per rule what its own test found wrong, empty when all is well."""
    found = {name: [] for name in rules.RULES}
    for name, rule in rules.RULES.items():
        bad, good = CASES.get(name, ((), ()))
        if not bad or not good:
            found[name].append("has no test of its own")
        for tree in bad:
            if not list(rule(tree)):
                found[name].append(f"silent on {tree}"[:200])
        for tree in good:
            for finding in rule(tree):
                found[name].append(f"fires on a good file: {finding}")
    return found
