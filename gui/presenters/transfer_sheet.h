#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/goods/line_plan.h"
#include "domain/goods/transfers.h"
#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// What a sheet of scanned lines is for.
enum class SheetTask { write, ship, receive };

class TransferSheetView {
 public:
  virtual ~TransferSheetView() = default;
  virtual void show_sheet() = 0;  ///< other lines, other places, something said, busy
  virtual void beep() = 0;        ///< what was scanned can't be
  /// It is done: the transfer's number, and what was done in words.
  virtual void done(const std::string& number, const std::string& sentence) = 0;
};

/// The lines of a transfer as they are scanned, typed, pasted or taken from a file: of a draft, of
/// what is sent, of what has come. What is wrong is said and left out; the rest stays.
class TransferSheet {
 public:
  TransferSheet(TransferSheetView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                Language language);

  /// Begins with a transfer that is there, or with a new one.
  void begin(SheetTask task, const std::string& number = {});

  SheetTask task() const { return m_task; }
  const std::string& number() const { return m_number; }
  std::string title() const;
  bool loading() const { return m_reading.busy(); }
  bool busy() const { return m_saving.busy() || m_looking.busy() || m_filing.busy(); }
  bool saving() const { return m_saving.busy(); }

  // Places of a draft, by code.
  const std::vector<company::Location>& places() const { return m_places; }
  const std::string& from() const { return m_from; }
  const std::string& to() const { return m_to; }
  void choose_from(const std::string& code);
  void choose_to(const std::string& code);
  const std::string& note() const { return m_note; }
  void type_note(const std::string& note);
  /// Why goods are rejected.
  void type_reason(const std::string& reason) { m_reason = reason; }
  /// What is scanned from now on came and is not good.
  bool rejecting() const { return m_rejecting; }
  void reject(bool rejecting);

  /// A SKU, code or barcode. Without a quantity one more of it; a line may say both ("LAMP-7 3").
  /// With `edited` the quantity of that line is set instead.
  void scan(const std::string& text, const std::string& quantity);
  /// A list as it is pasted: a product a line.
  void paste(const std::string& text);
  void take_file(const std::string& file);
  /// What the fields of a line are to hold so that it can be changed.
  struct Edited {
    std::string text, quantity;
  };
  Edited edit(std::size_t row);
  void remove(std::size_t row);

  /// Lines with what is available beside each, or what is on its way.
  RowTable& lines() { return m_table; }
  /// What was refused of a list, a line each.
  RowTable& problems() { return m_problem_table; }
  /// "3 lines, 12 units".
  std::string summary() const;
  bool changed() const { return m_changed; }

  /// What was said last, and how it went.
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_said_tone; }
  const std::optional<RefusedAct>& refused() const { return m_refused; }

  /// What the main act is called: "Send all", "Receive".
  std::string act_label() const;
  bool can_act() const;
  /// Makes ready, sends or receives.
  void act();
  /// Keeps a draft.
  void save();

 private:
  struct Line {
    catalog::Product product;
    Quantity most, asked;          ///< of what is there: what can be sent, or has yet to come
    Quantity good = {}, bad = {};  ///< of a draft `good` is what is asked for
    std::optional<Quantity> available = {};  ///< at the source
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
  void look_up();
  void merge(const Found& found, bool single);
  std::optional<Refusal> put(const goods::PlannedLine& planned, std::optional<Quantity> available);
  void read_levels();
  void add_problem(std::int64_t row, const std::string& sentence);
  void fill();
  void say(Tone tone, std::string sentence);
  void run(Act act, bool ready);
  void run_in(std::shared_ptr<OpenBook> book, Act act, bool ready);
  void end(const Done& done, const Act& act, bool ready);
  std::string done_words(const std::string& number, bool ready) const;
  goods::TransferWish wish() const;
  std::vector<goods::LineWish> wishes(Quantity Line::*share) const;
  bool nothing_scanned() const;

  TransferSheetView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  SheetTask m_task = SheetTask::write;
  std::string m_number, m_from, m_to, m_note, m_reason;
  std::vector<company::Location> m_places;
  LocationId m_source;
  std::vector<Line> m_lines;
  std::vector<goods::LineWish> m_waiting;  ///< scanned while others are looked up
  bool m_single = true;                    ///< they were scanned, not pasted
  std::string m_edited;                    ///< label of the line whose quantity is set
  bool m_rejecting = false, m_changed = false;
  RowTable m_table, m_problem_table;
  std::string m_said;
  Tone m_said_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_reading, m_looking, m_leveling, m_filing, m_saving;
};

}  // namespace kontor::gui
