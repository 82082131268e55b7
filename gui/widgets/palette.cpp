#include "gui/widgets/palette.h"

#include <wx/settings.h>

namespace kontor::gui {

namespace {

/// Secondary text: the theme's text mixed with its ground, which stays readable where the theme's
/// own grey for disabled controls does not.
wxColour dimmed_text() {
  const wxColour text = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
  const wxColour ground = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW);
  const auto mix = [](unsigned char a, unsigned char b) {
    return static_cast<unsigned char>((a * 13 + b * 7) / 20);
  };
  return {mix(text.Red(), ground.Red()), mix(text.Green(), ground.Green()),
          mix(text.Blue(), ground.Blue())};
}

}  // namespace

wxColour colour_of(Tone tone) {
  const bool dark = wxSystemSettings::GetAppearance().IsDark();
  switch (tone) {
    case Tone::normal:
      return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
    case Tone::dimmed:
      return dimmed_text();
    case Tone::positive:
      return dark ? wxColour(0x57, 0xC4, 0x6E) : wxColour(0x1A, 0x7F, 0x37);
    case Tone::warning:
      return dark ? wxColour(0xE3, 0xB3, 0x41) : wxColour(0x9A, 0x67, 0x00);
    case Tone::problem:
      return dark ? wxColour(0xFF, 0x7B, 0x72) : wxColour(0xC4, 0x23, 0x2F);
    case Tone::information:
      return dark ? wxColour(0x6C, 0xB6, 0xFF) : wxColour(0x0B, 0x5C, 0xAD);
  }
  return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
}

}  // namespace kontor::gui
