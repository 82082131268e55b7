#include "gui/views/transfer_dialog.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int sheet_width = 760;
constexpr std::size_t sheet_rows = 9;
constexpr int sheet_note_width = 200;
constexpr int sheet_date_width = 120;
constexpr int sheet_amount_width = 96;
constexpr int sheet_bill_width = 160;
constexpr std::size_t bill_rows = 5;
constexpr std::size_t foreseen_rows = 4;

}  // namespace

TransferDialog::TransferDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book, SheetTask task,
                               const std::string& number, stock::DocumentType type)
    : ScanDialog(parent, around, busy),
      m_sheet(*this, std::move(book), around.executor, around.language) {
  m_sheet.on_done = [this](const std::string& of, const std::string& sentence) {
    end(of, sentence);
  };
  m_sheet.begin(task, number, type);
  build(m_sheet,
        {m_sheet.purchase() ? "purchase-sheet" : "transfer-sheet", m_around.language.text("Lines"),
         sheet_width, m_sheet.of_bill() || task == SheetTask::give_back ? bill_rows : sheet_rows,
         task != SheetTask::charge});
  if (m_bill_number) m_bill_number->SetFocus();
  lines()->on_open = [this] {
    const auto row = lines()->chosen_row();
    if (!row) return;
    const auto fields = m_sheet.edit(*row);
    scan()->edit(fields.text, fields.quantity);
  };
}

wxSizer* TransferDialog::make_above() {
  if (m_sheet.task() == SheetTask::ship) return nullptr;
  auto* column = new wxBoxSizer(wxVERTICAL);
  const auto below = [&](wxSizer* row) {
    column->AddSpacer(space(this, Space::inside));
    column->Add(row, 0, wxEXPAND);
  };
  if (m_sheet.task() == SheetTask::write) {
    column->Add(make_places(), 0, wxEXPAND);
    below(make_notes());
    return column;
  }
  if (m_sheet.of_bill()) {
    column->Add(make_bill(), 0, wxEXPAND);
    below(m_charges = make_charges());
    return column;
  }
  if (m_sheet.task() == SheetTask::give_back) {
    column->Add(make_back(), 0, wxEXPAND);
    return column;
  }
  column->Add(make_rejecting(), 0, wxEXPAND);
  if (m_sheet.purchase()) below(m_charges = make_charges());
  return column;
}

wxChoice* TransferDialog::add_place(wxSizer* row, const std::string& id, const std::string& label) {
  add_label(row, id, label);
  auto* choice = new wxChoice(this, wxID_ANY);
  set_access(choice, id, wx_text(label));
  row->Add(choice, 1, wxALIGN_CENTRE_VERTICAL);
  return choice;
}

wxSizer* TransferDialog::make_places() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_from =
      add_place(row, "transfer-from", m_sheet.purchase() ? t.text("Supplier") : t.text("From"));
  row->AddSpacer(space(this, Space::group));
  m_to = add_place(row, "transfer-to", t.text("To"));
  m_from->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_sheet.choose_from(m_sheet.sources().at(static_cast<std::size_t>(event.GetSelection())).code);
  });
  m_to->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_sheet.choose_to(m_sheet.places().at(static_cast<std::size_t>(event.GetSelection())).code);
  });
  return row;
}

wxSizer* TransferDialog::make_notes() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  if (m_sheet.purchase()) {
    m_expected = add_field(row, "transfer-expected", t.text("Expected on"), sheet_date_width, 0,
                           [this](const std::string& date) { m_sheet.type_expected(date); });
    m_expected->SetHint(wx_text(t.text("year-month-day")));
    row->AddSpacer(space(this, Space::group));
  }
  m_note = add_field(row, "transfer-note", t.text("Note"), sheet_note_width, 1,
                     [this](const std::string& note) { m_sheet.type_note(note); });
  return row;
}

wxSizer* TransferDialog::make_rejecting() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_rejecting = new wxCheckBox(this, wxID_ANY, wx_text(t.text("What I scan now is &rejected")));
  set_access(m_rejecting, "transfer-rejecting", wx_text(t.text("What I scan now is rejected")));
  m_rejecting->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    m_sheet.reject(event.IsChecked());
    scan()->take_focus();
  });
  row->Add(m_rejecting, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  add_field(row, "transfer-reason", t.text("Why it is rejected"), sheet_note_width, 1,
            [this](const std::string& reason) { m_sheet.type_reason(reason); });
  return row;
}

