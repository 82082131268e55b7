"""Every screen once, as an assistive tool meets it: what takes the keys or can be acted on has a
name, what takes the keys has an id, lists have rows and titles, charts have their figures."""

from access import LISTS, STEP_S, Atspi, NotSeen, Rows, State, has, told, wait, walk

# The parts of a menu, of a set of tabs and of a list belong to what has the id.
PARTS = (Atspi.Role.MENU, Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.PAGE_TAB,
         Atspi.Role.TABLE_COLUMN_HEADER, Atspi.Role.SCROLL_PANE)
# Tabs whose front page is another list, by the id of their set.
TABS = {
    "product-tabs": ("Levels", "Movements", "Channels", "On hand by day"),
    "order-tabs": ("Lines", "Timeline", "Payments", "Entries"),
    "customer-tabs": ("Profile", "Orders", "Known by", "Versions"),
    "stock-area-tabs": ("Alerts", "Replenish", "Counts", "Levels"),
    "employee-tabs": ("Days", "Worked hours", "Rights", "Names in files"),
    "books-tabs": ("Trial balance", "Entries", "Accounts", "Export", "Audit"),
    "channels-tabs": ("Imports", "Source map", "Unknown products", "Unknown employees",
                      "Watched folder"),
    "setup-tabs": ("Company", "Places", "Sales channels", "Employees", "Roles", "Machines",
                   "Tokens", "Opening balances", "Parallel month"),
}
# Texts that mean something else elsewhere, and what tells them apart.
CONTEXTS = {"Profile": "customer"}
DIALOGS = (("&Edit", "Search or co&mmand..."), ("&Edit", "&Preferences..."), ("&Help", "&Keys"),
           ("&Help", "&About Kontor"))


def can_act(node):
    return "Action" in node.get_interfaces() and node.get_n_actions() > 0


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
        # A list whose columns change while it is read is read again.
        read = wait(f"{screen} at rest", lambda: [list(faults(top or self.window.tops()[0]))])
        for fault in read[0]:
            if (line := f"{screen}: {fault}") not in self.found:
                self.found.append(line)

    def tabs(self, name):
        for label in TABS[name]:
            self.window.tab(name, self.program.t(label, CONTEXTS.get(label)))
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

    def active_above(self, before):
        """The newest window when there are more than before and it has the keys. It is asked for
        anew each time: the menu that opens it is a window for a moment, too."""
        self.program.keyboard.serve_front()
        tops = self.window.tops()
        return tops[-1] if len(tops) > before and has(tops[-1], State.ACTIVE) else None

    def opened(self, item, before, ask):
        """Asked for once more, as a person would, where the first time brings nothing: without a
        window manager a menu that closes late takes the keys from what it opened."""
        try:
            ask()
            return wait(f"the keys at {item}", lambda: self.active_above(before), STEP_S / 2)
        except NotSeen:
            ask()
            return wait(f"the keys at {item}", lambda: self.active_above(before))

    def dialogs(self):
        t = self.program.t
        for menu, item in DIALOGS:
            before = len(self.window.tops())
            dialog = self.opened(item, before, lambda: self.window.run_menu(t(menu), t(item)))
            assert dialog.get_name() or dialog.get_accessible_id(), f"{item} has no name"
            self.look(item, dialog)
            self.program.keys("Esc")
            wait(f"{item} closed", lambda: len(self.window.tops()) == before)


def round_by_keys(program, key, first, most=30):
    """From a control around the page by Tab and back to it; every stop on the way."""
    program.keys(key)
    program.at(first)
    stops = []
    while not stops or stops[-1] != first:
        assert len(stops) < most, f"Tab does not come back to '{first}': {stops}"
        stops.append(program.next_stop())
    twice = {stop for stop in stops if stops.count(stop) > 1}
    assert not twice, f"Tab stops twice at {twice}: {stops}"
    return stops


def every_stop(program):
    """Tab goes around each page and stops at nothing that cannot be seen or told."""
    program.open_book()
    for key, first, others in (
            ("Ctrl+2", "orders-list", ("orders-search", "orders-time", "navigation")),
            ("Ctrl+3", "stock-list", ("stock-search", "stock-place", "navigation")),
            ("Ctrl+6", "customers-list", ("customers-search", "navigation")),
            ("Ctrl+7", "team-list", ("navigation",)),
            ("Ctrl+8", "trial-balance-list", ("books-tabs", "navigation")),
            ("Ctrl+9", "batches-list", ("batches-import", "channels-tabs", "navigation"))):
        stops = round_by_keys(program, key, first)
        missing = [wanted for wanted in (*others, "header-search") if wanted not in stops]
        assert not missing, f"{first}: Tab leaves {missing} out: {stops}"


def every_screen(program):
    walker = Walk(program)
    walker.look("first page")
    program.open_book_by_tools()
    walker.look("today")
    walker.area("Orders", "orders-list")
    walker.card("orders-list", "order")
    walker.tabs("order-tabs")
    walker.area("Stock", "stock-list")
    walker.card("stock-list", "product")
    walker.tabs("product-tabs")
    walker.tabs("stock-area-tabs")
    walker.area("Transfers", "transfers-page")
    walker.area("Customers", "customers-list")
    walker.card("customers-list", "customer")
    walker.tabs("customer-tabs")
    walker.area("Team", "team-list")
    walker.card("team-list", "employee")
    walker.tabs("employee-tabs")
    walker.area("Books", "books-tabs", "area")
    walker.tabs("books-tabs")
    walker.area("Channels", "channels-tabs")
    walker.tabs("channels-tabs")
    walker.area("Set-up", "setup-tabs")
    walker.tabs("setup-tabs")
    walker.dialogs()
    assert not walker.found, "\n  ".join(["", *walker.found])
    assert walker.seen > 20, f"only {walker.seen} screens"
