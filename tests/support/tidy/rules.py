"""The rules of tests/tidy. Each takes {path: text} and yields findings (path, line, what)."""

import os
import re
import subprocess
import tempfile

import layers
import source

SCRIPTS = (".py", ".sh", ".cmake", "CMakeLists.txt", ".sql")
COLUMNS = 100
FILE_LINES = 500
FUNCTION_LINES = 70
MARKS = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
SQL = re.compile(r"""^\s*(
    (select|SELECT)\b.*\b(from|FROM)\b | (insert\s+into|INSERT\s+INTO)\b
  | (update|UPDATE)\s+\w+\s+(set|SET)\b | (delete\s+from|DELETE\s+FROM)\b
  | (create|drop|alter|truncate)\s+(temp\s+|unique\s+)?(table|index|trigger)\b
  | (CREATE|DROP|ALTER|TRUNCATE)\s+(TEMP\s+|UNIQUE\s+)?(TABLE|INDEX|TRIGGER)\b
  | (with|WITH)\s+(recursive\s+)?\w+\s+(as|AS)\s*\( | (pragma|PRAGMA)\s+\w+
  )""", re.VERBOSE | re.DOTALL)


def is_script(path, text):
    return path.endswith(SCRIPTS) or text.startswith("#!")


def code_files(files, *folders):
    for path, text in sorted(files.items()):
        if source.is_code(path) and (not folders or path.startswith(folders)):
            yield path, text


def token(pattern, files, *folders):
    """Findings of a pattern in code without comments and literals."""
    for path, text in code_files(files, *folders):
        for number, row in enumerate(source.split(text)[0].split("\n"), 1):
            match = re.search(pattern, row)
            if match:
                yield path, number, match.group(0)


def rule_layers(files):
    """An include against the arrows between layers, or of a library that the layer may not use."""
    for path, text in code_files(files):
        layer = layers.layer_of(path)
        if layer is None:
            yield path, 1, "lies in no layer"
            continue
        for number, target, angled in source.includes(text):
            if not layers.allowed(layer, target, angled):
                yield path, number, f"{layer.folder} may not include {target}"


def rule_gtk_files(files):
    """GTK elsewhere than in the sources that wrap it."""
    for path, text in code_files(files, "gui/"):
        if path.startswith("gui/widgets/gtk_") and path.endswith(".cpp"):
            continue
        for number, target, _ in source.includes(text):
            if layers.family_of(target) == "gtk":
                yield path, number, "GTK belongs to gui/widgets/gtk_*.cpp"


def graph(files):
    edges = {}
    for path, text in code_files(files):
        edges[path] = [target for _, target, _ in source.includes(text) if target in files]
    return edges


def cycles(edges):
    """One cycle for each back edge of a depth-first walk."""
    state, found = {}, []

    def walk(node, trail):
        state[node] = "open"
        for other in sorted(edges.get(node, ())):
            if state.get(other) == "open":
                found.append(trail[trail.index(other):] + [other])
            elif other not in state:
                walk(other, trail + [other])
        state[node] = "done"

    for node in sorted(edges):
        if node not in state:
            walk(node, [node])
    return found


def rule_file_cycles(files):
    """Files that include each other in a circle."""
    for circle in cycles(graph(files)):
        yield circle[0], 1, " -> ".join(circle)


