#include "persistence/stores/ledger_rows.h"

#include "domain/base/check.h"

namespace kontor::persistence {

namespace rows_detail {

std::vector<Slot> slots_of(Binds binds) {
  std::vector<Slot> slots(binds.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    slots[i].name = std::move(binds[i].name);
    if (const auto* number = std::get_if<long long>(&binds[i].value)) {
      slots[i].number = *number;
    } else {
      slots[i].type = SlotType::text;
      slots[i].text = std::move(std::get<std::string>(binds[i].value));
    }
  }
  return slots;
}

}  // namespace rows_detail

Prepared::Prepared(SqlUnit& unit, const std::string& text, Binds binds)
    : m_statement(unit, text, rows_detail::slots_of(std::move(binds)), {}, Runs::often) {}

void Prepared::set(std::size_t bind, std::int64_t value) {
  Slot& slot = m_statement.parameters().at(bind);
  KONTOR_ASSERT(slot.type == SlotType::number);
  slot.number = value;
}

void Prepared::set(std::size_t bind, std::string_view value) {
  Slot& slot = m_statement.parameters().at(bind);
  KONTOR_ASSERT(slot.type == SlotType::text);
  slot.text = value;
}

void Prepared::run() { m_statement.run(); }

void run_sql(SqlUnit& unit, const std::string& text, Binds binds) {
  Statement(unit, text, rows_detail::slots_of(std::move(binds))).run_later();
}

std::optional<std::int64_t> one_number(SqlUnit& unit, const std::string& text, Binds binds) {
  std::optional<std::int64_t> result;
  each_row<std::int64_t>(unit, text, std::move(binds), [&](std::int64_t number) {
    if (!result) result = number;
  });
  return result;
}

std::string parts_of(const Dialect& dialect, const std::string& table, const std::string& alias,
                     const std::string& entry) {
  if (!dialect.postgresql()) {
    return " cross join " + table + " " + alias + " on " + alias + ".entry_id = " + entry;
  }
  return " cross join lateral (select x.* from " + table + " x where x.entry_id = " + entry +
         " offset 0) " + alias;
}

std::string cells_in(const Dialect& dialect) {
  return dialect.postgresql() ? "select (cell->>0)::bigint, (cell->>1)::bigint "
                                "from json_array_elements(:cells::json) cell"
                              : "select json_extract(value, '$[0]'), json_extract(value, '$[1]') "
                                "from json_each(:cells)";
}

std::string cell_list(const std::vector<stock::Cell>& cells) {
  std::string text = "[";
  for (const stock::Cell& cell : cells) {
    if (text.size() > 1) text += ',';
    text +=
        '[' + std::to_string(cell.product.value) + ',' + std::to_string(cell.location.value) + ']';
  }
  return text + "]";
}

std::string in_books_of(const std::vector<company::Scope>& parts, const std::string& entity_column,
                        const std::string& channel_column) {
  std::string entities, channels;
  for (const company::Scope& part : parts) {
    std::string& ids = part.channel ? channels : entities;
    const std::int64_t id = part.channel ? part.channel.value : part.entity.value;
    ids += (ids.empty() ? "" : ", ") + std::to_string(id);
  }
  std::string where;
  const auto add = [&](const std::string& column, const std::string& ids) {
    if (!ids.empty()) where += (where.empty() ? "" : " or ") + column + " in (" + ids + ")";
  };
  add(entity_column, entities);
  add(channel_column, channels);
  return where.empty() ? where : "(" + where + ")";
}

}  // namespace kontor::persistence
