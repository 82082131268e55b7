#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/executor.h"
#include "gui/presenters/palette.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

class PaletteView {
 public:
  virtual ~PaletteView() = default;
  virtual void show_palette() = 0;  ///< other rows, or another sentence
};

/// One field to search everything: commands at once, things of the book as they are found, or where
/// there are none those that are called nearly so. The newest question wins; what was run before
/// comes first where nothing is typed.
class PalettePresenter {
 public:
  /// What can be run now; rank and order do not matter.
  using Commands = std::function<std::vector<PaletteRow>()>;

  /// Without a book only commands are found.
  PalettePresenter(PaletteView& view, std::shared_ptr<OpenBook> book, PaletteSources sources,
                   Commands commands, Settings& settings, Executor& executor, Language language);

  void search(const std::string& typed);
  const std::string& typed() const { return m_typed; }
  bool busy() const { return m_searching.busy(); }
  RowTable& table() { return m_table; }
  const std::vector<PaletteRow>& rows() const { return m_rows; }
  /// How many were found, that nothing was, or what went wrong.
  std::string sentence() const;
  bool failed() const { return !m_error.empty(); }
  /// Remembers a command for the next time.
  void ran(const PaletteRow& row);

 private:
  struct Found {
    std::vector<PaletteRow> rows;
    bool near = false;  ///< nothing is called so: these are near it
  };
  static Found look_for(Unit& unit, const PaletteSources& sources, const std::string& typed,
                        const Cancel& cancel);
  std::vector<PaletteRow> commands() const;
  /// Makes the search keys of the commands on a worker.
  void learn_keys();
  std::string_view key_of(const std::string& text) const;
  std::vector<std::string> recent() const;
  void show();

  PaletteView& m_view;
  std::shared_ptr<OpenBook> m_book;
  PaletteSources m_sources;
  Commands m_commands;
  Settings& m_settings;
  Language m_language;
  std::string m_typed;
  std::string m_error;
  Found m_things;  ///< what the book has for what was typed
  std::vector<PaletteRow> m_rows;
  bool m_near = false;  ///< the rows are near only
  RowTable m_table;
  std::map<std::string, std::string> m_keys;  ///< search keys of the commands' texts
  Slot m_learning;
  Slot m_searching;
};

}  // namespace kontor::gui
