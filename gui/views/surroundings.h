#pragma once

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What every view is given by the composition root.
struct Surroundings {
  Executor& executor;
  BookOpener& opener;
  Settings& settings;
  Language language;
};

}  // namespace kontor::gui
