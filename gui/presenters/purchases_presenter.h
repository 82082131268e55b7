#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "domain/stock/purchase.h"
#include "domain/stock/stock_document.h"
#include "gui/presenters/listed_places.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What a person chose on the page of orders with suppliers.
struct PurchasesChoice {
  std::string search;  ///< the beginning of a number
  LocationId place;    ///< that goods come to; none: all
  std::optional<stock::DocumentState> state;
  bool operator==(const PurchasesChoice&) const = default;
};

/// An order with the supplier that it is for.
struct PurchaseRow {
  stock::DocumentRow row;
  stock::PurchaseTerms terms;
};

/// What the list needs beside its rows.
struct PurchasesFacts {
  ListedPlaces places;
  std::map<SupplierId, std::string> suppliers;
  TimeZone zone = TimeZone::utc();
  std::map<stock::DocumentState, std::int64_t> counts;
};

/// What may be done with an order as it stands, by whoever is at the window.
struct PurchaseRights {
  bool change = false, order = false, receive = false, close = false, cancel = false;
  bool invoice = false, give_back = false;  ///< of what has come
};

/// The orders with suppliers, newest first, and how many there are in each state.
class PurchasesPresenter : public PagedPresenter<PurchaseRow, PurchasesFacts> {
 public:
  PurchasesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language, PurchasesChoice choice = {});

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  void choose(PurchasesChoice next);
  void choose_place(LocationId place);
  void choose_state(std::optional<stock::DocumentState> state);
  void clear_filters() override { choose({}); }
  bool filtered() const override { return is_filtered(m_choice, m_facts.places); }
  const PurchasesChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;

  const std::vector<company::Location>& places() const { return m_facts.places.seen; }
  /// "Ordered (3)": a state with its number; without one as long as it is not known.
  std::string state_label(std::optional<stock::DocumentState> state) const;
  std::string footer() const override;
  std::optional<std::size_t> row_of(DocumentId document) const;
  PurchaseRights rights(const stock::StockDocument& order, const company::Actor& actor) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(PurchasesFacts facts) override;
  void counted(PurchasesFacts facts) override { m_counts = std::move(facts.counts); }
  stock::DocumentFilter filter() const;

  std::shared_ptr<OpenBook> m_book;
  PurchasesChoice m_choice;
  std::vector<Column> m_columns;
  PurchasesFacts m_facts;
  std::optional<std::map<stock::DocumentState, std::int64_t>> m_counts;
};

/// The states of orders in the order in which they come.
std::span<const stock::DocumentState> purchase_states();

}  // namespace kontor::gui
