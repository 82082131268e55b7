#include "gui/widgets/virtual_list.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "gui/widgets/gtk_list_access.h"
#include "gui/widgets/gtk_list_start.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int comfortable_row = 28;
constexpr int dense_row = 22;
constexpr int least_width = 40;
constexpr int list_icon = 16;
constexpr int title_room = 14;
constexpr int title_room_sorted = 36;
constexpr int widest_words = 320;  ///< of words beside the column that takes the rest
constexpr int least_words = 88;    ///< how far they give way
constexpr std::size_t rows_sampled = 48;
/// The widest text of a column is among its longest.
constexpr std::size_t texts_measured = 6;

/// Widths between the bounds of each, whose sum is not above the room where that can be: the widest
/// give way first.
std::vector<int> levelled(const std::vector<std::pair<int, int>>& bounds, int room) {
  const auto under = [&](int level) {
    std::vector<int> widths;
    for (const auto& [least, most] : bounds) widths.push_back(std::clamp(level, least, most));
    return widths;
  };
  int low = 0, high = 0;
  for (const auto& [least, most] : bounds) high = std::max(high, most);
  while (low < high) {
    const int level = low + (high - low + 1) / 2;
    const auto widths = under(level);
    const bool fits = std::accumulate(widths.begin(), widths.end(), 0) <= room;
    (fits ? low : high) = fits ? level : level - 1;
  }
  return under(low);
}

/// Sets a flag for the length of a block.
class Quiet {
 public:
  explicit Quiet(bool& flag) : m_flag(flag), m_before(flag) { flag = true; }
  ~Quiet() { m_flag = m_before; }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  bool& m_flag;
  bool m_before;
};

}  // namespace

class VirtualList::Model : public wxDataViewVirtualListModel {
 public:
  explicit Model(VirtualList& list) : m_list(&list) {}
  void detach() { m_list = nullptr; }

  void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
    if (!m_list) return;
    value = wx_text(m_list->m_table.cell(row, column).text);
  }
  bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

  void Resort() override {
    wxDataViewVirtualListModel::Resort();
    if (m_list && !m_list->m_quiet) m_list->header_sorted();
  }

 private:
  VirtualList* m_list;
};

VirtualList::VirtualList(wxWindow* parent, Table& table, Names names, Settings& settings)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxDV_MULTIPLE | wxBORDER_NONE),
      m_table(table),
      m_names(std::move(names)),
      m_settings(settings),
      m_model(new Model(*this)),
      m_cells([this](std::size_t row, std::size_t column) { return m_table.cell(row, column); }),
      m_layout(ColumnLayout::parse(settings.get("columns." + m_names.id))) {
  const Quiet quiet(m_quiet);
  AssociateModel(m_model.get());
  set_access(this, m_names.id, wx_text(m_names.name));
  keep_at_start(this);
  show_columns();
  set_count(m_table.rows());
  m_on_room = [this] { room_changed(); };
  m_words = [this] { return words(); };
  on_room_for_columns(this, &m_on_room);
  Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
    event.Skip();
    // A list that was filled before it was laid out, or that has just got its scroll bar.
    if (room_for_columns(this) != m_room) fit_columns();
  });
  draw_words(this, &m_words);
  Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (!m_quiet && on_choice) on_choice();
  });
  Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
    if (on_open) on_open();
  });
  Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
    if (on_menu && event.GetItem().IsOk()) on_menu();
  });
  Bind(wxEVT_DATAVIEW_COLUMN_HEADER_RIGHT_CLICK, [this](wxDataViewEvent&) {
    // After this event: GTK still holds the mouse for the header.
    if (on_header_menu) CallAfter([this] { on_header_menu(); });
  });
}

VirtualList::~VirtualList() {
  m_quiet = true;
  ignore_list(this, &m_on_room, &m_words);
  m_model->detach();
}

void VirtualList::OnInternalIdle() {
  // wx scrolls to a chosen row only now; GTK would complain where it has gone meanwhile.
  m_model->GetCount() > 0 ? wxDataViewCtrl::OnInternalIdle() : wxWindow::OnInternalIdle();
}

int VirtualList::row_height() const { return dip(this, m_dense ? dense_row : comfortable_row); }

int VirtualList::text_width(const Column& column, const std::string& text) const {
  int width = m_cells.text_width(this, text) + dip(this, title_room);
  if (column.icon) width += dip(this, list_icon) + space(this, Space::inside);
  return width;
}

