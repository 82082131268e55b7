"""Every screen once, as an assistive tool meets it: what takes the keys or can be acted on has a
name, what takes the keys has an id, lists have rows and titles, charts have their figures."""

from access import LISTS, Atspi, Rows, State, has, wait, walk

# The parts of a menu, of a set of tabs and of a list belong to what has the id.
PARTS = (Atspi.Role.MENU, Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.PAGE_TAB,
         Atspi.Role.TABLE_COLUMN_HEADER, Atspi.Role.SCROLL_PANE)
# Tabs whose front page is another list, by the id of their set.
TABS = {
    "product-tabs": ("Levels", "Movements", "Channels", "On hand by day"),
    "books-tabs": ("Trial balance", "Entries", "Accounts", "Export"),
    "channels-tabs": ("Imports", "Source map", "Unknown products", "Unknown employees"),
}
DIALOGS = (("&Edit", "Search or co&mmand..."), ("&Edit", "&Preferences..."), ("&Help", "&Keys"),
           ("&Help", "&About Kontor"))


def can_act(node):
    return "Action" in node.get_interfaces() and node.get_n_actions() > 0


def told(node):
    return f"{node.get_role_name()} '{node.get_name()}' ({node.get_accessible_id() or 'no id'})"


def list_faults(node):
    rows = Rows(node)
    if "" in rows.titles:
        yield f"{told(node)}: a column without a title: {rows.titles}"
    if len(rows) and not any(rows.texts(0)):
        yield f"{told(node)}: nothing can be read in its first row"


def faults(top):
    for node in walk(top):
        focusable = has(node, State.FOCUSABLE)
        if not node.get_name() and (focusable or can_act(node)):
            yield f"{told(node)} in {told(node.get_parent())}: no name"
        if focusable and not node.get_accessible_id() and node.get_role() not in PARTS:
            yield f"{told(node)} in {told(node.get_parent())}: no id"
        if node.get_role() in LISTS:
            yield from list_faults(node)
        if node.get_role() == Atspi.Role.CHART and not node.get_description():
            yield f"{told(node)}: no figures in words"


class Walk:
    def __init__(self, program):
        self.program, self.window, self.found = program, program.window, []
        self.seen = 0

    def look(self, screen, top=None):
        self.seen += 1
        for fault in faults(top or self.window.tops()[0]):
            if (line := f"{screen}: {fault}") not in self.found:
                self.found.append(line)

    def tabs(self, name):
        for label in TABS[name]:
            self.window.tab(name, self.program.t(label))
            self.look(f"{name}, {label}")

    def area(self, area, shown, context=None):
        self.program.go_by_tools(area, context)
        self.window.find(shown)
        self.look(area)

    def card(self, listed, card):
        """The first row of a list, opened beside it."""
        rows = self.window.wait_rows(listed, lambda r: len(r) > 0, "a row")
        rows.select(0)
        self.window.wait_text(f"{card}-title", lambda text: text, "what the card is of")
        self.look(card)

    def dialogs(self):
        t = self.program.t
        for menu, item in DIALOGS:
            before = len(self.window.tops())
            self.window.run_menu(t(menu), t(item))
            wait(f"the window of {item}", lambda: len(self.window.tops()) > before)
            dialog = self.window.tops()[-1]
            assert dialog.get_name() or dialog.get_accessible_id(), f"{item} has no name"
            self.look(item, dialog)
            self.program.keyboard.serve_front()
            self.program.keys("Esc")
            wait(f"{item} closed", lambda: len(self.window.tops()) == before)


def every_screen(program):
    walker = Walk(program)
    walker.look("first page")
    program.open_book_by_tools()
    walker.look("today")
    walker.area("Orders", "orders-list")
    walker.card("orders-list", "order")
    walker.area("Stock", "stock-list")
    walker.card("stock-list", "product")
    walker.tabs("product-tabs")
    walker.area("Customers", "customers-list")
    walker.area("Team", "team-list")
    walker.area("Books", "books-tabs", "area")
    walker.tabs("books-tabs")
    walker.area("Channels", "channels-tabs")
    walker.tabs("channels-tabs")
    walker.dialogs()
    assert not walker.found, "\n  ".join(["", *walker.found])
    assert walker.seen > 20, f"only {walker.seen} screens"
