#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "domain/stock/count_sheet.h"
#include "gui/presenters/listed_places.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What a person chose on the page of counts.
struct CountsChoice {
  LocationId place;  ///< none: all
  std::optional<stock::CountState> state;
  bool operator==(const CountsChoice&) const = default;
};

/// What the list needs beside its rows.
struct CountsFacts {
  ListedPlaces places;
  TimeZone zone = TimeZone::utc();
};

/// What may be done with a count as it stands, by whoever is at the window.
struct CountRights {
  bool enter = false, recount = false, approve = false, post = false, cancel = false;
};

/// The counts, the newest first.
class CountsPresenter : public PagedPresenter<stock::CountSheetRow, CountsFacts> {
 public:
  CountsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language, CountsChoice choice = {});

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  void choose(CountsChoice next);
  void choose_place(LocationId place);
  void choose_state(std::optional<stock::CountState> state);
  void clear_filters() override { choose({}); }
  bool filtered() const override { return is_filtered(m_choice, m_places); }
  const CountsChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;

  const std::vector<company::Location>& places() const { return m_places.seen; }
  CountRights rights(const stock::CountSheet& sheet, const company::Actor& actor) const;
  std::string footer() const override;
  std::optional<std::size_t> row_of(std::int64_t number) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(CountsFacts facts) override;
  stock::CountSheetFilter filter() const;

  std::shared_ptr<OpenBook> m_book;
  CountsChoice m_choice;
  std::string m_nothing;
  std::vector<Column> m_columns;
  ListedPlaces m_places;
  TimeZone m_zone = TimeZone::utc();
};

std::span<const stock::CountState> count_states();
Tone tone_of(stock::CountState state);

}  // namespace kontor::gui
