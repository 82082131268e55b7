#include "gui/views/replenish_page.h"

#include <algorithm>

#include "gui/views/say_refusal.h"

namespace kontor::gui {

namespace {

constexpr int settings_width = 440;
constexpr int settings_height = 560;
constexpr int quantity_width = 80;

enum ReplenishWay : int { by_purchase, by_transfer };

}  // namespace

ReplenishCardPanel::ReplenishCardPanel(wxWindow* parent, Surroundings around)
    : DetailPanel(parent, around,
                  {"replenish", around.language.text("Why so much"),
                   around.language.text("Close the reasons")}),
      m_card(*this, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.terms(), "replenish-terms", t.text("Why"), t.text("Nothing is suggested."));
}

ReplenishSettingsDialog::ReplenishSettingsDialog(wxWindow* parent, const Surroundings& around,
                                                 BusyBar& busy, std::shared_ptr<OpenBook> book,
                                                 const std::string& place)
    : FormDialog(parent, around,
                 {"replenish-settings", around.language.text("How places are replenished"),
                  settings_width, settings_height}),
      m_form(std::move(book), around.executor, around.language, place) {
  m_form.on_saved = [this] { end(true); };
  m_form.on_dropped = [this] { end(false); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void ReplenishSettingsDialog::end(bool set) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, set] { told(set); });
}

ReplenishPage::ReplenishPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             BusyBar& busy, const ReplenishChoice& choice, bool dense)
    : ListPage(parent, around, busy,
               {"replenish", around.language.text("Replenish"),
                around.language.text("Working out what is needed..."),
                around.language.text("Search product, SKU"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, choice) {
  m_presenter.on_drafted = [this] { tell_drafts(); };
  build(m_presenter, dense);
  start();
}

wxButton* ReplenishPage::add_button(const std::string& id, const std::string& label,
                                    std::function<void()> act, Space before) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  // After this event: an assistive tool that caused it waits for its end.
  button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
  add_filter(button, before);
  return button;
}

void ReplenishPage::add_filters(const Language& t) {
  m_place = add_labelled<wxChoice>(t.text("Place"), "replenish-place");
  m_by = add_labelled<wxChoice>(t.text("From"), "replenish-by");
  m_by->Append(wx_text(t.text("Suppliers")));
  m_by->Append(wx_text(t.text("Own places")));
  m_supplier = add_labelled<wxChoice>(t.text("Supplier"), "replenish-supplier");
  m_place->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_place(m_places_listed.at(static_cast<std::size_t>(event.GetSelection())));
  });
  m_by->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_transfer(event.GetSelection() == by_transfer);
  });
  m_supplier->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_supplier(
        m_suppliers_listed.at(static_cast<std::size_t>(event.GetSelection())));
  });
  stretch_filters();
  filters_below();
  add_filter(body_text(this, t.text("Quantity of the chosen row"), "replenish-quantity-label"));
  m_quantity = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition,
                              wxSize(dip(this, quantity_width), -1), wxTE_PROCESS_ENTER);
  set_access(m_quantity, "replenish-quantity", wx_text(t.text("Quantity of the chosen row")));
  m_quantity->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take_quantity(); });
  add_filter(m_quantity, Space::inside);
  stretch_filters();
  add_button(
      "replenish-settings", t.text("Settings..."),
      [this] { ask_settings(m_presenter.place_code()); }, Space::group);
  m_draft = add_button(
      "replenish-draft", t.text("Make drafts"), [this] { m_presenter.make_drafts(); },
      Space::inside);
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
    if (key == WXK_F2 && list()->chosen_row()) {
      change_quantity();
    } else if (key == WXK_DELETE && list()->HasFocus()) {
      leave_out();
    } else if (enter && event.ControlDown() && m_draft->IsEnabled()) {
      m_presenter.make_drafts();
    } else {
      event.Skip();
    }
  });
  fill_filters();
}

bool ReplenishPage::may_draft() const {
  const auto right = m_presenter.choice().by_transfer ? company::Permission::move_stock
                                                      : company::Permission::order_goods;
  return company::may_somewhere(m_open->actor(), right);
}

