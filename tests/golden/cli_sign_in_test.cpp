// What people are told when a book does not let them in, in four languages.

#include <sys/stat.h>

#include "tests/golden/cli_golden.h"

namespace kontor::test {

namespace cli_sign_in_test {

const std::string password = "a harbour, nine lamps";

/// A book that asks, and a token for `stock list` in it.
struct SignInShop {
  SignInShop() : shop((dir / "shop.kontor").string()) {
    shop.expect(0, {"book", "create", "--entity", "Lampen", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"employee", "add", "Ana"});
    const auto set =
        run_kontor({"--book", shop.address(), "employee", "password"}, {}, password + "\n");
    BOOST_REQUIRE(set.status == 0);
    const auto made = shop.run_as("OWNER", password,
                                  {"token", "add", "nightly", "--commands", "stock list", "--file",
                                   (dir / "token").string()});
    BOOST_REQUIRE_MESSAGE(made.status == 0, made.err);
    write_file(dir / "open", read_file(dir / "token"));
    ::chmod((dir / "open").c_str(), 0644);
    write_file(dir / "unknown", "kontor-token 1\nx\n");
    ::chmod((dir / "unknown").c_str(), 0600);
  }

  /// What is said in a language, with the folder of the test left out.
  std::string said(const std::string& language, Arguments arguments, const std::string& input,
                   int status = 1) const {
    arguments.insert(arguments.begin(), {"--book", shop.address(), "--lang", language});
    const auto run = run_kontor(arguments, {}, input);
    BOOST_TEST(run.status == status, run.err);
    BOOST_TEST(run.out == "");
    std::string text = run.err;
    const std::string folder = dir.path().string() + "/";
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
      text.replace(at, folder.size(), "DIR/");
    }
    return text;
  }
  std::string by_token(const std::string& language, const std::string& file,
                       Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--token", (dir / file).string()});
    return said(language, arguments, {});
  }
  std::string owner(const std::string& language, Arguments arguments, const std::string& more = {},
                    int status = 1) const {
    arguments.insert(arguments.begin(), {"--as", "OWNER"});
    return said(language, arguments, password + "\n" + more, status);
  }

  TempDir dir;
  Shop shop;
};

std::string all_said(const SignInShop& s, const std::string& language) {
  std::string text;
  const auto add = [&](const std::string& name, const std::string& said) {
    text += name + ": " + said;
  };
  add("nobody", s.said(language, {"stock", "list"}, {}));
  // Another code in each language: the tries of one code add up.
  add("wrong", s.said(language, {"--as", "X-" + language, "stock", "list"}, "not it\n"));
  add("both", s.said(language, {"--as", "X", "--token", "t", "stock", "list"}, {}, 2));
  add("not for it", s.by_token(language, "token", {"book", "digest"}));
  add("never for it", s.by_token(language, "token", {"device", "list"}));
  add("open to others", s.by_token(language, "open", {"stock", "list"}));
  add("unknown token", s.by_token(language, "unknown", {"stock", "list"}));
  add("short", s.owner(language, {"employee", "password", "ANA"}, "short\n"));
  add("easy", s.owner(language, {"employee", "password", "ANA"}, "aaaaaaaaaaaaa\n"));
  add("no code yet", s.owner(language, {"device", "enrol", "--code"}, "0000-0000\n"));
  add("no machine", s.owner(language, {"device", "revoke", "Till 9"}));
  add("no command",
      s.owner(language,
              {"token", "add", "t", "--commands", "stock fly", "--file", (s.dir / "new").string()},
              {}, 2));
  return text;
}

}  // namespace cli_sign_in_test

BOOST_AUTO_TEST_SUITE(cli_sign_in)

BOOST_AUTO_TEST_CASE(who_is_not_let_in_is_told_why) {
  const cli_sign_in_test::SignInShop shop;
  for (const std::string language : {"en", "ar", "zh_CN", "ro"}) {
    check_golden("cli_sign_in." + language + ".txt", cli_sign_in_test::all_said(shop, language));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
