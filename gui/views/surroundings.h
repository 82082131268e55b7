#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/secret_form.h"

namespace kontor::gui {

/// A library or program and its version, for the page that says what this program is.
struct NamedVersion {
  std::string name;  ///< "SQLite"
  std::string version;
};

/// What every view is given by the composition root.
struct Surroundings {
  Executor& executor;
  BookOpener& opener;
  Settings& settings;
  Language language;
  std::vector<NamedVersion> versions = {};  ///< Kontor's own first
  /// Asks somebody else to approve an act; empty outside of a book.
  std::function<void(const RefusedAct&)> approve = {};
  /// Asks for a new PIN or password; empty outside of a book.
  std::function<void(const SecretOwner&, SecretKind)> ask_secret = {};
};

}  // namespace kontor::gui
