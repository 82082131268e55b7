#pragma once

#include <span>
#include <string_view>

#include "domain/base/failure.h"
#include "domain/base/refusal.h"
#include "domain/intake/import.h"

namespace kontor::i18n {

/// One wording of a code. A code has several where some of its arguments are not always known; the
/// first whose {places} can all be filled is taken. Those with `many` have forms by the argument
/// `count`, which they write as {n}.
template <class Code>
struct Phrase {
  Code code;
  const char* text;
  const char* many = nullptr;
};

std::span<const Phrase<RefusalCode>> file_phrases();
/// These do not say which row: who shows an intake::RowRefusal does.
std::span<const Phrase<RefusalCode>> row_phrases();
std::span<const Phrase<RefusalCode>> batch_phrases();
std::span<const Phrase<RefusalCode>> company_phrases();
std::span<const Phrase<RefusalCode>> book_phrases();
std::span<const Phrase<RefusalCode>> desk_phrases();
std::span<const Phrase<RefusalCode>> goods_phrases();
std::span<const Phrase<RefusalCode>> count_phrases();
std::span<const Phrase<RefusalCode>> purchase_phrases();
std::span<const Phrase<RefusalCode>> statement_phrases();
std::span<const Phrase<RefusalCode>> customer_phrases();
std::span<const Phrase<RefusalCode>> price_phrases();
std::span<const Phrase<RefusalCode>> staff_phrases();
/// All of those above.
std::span<const std::span<const Phrase<RefusalCode>>> refusal_phrases();

std::span<const Phrase<FailureCode>> failure_phrases();
std::span<const Phrase<intake::NoteCode>> note_phrases();

}  // namespace kontor::i18n
