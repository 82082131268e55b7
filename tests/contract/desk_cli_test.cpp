// Signing in at the command line, by processes of their own: what a book asks, what a token lets
// do, that a lock-out outlives programs, and that no secret is told.

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "persistence/stores/desk_store.h"
#include "tests/support/kontor.h"
#include "tests/support/lamp_shop.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace desk_cli_test {

const std::string password = "a harbour, nine lamps";

/// A book whose owner has a password, on a machine that keeps its keys in a folder of the test.
struct AskingShop {
  explicit AskingShop(const std::string& address) : shop(address) {
    shop.expect(0, {"book", "create", "--entity", "SHOP", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"employee", "add", "Ana"});
    shop.expect(0, {"employee", "role", "ANA", "seller"});
    const auto set =
        run_kontor({"--book", address, "employee", "password"}, variables(), password + "\n");
    BOOST_REQUIRE_MESSAGE(set.status == 0, set.err);
    BOOST_TEST(set.err.find("asks who is at it") != std::string::npos, set.err);
  }
  Variables variables() const { return {{"XDG_DATA_HOME", dir.path().string()}}; }
  ProgramRun run(Arguments arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"--book", shop.address()});
    return run_kontor(arguments, variables(), input);
  }
  /// As the owner, who types the password and then `more`.
  ProgramRun owner(Arguments arguments, const std::string& more = {}) const {
    arguments.insert(arguments.begin(), {"--as", "OWNER"});
    return run(std::move(arguments), password + "\n" + more);
  }
  void owner_may(const Arguments& arguments, const std::string& more = {}) const {
    const auto run = owner(arguments, more);
    BOOST_TEST(run.status == 0, arguments.back() << ": " << run.err);
  }
  std::string token(const std::string& commands) const {
    const std::string file = (dir / "token").string();
    owner_may({"token", "add", "nightly", "--commands", commands, "--file", file});
    return file;
  }

  TempDir dir;
  Shop shop;
};

/// A run on a terminal of its own: what is typed into it, what it shows.
struct TerminalRun {
  int status = -1;
  std::string shown;
};

TerminalRun on_terminal(const AskingShop& shop, Arguments arguments, const std::string& typed) {
  arguments.insert(arguments.begin(), {kontor_bin().string(), "--book", shop.shop.address()});
  std::vector<char*> pointers;
  for (std::string& text : arguments) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  BOOST_REQUIRE((master >= 0 && ::grantpt(master) == 0 && ::unlockpt(master) == 0));
  const std::string name = ::ptsname(master);
  const pid_t child = ::fork();
  if (child == 0) {
    ::setsid();
    const int slave = ::open(name.c_str(), O_RDWR);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(slave, fd);
    for (const auto& [variable, value] : shop.variables())
      ::setenv(variable.c_str(), value.c_str(), 1);
    ::setenv("LANG", "C.UTF-8", 1);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
  }
  TerminalRun run;
  char buffer[512];
  bool told = false;
  for (ssize_t count = 0; (count = ::read(master, buffer, sizeof buffer)) > 0;) {
    run.shown.append(buffer, static_cast<std::size_t>(count));
    // Typed when it is asked for: what is typed before is thrown away.
    if (told || run.shown.find(": ") == std::string::npos) continue;
    told = ::write(master, typed.data(), typed.size()) > 0;
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(master);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return run;
}

}  // namespace desk_cli_test

BOOST_AUTO_TEST_SUITE(desk_commands)

using namespace desk_cli_test;

