// Each thing that goes wrong has its exit status and a sentence in four languages, and leaves
// nothing half stored.

#include <algorithm>
#include <map>

#include "tests/golden/cli_golden.h"
#include "tests/golden/cli_trouble.h"
#include "tests/support/pg.h"

namespace {

using kontor::test::Arguments;
using kontor::test::check_golden;
using kontor::test::run_kontor;
using kontor::test::Shop;
using kontor::test::TempDir;
using kontor::test::Variables;

constexpr const char* languages[] = {"en", "ar", "zh_CN", "ro"};

/// The sentences of a trouble by language, with the folder of the test left out.
class Sentences {
 public:
  void add(const std::string& name, int status, const Arguments& arguments,
           const std::string& folder = {}, const Variables& variables = {}) {
    for (const std::string language : languages) {
      Arguments spoken = arguments;
      spoken.insert(spoken.begin(), {"--lang", language});
      const auto run = run_kontor(spoken, variables);
      BOOST_TEST(run.status == status, name << " ended with " << run.status << ": " << run.err);
      BOOST_TEST(run.out == "");
      std::string said = run.err;
      for (auto at = said.find(folder); !folder.empty() && at != std::string::npos;
           at = said.find(folder)) {
        said.replace(at, folder.size(), "DIR");
      }
      m_texts[language] += name + ": " + said;
    }
  }
  /// Whether a sentence of any language contains this.
  bool say(const std::string& text) const {
    return std::ranges::any_of(
        m_texts, [&](const auto& each) { return each.second.find(text) != std::string::npos; });
  }
  void check(const std::string& name) const {
    for (const auto& [language, text] : m_texts) check_golden(name + "." + language + ".txt", text);
  }

