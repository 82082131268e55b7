#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace kontor {

/// A strong 63-bit id. Ids come from the book's block allocator, imply no order of commits and
/// never appear in output. 0 means "none".
template <class Tag>
struct Id {
  std::int64_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::int64_t v) : value(v) {}
  constexpr explicit operator bool() const { return value != 0; }
  constexpr auto operator<=>(const Id&) const = default;
};

using EntityId = Id<struct EntityTag>;
using LocationId = Id<struct LocationTag>;
using ChannelId = Id<struct ChannelTag>;
using ProductId = Id<struct ProductTag>;
using CustomerId = Id<struct CustomerTag>;
using EmployeeId = Id<struct EmployeeTag>;
using AccountId = Id<struct AccountTag>;
using DocumentId = Id<struct DocumentTag>;
using EntryId = Id<struct EntryTag>;
using BatchId = Id<struct BatchTag>;
using CommitmentId = Id<struct CommitmentTag>;
using SupplierId = Id<struct SupplierTag>;
using LotId = Id<struct LotTag>;

/// Gives new ids. Reserving a block is a short transaction of its own, so gaps are normal.
class IdSource {
 public:
  virtual ~IdSource() = default;
  /// The next unused id, over all kinds.
  virtual std::int64_t next() = 0;
  /// Makes sure that the next `count` ids are at hand without touching the book. Called outside
  /// of a unit, before a write that needs them: a write must not wait for a second transaction.
  virtual void reserve(std::int64_t count) = 0;

  template <class I>
  I make() {
    return I(next());
  }
};

}  // namespace kontor

template <class Tag>
struct std::hash<kontor::Id<Tag>> {
  std::size_t operator()(kontor::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
