#pragma once

#include "app/context.h"

namespace kontor::bench {

struct SoakTurn {
  int seconds = 60;  ///< how long it works
  int every = 60;    ///< seconds between two lines
  int pause_ms = 0;  ///< between two postings or reads
};

/// Both work for a while and print a line of JSON every so many seconds: what each posting or read
/// took (microseconds), and this process's memory. bench/soak runs them beside each other.
///
/// Posts whole sales, each committed by itself; folds and seals with each line, as an import does
/// at its end.
void soak_with_postings(app::OpenBook& book, const SoakTurn& turn);
/// Asks the questions of the screens in turn.
void soak_with_reads(app::OpenBook& book, const SoakTurn& turn);

}  // namespace kontor::bench
