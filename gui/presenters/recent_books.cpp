#include "gui/presenters/recent_books.h"

#include <algorithm>
#include <string_view>

namespace kontor::gui {

namespace {

constexpr std::size_t remembered_books = 8;
constexpr std::string_view recent_key = "recent-books";
constexpr std::string_view sqlite_scheme = "sqlite://";
constexpr std::string_view book_ending = ".kontor";

/// The part behind the scheme, without options.
std::string_view path_of(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos) {
    address.remove_prefix(scheme + 3);
  }
  return address.substr(0, address.find('?'));
}

}  // namespace

std::vector<std::string> RecentBooks::addresses() const {
  std::vector<std::string> found;
  const std::string stored = m_settings.get(std::string(recent_key));
  std::size_t begin = 0;
  while (begin < stored.size()) {
    const std::size_t end = std::min(stored.find('\n', begin), stored.size());
    if (end > begin) found.push_back(stored.substr(begin, end - begin));
    begin = end + 1;
  }
  return found;
}

void RecentBooks::remember(const std::string& address) {
  auto known = addresses();
  std::erase(known, address);
  known.insert(known.begin(), address);
  if (known.size() > remembered_books) known.resize(remembered_books);
  store(known);
}

void RecentBooks::forget(const std::string& address) {
  auto known = addresses();
  std::erase(known, address);
  store(known);
}

void RecentBooks::show_only(const std::string& address) {
  store({});
  if (!address.empty()) remember(address);
}

void RecentBooks::store(const std::vector<std::string>& addresses) {
  std::string joined;
  for (const auto& address : addresses) joined += address + '\n';
  m_settings.set(std::string(recent_key), joined);
}

std::string book_title(const std::string& address) {
  std::string_view path = path_of(address);
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  if (path.ends_with(book_ending)) path.remove_suffix(book_ending.size());
  return std::string(path);
}

std::string book_place(const std::string& address) {
  const std::string_view path = path_of(address);
  const auto slash = path.rfind('/');
  return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

std::string as_address(const std::string& path_or_address) {
  if (path_or_address.find("://") != std::string::npos) return path_or_address;
  return std::string(sqlite_scheme) + path_or_address;
}

}  // namespace kontor::gui
