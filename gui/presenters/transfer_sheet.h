#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/goods/line_plan.h"
#include "domain/goods/purchases.h"
#include "domain/goods/transfers.h"
#include "gui/presenters/scanned_lines.h"

namespace kontor::gui {

/// What a sheet of scanned lines is for. Only of orders with suppliers: their invoice, freight and
/// duty that come later, goods that go back.
enum class SheetTask { write, ship, receive, invoice, charge, give_back };

/// What stands on a supplier's invoice, as it was typed.
struct TypedBill {
  std::string number, date;
  std::string sender;  ///< code of a supplier
  bool credit = false, last_charges = false, by_quantity = false;
  bool operator==(const TypedBill&) const = default;
};

/// The lines of a transfer, or of an order with a supplier, as they are scanned, typed, pasted or
/// taken from a file: of a draft, of what is sent, of what has come, is billed or goes back.
class TransferSheet : public ScannedLines {
 public:
  TransferSheet(ScannedLinesView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                Language language);

  /// Begins with a document that is there, or with a new one.
  void begin(SheetTask task, const std::string& number = {},
             stock::DocumentType type = stock::DocumentType::transfer);

  SheetTask task() const { return m_task; }
  /// An order with a supplier.
  bool purchase() const { return m_type == stock::DocumentType::purchase; }
  const std::string& number() const { return m_number; }
  std::string title() const override;
  bool loading() const { return m_reading.busy(); }
  bool busy() const { return m_saving.busy() || m_looking.busy() || filing(); }
  bool saving() const { return m_saving.busy(); }
  bool working() const override { return saving() || loading(); }

  // Places of a draft, by code. An order's goods come from a supplier.
  const std::vector<company::Location>& places() const { return m_places; }
  struct Source {
    std::string code, name;
  };
  const std::vector<Source>& sources() const { return m_sources; }
  const std::string& from() const { return m_from; }
  const std::string& to() const { return m_to; }
  void choose_from(const std::string& code);
  void choose_to(const std::string& code);
  const std::string& note() const { return m_note; }
  void type_note(const std::string& note);
  /// When the goods of an order are to come: as it was typed, empty: nobody said.
  const std::string& expected() const { return m_expected; }
  void type_expected(const std::string& date);
  /// What the delivery of an order cost beside its goods; both rights and costs are needed.
  bool may_charge() const {
    return m_may_charge && purchase() && (m_task == SheetTask::receive || of_bill());
  }
  void type_freight(const std::string& amount);
  void type_duty(const std::string& amount);
  /// Why goods are rejected.
  void type_reason(const std::string& reason) { m_reason = reason; }
  /// What an invoice says beside its lines and charges.
  const TypedBill& bill() const { return m_bill; }
  void type_bill(const TypedBill& bill);
  /// A supplier is asked for money, or gives it back.
  bool of_bill() const { return m_task == SheetTask::invoice || m_task == SheetTask::charge; }
  /// As what goods that go back were set aside: codes, "" is available.
  static std::vector<std::string> buckets();
  std::string bucket_name(const std::string& bucket) const;
  const std::string& bucket() const { return m_bucket; }
  void choose_bucket(const std::string& bucket);
  /// What it would post, as it stands; only for who may see costs.
  bool foresees() const { return m_with_prices && (of_bill() || m_task == SheetTask::give_back); }
  RowTable& foreseen() { return m_foreseen; }
  /// Why it can't be done as it stands; empty: it can.
  const std::string& foreseen_refusal() const { return m_foreseen_refusal; }
  /// What is scanned from now on came and is not good.
  bool rejecting() const { return m_rejecting; }
  void reject(bool rejecting);

  /// A SKU, code or barcode. Without a quantity one more of it; a line may say both ("LAMP-7 3").
  /// With `edited` the quantity of that line is set instead.
  void scan(const std::string& text, const std::string& quantity) override;
  /// What the fields of a line are to hold so that it can be changed.
  struct Edited {
    std::string text, quantity;
  };
  Edited edit(std::size_t row);
  void remove(std::size_t row);

  /// Lines with what is available beside each, or what is on its way.
  RowTable& lines() override { return m_table; }
  std::string summary() const override;
  bool changed() const { return m_changed; }

