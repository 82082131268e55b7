#include "gui/widgets/labels.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr double title_size = 1.4;

wxStaticText* label_of(wxWindow* parent, const std::string& text, const std::string& id) {
  // wx mirrors the alignment and GTK mirrors it back.
  const bool rtl = parent->GetLayoutDirection() == wxLayout_RightToLeft;
  auto* label = new wxStaticText(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                                 wxST_ELLIPSIZE_END | (rtl ? wxALIGN_RIGHT : wxALIGN_LEFT));
  // As a text, not as a label: "&" in a company's name is no access key.
  label->SetLabelText(wx_text(text));
  set_access(label, id, wx_text(text));
  return label;
}

}  // namespace

wxStaticText* page_title(wxWindow* parent, const std::string& text, const std::string& id) {
  auto* label = label_of(parent, text, id);
  wxFont font = label->GetFont();
  font.SetFractionalPointSize(font.GetFractionalPointSize() * title_size);
  font.SetWeight(wxFONTWEIGHT_SEMIBOLD);
  label->SetFont(font);
  set_heading_role(label);
  return label;
}

wxStaticText* section_title(wxWindow* parent, const std::string& text, const std::string& id) {
  auto* label = label_of(parent, text, id);
  wxFont font = label->GetFont();
  font.SetWeight(wxFONTWEIGHT_SEMIBOLD);
  label->SetFont(font);
  set_heading_role(label);
  return label;
}

wxStaticText* body_text(wxWindow* parent, const std::string& text, const std::string& id,
                        Tone tone) {
  auto* label = label_of(parent, text, id);
  if (tone != Tone::normal) label->SetForegroundColour(colour_of(tone));
  return label;
}

void set_label(wxStaticText* label, const std::string& text) {
  const wxString shown = wx_text(text);
  if (label->GetLabelText() == shown) return;
  label->SetLabelText(shown);
  set_access(label, access_id(label), shown);
}

}  // namespace kontor::gui