def area_of(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 and parts[1] in layers.AREAS else None


def rule_area_cycles(files):
    """Areas of one layer that include each other in a circle."""
    edges = {}
    for path, targets in graph(files).items():
        here = area_of(path)
        for target in targets:
            there = area_of(target)
            if here and there and here != there and here.split("/")[0] == there.split("/")[0]:
                edges.setdefault(here, set()).add(there)
    for circle in cycles(edges):
        yield circle[0], 1, " -> ".join(circle)


def rule_no_floats(files):
    """float or double where money and quantities are; money and quantities where floats are."""
    floats = "domain/statistics/"
    exact = {path: text for path, text in files.items() if not path.startswith(floats)}
    yield from token(r"\b(float|double)\b", exact, "domain/", "persistence/", "reports/",
                     "channels/", "formats/delimited")
    yield from token(r"\b(Money|Quantity|UnitPrice)\b", files, floats)


def rule_sql(files):
    """SQL or SOCI outside persistence (tests try to break the guards by raw SQL)."""
    free = ("persistence/", "tests/", "bench/")
    for path, text in sorted(files.items()):
        if path.startswith(free):
            continue
        if path.endswith(".sql"):
            yield path, 1, "an SQL file outside persistence"
        if not source.is_code(path):
            continue
        code, strings = source.split(text)
        for number, row in enumerate(code.split("\n"), 1):
            if re.search(r"\bsoci\b", row):
                yield path, number, "SOCI outside persistence"
        for number, literal in strings:
            if SQL.search(literal):
                yield path, number, "SQL outside persistence: " + literal.strip()[:40]


def rule_banned_soci(files):
    """What of SOCI loses or corrupts data, and comments in SQL whose binds SOCI then miscounts."""
    banned = (r"\bsoci::row\b|\browset\s*<\s*row\s*>|\btype_conversion\b|\bsinglerow\b"
              r"|\bfailover_callback\b|\bsoci::blob\b|\bstd::tm\b")
    yield from token(banned, files, "persistence/")
    for path, text in code_files(files, "persistence/"):
        for number, literal in source.split(text)[1]:
            if SQL.search(literal) and re.search(r"--|/\*", literal):
                yield path, number, "a comment in SQL"


def rule_using_namespace(files):
    """A namespace opened for a whole file, and so for the files after it in a unity batch."""
    for path, text in code_files(files):
        suite = re.search(r"(?m)^BOOST_(AUTO|FIXTURE)_TEST_SUITE", text)  # is a namespace too
        end = text.count("\n", 0, suite.start()) if suite else len(text)
        for _, number, what in token(r"^using namespace (?!std::\w*literals)", {path: text}):
            if number <= end:
                yield path, number, what


def rule_wx(files):
    """wx below the views, by its names even without an include."""
    for path, number, name in token(r"\bwx[A-Z_]\w*", files):
        if not path.startswith(("gui/views/", "gui/widgets/", "gui/main/", "tests/", "bench/")):
            yield path, number, name


def rule_no_instance(files):
    """A singleton."""
    # libphonenumber gives its tables in no other way.
    names = r"\b(instance|get_instance|Instance|GetInstance)\s*\(\s*\)"
    return token(r"(?<!\bPhoneNumberUtil::)" + names, files)


def rule_clock(files):
    """A clock or chance taken from the air in the domain: both are passed in."""
    return token(r"system_clock::now|steady_clock::now|\brandom_device\b|\btime\s*\(\s*(nullptr|0)",
                 files, "domain/")


def rule_marks(files):
    """Leftover marks of unfinished work."""
    for path, text in sorted(files.items()):
        if source.is_code(path) or is_script(path, text):
            for number, row in enumerate(text.split("\n"), 1):
                if MARKS.search(row):
                    yield path, number, row.strip()[:60]


def rule_columns(files):
    """A line of more than 100 columns."""
    for path, text in sorted(files.items()):
        if source.is_code(path) or is_script(path, text):
            for number, row in enumerate(text.split("\n"), 1):
                if len(row) > COLUMNS:
                    yield path, number, f"{len(row)} columns"


def rule_file_length(files):
    """A file of more than 500 lines."""
    for path, text in sorted(files.items()):
        lines = text.count("\n")
        if (source.is_code(path) or is_script(path, text)) and lines > FILE_LINES:
            yield path, lines, f"{lines} lines"


def rule_function_length(files):
    """A function of more than 70 lines."""
    for path, text in code_files(files):
        for begin, end in source.functions(source.split(text)[0]):
            if end - begin + 1 > FUNCTION_LINES:
                yield path, begin, f"a function of {end - begin + 1} lines"


def rule_dead_headers(files):
    """A header that no file includes."""
    used = {target for targets in graph(files).values() for target in targets}
    for path, _ in code_files(files):
        if path.endswith(".h") and path not in used:
            yield path, 1, "no file includes it"


def rule_lost_includes(files):
    """An include of a file that is not there, which a forgotten commit leaves behind."""
    for path, text in code_files(files):
        for number, target, is_angled in source.includes(text):
            if not is_angled and target not in files:
                yield path, number, "no such file: " + target


def rule_catalogues(files):
    """A sentence that is missing, fuzzy or damaged in a catalogue."""
    for path, text in sorted(files.items()):
        if not path.endswith(".po"):
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8") as copy:
            copy.write(text)
            copy.flush()
            done = subprocess.run(
                ["msgfmt", "--check", "--statistics", "-o", os.devnull, copy.name],
                env={**os.environ, "LC_ALL": "C"}, capture_output=True, text=True)
        said = done.stderr.strip().split("\n")
        if done.returncode != 0:
            yield path, 1, said[0].replace(copy.name, path)
        elif re.search(r"fuzzy|untranslated", said[-1]):
            yield path, 1, said[-1]


RULES = {name[5:]: rule for name, rule in sorted(globals().items()) if name.startswith("rule_")}
