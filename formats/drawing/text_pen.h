#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "formats/drawing/colour.h"

namespace kontor::formats {

/// Where a text stands in the room that it has: at the side where a line begins, or where it ends.
enum class TextSide { start, end, centre };

/// What happens to a text that is longer than its room.
enum class TextFit { ellipsis, wrap, keep };

/// Whose fonts a pen draws with: those of its thread, which all pens of the thread share, or its
/// own, which take a moment to load and let the pen be used on another thread.
enum class PenFonts { of_thread, own };

struct TextLook {
  double size = 8;  ///< height of the letters in units of the context
  bool bold = false;
  TextSide side = TextSide::start;
  TextFit fit = TextFit::ellipsis;
  Colour colour{};
};

/// Measures and draws texts of any script: shaped, each in its own direction, digits of one width.
/// The same on paper, on a screen and in a PDF, where words can be found and copied.
class TextPen {
 public:
  /// `language` as "zh-CN" decides about the forms of Chinese characters, `rtl` about the side
  /// where lines begin.
  TextPen(const std::string& language, bool rtl, PenFonts fonts = PenFonts::of_thread);

  double width(const std::string& text, const TextLook& look) const;
  double height(const std::string& text, const TextLook& look, double room) const;
  int lines(const std::string& text, const TextLook& look, double room) const;
  /// Draws into `room` from x on. The base line of the first line depends on the size alone, so
  /// that scripts of different fonts stand on one line.
  void draw(cairo_t* context, double x, double y, double room, const std::string& text,
            const TextLook& look) const;

 private:
  struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
  };
  struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  };
  struct FreeList {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
  };
  PangoLayout* layout(const std::string& text, const TextLook& look, double room) const;

  std::unique_ptr<PangoFontMap, Unref> m_own_fonts;
  std::unique_ptr<PangoContext, Unref> m_context;
  std::unique_ptr<PangoLayout, Unref> m_layout;  ///< one, set anew for each text
  std::unique_ptr<PangoFontDescription, FreeFont> m_font;
  std::unique_ptr<PangoAttrList, FreeList> m_digits;
  bool m_rtl;
};

}  // namespace kontor::formats
