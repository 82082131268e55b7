#include "gui/views/offers_page.h"

#include <wx/filedlg.h>

#include <algorithm>

#include "gui/views/say_refusal.h"

namespace kontor::gui {

namespace {

constexpr int sources_form_width = 400, sources_form_height = 420;
constexpr int buffer_form_width = 400, buffer_form_height = 300;

}  // namespace

OffersPage::OffersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"offers", around.language.text("What they may sell"),
                around.language.text("Working out what the channel may sell..."),
                around.language.text("Search product, SKU"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  m_presenter.on_published = [this] { tell_published(); };
  build(m_presenter, dense);
  start();
}

wxButton* OffersPage::add_act(const std::string& id, const std::string& label,
                              std::function<void()> act, Space before) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  // After this event: an assistive tool that caused it waits for its end.
  button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
  add_filter(button, before);
  return button;
}

void OffersPage::add_filters(const Language& t) {
  m_channel = add_labelled<wxChoice>(t.text("Channel"), "offers-channel");
  m_channel->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_channel(m_listed.at(static_cast<std::size_t>(event.GetSelection())));
  });
  m_form = add_labelled<wxChoice>(t.text("File"), "offers-form");
  for (const auto& form : m_presenter.forms()) m_form->Append(wx_text(m_presenter.form_name(form)));
  m_form->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_presenter.choose_form(m_presenter.forms().at(static_cast<std::size_t>(event.GetSelection())));
  });
  m_all = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Unchanged too")));
  set_access(m_all, "offers-all", wx_text(t.text("Unchanged too")));
  m_all->Bind(wxEVT_CHECKBOX,
              [this](wxCommandEvent& event) { m_presenter.show_all(event.IsChecked()); });
  stretch_filters();
  filters_below();
  add_filter(m_all);
  m_from = body_text(this, {}, "offers-sources", Tone::dimmed);
  add_filter(m_from);
  stretch_filters();
  m_sources_button = add_act(
      "offers-sources-change", t.text("Places..."), [this] { ask_sources(); }, Space::group);
  m_buffer_button = add_act(
      "offers-buffer", t.text("Withhold..."), [this] { ask_buffer(); }, Space::inside);
  m_publish = add_act(
      "offers-publish", t.text("Write the file..."), [this] { ask_file(); }, Space::inside);
  fill_filters();
}

void OffersPage::fill_filters() {
  if (!m_publish) return;
  std::vector<std::string> codes;
  for (const auto& channel : m_presenter.channels()) codes.push_back(channel.code);
  if (codes != m_listed) {
    m_listed = std::move(codes);
    m_channel->Clear();
    for (const auto& channel : m_presenter.channels()) m_channel->Append(wx_text(channel.name));
    m_channel->InvalidateBestSize();
    Layout();
  }
  const auto* channel = m_presenter.channel();
  const auto at = channel ? std::ranges::find(m_listed, channel->code) : m_listed.end();
  m_channel->SetSelection(at == m_listed.end() ? wxNOT_FOUND
                                               : static_cast<int>(at - m_listed.begin()));
  const auto forms = m_presenter.forms();
  const auto form = std::ranges::find(forms, m_presenter.form());
  m_form->SetSelection(form == forms.end() ? wxNOT_FOUND : static_cast<int>(form - forms.begin()));
  m_all->SetValue(m_presenter.choice().all);
  const std::string from = m_presenter.sources_words();
  if (m_from->GetLabel().utf8_string() != from) {
    set_label(m_from, from);
    Layout();
  }
  const bool free = channel && !m_sources && !m_buffer;
  m_sources_button->Enable(
      free && m_open->actor().may(company::Permission::edit_company, company::scope_of(*channel)));
  m_buffer_button->Enable(free);
  m_publish->Enable(free && m_presenter.can_publish());
}