BOOST_AUTO_TEST_CASE(a_book_that_asks_lets_in_who_gives_the_password) {
  on_each_engine([](const std::string& address) {
    const AskingShop s(address);
    for (const Arguments& act : {Arguments{"stock", "list"},
                                 {"channel", "list"},
                                 {"book", "info"},
                                 {"audit", "list"},
                                 {"book", "digest"},
                                 {"book", "copy", "sqlite://" + (s.dir / "copy").string()}}) {
      const auto run = s.run(act);
      BOOST_TEST(run.status == 1, act.front());
      BOOST_TEST(run.out.empty(), run.out);
      BOOST_TEST(run.err.find("asks who is at it") != std::string::npos, run.err);
    }
    BOOST_TEST(s.run({"profiles"}).status == 0);  // of no book
    s.owner_may({"stock", "list"});
    const auto wrong = s.run({"--as", "OWNER", "stock", "list"}, "not the password\n");
    const auto nobody = s.run({"--as", "NOBODY", "stock", "list"}, password + "\n");
    BOOST_TEST(wrong.status == 1);
    BOOST_TEST(wrong.err == nobody.err);
    BOOST_TEST(wrong.out.empty());
    BOOST_TEST(s.run({"--as", "OWNER", "stock", "list"}).status == 1, "nothing was typed");
    s.owner_may({"employee", "password", "ANA"}, "seven seas and a kite\n");
    // Another one set it: it is good for an own one and nothing else.
    const auto given = s.run({"--as", "ANA", "stock", "list"}, "seven seas and a kite\n");
    BOOST_TEST(given.status == 1);
    BOOST_TEST(given.out.empty(), given.out);
    BOOST_TEST(given.err.find("Set one of your own first") != std::string::npos, given.err);
    const auto own = s.run({"--as", "ANA", "employee", "password"},
                           "seven seas and a kite\neight hills and a boat\n");
    BOOST_TEST(own.status == 0, own.err);
    BOOST_TEST(s.run({"--as", "ANA", "stock", "list"}, "eight hills and a boat\n").status == 0);
    const auto ana = s.run({"--as", "ANA", "ledger", "trial-balance"}, "eight hills and a boat\n");
    BOOST_TEST(ana.status == 1);
    BOOST_TEST(ana.err.find("You need the right") != std::string::npos, ana.err);
  });
}

BOOST_AUTO_TEST_CASE(a_lock_out_outlives_the_programs) {
  on_each_engine([](const std::string& address) {
    const AskingShop s(address);
    for (int i = 0; i < 3; ++i) {
      BOOST_TEST(s.run({"--as", "OWNER", "stock", "list"}, "not the password\n").status == 1);
    }
    const auto locked = s.owner({"stock", "list"});
    BOOST_TEST(locked.status == 1);
    BOOST_TEST(locked.err.find("Try again in") != std::string::npos, locked.err);
    ::sleep(6);
    s.owner_may({"stock", "list"});
  });
}

BOOST_AUTO_TEST_CASE(a_token_is_for_its_commands_and_nothing_else) {
  on_each_engine([](const std::string& address) {
    const AskingShop s(address);
    const std::string file = s.token("stock  list,report list");
    const auto use = [&](const Arguments& words) {
      Arguments arguments{"--token", file};
      arguments.insert(arguments.end(), words.begin(), words.end());
      return s.run(arguments);
    };
    BOOST_TEST(use({"stock", "list"}).status == 0, use({"stock", "list"}).err);
    for (const Arguments& act : {Arguments{"stock", "show", "X"},
                                 {"channel", "list"},
                                 {"book", "digest"},
                                 {"book", "info"},
                                 {"employee", "password"},
                                 {"device", "list"},
                                 {"token", "list"}}) {
      const auto run = use(act);
      BOOST_TEST(run.status == 1, act.front());
      BOOST_TEST(run.out.empty(), run.out);
      BOOST_TEST(run.err.find("oken") != std::string::npos, run.err);
    }
    BOOST_TEST(s.run({"--token", file, "--as", "OWNER", "stock", "list"}).status == 2);
    ::chmod(file.c_str(), 0644);
    const auto open_to_others = use({"stock", "list"});
    BOOST_TEST(open_to_others.status == 1);
    BOOST_TEST(open_to_others.err.find("chmod 600") != std::string::npos, open_to_others.err);
    ::chmod(file.c_str(), 0600);
    BOOST_TEST(use({"stock", "list"}).status == 0);
    for (const char* never : {"token add", "employee password", "device code", "book key export"}) {
      const auto refused =
          s.owner({"token", "add", "x", "--commands", never, "--file", (s.dir / "never").string()});
      BOOST_TEST(refused.status == 1, never);
    }
    BOOST_TEST(s.owner({"token", "add", "x", "--commands", "stock fly", "--file",
                        (s.dir / "never").string()})
                   .status == 2);
    s.owner_may({"token", "revoke", "nightly"});
    BOOST_TEST(use({"stock", "list"}).status == 1);
  });
}

