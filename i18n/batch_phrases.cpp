#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kBatchPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::import_running,
     KONTOR_TEXT("Import {batch} is still running on the channel {channel}. Wait for it to end, "
                 "or stop it.")},
    {RefusalCode::import_running,
     KONTOR_TEXT("Import {batch} is still running. Wait for it to end, or stop it.")},
    {RefusalCode::batch_unknown,
     KONTOR_TEXT("There is no import {batch}. “kontor batch list” shows all of them.")},
    {RefusalCode::batch_not_resumable,
     KONTOR_TEXT("Import {batch} cannot be resumed: it is {state}. Only a stopped one can.")},
    {RefusalCode::batch_not_undoable,
     KONTOR_TEXT("Import {batch} cannot be undone: it is {state}.")},
    {RefusalCode::batch_file_changed,
     KONTOR_TEXT("The file {file} is not the one that import {batch} read. Name the same file, "
                 "or undo the import.")},
    {RefusalCode::batch_file_changed,
     KONTOR_TEXT("The files are not those that import {batch} read. Name the same files, or "
                 "undo the import.")},
    {RefusalCode::strict_refused,
     KONTOR_PLURAL("{file}: {n} row was refused, so nothing was imported. Correct it, or import "
                   "without the strict rule.",
                   "{file}: {n} rows were refused, so nothing was imported. Correct them, or "
                   "import without the strict rule.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> batch_phrases() { return kBatchPhrases; }

}  // namespace kontor::i18n