void OffersPage::show_state() {
  ListPage::show_state();
  fill_filters();
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

void OffersPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const bool free = m_presenter.channel() && !m_sources && !m_buffer;
  acts.push_back({t.text("Withhold..."), [this] { ask_buffer(); }, free});
  acts.push_back(
      {t.text("Write the file..."), [this] { ask_file(); }, free && m_presenter.can_publish()});
}

void OffersPage::ask_sources() {
  const auto* channel = m_presenter.channel();
  if (!channel || m_sources) return;
  const Language& t = m_around.language;
  m_sources = new AskDialog<ChannelSourcesForm>(
      this, m_around, m_busy,
      {"channel-sources", t.text("Where {name} sells from", {{"name", channel->name}}),
       sources_form_width, sources_form_height},
      m_open, *channel, m_presenter.places());
  m_sources->on_close = [this](bool saved) {
    m_sources = nullptr;
    if (saved) refresh();
    fill_filters();
    list()->SetFocus();
  };
  m_sources->Show();
  fill_filters();
}

void OffersPage::ask_buffer() {
  const auto* channel = m_presenter.channel();
  if (!channel || m_buffer) return;
  const Language& t = m_around.language;
  const auto row = list()->chosen_row();
  const auto* offer = row ? m_presenter.at(*row) : nullptr;
  // By code, which is one product's alone.
  const std::string product = offer ? offer->code : std::string();
  m_buffer = new AskDialog<ChannelBufferForm>(
      this, m_around, m_busy,
      {"channel-buffer", t.text("Withheld from {name}", {{"name", channel->name}}),
       buffer_form_width, buffer_form_height},
      m_open, *channel, product);
  m_buffer->on_close = [this](bool saved) {
    m_buffer = nullptr;
    if (saved) refresh();
    fill_filters();
    list()->SetFocus();
  };
  m_buffer->Show();
  fill_filters();
}

void OffersPage::ask_file() {
  if (!m_presenter.can_publish()) return;
  wxFileDialog dialog(this, wx_text(m_around.language.text("Write the file...")), {},
                      wx_text(m_presenter.file_name()), "*", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK) m_presenter.publish(dialog.GetPath().utf8_string());
}

void OffersPage::tell_published() {
  const std::string label = approval_label(m_around, m_presenter.refused());
  if (label.empty()) {
    say(m_presenter.said_tone(), m_presenter.said());
  } else {
    say(m_presenter.said_tone(), m_presenter.said(), label,
        [approve = m_around.approve, act = *m_presenter.refused()] { approve(act); });
  }
  if (on_notice && !m_presenter.written().empty())
    on_notice({m_presenter.said_tone(), m_presenter.said(), {}, {}, m_presenter.written()});
}

StatePanel::Content OffersPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      if (!m_presenter.channel())
        return {"network-transmit-receive-symbolic",
                t.text("No channel yet"),
                t.text("What a channel may sell stands here as soon as there is one that you may "
                       "tell it. Files that are taken in make theirs by themselves."),
                {},
                {}};
      if (m_presenter.choice().all)
        return {"package-x-generic-symbolic",
                t.text("Nothing to sell"),
                t.text("None of its places has a product that this file can name."),
                {},
                {}};
      return {"object-select-symbolic", t.text("The channel knows all of it"),
              t.text("Nothing changed since the channel was told last."), t.text("Show everything"),
              [this] { m_presenter.show_all(true); }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No product matches the search."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      if (m_presenter.without_places())
        return {"network-transmit-receive-symbolic", t.text("No places yet"),
                t.text("It is not said where {name} sells from. Choose its places: those that "
                       "stand first are taken first.",
                       {{"name", m_presenter.channel()->name}}),
                m_sources_button->IsEnabled() ? t.text("Places...") : std::string(),
                [this] { ask_sources(); }};
      return {"network-error-symbolic", t.text("What the channel may sell could not be worked out"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic",
              t.text("Working out what the channel may sell..."),
              {},
              {},
              {}};
  }
}

}  // namespace kontor::gui
