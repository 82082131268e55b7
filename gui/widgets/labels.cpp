#include "gui/widgets/labels.h"

#include <algorithm>
#include <utility>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"
#include "i18n/line_breaks.h"

namespace kontor::gui {

namespace {

constexpr double title_size = 1.4;

/// GTK asks a label that is not on the screen yet for its size in the theme's font, not in its own:
/// a title would be cut off wherever it was laid out before it was shown.
class Label : public wxStaticText {
 public:
  using wxStaticText::wxStaticText;

 protected:
  wxSize DoGetBestSize() const override {
    const wxSize theme = wxStaticText::DoGetBestSize();
    const wxSize own = GetTextExtent(GetLabelText());
    return {std::max(theme.x, own.x + 1), std::max(theme.y, own.y)};
  }
};

// wx mirrors the alignment and GTK mirrors it back.
long start_side(const wxWindow* parent) {
  return parent->GetLayoutDirection() == wxLayout_RightToLeft ? wxALIGN_RIGHT : wxALIGN_LEFT;
}

/// Each line has a direction of its own, which a Latin name at its beginning would turn.
wxString directed(const wxWindow* label, const wxString& text) {
  if (text.empty() || label->GetLayoutDirection() != wxLayout_RightToLeft) return text;
  const wxString mark(wxUniChar(0x200F));
  wxString lines = mark + text;
  lines.Replace("\n", "\n" + mark);
  return lines;
}

wxStaticText* label_of(wxWindow* parent, const std::string& text, const std::string& id) {
  auto* label = new Label(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                          wxST_ELLIPSIZE_END | start_side(parent));
  // As a text, not as a label: "&" in a company's name is no access key.
  label->SetLabelText(directed(label, wx_text(text)));
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

wxStaticText* wrapped_text(wxWindow* parent, const std::string& text, const std::string& id,
                           int width, Tone tone) {
  auto* label =
      new wxStaticText(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, start_side(parent));
  if (tone != Tone::normal) label->SetForegroundColour(colour_of(tone));
  wrap_text(label, text, width);
  set_access(label, id, wx_text(text));
  return label;
}

wxString broken_text(wxWindow* window, const std::string& text, int width) {
  wxString lines, line;
  for (const std::string& part : i18n::line_pieces(text)) {
    const wxString piece = wx_text(part);
    wxString tried = line + piece;
    if (width > 0 && !line.empty() && window->GetTextExtent(tried.Trim()).x > width) {
      lines += line.Trim() + '\n';
      line.clear();
    }
    line += piece;
    if (piece.EndsWith("\n")) lines += std::exchange(line, {});
  }
  return lines + line;
}

void wrap_text(wxStaticText* label, const std::string& text, int width) {
  label->SetLabelText(directed(label, broken_text(label, text, width)));
}

void set_label(wxStaticText* label, const std::string& text) {
  const wxString shown = directed(label, wx_text(text));
  if (label->GetLabelText() == shown) return;
  label->SetLabelText(shown);
  set_access(label, access_id(label), wx_text(text));
}

}  // namespace kontor::gui
