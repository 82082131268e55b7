#pragma once

#include "domain/books/journal.h"
#include "domain/intake/money_store.h"

namespace kontor::intake {

/// Adds what the files of orders have told until the first day of the items that were opened for
/// them, as MoneyUse::order by the opening's document: an order of the old system that is imported
/// later takes the place of its opening and does not double it.
void told_by_orders(books::Journal& journal, const std::vector<MoneyDocument>& documents,
                    std::map<DocumentId, MoneySums>& told);

}  // namespace kontor::intake
