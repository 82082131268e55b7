#include "gui/widgets/gtk_platform.h"

#include <fontconfig/fontconfig.h>
#include <gtk/gtk.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "gui/widgets/gtk_list_access.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

// With a "C.UTF-8" locale Pango would take Japanese forms for Chinese.
constexpr const char* chinese_forms =
    "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
    "<match target='pattern'><edit name='family' mode='append' binding='weak'>"
    "<string>Noto Sans CJK SC</string></edit></match></fontconfig>";

// Figures of one width, a progress bar that is a line, titles that begin where their cells begin,
// an icon that does not touch its word, and an edge around dialogs, which without a window manager
// would have none.
constexpr const char* style_rules =
    "treeview.view { font-feature-settings: 'tnum'; }"
    "treeview.view header button { padding-left: 4px; padding-right: 4px; }"
    "button box image { margin-left: 6px; margin-right: 6px; }"
    "window.kontor-dialog { border: 1px solid @borders; }"
    "progressbar.thin trough, progressbar.thin progress { min-height: 3px; border: none;"
    "  border-radius: 0; }"
    "progressbar.thin trough { background: transparent; }";

GtkWidget* widget_of(const wxWindow* window) {
  GtkWidget* widget = window->GetHandle();
  if (!GTK_IS_SCROLLED_WINDOW(widget)) return widget;
  // The list or the text of many lines, not what scrolls around it.
  GtkWidget* inside = gtk_bin_get_child(GTK_BIN(widget));
  return GTK_IS_TREE_VIEW(inside) || GTK_IS_TEXT_VIEW(inside) ? inside : widget;
}

AtkObject* accessible_of(const wxWindow* window) {
  GtkWidget* widget = widget_of(window);
  return widget ? gtk_widget_get_accessible(widget) : nullptr;
}

wxBitmap load_symbolic(const std::string& name, int pixels, const GdkRGBA& colour, bool rtl) {
  int flags = GTK_ICON_LOOKUP_FORCE_SIZE | GTK_ICON_LOOKUP_FORCE_SYMBOLIC;
  flags |= rtl ? GTK_ICON_LOOKUP_DIR_RTL : GTK_ICON_LOOKUP_DIR_LTR;
  GtkIconInfo* info = gtk_icon_theme_lookup_icon(gtk_icon_theme_get_default(), name.c_str(), pixels,
                                                 GtkIconLookupFlags(flags));
  if (!info) return {};
  GdkPixbuf* drawn =
      gtk_icon_info_load_symbolic(info, &colour, nullptr, nullptr, nullptr, nullptr, nullptr);
  g_object_unref(info);
  if (!drawn) return {};
  return wxBitmap(drawn);  // takes the reference
}

void set_role(wxWindow* window, AtkRole role) {
  if (AtkObject* accessible = accessible_of(window)) atk_object_set_role(accessible, role);
}

/// The button inside a choice that opens it and has its focus.
GtkWidget* button_of(GtkWidget* choice) {
  struct Search {
    GtkWidget* found = nullptr;
  } search;
  const auto look = [](GtkWidget* child, gpointer into) {
    auto& found = static_cast<Search*>(into)->found;
    if (!found && GTK_IS_TOGGLE_BUTTON(child)) found = child;
    if (!found && GTK_IS_CONTAINER(child)) found = button_of(child);
  };
  gtk_container_forall(GTK_CONTAINER(choice), look, &search);
  return search.found;
}

/// What GTK says of a choice, and that it takes and has the focus.
AtkStateSet* states_of_choice(AtkObject* accessible) {
  auto* plain = ATK_OBJECT_CLASS(g_type_class_peek_parent(ATK_OBJECT_GET_CLASS(accessible)));
  AtkStateSet* states = plain->ref_state_set(accessible);
  GtkWidget* choice = gtk_accessible_get_widget(GTK_ACCESSIBLE(accessible));
  GtkWidget* button = choice ? button_of(choice) : nullptr;
  if (!button) return states;
  if (gtk_widget_get_can_focus(button)) atk_state_set_add_state(states, ATK_STATE_FOCUSABLE);
  if (gtk_widget_has_focus(button)) atk_state_set_add_state(states, ATK_STATE_FOCUSED);
  return states;
}

