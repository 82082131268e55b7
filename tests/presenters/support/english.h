#pragma once

#include "gui/presenters/language.h"
#include "tests/support/paths.h"

namespace kontor::test {

/// A language of the window, from the catalogues of the build.
inline gui::Language language(const std::string& code) {
  return gui::Language(i18n::Catalogue::load(code, locale_dir()));
}

inline gui::Language english() { return language("en"); }

}  // namespace kontor::test