int VirtualList::title_width(const Column& column) const {
  // Room for the title and the arrow of the sort order, in whatever language.
  wxFont bold = GetFont();
  bold.SetWeight(wxFONTWEIGHT_BOLD);
  int width = 0;
  GetTextExtent(wx_text(column.title), &width, nullptr, nullptr, nullptr, &bold);
  return width + dip(this, column.sortable ? title_room_sorted : title_room);
}

int VirtualList::first_width(const Column& column) const {
  const int text = column.widest.empty() ? 0 : text_width(column, column.widest);
  return std::max({dip(this, column.width), title_width(column), text});
}

std::vector<std::string> VirtualList::longest_texts(std::size_t column) const {
  std::vector<std::string> texts;
  const std::size_t end = std::min<std::size_t>(m_model->GetCount(), rows_sampled);
  for (std::size_t row = 0; row < end; ++row) texts.push_back(m_table.cell(row, column).text);
  const auto longer = [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  };
  std::sort(texts.begin(), texts.end(), longer);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  texts.resize(std::min(texts.size(), texts_measured));
  return texts;
}

void VirtualList::sample_rows() {
  if (m_sampled) return;
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < m_built.size(); ++i) {
    const Column& column = m_built[i];
    if (column.hidden) continue;
    for (const std::string& text : longest_texts(m_built_from[i])) {
      if (text.empty()) continue;
      int& wanted = seen[column.id];
      wanted = std::max(wanted, text_width(column, text));
    }
  }
  if (seen.empty()) return;  // on their way: the widths stay as they are
  m_sampled = true;
  m_wanted = std::move(seen);
}

VirtualList::Need VirtualList::need_of(const Column& column) const {
  const int title = title_width(column);
  if (const int stored = m_layout.width(column.id); stored >= least_width) {
    return {dip(this, stored), dip(this, stored), dip(this, stored)};
  }
  const auto seen = m_wanted.find(column.id);
  int text = seen == m_wanted.end() ? 0 : seen->second;
  if (!column.widest.empty()) text = std::max(text, text_width(column, column.widest));
  const int drawn = std::max(title, dip(this, column.width));
  if (text == 0) text = drawn;
  const bool exact = column.number || column.value != ColumnValue::text;
  if (!exact && !column.takes_rest) text = std::min(text, dip(this, widest_words));
  const int wanted = std::max({title, text, dip(this, least_width)});  // GTK gives no less
  if (exact) return {wanted, wanted, wanted};
  const bool whole = !column.widest.empty();
  const int least =
      whole ? wanted
            : std::min(wanted, std::max(title, dip(this, std::max(column.least, least_words))));
  return {std::max(drawn, wanted), wanted, least};
}

void VirtualList::fit_columns() {
  const int room = room_for_columns(this);
  if (room < dip(this, least_width) || m_built.empty()) return;
  take_arrangement();
  m_room = room;
  sample_rows();
  std::vector<Need> needs;
  Need all;
  for (const Column& column : m_built) {
    needs.push_back(column.hidden ? Need{} : need_of(column));
    all.ample += needs.back().ample;
    all.wanted += needs.back().wanted;
    all.least += needs.back().least;
  }
  // Where all would not fit, words give way, the longest first: before what is not needed, then
  // what can be borne. Where that is not enough either one has to scroll, and nothing need be cut
  // off.
  const bool spare = all.wanted <= room || all.least > room;
  std::vector<std::pair<int, int>> bounds;
  for (const Need& need : needs) {
    bounds.emplace_back(spare ? need.wanted : need.least, spare ? need.ample : need.wanted);
  }
  std::vector<int> widths = levelled(bounds, room);
  int left = room - std::accumulate(widths.begin(), widths.end(), 0);
  for (std::size_t i = 0; i < m_built.size(); ++i) {
    if (m_built[i].hidden) continue;
    // By us: GTK gives what is left anew only when the list itself becomes wider.
    if (m_built[i].takes_rest && left > 0) widths[i] += std::exchange(left, 0);
    if (widths[i] == m_given[i]) continue;
    m_given[i] = widths[i];
    GetColumn(static_cast<unsigned>(i))->SetWidth(widths[i]);
  }
}

void VirtualList::room_changed() {
  // After GTK's layout, which may not be changed from within.
  if (room_for_columns(this) != m_room) CallAfter([this] { fit_columns(); });
}

wxString VirtualList::words() const {
  return m_filled && m_model->GetCount() == 0 ? wx_text(m_names.nothing) : wxString();
}

void VirtualList::say_nothing(const std::string& words) {
  if (m_names.nothing == words) return;
  m_names.nothing = words;
  if (m_filled && m_model->GetCount() == 0) repaint(this);
}

