#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domain/intake/records.h"

namespace kontor::intake {

/// What happens to products that share a SKU, in the files of an import or with one of the book,
/// which is then the first.
enum class DuplicateSkus {
  keep,    ///< all keep it; orders then need more to tell them apart
  refuse,  ///< the first keeps it, the others are refused
  first,   ///< the first keeps it, the others come in without a SKU
  suffix   ///< the others get "-2", "-3" behind it
};
std::string_view name_of(DuplicateSkus policy);
std::optional<DuplicateSkus> duplicate_skus_named(std::string_view name);

/// A value that cleaning changes.
struct CleanedField {
  std::string file;
  std::int64_t row = 0;
  std::string record;  ///< what kind of record: "product", "customer", "order"
  std::string field;
  std::string before, after;
};
using CleaningVisitor = std::function<void(const CleanedField&)>;
/// For each product the code of another one that has its SKU in the book; blank: none.
using SkuOwners =
    std::function<std::vector<std::string>(const std::vector<const IncomingProduct*>&)>;

/// How records are cleaned.
struct CleaningRules {
  DuplicateSkus duplicate_skus = DuplicateSkus::keep;
  std::string country;  ///< ISO code, for phones that are written nationally
  std::string file;     ///< for what is told
};

/// The records of another source, cleaned: texts without superfluous blanks, barcodes without any
/// and in upper case, SKUs by policy. Buyers are cleaned where they are matched; what that changes
/// is told here as well.
class CleaningSource final : public RecordSource {
 public:
  CleaningSource(RecordSource& source, CleaningRules rules)
      : m_source(source), m_rules(std::move(rules)) {}

  void clean_by(CleaningRules rules) { m_rules = std::move(rules); }
  /// Who knows the book's SKUs; nobody: only those of the files count.
  void look_for_owners(SkuOwners owners) { m_owners = std::move(owners); }
  /// Who is told of changes from now on; nobody: empty.
  void tell(CleaningVisitor visitor) { m_visitor = std::move(visitor); }

  std::optional<Item> next() override;
  const std::optional<Refusal>& problem() const override { return m_source.problem(); }
  void rewind() override;
  std::pair<std::int64_t, std::int64_t> progress() const override { return m_source.progress(); }
  std::vector<Note> readings() const override { return m_source.readings(); }

 private:
  void clean(IncomingProduct& product, std::int64_t row);
  void read_ahead();
  /// Why the product is refused for its SKU; `owner`: of the book's product that has it.
  std::optional<Refusal> settle_sku(IncomingProduct& product, const std::string& owner,
                                    std::int64_t row);
  std::string free_sku(const IncomingProduct& product, int number) const;
  void tell_buyer(const char* record, const customers::BuyerFacts& buyer, std::int64_t row) const;
  void tell_customer(const IncomingCustomer& customer, std::int64_t row) const;
  void told(const char* record, const char* field, std::int64_t row, const std::string& before,
            const std::string& after) const;

  RecordSource& m_source;
  CleaningRules m_rules;
  CleaningVisitor m_visitor;
  SkuOwners m_owners;
  std::map<std::string, int> m_skus;  ///< how often each has come
  struct Ahead {
    Item item;
    std::string owner;  ///< of a product's SKU in the book
  };
  std::deque<Ahead> m_ahead;  ///< read, and looked up in the book together
};

}  // namespace kontor::intake