gboolean tell_focus_of_choice(GtkWidget* button, GdkEventFocus* event, gpointer) {
  if (GtkWidget* choice = gtk_widget_get_ancestor(button, GTK_TYPE_COMBO_BOX)) {
    atk_object_notify_state_change(gtk_widget_get_accessible(choice), ATK_STATE_FOCUSED,
                                   event->in != 0);
  }
  return GDK_EVENT_PROPAGATE;
}

/// GTK 3 gives the focus of a choice to a button inside it, which no assistive tool finds in the
/// window: the choice itself says that it has the focus, and the button says whose it is.
void mend_choice(GtkWidget* choice, const std::string& id, const wxString& name) {
  GtkWidget* button = button_of(choice);
  if (!button) return;
  AtkObject* accessible = gtk_widget_get_accessible(button);
  atk_object_set_accessible_id(accessible, id.c_str());
  if (!name.empty()) atk_object_set_name(accessible, name.utf8_str());
  if (atk_object_get_role(accessible) == ATK_ROLE_COMBO_BOX) return;  // mended before
  atk_object_set_role(accessible, ATK_ROLE_COMBO_BOX);
  ATK_OBJECT_GET_CLASS(gtk_widget_get_accessible(choice))->ref_state_set = states_of_choice;
  g_signal_connect(button, "focus-in-event", G_CALLBACK(tell_focus_of_choice), nullptr);
  g_signal_connect(button, "focus-out-event", G_CALLBACK(tell_focus_of_choice), nullptr);
}

/// What GNOME and its kin say in their settings; GTK 3 reads only the theme's name by itself.
bool desktop_prefers_dark() {
  GSettingsSchemaSource* all = g_settings_schema_source_get_default();
  if (!all) return false;
  constexpr const char* name = "org.gnome.desktop.interface";
  GSettingsSchema* schema = g_settings_schema_source_lookup(all, name, TRUE);
  if (!schema) return false;
  bool dark = false;
  if (g_settings_schema_has_key(schema, "color-scheme")) {
    GSettings* settings = g_settings_new(name);
    gchar* scheme = g_settings_get_string(settings, "color-scheme");
    dark = std::string_view(scheme) == "prefer-dark";
    g_free(scheme);
    g_object_unref(settings);
  }
  g_settings_schema_unref(schema);
  return dark;
}

/// What GTK was told, which has no question for it.
struct Applied {
  int percent = 100;
  std::optional<Appearance> appearance;
  GtkCssProvider* style = nullptr;
};

Applied& applied() {
  static Applied now;
  return now;
}

}  // namespace

void use_text_size(int percent) {
  GtkSettings* settings = gtk_settings_get_default();
  // Each change lays out every window anew: none where nothing changes.
  if (percent == applied().percent) return;
  applied().percent = percent;
  // Back to the desktop's own first, whatever was set before.
  gtk_settings_reset_property(settings, "gtk-font-name");
  constexpr int whole = 100;
  if (percent == whole) return;
  gchar* name = nullptr;
  g_object_get(settings, "gtk-font-name", &name, nullptr);
  PangoFontDescription* font = pango_font_description_from_string(name);
  const int size = pango_font_description_get_size(font) * percent / whole;
  pango_font_description_set_size(font, size);
  gchar* wanted = pango_font_description_to_string(font);
  g_object_set(settings, "gtk-font-name", wanted, nullptr);
  g_free(wanted);
  pango_font_description_free(font);
  g_free(name);
}

void use_appearance(Appearance appearance) {
  GtkSettings* settings = gtk_settings_get_default();
  // The theme is read from its file again each time.
  const bool never = appearance == Appearance::system && !desktop_prefers_dark();
  if (applied().appearance == appearance || (never && !applied().appearance)) return;
  applied().appearance = appearance;
  gtk_settings_reset_property(settings, "gtk-application-prefer-dark-theme");
  gtk_settings_reset_property(settings, "gtk-theme-name");
  const bool dark = appearance == Appearance::dark ||
                    (appearance == Appearance::system && desktop_prefers_dark());
  if (dark) g_object_set(settings, "gtk-application-prefer-dark-theme", TRUE, nullptr);
  if (appearance != Appearance::light) return;
  g_object_set(settings, "gtk-application-prefer-dark-theme", FALSE, nullptr);
  // A theme that is dark by its name has a light one beside it.
  gchar* name = nullptr;
  g_object_get(settings, "gtk-theme-name", &name, nullptr);
  constexpr std::string_view ending = "-dark";
  std::string theme = name ? name : "";
  g_free(name);
  if (!theme.ends_with(ending)) return;
  theme.resize(theme.size() - ending.size());
  g_object_set(settings, "gtk-theme-name", theme.c_str(), nullptr);
}

