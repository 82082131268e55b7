#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/watcher.h"

namespace kontor::gui {

class ShellView {
 public:
  virtual ~ShellView() = default;
  virtual void show_status() = 0;   ///< title and status line changed
  virtual void book_changed() = 0;  ///< somebody committed: pages read again
  virtual void show_notice() = 0;   ///< a sentence for the whole window came or went
};

/// The frame around the pages of one open book: its name, who works, whether it can be reached.
class ShellPresenter {
 public:
  ShellPresenter(ShellView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                 Language language);

  void load();
  void tick() { m_watcher.tick(); }
  const std::string& title() const { return m_title; }
  /// "Book: Nordlicht  ·  Owner"
  std::string status() const;
  const std::string& notice() const { return m_notice; }

 private:
  struct Facts {
    std::string company;
    std::string person;
  };

  ShellView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::string m_title;
  std::string m_person;
  std::string m_notice;
  Watcher m_watcher;
  Slot m_reading;
};

}  // namespace kontor::gui
