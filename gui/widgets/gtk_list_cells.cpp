#include "gui/widgets/gtk_list_cells.h"

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace list_cells_detail {

constexpr int cell_icon = 16;
constexpr int cell_icon_gap = static_cast<int>(Space::hair);
/// More than a page of the widest list.
constexpr std::size_t most_shaped = 1000;

struct ObjectEnd {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct SurfaceEnd {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

/// A text that is ready to be drawn, and the room that it takes in pixels.
struct ShapedText {
  std::unique_ptr<PangoLayout, ObjectEnd> layout;
  PangoRectangle extent{};
};

ShapedText shaped_text(GtkWidget* view, const std::string& text) {
  ShapedText made;
  made.layout.reset(gtk_widget_create_pango_layout(view, text.c_str()));
  pango_layout_set_single_paragraph_mode(made.layout.get(), TRUE);
  PangoAttrList* looks = pango_attr_list_new();
  pango_attr_list_insert(looks, pango_attr_font_features_new("tnum=1"));
  pango_layout_set_attributes(made.layout.get(), looks);
  pango_attr_list_unref(looks);
  pango_layout_get_pixel_extents(made.layout.get(), nullptr, &made.extent);
  return made;
}

ShapedText shortened_text(GtkWidget* view, const std::string& text, int room) {
  ShapedText made = shaped_text(view, text);
  pango_layout_set_ellipsize(made.layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_width(made.layout.get(), room * PANGO_SCALE);
  pango_layout_get_pixel_extents(made.layout.get(), nullptr, &made.extent);
  return made;
}

/// Texts that were shaped lately: what a list shows is never let go of at once, to be shaped anew
/// within one frame. All go when the list leaves the screen.
class ShapedTexts {
 public:
  /// Good until the next call.
  template <class Shape>
  const ShapedText& get(const std::string& key, const Shape& shape) {
    if (const auto known = m_texts.find(key); known != m_texts.end()) return known->second;
    if (m_texts.size() >= most_shaped) m_older = std::exchange(m_texts, {});
    if (auto known = m_older.extract(key)) return m_texts.insert(std::move(known)).position->second;
    return m_texts.emplace(key, shape()).first->second;
  }
  void clear() {
    m_texts.clear();
    m_older.clear();
  }

 private:
  std::unordered_map<std::string, ShapedText> m_texts, m_older;
};

GdkRGBA rgba_of(Tone tone) {
  const wxColour colour = colour_of(tone);
  constexpr double whole = 255.0;
  return {colour.Red() / whole, colour.Green() / whole, colour.Blue() / whole, 1.0};
}

cairo_surface_t* load_cell_icon(GtkWidget* view, const std::string& name, const GdkRGBA& colour) {
  const int scale = gtk_widget_get_scale_factor(view);
  const bool rtl = gtk_widget_get_direction(view) == GTK_TEXT_DIR_RTL;
  int flags = GTK_ICON_LOOKUP_FORCE_SIZE | GTK_ICON_LOOKUP_FORCE_SYMBOLIC;
  flags |= rtl ? GTK_ICON_LOOKUP_DIR_RTL : GTK_ICON_LOOKUP_DIR_LTR;
  GtkIconInfo* info = gtk_icon_theme_lookup_icon_for_scale(
      gtk_icon_theme_get_default(), name.c_str(), cell_icon, scale, GtkIconLookupFlags(flags));
  if (!info) return nullptr;
  GdkPixbuf* drawn =
      gtk_icon_info_load_symbolic(info, &colour, nullptr, nullptr, nullptr, nullptr, nullptr);
  g_object_unref(info);
  if (!drawn) return nullptr;
  cairo_surface_t* surface = gdk_cairo_surface_create_from_pixbuf(drawn, scale, nullptr);
  g_object_unref(drawn);
  return surface;
}

}  // namespace list_cells_detail

/// What the renderers of a list share.
struct ListCellStore {
  using IconKey = std::tuple<std::string, double, double, double, int>;

  ListCells::Source source;  ///< none when the list is gone
  list_cells_detail::ShapedTexts texts;
  std::map<IconKey, std::unique_ptr<cairo_surface_t, list_cells_detail::SurfaceEnd>> icons;

  void forget() {
    texts.clear();
    icons.clear();
  }

  const list_cells_detail::ShapedText& text(GtkWidget* view, const std::string& text) {
    return texts.get(text, [&] { return list_cells_detail::shaped_text(view, text); });
  }

  /// The text, shortened where it is wider than the room.
  const list_cells_detail::ShapedText& text_in(GtkWidget* view, const std::string& whole,
                                               int room) {
    if (const list_cells_detail::ShapedText& shaped = text(view, whole);
        shaped.extent.width <= room)
      return shaped;
    // No text of a cell holds the separator.
    return texts.get(whole + '\x1f' + std::to_string(room),
                     [&] { return list_cells_detail::shortened_text(view, whole, room); });
  }

  cairo_surface_t* icon(GtkWidget* view, const std::string& name, const GdkRGBA& colour) {
    auto& known =
        icons[{name, colour.red, colour.green, colour.blue, gtk_widget_get_scale_factor(view)}];
    if (!known) known.reset(list_cells_detail::load_cell_icon(view, name, colour));
    return known.get();
  }
};

namespace {

/// What a renderer draws next: GTK fills it for each cell in turn.
struct DrawnCell {
  std::shared_ptr<ListCellStore> store;
  std::size_t column = 0;
  bool number = false;
  Cell cell;
};

/// A GtkCellRendererText for assistive tools, who ask for its text.
struct ListCellRenderer {
  GtkCellRendererText parent;
  DrawnCell* drawn;
};

constexpr guint property_text = 1;
GtkCellRendererClass* plain_renderer_class = nullptr;

DrawnCell& drawn_by(gpointer renderer) { return *static_cast<ListCellRenderer*>(renderer)->drawn; }

int inner_width(const DrawnCell& drawn, GtkWidget* view) {
  int width =
      drawn.cell.icon.empty() ? 0 : list_cells_detail::cell_icon + list_cells_detail::cell_icon_gap;
  if (!drawn.cell.text.empty()) width += drawn.store->text(view, drawn.cell.text).extent.width;
  return width;
}

void measure_cell(GtkCellRenderer* renderer, GtkWidget* view, gint* least, gint* natural) {
  int padding = 0;
  gtk_cell_renderer_get_padding(renderer, &padding, nullptr);
  if (least) *least = 2 * padding;
  if (natural) *natural = 2 * padding + inner_width(drawn_by(renderer), view);
}

void draw_cell_text(cairo_t* cairo, GtkWidget* view, const list_cells_detail::ShapedText& shaped,
                    double x, double y, Tone tone) {
  if (tone == Tone::normal) {
    gtk_render_layout(gtk_widget_get_style_context(view), cairo, x, y, shaped.layout.get());
    return;
  }
  const GdkRGBA colour = list_cells_detail::rgba_of(tone);
  gdk_cairo_set_source_rgba(cairo, &colour);
  cairo_move_to(cairo, x, y);
  pango_cairo_show_layout(cairo, shaped.layout.get());
}

void draw_cell(GtkCellRenderer* renderer, cairo_t* cairo, GtkWidget* view, const GdkRectangle*,
               const GdkRectangle* area, GtkCellRendererState flags) {
  const DrawnCell& drawn = drawn_by(renderer);
  const Cell& cell = drawn.cell;
  if (cell.text.empty() && cell.icon.empty()) return;
  // On the ground of a chosen row only the theme's own colour is readable.
  const bool chosen = (flags & GTK_CELL_RENDERER_SELECTED) != 0;
  const bool rtl = gtk_widget_get_direction(view) == GTK_TEXT_DIR_RTL;
  int padding = 0;
  gtk_cell_renderer_get_padding(renderer, &padding, nullptr);
  int left = area->x + padding;
  int room = std::max(area->width - 2 * padding, 0);
  GtkStyleContext* style = gtk_widget_get_style_context(view);
  if (!cell.icon.empty()) {
    GdkRGBA colour = list_cells_detail::rgba_of(cell.tone);
    if (chosen) gtk_style_context_get_color(style, gtk_style_context_get_state(style), &colour);
    const int x = rtl ? left + room - list_cells_detail::cell_icon : left;
    const int y = area->y + (area->height - list_cells_detail::cell_icon) / 2;
    if (auto* icon = drawn.store->icon(view, cell.icon, colour))
      gtk_render_icon_surface(style, cairo, icon, x, y);
    room = std::max(room - list_cells_detail::cell_icon - list_cells_detail::cell_icon_gap, 0);
    if (!rtl) left += list_cells_detail::cell_icon + list_cells_detail::cell_icon_gap;
  }
  if (cell.text.empty()) return;
  const list_cells_detail::ShapedText& shaped = drawn.store->text_in(view, cell.text, room);
  const PangoRectangle& extent = shaped.extent;
  const int x = drawn.number != rtl ? left + room - extent.width : left;
  const int y = area->y + (area->height - extent.height) / 2;
  draw_cell_text(cairo, view, shaped, x - extent.x, y, chosen ? Tone::normal : cell.tone);
}

void get_cell_property(GObject* object, guint, GValue* value, GParamSpec*) {
  g_value_set_string(value, drawn_by(object).cell.text.c_str());
}

void set_cell_property(GObject* object, guint, const GValue* value, GParamSpec*) {
  const char* text = g_value_get_string(value);
  drawn_by(object).cell.text = text ? text : "";
}

void end_cell(GObject* object) {
  delete static_cast<ListCellRenderer*>(static_cast<gpointer>(object))->drawn;
  G_OBJECT_CLASS(plain_renderer_class)->finalize(object);
}

void begin_cell_class(gpointer type, gpointer) {
  plain_renderer_class = static_cast<GtkCellRendererClass*>(g_type_class_peek_parent(type));
  auto* object = G_OBJECT_CLASS(type);
  object->finalize = end_cell;
  object->get_property = get_cell_property;
  object->set_property = set_cell_property;
  g_object_class_override_property(object, property_text, "text");
  auto* renderer = GTK_CELL_RENDERER_CLASS(type);
  renderer->render = draw_cell;
  renderer->get_preferred_width = measure_cell;
  gtk_cell_renderer_class_set_accessible_type(renderer, GTK_TYPE_TEXT_CELL_ACCESSIBLE);
}

void begin_cell(GTypeInstance* instance, gpointer) {
  static_cast<ListCellRenderer*>(static_cast<gpointer>(instance))->drawn = new DrawnCell;
}

GType list_cell_type() {
  static const GType type = g_type_register_static_simple(
      GTK_TYPE_CELL_RENDERER_TEXT, "KontorListCell", sizeof(GtkCellRendererTextClass),
      begin_cell_class, sizeof(ListCellRenderer), begin_cell, GTypeFlags(0));
  return type;
}

void fill_cell(GtkTreeViewColumn*, GtkCellRenderer* renderer, GtkTreeModel* model, GtkTreeIter* at,
               gpointer) {
  DrawnCell& drawn = drawn_by(renderer);
  GtkTreePath* path = gtk_tree_model_get_path(model, at);
  const auto row = static_cast<std::size_t>(gtk_tree_path_get_indices(path)[0]);
  gtk_tree_path_free(path);
  drawn.cell = drawn.store->source ? drawn.store->source(row, drawn.column) : Cell{};
}

/// wx's text column, whose cells are drawn by us.
class ListRenderer : public wxDataViewTextRenderer {
 public:
  ListRenderer(std::shared_ptr<ListCellStore> store, bool number)
      : wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT,
                               (number ? wxALIGN_RIGHT : wxALIGN_LEFT) | wxALIGN_CENTRE_VERTICAL) {
    g_object_ref_sink(m_renderer);
    g_object_unref(m_renderer);
    m_renderer = GTK_CELL_RENDERER(g_object_new(list_cell_type(), nullptr));
    DrawnCell& drawn = drawn_by(m_renderer);
    drawn.store = std::move(store);
    drawn.number = number;
  }
};

using StoreHandle = std::shared_ptr<ListCellStore>;

void forget_shaped(GtkWidget*, gpointer handle) { (*static_cast<StoreHandle*>(handle))->forget(); }
void drop_handle(gpointer handle, GClosure*) { delete static_cast<StoreHandle*>(handle); }

/// Other fonts or colours make other texts; a list that is left needs none.
void forget_when_left(GtkWidget* view, const StoreHandle& store) {
  constexpr const char* watched = "kontor-cells";
  if (g_object_get_data(G_OBJECT(view), watched)) return;
  g_object_set_data(G_OBJECT(view), watched, view);
  for (const char* change : {"style-updated", "unmap"}) {
    g_signal_connect_data(view, change, G_CALLBACK(forget_shaped), new StoreHandle(store),
                          drop_handle, GConnectFlags(0));
  }
}

}  // namespace

ListCells::ListCells(Source source) : m_store(std::make_shared<ListCellStore>()) {
  m_store->source = std::move(source);
}

ListCells::~ListCells() { m_store->source = nullptr; }

wxDataViewRenderer* ListCells::make_renderer(bool number) const {
  return new ListRenderer(m_store, number);
}

int ListCells::text_width(const wxDataViewCtrl* list, const std::string& text) const {
  auto* view = const_cast<wxDataViewCtrl*>(list)->GtkGetTreeView();
  return m_store->text(view, text).extent.width;
}

void ListCells::serve(wxDataViewCtrl* list) const {
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    auto* column = list->GetColumn(i);
    GtkCellRenderer* renderer = column->GetRenderer()->GetGtkHandle();
    drawn_by(renderer).column = column->GetModelColumn();
    gtk_tree_view_column_set_cell_data_func(GTK_TREE_VIEW_COLUMN(column->GetGtkHandle()), renderer,
                                            fill_cell, nullptr, nullptr);
  }
  forget_when_left(list->GtkGetTreeView(), m_store);
}

}  // namespace kontor::gui
