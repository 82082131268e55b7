#include "gui/views/product_card_panel.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr std::size_t shares_tab = 2;

}  // namespace

ProductCardPanel::ProductCardPanel(wxWindow* parent, Surroundings around,
                                   std::shared_ptr<OpenBook> book, const std::string& id)
    : DetailPanel(parent, around,
                  {id, around.language.text("Product"), around.language.text("Close product")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.levels(), id + "-levels", t.text("Levels"), t.text("No place has it."));
  add_movements(t, id);
  m_sold = add_chart(m_card.shares(), id + "-shares", t.text("Channels"),
                     t.text("No units in the last year"));
  m_on_hand = add_chart(m_card.days(), id + "-days", t.text("On hand by day"),
                        t.text("No change in the last year"));
}

void ProductCardPanel::add_movements(const Language& t, const std::string& id) {
  auto* page = new wxPanel(tabs());
  auto* movements = new VirtualList(
      page, m_card.movements(),
      {id + "-movements", t.text("Movements"), t.text("Nothing moved yet.")}, m_around.settings);
  m_older = new wxButton(page, wxID_ANY, wx_text(t.text("Show older movements")));
  set_access(m_older, id + "-older", wx_text(t.text("Show older movements")));
  m_older->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_card.show_older(); });
  m_older->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(movements, 1, wxEXPAND);
  column->Add(m_older, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space(this, Space::inside));
  page->SetSizer(column);
  add_tab(page, movements, t.text("Movements"));
}

ChartView* ProductCardPanel::add_chart(Table& figures, const std::string& id,
                                       const std::string& title, const std::string& nothing) {
  auto* page = new wxPanel(tabs());
  auto* chart = new ChartView(page, id + "-chart", std::string(m_around.language.code()));
  auto* table = new VirtualList(page, figures, {id, title, nothing}, m_around.settings);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(chart, 3, wxEXPAND | wxALL, space(this, Space::inside));
  row->Add(table, 2, wxEXPAND);
  page->SetSizer(row);
  add_tab(page, table, title);
  return chart;
}

void ProductCardPanel::fill_charts() {
  constexpr std::int64_t milli = 1000;
  const auto fill = [&](ChartView* view, formats::ChartKind kind, const std::string& title,
                        const std::string& series, const std::vector<ProductCard::Figure>& all) {
    formats::ChartData data;
    data.kind = kind;
    data.title = title;
    data.unit = milli;
    data.nothing = m_around.language.text("No units in the last year");
    data.value_text = [t = m_around.language](std::int64_t value) {
      return t.quantity(Quantity{value});
    };
    data.axis_text = data.value_text;
    formats::ChartSeries values;
    values.name = series;
    for (const auto& figure : all) {
      data.categories.push_back(figure.name);
      values.values.emplace_back(figure.value.milli);
    }
    data.series.push_back(std::move(values));
    view->show(std::move(data));
  };
  const Language& t = m_around.language;
  fill(m_sold, formats::ChartKind::bar, t.text("Units of each channel in the last year"),
       t.text("Units in a year"), m_card.sold());
  fill(m_on_hand, formats::ChartKind::line, t.text("On hand in the last year"), t.text("On hand"),
       m_card.on_hand());
}

void ProductCardPanel::filled() {
  fill_charts();
  // Where no channel sold any, the chart says so for both.
  auto* shares = list(shares_tab);
  shares->Show(shares->rows() > 0);
  shares->GetParent()->Layout();
  m_older->Show(m_card.more_movements());
  m_older->GetParent()->Layout();
}

}  // namespace kontor::gui
