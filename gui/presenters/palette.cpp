#include "gui/presenters/palette.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "gui/presenters/customers_presenter.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const auto end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

bool begins_a_word(std::string_view text, std::string_view beginning) {
  const auto words = words_of(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return word.starts_with(beginning); });
}

/// The nearest of several texts of one thing, which the book has found: pinyin, of which a thread's
/// first takes 150 ms, would only tell which of the worst ranks it has.
int nearest(std::string_view typed, std::initializer_list<std::string_view> texts) {
  int best = rank_elsewhere;
  for (const auto text : texts)
    best = std::min(best, match_rank(typed, text, fold(text)).value_or(best));
  return best;
}

/// The things of these ids in the order of the ids, at most so many.
template <class Thing, class AnyId>
std::vector<Thing> in_order(std::vector<Thing> things, const std::vector<AnyId>& ids, int most) {
  std::vector<Thing> ordered;
  for (const AnyId id : ids) {
    const auto at =
        std::find_if(things.begin(), things.end(), [&](const Thing& one) { return one.id == id; });
    if (at != things.end() && std::ssize(ordered) < most) ordered.push_back(std::move(*at));
  }
  return ordered;
}

class FoundProducts : public PaletteSource {
 public:
  FoundProducts(std::shared_ptr<OpenBook> book, Language language)
      : m_book(std::move(book)), m_language(std::move(language)) {}

  std::vector<PaletteRow> find(Unit& unit, const std::string& typed, int most) const override {
    auto found = m_book->products().by_sku_or_code(unit, typed);
    catalog::ProductFilter filter;
    filter.search = typed;
    filter.limit = most;
    for (auto& product : m_book->products().list(unit, filter).rows) {
      const bool known = std::any_of(found.begin(), found.end(),
                                     [&](const auto& other) { return other.id == product.id; });
      if (!known) found.push_back(std::move(product));
    }
    std::vector<PaletteRow> rows;
    for (const auto& product : found) rows.push_back(row_of(product, typed));
    return rows;
  }
  std::vector<PaletteRow> near(Unit& unit, const std::string& typed, int most) const override {
    const auto products = m_book->near_names().products(unit, typed);
    std::vector<PaletteRow> rows;
    for (const auto& product : in_order(m_book->products().by_ids(unit, products), products, most))
      rows.push_back(row_of(product, typed));
    return rows;
  }

 private:
  PaletteRow row_of(const catalog::Product& product, const std::string& typed) const {
    const std::string& sku = product.sku.empty() ? product.code : product.sku;
    PaletteRow row;
    row.icon = "package-x-generic-symbolic";
    row.title = product.name;
    row.subtitle = m_language.joined({m_language.text("Product"), sku});
    StockPageState state;
    // The list then holds the row that is opened, wherever its name would stand.
    state.choice.search = sku;
    state.product = product.id;
    row.leads = {Area::stock, state};
    row.rank = nearest(typed, {product.name, sku, product.barcode});
    return row;
  }

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
};

class FoundCustomers : public PaletteSource {
 public:
  FoundCustomers(std::shared_ptr<OpenBook> book, Language language)
      : m_book(std::move(book)), m_language(std::move(language)) {}

  std::vector<PaletteRow> find(Unit& unit, const std::string& typed, int most) const override {
    customers::CustomerFilter filter;
    filter.search = typed;
    filter.limit = most;
    return rows_of(m_book->customers().list(unit, as_permitted(*m_book, unit, filter)).rows, typed);
  }
  std::vector<PaletteRow> near(Unit& unit, const std::string& typed, int most) const override {
    const auto at = as_permitted(*m_book, unit, customers::CustomerFilter()).at;
    const auto people = m_book->near_names().customers(unit, typed, at);
    return rows_of(in_order(m_book->customers().people(unit, people), people, most), typed);
  }

