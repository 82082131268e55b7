#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/support/book_fixture.h"

namespace kontor::test {

/// The plans of all statements that a reading runs, in one line each step, as the engine made them:
/// on SQLite from EXPLAIN QUERY PLAN of what its trace tells, on PostgreSQL from auto_explain.
std::string plans_of(TestBook& tb, const std::function<void(Unit&)>& read);

/// Fills the engine's knowledge of how many rows there are.
void analyze(TestBook& tb);

/// Steps of a plan that look at a whole big table, without any index of it.
std::vector<std::string> whole_scans(const std::string& plans);

/// Compares the shape of plans (their steps without costs and values) with
/// tests/contract/plans/NAME.ENGINE.txt; with KONTOR_UPDATE_GOLDEN=1 the file is written instead,
/// for people to read the difference before they commit it.
void check_shape(TestBook& tb, const std::string& name, const std::string& plans);

}  // namespace kontor::test