void ReplenishPage::fill_filters() {
  if (!m_draft) return;
  const Language& t = m_around.language;
  const auto refill = [&](wxChoice* choice, std::vector<std::string>& listed,
                          std::vector<std::string> codes, const std::vector<std::string>& names) {
    if (codes == listed) return;
    listed = std::move(codes);
    choice->Clear();
    for (const auto& name : names) choice->Append(wx_text(name));
    choice->InvalidateBestSize();
    Layout();
  };
  std::vector<std::string> codes, names;
  for (const auto& place : m_presenter.places()) {
    codes.push_back(place.code);
    names.push_back(place.name);
  }
  refill(m_place, m_places_listed, codes, names);
  codes = {{}};
  names = {t.text("All suppliers")};
  for (const auto& supplier : m_presenter.suppliers()) {
    codes.push_back(supplier.code);
    names.push_back(supplier.name);
  }
  refill(m_supplier, m_suppliers_listed, codes, names);
  const auto select = [](wxChoice* choice, const std::vector<std::string>& listed,
                         const std::string& code) {
    const auto at = std::ranges::find(listed, code);
    choice->SetSelection(at == listed.end() ? wxNOT_FOUND : static_cast<int>(at - listed.begin()));
  };
  const auto& choice = m_presenter.choice();
  select(m_place, m_places_listed, m_presenter.place_code());
  select(m_supplier, m_suppliers_listed, choice.supplier);
  m_by->SetSelection(choice.by_transfer ? by_transfer : by_purchase);
  m_supplier->Enable(!choice.by_transfer);
  if (!list()) return;
  const auto row = list()->chosen_row();
  m_quantity->Enable(row.has_value());
  m_draft->Enable(may_draft() && m_presenter.can_draft());
}

void ReplenishPage::show_state() {
  ListPage::show_state();
  if (m_presenter.stale() == m_told_stale) return;
  m_told_stale = m_presenter.stale();
  if (!m_told_stale) return;
  const Language& t = m_around.language;
  say(Tone::information, t.text("The book has changed since this was worked out."),
      t.text("Work it out again"), [this] {
        say(Tone::normal, {});
        refresh();
      });
}

void ReplenishPage::take_quantity() {
  const auto row = list()->chosen_row();
  if (!row) return;
  const auto wrong = m_presenter.change(*row, m_quantity->GetValue().Trim().utf8_string());
  say(wrong ? Tone::problem : Tone::normal, wrong.value_or(std::string()));
  if (!wrong) list()->SetFocus();
}

void ReplenishPage::change_quantity() {
  m_quantity->SetFocus();
  m_quantity->SelectAll();
}

void ReplenishPage::leave_out() {
  if (const auto row = list()->chosen_row()) {
    m_presenter.change(*row, "0");
    m_quantity->ChangeValue("0");
  }
}

void ReplenishPage::open_product() {
  const auto row = list()->chosen_row();
  const auto* suggestion = row ? m_presenter.at(*row) : nullptr;
  if (suggestion && on_product) on_product(suggestion->cell.product);
}

void ReplenishPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const bool chosen = list()->chosen_row().has_value();
  acts.push_back({t.text("Change the quantity"), [this] { change_quantity(); }, chosen});
  acts.push_back({t.text("Leave it out"), [this] { leave_out(); }, chosen});
  acts.push_back({t.text("Open product"), [this] { open_product(); }, chosen});
  acts.push_back({t.text("Settings of all places..."), [this] { ask_settings({}); }});
}

void ReplenishPage::ask_settings(const std::string& place) {
  if (m_settings_dialog) return;
  m_settings_dialog = new ReplenishSettingsDialog(this, m_around, m_busy, m_open, place);
  m_settings_dialog->on_close = [this](bool set) {
    m_settings_dialog = nullptr;
    if (set) refresh();
    list()->SetFocus();
  };
  m_settings_dialog->Show();
}

void ReplenishPage::tell_drafts() {
  const std::string label = approval_label(m_around, m_presenter.refused());
  if (label.empty()) {
    say(m_presenter.said_tone(), m_presenter.said());
  } else {
    say(m_presenter.said_tone(), m_presenter.said(), label,
        [approve = m_around.approve, act = *m_presenter.refused()] { approve(act); });
  }
  if (on_notice) on_notice({m_presenter.said_tone(), m_presenter.said(), {}, {}, {}});
}

DetailPanel* ReplenishPage::make_detail(wxWindow* parent) {
  m_card = new ReplenishCardPanel(parent, m_around);
  return m_card;
}

void ReplenishPage::show_row(std::size_t row) {
  if (const auto* suggestion = m_presenter.at(row)) {
    card()->card().show(*suggestion, m_presenter.supplier_name(suggestion->supplier));
    open_detail();
    m_quantity->ChangeValue(wx_text(m_presenter.wanted(row).to_decimal()));
  }
  fill_filters();
}

std::optional<std::size_t> ReplenishPage::shown_row() {
  return m_card ? m_presenter.row_of(m_card->card().product()) : std::nullopt;
}

std::vector<KeyHelp> ReplenishPage::keys() const {
  const Language& t = m_around.language;
  return {{"F2", t.text("Puts the quantity of the chosen row into the field, to type it anew.")},
          {"Delete", t.text("Leaves the chosen row out of the drafts.")},
          {"Ctrl+Enter", t.text("Makes drafts of what is listed.")}};
}

StatePanel::Content ReplenishPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"object-select-symbolic",
              t.text("Nothing is needed"),
              m_presenter.choice().by_transfer
                  ? t.text("No other place has too much of what this one needs.")
                  : t.text("Every product of this place lasts until the next order."),
              {},
              {}};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No suggestion matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("What is needed could not be worked out"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Working out what is needed..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
