#include "persistence/check/check.h"

#include <iterator>

#include "domain/base/failure.h"
#include "persistence/check/check_unit.h"

namespace kontor::persistence {

namespace check_detail {

std::vector<Check> all_checks() {
  std::vector<Check> all;
  for (auto& some : {entry_checks(), summary_checks(), stock_checks(), order_checks(),
                     money_checks(), search_checks(), audit_checks()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace check_detail

std::vector<std::string> check_names() {
  std::vector<std::string> names;
  for (const Check& check : check_detail::all_checks()) names.push_back(check.name);
  return names;
}

std::vector<Finding> check_book(Book& book, intake::Progress& progress) {
  const std::vector<Check> checks = check_detail::all_checks();
  return book.read([&](Unit& unit) {
    std::vector<Finding> found;
    std::int64_t done = 0;
    for (const Check& check : checks) {
      if (progress.cancelled()) throw Failure(FailureCode::cancelled);
      progress.at("check", done++, std::ssize(checks));
      Findings findings(check.name);
      check.run(sql(unit), findings);
      std::vector<Finding> some = findings.take();
      std::move(some.begin(), some.end(), std::back_inserter(found));
    }
    progress.at("check", done, std::ssize(checks));
    return found;
  });
}

}  // namespace kontor::persistence
