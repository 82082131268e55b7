#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "domain/stock/stock_document.h"
#include "gui/presenters/listed_places.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"
#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

/// What a person chose on the page of transfers; survives going away and a change of language.
struct TransfersChoice {
  std::string search;  ///< beginning of the number; its letter may be left out
  LocationId place;    ///< from or to here; none: all
  std::optional<stock::DocumentState> state;
  bool operator==(const TransfersChoice&) const = default;
};

/// What the list needs beside its rows.
struct TransfersFacts {
  ListedPlaces places;
  TimeZone zone = TimeZone::utc();
  std::map<stock::DocumentState, std::int64_t> counts;
};

/// The transfers, newest first, and how many there are in each state.
class TransfersPresenter : public PagedPresenter<stock::DocumentRow, TransfersFacts> {
 public:
  TransfersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language, TransfersChoice choice = {});

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  void choose(TransfersChoice next);
  void choose_place(LocationId place);
  void choose_state(std::optional<stock::DocumentState> state);
  void clear_filters() override;
  bool filtered() const override { return is_filtered(m_choice, m_places); }
  const TransfersChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;
  std::string saved_choice() const override;
  void restore_choice(const std::string& text) override;

  const std::vector<company::Location>& places() const { return m_places.seen; }
  /// "In transit (3)": a column of the board; without a number as long as it is not known.
  std::string board_label(stock::DocumentState state) const;
  /// The same of all states together.
  std::string board_label() const;
  std::string footer() const override;
  std::optional<std::size_t> row_of(DocumentId document) const;
  /// What somebody may do with a transfer.
  TransferRights rights(const stock::StockDocument& transfer, const company::Actor& actor) const;
  /// The moment of the book's first company.
  std::string moment(Instant at) const { return m_language.time(at, m_zone); }

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(TransfersFacts facts) override;
  void counted(TransfersFacts facts) override { m_counts = std::move(facts.counts); }
  stock::DocumentFilter filter() const;
  std::int64_t all() const;

  std::shared_ptr<OpenBook> m_book;
  TransfersChoice m_choice;
  std::vector<Column> m_columns;
  ListedPlaces m_places;
  TimeZone m_zone = TimeZone::utc();
  std::optional<std::map<stock::DocumentState, std::int64_t>> m_counts;
};

/// The states of transfers in the order of their board.
std::span<const stock::DocumentState> transfer_states();
Tone tone_of(stock::DocumentState state);

/// The number that somebody means: its letter may be left out or small.
std::string transfer_number_of(const std::string& typed);

}  // namespace kontor::gui
