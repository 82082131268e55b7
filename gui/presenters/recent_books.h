#pragma once

#include <string>
#include <vector>

#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// The books opened last on this desktop, the newest first.
class RecentBooks {
 public:
  explicit RecentBooks(Settings& settings) : m_settings(settings) {}

  std::vector<std::string> addresses() const;
  void remember(const std::string& address);
  void forget(const std::string& address);
  /// Forgets all others; all, when the address is empty.
  void show_only(const std::string& address);

 private:
  void store(const std::vector<std::string>& addresses);
  Settings& m_settings;
};

/// How people know a book: the file's name without folders and ending, or the database's name.
std::string book_title(const std::string& address);
/// The folder of a file, or the server, for telling books of one name apart.
std::string book_place(const std::string& address);
/// The address of a file chosen in a dialog; an address stays what it is.
std::string as_address(const std::string& path_or_address);

}  // namespace kontor::gui
