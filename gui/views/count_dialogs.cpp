#include "gui/views/count_dialogs.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int count_form_width = 480;
constexpr int count_form_height = 530;
constexpr int entry_width = 640;
constexpr std::size_t entry_lines = 10;

}  // namespace

NewCountDialog::NewCountDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book)
    : FormDialog(
          parent, around,
          {"new-count", around.language.text("New count"), count_form_width, count_form_height}),
      m_form(std::move(book), around.executor, around.language) {
  m_form.on_saved = [this] { end(m_form.made()); };
  m_form.on_dropped = [this] { end(0); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void NewCountDialog::end(std::int64_t made) {
  if (!leave() || !on_close) return;
  GetParent()->CallAfter([told = on_close, made, done = made > 0 ? m_form.done() : std::string()] {
    told(made, done);
  });
}

CountEntryDialog::CountEntryDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                                   std::shared_ptr<OpenBook> book, std::int64_t number)
    : ScanDialog(parent, around, busy),
      m_entry(*this, std::move(book), around.executor, around.language, number) {
  build(m_entry, {"count-entry", m_around.language.text("Counted here"), entry_width, entry_lines});
}

wxSizer* CountEntryDialog::make_beneath() {
  const Language& t = m_around.language;
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(wrapped_text(this,
                           t.text("A number says how many there are, +2 adds two. Each entry is "
                                  "kept at once."),
                           "count-entry-hint", dip(this, entry_width), Tone::dimmed),
              0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  const std::string label = t.text("Take in products that are not in the count");
  auto* fresh = new wxCheckBox(this, wxID_ANY, wx_text(label));
  set_access(fresh, "count-entry-new", wx_text(label));
  fresh->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    m_entry.take_new(event.IsChecked());
    scan()->take_focus();
  });
  column->Add(fresh, 0, wxEXPAND);
  return column;
}

void CountEntryDialog::add_ends(wxSizer* row) {
  add_button(row, "count-entry-done", m_around.language.text("Done"), [this] { end(); });
}

bool CountEntryDialog::on_sheet_key(wxKeyEvent& event) {
  if (event.GetKeyCode() != WXK_ESCAPE) return false;
  end();
  return true;
}

void CountEntryDialog::shown() {
  if (m_leaving && !m_entry.busy()) CallAfter([this] { end(); });
}

void CountEntryDialog::end() {
  if (ended()) return;
  // What was scanned last is noted before the window goes.
  m_leaving = true;
  if (m_entry.busy()) return;
  const std::string done = m_entry.changed() ? m_entry.summary() : std::string();
  if (on_end) {
    leave([told = on_end, done] { told(done); });
  } else {
    leave({});
  }
}

}  // namespace kontor::gui
