#pragma once

#include "domain/intake/money_post.h"

namespace kontor::intake {

/// What a step of an undo took back.
struct MoneyUndone {
  std::int64_t documents = 0;
  std::int64_t stays = 0;  ///< later versions stand on them
  DocumentId last;         ///< where the next step goes on; none: there was nothing left
};

/// Takes back the next transactions, payouts and bank lines of a batch: reverses what they posted,
/// the version before becomes current.
MoneyUndone take_back_money(books::Journal& journal, BatchId batch, DocumentId after, int limit);

// After all of them are taken back, step by step; each gives where the next step goes on, none when
// it is done.

/// Reverses what the batch made other documents post.
DocumentId reverse_reposted(books::Journal& journal, BatchId batch, DocumentId after, int limit);
/// Matches bank lines again and posts those for which that changed.
DocumentId rematch_after_undo(books::Journal& journal, BatchId batch, DocumentId after);
/// Posts what the batch's documents and their payouts amount to now.
DocumentId repost_after_undo(books::Journal& journal, BatchId batch, DocumentId after, int limit);

}  // namespace kontor::intake
