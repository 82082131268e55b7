#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What a list shows and how, under a name that a person gave it.
struct SavedView {
  std::string name;
  std::string choice;   ///< ListPresenter::saved_choice()
  std::string columns;  ///< ColumnLayout::text()
  bool operator==(const SavedView&) const = default;
};

/// The views of one list that a person kept, in the order in which they were saved first. They lie
/// in the settings as JSON without any word of a language but the names.
class SavedViews {
 public:
  enum class Answer { done, no_name, name_taken };

  SavedViews(Settings& settings, const std::string& list)
      : m_settings(settings), m_key("views." + list) {}

  std::vector<SavedView> all() const;
  std::optional<SavedView> find(const std::string& name) const;
  /// A view of the same name is replaced. Blanks around a name are no part of it.
  Answer save(SavedView view);
  Answer rename(const std::string& name, const std::string& to);
  void remove(const std::string& name);

 private:
  void store(const std::vector<SavedView>& views);

  Settings& m_settings;
  std::string m_key;
};

}  // namespace kontor::gui
