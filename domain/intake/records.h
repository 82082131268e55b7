#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"
#include "domain/customers/customer.h"

namespace kontor::intake {

/// A time as a file has it: with an offset, or local to the channel's zone.
struct FileTime {
    LocalTime local;
    std::optional<int> offset_minutes;
    auto operator<=>(const FileTime& o) const {
        return std::tuple(local.date.days, local.second_of_day, offset_minutes) <=>
               std::tuple(o.local.date.days, o.local.second_of_day, o.offset_minutes);
    }
    bool operator==(const FileTime& o) const { return (*this <=> o) == 0; }
};

/// A product of a catalogue file.
struct IncomingProduct {
    std::string sku, name, style, options, vendor, barcode, unit;
    std::optional<Decimal> price, compare_at, cost;  ///< the entity's currency unless named
    std::optional<Currency> currency;
    std::string status;  ///< "active", "draft", "archived"; empty: active
    bool tracked = true;
    bool gift_card = false;
    std::string code;  ///< the file's own product number where it has one ("20"); a further key
};

/// A count of one product at one location, in an inventory file.
struct IncomingStock {
    std::string sku, style, options, name, code;
    std::string location;  ///< as the file names it
    Quantity counted;
    bool counted_is_available = false;  ///< the file gives available only: on hand = it + committed
    Quantity unavailable;
};

/// What a line of an order is (rules.md 3, non-goods lines are mapped by code).
enum class LineKind {
    goods,
    free_issue,   ///< goods given away: zero price
    write_off,    ///< zero price and negative quantity: goods gone
    carriage, fee, discount, manual, sample, voucher, tip
};
std::string_view name_of(LineKind kind);
std::optional<LineKind> line_kind_named(std::string_view name);

struct IncomingLine {
    LineKind kind = LineKind::goods;
    std::string sku, name, vendor, code;
    Quantity quantity;  ///< negative: returned
    Decimal unit_price;
    std::optional<Money> discount;               ///< for the whole line, positive
    std::optional<std::int64_t> discount_ppm;    ///< instead: share of the gross amount, 10^-6
    bool taxable = true;
    Quantity fulfilled;                          ///< of `quantity`; sign as quantity
    std::int64_t row = 0;
};

/// How prices of a file relate to tax.
enum class Prices {
    net, gross,
    by_total,     ///< decided per order: which reading adds up to its total (Shopify)
    tax_unknown   ///< the file says nothing of tax
};

enum class Settlement {
    file,        ///< the file says what was paid (paid, outstanding, gateways)
    receivable,  ///< sold on account: an open receivable
    at_sale      ///< paid at the sale through `gateways`
};

/// An order, invoice or receipt of a channel's file: facts, not yet interpreted.
struct IncomingOrder {
    std::string key;     ///< unique in the channel
    std::string number;  ///< as people know it
    std::string source, location, employee;
    customers::BuyerFacts buyer;
    Currency currency;
    FileTime placed;
    std::optional<FileTime> paid, fulfilled, cancelled;
    std::string payment_state, fulfilment_state;  ///< the file's words, kept for the list
    Prices prices = Prices::net;
    Settlement settlement = Settlement::file;
    std::vector<IncomingLine> lines;
    std::vector<std::string> gateways;
    Money shipping;
    std::optional<Money> subtotal;  ///< of goods after their discounts, where the file has it
    Money discount;              ///< whole order, lines' and shipping's included; positive
    Money tax;                   ///< whole order
    std::vector<std::pair<std::string, Money>> named_taxes;
    Money duties;
    std::optional<Money> total;  ///< to check against
    Money refunded;
    std::optional<Money> outstanding;
    bool linked_only = false;    ///< another channel's own file records it
    std::int64_t row = 0;
};

/// A row that was refused, with its reason.
struct RowRefusal {
    std::int64_t row = 0;
    std::string file;  ///< name without folders
    Refusal refusal;
};

/// One record of a file, or why it was refused.
struct Item {
    std::variant<IncomingProduct, IncomingStock, IncomingOrder, RowRefusal> what;
    std::int64_t row = 0;  ///< physical line in the file where it begins
};

/// The records of a file or set of files, in order. Produced by channels; memory does not grow with
/// the file.
class RecordSource {
public:
    virtual ~RecordSource() = default;
    /// The next record. Nothing at the end, or when the file turned out wrong as a whole.
    virtual std::optional<Item> next() = 0;
    /// Why the file is wrong as a whole, once next() gave nothing.
    virtual const std::optional<Refusal>& problem() const = 0;
    /// Starts again at the first record.
    virtual void rewind() = 0;
    /// Bytes read so far and in all, for progress.
    virtual std::pair<std::int64_t, std::int64_t> progress() const = 0;
};

/// What a file set says of itself, before its records.
struct SourceInfo {
    std::string profile;  ///< "shopify-orders", "mapped", ...
    std::string mapping;  ///< for mapped files
    std::vector<std::string> files;        ///< names without folders
    std::string content_hash;              ///< SHA-256 over the files
    std::string channel_name;              ///< proposal for a channel that must be made
    std::optional<std::string> zone;       ///< the file's zone where the mapping says it
    std::optional<Currency> currency;      ///< of files without a currency column
    bool sku_case_matters = true;
    bool recognise_at_order = false;       ///< a file without fulfilment data (rules.md 2)
    Instant newest_file;                   ///< when the youngest file was last written
};

}  // namespace kontor::intake
