#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "domain/goods/stock_statements.h"
#include "gui/presenters/listed_places.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What a person chose on the page of outside warehouses.
struct StatementsChoice {
  LocationId place;  ///< none: all
  std::optional<stock::StatementState> state;
  bool operator==(const StatementsChoice&) const = default;
};

/// What the list needs beside its rows.
struct StatementsFacts {
  ListedPlaces places;  ///< outside warehouses
};

/// A statement with how its lines stand; of a closed one nothing is worked out.
struct StatementRow {
  stock::Statement statement;
  std::int64_t lines = 0, explained = 0, left = 0, unexplained = 0;
};

/// What may be done with a statement as it stands, by whoever is at the window.
struct StatementRights {
  bool settle = false, leave = false, close = false;
};

/// What outside warehouses say that they have, the newest first.
class StatementsPresenter : public PagedPresenter<StatementRow, StatementsFacts> {
 public:
  StatementsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                      Language language, StatementsChoice choice = {});

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  void choose(StatementsChoice next);
  void choose_place(LocationId place);
  void choose_state(std::optional<stock::StatementState> state);
  void clear_filters() override { choose({}); }
  bool filtered() const override { return is_filtered(m_choice, m_places); }
  const StatementsChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;

  /// Outside warehouses.
  const std::vector<company::Location>& places() const { return m_places.seen; }
  StatementRights rights(const StatementRow& row, const company::Actor& actor) const;
  std::string footer() const override;
  std::optional<std::size_t> row_of(std::int64_t number) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(StatementsFacts facts) override;
  stock::StatementFilter filter() const;
  TimeZone zone_of(LocationId place) const;

  std::shared_ptr<OpenBook> m_book;
  StatementsChoice m_choice;
  std::string m_nothing;
  std::vector<Column> m_columns;
  ListedPlaces m_places;
};

Tone tone_of(stock::StatementState state);
Tone tone_of(stock::LineVerdict verdict);
/// Whether a place is kept by somebody else.
bool kept_outside(const company::Location& place);

}  // namespace kontor::gui
