#include "persistence/stores/query.h"

#include <fmt/format.h>

#include "domain/base/check.h"
#include "domain/base/failure.h"

namespace kontor::persistence {

Query::Query(SqlUnit& unit, std::string text) : m_unit(unit), m_text(std::move(text)) {}
Query::Query(Unit& unit, std::string text) : Query(sql(unit), std::move(text)) {}

Slot& Query::add_bound(std::string_view name, SlotType type) {
  Slot& bound = m_bound.emplace_back();
  bound.type = type;
  bound.name = name;
  return bound;
}

Query& Query::bind(std::string_view name, bool value) { return bind(name, value ? 1 : 0); }

Query& Query::bind(std::string_view name, std::string_view value) {
  add_bound(name, SlotType::text).text = value;
  return *this;
}

Query& Query::bind(std::string_view name, const std::optional<std::int64_t>& value) {
  Slot& bound = add_bound(name, SlotType::number);
  bound.number = value.value_or(0);
  bound.state = value ? soci::i_ok : soci::i_null;
  return *this;
}

Query& Query::bind(std::string_view name, const std::optional<std::string>& value) {
  Slot& bound = add_bound(name, SlotType::text);
  if (value) bound.text = *value;
  bound.state = value ? soci::i_ok : soci::i_null;
  return *this;
}

Query& Query::bind(std::string_view name, const std::optional<BusinessDate>& value) {
  if (value) return bind(name, value->days);
  return bind(name, std::optional<std::int64_t>());
}

Query& Query::bind(std::string_view name, const std::optional<Instant>& value) {
  if (value) return bind(name, value->ms);
  return bind(name, std::optional<std::int64_t>());
}

Query& Query::bind_ids(std::string_view name, const std::vector<std::int64_t>& values) {
  add_bound(name, SlotType::text).text = m_unit.dialect().id_list(values);
  return *this;
}

Query& Query::bind_texts(std::string_view name, const std::vector<std::string>& values) {
  add_bound(name, SlotType::text).text = m_unit.dialect().text_list(values);
  return *this;
}

Query::Target& Query::add_column(SlotType type) {
  m_columns.push_back(type);
  return m_targets.emplace_back();
}

void Query::add_target(std::int64_t& target) {
  add_column(SlotType::number).copy = [&target](Slot& c) { target = c.number; };
}

void Query::add_target(std::int32_t& target) {
  add_column(SlotType::number).copy = [&target](Slot& c) {
    target = static_cast<std::int32_t>(c.number);
  };
}

void Query::add_target(bool& target) {
  add_column(SlotType::flag).copy = [&target](Slot& c) { target = c.flag != 0; };
}

void Query::add_target(std::string& target) {
  add_column(SlotType::text).copy = [&target](Slot& c) { target = c.text; };
}

void Query::add_target(Currency& target) {
  add_column(SlotType::text).copy = [&target](Slot& c) {
    const auto known = Currency::parse(c.text);
    if (!known) throw Failure(FailureCode::database_damaged, {{"detail", "currency " + c.text}});
    target = *known;
  };
}

void Query::add_target(std::optional<std::int64_t>& target) {
  Target& column = add_column(SlotType::number);
  column.may_be_null = true;
  column.copy = [&target](Slot& c) {
    target.reset();
    if (!c.null()) target = c.number;
  };
}

void Query::add_target(std::optional<std::string>& target) {
  Target& column = add_column(SlotType::text);
  column.may_be_null = true;
  column.copy = [&target](Slot& c) {
    target.reset();
    if (!c.null()) target = c.text;
  };
}

void Query::add_target(std::optional<Instant>& target) {
  Target& column = add_column(SlotType::number);
  column.may_be_null = true;
  column.copy = [&target](Slot& c) {
    target.reset();
    if (!c.null()) target = Instant{c.number};
  };
}

void Query::add_target(std::optional<BusinessDate>& target) {
  Target& column = add_column(SlotType::number);
  column.may_be_null = true;
  column.copy = [&target](Slot& c) {
    target.reset();
    if (!c.null()) target = BusinessDate{static_cast<std::int32_t>(c.number)};
  };
}

bool Query::next() {
  KONTOR_ASSERT(!m_columns.empty());
  if (!m_statement) {
    m_statement.emplace(m_unit, m_text, std::move(m_bound), m_columns);
    m_statement->start();
  }
  if (!m_statement->next()) return false;
  std::vector<Slot>& cells = m_statement->columns();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].null() && !m_targets[i].may_be_null) {
      throw Failure(FailureCode::database_damaged, {{"detail", "null where a value must be"}});
    }
    m_targets[i].copy(cells[i]);
  }
  return true;
}

std::int64_t Query::execute() {
  KONTOR_ASSERT(m_columns.empty() && !m_statement);
  m_statement.emplace(m_unit, m_text, std::move(m_bound), m_columns);
  const std::int64_t changed = m_statement->run();
  m_statement.reset();
  return changed;
}

std::string in_ids(Unit& unit, std::string_view column, std::string_view name) {
  const Dialect& dialect = sql(unit).dialect();
  return dialect.postgresql() ? fmt::format("{} = any(cast(:{} as bigint[]))", column, name)
                              : fmt::format("{} in ({})", column, dialect.ids(name));
}

std::string in_texts(Unit& unit, std::string_view column, std::string_view name) {
  const Dialect& dialect = sql(unit).dialect();
  return dialect.postgresql() ? fmt::format("{} = any(cast(:{} as text[]))", column, name)
                              : fmt::format("{} in ({})", column, dialect.texts(name));
}

}  // namespace kontor::persistence
