#include "gui/presenters/employee_tables.h"

#include <algorithm>

#include "i18n/coaching_words.h"
#include "i18n/finding_words.h"

namespace kontor::gui {

namespace employee_tables_detail {

RowTable::Value plain(const std::string& text, Tone tone = Tone::normal) {
  return {{text, tone, {}}, {}};
}

RowTable::Value day(const std::optional<BusinessDate>& date, const Language& t,
                    Tone tone = Tone::normal) {
  if (!date) return {{Language::nothing(), Tone::dimmed, {}}, {}};
  return {{t.date(*date), tone, {}}, date->to_iso()};
}

Tone tone_of(const staff::CoachingEffect& effect) {
  if (!effect.effect.beyond_chance()) return Tone::dimmed;
  return effect.worked() ? Tone::positive : Tone::warning;
}

/// "+0.4 (+0.1 to +0.7)"; a dash where nothing can be said.
std::string change_of(const staff::CoachingEffect& one, const Language& t) {
  if (!one.effect.told()) return Language::nothing();
  const auto text = [&](std::int64_t change) {
    return i18n::change_text(*t.catalogue(), one.measure, one.currency, change);
  };
  return t.text("{change} ({low} to {high})", {{"change", text(one.effect.change)},
                                               {"low", text(one.effect.low)},
                                               {"high", text(one.effect.high)}});
}

}  // namespace employee_tables_detail

std::string shops_of(const staff::Employee& employee,
                     const std::vector<company::Location>& locations, const Language& t) {
  std::vector<std::string> names;
  for (const auto& location : locations)
    if (std::find(employee.shops.begin(), employee.shops.end(), location.id) !=
        employee.shops.end())
      names.push_back(location.name);
  return t.joined(names);
}

std::vector<Column> coaching_columns(const Language& t) {
  return {date_column("date", t.text("Date"), 128),
          text_column("topic", t.text("Topic"), 240),
          text_column("measure", t.text("What it is to change"), 200),
          text_column("goal", t.text("Goal"), 200, true),
          date_column("due", t.text("Look again on"), 128),
          text_column("effect", t.text("Effect"), 280),
          figure_column("change", t.text("Change"), 200),
          text_column("came", t.text("What came of it"), 240)};
}

void fill_coaching(RowTable& table, const std::vector<staff::CoachingNote>& notes,
                   const std::vector<staff::CoachingEffect>& effects, BusinessDate today,
                   const Language& t) {
  using namespace employee_tables_detail;
  for (const auto& note : notes) {
    const auto effect = std::ranges::find(effects, note.number, &staff::CoachingEffect::number);
    const bool told = effect != effects.end();
    const auto due = note.due();
    table.add(
        {day(note.held_on, t), plain(i18n::topic_name(*t.catalogue(), note.topic)),
         plain(note.measure ? i18n::name(*t.catalogue(), *note.measure) : std::string()),
         plain(note.goal), day(due, t, due && *due <= today ? Tone::warning : Tone::normal),
         told ? plain(t.capitalised(i18n::effect_name(*t.catalogue(), *effect)), tone_of(*effect))
              : plain(Language::nothing(), Tone::dimmed),
         told ? plain(change_of(*effect, t)) : plain(Language::nothing(), Tone::dimmed),
         plain(note.followed.empty() ? std::string() : note.followed.back().words)});
  }
}

std::vector<Column> commission_columns(const Language& t) {
  return {text_column("statement", t.text("Statement"), 120),
          date_column("month", t.text("Month"), 128),
          figure_column("net", t.text("Net sales"), 160),
          figure_column("differences", t.text("Changed since it was stated"), 240),
          figure_column("commission", t.text("Commission"), 160)};
}

void fill_commission(RowTable& table, const std::vector<staff::CommissionStatement>& statements,
                     const Language& t) {
  using namespace employee_tables_detail;
  for (const auto& one : statements) {
    Money differences{0, one.currency};
    for (const auto& line : one.lines)
      if (line.of_month != one.month) differences.minor += line.commission_minor;
    const auto money = [&](Money m) -> RowTable::Value {
      return {{t.money(m), m.minor < 0 ? Tone::warning : Tone::normal, {}},
              m.to_decimal() + " " + std::string(m.currency.code())};
    };
    table.add({plain(staff::commission_number_text(one.number)), day(one.month, t),
               money(one.net()), money(differences), money(one.commission())});
  }
}

}  // namespace kontor::gui
