#include "gui/views/start_page.h"

#include <wx/filedlg.h>
#include <wx/filename.h>

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int start_width = 640;
constexpr int recent_height = 88;
constexpr int code_width = 72;
constexpr int start_follow_ms = 120;
constexpr int name_width = 320;
constexpr int zone_width = 200;

/// A file name made from the company's: what file systems dislike becomes a blank.
wxString file_name_from(const wxString& company) {
  wxString name;
  for (const wxUniChar c : company) {
    name += wxFileName::GetForbiddenChars().find(c) == wxString::npos ? c : wxUniChar(' ');
  }
  return name.Trim().Trim(false);
}

}  // namespace

/// The books opened lately, as a list of name and place.
class StartPage::Recents : public Table {
 public:
  Recents(const StartPresenter& presenter, const Language& t) : m_presenter(presenter) {
    m_columns = {{"book", t.text("Book"), 200, false, false, false, false, false, {}},
                 {"place", t.text("Where"), 320, false, false, true, false, false, {}}};
    reload();
  }
  void reload() { m_rows = m_presenter.recent(); }
  const std::string& address(std::size_t row) const { return m_rows.at(row).address; }

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_rows.size(); }
  Cell cell(std::size_t row, std::size_t column) override {
    if (column == 0) return {m_rows.at(row).title, Tone::normal, {}};
    return {m_rows.at(row).place, Tone::dimmed, {}};
  }
  std::string raw(std::size_t row, std::size_t column) override { return cell(row, column).text; }

 private:
  const StartPresenter& m_presenter;
  std::vector<Column> m_columns;
  std::vector<StartPresenter::Recent> m_rows;
};

StartPage::StartPage(wxWindow* parent, Surroundings around, BusyBar& busy, NewBook defaults,
                     Opened opened)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, around.opener, around.settings, around.executor, around.language),
      m_opened(std::move(opened)),
      m_folder(defaults.address) {
  const Language& t = m_around.language;
  set_access(this, "start-page", wx_text(t.text("First page")));
  m_recents = std::make_unique<Recents>(m_presenter, t);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(this, t.text("Welcome to Kontor"), "start-title"));
  column->AddSpacer(space(this, Space::hair));
  column->Add(body_text(this, t.text("A book holds the stock, orders and accounts of your shop."),
                        "start-sentence", Tone::dimmed));
  column->AddSpacer(space(this, Space::section));
  column->Add(make_demo(t), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::section));
  column->Add(make_open(t), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::section));
  column->Add(make_new(t, defaults), 0, wxEXPAND);
  column->SetMinSize(dip(this, start_width), -1);
  auto* centre = new wxBoxSizer(wxVERTICAL);
  centre->Add(column, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space(this, Space::section));
  SetSizer(centre);
  SetScrollRate(0, dip(this, 16));
  m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  align_labels();
  suggest_file();
  show_start();
}

StartPage::~StartPage() {
  DestroyChildren();  // they read m_recents
}

wxTextCtrl* StartPage::add_field(wxSizer* grid, Field field, const std::string& id,
                                 const std::string& label, const std::string& value, int width) {
  m_labels.push_back(body_text(this, label, id + "-label"));
  grid->Add(m_labels.back(), 0, wxALIGN_CENTRE_VERTICAL);
  auto* text = new wxTextCtrl(this, wxID_ANY, wx_text(value), wxDefaultPosition, wxDefaultSize,
                              wxTE_PROCESS_ENTER);
  // As high as the buttons beside it.
  text->SetMinSize(wxSize(dip(this, width), wxButton::GetDefaultSize(this).y));
  set_access(text, id, wx_text(label));
  m_fields[field] = text;
  return text;
}

wxButton* StartPage::add_button(wxSizer* row, const std::string& id, const std::string& label,
                                std::function<void()> act) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
  if (!row->IsEmpty()) row->AddSpacer(space(this, Space::inside));
  row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
  m_buttons.push_back(button);
  return button;
}

wxSizer* StartPage::make_demo(const Language& t) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, t.text("Look around"), "start-demo-title"));
  column->AddSpacer(space(this, Space::inside));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(body_text(this,
                     t.text("An invented bicycle shop with a year of trade, in a book of its own."),
                     "start-demo-sentence"),
           1, wxALIGN_CENTRE_VERTICAL);
  add_button(row, "start-demo", t.text("Try the demo"), [this] { m_presenter.try_demo(); });
  column->Add(row, 0, wxEXPAND);
  m_demo_info = new InfoRow(this, "start-demo-info");
  column->Add(m_demo_info, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  return column;
}

