#include "persistence/stores/query.h"

#include <fmt/format.h>

#include <functional>

#include "domain/base/check.h"
#include "domain/base/failure.h"

namespace kontor::persistence {

/// SOCI keeps references to what is bound, so values, indicators and names live here.
struct Query::Bound {
  std::string name;
  bool is_text = false;
  long long number = 0;
  std::string text;
  soci::indicator indicator = soci::i_ok;
};

struct Query::Column {
  bool is_text = false;
  bool is_flag = false;
  int flag = 0;
  long long number = 0;
  std::string text;
  soci::indicator indicator = soci::i_ok;
  bool may_be_null = false;
  std::function<void(Column&)> copy;
};

Query::Query(SqlUnit& unit, std::string text) : m_unit(unit), m_text(std::move(text)) {}
Query::Query(Unit& unit, std::string text) : Query(sql(unit), std::move(text)) {}
Query::~Query() = default;

Query::Bound& Query::add_bound(std::string_view name) {
  m_bound.push_back(std::make_unique<Bound>());
  m_bound.back()->name = name;
  return *m_bound.back();
}

Query& Query::bind(std::string_view name, bool value) { return bind(name, value ? 1 : 0); }

Query& Query::bind(std::string_view name, std::string_view value) {
  Bound& bound = add_bound(name);
  bound.is_text = true;
  bound.text = value;
  return *this;
}

Query& Query::bind(std::string_view name, const std::optional<std::int64_t>& value) {
  Bound& bound = add_bound(name);
  bound.number = value.value_or(0);
  bound.indicator = value ? soci::i_ok : soci::i_null;
  return *this;
}

Query& Query::bind(std::string_view name, const std::optional<std::string>& value) {
  bind(name, std::string_view(value ? *value : std::string()));
  m_bound.back()->indicator = value ? soci::i_ok : soci::i_null;
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
  return bind(name, m_unit.dialect().id_list(values));
}

Query& Query::bind_texts(std::string_view name, const std::vector<std::string>& values) {
  return bind(name, m_unit.dialect().text_list(values));
}

Query::Column& Query::number_column() {
  m_columns.push_back(std::make_unique<Column>());
  return *m_columns.back();
}

Query::Column& Query::text_column() {
  Column& column = number_column();
  column.is_text = true;
  return column;
}

void Query::add_target(std::int64_t& target) {
  number_column().copy = [&target](Column& c) { target = c.number; };
}

void Query::add_target(std::int32_t& target) {
  number_column().copy = [&target](Column& c) { target = static_cast<std::int32_t>(c.number); };
}

void Query::add_target(bool& target) {
  Column& column = number_column();
  column.is_flag = true;
  column.copy = [&target](Column& c) { target = c.flag != 0; };
}

void Query::add_target(std::string& target) {
  text_column().copy = [&target](Column& c) { target = c.text; };
}

void Query::add_target(Currency& target) {
  text_column().copy = [&target](Column& c) {
    const auto known = Currency::parse(c.text);
    if (!known) throw Failure(FailureCode::database_damaged, {{"detail", "currency " + c.text}});
    target = *known;
  };
}

void Query::add_target(std::optional<std::int64_t>& target) {
  Column& column = number_column();
  column.may_be_null = true;
  column.copy = [&target](Column& c) {
    if (c.indicator == soci::i_null) {
      target.reset();
    } else {
      target = c.number;
    }
  };
}

void Query::add_target(std::optional<std::string>& target) {
  Column& column = text_column();
  column.may_be_null = true;
  column.copy = [&target](Column& c) {
    if (c.indicator == soci::i_null) {
      target.reset();
    } else {
      target = c.text;
    }
  };
}

void Query::add_target(std::optional<Instant>& target) {
  Column& column = number_column();
  column.may_be_null = true;
  column.copy = [&target](Column& c) {
    target.reset();
    if (c.indicator != soci::i_null) target = Instant{c.number};
  };
}

void Query::add_target(std::optional<BusinessDate>& target) {
  Column& column = number_column();
  column.may_be_null = true;
  column.copy = [&target](Column& c) {
    target.reset();
    if (c.indicator != soci::i_null) target = BusinessDate{static_cast<std::int32_t>(c.number)};
  };
}

void Query::prepare() {
  m_statement = std::make_unique<soci::statement>(m_unit.session());
  m_statement->alloc();
  for (const auto& each : m_columns) {
    Column& column = *each;
    if (column.is_text) {
      m_statement->exchange(soci::into(column.text, column.indicator));
    } else if (column.is_flag) {
      m_statement->exchange(soci::into(column.flag, column.indicator));
    } else {
      m_statement->exchange(soci::into(column.number, column.indicator));
    }
  }
  for (const auto& each : m_bound) {
    Bound& bound = *each;
    if (bound.is_text) {
      m_statement->exchange(soci::use(bound.text, bound.indicator, bound.name));
    } else {
      m_statement->exchange(soci::use(bound.number, bound.indicator, bound.name));
    }
  }
  // One-time: on PostgreSQL one round trip instead of three.
  m_statement->prepare(m_text, soci::details::st_one_time_query);
  m_statement->define_and_bind();
}

bool Query::next() {
  KONTOR_ASSERT(!m_columns.empty());
  if (!m_statement) {
    prepare();
    m_statement->execute(false);
  }
  if (!m_statement->fetch()) return false;
  for (const auto& each : m_columns) {
    Column& column = *each;
    if (column.indicator == soci::i_null && !column.may_be_null) {
      throw Failure(FailureCode::database_damaged, {{"detail", "null where a value must be"}});
    }
    column.copy(column);
  }
  return true;
}

std::int64_t Query::execute() {
  KONTOR_ASSERT(m_columns.empty() && !m_statement);
  prepare();
  m_statement->execute(true);
  return m_statement->get_affected_rows();
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
