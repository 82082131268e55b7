#include "domain/books/entry_list.h"

#include "domain/base/fields.h"

namespace kontor::books {

std::string place_of(const EntryRow& row, const EntryFilter& filter) {
  FieldWriter place;
  if (filter.number.empty())
    place.add(std::int64_t{row.accounting_date.days}).add(row.id.value);
  else
    place.add(std::string_view(row.number)).add(row.document.value).add(row.id.value);
  place.end_record();
  return place.text();
}

}  // namespace kontor::books
