#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/console.h"
#include "app/cli/stop.h"
#include "app/context.h"
#include "app/desk.h"
#include "domain/company/reach.h"

namespace kontor::cli {

/// The options of every command.
struct Globals {
  std::string book;
  std::string output;
  std::string lang;
  std::string limit;
  std::string as;
  std::string token;
};

/// The command that runs, as far as tokens are concerned.
struct RunningCommand {
  std::string words;  ///< "stock list"
  bool people_only = false;
};

/// One run of the program: what every command has at hand.
class Session {
 public:
  explicit Session(Console& console) : m_console(console) {}

  Globals globals;
  Console& console() { return m_console; }
  const Clock& clock() const { return m_clock; }
  std::string text(std::string_view msgid) const { return m_console.text(msgid); }

  /// The address of --book or KONTOR_BOOK; wrong usage without one.
  const std::string& address() const;
  /// The book, opened at first use by whom --as or --token names, where it asks.
  app::OpenBook& book();
  /// Whose rights hold in the book, by code; empty: the owner's.
  void act_as(std::string employee) { m_employee = std::move(employee); }
  /// Who is at the book, and what lets them be.
  app::Desk& desk();
  void set_command(RunningCommand command) { m_command = std::move(command); }
  const RunningCommand& command() const { return m_command; }
  const app::MachineKeys& keys() const { return m_keys; }
  /// How many rows a list may show; none: all.
  std::optional<std::int64_t> limit() const;

  reports::Column column(std::string key, std::string_view title,
                         reports::ColumnType type = reports::ColumnType::text) const {
    return {std::move(key), m_console.text(title), type};
  }

 private:
  Console& m_console;
  app::SystemClock m_clock;
  std::unique_ptr<app::OpenBook> m_book;
  std::string m_employee;
  app::MachineKeys m_keys{app::MachineKeys::own_folder()};
  std::unique_ptr<app::Desk> m_desk;
  RunningCommand m_command;
};

/// Counts the rows of a list against --limit.
class RowLimit {
 public:
  explicit RowLimit(const Session& session) : m_left(session.limit()) {}
  /// False when the list is full; else the row counts.
  bool admits();
  bool full() const { return m_left && *m_left == 0; }

 private:
  std::optional<std::int64_t> m_left;
};

inline constexpr int rows_per_page = 500;

/// Shows all pages of a list, each a short read of its own. `fetch(unit, filter)` gives a page,
/// `show(row)` says false when no more is wanted.
template <class Filter, class Fetch, class Show>
void each_page(Session& session, Filter filter, Fetch fetch, Show show) {
  filter.limit = rows_per_page;
  do {
    const auto page = session.book().book().read([&](Unit& unit) { return fetch(unit, filter); });
    for (const auto& row : page.rows) {
      if (!show(row)) return;
    }
    filter.after = page.next;
  } while (!filter.after.empty());
}

/// What ids of the company's small tables are called.
class CompanyNames {
 public:
  CompanyNames(Unit& unit, company::CompanyStore& store);

  const company::Entity* entity(EntityId id) const;
  const company::Location* location(LocationId id) const;
  const company::Channel* channel(ChannelId id) const;
  std::string entity_code(EntityId id) const;
  std::string location_code(LocationId id) const;
  std::string channel_code(ChannelId id) const;

  /// By code or name; refuse entity_unknown, location_unknown, channel_unknown.
  const company::Entity& entity_named(const std::string& wanted) const;
  const company::Location& location_named(const std::string& wanted) const;
  const company::Channel& channel_named(const std::string& wanted) const;
  /// The zone that dates without one are meant in: that of the first entity.
  std::string home_zone() const;
  const std::vector<company::Location>& locations() const { return m_company.locations; }
  const company::Company& company() const { return m_company; }

 private:
  company::Company m_company;
};

CompanyNames company_names(Session& session);

/// Costs, values at cost and margins are for those who have the right.
bool sees_costs(Session& session);

/// A date of an option; refuses value_not_date.
BusinessDate parse_date(const std::string& option, const std::string& text);
/// An instant, or a date: its last moment in the zone. Refuses value_not_date.
Instant parse_moment(const std::string& option, const std::string& text, const std::string& zone);

}  // namespace kontor::cli
