#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/stock/stock.h"

namespace kontor {
struct Stores;
}

namespace kontor::stock {

/// Splits what a channel may sell over its sources, in their order: whole units, none below zero.
/// Together they are max(0, ⌊Σ available − buffer⌋), so that what is oversold at one source lowers
/// the others; what is withheld is taken from the last source first.
std::vector<std::int64_t> offered_units(const std::vector<Quantity>& available, Quantity buffer);

/// A product as a channel is told of it.
struct ChannelOffer {
  ProductId product;
  std::string sku, code, name, style, options;
  std::vector<Quantity> available;  ///< at each source
  Quantity buffer;                  ///< withheld from the channel
  bool kept_by_channel = false;     ///< the channel has some of it in a centre of its own
  std::vector<std::int64_t> units;  ///< offered_units
  /// What the channel was told last, over all sources; none: nothing ever.
  std::optional<std::int64_t> before;
  std::string published;  ///< units_text of that time

  std::int64_t total() const;
};

/// The units of an offer with the sources they are at, as the book keeps them.
std::string units_text(const std::vector<LocationId>& sources,
                       const std::vector<std::int64_t>& units);
/// Their sum.
std::int64_t units_in(const std::string& text);

struct ChannelOfferFilter {
  ChannelId channel;
  std::vector<LocationId> sources;
  std::vector<LocationId> centres;  ///< where the channel itself keeps goods
  ProductId after;
  int limit = 1000;
};
struct ChannelOfferPage {
  std::vector<ChannelOffer> rows;  ///< by product id; `units` is not filled in
  ProductId last;                  ///< the last that was looked at; none: the end
};

/// Units that a channel does not get to see.
struct ChannelBuffer {
  ChannelId channel;
  ProductId product;  ///< none: any product without a buffer of its own
  Quantity buffer;
  std::string sku, name;  ///< of the product, in lists
};

/// What channels are told of the stock.
class OfferStore {
 public:
  virtual ~OfferStore() = default;
  /// Tracked products that are at a source, bundles, and those that the channel was told of; what
  /// is not for sale (any more) has nothing available.
  virtual ChannelOfferPage offers(Unit&, const ChannelOfferFilter&) = 0;
  /// The channel has been told these units (units_text).
  virtual void note(Unit&, ChannelId, const std::vector<std::pair<ProductId, std::string>>&,
                    Instant) = 0;
  /// By product, behind `after`.
  virtual std::vector<ChannelBuffer> buffers(Unit&, ChannelId, ProductId after, int limit) = 0;
  virtual std::optional<Quantity> buffer(Unit&, ChannelId, ProductId) = 0;
  /// None: no buffer of its own any more.
  virtual void put_buffer(Unit&, ChannelId, ProductId, std::optional<Quantity>) = 0;
};

/// Where offers go: a channel's file.
class OfferSink {
 public:
  virtual ~OfferSink() = default;
  /// Whether the file can name such a product; what it cannot is left out, and not noted as told.
  virtual bool takes(const ChannelOffer&) const = 0;
  virtual void begin(const std::vector<company::Location>& sources) = 0;
  virtual void offer(const ChannelOffer&) = 0;
  /// After this the file is safe. Throws Failure.
  virtual void commit() = 0;
};

struct PublishWish {
  std::string channel;  ///< its code
  bool all = false;     ///< what did not change too
  bool dry_run = false;
};
struct PublishReport {
  std::int64_t products = 0;  ///< that were looked at
  std::int64_t told = 0;      ///< that went into the file
  std::int64_t left_out = 0;  ///< that changed and that the file cannot name
};

/// The use case of telling channels what they may sell. Needs Permission::edit_catalog for the
/// channel.
class Offers {
 public:
  Offers(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Gives `sink` what changed since the channel was told last, and notes it once the file is safe.
  /// Nothing changed: the sink is left alone. Refuses channel_unknown, permission_missing,
  /// channel_without_source.
  Result<PublishReport> publish(const PublishWish& wish, OfferSink& sink);
  /// Refuses channel_unknown, product_unknown, permission_missing, value_too_large. `buffer` none:
  /// as for any product, or nothing. False: it was so already.
  Result<bool> set_buffer(const std::string& channel, const std::string& product,
                          std::optional<Quantity> buffer);

 private:
  void note(const company::Channel& channel, const std::vector<LocationId>& sources,
            const std::vector<ChannelOffer>& told);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// Where a channel sells from: its sources, else the company's own shops and warehouses; never a
/// marketplace's centre, whose goods the marketplace offers by itself.
std::vector<company::Location> sources_of(const company::Channel& channel,
                                          const std::vector<company::Location>& all);

}  // namespace kontor::stock
