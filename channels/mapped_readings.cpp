#include "channels/mapped_readings.h"

#include <algorithm>
#include <map>

#include "channels/date_column.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

/// An expression of dates, and the file whose column it reads; the expression is the mapping's own.
struct DateRule {
  Expression* expression = nullptr;
  std::string file;
};

void add_date(std::vector<DateRule>& all, RecordRules& rules, Expression& expression) {
  if (expression.from != Expression::From::column) return;
  const bool away = expression.look_up.has_value();
  all.push_back({&expression, away ? rules.look_ups[*expression.look_up].file : rules.file});
}

std::vector<DateRule> date_rules(Mapping& mapping) {
  std::vector<DateRule> all;
  if (mapping.orders) {
    OrderRules& orders = *mapping.orders;
    for (Expression* date : {&orders.placed, &orders.paid, &orders.fulfilled, &orders.cancelled}) {
      add_date(all, orders, *date);
    }
  }
  if (mapping.bank) add_date(all, *mapping.bank, mapping.bank->date);
  return all;
}

bool is_blank_word(const Expression& expression, std::string_view value) {
  return value.empty() || std::find(expression.blank.begin(), expression.blank.end(), value) !=
                              expression.blank.end();
}

/// Goes through a file's values of a column.
std::optional<Refusal> see_all(const Table& file, const Expression& expression, DateColumn& dates) {
  const std::unique_ptr<Table> table = file.reopened();
  const Column column = table->column(expression.text);
  while (column && table->next()) {
    const std::string_view value = table->cell(column).text;
    if (!is_blank_word(expression, value)) dates.see(value);
  }
  return table->problem();
}

std::optional<Refusal> decide_date(const DateRule& rule, const SetFiles& files) {
  Expression& expression = *rule.expression;
  DateColumn dates;
  const Table* last = nullptr;
  for (const SetFile& file : files) {
    if (file.form != rule.file) continue;
    last = file.table.get();
    if (auto problem = see_all(*last, expression, dates)) return problem;
  }
  if (last == nullptr) return std::nullopt;
  const DateColumn::Decision decision = dates.decide(last->dates());
  if (decision.open) {
    return Refusal{
        RefusalCode::file_dates_unclear,
        {{"file", last->file()}, {"column", expression.text}, {"value", decision.example}}};
  }
  expression.date = decision.pattern;
  return std::nullopt;
}

const Table* file_of(const SetFiles& files, const std::string& form) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const SetFile& file) { return file.form == form; });
  return found == files.end() ? nullptr : found->table.get();
}

void tell_dates(const std::vector<DateRule>& rules, const SetFiles& files,
                std::vector<intake::Note>& notes) {
  std::map<std::pair<std::string, std::string>, std::string> columns;  // by file and pattern
  for (const DateRule& rule : rules) {
    const Table* file = file_of(files, rule.file);
    if (file == nullptr) continue;
    std::string& names = columns[{file->file(), rule.expression->date}];
    names += (names.empty() ? "" : ", ") + rule.expression->text;
  }
  for (const auto& [key, names] : columns) {
    notes.push_back({intake::NoteCode::dates_read_as,
                     {{"file", key.first},
                      {"columns", names},
                      {"format", key.second.empty() ? "yyyy-MM-dd" : key.second}}});
  }
}

}  // namespace

std::optional<Refusal> decide_readings(Mapping& mapping, const SetFiles& files,
                                       std::vector<intake::Note>& notes) {
  const std::vector<DateRule> rules = date_rules(mapping);
  for (const DateRule& rule : rules) {
    if (!rule.expression->date.empty()) continue;
    if (auto refusal = decide_date(rule, files)) return refusal;
  }
  tell_dates(rules, files, notes);
  notes.push_back({intake::NoteCode::numbers_read_as,
                   {{"example", std::string(number_example(mapping.decimal))}}});
  return std::nullopt;
}

}  // namespace kontor::channels
