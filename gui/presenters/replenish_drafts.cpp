// What is suggested becomes drafts.

#include <algorithm>

#include "gui/presenters/replenish_presenter.h"
#include "gui/presenters/replenish_words.h"
#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

std::optional<Quantity> quantity_typed(std::string text) {
  std::ranges::replace(text, ',', '.');
  const auto number = Decimal::parse(text);
  return number ? Quantity::from_decimal(*number) : std::nullopt;
}

std::optional<std::int64_t> days_typed(const std::string& text) {
  const auto quantity = quantity_typed(text);
  if (!quantity || quantity->milli < 0 || quantity->milli % 1000 != 0) return std::nullopt;
  return quantity->milli / 1000;
}

bool ReplenishPresenter::can_draft() const {
  return !busy() && std::ranges::any_of(m_listed, [&](const Row& row) {
    return wanted(row).milli > 0 && (row.giving || suggestion(row).supplier);
  });
}

std::vector<goods::DraftWish> ReplenishPresenter::drafts(std::int64_t* left_out) const {
  std::map<std::string, std::vector<goods::LineWish>> lines;
  for (const Row& row : m_listed) {
    const auto& s = suggestion(row);
    const Quantity quantity = wanted(row);
    if (quantity.milli <= 0) continue;
    std::string code;
    if (row.giving) {
      code = m_facts->all.at(s.giving.at(*row.giving).from).code;
    } else {
      const auto found = std::ranges::find(suppliers(), s.supplier, &stock::Supplier::id);
      if (found != suppliers().end()) code = found->code;
    }
    if (code.empty()) {
      ++*left_out;
    } else {
      lines[code].push_back({0, s.cell.code, quantity});
    }
  }
  std::vector<goods::DraftWish> wishes;
  for (auto& [code, of] : lines) wishes.push_back({code, std::move(of)});
  return wishes;
}

void ReplenishPresenter::make_drafts() {
  if (!can_draft()) return;
  std::int64_t left_out = 0;
  auto wishes = drafts(&left_out);
  run(m_book, m_choice.by_transfer ? goods::ReplenishBy::transfer : goods::ReplenishBy::purchase,
      m_facts->place, std::move(wishes), left_out);
}

void ReplenishPresenter::run(std::shared_ptr<OpenBook> book, goods::ReplenishBy by,
                             std::string place, std::vector<goods::DraftWish> wishes,
                             std::int64_t left_out) {
  m_said.clear();
  m_refused.reset();
  m_drafting.run(
      [book = std::move(book), by, place, wishes](const Cancel&) {
        return book->replenish_work().write(by, place, wishes, {});
      },
      [this, by, place, wishes, left_out](const Result<goods::ReplenishDrafts>& made) {
        if (made) {
          drafted(*made, left_out);
          return;
        }
        const auto again = [this, by, place, wishes, left_out](std::shared_ptr<OpenBook> lent) {
          run(std::move(lent), by, place, wishes, left_out);
        };
        m_refused = refused_act(made.refusal(), m_alive.guard(again));
        say(Tone::problem, m_language.sentence(made.refusal()));
      },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_state();
}

void ReplenishPresenter::drafted(const goods::ReplenishDrafts& drafts, std::int64_t left_out) {
  const Language& t = m_language;
  std::vector<std::string> parts;
  std::string numbers;
  for (const auto& document : drafts.documents)
    numbers += (numbers.empty() ? "" : ", ") + t.isolated(document.number);
  if (!numbers.empty())
    parts.push_back(t.plural("{n} draft is made: {numbers}.", "{n} drafts are made: {numbers}.",
                             std::ssize(drafts.documents), {{"numbers", numbers}}));
  if (left_out > 0)
    parts.push_back(t.plural("{n} product has no supplier and is on no draft.",
                             "{n} products have no supplier and are on no draft.", left_out));
  if (!drafts.refusals.empty()) parts.push_back(rows_in_words(t, drafts.refusals));
  std::string sentence;
  for (const auto& part : parts) sentence += (sentence.empty() ? "" : " ") + part;
  say(drafts.refusals.empty() ? Tone::positive : Tone::problem, sentence);
  // What is on drafts is in the position by now.
  if (!drafts.documents.empty()) load();
}

void ReplenishPresenter::say(Tone tone, std::string sentence) {
  m_tone = tone;
  m_said = std::move(sentence);
  if (on_drafted) on_drafted();
}

}  // namespace kontor::gui
