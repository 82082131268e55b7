#include "channels/staff_files.h"

#include <algorithm>

#include "channels/read_list.h"
#include "domain/staff/people.h"

namespace kontor::channels {

namespace {

std::string_view trimmed_part(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// What stands between the separators, without blanks; empty parts are none.
std::vector<std::string> parts_between(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const auto part = trimmed_part(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

class EmployeeReader {
 public:
  using Row = staff::EmployeeRow;
  static constexpr const char* kind = "employees";

  explicit EmployeeReader(Table& table)
      : m_table(table),
        m_code(table.column("code")),
        m_name(table.column("name")),
        m_entity(table.column("entity")),
        m_shops(table.column("shops")),
        m_hired(table.column("hired")),
        m_left(table.column("left")),
        m_aliases(table.column("aliases")),
        m_state(table.column("state")) {}

  std::vector<std::string> missing() const {
    return m_code || m_name ? std::vector<std::string>() : std::vector<std::string>{"name"};
  }

  std::optional<Row> row(Values& values) {
    if (m_table.cell(m_state).text == "provisional") return std::nullopt;
    Row row;
    row.wish.code = text(m_code);
    if (const std::string name = text(m_name); !name.empty()) row.wish.name = name;
    if (m_entity) row.wish.entity = text(m_entity);
    if (m_shops) row.wish.shops = parts_between(text(m_shops), ',');
    if (m_hired) row.wish.hired = day(values, m_hired);
    if (m_left) row.wish.left = day(values, m_left);
    for (const std::string& alias : parts_between(text(m_aliases), ';')) {
      const std::size_t equals = std::min(alias.find('='), alias.size());
      row.aliases.push_back({alias.substr(0, equals),
                             equals < alias.size() ? alias.substr(equals + 1) : std::string()});
    }
    return row;
  }

 private:
  std::string text(const Column& column) const { return unguarded(m_table.cell(column).text); }
  std::optional<BusinessDate> day(Values& values, const Column& column) const {
    const auto time = values.time(m_table.cell(column));
    if (!time) return std::nullopt;
    return time->local.date;
  }

  Table& m_table;
  Column m_code, m_name, m_entity, m_shops, m_hired, m_left, m_aliases, m_state;
};

class HoursReader {
 public:
  using Row = staff::HoursRow;
  static constexpr const char* kind = "hours";

  explicit HoursReader(Table& table)
      : m_table(table),
        m_employee(table.column("employee")),
        m_date(table.column("date")),
        m_location(table.column("location")),
        m_hours(table.column("hours")) {}

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_employee) names.emplace_back("employee");
    if (!m_date) names.emplace_back("date");
    if (!m_hours) names.emplace_back("hours");
    return names;
  }

  std::optional<Row> row(Values& values) {
    Row row;
    row.employee = unguarded(values.needed(m_table.cell(m_employee)));
    row.date = values.needed_time(m_table.cell(m_date)).local.date;
    row.location = unguarded(m_table.cell(m_location).text);
    const Cell hours = m_table.cell(m_hours);
    const auto minutes = staff::minutes_of(unguarded(hours.text));
    if (!minutes) values.refuse(RefusalCode::value_not_number, hours);
    row.minutes = minutes.value_or(0);
    return row;
  }

 private:
  Table& m_table;
  Column m_employee, m_date, m_location, m_hours;
};

class TargetReader {
 public:
  using Row = staff::TargetRow;
  static constexpr const char* kind = "targets";

  explicit TargetReader(Table& table)
      : m_table(table),
        m_employee(table.column({"employee", "EmployeeID"})),
        m_month(table.column({"month", "TargetMonth"})),
        m_amount(table.column({"net_sales", "TargetAmount"})),
        m_currency(table.column("currency")) {}

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_employee) names.emplace_back("employee");
    if (!m_month) names.emplace_back("month");
    if (!m_amount) names.emplace_back("net_sales");
    return names;
  }

  std::optional<Row> row(Values& values) {
    Row row;
    row.employee = unguarded(values.needed(m_table.cell(m_employee)));
    // "2017/12/01", too.
    const Cell month = m_table.cell(m_month);
    std::string day(month.text);
    std::ranges::replace(day, '/', '-');
    row.month = values.needed_time({day, month.column}).local.date;
    row.amount = values.needed_decimal(m_table.cell(m_amount));
    row.currency = m_table.cell(m_currency).text;
    return row;
  }

 private:
  Table& m_table;
  Column m_employee, m_month, m_amount, m_currency;
};

}  // namespace

Result<ListFile<staff::TargetRow>> read_targets(const std::filesystem::path& path) {
  return read_list_file<TargetReader>(path);
}

Result<ListFile<staff::EmployeeRow>> read_employees(const std::filesystem::path& path) {
  return read_list_file<EmployeeReader>(path);
}

Result<ListFile<staff::HoursRow>> read_hours(const std::filesystem::path& path) {
  return read_list_file<HoursReader>(path);
}

}  // namespace kontor::channels