wxSizer* TransferDialog::make_charges() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_freight = add_field(row, "transfer-freight", t.text("Freight"), sheet_amount_width, 0,
                        [this](const std::string& amount) { m_sheet.type_freight(amount); });
  row->AddSpacer(space(this, Space::group));
  add_field(row, "transfer-duty", t.text("Duty"), sheet_amount_width, 0,
            [this](const std::string& amount) { m_sheet.type_duty(amount); });
  if (!m_sheet.of_bill()) return row;
  // In a row of their own: in some languages they are long.
  auto* flags = new wxBoxSizer(wxHORIZONTAL);
  add_flag(flags, "transfer-last-charges", t.text("No more freight and duty is to come"),
           &TypedBill::last_charges);
  flags->AddSpacer(space(this, Space::group));
  add_flag(flags, "transfer-by-quantity", t.text("Divided by quantity"), &TypedBill::by_quantity);
  auto* both = new wxBoxSizer(wxVERTICAL);
  both->Add(row, 0, wxEXPAND);
  both->AddSpacer(space(this, Space::inside));
  both->Add(flags, 0, wxEXPAND);
  return both;
}

wxSizer* TransferDialog::make_bill() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_bill_number = add_field(
      row, "transfer-bill", t.text("Number of the invoice"), sheet_bill_width, 1,
      [this](const std::string& text) { type_bill([&](TypedBill& b) { b.number = text; }); });
  row->AddSpacer(space(this, Space::group));
  add_field(row, "transfer-bill-date", t.text("Date"), sheet_date_width, 0,
            [this](const std::string& text) { type_bill([&](TypedBill& b) { b.date = text; }); })
      ->SetHint(wx_text(t.text("year-month-day")));
  row->AddSpacer(space(this, Space::group));
  m_sender = add_place(row, "transfer-sender", t.text("Sent by"));
  m_sender->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const auto& sender = m_sheet.sources().at(static_cast<std::size_t>(event.GetSelection()));
    type_bill([&](TypedBill& b) { b.sender = sender.code; });
  });
  if (m_sheet.task() != SheetTask::invoice) return row;
  row->AddSpacer(space(this, Space::group));
  add_flag(row, "transfer-credit", t.text("It is a credit note"), &TypedBill::credit, &m_credit);
  return row;
}

wxSizer* TransferDialog::make_back() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* bucket = add_place(row, "transfer-bucket", t.text("Taken from"));
  for (const auto& one : TransferSheet::buckets())
    bucket->Append(wx_text(m_sheet.bucket_name(one)));
  bucket->SetSelection(0);
  bucket->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_sheet.choose_bucket(
        TransferSheet::buckets().at(static_cast<std::size_t>(event.GetSelection())));
  });
  row->AddSpacer(space(this, Space::group));
  add_field(row, "transfer-reason", t.text("Why it goes back"), sheet_note_width, 1,
            [this](const std::string& reason) { m_sheet.type_reason(reason); });
  return row;
}

void TransferDialog::add_flag(wxSizer* row, const std::string& id, const std::string& label,
                              bool TypedBill::*flag, wxCheckBox** made) {
  auto* box = new wxCheckBox(this, wxID_ANY, wx_text(label));
  set_access(box, id, wx_text(label));
  box->Bind(wxEVT_CHECKBOX, [this, flag](wxCommandEvent& event) {
    type_bill([&](TypedBill& bill) { bill.*flag = event.IsChecked(); });
  });
  row->Add(box, 0, wxALIGN_CENTRE_VERTICAL);
  if (made != nullptr) *made = box;
}

void TransferDialog::type_bill(const std::function<void(TypedBill&)>& change) {
  TypedBill bill = m_sheet.bill();
  change(bill);
  m_sheet.type_bill(bill);
}

wxSizer* TransferDialog::make_foot() {
  if (!m_sheet.of_bill() && m_sheet.task() != SheetTask::give_back) return nullptr;
  const Language& t = m_around.language;
  auto* column = new wxBoxSizer(wxVERTICAL);
  m_foreseen_title = section_title(this, t.text("What it will post"), "transfer-foreseen-title");
  column->Add(m_foreseen_title, 0, wxEXPAND | wxBOTTOM, space(this, Space::hair));
  m_foreseen = new VirtualList(
      this, m_sheet.foreseen(),
      {"transfer-foreseen", t.text("What it will post"), t.text("Nothing is posted yet.")},
      m_around.settings);
  m_foreseen->SetMinSize(wxSize(-1, m_foreseen->height_of(foreseen_rows)));
  column->Add(m_foreseen, 0, wxEXPAND);
  m_foreseen_words =
      wrapped_text(this, {}, "transfer-foreseen-why", dip(this, sheet_width), Tone::warning);
  column->Add(m_foreseen_words, 0, wxEXPAND | wxTOP, space(this, Space::hair));
  return column;
}

