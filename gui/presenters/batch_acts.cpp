#include "gui/presenters/batch_acts.h"

namespace kontor::gui {

BatchActs::BatchActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                     std::function<void()> changed)
    : m_book(std::move(book)),
      m_language(std::move(language)),
      m_changed(std::move(changed)),
      m_working(executor, Lane::write) {}

void BatchActs::undo(std::int64_t number) {
  const Args named{{"number", std::to_string(number)}};
  run(m_language.text("Taking import {number} back...", named),
      [number, t = m_language, named](OpenBook& book, LongWork& work) -> Result<std::string> {
        const auto report = book.importer().undo(number, work);
        if (!report) return report.refusal();
        std::string sentence = t.text("Import {number} was taken back.", named);
        for (const auto& note : report->stays) sentence += " " + t.sentence(note);
        return sentence;
      });
}

void BatchActs::resume(std::int64_t number) {
  const Args named{{"number", std::to_string(number)}};
  run(m_language.text("Finishing import {number}...", named),
      [number, t = m_language, named](OpenBook& book, LongWork& work) -> Result<std::string> {
        const auto report = book.importer().resume(number, work);
        if (!report) return report.refusal();
        return t.text("Import {number} is finished.", named);
      });
}

void BatchActs::bind(const std::string& provisional, const std::string& real) {
  const Args named{{"provisional", provisional}, {"product", real}};
  run(m_language.text("Binding {provisional} to {product}...", named),
      [provisional, real, t = m_language, named](OpenBook& book,
                                                 LongWork& work) -> Result<std::string> {
        const auto orders = book.importer().bind_product(provisional, real, work);
        if (!orders) return orders.refusal();
        return t.plural("{provisional} is {product} now: {n} order changed",
                        "{provisional} is {product} now: {n} orders changed", *orders, named);
      });
}

void BatchActs::bind_employee(const std::string& provisional, const std::string& real) {
  const Args named{{"provisional", provisional}, {"employee", real}};
  run(m_language.text("Binding {provisional} to {employee}...", named),
      [provisional, real, t = m_language, named](OpenBook& book,
                                                 LongWork& work) -> Result<std::string> {
        const auto orders = book.importer().bind_employee(provisional, real, work);
        if (!orders) return orders.refusal();
        return t.plural("{provisional} is {employee} now: {n} order changed",
                        "{provisional} is {employee} now: {n} orders changed", *orders, named);
      });
}

void BatchActs::keep_employee(const std::string& provisional) {
  const Args named{{"employee", provisional}};
  run(m_language.text("Keeping {employee}...", named),
      [provisional, t = m_language, named](OpenBook& book, LongWork&) -> Result<std::string> {
        const auto kept = book.importer().keep_employee(provisional);
        if (!kept) return kept.refusal();
        return t.text("{employee} is an employee of their own now.", named);
      });
}

void BatchActs::stop() {
  if (m_work) m_work->stop();
}

void BatchActs::run(std::string activity, Act act) {
  run_in(m_book, std::move(activity), std::move(act));
}

void BatchActs::run_in(std::shared_ptr<OpenBook> book, std::string activity, Act act) {
  if (busy()) return;
  m_activity = activity;
  m_result.clear();
  m_refused.reset();
  m_work = std::make_shared<LongWork>();
  m_working.run(
      [act, book = std::move(book), work = m_work](const Cancel&) { return act(*book, *work); },
      [this, act, activity](const Result<std::string>& result) {
        if (result) {
          end(*result, false);
          return;
        }
        const auto again = [this, act, activity](std::shared_ptr<OpenBook> lent) {
          run_in(std::move(lent), activity, act);
        };
        m_refused = refused_act(result.refusal(), m_alive.guard(again));
        end(m_language.sentence(result.refusal()), true);
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
  m_changed();
}

void BatchActs::end(std::string sentence, bool wrong) {
  m_result = std::move(sentence);
  m_wrong = wrong;
  m_changed();
}

}  // namespace kontor::gui
