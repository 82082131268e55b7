#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/orders/order_list.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What a person chose on the orders page; survives going away and a change of language.
struct OrdersChoice {
  std::string search;  ///< beginning of the order's number, or of the customer
  ChannelId channel;
  std::optional<orders::OrderState> state;
  std::optional<BusinessDate> from = {}, to = {};  ///< placed on, both included
  int older_than_days = 0;                         ///< placed at least so long ago; 0: any
  int last_days = 0;                               ///< placed today or shortly before; 0: any
  CustomerId customer = {};
  bool oldest_first = false;
  bool operator==(const OrdersChoice&) const = default;
};

/// What the list of orders needs beside its rows.
struct OrdersFacts {
  std::vector<company::Channel> channels;
  std::map<std::string, std::string> places;  ///< names by code
  std::string place;                          ///< name of the one that is shown; empty: all
  orders::OrderTotals totals;
  company::Scope shown;  ///< the one part that the list is narrowed to for this person
  std::string buyer;     ///< no number begins with it: the orders are of such customers
};

/// The orders of all channels, newest first at first.
class OrdersPresenter : public PagedPresenter<orders::OrderRow, OrdersFacts> {
 public:
  OrdersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language, OrdersChoice choice = {});

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  /// Another choice as a whole; the same again changes nothing.
  void choose(OrdersChoice next);
  void choose_channel(ChannelId channel);
  void choose_state(std::optional<orders::OrderState> state);
  void choose_days(std::optional<BusinessDate> from, std::optional<BusinessDate> to);
  /// Days up to today, or those before; the days that were chosen by date go.
  void choose_last_days(int days);
  void choose_age(int older_than_days);
  void clear_filters() override;
  bool filtered() const override;
  const OrdersChoice& choice() const { return m_choice; }
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;
  std::string saved_choice() const override;
  void restore_choice(const std::string& text) override;
  SortOrder order() const override;
  void sort(SortOrder wanted) override;

  const std::vector<company::Channel>& channels() const { return m_channels; }
  std::string state_name(orders::OrderState state) const;
  std::string notice() const override;
  /// "214 orders  ·  EUR 12,480.00  ·  JPY 1,210,000"; empty until known.
  std::string footer() const override;
  std::optional<std::size_t> row_of(DocumentId document) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(OrdersFacts facts) override;
  void uncounted() override { m_totals.reset(); }
  void counted(OrdersFacts facts) override;
  orders::OrderListFilter filter() const;
  std::string days_in_words() const;
  std::string channel_name(const std::string& code) const;
  std::string place_name(const std::string& code) const;

  std::shared_ptr<OpenBook> m_book;
  OrdersChoice m_choice;
  std::vector<Column> m_columns;
  std::vector<company::Channel> m_channels;
  std::map<std::string, std::string> m_places;
  std::string m_place;
  company::Scope m_shown;
  std::string m_buyer;
  std::optional<orders::OrderTotals> m_totals;
};

}  // namespace kontor::gui