void prepare_process(const std::string& language) {
  // wx forbids GTK to set the locale. LANGUAGE chooses GTK's own texts under any locale but "C".
  setenv("LANGUAGE", language.c_str(), 1);
  const char* set = std::setlocale(LC_ALL, "");
  if (!set || std::string_view(std::setlocale(LC_MESSAGES, nullptr)) == "C") {
    std::setlocale(LC_ALL, "C.UTF-8");
  }
  std::setlocale(LC_NUMERIC, "C");
  FcConfigParseAndLoadFromMemory(FcConfigGetCurrent(),
                                 reinterpret_cast<const FcChar8*>(chinese_forms), FcTrue);
}

void prepare_toolkit(bool rtl) {
  gtk_widget_set_default_direction(rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  // Scrollbars that fade in over a list lose their widget while its adjustment still calls them
  // (GTK 3.24: five CRITICALs, in any list that shrinks), and hide how long a list is.
  g_object_set(gtk_settings_get_default(), "gtk-overlay-scrolling", FALSE, nullptr);
  if (applied().style) return;
  // A search of GTK's own in each list, which would take Ctrl+F from the page's.
  gpointer list = g_type_class_ref(GTK_TYPE_TREE_VIEW);
  gtk_binding_entry_remove(gtk_binding_set_by_class(list), GDK_KEY_f, GDK_CONTROL_MASK);
  gtk_binding_entry_remove(gtk_binding_set_by_class(list), GDK_KEY_F, GDK_CONTROL_MASK);
  g_type_class_unref(list);
  applied().style = gtk_css_provider_new();
  gtk_css_provider_load_from_data(applied().style, style_rules, -1, nullptr);
  gtk_style_context_add_provider_for_screen(gdk_screen_get_default(),
                                            GTK_STYLE_PROVIDER(applied().style),
                                            GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void set_access(wxWindow* window, const std::string& id, const wxString& name,
                const wxString& description) {
  window->SetName(wxString::FromUTF8(id));
  GtkWidget* widget = widget_of(window);
  // What scrolls around a list has its name, too.
  if (widget != window->GetHandle() && !name.empty()) {
    atk_object_set_name(gtk_widget_get_accessible(window->GetHandle()), name.utf8_str());
  }
  if (wxDynamicCast(window, wxDataViewCtrl)) {
    set_list_access(widget, {id, name.utf8_string(), description.utf8_string()});
    return;
  }
  AtkObject* accessible = accessible_of(window);
  if (!accessible) return;
  atk_object_set_accessible_id(accessible, id.c_str());
  if (!name.empty()) atk_object_set_name(accessible, name.utf8_str());
  if (!description.empty()) atk_object_set_description(accessible, description.utf8_str());
  if (GTK_IS_COMBO_BOX(widget)) mend_choice(widget, id, name);
}

std::string access_id(const wxWindow* window) {
  AtkObject* accessible = accessible_of(window);
  const char* id = accessible ? atk_object_get_accessible_id(accessible) : nullptr;
  return id ? id : "";
}

wxString access_name(const wxWindow* window) {
  AtkObject* accessible = accessible_of(window);
  const char* name = accessible ? atk_object_get_name(accessible) : nullptr;
  return name ? wxString::FromUTF8(name) : wxString();
}

bool focus_lost(const wxTopLevelWindow* window) {
  auto* top = GTK_WINDOW(window->GetHandle());
  return gtk_window_is_active(top) && !gtk_window_get_focus(top);
}

void set_heading_role(wxWindow* window) { set_role(window, ATK_ROLE_HEADING); }
void set_chart_role(wxWindow* window) { set_role(window, ATK_ROLE_CHART); }

void repaint(wxDataViewCtrl* list) { gtk_widget_queue_draw(list->GtkGetTreeView()); }

void fix_rows(wxDataViewCtrl* list, int height_px, int rest) {
  auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
  int between = 0;
  gtk_widget_style_get(GTK_WIDGET(view), "vertical-separator", &between, nullptr);
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    GtkTreeViewColumn* column = gtk_tree_view_get_column(view, static_cast<int>(i));
    GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
    for (GList* cell = cells; cell; cell = cell->next) {
      gtk_cell_renderer_set_fixed_size(GTK_CELL_RENDERER(cell->data), -1, height_px - between);
    }
    g_list_free(cells);
    gtk_tree_view_column_set_expand(column, static_cast<int>(i) == rest);
  }
}

void set_row_height(wxDataViewCtrl* list, int height_px) {
  auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    GtkTreeViewColumn* column = gtk_tree_view_get_column(view, static_cast<int>(i));
    GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
    for (GList* cell = cells; cell; cell = cell->next) {
      gtk_cell_renderer_set_fixed_size(GTK_CELL_RENDERER(cell->data), -1, height_px);
    }
    g_list_free(cells);
  }
  // GTK asks the first row for the height of all, once: when this mode begins.
  if (!gtk_tree_view_get_fixed_height_mode(view)) return;
  gtk_tree_view_set_fixed_height_mode(view, FALSE);
  gtk_tree_view_set_fixed_height_mode(view, TRUE);
  gtk_widget_queue_resize(GTK_WIDGET(view));
}

void pad_cells(wxDataViewCtrl* list, int width_px) {
  auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    GtkTreeViewColumn* column = gtk_tree_view_get_column(view, static_cast<int>(i));
    GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
    for (GList* cell = cells; cell; cell = cell->next) {
      gtk_cell_renderer_set_padding(GTK_CELL_RENDERER(cell->data), width_px, 0);
    }
    g_list_free(cells);
  }
}

