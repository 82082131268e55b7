#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/goods/replenish.h"
#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/list_presenter.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What a person chose on the page of what to order.
struct ReplenishChoice {
  std::string place;     ///< code; empty: the first one
  std::string supplier;  ///< code; empty: all
  bool by_transfer = false;
  std::string search;
  bool operator==(const ReplenishChoice&) const = default;
};

/// What a place needs, worked out once off the GUI thread and kept: pages, order and search are
/// made of what is kept. Quantities can be changed before drafts are made of them.
class ReplenishPresenter : public ListPresenter {
 public:
  ReplenishPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language, ReplenishChoice choice = {});

  State state() const override;
  bool busy() const override { return m_reading.busy() || m_drafting.busy(); }
  const std::string& error() const override { return m_error; }
  std::string footer() const override;
  void load() override;
  void refresh(std::size_t) override { load(); }
  void cancel() override;

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  void choose(ReplenishChoice next);
  void choose_place(const std::string& code);
  void choose_supplier(const std::string& code);
  void choose_transfer(bool by_transfer);
  void clear_filters() override;
  bool filtered() const override { return !m_choice.search.empty() || !m_choice.supplier.empty(); }
  const ReplenishChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;
  std::unique_ptr<RowWalk> walk(std::vector<std::size_t> columns) override;

  /// Places that this person may see, and those who sell.
  const std::vector<company::Location>& places() const { return m_facts->places; }
  const std::vector<stock::Supplier>& suppliers() const { return m_facts->plan.suppliers; }
  /// The place that was looked at; empty before.
  std::string place_code() const;
  const stock::ReplenishPolicy& policy() const { return m_facts->plan.policy; }

  /// Somebody committed: what is listed may be out of date. It stays until it is asked for anew.
  void book_changed();
  bool stale() const { return m_stale; }

  const goods::Suggestion* at(std::size_t row) const;
  std::string supplier_name(SupplierId supplier) const;
  /// What is to be ordered of a row, as a person may change it.
  Quantity wanted(std::size_t row) const;
  /// Changes it; 0 leaves the row out. A sentence where the text is no such quantity.
  std::optional<std::string> change(std::size_t row, const std::string& text);
  bool changed() const { return !m_changed.empty(); }
  std::optional<std::size_t> row_of(ProductId product) const;

  /// Makes drafts of all that is listed; what has no supplier stays.
  void make_drafts();
  bool can_draft() const;
  bool drafting() const { return m_drafting.busy(); }
  /// How the last drafts came about, in words; empty before and while busy.
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_tone; }
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// Drafts were made or not.
  std::function<void()> on_drafted;

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_listed.size(); }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;
  SortOrder order() const override { return m_order; }
  void sort(SortOrder order) override;

 private:
  /// A suggestion, by transfer a part of it that one place gives.
  struct Row {
    std::size_t suggestion = 0;
    std::optional<std::size_t> giving;
    auto operator<=>(const Row&) const = default;
  };
  struct Facts {
    goods::ReplenishPlan plan;
    std::vector<company::Location> places;
    std::map<LocationId, company::Location> all;
    std::map<SupplierId, std::string> suppliers;
    std::vector<std::string> keys;  ///< what may be searched for, by suggestion
    std::vector<Row> rows;
    std::string place;  ///< code
    bool with_costs = false;
    std::int64_t change = 0;  ///< the book's last one before it was looked at
    std::optional<Refusal> refusal;
  };
  static Facts read(OpenBook& book, const ReplenishChoice& choice);
  void take(std::shared_ptr<const Facts> facts);
  void make_columns();
  void list_rows();
  void run(std::shared_ptr<OpenBook> book, goods::ReplenishBy by, std::string place,
           std::vector<goods::DraftWish> wishes, std::int64_t left_out);
  void drafted(const goods::ReplenishDrafts& drafts, std::int64_t left_out);
  void say(Tone tone, std::string sentence);
  std::vector<goods::DraftWish> drafts(std::int64_t* left_out) const;
  Quantity wanted(const Row& row) const;
  const goods::Suggestion& suggestion(const Row& row) const {
    return m_facts->plan.rows.at(row.suggestion);
  }
  std::string whom(const Row& row) const;
  std::optional<std::int64_t> figure(const Row& row, std::size_t column) const;

  ListView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  ReplenishChoice m_choice;
  std::string m_error, m_said;
  Tone m_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  bool m_read = false, m_stale = false;
  std::shared_ptr<const Facts> m_facts = std::make_shared<Facts>();
  std::vector<Column> m_columns;
  std::vector<Row> m_listed;
  std::map<Row, Quantity> m_changed;
  SortOrder m_order;
  Alive m_alive;
  Slot m_reading, m_looking, m_drafting;
};

}  // namespace kontor::gui
