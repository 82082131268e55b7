#pragma once

#include <cstddef>
#include <string_view>

#include "domain/base/message.h"

namespace kontor::intake {

// What an import did beside its rows, and how its files were read; i18n has a sentence for each.
// Args: name, count, ....; of readings: file, encoding, why ("valid_utf8"), separator ("comma");
// line, count (left out before or behind the rows); columns, format; columns, example. Of people
// who stand in a list several times: count, rows ("3 = 9, 4 = 7 = 12").
#define KONTOR_NOTES(X)                                                                      \
  X(channel_made)                                                                            \
  X(location_made)                                                                           \
  X(employee_made)                                                                           \
  X(provisional_products)                                                                    \
  X(no_cost) X(opening_count) X(draft_count) X(linked_orders) X(profile_recognised) X(stays) \
      X(dates_estimated) X(file_read_as) X(dates_read_as) X(numbers_read_as)                 \
          X(opening_not_itemised) X(opening_stock_differs) X(same_person)

enum class NoteCode {
#define KONTOR_NOTE_ENUM(name) name,
  KONTOR_NOTES(KONTOR_NOTE_ENUM)
#undef KONTOR_NOTE_ENUM
};
std::string_view name_of(NoteCode code);
std::size_t note_count();

struct Note {
  NoteCode code;
  Args args;
  bool operator==(const Note&) const = default;
};

}  // namespace kontor::intake
