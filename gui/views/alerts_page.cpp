#include "gui/views/alerts_page.h"

#include <algorithm>
#include <array>

namespace kontor::gui {

namespace {

constexpr int clear_form_width = 440;
constexpr int clear_form_height = 240;

constexpr std::array kinds_listed = {stock::AlertKind::oversold, stock::AlertKind::low};

}  // namespace

AlertCardPanel::AlertCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"alert", around.language.text("Alert"), around.language.text("Close the alert")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.levels(), "alert-levels", t.text("Where there is some"),
          t.text("No place has any of it."));
  add_tab(m_card.clearings(), "alert-clearings", t.text("Cleared before"),
          t.text("Nobody has cleared this alert yet."));
}

ClearAlertsDialog::ClearAlertsDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                                     std::shared_ptr<OpenBook> book,
                                     std::vector<AlertToClear> alerts, const std::string& about)
    : FormDialog(parent, around,
                 {"alert-clearing", around.language.text("Clear alert"), clear_form_width,
                  clear_form_height}),
      m_form(std::move(book), around.executor, around.language, std::move(alerts), about) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  panel()->focus_first();
}

void ClearAlertsDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

AlertsPage::AlertsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, const AlertsChoice& choice, bool dense)
    : ListPage(parent, around, busy,
               {"alerts",
                around.language.text("Alerts"),
                around.language.text("Reading the alerts..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, choice) {
  build(m_presenter, dense);
  start();
}

void AlertsPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label,
                          std::function<void()> act) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    // After this event: an assistive tool that caused it waits for its end.
    made->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
    return made;
  };
  m_place.hold(add_labelled<wxChoice>(t.text("Place"), "alerts-place"), t.text("All places"),
               [this](LocationId place) { m_presenter.choose_place(place); });
  m_kind = add_labelled<wxChoice>(t.text("Alert"), "alerts-kind");
  m_kind->Append(wx_text(t.text("All alerts")));
  for (const auto kind : kinds_listed) m_kind->Append(wx_text(alert_cell(t, kind).text));
  m_cleared = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Only cleared")));
  set_access(m_cleared, "alerts-cleared", wx_text(t.text("Only cleared")));
  add_filter(m_cleared);
  m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int at = event.GetSelection();
    m_presenter.choose_kind(
        at <= 0 ? std::nullopt : std::optional(kinds_listed.at(static_cast<std::size_t>(at - 1))));
  });
  m_cleared->Bind(wxEVT_CHECKBOX,
                  [this](wxCommandEvent& event) { m_presenter.show_cleared(event.IsChecked()); });
  stretch_filters();
  filters_below();
  stretch_filters();
  m_product = button("alerts-product", t.text("Open product"), [this] { open_product(); });
  add_filter(m_product);
  m_clear = button("alerts-clear", t.text("Clear..."), [this] { ask_clear(); });
  add_filter(m_clear, Space::inside);
  fill_filters();
}

void AlertsPage::fill_filters() {
  if (!m_clear) return;
  const auto& choice = m_presenter.choice();
  if (m_place.fill(m_presenter.places(), choice.place)) Layout();
  int kind = 0;
  if (choice.kind)
    kind = 1 + static_cast<int>(std::find(kinds_listed.begin(), kinds_listed.end(), *choice.kind) -
                                kinds_listed.begin());
  m_kind->SetSelection(kind);
  m_cleared->SetValue(choice.cleared);
  if (!list()) return;
  m_product->Enable(list()->chosen_row().has_value());
  m_clear->Enable(!m_clear_dialog && !chosen().empty());
}

std::vector<stock::Alert> AlertsPage::chosen() {
  std::vector<stock::Alert> alerts;
  const auto actor = m_open->actor();
  for (const std::size_t row : list()->chosen_rows()) {
    const auto* alert = m_presenter.here(row) ? m_presenter.at(row) : nullptr;
    if (!alert || !m_presenter.may_clear(*alert, actor)) return {};
    alerts.push_back(*alert);
  }
  return alerts;
}

void AlertsPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  acts.push_back(
      {t.text("Open product"), [this] { open_product(); }, list()->chosen_row().has_value()});
  acts.push_back(
      {t.text("Clear..."), [this] { ask_clear(); }, !m_clear_dialog && !chosen().empty()});
}

void AlertsPage::open_product() {
  const auto row = list()->chosen_row();
  const auto* alert = row && m_presenter.here(*row) ? m_presenter.at(*row) : nullptr;
  if (alert && on_product) on_product(alert->level.cell.product);
}

void AlertsPage::ask_clear() {
  const auto alerts = chosen();
  if (alerts.empty() || m_clear_dialog) return;
  const Language& t = m_around.language;
  std::vector<AlertToClear> wanted;
  for (const auto& alert : alerts)
    wanted.push_back({alert.code, m_presenter.place_code(alert.level.cell.location)});
  const auto& first = alerts.front();
  const std::string about =
      alerts.size() == 1 ? t.joined({first.name, m_presenter.place_name(first.level.cell.location)})
                         : t.plural("{n} alert", "{n} alerts", std::ssize(alerts));
  m_clear_dialog = new ClearAlertsDialog(this, m_around, m_busy, m_open, std::move(wanted), about);
  m_clear_dialog->on_close = [this](const std::string& done) {
    m_clear_dialog = nullptr;
    if (!done.empty()) {
      say(Tone::positive, done);
      refresh();
    }
    fill_filters();
    list()->SetFocus();
  };
  m_clear_dialog->Show();
  fill_filters();
}

DetailPanel* AlertsPage::make_detail(wxWindow* parent) {
  m_card = new AlertCardPanel(parent, m_around, m_open);
  return m_card;
}

void AlertsPage::show_row(std::size_t row) {
  if (const auto* alert = m_presenter.at(row)) {
    card()->card().show(alert->level.cell);
    open_detail();
  }
  fill_filters();
}

std::optional<std::size_t> AlertsPage::shown_row() {
  return m_card ? m_presenter.row_of(m_card->card().cell()) : std::nullopt;
}

StatePanel::Content AlertsPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"object-select-symbolic",
              t.text("No alerts"),
              t.text("What is oversold, or at or below the level that was set for it, appears here "
                     "by itself. Levels are set on the Levels tab, on the menu of a product."),
              {},
              {}};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No alert matches the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The alerts could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the alerts..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
