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
  return i18n::sentence(*m_catalogue, note);
}

std::string Language::nothing() { return std::string(dash); }

std::string Language::grid_quantity(Quantity q) const {
  return q.milli == 0 ? std::string(dash) : quantity(q);
}

std::string Language::signed_quantity(Quantity q) const {
  return q.milli > 0 ? "+" + quantity(q) : quantity(q);
}

}  // namespace kontor::gui
