#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/long_work.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/recent_books.h"

namespace kontor::gui {

class StartView {
 public:
  virtual ~StartView() = default;
  virtual void show_start() = 0;  ///< busy, an error, or other recent books
  /// The book is open. The view may be gone when this returns.
  virtual void book_opened(std::shared_ptr<OpenBook> book) = 0;
};

/// The first page: open a book, one opened lately, or make a new one.
class StartPresenter {
 public:
  struct Recent {
    std::string address;
    std::string title;
    std::string place;
  };
  enum class Field { none, address, entity_name, country, currency, zone, new_address };

  StartPresenter(StartView& view, BookOpener& opener, Settings& settings, Executor& executor,
                 Language language);

  std::vector<Recent> recent() const;
  void forget(const std::string& address);
  void open(const std::string& path_or_address);
  void create(NewBook wanted);
  /// The invented retailer: made in the person's own data folder where it is not there yet.
  void try_demo();
  /// Says what an address leads to, without opening it.
  void test(const std::string& path_or_address, Field field);
  void cancel();

  bool busy() const { return m_opening.busy(); }
  /// What is going on, in words, while busy.
  const std::string& activity() const { return m_activity; }
  const std::string& error() const { return m_error; }
  /// The field where the mistake is, or that was tested.
  Field error_field() const { return m_error_field; }
  /// What the last test found, in words; empty when there was none, or it found a mistake.
  const std::string& tested() const { return m_tested; }
  /// How far it is, 0 to 100; below zero where it is not known.
  int percent() const { return m_work && busy() ? m_work->percent() : -1; }

 private:
  using Answer = Result<std::shared_ptr<OpenBook>>;
  void begin(std::string activity);
  void found(const AddressTest& test);
  void take(Answer answer);
  void fail(std::string sentence, Field field);

  StartView& m_view;
  BookOpener& m_opener;
  RecentBooks m_recent;
  Language m_language;
  std::string m_activity;
  std::string m_error;
  Field m_error_field = Field::none;
  std::string m_tested;
  bool m_creating = false;
  bool m_demo = false;
  std::shared_ptr<LongWork> m_work;
  Slot m_opening;
};

}  // namespace kontor::gui