 private:
  std::vector<PaletteRow> rows_of(const std::vector<customers::Customer>& customers,
                                  const std::string& typed) const {
    std::vector<PaletteRow> rows;
    for (const auto& customer : customers) {
      PaletteRow row;
      row.icon = "system-users-symbolic";
      row.title = title_of(customer);
      std::vector<std::string> what = {m_language.text("Customer"),
                                       customers::code_of(customer.id)};
      if (!customer.record.email.empty()) what.push_back(customer.record.email);
      row.subtitle = m_language.joined(what);
      CustomersPageState state;
      state.search = row.title;
      state.customer = customer.id;
      row.leads = {Area::customers, state};
      row.rank = nearest(typed, {row.title, customer.record.email});
      rows.push_back(std::move(row));
    }
    return rows;
  }

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
};

class FoundOrders : public PaletteSource {
 public:
  FoundOrders(std::shared_ptr<OpenBook> book, Language language)
      : m_book(std::move(book)), m_language(std::move(language)) {}

  std::vector<PaletteRow> find(Unit& unit, const std::string& typed, int most) const override {
    std::vector<PaletteRow> rows;
    orders::OrderListFilter filter;
    filter.limit = most;
    // A shop's "#1042" is asked for as 1042.
    for (const std::string& number : {typed, "#" + typed}) {
      filter.number = number;
      for (const auto& order : read(unit, filter)) rows.push_back(row_of(order, number));
    }
    if (!rows.empty()) return rows;
    filter.number = typed;
    filter = by_number_or_buyer(*m_book, unit, filter);
    if (filter.buyer.empty()) return rows;
    for (const auto& order : read(unit, filter)) rows.push_back(row_of(order, typed));
    return rows;
  }

 private:
  std::vector<orders::OrderRow> read(Unit& unit, const orders::OrderListFilter& filter) const {
    orders::OrdersOfParts orders(m_book->order_list(), order_parts(*m_book, unit, filter));
    return orders.page(unit, filter).rows;
  }
  PaletteRow row_of(const orders::OrderRow& order, const std::string& number) const {
    PaletteRow row;
    row.icon = "view-list-symbolic";
    row.title = order.number;
    row.subtitle =
        m_language.joined({m_language.text("Order"), m_language.date(order.placed_date),
                           m_language.money({order.total_minor, Currency::of(order.currency)})});
    OrdersPageState state;
    state.choice.search = order.number;
    state.document = order.document;
    row.leads = {Area::orders, state};
    row.rank = nearest(number, {order.number});
    return row;
  }

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
};

}  // namespace

std::optional<int> match_rank(std::string_view typed, std::string_view text) {
  return match_rank(typed, text, search_key(text));
}

std::optional<int> match_rank(std::string_view typed, std::string_view text, std::string_view key) {
  const std::string wanted = fold(typed), folded = fold(text);
  if (wanted.empty() || folded.empty()) return std::nullopt;
  if (folded == wanted) return 0;
  if (folded.starts_with(wanted)) return 1;
  const auto words = words_of(wanted);
  if (words.size() == 1 && begins_a_word(folded, wanted)) return 2;
  const bool all = std::all_of(words.begin(), words.end(),
                               [&](std::string_view word) { return begins_a_word(folded, word); });
  if (all) return 3;
  if (key.find(wanted) != std::string_view::npos) return 4;
  return std::nullopt;
}

PaletteSources palette_sources(const std::shared_ptr<OpenBook>& book, const Language& language) {
  PaletteSources sources;
  const auto actor = book->actor();
  if (company::may_somewhere(actor, company::Permission::read_orders))
    sources.push_back(std::make_shared<FoundOrders>(book, language));
  // The catalogue is everybody's.
  if (company::may_somewhere(actor, company::Permission::read_stock))
    sources.push_back(std::make_shared<FoundProducts>(book, language));
  if (company::may_somewhere(actor, company::Permission::read_customers))
    sources.push_back(std::make_shared<FoundCustomers>(book, language));
  return sources;
}

}  // namespace kontor::gui
