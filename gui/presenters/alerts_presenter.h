#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/stock/alert.h"
#include "gui/presenters/listed_places.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What a person chose on the page of alerts.
struct AlertsChoice {
  LocationId place;  ///< none: all
  std::optional<stock::AlertKind> kind;
  bool cleared = false;  ///< those that somebody cleared, instead of those that wait
  bool operator==(const AlertsChoice&) const = default;
};

/// What the list needs beside its rows.
struct AlertsFacts {
  ListedPlaces places;
  std::map<EmployeeId, std::string> people;
  Instant now;
};

/// What is oversold or low where, since when, and who cleared it.
class AlertsPresenter : public PagedPresenter<stock::Alert, AlertsFacts> {
 public:
  AlertsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language, AlertsChoice choice = {});

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  void choose(AlertsChoice next);
  void choose_place(LocationId place);
  void choose_kind(std::optional<stock::AlertKind> kind);
  void show_cleared(bool cleared);
  void clear_filters() override { choose({}); }
  bool filtered() const override { return is_filtered(m_choice, m_facts.places); }
  const AlertsChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;

  const std::vector<company::Location>& places() const { return m_facts.places.seen; }
  std::string place_name(LocationId place) const { return m_facts.places.name(place); }
  std::string place_code(LocationId place) const { return m_facts.places.code(place); }
  /// Whether whoever is at the window may clear it.
  bool may_clear(const stock::Alert& alert, const company::Actor& actor) const;
  std::string footer() const override;
  std::optional<std::size_t> row_of(const stock::Cell& cell) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(AlertsFacts facts) override;
  stock::AlertFilter filter() const;
  void make_columns();
  /// Days that it has lasted; nothing where the book does not tell.
  std::optional<std::int64_t> age(const stock::Alert& alert) const;

  std::shared_ptr<OpenBook> m_book;
  AlertsChoice m_choice;
  std::string m_nothing;
  std::vector<Column> m_columns;
  AlertsFacts m_facts;
};

/// What an alert says in a cell: its word, its tone, its icon.
Cell alert_cell(const Language& language, stock::AlertKind kind);

}  // namespace kontor::gui