int VirtualList::height_of(std::size_t rows) {
  return header_height(this) + static_cast<int>(rows) * row_height();
}

int VirtualList::wanted_width() {
  sample_rows();
  int width = 0;
  for (const Column& column : m_built) width += column.hidden ? 0 : need_of(column).wanted;
  return width;
}

wxDataViewColumn* VirtualList::make_column(const Column& column, unsigned index) const {
  const auto side = column.number ? wxALIGN_RIGHT : wxALIGN_LEFT;
  const int stored = m_layout.width(column.id);
  const int width = stored >= least_width ? dip(this, stored) : first_width(column);
  int flags = wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_REORDERABLE;
  if (column.sortable) flags |= wxDATAVIEW_COL_SORTABLE;
  // Without a width GTK would measure every row.
  return new wxDataViewColumn(wx_text(column.title), m_cells.make_renderer(column.number), index,
                              width, side, flags);
}

bool VirtualList::only_shown_or_hidden() {
  const auto& columns = m_table.columns();
  if (m_built.empty() || m_built.size() != columns.size()) return false;
  if (m_layout.order(columns) != m_built_from) return false;
  const auto alike = [](const Column& a, const Column& b) {
    return std::tie(a.id, a.title, a.number, a.sortable) ==
           std::tie(b.id, b.title, b.number, b.sortable);
  };
  for (std::size_t i = 0; i < m_built.size(); ++i) {
    if (!alike(m_built[i], columns[m_built_from[i]])) return false;
  }
  return true;
}

void VirtualList::build_columns() {
  // wx would go on using the column that is about to be deleted.
  if (auto* sorted = GetSortingColumn()) sorted->UnsetAsSortKey();
  ClearColumns();
  m_given.clear();
  const auto& columns = m_table.columns();
  m_built_from = m_layout.order(columns);
  for (const std::size_t i : m_built_from) {
    auto* made = make_column(columns[i], static_cast<unsigned>(i));
    AppendColumn(made);
    made->SetMinWidth(dip(this, least_width));
    m_given.push_back(given_width(this, static_cast<unsigned>(m_given.size())));
  }
  m_cells.serve(this);
  fix_rows(this, row_height());
  pad_cells(this, space(this, Space::hair));
}

void VirtualList::show_columns() {
  const Quiet quiet(m_quiet);
  take_arrangement();
  // Columns take long to make: those of another place or kind are only shown or hidden.
  if (!only_shown_or_hidden()) build_columns();
  const auto& columns = m_table.columns();
  const auto visible = m_layout.shown(columns);
  const SortOrder order = m_table.order();
  m_built.clear();
  for (unsigned i = 0; i < m_built_from.size(); ++i) {
    const std::size_t from = m_built_from[i];
    m_built.push_back(columns[from]);
    const bool shown = std::find(visible.begin(), visible.end(), from) != visible.end();
    m_built.back().hidden = !shown;
    auto* column = GetColumn(i);
    if (column->IsHidden() == shown) column->SetHidden(!shown);
    if (from == order.column && m_built.back().sortable) column->SetSortOrder(!order.descending);
  }
  m_sampled = false;
  fit_columns();
}

void VirtualList::take_arrangement() {
  std::vector<std::string> ids(m_built.size());
  bool moved = false;
  const auto count = static_cast<int>(m_built.size());
  int last_shown = -1;
  for (unsigned i = 0; i < m_built.size(); ++i) {
    const int position = GetColumnPosition(GetColumn(i));
    if (position < 0 || position >= count) return;
    ids[static_cast<std::size_t>(position)] = m_built[i].id;
    moved = moved || position != static_cast<int>(i);
    if (!m_built[i].hidden) last_shown = std::max(last_shown, position);
  }
  if (moved) m_layout.arrange(ids);
  for (unsigned i = 0; i < m_built.size(); ++i) {
    const Column& column = m_built[i];
    // What fills the list was nobody's choice.
    const int width = given_width(this, i);
    const bool last = GetColumnPosition(GetColumn(i)) == last_shown;
    if (column.takes_rest || column.hidden || last || ToDIP(width) < least_width) continue;
    if (width != m_given[i]) m_layout.set_width(column.id, ToDIP(width));
  }
}

const ColumnLayout& VirtualList::layout() {
  take_arrangement();
  return m_layout;
}

void VirtualList::use_layout(ColumnLayout layout) {
  m_built.clear();  // how they stand now is no longer wanted
  m_layout = std::move(layout);
  m_settings.set(layout_key(), m_layout.text());
  show_columns();
}

