#include "gui/views/today_page.h"

#include <algorithm>
#include <array>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace today_page_detail {

enum TodayBook : std::size_t { book_figures, book_state };
constexpr std::array spans = {insight::SalesSpan::yesterday, insight::SalesSpan::week,
                              insight::SalesSpan::month};
constexpr int leading_width = 352;
constexpr int widest_leading = 416;  ///< where what waits needs more words
constexpr int chart_height = 176;    ///< that the tables leave to the chart

}  // namespace today_page_detail

TodayPage::TodayPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const TodayPageState& state, bool dense)
    : AreaPage(parent),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, std::move(book), around.executor, around.language, state) {
  const Language& t = m_around.language;
  set_access(this, "today-page", wx_text(t.text("Today")));
  m_title = page_title(this, t.text("Today"), "today-title");
  m_info = new InfoRow(this, "today-info");
  m_book = new wxSimplebook(this);
  set_access(m_book, "today-book", wx_text(t.text("Today")));
  m_book->AddPage(make_figures(m_book), {});
  m_empty = new StatePanel(m_book, "today-state");
  m_book->AddPage(m_empty, {});
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_title, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  column->Add(m_book, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  set_dense(dense);
  m_presenter.load();
}

VirtualList* TodayPage::make_list(wxWindow* parent, LinkTable& table, const std::string& id,
                                  const std::string& name) {
  auto* list = new VirtualList(parent, table, {id, name}, m_around.settings);
  list->on_open = [this, &table, list] { go(table, *list); };
  m_lists.emplace_back(list, &table);
  return list;
}

wxWindow* TodayPage::make_figures(wxWindow* parent) {
  auto* figures = new wxPanel(parent);
  set_access(figures, "today-figures", wx_text(m_around.language.text("Figures of today")));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(make_leading(figures), 0, wxEXPAND);
  row->AddSpacer(space(this, Space::section));
  row->Add(make_sales(figures), 1, wxEXPAND);
  figures->SetSizer(row);
  figures->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    share_heights();
    event.Skip();
  });
  return figures;
}

void TodayPage::share_heights() {
  // Lists are as high as their rows; only where that is too much they scroll.
  // GTK complains of a list that has no height for its scroll bar.
  const auto give = [](VirtualList* list, int height) {
    list->SetMinSize(wxSize(-1, std::max(height, list->height_of(1))));
  };
  const auto wish = [](VirtualList* list, LinkTable& table) {
    return list->height_of(std::max<std::size_t>(table.rows(), 1));
  };
  for (auto* list : {m_needs, m_places, m_channels}) list->SetMinSize(wxSize(-1, 0));
  const int height = m_needs->GetParent()->GetClientSize().y;
  const int leading = std::max(height - m_leading->CalcMin().y, 0);
  const int places = wish(m_places, m_presenter.places());
  const int needs = wish(m_needs, m_presenter.needs());
  give(m_needs, std::min(needs, std::max(leading / 2, leading - places)));
  give(m_places, std::min(places, std::max(leading - needs, leading / 2)));
  const int chart = dip(this, today_page_detail::chart_height) - m_chart->GetMinSize().y;
  const int sales = std::max(height - m_sales->CalcMin().y - chart, 0);
  give(m_channels, std::min(wish(m_channels, m_presenter.channels()), sales));
}