int room_for_columns(wxDataViewCtrl* list) {
  return gtk_widget_get_allocated_width(list->GtkGetTreeView());
}

void on_room_for_columns(wxDataViewCtrl* list, const std::function<void()>* changed) {
  const auto allocated = +[](GtkWidget*, GdkRectangle*, gpointer data) {
    (*static_cast<const std::function<void()>*>(data))();
  };
  g_signal_connect_after(list->GtkGetTreeView(), "size-allocate", G_CALLBACK(allocated),
                         const_cast<std::function<void()>*>(changed));
}

int given_width(wxDataViewCtrl* list, unsigned position) {
  auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
  return gtk_tree_view_column_get_fixed_width(
      gtk_tree_view_get_column(view, static_cast<int>(position)));
}

int header_height(wxDataViewCtrl* list) {
  auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
  if (!gtk_tree_view_get_headers_visible(view)) return 0;
  int highest = 0;
  for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
    GtkTreeViewColumn* column = gtk_tree_view_get_column(view, static_cast<int>(i));
    int least = 0, natural = 0;
    gtk_widget_get_preferred_height(gtk_tree_view_column_get_button(column), &least, &natural);
    highest = std::max(highest, natural);
  }
  return highest;
}

namespace {

gboolean draw_words_now(GtkWidget* widget, cairo_t* cairo, gpointer data) {
  auto* view = GTK_TREE_VIEW(widget);
  if (!gtk_cairo_should_draw_window(cairo, gtk_tree_view_get_bin_window(view))) return FALSE;
  const wxString words = (*static_cast<const std::function<wxString()>*>(data))();
  if (words.empty()) return FALSE;
  constexpr int margin = static_cast<int>(Space::group);
  int x = 0, top = 0, width = 0, height = 0;
  gtk_tree_view_convert_bin_window_to_widget_coords(view, 0, 0, &x, &top);
  PangoLayout* layout = gtk_widget_create_pango_layout(widget, words.utf8_str());
  const int room = gtk_widget_get_allocated_width(widget) - 2 * margin;
  pango_layout_set_width(layout, std::max(room, 1) * PANGO_SCALE);
  pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size(layout, &width, &height);
  const int free = gtk_widget_get_allocated_height(widget) - top - height;
  const wxColour colour = colour_of(Tone::dimmed);
  constexpr double whole = 255.0;
  cairo_set_source_rgb(cairo, colour.Red() / whole, colour.Green() / whole, colour.Blue() / whole);
  cairo_move_to(cairo, margin, top + std::max(free / 2, 0));
  pango_cairo_show_layout(cairo, layout);
  g_object_unref(layout);
  return FALSE;
}

}  // namespace

