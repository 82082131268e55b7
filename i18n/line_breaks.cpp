#include "i18n/line_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

#include "domain/base/check.h"

namespace kontor::i18n {

std::vector<std::string> line_pieces(std::string_view text) {
  const auto whole = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  KONTOR_ASSERT(U_SUCCESS(status));
  breaks->setText(whole);
  std::vector<std::string> pieces;
  std::int32_t begin = 0;
  for (auto end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
    whole.tempSubStringBetween(begin, end).toUTF8String(pieces.emplace_back());
    begin = end;
  }
  return pieces;
}

}  // namespace kontor::i18n