wxSizer* TodayPage::make_leading(wxWindow* parent) {
  const Language& t = m_around.language;
  auto* column = m_leading = new wxBoxSizer(wxVERTICAL);
  column->SetMinSize(dip(this, today_page_detail::leading_width), -1);
  column->Add(section_title(parent, t.text("Needs you"), "today-needs-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_needs = make_list(parent, m_presenter.needs(), "today-needs", t.text("Needs you"));
  // The section's title is the column's.
  hide_header(m_needs);
  column->Add(m_needs, 0, wxEXPAND);
  m_calm = body_text(parent, t.text("Nothing waits for you."), "today-calm", Tone::dimmed);
  column->Add(m_calm, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(section_title(parent, t.text("Net sales by place"), "today-places-title"), 0,
              wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_places = make_list(parent, m_presenter.places(), "today-places", t.text("Net sales by place"));
  column->Add(m_places, 0, wxEXPAND);
  return column;
}

wxSizer* TodayPage::make_sales(wxWindow* parent) {
  const Language& t = m_around.language;
  auto* column = m_sales = new wxBoxSizer(wxVERTICAL);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(section_title(parent, t.text("Net sales by channel"), "today-sales-title"), 0,
            wxALIGN_CENTRE_VERTICAL);
  head->AddSpacer(space(this, Space::group));
  m_span = new wxChoice(parent, wxID_ANY);
  set_access(m_span, "today-span", wx_text(t.text("Days")));
  m_span->Append(wx_text(t.text("Yesterday")));
  m_span->Append(wx_text(t.text("Last seven days")));
  m_span->Append(wx_text(t.text("This month")));
  show_span();
  m_span->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose(today_page_detail::spans.at(static_cast<std::size_t>(event.GetSelection())));
  });
  head->Add(m_span, 0, wxALIGN_CENTRE_VERTICAL);
  column->Add(head, 0, wxEXPAND);
  m_compared = body_text(parent, {}, "today-compared", Tone::dimmed);
  column->Add(m_compared, 0, wxEXPAND | wxTOP | wxBOTTOM, space(this, Space::inside));
  m_channels =
      make_list(parent, m_presenter.channels(), "today-channels", t.text("Net sales by channel"));
  column->Add(m_channels, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  auto* chart_head = new wxBoxSizer(wxHORIZONTAL);
  m_chart_title = section_title(parent, t.text("Net sales day by day"), "today-chart-title");
  chart_head->Add(m_chart_title, 0, wxALIGN_CENTRE_VERTICAL);
  chart_head->AddSpacer(space(this, Space::group));
  m_currency = new wxChoice(parent, wxID_ANY);
  set_access(m_currency, "today-currency", wx_text(t.text("Currency")));
  m_currency->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_chart(); });
  chart_head->Add(m_currency, 0, wxALIGN_CENTRE_VERTICAL);
  column->Add(chart_head, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_chart = new ChartView(parent, "today-chart", std::string(t.code()));
  column->Add(m_chart, 1, wxEXPAND);
  return column;
}

void TodayPage::show_span() {
  const auto found = std::find(today_page_detail::spans.begin(), today_page_detail::spans.end(),
                               m_presenter.choice().span);
  m_span->SetSelection(static_cast<int>(found - today_page_detail::spans.begin()));
}

void TodayPage::show_chart() {
  const Language& t = m_around.language;
  const auto& charts = m_presenter.charts();
  wxArrayString currencies;
  for (const auto& chart : charts) currencies.Add(wx_text(std::string(chart.currency.code())));
  if (m_currency->GetStrings() != currencies) {
    m_currency->Set(currencies);
    if (!charts.empty()) m_currency->SetSelection(0);
    m_currency->InvalidateBestSize();
  }
  // One currency needs no choice.
  m_currency->Show(charts.size() > 1);
  formats::ChartData data;
  data.title = t.text("Net sales day by day");
  data.nothing = t.text("Nothing was sold in the last 14 days.");
  const int chosen = m_currency->GetSelection();
  if (chosen >= 0 && static_cast<std::size_t>(chosen) < charts.size()) {
    const SalesChart& chart = charts[static_cast<std::size_t>(chosen)];
    data.categories = chart.days;
    data.unit = chart.currency.minor_per_major();
    const auto text = [t, currency = chart.currency](std::int64_t minor) {
      return t.money({minor, currency});
    };
    data.value_text = text;
    data.axis_text = [t, unit = data.unit](std::int64_t minor) { return t.count(minor / unit); };
    for (const SalesLine& line : chart.lines) {
      formats::ChartSeries series{line.channel, line.colour, {}};
      series.values.assign(line.net_minor.begin(), line.net_minor.end());
      data.series.push_back(std::move(series));
    }
  }
  m_chart->show(std::move(data));
}

void TodayPage::show_today() {
  using State = TodayPresenter::State;
  const Language& t = m_around.language;
  if (m_presenter.busy()) {
    m_busy.begin(this, t.text("Reading the figures..."), [] {});
  } else {
    m_busy.end(this);
  }
  set_label(m_title, m_presenter.title().empty() ? t.text("Today") : m_presenter.title());
  set_label(m_compared, m_presenter.compared());
  if (m_presenter.state() == State::ready) {
    for (auto* list : {m_channels, m_places}) {
      list->say_nothing(t.text("Nothing was sold in these days."));
    }
  }
  m_needs->show_rows();
  m_channels->show_rows();
  m_places->show_rows();
  show_chart();
  const bool waits = m_presenter.needs().rows() > 0;
  m_needs->Show(waits);
  const int leading = waits ? m_needs->wanted_width() : 0;
  m_leading->SetMinSize(std::clamp(leading, dip(this, today_page_detail::leading_width),
                                   dip(this, today_page_detail::widest_leading)),
                        -1);
  m_calm->Show(!waits);
  const auto again = [this] { refresh(); };
  if (m_presenter.state() == State::failed) {
    m_empty->show({"network-error-symbolic", t.text("The figures could not be read"),
                   m_presenter.error(), t.text("Try again"), again});
  } else if (m_presenter.state() == State::empty) {
    m_empty->show({"document-open-symbolic", t.text("Nothing has happened yet"),
                   t.text("Take in the files of your channels: what waits for you and how sales "
                          "are appears here every morning."),
                   t.text("Import files..."), [this] {
                     if (on_import) on_import();
                   }});
  }
  const bool figures = m_presenter.state() == State::ready || m_presenter.state() == State::loading;
  m_book->SetSelection(figures ? today_page_detail::book_figures : today_page_detail::book_state);
  if (figures && !m_presenter.error().empty()) {
    m_info->say(Tone::problem, m_presenter.error(), t.text("Try again"), again);
  } else {
    m_info->clear();
  }
  Layout();
  share_heights();
  m_book->GetPage(today_page_detail::book_figures)->Layout();
}

void TodayPage::show(const PageState& wanted) {
  const auto* state = std::get_if<TodayPageState>(&wanted);
  if (!state) return;
  m_presenter.choose(state->span);
  show_span();
}

void TodayPage::take_focus() {
  if (m_needs->IsShown()) {
    m_needs->SetFocus();
  } else {
    m_channels->SetFocus();
  }
}

void TodayPage::refresh() {
  m_presenter.refresh();
  show_today();
}

std::pair<VirtualList*, LinkTable*> TodayPage::in_focus() const {
  for (const auto& pair : m_lists) {
    if (pair.first->IsDescendant(FindFocus())) return pair;
  }
  return {nullptr, nullptr};
}

bool TodayPage::can_open() const {
  const auto [list, table] = in_focus();
  if (!list) return false;
  const auto row = list->chosen_row();
  return row && table->leads_to(*row);
}

void TodayPage::open_chosen() {
  const auto [list, table] = in_focus();
  if (list) go(*table, *list);
}

void TodayPage::go(LinkTable& table, VirtualList& list) {
  const auto row = list.chosen_row();
  const auto where = row ? table.leads_to(*row) : std::nullopt;
  if (where && on_go) on_go(*where);
}

bool TodayPage::copy() {
  const auto [list, table] = in_focus();
  return list && list->copy_chosen();
}

void TodayPage::set_dense(bool dense) {
  for (const auto& [list, table] : m_lists) list->set_dense(dense);
  share_heights();
  m_book->GetPage(today_page_detail::book_figures)->Layout();
}

void TodayPage::remember() {
  for (const auto& [list, table] : m_lists) list->remember_widths();
}

}  // namespace kontor::gui