void draw_words(wxDataViewCtrl* list, const std::function<wxString()>* words) {
  g_signal_connect_after(list->GtkGetTreeView(), "draw", G_CALLBACK(draw_words_now),
                         const_cast<std::function<wxString()>*>(words));
}

void ignore_list(wxDataViewCtrl* list, const std::function<void()>* changed,
                 const std::function<wxString()>* words) {
  for (const void* data : {static_cast<const void*>(changed), static_cast<const void*>(words)}) {
    g_signal_handlers_disconnect_matched(list->GtkGetTreeView(), G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                         nullptr, const_cast<void*>(data));
  }
}

std::optional<HeaderSort> header_sort(wxDataViewCtrl* list) {
  GtkTreeModel* model = gtk_tree_view_get_model(GTK_TREE_VIEW(list->GtkGetTreeView()));
  gint id = -1;
  GtkSortType order = GTK_SORT_ASCENDING;
  if (!model || !gtk_tree_sortable_get_sort_column_id(GTK_TREE_SORTABLE(model), &id, &order) ||
      id < 0) {
    return std::nullopt;
  }
  return HeaderSort{static_cast<unsigned>(id), order == GTK_SORT_DESCENDING};
}

void hide_header(wxDataViewCtrl* list) {
  gtk_tree_view_set_headers_visible(GTK_TREE_VIEW(list->GtkGetTreeView()), FALSE);
}

void press_header(wxDataViewCtrl* list, unsigned position) {
  auto* view = GTK_TREE_VIEW(list->GtkGetTreeView());
  GtkTreeViewColumn* column = gtk_tree_view_get_column(view, static_cast<int>(position));
  gtk_tree_view_column_clicked(column);
}

wxBitmapBundle symbolic_icon(const std::string& name, int size_dip, const wxColour& colour,
                             bool rtl) {
  const GdkRGBA rgba{colour.Red() / 255.0, colour.Green() / 255.0, colour.Blue() / 255.0, 1.0};
  const wxBitmap once = load_symbolic(name, size_dip, rgba, rtl);
  const wxBitmap twice = load_symbolic(name, size_dip * 2, rgba, rtl);
  if (!once.IsOk()) return {};
  return twice.IsOk() ? wxBitmapBundle::FromBitmaps(once, twice) : wxBitmapBundle::FromBitmap(once);
}

void give_edge(wxTopLevelWindow* dialog) {
  gtk_style_context_add_class(gtk_widget_get_style_context(dialog->GetHandle()), "kontor-dialog");
}

void make_thin(wxWindow* gauge) {
  gtk_style_context_add_class(gtk_widget_get_style_context(gauge->GetHandle()), "thin");
}

void scroll_to_top(wxDataViewCtrl* list) {
  GtkWidget* view = list->GtkGetTreeView();
  gtk_adjustment_set_value(gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(view)), 0);
}

bool save_png(wxTopLevelWindow* window, const std::string& path) {
  // What stands on the screen, not a second drawing: that one leaves out the headers of lists.
  GdkWindow* shown = gtk_widget_get_window(window->GetHandle());
  // From the whole screen, so that a dialog over the window is on the picture.
  int x = 0, y = 0;
  gdk_window_get_origin(shown, &x, &y);
  GdkPixbuf* picture =
      gdk_pixbuf_get_from_window(gdk_get_default_root_window(), x, y, gdk_window_get_width(shown),
                                 gdk_window_get_height(shown));
  if (!picture) return false;
  const bool written = gdk_pixbuf_save(picture, path.c_str(), "png", nullptr, nullptr);
  g_object_unref(picture);
  return written;
}

}  // namespace kontor::gui
