#include "gui/presenters/saved_views.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kontor::gui {

namespace {

std::string trimmed_name(const std::string& name) {
  const auto begin = name.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return name.substr(begin, name.find_last_not_of(" \t\r\n") - begin + 1);
}

template <class Views>
auto view_named(Views& views, const std::string& name) {
  return std::find_if(views.begin(), views.end(),
                      [&](const SavedView& view) { return view.name == name; });
}

std::string text_at(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::vector<SavedView> SavedViews::all() const {
  std::vector<SavedView> views;
  const auto read = nlohmann::json::parse(m_settings.get(m_key), nullptr, false);
  if (!read.is_array()) return views;
  for (const auto& item : read) {
    if (!item.is_object()) continue;
    SavedView view{text_at(item, "name"), text_at(item, "choice"), text_at(item, "columns")};
    if (view.name.empty() || view_named(views, view.name) != views.end()) continue;
    views.push_back(std::move(view));
  }
  return views;
}

std::optional<SavedView> SavedViews::find(const std::string& name) const {
  const auto views = all();
  const auto found = view_named(views, name);
  return found == views.end() ? std::nullopt : std::optional(*found);
}

SavedViews::Answer SavedViews::save(SavedView view) {
  view.name = trimmed_name(view.name);
  if (view.name.empty()) return Answer::no_name;
  auto views = all();
  const auto found = view_named(views, view.name);
  if (found == views.end()) {
    views.push_back(std::move(view));
  } else {
    *found = std::move(view);
  }
  store(views);
  return Answer::done;
}

SavedViews::Answer SavedViews::rename(const std::string& name, const std::string& to) {
  const std::string wanted = trimmed_name(to);
  if (wanted.empty()) return Answer::no_name;
  auto views = all();
  const auto found = view_named(views, name);
  if (found == views.end() || wanted == name) return Answer::done;
  if (view_named(views, wanted) != views.end()) return Answer::name_taken;
  found->name = wanted;
  store(views);
  return Answer::done;
}

void SavedViews::remove(const std::string& name) {
  auto views = all();
  if (std::erase_if(views, [&](const auto& view) { return view.name == name; }) > 0) store(views);
}

void SavedViews::store(const std::vector<SavedView>& views) {
  if (views.empty()) {
    m_settings.set(m_key, {});
    return;
  }
  auto written = nlohmann::json::array();
  for (const auto& view : views) {
    written.push_back({{"name", view.name}, {"choice", view.choice}, {"columns", view.columns}});
  }
  // A name that is not UTF-8 would be a bug of the toolkit; it may not cost the other views.
  m_settings.set(m_key, written.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace kontor::gui
