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
  /// "Book: Nordlicht"
  std::string status() const;
  /// Who is at the window, by name and by code.
  std::string person() const;
  const std::string& person_code() const { return m_code; }
  /// The book asks who is at it: the window can be locked.
  bool asks() const { return m_asks; }
  /// A secret was set just now.
  void now_asks() { m_asks = true; }
  const std::string& notice() const { return m_notice; }

 private:
  struct Facts {
    std::string company;
    std::string person, code;
    bool asks = false;
  };

  ShellView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::string m_title;
  std::string m_person, m_code;
  bool m_asks = false;
  std::string m_notice;
  Watcher m_watcher;
  Slot m_reading;
};

}  // namespace kontor::gui