wxSizer* StartPage::make_open_title(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(section_title(this, t.text("Open a book"), "start-open-title"), 1,
           wxALIGN_CENTRE_VERTICAL);
  m_forget =
      add_button(row, "start-forget", t.text("Remove from this list"), [this] { forget_recent(); });
  return row;
}

wxSizer* StartPage::make_open(const Language& t) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(make_open_title(t), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_recent_list = new VirtualList(this, *m_recents, {"start-recent", t.text("Books opened lately")},
                                  m_around.settings);
  m_recent_list->SetMinSize(wxSize(-1, dip(this, recent_height)));
  m_recent_list->on_open = [this] { open_recent(); };
  m_recent_list->on_choice = [this] { m_forget->Enable(!m_presenter.busy()); };
  m_recent_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_DELETE) {
      forget_recent();
    } else {
      event.Skip();
    }
  });
  column->Add(m_recent_list, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* field =
      add_field(row, Field::address, "start-address", t.text("File or address"), {}, name_width);
  field->SetHint("postgresql://server/shop");
  row->InsertSpacer(1, space(this, Space::field));
  row->Add(field, 1, wxALIGN_CENTRE_VERTICAL);
  const auto act = [this] { m_presenter.open(value(Field::address)); };
  add_button(row, "start-choose", t.text("Choose file..."), [this] { choose_file(); });
  add_button(row, "start-test", t.text("Test"),
             [this] { m_presenter.test(value(Field::address), Field::address); });
  add_button(row, "start-open", t.text("Open"), act);
  column->Add(row, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  column->Add(wrapped_text(this,
                           t.text("A server's password lies in {file}, never in the address.",
                                  {{"file", "~/.pgpass"}}),
                           "start-address-note", dip(this, start_width), Tone::dimmed),
              0, wxEXPAND);
  m_open_info = new InfoRow(this, "start-open-info");
  column->Add(m_open_info, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  field->Bind(wxEVT_TEXT_ENTER, [act](wxCommandEvent&) { act(); });
  return column;
}

wxSizer* StartPage::make_new(const Language& t, const NewBook& defaults) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, t.text("Make a new book"), "start-new-title"));
  column->AddSpacer(space(this, Space::inside));
  auto* grid = new wxFlexGridSizer(2, space(this, Space::inside), space(this, Space::field));
  grid->AddGrowableCol(1);
  auto* name = add_field(grid, Field::entity_name, "start-name", t.text("Company"),
                         defaults.entity_name, name_width);
  grid->Add(name);
  grid->Add(add_field(grid, Field::country, "start-country", t.text("Country code"),
                      defaults.country, code_width));
  grid->Add(add_field(grid, Field::currency, "start-currency", t.text("Currency code"),
                      defaults.currency, code_width));
  grid->Add(
      add_field(grid, Field::zone, "start-zone", t.text("Time zone"), defaults.zone, zone_width));
  auto* file =
      add_field(grid, Field::new_address, "start-file", t.text("File or address"), {}, name_width);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(file, 1, wxALIGN_CENTRE_VERTICAL);
  add_button(row, "start-new-choose", t.text("Choose file..."), [this] { choose_new_file(); });
  add_button(row, "start-new-test", t.text("Test"),
             [this] { m_presenter.test(value(Field::new_address), Field::new_address); });
  grid->Add(row, 0, wxEXPAND);
  column->Add(grid, 0, wxEXPAND);
  m_new_info = new InfoRow(this, "start-new-info");
  column->Add(m_new_info, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  column->AddSpacer(space(this, Space::group));
  auto* last = new wxBoxSizer(wxHORIZONTAL);
  last->AddStretchSpacer();
  add_button(last, "start-make", t.text("Make book"), [this] { create(); });
  column->Add(last, 0, wxEXPAND);
  name->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { suggest_file(); });
  file->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_file_is_ours = false; });
  for (const auto field :
       {Field::entity_name, Field::country, Field::currency, Field::zone, Field::new_address}) {
    m_fields.at(field)->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { create(); });
  }
  return column;
}

void StartPage::align_labels() {
  int widest = 0;
  for (const auto* label : m_labels) widest = std::max(widest, label->GetBestSize().x);
  for (auto* label : m_labels) label->SetMinSize(wxSize(widest, -1));
}

std::string StartPage::value(Field field) const {
  return m_fields.at(field)->GetValue().utf8_string();
}