BOOST_AUTO_TEST_CASE(no_secret_is_told) {
  on_each_engine([](const std::string& address) {
    const AskingShop s(address);
    const std::string file = s.token("stock list");
    std::string secret = read_file(file);
    secret = secret.substr(secret.find('\n') + 1);
    secret.pop_back();
    BOOST_REQUIRE(secret.size() == 64U);
    s.owner_may({"device", "enrol", "--name", "Till 1"});
    const auto code = s.owner({"device", "code"});
    BOOST_REQUIRE(code.status == 0);
    const std::string one_time = code.out.substr(0, code.out.size() - 1);
    BOOST_TEST(one_time.size() == 19U);
    const auto wrong = s.run({"--as", "OWNER", "stock", "list"}, "not the password\n");
    const auto used = s.run({"--token", file, "stock", "list"});
    const auto refused = s.run({"--token", file, "book", "info"});
    const auto list = s.owner({"token", "list"});
    const auto audit = s.owner({"audit", "list", "--output", "json"});
    BOOST_TEST(audit.out.find("token.add") != std::string::npos);
    for (const auto& run : {wrong, used, refused, list, audit}) {
      for (const std::string& told :
           {password, std::string("not the password"), secret, one_time, std::string("argon2")}) {
        BOOST_TEST((run.out + run.err).find(told) == std::string::npos);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(in_a_restored_book_pins_are_off_until_an_administrator_came) {
  const TempDir dir;
  const AskingShop s("sqlite://" + (dir / "shop.kontor").string());
  s.owner_may({"book", "backup", (dir / "backup").string()});
  const std::string restored = "sqlite://" + (dir / "restored.kontor").string();
  const auto made = run_kontor({"--book", restored, "book", "restore", (dir / "backup").string()});
  BOOST_TEST(made.status == 0, made.err);
  BOOST_TEST(made.err.find("PINs are off") != std::string::npos, made.err);
  FixedClock clock(test_now());
  const auto pins_off = [&] {
    const auto book = take_open(restored, clock);
    persistence::SqlDeskStore desk;
    return book->book().read([&](Unit& unit) { return desk.pins_off(unit); });
  };
  BOOST_TEST(pins_off());
  const auto nobody = run_kontor({"--book", restored, "stock", "list"});
  BOOST_TEST(nobody.status == 1, "the restored book asks too");
  const auto came =
      run_kontor({"--book", restored, "--as", "OWNER", "stock", "list"}, {}, password + "\n");
  BOOST_TEST(came.status == 0, came.err);
  BOOST_TEST(!pins_off());
}

BOOST_AUTO_TEST_CASE(a_terminal_shows_nothing_that_is_typed) {
  const TempDir dir;
  const AskingShop s("sqlite://" + (dir / "shop.kontor").string());
  const auto in = on_terminal(s, {"--as", "OWNER", "channel", "list"}, password + "\r");
  BOOST_TEST(in.status == 0, in.shown);
  BOOST_TEST(in.shown.find("Password of OWNER: ") != std::string::npos, in.shown);
  BOOST_TEST(in.shown.find("harbour") == std::string::npos, in.shown);
  // A character of several bytes is taken back whole.
  const auto mended =
      on_terminal(s, {"--as", "OWNER", "channel", "list"}, password + "x\xc3\xa9\x7f\x7f\r");
  BOOST_TEST(mended.status == 0, mended.shown);
  const auto stopped = on_terminal(s, {"--as", "OWNER", "channel", "list"}, "a harb\x03");
  BOOST_TEST(stopped.status == 130, stopped.shown);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
