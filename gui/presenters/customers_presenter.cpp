#include "gui/presenters/customers_presenter.h"

#include <algorithm>

#include "gui/presenters/near_notice.h"
#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum CustomerColumn : std::size_t {
  customer_code,
  customer_name,
  customer_email,
  customer_phone,
  customer_city,
  customer_orders,
  customer_first,
  customer_last,
  customer_placed
};

/// Rows of a page with what each has ordered.
std::vector<CustomerRow> with_orders(OpenBook& book, Unit& unit,
                                     std::vector<customers::Customer> customers,
                                     const std::vector<company::Scope>& at) {
  std::vector<CustomerId> ids;
  for (const auto& customer : customers) ids.push_back(customer.id);
  std::map<CustomerId, customers::CustomerOrders> orders;
  for (auto& one : book.customer_facts().orders(unit, ids, at)) {
    const CustomerId id = one.customer;
    orders[id] = std::move(one);
  }
  std::vector<CustomerRow> rows;
  for (auto& customer : customers) {
    auto found = orders.find(customer.id);
    rows.push_back({std::move(customer), found == orders.end() ? customers::CustomerOrders{}
                                                               : std::move(found->second)});
  }
  return rows;
}

/// A filter of those whose names are near to what a filter searches for; it may name none.
customers::CustomerFilter customers_near(OpenBook& book, Unit& unit,
                                         customers::CustomerFilter filter) {
  const auto at = as_permitted(book, unit, filter).at;
  filter.only = book.near_names().customers(unit, filter.search, at);
  filter.search.clear();
  return filter;
}

}  // namespace

std::string title_of(const customers::Customer& customer) {
  const auto& record = customer.record;
  for (const std::string* text : {&record.name, &record.company, &record.email, &record.phone})
    if (!text->empty()) return *text;
  return customers::code_of(customer.id);
}

CustomersPresenter::CustomersPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language, std::string search)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_search(std::move(search)) {
  const Language& t = m_language;
  m_columns = {
      text_column("code", t.text("Customer"), 88),
      text_column("name", t.text("Name"), 176, true),
      text_column("email", t.text("E-mail"), 200),
      text_column("phone", t.text("Phone"), 128),
      text_column("city", t.text("City"), 104),
      figure_column("orders", t.text("Orders"), 72),
      date_column("first", t.text("First order"), 104),
      date_column("last", t.text("Last order"), 104),
      figure_column("placed", t.text("Value of orders"), 128),
  };
}

CustomersPresenter::List::Source CustomersPresenter::source() const {
  customers::CustomerFilter filter;
  filter.search = m_search;
  filter.limit = static_cast<int>(block_rows);
  const auto read_page = [](OpenBook& book, Unit& unit, const customers::CustomerFilter& wanted) {
    const auto permitted = as_permitted(book, unit, wanted);
    auto page = book.customers().list(unit, permitted);
    return List::Page{with_orders(book, unit, std::move(page.rows), permitted.at),
                      std::move(page.next)};
  };
  return {[book = m_book, filter, read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              opening.first = read_page(*book, unit, filter);
              if (!opening.first.rows.empty()) return opening;
              const auto near = customers_near(*book, unit, filter);
              if (near.only.empty()) return opening;
              opening.first = read_page(*book, unit, near);
              opening.count = std::ssize(opening.first.rows);
              opening.facts.near_to = filter.search;
              return opening;
            });
          },
          [book = m_book, filter, read_page](const std::string& after) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) { return read_page(*book, unit, wanted); });
          },
          [book = m_book, filter] {
            return book->book().read([&](Unit& unit) {
              const auto count =
                  book->customer_facts().count(unit, as_permitted(*book, unit, filter));
              return List::Counted{count.customers, {count, {}}};
            });
          },
          [book = m_book, filter](const std::string& after, std::size_t rows) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) {
              return book->customer_facts().place_behind(unit, as_permitted(*book, unit, wanted),
                                                         static_cast<std::int64_t>(rows));
            });
          }};
}

void CustomersPresenter::search(const std::string& text) {
  if (text == m_search) return;
  m_search = text;
  load();
}

std::string CustomersPresenter::notice() const { return near_notice(m_language, m_near_to); }

std::string CustomersPresenter::footer() const {
  if (!m_count) return {};
  if (m_count->more)
    return m_language.text("More than {n} customers: search to see the others",
                           {{"n", m_language.count(m_count->customers)}});
  return m_language.plural("{n} customer", "{n} customers", m_count->customers);
}

std::optional<std::size_t> CustomersPresenter::row_of(CustomerId customer) const {
  return m_list.find([&](const CustomerRow& row) { return row.customer.id == customer; });
}

Cell CustomersPresenter::cell(std::size_t index, std::size_t column) {
  const CustomerRow* row = at(index);
  if (!row) return {};
  const auto& record = row->customer.record;
  const auto& orders = row->orders;
  const Cell none{Language::nothing(), Tone::dimmed, {}};
  const auto day = [&](const std::optional<BusinessDate>& date) -> Cell {
    return date ? Cell{m_language.date(*date), Tone::normal, {}} : none;
  };
  switch (column) {
    case customer_code:
      return {customers::code_of(row->customer.id), Tone::dimmed, {}};
    case customer_name:
      return {record.name.empty() ? record.company : record.name, Tone::normal, {}};
    case customer_email:
      return {record.email, Tone::normal, {}};
    case customer_phone:
      return {m_language.isolated(record.phone), Tone::normal, {}};
    case customer_city:
      return {record.city, Tone::normal, {}};
    case customer_orders:
      return orders.orders == 0 ? none : Cell{m_language.count(orders.orders), Tone::normal, {}};
    case customer_first:
      return day(orders.first);
    case customer_last:
      return day(orders.last);
    default: {
      if (orders.placed.empty()) return none;
      std::vector<std::string> sums;
      for (const Money& sum : orders.placed) sums.push_back(m_language.money(sum));
      return {m_language.joined(sums), Tone::normal, {}};
    }
  }
}

std::string CustomersPresenter::raw(std::size_t index, std::size_t column) {
  const CustomerRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case customer_phone:
      return row->customer.record.phone;
    case customer_orders:
      return std::to_string(row->orders.orders);
    case customer_first:
      return row->orders.first ? row->orders.first->to_iso() : std::string();
    case customer_last:
      return row->orders.last ? row->orders.last->to_iso() : std::string();
    case customer_placed: {
      std::string sums;
      for (const Money& sum : row->orders.placed)
        sums +=
            (sums.empty() ? "" : " + ") + sum.to_decimal() + " " + std::string(sum.currency.code());
      return sums;
    }
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
