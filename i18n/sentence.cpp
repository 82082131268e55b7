#include "i18n/sentence.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "domain/base/check.h"
#include "domain/intake/batch.h"
#include "i18n/names.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr std::array<std::string_view, 4> number_args = {"row", "line", "batch", "version"};
constexpr std::array<std::string_view, 4> figure_args = {"limit", "found", "expected", "count"};
constexpr std::string_view count_arg = "count";

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t n = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, n);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return n;
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Figures and dates in the language's form; words that files or people wrote stay.
std::string in_language(const Format& format, std::string_view name, const std::string& value) {
  if (name == "date" || name == "from" || name == "to") {
    const auto date = BusinessDate::parse_iso(value);
    return date ? format.date(*date) : value;
  }
  const auto n = whole_number(value);
  if (n && is_one_of(number_args, name)) return format.number(*n);
  if (n && is_one_of(figure_args, name)) return format.integer(*n);
  return value;
}

Args in_language(const Catalogue& catalogue, const Args& args) {
  Args result;
  for (const auto& [name, value] : args)
    if (!value.empty()) result.emplace_back(name, in_language(catalogue.format(), name, value));
  return result;
}

void put(Args& args, std::string_view name, std::string value) {
  const auto known = std::ranges::find(args, name, &Args::value_type::first);
  if (known != args.end()) known->second = std::move(value);
}

/// An amount that a refusal gives as a plain decimal.
std::string money_text(const Format& format, std::string_view plain, std::string_view currency) {
  const auto decimal = Decimal::parse(plain);
  const auto code = Currency::parse(currency);
  const auto money = decimal && code ? Money::from_decimal(*decimal, *code) : std::nullopt;
  return money ? format.money(*money) : format.decimal(plain);
}

std::vector<std::string_view> places_of(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

bool has_arg(const Args& args, std::string_view name) {
  return std::ranges::find(args, name, &Args::value_type::first) != args.end();
}

template <class Code>
bool can_be_filled(const Phrase<Code>& phrase, const Args& args) {
  if (phrase.many != nullptr && !has_arg(args, count_arg)) return false;
  return std::ranges::all_of(places_of(phrase.text), [&](std::string_view place) {
    return place == "n" || has_arg(args, place);
  });
}

/// The first wording that the arguments fill, else the plainest with dots for what is unknown.
template <class Code>
std::string worded(const Catalogue& catalogue, std::span<const Phrase<Code>> phrases, Code code,
                   const Args& raw, Args shown) {
  const Phrase<Code>* chosen = nullptr;
  for (const Phrase<Code>& phrase : phrases) {
    if (phrase.code != code) continue;
    chosen = &phrase;
    if (can_be_filled(phrase, shown)) break;
  }
  KONTOR_ASSERT(chosen != nullptr);
  for (const std::string_view place : places_of(chosen->text))
    if (place != "n" && !has_arg(shown, place)) shown.emplace_back(place, "\u2026");
  if (chosen->many == nullptr) return catalogue.text(chosen->text, shown);
  const auto n = whole_number(find_arg(raw, count_arg)).value_or(0);
  return catalogue.plural(chosen->text, chosen->many, n, shown);
}

/// Codes of the program among the arguments, as the language names them.
void name_codes(const Catalogue& catalogue, const Refusal& refusal, Args& shown) {
  const auto arg = [&](std::string_view name) { return find_arg(refusal.args, name); };
  switch (refusal.code) {
    case RefusalCode::file_binary:
      // "data" says no more than "not text".
      if (arg("kind") == "data")
        std::erase_if(shown, [](const auto& a) { return a.first == "kind"; });
      break;
    case RefusalCode::mapping_invalid:
      put(shown, "why", mapping_fault_name(catalogue, arg("why")));
      break;
    case RefusalCode::totals_disagree:
    case RefusalCode::settlement_total_disagrees:
    case RefusalCode::parts_disagree:
      put(shown, "sum", money_text(catalogue.format(), arg("sum"), arg("currency")));
      put(shown, "total", money_text(catalogue.format(), arg("total"), arg("currency")));
      break;
    case RefusalCode::trial_balance_unbalanced:
      for (const char* side : {"debit", "credit", "difference"})
        put(shown, side, money_text(catalogue.format(), arg(side), arg("currency")));
      break;
    case RefusalCode::sign_changed:
      put(shown, "was", money_text(catalogue.format(), arg("was"), arg("currency")));
      put(shown, "now", money_text(catalogue.format(), arg("now"), arg("currency")));
      break;
    case RefusalCode::verdict_changed:
      put(shown, "was", verdict_name(catalogue, arg("was")));
      put(shown, "now", verdict_name(catalogue, arg("now")));
      break;
    case RefusalCode::batch_not_resumable:
    case RefusalCode::batch_not_undoable:
      put(shown, "state", batch_state_name(catalogue, arg("state")));
      break;
    case RefusalCode::document_state:
      if (const auto state = stock::document_state_named(arg("state")))
        put(shown, "state", name(catalogue, *state));
      break;
    case RefusalCode::bucket_short:
      if (const auto state = stock::state_named(arg("bucket")))
        put(shown, "bucket", name(catalogue, *state));
      break;
    case RefusalCode::permission_missing:
    case RefusalCode::scope_needed:
      put(shown, "permission", permission_name(catalogue, arg("permission")));
      break;
    default:
      break;
  }
}

std::span<const Phrase<RefusalCode>> phrases_of(RefusalCode code) {
  for (const auto phrases : refusal_phrases())
    if (std::ranges::find(phrases, code, &Phrase<RefusalCode>::code) != phrases.end())
      return phrases;
  return {};
}

}  // namespace

