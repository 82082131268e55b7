#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/intake/order_intake.h"
#include "domain/intake/product_intake.h"
#include "domain/intake/record_intake.h"

namespace kontor::intake {

/// What the files of one dry run would bring, so that a later one is planned as if those before it
/// were in the book. Of products, orders and money it keeps hashes of what identifies a record and
/// of what it says, of people their keys: some 50 bytes a record, 200 a person, nothing of the
/// rest.
class ComingFacts {
 public:
  /// `all`: a dry run. Otherwise only what records of one file may tell of each other's orders.
  explicit ComingFacts(bool all) : m_all(all) {}

  /// The next file, written at that time, of this channel.
  void next_file(const Target& target);

  /// What the record becomes that the book alone would judge like that; it is known from now on.
  Verdict of_product(const IncomingProduct& in, const PlannedProduct& planned);
  Verdict of_order(const PlannedOrder& planned);
  Verdict of_money(const Item& item, Verdict by_book);

  PeopleBefore people;

 private:
  struct Told {
    std::uint64_t content = 0;
    std::uint32_t file = 0;
  };

  Verdict judge(const std::string& identity, std::string_view content, Verdict by_book,
                bool older_counts);
  bool knows(const std::string& identity) const;
  std::string order_identity(const PlannedOrder& planned) const;

  bool m_all;
  std::string m_channel;
  std::vector<Instant> m_files;  ///< when they were written
  std::unordered_map<std::uint64_t, Told> m_told;
};

/// What a file of a request is planned upon: with what the files before it bring, in a dry run.
std::shared_ptr<ComingFacts> coming_for(const ImportRequest& request, const Target& target);

}  // namespace kontor::intake
