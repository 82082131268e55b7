#include "gui/presenters/language.h"

#include "i18n/sentence.h"

namespace kontor::gui {

namespace {

constexpr std::string_view dash = "\u2013";

}  // namespace

std::string Language::sentence(const Refusal& refusal) const {
  return i18n::sentence(*m_catalogue, refusal);
}

std::string Language::sentence(const Failure& failure) const {
  return i18n::sentence(*m_catalogue, failure);
}

std::string Language::sentence(const intake::Note& note) const {
  intake::Note said = note;
  for (auto& [name, value] : said.args)
    if (name == "profile") value = file_kind(value);
  return i18n::sentence(*m_catalogue, said);
}

std::string Language::joined(const std::vector<std::string>& parts) const {
  std::string line;
  for (const auto& part : parts) {
    // The mark gives the line its direction: isolated parts give none. Isolated they are because
    // a sign at the end of one would jump to another.
    const std::string kept = isolated(part);
    const char* direction = rtl() ? "\u200F" : kept != part ? "\u200E" : "";
    line += (line.empty() ? direction : "  ·  ") + kept;
  }
  return line;
}

std::string Language::isolated(const std::string& value) const {
  const bool turns = !value.empty() && (rtl() || i18n::has_right_to_left(value));
  return turns ? "\u2068" + value + "\u2069" : value;
}

std::string Language::nothing() { return std::string(dash); }

std::string Language::grid_quantity(Quantity q) const {
  return q.milli == 0 ? std::string(dash) : quantity(q);
}

std::string Language::signed_quantity(Quantity q) const {
  return q.milli > 0 ? "+" + quantity(q) : quantity(q);
}

}  // namespace kontor::gui
