#include "gui/presenters/source_map_presenter.h"

#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum SourceColumn : std::size_t {
  source_kind,
  source_key,
  source_channel,
  source_sku,
  source_product,
  source_state
};

// Counting further is no use to anybody.
constexpr std::int64_t most_keys_counted = 100'000;

/// Parts of a key are parted by what nobody types.
std::string readable(const std::string& key) {
  std::string text;
  for (const char c : key) text += c == '\t' || c == '\n' || c == '\x1f' ? ' ' : c;
  return text;
}

}  // namespace

SourceMapPresenter::SourceMapPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language)
    : PagedPresenter(view, executor, std::move(language)), m_book(std::move(book)) {
  const Language& t = m_language;
  m_columns = {
      text_column("kind", t.text("Found by"), 128),
      text_column("key", t.text("Key"), 240),
      text_column("channel", t.text("Channel"), 128),
      text_column("sku", t.text("SKU"), 128),
      text_column("product", t.text("Product"), 240, true),
      text_column("state", t.text("State"), 112),
  };
}

const std::vector<std::string>& SourceMapPresenter::kinds() {
  static const std::vector<std::string> all{"code", "name", "sku", "style"};
  return all;
}

std::string SourceMapPresenter::kind_name(const std::string& kind) const {
  const Language& t = m_language;
  if (kind == "code") return t.text("Code");
  if (kind == "name") return t.text("Vendor and name");
  if (kind == "sku") return t.text("SKU");
  if (kind == "style") return t.text("Style and options");
  return kind;
}

SourceMapPresenter::List::Source SourceMapPresenter::source() const {
  catalog::KeyFilter filter;
  filter.kind = m_kind;
  filter.beginning = m_search;
  filter.limit = static_cast<int>(block_rows);
  const auto read_page = [](OpenBook& book, Unit& unit, const catalog::KeyFilter& wanted) {
    auto page = book.source_keys().keys(unit, wanted);
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  return {
      [book = m_book, filter, read_page] {
        return book->book().read([&](Unit& unit) {
          List::Opening opening;
          opening.first = read_page(*book, unit, filter);
          if (opening.first.next.empty()) opening.count = std::ssize(opening.first.rows);
          for (const auto& channel : book->company().channels(unit)) {
            opening.facts.channels[channel.id.value] = channel.name;
          }
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
          return List::Counted{book->source_keys().key_count(unit, filter, most_keys_counted), {}};
        });
      },
      [book = m_book, filter](const std::string& after, std::size_t rows) {
        auto wanted = filter;
        wanted.after = after;
        return book->book().read([&](Unit& unit) {
          return book->source_keys().place_behind(unit, wanted, static_cast<std::int64_t>(rows));
        });
      }};
}

void SourceMapPresenter::choose_kind(const std::string& kind) {
  if (kind == m_kind) return;
  m_kind = kind;
  load();
}

void SourceMapPresenter::search(const std::string& text) {
  if (text == m_search) return;
  m_search = text;
  load();
}

void SourceMapPresenter::clear_filters() {
  if (!filtered()) return;
  m_search.clear();
  m_kind.clear();
  load();
}

std::vector<FilterChip> SourceMapPresenter::chips() const {
  if (m_kind.empty()) return {};
  return {{"kind", m_language.text("Found by: {name}", {{"name", kind_name(m_kind)}})}};
}

void SourceMapPresenter::remove_chip(const std::string& id) {
  if (id == "kind") choose_kind({});
}

std::string SourceMapPresenter::footer() const {
  return m_language.plural("{n} key", "{n} keys", static_cast<std::int64_t>(rows()));
}

std::optional<std::size_t> SourceMapPresenter::row_of(ProductId product) const {
  return m_list.find([&](const catalog::KeyRow& row) { return row.product == product; });
}

Cell SourceMapPresenter::cell(std::size_t index, std::size_t column) {
  const catalog::KeyRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case source_kind:
      return {kind_name(row->key.kind), Tone::normal, {}};
    case source_key:
      return {readable(row->key.key), Tone::normal, {}};
    case source_channel: {
      const auto found = m_facts.channels.find(row->key.channel.value);
      if (found != m_facts.channels.end()) return {found->second, Tone::normal, {}};
      return {m_language.text("All channels"), Tone::dimmed, {}};
    }
    case source_sku:
      return {row->sku.empty() ? row->code : row->sku, Tone::normal, {}};
    case source_product:
      return {row->name, Tone::normal, {}};
    default:
      break;
  }
  if (!row->provisional) return {};
  return {m_language.text("Unknown"), Tone::warning, {}};
}

}  // namespace kontor::gui