void TransferDialog::fill_bill() {
  if (m_sender && m_sender->IsEmpty() && !m_sheet.sources().empty()) {
    for (const auto& source : m_sheet.sources()) m_sender->Append(wx_text(source.name));
    for (std::size_t i = 0; i < m_sheet.sources().size(); ++i)
      if (m_sheet.sources()[i].code == m_sheet.bill().sender)
        m_sender->SetSelection(static_cast<int>(i));
  }
  if (!m_foreseen) return;
  // Values are for who may see costs.
  m_foreseen_title->Show(m_sheet.foresees() || m_sheet.loading());
  m_foreseen->Show(m_sheet.foresees() || m_sheet.loading());
  m_foreseen->show_rows();
  wrap_text(m_foreseen_words, m_sheet.foreseen_refusal(), dip(this, sheet_width));
  set_access(m_foreseen_words, "transfer-foreseen-why", wx_text(m_sheet.foreseen_refusal()));
  m_foreseen_words->Show(!m_sheet.foreseen_refusal().empty());
}

void TransferDialog::add_ends(wxSizer* row) {
  const Language& t = m_around.language;
  add_button(row, "transfer-cancel", t.text("Cancel"), [this] { end({}, {}); });
  if (m_sheet.task() == SheetTask::write)
    m_save = add_button(row, "transfer-save", t.text("Keep draft"), [this] { m_sheet.save(); });
  m_act = add_button(row, "transfer-act", m_sheet.act_label(), [this] { m_sheet.act(); });
}

bool TransferDialog::on_sheet_key(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
  if (key == WXK_ESCAPE) {
    leave_or_warn();
  } else if (enter && event.ControlDown()) {
    m_sheet.act();
  } else if (key == 'S' && event.ControlDown()) {
    m_sheet.save();
  } else if (key == WXK_DELETE && lines()->HasFocus()) {
    if (const auto row = lines()->chosen_row()) m_sheet.remove(*row);
  } else if (key == WXK_DOWN && FindFocus() == scan()->code() && lines()->rows() > 0) {
    lines()->SetFocus();
    if (!lines()->chosen_row()) lines()->choose_row(0);
  } else if (key == WXK_F2 && lines()->chosen_row()) {
    lines()->on_open();
  } else {
    return false;
  }
  return true;
}

void TransferDialog::leave_or_warn() {
  if (!m_sheet.changed() || m_warned) {
    end({}, {});
    return;
  }
  m_warned = true;
  info()->say(Tone::warning,
              m_around.language.text("What you entered is not kept yet. Esc again leaves without "
                                     "it."));
  Layout();
}

void TransferDialog::fill_places() {
  if (!m_from || m_sheet.loading()) return;
  if (!m_places_shown) {
    m_places_shown = true;
    for (const auto& source : m_sheet.sources()) m_from->Append(wx_text(source.name));
    for (const auto& place : m_sheet.places()) m_to->Append(wx_text(place.name));
    m_note->ChangeValue(wx_text(m_sheet.note()));
    if (m_expected) m_expected->ChangeValue(wx_text(m_sheet.expected()));
  }
  const auto at = [](const auto& all, const std::string& code) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].code == code) return static_cast<int>(i);
    return wxNOT_FOUND;
  };
  m_from->SetSelection(at(m_sheet.sources(), m_sheet.from()));
  m_to->SetSelection(at(m_sheet.places(), m_sheet.to()));
}

void TransferDialog::shown() {
  fill_places();
  fill_bill();
  if (m_charges) m_charges->ShowItems(m_sheet.may_charge());
  m_act->SetLabel(wx_text(m_sheet.act_label()));
  set_access(m_act, "transfer-act", wx_text(m_sheet.act_label()));
  m_act->Enable(m_sheet.can_act());
  if (m_save) m_save->Enable(m_sheet.can_act() && (m_sheet.changed() || m_sheet.number().empty()));
}

void TransferDialog::end(const std::string& number, const std::string& sentence) {
  if (!on_end) {
    leave({});
    return;
  }
  leave([told = on_end, number, sentence] { told(number, sentence); });
}

}  // namespace kontor::gui