 private:
  std::map<std::string, std::string> m_texts;
};

Shop new_shop(const TempDir& dir) {
  Shop shop((dir / "shop.kontor").string());
  shop.expect(0, {"book", "create", "--entity", "Lampen", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  return shop;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_errors)

BOOST_AUTO_TEST_CASE(bad_files) {
  const TempDir dir;
  const Shop shop = new_shop(dir);
  const std::string digest = shop.line({"book", "digest"});
  Sentences sentences;
  for (const auto& [name, file] : kontor::test::bad_files(dir.path())) {
    sentences.add(
        name, 2,
        {"--book", shop.address(), "import", "shopify-orders", file.string(), "--channel", "WEB"},
        dir.path().string() + "/");
    BOOST_TEST(shop.line({"book", "digest"}) == digest, name << " left something behind");
  }
  sentences.add(
      "absent", 2,
      {"--book", shop.address(), "import", "shopify-orders", (dir / "absent.csv").string()},
      dir.path().string() + "/");
  sentences.check("cli_bad_files");
}

BOOST_AUTO_TEST_CASE(a_line_of_200_megabytes) {
  const TempDir dir;
  const Shop shop = new_shop(dir);
  kontor::test::write_long_line(dir / "long.csv");
  Sentences sentences;
  sentences.add("long line", 2,
                {"--book", shop.address(), "import", "shopify-orders", (dir / "long.csv").string()},
                dir.path().string() + "/");
  sentences.check("cli_long_line");
}

BOOST_AUTO_TEST_CASE(bad_books) {
  const TempDir dir;
  const Shop newer = new_shop(dir);
  kontor::test::make_newer(newer.address());
  kontor::test::write_file(dir / "text.kontor", "These are the days of our lives.\n");
  Sentences sentences;
  const std::string folder = dir.path().string() + "/";
  sentences.add("newer", 1, {"--book", newer.address(), "stock", "list"}, folder);
  sentences.add("absent", 2, {"--book", (dir / "absent.kontor").string(), "stock", "list"}, folder);
  sentences.add("there", 1, {"--book", newer.address(), "book", "create"}, folder);
  sentences.add("password", 2, {"--book", "postgresql://me:secret@host/shop", "stock", "list"});
  sentences.add("address", 2, {"--book", "mysql://host/shop", "stock", "list"});
  sentences.add("none", 2, {"stock", "list"});
  sentences.check("cli_bad_books");
  const auto text = run_kontor({"--book", (dir / "text.kontor").string(), "stock", "list"});
  BOOST_TEST((text.status == 2 || text.status == 3));
  BOOST_TEST(text.err != "");
}

BOOST_AUTO_TEST_CASE(bad_servers) {
  const std::string password = "Ganymed-7";
  const std::string wrong = "Kallisto-8";
  const kontor::test::PasswordRole role(password);
  const Arguments command = {"--book", role.address(), "stock", "list"};
  Sentences sentences;
  for (const auto& [name, given] :
       {std::pair("wrong password", wrong), std::pair("no password", std::string())}) {
    const kontor::test::PasswordFile file(given);
    sentences.add(name, 3, command, role.socket(), file.variables());
  }
  sentences.add("no server", 3, {"--book", "postgresql:///shop?host=/nowhere", "stock", "list"});
  for (const std::string& secret : {password, wrong}) BOOST_TEST(!sentences.say(secret));
  sentences.check("cli_bad_servers");
  // The right one opens the database, which is only no book.
  const auto opened = run_kontor(command, kontor::test::PasswordFile(password).variables());
  BOOST_TEST(opened.status == 2, opened.err);
}

BOOST_AUTO_TEST_CASE(wrong_usage) {
  Sentences sentences;
  sentences.add("no command", 2, {});
  sentences.add("no second word", 2, {"stock"});
  sentences.add("unknown word", 2, {"stock", "lisst"});
  sentences.add("unknown option", 2, {"stock", "list", "--colour", "red"});
  sentences.add("missing argument", 2, {"order", "show"});
  sentences.add("no value", 2, {"stock", "list", "--location"});
  sentences.add("an option for a value", 2, {"stock", "list", "--location", "--limit", "3"});
  sentences.add("an option for a file's value", 2,
                {"import", "auto", "orders.csv", "--location", "--as-of=2026-01-01", "more.csv"});
  sentences.add("not one of", 2, {"stock", "list", "--output", "xml"});
  sentences.add("no number", 2, {"stock", "list", "--limit", "many"});
  sentences.add("too large a number", 2,
                {"employee", "performance", "--return-days", "99999999999"});
  sentences.add("twice", 2, {"stock", "list", "--limit", "1", "--limit", "2"});
  sentences.check("cli_wrong_usage");
}

BOOST_AUTO_TEST_CASE(refusals_of_commands) {
  const TempDir dir;
  const Shop shop = new_shop(dir);
  const std::string book = shop.address();
  Sentences sentences;
  sentences.add("order", 1, {"--book", book, "order", "show", "#1"});
  sentences.add("product", 1, {"--book", book, "stock", "show", "LAMP"});
  sentences.add("location", 1, {"--book", book, "stock", "list", "--location", "MOON"});
  sentences.add("channel", 1, {"--book", book, "order", "list", "--channel", "FAX"});
  sentences.add("batch", 1, {"--book", book, "batch", "undo", "7"});
  sentences.add("date", 2, {"--book", book, "stock", "list", "--as-of", "yesterday"});
  sentences.add(
      "range", 1,
      {"--book", book, "ledger", "entries", "--from", "2026-02-01", "--to", "2026-01-01"});
  sentences.add("profile", 2, {"--book", book, "import", "fax-orders", "/dev/null"});
  sentences.add("currency", 1, {"--book", book, "entity", "add", "Kiosk", "--currency", "XQX"});
  sentences.add("zone", 1, {"--book", book, "location", "add", "Moon", "--time-zone", "Moon/Sea"});
  sentences.check("cli_refusals");
}

BOOST_AUTO_TEST_CASE(full_disk) {
  const TempDir dir;
  const Shop shop = new_shop(dir);
  const std::string before = shop.figures();
  const auto file = dir / "orders.csv";
  kontor::test::write_many_orders(file);
  constexpr long long room = 600'000;  // enough to begin, not to end
  for (const std::string language : languages) {
    const auto run = kontor::test::run_kontor_with_room(
        room, {"--book", shop.address(), "import", "shopify-orders", file.string(), "--channel",
               "WEB", "--lang", language});
    BOOST_TEST(run.status == 3, run.err);
    BOOST_TEST(run.err != "");
  }
  // What was committed is whole, and with room again it comes to its end.
  BOOST_TEST(shop.json({"book", "check"}).dump() == "[]");
  const auto batches = shop.json({"batch", "list"});
  for (const auto& batch : batches) {
    if (batch["state"] != "done") shop.expect(0, {"batch", "undo", batch["batch"].dump()});
  }
  BOOST_TEST(shop.figures() == before);
}

BOOST_AUTO_TEST_SUITE_END()