void StartPage::suggest_file() {
  if (!m_file_is_ours) return;
  const wxString name = file_name_from(m_fields.at(Field::entity_name)->GetValue());
  const wxString stem = name.empty() ? wxString("shop") : name;
  // As a value of ours: no event, so it may follow the company's name further.
  m_fields.at(Field::new_address)->ChangeValue(wx_text(m_folder) + "/" + stem + ".kontor");
}

void StartPage::show_start() {
  const bool busy = m_presenter.busy();
  for (auto* button : m_buttons) button->Enable(!busy);
  if (busy && !m_clock.IsRunning()) m_clock.Start(start_follow_ms);
  if (!busy) m_clock.Stop();
  follow();
  const Field at = m_presenter.error_field();
  InfoRow* info = at == Field::none ? m_demo_info : at == Field::address ? m_open_info : m_new_info;
  for (auto* row : {m_demo_info, m_open_info, m_new_info}) {
    if (row != info) row->clear();
  }
  if (!m_presenter.error().empty()) {
    info->say(Tone::problem, m_presenter.error());
    if (m_fields.contains(at)) m_fields.at(at)->SetFocus();
  } else if (!m_presenter.tested().empty()) {
    info->say(Tone::positive, m_presenter.tested());
  } else {
    info->clear();
  }
  m_recents->reload();
  m_recent_list->show_rows();
  m_recent_list->Show(m_recents->rows() > 0);
  m_forget->Show(m_recents->rows() > 0);
  m_forget->Enable(!busy && m_recent_list->chosen_row().has_value());
  FitInside();
  Layout();
}

void StartPage::follow() {
  if (!m_presenter.busy()) {
    m_busy.end(this);
    return;
  }
  m_busy.begin(this, m_presenter.activity(), [this] { m_presenter.cancel(); });
  m_busy.at(this, m_presenter.percent());
}

void StartPage::book_opened(std::shared_ptr<OpenBook> book) {
  m_busy.end(this);
  m_opened(std::move(book));
}

void StartPage::open_recent() {
  if (const auto row = m_recent_list->chosen_row()) m_presenter.open(m_recents->address(*row));
}

void StartPage::forget_recent() {
  const auto row = m_recent_list->chosen_row();
  if (!row) return;
  const std::string address = m_recents->address(*row);
  m_presenter.forget(address);
}

std::vector<KeyHelp> StartPage::keys() const {
  const Language& t = m_around.language;
  return {{"Enter", t.text("Opens the chosen book, or what the field names.")},
          {"Delete", t.text("Takes the chosen book off the list; the book stays.")}};
}

void StartPage::choose_file() {
  // After this event: an assistive tool that caused it waits for its end.
  CallAfter([this] { ask_file(); });
}

void StartPage::ask_file() {
  const Language& t = m_around.language;
  wxFileDialog dialog(
      this, wx_text(t.text("Open a book")), wx_text(m_folder), {},
      wx_text(t.text("Books")) + " (*.kontor)|*.kontor|" + wx_text(t.text("All files")) + "|*",
      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  m_fields.at(Field::address)->ChangeValue(dialog.GetPath());
  m_presenter.open(value(Field::address));
}

void StartPage::choose_new_file() {
  CallAfter([this] { ask_new_file(); });
}

void StartPage::ask_new_file() {
  const Language& t = m_around.language;
  const wxFileName suggested(m_fields.at(Field::new_address)->GetValue());
  wxFileDialog dialog(this, wx_text(t.text("Make a new book")), wx_text(m_folder),
                      suggested.GetFullName(), wx_text(t.text("Books")) + " (*.kontor)|*.kontor",
                      wxFD_SAVE);
  if (dialog.ShowModal() != wxID_OK) return;
  m_fields.at(Field::new_address)->SetValue(dialog.GetPath());
}

void StartPage::create() {
  m_presenter.create({value(Field::new_address), value(Field::entity_name), value(Field::country),
                      value(Field::currency), value(Field::zone)});
}

void StartPage::take_focus() {
  if (m_recents->rows() == 0) {
    m_fields.at(Field::address)->SetFocus();
    return;
  }
  m_recent_list->SetFocus();
  if (!m_recent_list->chosen_row()) m_recent_list->choose_row(0);
  m_forget->Enable(!m_presenter.busy());
}

void StartPage::go_to_new_book() { m_fields.at(Field::entity_name)->SetFocus(); }

}  // namespace kontor::gui