std::vector<std::size_t> VirtualList::shown_columns() { return layout().shown(m_table.columns()); }

wxPoint VirtualList::menu_place() const {
  const auto rows = chosen_rows();
  if (rows.empty()) return {};
  const auto at = GetItemRect(m_model->GetItem(static_cast<unsigned>(rows.front())));
  return {at.x + row_height(), at.y + at.height};
}

bool VirtualList::choose_all() {
  if (m_model->GetCount() > most_chosen) return false;
  {
    const Quiet quiet(m_quiet);
    SelectAll();
  }
  if (on_choice) on_choice();
  return true;
}

void VirtualList::set_dense(bool dense) {
  if (dense == m_dense) return;
  m_dense = dense;
  set_row_height(this, row_height());
}

void VirtualList::header_sorted() {
  const auto shown = header_sort(this);
  if (!shown) return;
  // After this event: GTK is still busy with the header.
  CallAfter(
      [this, wanted = SortOrder{shown->model_column, shown->descending}] { m_table.sort(wanted); });
}

void VirtualList::set_count(std::size_t count) {
  if (count == m_model->GetCount()) {
    // Rows are known by number, so a repaint shows the new ones. GTK keeps accessible texts
    // until a row is called changed, which would make them where there are none.
    repaint(this);
    if (!list_access_made(GtkGetTreeView())) return;
    const std::size_t first = top_row();
    const auto shown = static_cast<std::size_t>(std::max(GetCountPerPage(), 0)) + 2;
    for (std::size_t row = first; row < std::min(count, first + shown); ++row) {
      m_model->RowChanged(static_cast<unsigned>(row));
    }
    return;
  }
  m_model->Reset(static_cast<unsigned>(count));
}

void VirtualList::show_new_rows() {
  const Quiet quiet(m_quiet);
  m_filled = true;
  m_sampled = false;
  UnselectAll();
  set_count(m_table.rows());
  scroll_to_top(this);
  fit_columns();
}

void VirtualList::show_rows() {
  // Into an empty list there is no place to keep, and one that was not laid out yet would go to
  // its end in search of it.
  if (m_model->GetCount() == 0) return show_new_rows();
  const Quiet quiet(m_quiet);
  const std::size_t count = m_table.rows();
  if (count == m_model->GetCount()) {
    set_count(count);
    fit_columns();
    return;
  }
  // Of a short list all rows are looked at for the widths.
  if (std::min(count, rows()) < rows_sampled) m_sampled = false;
  const auto chosen = chosen_rows();
  const std::size_t top = top_row();
  set_count(count);
  for (const std::size_t row : chosen) {
    if (row < count) Select(m_model->GetItem(static_cast<unsigned>(row)));
  }
  if (count > 0 && top > 0) {
    EnsureVisible(m_model->GetItem(static_cast<unsigned>(std::min(top, count - 1))));
  }
  fit_columns();
}

std::size_t VirtualList::rows() const { return m_model->GetCount(); }

std::vector<std::size_t> VirtualList::chosen_rows() const {
  wxDataViewItemArray items;
  GetSelections(items);
  std::vector<std::size_t> rows;
  for (const auto& item : items) rows.push_back(m_model->GetRow(item));
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::optional<std::size_t> VirtualList::chosen_row() const {
  if (GetSelectedItemsCount() != 1) return std::nullopt;
  return chosen_rows().front();
}

void VirtualList::choose_row(std::size_t row) {
  if (row >= m_model->GetCount()) return;
  const auto item = m_model->GetItem(static_cast<unsigned>(row));
  const Quiet quiet(m_quiet);
  UnselectAll();
  SetCurrentItem(item);
  Select(item);
  EnsureVisible(item);
}

std::size_t VirtualList::top_row() const {
  const auto item = GetTopItem();
  return item.IsOk() ? m_model->GetRow(item) : 0;
}

bool VirtualList::copy_chosen() {
  const auto rows = chosen_rows();
  if (rows.empty() || !wxTheClipboard->Open()) return false;
  wxTheClipboard->SetData(new wxTextDataObject(wx_text(as_tsv(m_table, rows, shown_columns()))));
  wxTheClipboard->Close();
  return true;
}

void VirtualList::remember_widths() { m_settings.set(layout_key(), layout().text()); }

std::string VirtualList::shown_text(std::size_t row, std::size_t column) const {
  return m_table.cell(row, column).text;
}

}  // namespace kontor::gui
