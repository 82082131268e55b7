#include "gui/presenters/batch_acts.h"

namespace kontor::gui {

void BatchActs::undo(std::int64_t number) {
  const Args named{{"number", std::to_string(number)}};
  run(m_language.text("Taking import {number} back...", named),
      [number, t = m_language, named](OpenBook& book, LongWork& work) -> Result<Told> {
        const auto report = book.importer().undo(number, work);
        if (!report) return report.refusal();
        std::string sentence = t.text("Import {number} was taken back.", named);
        for (const auto& note : report->stays) sentence += " " + t.sentence(note);
        return Told{sentence};
      });
}

void BatchActs::resume(std::int64_t number) {
  const Args named{{"number", std::to_string(number)}};
  run(m_language.text("Finishing import {number}...", named),
      [number, t = m_language, named](OpenBook& book, LongWork& work) -> Result<Told> {
        const auto report = book.importer().resume(number, work);
        if (!report) return report.refusal();
        return Told{t.text("Import {number} is finished.", named)};
      });
}

void BatchActs::bind(const std::string& provisional, const std::string& real) {
  const Args named{{"provisional", provisional}, {"product", real}};
  run(m_language.text("Binding {provisional} to {product}...", named),
      [provisional, real, t = m_language, named](OpenBook& book, LongWork& work) -> Result<Told> {
        const auto orders = book.importer().bind_product(provisional, real, work);
        if (!orders) return orders.refusal();
        return Told{t.plural("{provisional} is {product} now: {n} order changed",
                             "{provisional} is {product} now: {n} orders changed", *orders, named)};
      });
}

void BatchActs::bind_employee(const std::string& provisional, const std::string& real) {
  const Args named{{"provisional", provisional}, {"employee", real}};
  run(m_language.text("Binding {provisional} to {employee}...", named),
      [provisional, real, t = m_language, named](OpenBook& book, LongWork& work) -> Result<Told> {
        const auto orders = book.importer().bind_employee(provisional, real, work);
        if (!orders) return orders.refusal();
        return Told{t.plural("{provisional} is {employee} now: {n} order changed",
                             "{provisional} is {employee} now: {n} orders changed", *orders,
                             named)};
      });
}

void BatchActs::keep_employee(const std::string& provisional) {
  const Args named{{"employee", provisional}};
  run(m_language.text("Keeping {employee}...", named),
      [provisional, t = m_language, named](OpenBook& book, LongWork&) -> Result<Told> {
        const auto kept = book.importer().keep_employee(provisional);
        if (!kept) return kept.refusal();
        return Told{t.text("{employee} is an employee of their own now.", named)};
      });
}

void BatchActs::stop() {
  if (m_work) m_work->stop();
}

}  // namespace kontor::gui
