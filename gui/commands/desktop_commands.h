#pragma once

#include <vector>

#include "gui/commands/command.h"
#include "gui/presenters/desk.h"
#include "gui/presenters/destination.h"
#include "gui/presenters/language.h"
#include "gui/presenters/palette.h"
#include "gui/presenters/staff_file.h"

namespace kontor::gui {

/// What an area is called, with its freedesktop icon.
struct AreaLook {
  std::string title;  ///< translated
  std::string icon;
};
AreaLook look_of(Area area, const Language& language);

/// What the window can do; the commands call it.
class DesktopActions {
 public:
  virtual ~DesktopActions() = default;
  /// A book is open, and whoever is at it may see it.
  virtual bool book_is_open() const = 0;
  /// The book waits for somebody to say who they are.
  virtual bool locked() const = 0;
  /// Nothing would be lost with the book.
  virtual bool may_leave_book() const = 0;
  virtual bool can_lock() const = 0;
  virtual void lock() = 0;
  /// The next one says who they are.
  virtual void switch_person() = 0;
  virtual void change_secret(SecretKind kind) = 0;
  virtual void choose_book() = 0;
  virtual void new_book() = 0;
  virtual void close_book() = 0;
  virtual void quit() = 0;
  virtual bool can_copy() const = 0;
  virtual void copy() = 0;
  virtual void find() = 0;
  virtual void refresh() = 0;
  virtual void clear_filters() = 0;
  virtual bool filtered() const = 0;
  virtual bool oversold_only() const = 0;
  virtual void toggle_oversold_only() = 0;
  virtual bool low_only() const = 0;
  virtual void toggle_low_only() = 0;
  virtual bool stock_in_front() const = 0;
  virtual void open_row() = 0;
  virtual bool row_selected() const = 0;
  virtual bool can_find() const = 0;
  virtual void go_to(Area area) = 0;
  virtual bool can_go_back() const = 0;
  virtual void go_back() = 0;
  virtual bool can_go_forward() const = 0;
  virtual void go_forward() = 0;
  virtual void import_files() = 0;
  virtual void new_transfer() = 0;
  /// Goes to the counts.
  virtual void open_counts() = 0;
  virtual void new_count() = 0;
  /// Asks for a list of employees, or of their hours, to take in.
  virtual void ask_staff_file(StaffFile kind) = 0;
  /// Whoever is at the book may run this report, somewhere at least.
  virtual bool may_report(const std::string& id) const = 0;
  /// Goes to the orders with suppliers, to the suppliers.
  virtual void open_purchases() = 0;
  virtual void new_purchase() = 0;
  virtual void open_suppliers() = 0;
  /// Shows a report, by its id.
  virtual void open_report(const std::string& id) = 0;
  /// Shows a tab of the set-up.
  virtual void open_setup(SetupView view) = 0;
  virtual void choose_language(const std::string& code) = 0;
  /// One field to search everything.
  virtual void open_palette() = 0;
  virtual void show_preferences() = 0;
  virtual void show_keys() = 0;
  virtual void show_about() = 0;
  virtual bool dense() const = 0;
  virtual void toggle_dense() = 0;
};

Commands desktop_commands(const Language& language, DesktopActions& actions);
std::vector<Menu> desktop_menus(const Language& language);
/// The commands that can run now, as the palette offers them.
std::vector<PaletteRow> palette_commands(const Commands& commands, const Language& language);

}  // namespace kontor::gui
