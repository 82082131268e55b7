#include "formats/drawing/text_pen.h"

namespace kontor::formats {

namespace text_pen_detail {

// Named one by one: what pdftotext finds of Arabic depends on the font.
constexpr const char* families = "Noto Sans, Noto Sans Arabic, Noto Sans CJK SC";
constexpr double ascent_of_size = 1.05;

struct FreeOptions {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

/// Pango swaps the sides of a paragraph that runs against its context.
PangoAlignment alignment(PangoLayout* layout, TextSide side, bool rtl) {
  if (side == TextSide::centre) return PANGO_ALIGN_CENTER;
  const bool right = (side == TextSide::end) != rtl;
  PangoLayoutLine* line = pango_layout_get_line_readonly(layout, 0);
  const bool own_rtl = pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL;
  const bool swapped = own_rtl != rtl;
  return right != swapped ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

}  // namespace text_pen_detail

TextPen::TextPen(const std::string& language, bool rtl, PenFonts fonts)
    : m_own_fonts(fonts == PenFonts::own ? pango_cairo_font_map_new() : nullptr),
      m_context(pango_font_map_create_context(m_own_fonts ? m_own_fonts.get()
                                                          : pango_cairo_font_map_get_default())),
      m_layout(pango_layout_new(m_context.get())),
      m_font(pango_font_description_from_string(text_pen_detail::families)),
      m_digits(pango_attr_list_new()),
      m_rtl(rtl) {
  pango_context_set_language(m_context.get(), pango_language_from_string(language.c_str()));
  pango_context_set_base_dir(m_context.get(), rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  // Else Arabic words come apart for those who copy or search them in a PDF.
  pango_context_set_round_glyph_positions(m_context.get(), FALSE);
  // The same widths on every target.
  std::unique_ptr<cairo_font_options_t, text_pen_detail::FreeOptions> options(
      cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(m_context.get(), options.get());
  pango_attr_list_insert(m_digits.get(), pango_attr_font_features_new("tnum=1"));
  pango_layout_set_attributes(m_layout.get(), m_digits.get());
}

PangoLayout* TextPen::layout(const std::string& text, const TextLook& look, double room) const {
  PangoLayout* layout = m_layout.get();
  pango_font_description_set_absolute_size(m_font.get(), look.size * PANGO_SCALE);
  pango_font_description_set_weight(m_font.get(),
                                    look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, m_font.get());
  const bool wraps = look.fit == TextFit::wrap;
  pango_layout_set_single_paragraph_mode(layout, wraps ? FALSE : TRUE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize(layout, room > 0 && look.fit == TextFit::ellipsis
                                         ? PANGO_ELLIPSIZE_END
                                         : PANGO_ELLIPSIZE_NONE);
  const bool bound = room > 0 && look.fit != TextFit::keep;
  pango_layout_set_width(layout, bound ? static_cast<int>(room * PANGO_SCALE) : -1);
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  pango_layout_set_alignment(
      layout, bound ? text_pen_detail::alignment(layout, look.side, m_rtl) : PANGO_ALIGN_LEFT);
  return layout;
}

double TextPen::width(const std::string& text, const TextLook& look) const {
  PangoRectangle logical;
  pango_layout_get_extents(layout(text, look, 0), nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

double TextPen::height(const std::string& text, const TextLook& look, double room) const {
  PangoRectangle logical;
  pango_layout_get_extents(layout(text, look, room), nullptr, &logical);
  return static_cast<double>(logical.height) / PANGO_SCALE;
}

int TextPen::lines(const std::string& text, const TextLook& look, double room) const {
  return pango_layout_get_line_count(layout(text, look, room));
}

void TextPen::draw(cairo_t* context, double x, double y, double room, const std::string& text,
                   const TextLook& look) const {
  if (text.empty()) return;
  PangoLayout* made = layout(text, look, room);
  if (look.fit == TextFit::keep) {
    // Its own width may be more than the room: it then stands out where no text is.
    PangoRectangle logical;
    pango_layout_get_extents(made, nullptr, &logical);
    const double rest = room - static_cast<double>(logical.width) / PANGO_SCALE;
    const bool right = (look.side == TextSide::end) != m_rtl;
    x += look.side == TextSide::centre ? rest / 2 : right ? rest : 0;
  }
  const double base = static_cast<double>(pango_layout_get_baseline(made)) / PANGO_SCALE;
  cairo_set_source_rgb(context, look.colour.red, look.colour.green, look.colour.blue);
  cairo_move_to(context, x, y + look.size * text_pen_detail::ascent_of_size - base);
  pango_cairo_show_layout(context, made);
}

}  // namespace kontor::formats
