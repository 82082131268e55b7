#include "domain/desk/audit_list.h"

#include <algorithm>
#include <array>

#include "domain/base/failure.h"
#include "domain/base/fields.h"
#include "domain/books/audit_facts.h"

namespace kontor::desk {

namespace {

/// Fields of texts that only say them in an order (company::audit_text).
struct PlainFields {
  std::string_view subject;
  std::vector<std::string_view> names;
};
const std::array plain_fields = {
    PlainFields{"entity",
                {"code", "name", "country", "currency", "zone", "fiscal_year_month", "tax_scheme",
                 "start", "comparison"}},
    PlainFields{"location", {"code", "name", "kind", "zone", "day_start_hour"}},
    PlainFields{"channel",
                {"code", "name", "zone", "day_start_hour", "recognise", "sku_case_matters"}},
};

using FieldTexts = std::vector<std::pair<std::string, std::string>>;

std::vector<std::vector<std::string>> records_of(const std::string& text) {
  std::vector<std::vector<std::string>> records;
  FieldReader r(text);
  while (r.next_record()) {
    records.emplace_back();
    while (!r.at_end_of_record()) records.back().push_back(r.text());
  }
  return records;
}

/// As much of a hash as people compare.
constexpr std::size_t shown_of_hash = 12;

bool all_digits(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A price with its currency; what is none stays as it is.
std::string price_text(const std::vector<std::string>& record) {
  const auto currency = record.size() == 3 ? Currency::parse(record[2]) : std::nullopt;
  constexpr std::size_t most_digits = 18;
  if (!currency || !all_digits(record[1]) || record[1].size() > most_digits) return record.back();
  return UnitPrice{std::stoll(record[1]), *currency}.to_decimal() + " " + record[2];
}

/// Market, currency, then two times a flag and an amount.
std::string market_text(const std::vector<std::string>& record) {
  std::string text = record.size() > 1 ? record[1] : std::string();
  for (std::size_t i = 3; i + 1 < record.size(); i += 2) {
    if (record[i] == "1") text += " " + price_text({"", record[i + 1], record[2]});
  }
  return text;
}

/// "2026-03-01 USD EUR 920000000": the last is in 10^-9.
std::string rate_text(const std::string& text) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string::npos || !all_digits(text.substr(blank + 1))) return text;
  std::string digits = text.substr(blank + 1);
  constexpr std::size_t decimals = 9;
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return text.substr(0, blank + 1) + digits;
}

FieldTexts product_fields(const std::string& text) {
  FieldTexts fields;
  for (const auto& record : records_of(text)) {
    if (record.size() < 2) {
      fields.emplace_back("", record.empty() ? "" : record.front());
    } else if (record[0] == "price" || record[0] == "compare_at" || record[0] == "cost") {
      fields.emplace_back(record[0], price_text(record));
    } else if (record[0] == "market") {
      fields.emplace_back(record[0], market_text(record));
    } else if (record[0] != "bound_to") {
      fields.emplace_back(record[0], record[1]);
    }
  }
  return fields;
}

FieldTexts named_in_order(const std::string& text, const PlainFields& plain) {
  FieldTexts fields;
  for (const auto& record : records_of(text)) {
    for (std::size_t i = 0; i < std::min(record.size(), plain.names.size()); ++i) {
      fields.emplace_back(plain.names[i], record[i]);
    }
  }
  return fields;
}

/// Records of a name and a value each, as newer acts write them.
bool named(const std::vector<std::vector<std::string>>& records) {
  return !records.empty() && std::ranges::all_of(records, [](const auto& record) {
    return record.size() == 2 && !record[0].empty() && record[0].find(' ') == std::string::npos;
  });
}

FieldTexts text_fields(const books::AuditRow& row, const std::string& text) {
  if (text.empty()) return {};
  const bool own_words =
      row.action == "product.bind" || row.action == "product.low" || row.action == "product.zone";
  if (row.subject == "product" && !own_words) return product_fields(text);
  if (row.subject == "rate") return {{"", rate_text(text)}};
  if (row.action.starts_with("import.")) return {{"content", text.substr(0, shown_of_hash)}};
  for (const PlainFields& plain : plain_fields) {
    const bool whole = row.action.ends_with(".add") || row.action.ends_with(".set");
    if (plain.subject == row.subject && whole) return named_in_order(text, plain);
  }
  const auto records = records_of(text);
  if (!named(records)) return {{"", text}};
  FieldTexts fields;
  for (const auto& record : records) fields.emplace_back(record[0], record[1]);
  return fields;
}

std::vector<AuditField> commitment_counts(const std::string& text) {
  const auto facts = books::parse_commitment_facts(text);
  std::vector<AuditField> fields;
  if (!facts.opened.empty()) fields.push_back({"opened", {}, std::to_string(facts.opened.size())});
  if (!facts.ended.empty()) fields.push_back({"ended", {}, std::to_string(facts.ended.size())});
  return fields;
}

}  // namespace

std::optional<Refusal> may_not_read_audit(const company::Actor& actor) {
  return company::refused(actor, company::Permission::read_audit);
}

bool of_postings(const books::AuditRow& row) {
  return row.action == books::entry_posted || row.action == books::commitments_posted;
}

std::vector<AuditField> fields_of(const books::AuditRow& row, bool with_cost) {
  if (row.action == books::entry_posted) return {};
  try {
    if (row.action == books::commitments_posted) return commitment_counts(row.after);
    const FieldTexts before = text_fields(row, row.before);
    FieldTexts after = text_fields(row, row.after);
    std::vector<AuditField> fields;
    for (const auto& [name, value] : before) {
      AuditField field{name, value, {}};
      const auto found = std::ranges::find(after, name, &FieldTexts::value_type::first);
      if (found != after.end()) {
        field.after = found->second;
        after.erase(found);
      }
      if (field.before != field.after) fields.push_back(std::move(field));
    }
    for (const auto& [name, value] : after)
      if (!value.empty()) fields.push_back({name, {}, value});
    if (!with_cost) std::erase_if(fields, [](const auto& f) { return f.name == "cost"; });
    return fields;
  } catch (const Failure&) {
    // A damaged text is shown as it is; `book check` names it.
    return {{"", row.before, row.after}};
  }
}

std::string change_line(const std::vector<AuditField>& fields,
                        const std::function<std::string(const std::string&)>& named) {
  std::string line;
  for (const AuditField& field : fields) {
    if (!line.empty()) line += "; ";
    if (!field.name.empty()) line += named(field.name) + ": ";
    if (field.before.empty()) {
      line += field.after;
    } else {
      line += field.before + " > " + (field.after.empty() ? "-" : field.after);
    }
  }
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  return line;
}

}  // namespace kontor::desk
