#include <signal.h>

#include <cstdlib>
#include <fstream>

#include "domain/base/failure.h"
#include "persistence/engine/native.h"
#include "tests/support/book_fixture.h"

namespace kontor::persistence {

using test::address_of;
using test::opened;

namespace {

/// A server of its own that a test may freeze and stop. The path is short because socket paths are.
class OwnServer {
 public:
  OwnServer() : m_dir("/tmp/kontor-server-" + std::to_string(::getpid())) {
    run("start");
    m_address = "postgresql:///postgres?host=" + m_dir + "&user=postgres";
    test::postgres_execute(m_address, "create database book encoding 'UTF8' template template0");
    m_address = test::postgres_address(m_address, "book");
    std::ifstream(m_dir + "/data/postmaster.pid") >> m_pid;
  }
  ~OwnServer() {
    if (m_pid == 0) return;
    signal_all(SIGCONT);
    run("stop");
  }
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;

  const std::string& address() const { return m_address; }
  void stop() { run("stop"); }

  /// Asks one role for a password; the others stay trusted.
  void ask_password_of(const std::string& role) const {
    std::ofstream(m_dir + "/data/pg_hba.conf")
        << "local all " << role << " scram-sha-256\nlocal all all trust\n";
    test::postgres_execute(m_address, "select pg_reload_conf()");
  }

  /// To the server and every process that it started.
  void signal_all(int signal) const {
    if (m_pid == 0) return;
    std::error_code none;
    for (const auto& process : std::filesystem::directory_iterator("/proc", none)) {
      std::ifstream stat(process.path() / "stat");
      std::string id, name, state;
      pid_t parent = 0;
      stat >> id >> name >> state >> parent;
      if (parent == m_pid) ::kill(std::atoi(id.c_str()), signal);
    }
    ::kill(m_pid, signal);
  }

 private:
  void run(const std::string& verb) {
    const auto script = test::source_dir() / "tests" / "support" / "postgres";
    const std::string command =
        "'" + script.string() + "' " + verb + " '" + m_dir + "' >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    if (verb == "start") BOOST_REQUIRE(status == 0);
    if (verb == "stop") m_pid = 0;
  }

  std::string m_dir;
  std::string m_address;
  pid_t m_pid = 0;
};

OpenOptions impatient() {
  OpenOptions options;
  options.times.connect = std::chrono::seconds(2);
  options.times.answer = std::chrono::milliseconds(1000);
  options.reconnect = std::chrono::seconds(1);
  return options;
}

bool unreachable(const Failure& failure) {
  return failure.code() == FailureCode::database_unreachable ||
         failure.code() == FailureCode::database_lost;
}

std::int64_t count_meta(SqlBook& book) {
  return book.read(
      [](Unit& u) { return select_number(sql(u).session(), "select count(*) from book_meta"); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine_server)

BOOST_AUTO_TEST_CASE(no_server_at_all) {
  const auto begin = std::chrono::steady_clock::now();
  for (const char* address :
       {"postgresql:///book?host=/nowhere&user=x", "postgresql://127.0.0.1:1/book?user=x"}) {
    BOOST_CHECK_EXCEPTION(open_book(address_of(address)), Failure, unreachable);
  }
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(10)));
}

BOOST_AUTO_TEST_CASE(a_wrong_password_and_none) {
  OwnServer server;
  const FixedClock clock(test::test_now());
  BOOST_REQUIRE(static_cast<bool>(create_book(address_of(server.address()), clock)));
  test::postgres_execute(server.address(),
                         "create role clerk login password 'right' in role kontor_app");
  server.ask_password_of("clerk");
  std::string text = server.address();
  text.replace(text.find("user=postgres"), 13, "user=clerk");
  const auto refused = [](const Failure& f) {
    return f.code() == FailureCode::database_login_refused;
  };
  ::setenv("PGPASSFILE", "/nowhere", 1);
  BOOST_CHECK_EXCEPTION(open_book(address_of(text)), Failure, refused);
  ::setenv("PGPASSWORD", "wrong", 1);
  BOOST_CHECK_EXCEPTION(open_book(address_of(text)), Failure, refused);
  ::setenv("PGPASSWORD", "right", 1);
  BOOST_TEST(count_meta(*opened(address_of(text))) > 0);
  ::unsetenv("PGPASSWORD");
  ::unsetenv("PGPASSFILE");
}

BOOST_AUTO_TEST_CASE(a_server_that_freezes_and_one_that_is_gone) {
  OwnServer server;
  const FixedClock clock(test::test_now());
  BOOST_REQUIRE(static_cast<bool>(create_book(address_of(server.address()), clock)));
  const auto book = opened(address_of(server.address()), impatient());
  const std::int64_t rows = count_meta(*book);
  BOOST_TEST(rows > 0);

  server.signal_all(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  BOOST_CHECK_EXCEPTION(count_meta(*book), Failure, unreachable);
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(30)));
  server.signal_all(SIGCONT);
  BOOST_TEST(count_meta(*book) == rows);

  server.stop();
  BOOST_CHECK_EXCEPTION(count_meta(*book), Failure, unreachable);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::persistence
