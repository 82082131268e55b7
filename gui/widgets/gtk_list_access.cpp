#include "gui/widgets/gtk_list_access.h"

#include <gtk/gtk.h>

#include <string_view>
#include <utility>

namespace kontor::gui {

namespace {

/// What stands at a list until an assistive tool asks for it.
struct KeptAccess {
  ListAccess access;
  bool made = false;
};
constexpr const char* kept_access = "kontor-access";

KeptAccess* kept_of(GtkWidget* view) {
  return static_cast<KeptAccess*>(g_object_get_data(G_OBJECT(view), kept_access));
}

void name_accessible(AtkObject* accessible, const ListAccess& access) {
  atk_object_set_accessible_id(accessible, access.id.c_str());
  if (!access.name.empty()) atk_object_set_name(accessible, access.name.c_str());
  if (!access.description.empty())
    atk_object_set_description(accessible, access.description.c_str());
}

using MakeAccessible = AtkObject* (*)(GtkWidget*);

/// What GTK does to make the accessible object of a tree view.
MakeAccessible& tree_view_accessible() {
  static MakeAccessible original = nullptr;
  return original;
}

/// The desktop's word on whether assistive tools are in use (org.a11y.Status), once it is known.
GDBusProxy*& tools_status() {
  static GDBusProxy* status = nullptr;
  return status;
}

bool tools_in_use() {
  if (!tools_status()) return false;
  bool any = false;
  for (const char* name : {"IsEnabled", "ScreenReaderEnabled"}) {
    GVariant* value = g_dbus_proxy_get_cached_property(tools_status(), name);
    if (!value) continue;
    any = any || (g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) &&
                  g_variant_get_boolean(value) != FALSE);
    g_variant_unref(value);
  }
  return any;
}

/// A tool that has just come hears which list has the focus: GTK told it of something else.
void tell_focused_list() {
  if (!tools_in_use()) return;
  GList* windows = gtk_window_list_toplevels();
  for (GList* at = windows; at; at = at->next) {
    auto* window = GTK_WINDOW(at->data);
    GtkWidget* focused = gtk_window_is_active(window) ? gtk_window_get_focus(window) : nullptr;
    if (!focused || !GTK_IS_TREE_VIEW(focused)) continue;
    atk_object_notify_state_change(gtk_widget_get_accessible(focused), ATK_STATE_FOCUSED, TRUE);
  }
  g_list_free(windows);
}

void status_known(GObject*, GAsyncResult* result, gpointer) {
  GError* error = nullptr;
  tools_status() = g_dbus_proxy_new_for_bus_finish(result, &error);
  if (!tools_status()) {
    g_error_free(error);  // no desktop that could tell: nothing listens
    return;
  }
  g_signal_connect(tools_status(), "g-properties-changed", G_CALLBACK(tell_focused_list), nullptr);
  tell_focused_list();
}

/// Whether GTK asks only to tell of the focus, which it does whether anybody listens or not.
bool asked_for_focus() {
  GSource* source = g_main_current_source();
  const char* name = source ? g_source_get_name(source) : nullptr;
  return name && std::string_view(name) == "[gtk+] gail_focus_idle_handler";
}

AtkObject* accessible_when_needed(GtkWidget* view) {
  KeptAccess* kept = kept_of(view);
  GtkWidget* around = gtk_widget_get_parent(view);
  if (kept && !kept->made && around && asked_for_focus() && !tools_in_use()) {
    return gtk_widget_get_accessible(around);
  }
  AtkObject* accessible = tree_view_accessible()(view);
  if (accessible && kept && !kept->made) {
    kept->made = true;
    name_accessible(accessible, kept->access);
  }
  return accessible;
}

}  // namespace

void set_list_access(GtkWidget* view, ListAccess access) {
  auto* type = GTK_WIDGET_GET_CLASS(view);
  if (type->get_accessible != accessible_when_needed) {
    tree_view_accessible() = type->get_accessible;
    type->get_accessible = accessible_when_needed;
    g_dbus_proxy_new_for_bus(G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, nullptr,
                             "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status", nullptr,
                             status_known, nullptr);
  }
  const bool made = list_access_made(view);
  if (made) name_accessible(gtk_widget_get_accessible(view), access);
  g_object_set_data_full(G_OBJECT(view), kept_access, new KeptAccess{std::move(access), made},
                         [](gpointer old) { delete static_cast<KeptAccess*>(old); });
}

bool list_access_made(GtkWidget* view) {
  const KeptAccess* kept = kept_of(view);
  return kept && kept->made;
}

}  // namespace kontor::gui
