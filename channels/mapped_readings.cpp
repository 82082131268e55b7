#include "channels/mapped_readings.h"

#include <algorithm>
#include <map>

#include "channels/column_sample.h"
#include "channels/date_column.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

/// An expression of dates or numbers, and the file whose column it reads; the expression is the
/// mapping's own.
struct ColumnRule {
  Expression* expression = nullptr;
  std::string file;
};

void add_rule(std::vector<ColumnRule>& all, RecordRules& rules, Expression& expression) {
  if (expression.from != Expression::From::column) return;
  const bool away = expression.look_up.has_value();
  all.push_back({&expression, away ? rules.look_ups[*expression.look_up].file : rules.file});
}

std::vector<ColumnRule> date_rules(Mapping& mapping) {
  std::vector<ColumnRule> all;
  if (mapping.orders) {
    OrderRules& orders = *mapping.orders;
    for (Expression* date : {&orders.placed, &orders.paid, &orders.fulfilled, &orders.cancelled}) {
      add_rule(all, orders, *date);
    }
  }
  if (mapping.bank) add_rule(all, *mapping.bank, mapping.bank->date);
  return all;
}

std::vector<ColumnRule> number_rules(Mapping& mapping) {
  std::vector<ColumnRule> all;
  for (ProductRules& products : mapping.products) {
    for (Expression* number : {&products.price, &products.compare_at, &products.cost}) {
      add_rule(all, products, *number);
    }
    for (auto& [market, price] : products.market_prices) add_rule(all, products, price);
  }
  if (mapping.stock) {
    add_rule(all, *mapping.stock, mapping.stock->counted);
    add_rule(all, *mapping.stock, mapping.stock->unavailable);
  }
  if (mapping.orders) {
    OrderRules& o = *mapping.orders;
    LineRules& l = o.line;
    for (Expression* number :
         {&o.shipping, &o.discount, &o.tax, &o.total, &o.refunded, &o.outstanding, &l.quantity,
          &l.price, &l.gross, &l.tax, &l.discount, &l.discount_rate, &l.cost}) {
      add_rule(all, o, *number);
    }
  }
  if (mapping.bank) {
    BankRules& bank = *mapping.bank;
    for (Expression* number : {&bank.amount, &bank.debit, &bank.credit}) {
      add_rule(all, bank, *number);
    }
  }
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

std::optional<Refusal> decide_date(const ColumnRule& rule, const SetFiles& files) {
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

void tell_dates(const std::vector<ColumnRule>& rules, const SetFiles& files,
                std::vector<intake::Note>& notes) {
  std::map<std::pair<std::string, std::string>, std::string> columns;  // by file and pattern
  for (const ColumnRule& rule : rules) {
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

/// A column of numbers whose way of writing its values decide.
struct UndecidedNumbers {
  Expression* expression = nullptr;
  NumberColumn numbers;
};

/// Goes through a file's values of these columns, once.
std::optional<Refusal> see_numbers(const Table& file, std::vector<UndecidedNumbers>& undecided) {
  const std::unique_ptr<Table> table = file.reopened();
  std::vector<Column> columns;
  for (const UndecidedNumbers& one : undecided)
    columns.push_back(table->column(one.expression->text));
  while (table->next()) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i]) continue;
      const Expression& expression = *undecided[i].expression;
      std::string value(table->cell(columns[i]).text);
      if (is_blank_word(expression, value)) continue;
      const std::string& suffix = expression.strip_suffix;
      if (!suffix.empty() && value.ends_with(suffix)) value.resize(value.size() - suffix.size());
      if (!value.empty()) undecided[i].numbers.see(value);
    }
  }
  return table->problem();
}

Refusal numbers_unclear(const Mapping& mapping, const Table& file, const UndecidedNumbers& one) {
  Refusal refusal{RefusalCode::mapping_invalid,
                  {{"mapping", mapping.name},
                   {"path", "decimal"},
                   {"why", "missing"},
                   {"file", file.file()},
                   {"column", one.expression->text},
                   {"value", one.numbers.example()}}};
  if (!one.numbers.other_example().empty())
    refusal.args.emplace_back("other", one.numbers.other_example());
  return refusal;
}

/// The one decimal mark that the columns show whose values leave nothing open.
std::optional<formats::DecimalStyle::Mark> shown_mark(
    const std::vector<UndecidedNumbers>& undecided) {
  std::optional<formats::DecimalStyle::Mark> mark;
  for (const UndecidedNumbers& one : undecided) {
    const auto style = one.numbers.style();
    if (!style || !one.numbers.marks() || one.numbers.ambiguous()) continue;
    if (mark && *mark != style->mark) return std::nullopt;
    mark = style->mark;
  }
  return mark;
}

/// Decides each column by all of its values. One that leaves it open (`1,234`) is written as the
/// other columns of its file, where those agree.
std::optional<Refusal> decide_numbers(Mapping& mapping, const SetFiles& files,
                                      std::vector<intake::Note>& notes) {
  std::map<std::string, std::vector<UndecidedNumbers>> by_form;
  for (const ColumnRule& rule : number_rules(mapping))
    if (!rule.expression->decimal && !rule.expression->values)
      by_form[rule.file].push_back({rule.expression, {}});
  for (auto& [form, undecided] : by_form) {
    const Table* last = nullptr;
    for (const SetFile& file : files) {
      if (file.form != form) continue;
      last = file.table.get();
      if (auto problem = see_numbers(*last, undecided)) return problem;
    }
    if (last == nullptr) continue;
    const auto mark = shown_mark(undecided);
    std::map<std::string_view, std::vector<std::string>> told;
    for (UndecidedNumbers& one : undecided) {
      const bool open = one.numbers.ambiguous();
      const auto style = open && mark ? one.numbers.style(*mark) : one.numbers.style();
      if ((open && !mark) || !one.numbers.other_example().empty())
        return numbers_unclear(mapping, *last, one);
      if (!style) continue;
      one.expression->decimal = *style;
      if (one.numbers.marks()) told[number_example(*style)].push_back(one.expression->text);
    }
    for (const auto& [example, columns] : told)
      notes.push_back({intake::NoteCode::numbers_read_as,
                       {{"file", last->file()},
                        {"columns", joined(columns)},
                        {"example", std::string(example)}}});
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> decide_readings(Mapping& mapping, const SetFiles& files,
                                       std::vector<intake::Note>& notes) {
  const std::vector<ColumnRule> rules = date_rules(mapping);
  for (const ColumnRule& rule : rules) {
    if (!rule.expression->date.empty()) continue;
    if (auto refusal = decide_date(rule, files)) return refusal;
  }
  tell_dates(rules, files, notes);
  if (!mapping.decimal) return decide_numbers(mapping, files, notes);
  notes.push_back({intake::NoteCode::numbers_read_as,
                   {{"example", std::string(number_example(*mapping.decimal))}}});
  return std::nullopt;
}

}  // namespace kontor::channels
