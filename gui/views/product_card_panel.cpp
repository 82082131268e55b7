#include "gui/views/product_card_panel.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

enum ProductTab : std::size_t { levels_tab, movements_tab, shares_tab, days_tab, entries_tab };

}  // namespace

ProductCardPanel::ProductCardPanel(wxWindow* parent, Surroundings around,
                                   std::shared_ptr<OpenBook> book, const std::string& id)
    : DetailPanel(parent, around,
                  {id, around.language.text("Product"), around.language.text("Close product")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.levels(), id + "-levels", t.text("Levels"), t.text("No place has it."));
  add_tab(t.text("Movements"), [this, id](wxWindow* page) { return make_movements(page, id); });
  add_chart(m_sold, m_card.shares(), id + "-shares", t.text("Channels"),
            t.text("No units in the last year"));
  add_chart(m_on_hand, m_card.days(), id + "-days", t.text("On hand by day"),
            t.text("No change in the last year"));
  if (m_card.has_entries())
    add_tab(t.text("Entries"), [this, id](wxWindow* page) {
      auto* entries = make_paged(page, m_card.entries(), m_older_entries,
                                 {id + "-entries", m_around.language.text("Entries"),
                                  m_around.language.text("No entry changed its value yet.")},
                                 m_around.language.text("Show older entries"),
                                 [this] { m_card.show_older_entries(); });
      entries->on_open = [this, entries] {
        const auto row = entries->chosen_row();
        const EntryId entry = row ? m_card.entry_at(*row) : EntryId();
        if (entry && on_entry) CallAfter([this, entry] { on_entry(entry); });
      };
      return entries;
    });
  add_tab(m_card.parts(), id + "-parts", t.text("Parts"), t.text("It isn’t a bundle."),
          [this](std::size_t row) {
            const ProductId part = m_card.part_at(row);
            if (part && on_part) CallAfter([this, part] { on_part(part); });
          });
  add_tab(m_card.lots(), id + "-lots", t.text("Lots"),
          t.text("It isn’t kept by lot, or none is here."));
}

VirtualList* ProductCardPanel::make_movements(wxWindow* page, const std::string& id) {
  const Language& t = m_around.language;
  return make_paged(page, m_card.movements(), m_older,
                    {id + "-movements", t.text("Movements"), t.text("Nothing moved yet.")},
                    t.text("Show older movements"), [this] { m_card.show_older(); });
}

VirtualList* ProductCardPanel::make_paged(wxWindow* page, Table& table, wxButton*& older,
                                          const VirtualList::Names& names, const std::string& label,
                                          std::function<void()> more) {
  auto* list = new VirtualList(page, table, names, m_around.settings);
  older = new wxButton(page, wxID_ANY, wx_text(label));
  set_access(older, names.id + "-older", wx_text(label));
  older->Bind(wxEVT_BUTTON, [more = std::move(more)](wxCommandEvent&) { more(); });
  older->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(list, 1, wxEXPAND);
  column->Add(older, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space(this, Space::inside));
  page->SetSizer(column);
  return list;
}

void ProductCardPanel::add_chart(ChartView*& chart, Table& figures, const std::string& id,
                                 const std::string& title, const std::string& nothing) {
  add_tab(title, [this, &chart, &figures, id, title, nothing](wxWindow* page) {
    chart = new ChartView(page, id + "-chart", std::string(m_around.language.code()));
    auto* table = new VirtualList(page, figures, {id, title, nothing}, m_around.settings);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(chart, 3, wxEXPAND | wxALL, space(this, Space::inside));
    row->Add(table, 2, wxEXPAND);
    page->SetSizer(row);
    return table;
  });
}

void ProductCardPanel::fill_chart(ChartView& view, formats::ChartKind kind,
                                  const std::string& title, const std::string& series,
                                  const std::vector<ProductCard::Figure>& all) const {
  constexpr std::int64_t milli = 1000;
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
  view.show(std::move(data));
}

void ProductCardPanel::filled(std::size_t tab) {
  const Language& t = m_around.language;
  if (tab == movements_tab) {
    m_older->Show(m_card.more_movements());
    m_older->GetParent()->Layout();
  } else if (tab == entries_tab && m_card.has_entries()) {
    m_older_entries->Show(m_card.more_entries());
    m_older_entries->GetParent()->Layout();
  } else if (tab == shares_tab) {
    fill_chart(*m_sold, formats::ChartKind::bar, t.text("Units of each channel in the last year"),
               t.text("Units in a year"), m_card.sold());
    // Where no channel sold any, the chart says so for both.
    auto* shares = list(shares_tab);
    shares->Show(shares->rows() > 0);
    shares->GetParent()->Layout();
  } else if (tab == days_tab) {
    fill_chart(*m_on_hand, formats::ChartKind::line, t.text("On hand in the last year"),
               t.text("On hand"), m_card.on_hand());
  }
}

}  // namespace kontor::gui
