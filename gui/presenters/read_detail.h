#pragma once

#include <memory>
#include <string>
#include <utility>

#include "domain/base/ids.h"
#include "domain/stock/stock.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What tells a subject from others of its list.
inline std::int64_t number_of(std::int64_t number) { return number; }
template <class Tag>
std::int64_t number_of(Id<Tag> id) {
  return id.value;
}
inline std::int64_t number_of(const stock::Cell& cell) { return cell.product.value; }

/// A detail whose subject (an id, a number) is read from the book on a worker and shown when it is
/// there.
template <class Subject>
class ReadDetail : public Detail {
 public:
  /// Shows a subject; the same again reads it anew.
  void show(const Subject& subject) {
    m_subject = subject;
    read();
  }
  void close() override {
    m_subject = Subject();
    m_reading.cancel();
    m_view.show_detail();
  }
  void refresh() override {
    if (open()) read();
  }
  bool open() const override { return m_subject != Subject(); }
  std::int64_t shown() const override { return number_of(m_subject); }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }

 protected:
  ReadDetail(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
             Language language)
      : m_view(view),
        m_book(std::move(book)),
        m_language(std::move(language)),
        m_reading(executor, Lane::read) {}

  /// Reads the subject by read_by().
  virtual void read() = 0;

  /// Runs `look(book, unit, subject)` on a worker and `take` with what it found; a failure is told.
  template <class Look, class Take>
  void read_by(Look look, Take take) {
    m_reading.run(
        [look, book = m_book, subject = m_subject](const Cancel&) {
          return book->book().read([&](Unit& unit) { return look(*book, unit, subject); });
        },
        take,
        [this](const Failure& failure) {
          m_error = m_language.sentence(failure);
          m_view.show_detail();
        });
    m_view.show_detail();
  }

  /// Shows why there is nothing to be seen.
  void show_error(std::string sentence) {
    m_error = std::move(sentence);
    m_view.show_detail();
  }

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  Subject m_subject = Subject();
  std::string m_title, m_subtitle, m_error;

 private:
  Slot m_reading;
};

}  // namespace kontor::gui