std::span<const std::span<const Phrase<RefusalCode>>> refusal_phrases() {
  static const std::array all = {
      file_phrases(),     row_phrases(),   batch_phrases(), company_phrases(),  book_phrases(),
      desk_phrases(),     goods_phrases(), count_phrases(), purchase_phrases(), statement_phrases(),
      customer_phrases(), price_phrases(), staff_phrases()};
  return all;
}

std::string sentence(const Catalogue& catalogue, const Refusal& refusal) {
  Args shown = in_language(catalogue, refusal.args);
  name_codes(catalogue, refusal, shown);
  return worded(catalogue, phrases_of(refusal.code), refusal.code, refusal.args, std::move(shown));
}

std::string sentence(const Catalogue& catalogue, const Failure& failure) {
  return worded(catalogue, failure_phrases(), failure.code(), failure.args(),
                in_language(catalogue, failure.args()));
}

std::string sentence(const Catalogue& catalogue, const intake::Note& note) {
  Args shown = in_language(catalogue, note.args);
  put(shown, "amount",
      money_text(catalogue.format(), find_arg(note.args, "amount"),
                 find_arg(note.args, "currency")));
  // An undo that leaves orders behind counts them and names none.
  if (note.code == intake::NoteCode::stays && find_arg(note.args, "name") == "order")
    std::erase_if(shown, [](const auto& a) { return a.first == "name"; });
  if (note.code == intake::NoteCode::file_read_as) {
    put(shown, "why", encoding_reason_name(catalogue, find_arg(note.args, "why")));
    put(shown, "separator", separator_name(catalogue, find_arg(note.args, "separator")));
  }
  return worded(catalogue, note_phrases(), note.code, note.args, std::move(shown));
}

std::string sentence(const Catalogue& catalogue, const intake::MappingQuestion& question) {
  std::string choices;
  for (const std::string& choice : question.choices) {
    choices += (choices.empty() ? "" : ", ") + choice;
  }
  const Args args{{"file", question.file},
                  {"column", question.column},
                  {"path", question.path},
                  {"choices", choices}};
  switch (question.about) {
    case intake::MappingQuestion::About::date_order:
      return catalogue.text(
          "{file}: in the column {column} day and month cannot be told apart. Write one of these "
          "at {path}: {choices}",
          args);
    case intake::MappingQuestion::About::decimal_mark:
      return catalogue.text(
          "{file}: in the column {column} decimal point and comma cannot be told apart. Write one "
          "of these at {path}: {choices}",
          args);
    case intake::MappingQuestion::About::tax:
      break;
  }
  return catalogue.text(
      "{file}: whether prices contain the tax of the column {column} cannot be told. Write one of "
      "these at {path}: {choices}",
      args);
}

}  // namespace kontor::i18n
