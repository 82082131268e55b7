#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/insight/today.h"
#include "gui/presenters/destination.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"
#include "gui/presenters/today_part.h"

namespace kontor::gui {

class TodayView {
 public:
  virtual ~TodayView() = default;
  virtual void show_today() = 0;  ///< other figures, busy, or an error
};

/// A short list whose rows lead somewhere.
class LinkTable : public RowTable {
 public:
  using RowTable::RowTable;
  void clear_all();
  void add(std::vector<Value> row, std::optional<Destination> where);
  /// What the figures of a row stand for; none: nothing to open.
  std::optional<Destination> leads_to(std::size_t row) const;

 private:
  std::vector<std::optional<Destination>> m_where;
};

/// One line of the chart: a channel's net sales, day by day.
struct SalesLine {
  std::string channel;                  ///< name
  std::size_t colour = 0;               ///< one number for one channel everywhere
  std::vector<std::int64_t> net_minor;  ///< oldest first
};

/// The lines of one currency, on one scale.
struct SalesChart {
  Currency currency;
  std::vector<std::string> days;  ///< as the axis names them
  std::vector<SalesLine> lines;
};

/// The first page of the day: what waits for somebody, and how sales are, by channel and place,
/// beside the same days a year before. Every figure leads to its rows.
class TodayPresenter {
 public:
  enum class State { loading, ready, empty, failed };

  TodayPresenter(TodayView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                 Language language, TodayPageState choice = {});

  void load();
  /// Reads again; what is shown stays until then.
  void refresh() { read(); }
  void choose(insight::SalesSpan span);
  const TodayPageState& choice() const { return m_choice; }

  State state() const;
  bool busy() const { return m_reading.busy(); }
  const std::string& error() const { return m_error; }
  /// "Today, Sunday, 22 November 2026"
  const std::string& title() const { return m_title; }
  /// Which days the sales are of, and with which they are compared.
  const std::string& compared() const { return m_compared; }
  LinkTable& needs() { return m_needs; }
  LinkTable& channels() { return m_channels; }
  LinkTable& places() { return m_places; }
  const std::vector<SalesChart>& charts() const { return m_charts; }

 private:
  struct Facts;
  void read();
  void take(const Facts& facts);
  void fill_needs(const PersonalNeeds& needs, Instant now, BusinessDate today);
  void need(Tone tone, const std::string& icon, const std::string& sentence,
            std::optional<Destination> where);
  std::string since(Instant oldest, Instant now) const;
  void fill_channels(const Facts& facts);
  void add_sales(const std::string& name, Currency currency, const books::SalesSums& now,
                 const books::SalesSums& last_year, bool cost_comparable,
                 std::optional<Destination> where);
  void fill_places(const Facts& facts);
  void fill_charts(const Facts& facts);
  RowTable::Value money(std::int64_t minor, Currency currency) const;
  RowTable::Value change(std::int64_t before, std::int64_t now) const;

  TodayView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  TodayPageState m_choice;
  std::string m_title, m_compared, m_error;
  bool m_loaded = false, m_any = false;
  LinkTable m_needs;
  bool m_with_margin;  ///< costs may be seen somewhere
  LinkTable m_channels, m_places;
  std::vector<SalesChart> m_charts;
  Slot m_reading;
};

}  // namespace kontor::gui
