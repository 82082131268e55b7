#include "tests/golden/cli_trouble.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "persistence/engine/open.h"
#include "tests/support/pg.h"
#include "tests/support/shop_files.h"

namespace kontor::test {

std::vector<std::pair<std::string, std::filesystem::path>> bad_files(
    const std::filesystem::path& dir) {
  std::vector<std::pair<std::string, std::filesystem::path>> files;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    files.emplace_back(name, dir / (name + ".csv"));
    write_file(files.back().second, bytes);
  };
  write_orders(dir / "good.csv", first_week());
  const std::string good = read_file(dir / "good.csv");
  const std::string header = good.substr(0, good.find('\n') + 1);
  write_products(dir / "products.csv");
  add("other profile", read_file(dir / "products.csv"));
  add("cut off", good + "\"#2000,paid,2026");
  add("binary", std::string("PK\x03\x04\x14\x00\x06\x00", 8) + std::string(600, '\0'));
  add("html", "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body></body></html>\n");
  std::string mixed = good;
  mixed.replace(mixed.rfind("Leselampe"), 9, "Lesel\xE4mpch");
  add("mixed encodings", good + "#1099,,,,,,,,,,,,,,,,,,1,كرسي,1.00,X,\n" + mixed);
  add("no header", good.substr(header.size()));
  std::string twice = header;
  twice.insert(twice.size() - 1, ",Total");
  add("duplicate header", twice + good.substr(header.size()));
  add("empty", "");
  add("no rows", header);
  return files;
}

void write_long_line(const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  const std::string block(1'000'000, 'a');
  out << "Name,Created at,Financial Status,Currency,Total,Lineitem quantity,Lineitem name,"
         "Lineitem price\n";
  for (int i = 0; i < 200; ++i) out << block;
}

void write_many_orders(const std::filesystem::path& file) {
  constexpr int many = 6'000;
  std::vector<SoldOrder> orders;
  for (int i = 0; i < many; ++i) {
    orders.push_back({"#" + std::to_string(10'000 + i), "2026-03-02", {{"LAMP-1", 1}}});
  }
  write_orders(file, orders);
}

void make_newer(const std::string& address) {
  const auto parsed = persistence::parse_address(address);
  BOOST_REQUIRE(static_cast<bool>(parsed));
  const auto book = persistence::open_book(*parsed);
  BOOST_REQUIRE(static_cast<bool>(book));
  (*book)->write([](Unit& unit) {
    auto& session = persistence::sql(unit).session();
    session << "insert into schema_version (version, name, checksum, applied_at) "
               "values (9999, 'future', 'x', 0)";
    session << "update book_meta set value = '9999' where key = 'compatible_with'";
  });
}

ProgramRun run_kontor_with_room(long long bytes, const Arguments& arguments) {
  // The program inherits both: a limit that ends writes with an error instead of a signal.
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  rlimit room = before;
  room.rlim_cur = static_cast<rlim_t>(bytes);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &room);
  const ProgramRun run = run_kontor(arguments);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  return run;
}

PasswordRole::PasswordRole(const std::string& password) {
  postgres_execute(postgres_base(), "create role " + m_name + " login password '" + password +
                                        "' in role kontor_password");
}

PasswordRole::~PasswordRole() {
  try {
    postgres_execute(postgres_base(), "drop role " + m_name);
  } catch (const std::exception&) {
    // The server of a test run is thrown away as a whole.
  }
}

std::string PasswordRole::address() const {
  const std::string base = postgres_base();
  return base.substr(0, base.find('?')) + "?host=" + socket() + "&user=" + m_name;
}

std::string PasswordRole::socket() const {
  const std::string base = postgres_base();
  const std::string parameter = "host=";
  const auto at = base.find(parameter);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, "no server of tests/support/postgres: " + base);
  return base.substr(at + parameter.size(), base.find('&', at) - at - parameter.size());
}

PasswordFile::PasswordFile(const std::string& password) {
  write_file(m_dir / "pgpass", "*:*:*:*:" + password + "\n");
  std::filesystem::permissions(m_dir / "pgpass", std::filesystem::perms::owner_read);
}

Variables PasswordFile::variables() const { return {{"PGPASSFILE", (m_dir / "pgpass").string()}}; }

}  // namespace kontor::test