  /// What the main act is called: "Send all", "Receive".
  std::string act_label() const;
  bool can_act() const;
  /// Makes ready, sends or receives.
  void act();
  /// Keeps a draft.
  void save();
  /// It is done: the document's number, and what was done in words.
  std::function<void(const std::string& number, const std::string& sentence)> on_done;

 private:
  struct Line {
    catalog::Product product;
    Quantity most, asked;          ///< of what is there: what can be sent, or has yet to come
    Quantity good = {}, bad = {};  ///< of a draft `good` is what is asked for
    std::optional<Quantity> available = {};  ///< at the source; of an order where it comes to
    std::optional<Decimal> cost = {};        ///< of a unit, where an order names it
    std::vector<goods::LotWish> good_lots = {}, bad_lots = {};  ///< as far as somebody named them
    Quantity unbilled = {};              ///< came and was not billed; below zero: billed, went back
    std::optional<Decimal> billed = {};  ///< a unit's price on the invoice, where it says another
  };
  struct Facts;
  struct Found {
    goods::LinePlan plan;
    std::map<ProductId, Quantity> available;
  };
  struct Done {
    std::string number;
    bool drafted = false;  ///< a draft stands although the next step was refused
    Result<goods::TransferResult> result;
  };
  using Act = std::function<Done(OpenBook&)>;

  void take(const Facts& facts);
  void set(Line& line, const goods::LineWish& wish);
  void take_list(const goods::LineList& list) override;
  void look_up();
  void merge(const Found& found, bool single);
  std::optional<Refusal> put(const goods::PlannedLine& planned, std::optional<Quantity> available);
  void read_levels();
  void fill();
  void run(Act act, bool ready);
  void run_in(std::shared_ptr<OpenBook> book, Act act, bool ready);
  void end(const Done& done, const Act& act, bool ready);
  std::string done_words(const std::string& number, bool ready) const;
  goods::TransferWish wish() const;
  /// Nothing, and it is said, where what was typed can't be.
  std::optional<goods::PurchaseWish> order_wish();
  void save_order();
  void order_now();
  void take_delivery();
  std::vector<goods::LineWish> wishes(Quantity Line::*share) const;
  // Of invoices and of goods that go back.
  void choose_billed();
  /// What is wrong with the amounts, in words; empty: nothing.
  std::string read_charges(std::optional<Decimal>& freight, std::optional<Decimal>& duty) const;
  /// Nothing, and what is wrong in words, where what was typed can't be.
  std::optional<goods::BillWish> bill_wish(std::string& wrong) const;
  goods::SendBackWish back_wish() const;
  void take_bill();
  void send_back();
  void foresee();
  void take_foresight(const Result<goods::Foresight>& foresight);
  void foresee_nothing(const std::string& why);
  void fill_bill_row(const Line& line, std::vector<RowTable::Value>& row) const;
  bool nothing_scanned() const;
  goods::Prices prices() const override {
    return purchase() && m_with_prices ? goods::Prices::wanted : goods::Prices::none;
  }

  SheetTask m_task = SheetTask::write;
  stock::DocumentType m_type = stock::DocumentType::transfer;
  std::vector<Source> m_sources;
  std::string m_freight, m_duty;
  bool m_may_charge = false, m_with_prices = false, m_price_column = false;
  std::string m_number, m_from, m_to, m_note, m_reason, m_expected;
  std::vector<company::Location> m_places;
  LocationId m_source;
  std::vector<Line> m_lines;
  std::vector<Line> m_all;  ///< of an order whose invoice this is: also what it can't bill now
  Currency m_currency;      ///< of the order's prices
  TypedBill m_bill;
  std::string m_bucket;
  std::string m_foreseen_refusal;
  std::vector<goods::LineWish> m_waiting;  ///< scanned while others are looked up
  bool m_single = true;                    ///< they were scanned, not pasted
  std::string m_edited;                    ///< label of the line whose quantity is set
  bool m_rejecting = false, m_changed = false;
  RowTable m_table, m_foreseen;
  Alive m_alive;
  Slot m_reading, m_looking, m_leveling, m_saving, m_foreseeing;
};

/// "2.50" as it was written.
std::string decimal_text(const Decimal& decimal);

}  // namespace kontor::gui
