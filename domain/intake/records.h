#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"
#include "domain/intake/note.h"
#include "domain/orders/incoming.h"

namespace kontor::intake {

// The records of orders belong to the orders; here they are among the others.
using orders::FileTime;
using orders::IncomingLine;
using orders::IncomingOrder;
using orders::line_kind_named;
using orders::LineKind;
using orders::name_of;
using orders::Prices;
using orders::Settlement;

/// A price of a product in one market of a channel ("France", "Wholesale").
struct MarketPrice {
  std::string market;
  std::optional<Currency> currency;  ///< none: the entity's
  std::optional<Decimal> price, compare_at;
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
  std::vector<MarketPrice> market_prices;
  /// Markets that the file has columns for; it says nothing of the prices of others, which stay.
  std::vector<std::string> markets;
};

/// A count of one product at one location, in an inventory file.
struct IncomingStock {
  std::string sku, style, options, name, code;
  std::string location;  ///< as the file names it
  Quantity counted;
  bool counted_is_available = false;  ///< the file gives available only: on hand = it + committed
  Quantity unavailable;
};

/// A person or firm of a channel's customer list.
struct IncomingCustomer {
  customers::BuyerFacts buyer;  ///< not identifying: the row is refused
  std::string first_name, last_name, company;
  std::string street, street2, city, region, postal_code, country;  ///< as the file has them
  std::optional<bool> accepts_email, accepts_sms, tax_exempt;
  std::string tags, note;
  std::optional<Decimal> total_spent;  ///< the file's own figures, to compare with ours
  std::optional<std::int64_t> total_orders;
  /// Of a person who stands in the list several times: the other rows' keys.
  std::vector<customers::BuyerFacts> also;
};

/// What an amount of a settlement or payment is for.
enum class PartKind {
  goods,
  shipping,
  wrapping,  ///< gift wrap
  discount,
  tax,              ///< that we owe
  marketplace_tax,  ///< collected (positive) or withheld (negative) by the marketplace
  tip,
  duties,
  fee,
  fee_tax,        ///< input tax on fees
  reimbursement,  ///< for lost or damaged goods, or of a refund
  reserve,        ///< kept back (negative) or set free (positive)
  carried_over,   ///< the balance of the period before ("Payable to Amazon")
  our_payment,    ///< we paid the gateway ("Successful charge")
  other
};
std::string_view name_of(PartKind kind);

/// An amount of a settled transaction, from our side: positive comes to us.
struct SettledPart {
  PartKind kind = PartKind::goods;
  std::string code;  ///< the file's own word ("Commission", "WAREHOUSE_DAMAGE")
  std::string sku, name;
  std::string item;   ///< the file's id of the order's item, where it has one
  Quantity quantity;  ///< of goods, once per item; reimbursed goods too; else 0
  Money amount;
};

enum class SettledKind {
  charge,  ///< a buyer's payment, or a sale that the marketplace settles
  refund,
  chargeback,  ///< a dispute that took or gave back money
  adjustment,  ///< anything else on the gateway's account: fees, reimbursements, reserves
};
std::string_view name_of(SettledKind kind);

/// One transaction on a gateway's or marketplace's account. It never posts a sale of its own where
/// an order file tells it (rules.md 3).
struct IncomingSettled {
  SettledKind kind = SettledKind::charge;
  std::string gateway;  ///< as orders name it ("Shopify Payments", "Amazon")
  std::string key;      ///< unique for the gateway on the channel
  std::string order;    ///< key of the order; empty: none
  std::string payout;   ///< key of the payout or settlement that carries it; empty: not known yet
  FileTime at;
  Currency currency;
  std::vector<SettledPart> parts;  ///< their sum is what the transaction adds to the account
  /// The parts tell the sale itself, by SKU (marketplace settlements): posted where no order file
  /// has it. Otherwise only money is told.
  bool tells_sale = false;
  std::string location;  ///< of goods it tells of, as the file names it (FBA); empty: unknown
};

/// Money that a gateway sent to our bank, or took from it.
struct IncomingPayout {
  std::string gateway;
  std::string key;   ///< as IncomingSettled::payout names it
  FileTime at;       ///< date of deposit
  Money total;       ///< what the bank will show; negative: nothing is sent, the balance is carried
  bool paid = true;  ///< false: announced only
  /// The file names no total: it is what the transactions add up to that name the payout, whatever
  /// files they stand in. A negative one is taken from the bank.
  bool summed = false;
  /// What the payout file says of its make-up. Only what no transaction tells is posted from it.
  std::vector<SettledPart> parts;
  std::string bank_reference;
};

/// A line of a bank statement.
struct IncomingBankLine {
  std::string account;  ///< name of the bank account; empty: the entity's only one
  std::string key;      ///< unique for the account: the bank's id, else date, amount, text, ordinal
  FileTime at;
  Money amount;  ///< positive: came in
  std::string text, reference;
};

/// What a document of the old system leaves open on the first day (rules.md 4).
enum class OpeningKind {
  order,         ///< an order that was paid and not sent yet: the customer's deposit
  gift_card,     ///< a gift card with money on it
  store_credit,  ///< what a customer may still buy for
  points,        ///< loyalty points, by what they are worth
  receivable,    ///< an invoice that a customer has not paid
  payable,       ///< an invoice that we have not paid
  settlement,    ///< what a gateway or marketplace has not paid out
  balance        ///< the trial balance
};
std::string_view name_of(OpeningKind kind);
std::optional<OpeningKind> opening_kind_named(std::string_view name);

/// A balance of an opening trial balance. Debit positive, in the entity's currency.
struct OpeningBalance {
  std::string account;  ///< key of the chart
  std::string detail;   ///< gateway, bank account or own account; empty: all of the account
  std::string name;     ///< of an own account
  std::string channel;  ///< as the file names it; empty: common, or all where none names one
  std::int64_t minor = 0;
};

/// What is open on the first day: one document, or the whole trial balance.
struct IncomingOpening {
  OpeningKind kind = OpeningKind::receivable;
  std::string number, partner;
  std::string channel, gateway;     ///< as the file names them; empty: none
  std::optional<BusinessDate> due;  ///< when it is to be paid
  Money amount;                     ///< positive; the trial balance: 0 in its currency
  std::vector<OpeningBalance> balances;
};

/// A row that was refused, with its reason.
struct RowRefusal {
  std::int64_t row = 0;
  std::string file;  ///< name without folders
  Refusal refusal;
};

/// One record of a file, or why it was refused.
struct Item {
  std::variant<IncomingProduct, IncomingStock, IncomingOrder, RowRefusal, IncomingCustomer,
               IncomingSettled, IncomingPayout, IncomingBankLine, IncomingOpening>
      what;
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
  /// How columns turned out to be written, where the files themselves decide it; known once they
  /// were read.
  virtual std::vector<Note> readings() const { return {}; }
  /// Bytes read so far and in all, for progress.
  virtual std::pair<std::int64_t, std::int64_t> progress() const = 0;
};

/// What a file set says of itself, before its records.
struct SourceInfo {
  std::string profile;               ///< "shopify-orders", "mapped", ...
  std::string mapping;               ///< for mapped files
  std::vector<std::string> files;    ///< names without folders
  std::string content_hash;          ///< SHA-256 over the files
  std::string channel_name;          ///< proposal for a channel that must be made
  std::optional<std::string> zone;   ///< the file's zone where the mapping says it
  std::optional<Currency> currency;  ///< of files without a currency column
  bool sku_case_matters = true;
  bool of_company = false;            ///< belongs to no channel (opening balances)
  bool recognise_at_order = false;    ///< a file without fulfilment data (rules.md 2)
  bool recognise_at_payment = false;  ///< a sale counts when it is paid; neither: fulfilled
  std::vector<Note> readings;         ///< how the files are read, as it was decided
  Instant newest_file;                ///< when the youngest file was last written
};

}  // namespace kontor::intake
