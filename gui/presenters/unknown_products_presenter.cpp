#include "gui/presenters/unknown_products_presenter.h"

#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum UnknownColumn : std::size_t {
  unknown_code,
  unknown_name,
  unknown_options,
  unknown_vendor,
  unknown_state
};

constexpr std::int64_t most_unknown_counted = 100'000;

}  // namespace

UnknownProductsPresenter::UnknownProductsPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                                   Executor& executor, Language language)
    : PagedPresenter(view, executor, std::move(language)), m_book(std::move(book)) {
  const Language& t = m_language;
  m_columns = {
      text_column("code", t.text("SKU"), 176),
      text_column("name", t.text("Product"), 280, true),
      text_column("options", t.text("Options"), 176),
      text_column("vendor", t.text("Vendor"), 144),
      text_column("state", t.text("State"), 112),
  };
}

UnknownProductsPresenter::List::Source UnknownProductsPresenter::source() const {
  catalog::ProductFilter filter;
  filter.search = m_search;
  filter.provisional_only = true;
  filter.limit = static_cast<int>(block_rows);
  const auto read_page = [](OpenBook& book, Unit& unit, const catalog::ProductFilter& wanted) {
    auto page = book.products().list(unit, wanted);
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  return {[book = m_book, filter, read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              opening.first = read_page(*book, unit, filter);
              if (opening.first.next.empty()) opening.count = std::ssize(opening.first.rows);
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
              return List::Counted{
                  book->source_keys().provisional_count(unit, filter.search, most_unknown_counted),
                  {}};
            });
          }};
}

void UnknownProductsPresenter::search(const std::string& text) {
  if (text == m_search) return;
  m_search = text;
  load();
}

std::string UnknownProductsPresenter::footer() const {
  return m_language.plural("{n} product", "{n} products", static_cast<std::int64_t>(rows()));
}

std::optional<std::size_t> UnknownProductsPresenter::row_of(ProductId product) const {
  return m_list.find([&](const catalog::Product& row) { return row.id == product; });
}

bool UnknownProductsPresenter::may_bind(std::size_t row) {
  const catalog::Product* product = at(row);
  return product && !product->bound_to;
}

Cell UnknownProductsPresenter::cell(std::size_t index, std::size_t column) {
  const catalog::Product* row = at(index);
  if (!row) return {};
  switch (column) {
    case unknown_code:
      return {row->sku.empty() ? row->code : row->sku, Tone::normal, {}};
    case unknown_name:
      return {row->name, Tone::normal, {}};
    case unknown_options:
      return {row->options, Tone::dimmed, {}};
    case unknown_vendor:
      return {row->vendor, Tone::normal, {}};
    default:
      break;
  }
  if (row->bound_to) return {m_language.text("Bound"), Tone::dimmed, {}};
  return {m_language.text("To bind"), Tone::warning, {}};
}

std::string UnknownProductsPresenter::raw(std::size_t index, std::size_t column) {
  return cell(index, column).text;
}

}  // namespace kontor::gui
