#include "gui/views/palette_dialog.h"

#include <wx/sizer.h>

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int palette_width = 680;
constexpr int palette_height = 420;
constexpr int palette_top = 64;

}  // namespace

PaletteDialog::PaletteDialog(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                             PaletteSources sources, PalettePresenter::Commands commands)
    : wxDialog(parent, wxID_ANY, wx_text(around.language.text("Search or command")),
               wxDefaultPosition, wxDefaultSize),
      m_presenter(*this, std::move(book), std::move(sources), std::move(commands), around.settings,
                  around.executor, around.language) {
  const Language& t = around.language;
  const std::string hint = t.text("Command, product, SKU, barcode, order number, customer");
  set_access(this, "palette", wx_text(t.text("Search or command")));
  give_edge(this);
  m_field =
      new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  m_field->SetHint(wx_text(hint));
  set_access(m_field, "palette-field", wx_text(t.text("Search or command")), wx_text(hint));
  m_list = new VirtualList(this, m_presenter.table(), {"palette-list", t.text("Found")},
                           around.settings);
  hide_header(m_list);
  m_sentence = body_text(this, {}, "palette-sentence", Tone::dimmed);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_field, 0, wxEXPAND | wxALL, space(this, Space::inside));
  column->Add(m_list, 1, wxEXPAND | wxLEFT | wxRIGHT, space(this, Space::inside));
  column->Add(m_sentence, 0, wxEXPAND | wxALL, space(this, Space::inside));
  SetSizer(column);
  SetClientSize(dip(this, palette_width), dip(this, palette_height));
  // Below the top of the window, in its middle: where the eye goes on typing.
  const wxRect over = parent->GetScreenRect();
  Move(over.x + (over.width - GetSize().x) / 2, over.y + dip(this, palette_top));
  m_field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    m_chosen.reset();
    m_presenter.search(m_field->GetValue().utf8_string());
  });
  m_list->on_open = [this] { take(); };
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(nullptr); });
  m_presenter.search({});
  m_field->SetFocus();
}

void PaletteDialog::show_palette() {
  if (!m_list) return;
  m_list->show_new_rows();
  const auto& rows = m_presenter.rows();
  const auto same = std::find_if(rows.begin(), rows.end(), [&](const PaletteRow& row) {
    return m_chosen && row.command == m_chosen->command && row.leads == m_chosen->leads;
  });
  const bool kept = same != rows.end();
  if (!rows.empty()) m_list->choose_row(kept ? static_cast<std::size_t>(same - rows.begin()) : 0);
  set_label(m_sentence, m_presenter.sentence());
}

void PaletteDialog::move(int by) {
  const int count = static_cast<int>(m_presenter.rows().size());
  if (count == 0) return;
  const int now = static_cast<int>(m_list->chosen_row().value_or(0));
  const auto next = static_cast<std::size_t>(std::clamp(now + by, 0, count - 1));
  m_list->choose_row(next);
  m_chosen = m_presenter.rows()[next];
}

void PaletteDialog::on_key(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_ESCAPE:
      end(nullptr);
      return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      take();
      return;
    case WXK_DOWN:
      move(1);
      return;
    case WXK_UP:
      move(-1);
      return;
    case WXK_PAGEDOWN:
      move(std::max(m_list->GetCountPerPage(), 1));
      return;
    case WXK_PAGEUP:
      move(-std::max(m_list->GetCountPerPage(), 1));
      return;
    default:
      event.Skip();
  }
}

void PaletteDialog::take() {
  const auto row = m_list->chosen_row();
  if (!row || *row >= m_presenter.rows().size()) return;
  const PaletteRow chosen = m_presenter.rows()[*row];
  m_presenter.ran(chosen);
  end(&chosen);
}

void PaletteDialog::end(const PaletteRow* row) {
  if (m_ended) return;
  m_ended = true;
  Hide();
  // After this event: what was chosen may rebuild the whole window.
  std::optional<PaletteRow> chosen;
  if (row) chosen = *row;
  GetParent()->CallAfter([done = on_done, chosen] {
    if (done) done(chosen ? &*chosen : nullptr);
  });
  Destroy();
}

}  // namespace kontor::gui
