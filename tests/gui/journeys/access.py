"""The window as an assistive tool meets it, over the accessibility bus: roles, names, states,
actions, texts, tables. Nothing is found by its place on the screen."""

import time
import unicodedata

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STEP_S = 10.0
State = Atspi.StateType
LISTS = (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE, Atspi.Role.TREE)


class NotSeen(AssertionError):
    """What was awaited did not come within the limit."""


class Moved(Exception):
    """What was looked at is no longer there: a list got other columns or rows meanwhile."""


def there(part):
    if part is None:
        raise Moved("a part of a list is gone")
    return part


def wait(what, holds, limit=STEP_S):
    """Until `holds` gives something; what goes away while it is looked at is no answer."""
    end, last = time.monotonic() + limit, None
    while True:
        try:
            last = holds()
            if last:
                return last
        except GLib.Error as error:
            last = error.message
        except Moved as error:
            last = str(error)
        if time.monotonic() > end:
            seen = "" if last is None or last is False else f"; seen at last: {last!r}"
            raise NotSeen(f"awaited {limit:g} s: {what}{seen}")
        time.sleep(0.02)


def plain(text):
    """Without marks of direction, with European digits: what the words and figures are."""
    out = []
    for c in unicodedata.normalize("NFKC", text):
        if unicodedata.category(c) == "Cf":
            continue
        out.append(str(unicodedata.digit(c)) if c.isdigit() else c)
    return "".join(out).replace("٫", ".").replace("٬", ",")


def has(node, state):
    return node.get_state_set().contains(state)


def told(node):
    """What it is, for a message."""
    return f"{node.get_role_name()} '{node.get_name()}' ({node.get_accessible_id() or 'no id'})"


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield child


def walk(node, shown_only=True):
    """All below; the rows of a list are its own, and what is not shown is left out."""
    if shown_only and not has(node, State.SHOWING):
        return
    yield node
    if node.get_role() not in LISTS:
        for child in children(node):
            yield from walk(child, shown_only)


class Window:
    """One program, from its root on the bus."""

    def __init__(self, pid, limit):
        self.app = wait("the program on the accessibility bus", lambda: self._program(pid), limit)
        # In this order: libatspi 2.46 waits forever for the name of a program it may not keep.
        self.app.get_name()
        self.app.set_cache_mask(Atspi.Cache.NONE)
        self.known = {}
        self.last_focus = None
        self.listener = Atspi.EventListener.new(self._focus_told)
        self.listener.register("object:state-changed:focused")

    def close(self):
        self.listener.deregister("object:state-changed:focused")

    def _focus_told(self, event):
        if event.detail1:
            self.last_focus = event.source

    @staticmethod
    def _program(pid):
        desktop = Atspi.get_desktop(0)
        for app in children(desktop):
            if app.get_process_id() == pid and app.get_child_count():
                return app
        return None

    def tops(self):
        return [top for top in children(self.app) if has(top, State.SHOWING)]

    def seen(self, name):
        """What is shown under an id now; none when there is no such thing."""
        node = self.known.get(name)
        try:
            if node and node.get_accessible_id() == name and has(node, State.SHOWING):
                return node
        except GLib.Error:
            pass
        for top in self.tops():
            for node in walk(top):
                if node.get_accessible_id() == name:
                    self.known[name] = node
                    return node
        return None

    def told(self):
        """The ids of all that assistive tools can reach, shown or not."""
        return {node.get_accessible_id() for top in children(self.app) for node in walk(top, False)}

    def find(self, name, limit=STEP_S):
        return wait(f"'{name}' on the screen", lambda: self.seen(name), limit)

    def gone(self, name):
        wait(f"'{name}' gone from the screen", lambda: not self.seen(name))

    # --- texts

    def text(self, name):
        """What is written there: an editable text, else its name."""
        return text_of(self.find(name))

    def wait_text(self, name, holds, what, limit=STEP_S):
        def good():
            node = self.seen(name)
            return node and holds(plain(text_of(node))) and text_of(node)
        try:
            return wait(what, good, limit)
        except NotSeen as error:
            node = self.seen(name)
            said = text_of(node) if node else None
            raise NotSeen(f"{error}; '{name}' says {said!r}") from None

    def type(self, name, text):
        node = self.find(name)
        assert has(node, State.EDITABLE), f"'{name}' cannot be written in"
        assert node.set_text_contents(text), f"'{name}' takes no text"
        wait(f"'{text}' in '{name}'", lambda: text_of(node) == text)

    # --- acts

    def press(self, name):
        """The action of a control, once it may be used."""
        wait(f"'{name}' ready to be used", lambda: has(self.find(name), State.SENSITIVE))
        act(self.find(name))

    def run_menu(self, *labels):
        """A command of the menu bar, by what its menu and itself say."""
        bar = next(n for n in walk(self.tops()[0]) if n.get_role() == Atspi.Role.MENU_BAR)
        node = bar
        for label in labels:
            node = wait(f"'{label}' in the menu", lambda: next(
                (n for n in children(node) if plain(n.get_name()) == plain(label)), None))
        act(node)

    def choose(self, name, label):
        """An item of a choice."""
        box = self.find(name)
        items = [n for menu in children(box) for n in children(menu)]
        names = [plain(n.get_name()) for n in items]
        assert plain(label) in names, f"'{name}' offers {names}, not '{label}'"
        act(items[names.index(plain(label))])
        wait(f"'{label}' chosen in '{name}'", lambda: plain(chosen_of(box)) == plain(label))

    def tab(self, name, label):
        """Brings a page of a set of tabs to the front."""
        tabs = self.find(name)
        names = [plain(n.get_name()) for n in children(tabs)]
        # A tab may tell how many wait behind it.
        at = next((i for i, n in enumerate(names)
                   if n == plain(label) or n.startswith(plain(label) + " (")), None)
        assert at is not None, f"'{name}' has the tabs {names}, not '{label}'"
        assert tabs.select_child(at), f"'{label}' cannot be chosen"
        wait(f"'{label}' in front", lambda: has(tabs.get_child_at_index(at), State.SELECTED))

    def rows(self, name):
        return Rows(self.find(name))

    def wait_rows(self, name, holds, what, limit=STEP_S):
        """Until the list under an id has rows that are wanted; the rows."""
        def good():
            rows = self.rows(name)
            return rows if holds(rows) else None
        try:
            return wait(what, good, limit)
        except NotSeen as error:
            raise NotSeen(f"{error}; '{name}' holds {self.rows(name).all()}") from None

    def dialog(self, role=Atspi.Role.FILE_CHOOSER):
        return wait(f"a window of role {Atspi.role_get_name(role)}", lambda: next(
            (top for top in self.tops() if top.get_role() == role), None))

    def focus(self):
        """What has the keyboard: what was told last, if it still has it."""
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            if self.last_focus and all(has(self.last_focus, state) for state in
                                       (State.FOCUSED, State.SHOWING)):
                return self.last_focus
        except GLib.Error:
            pass
        for top in self.tops():
            for node in walk(top):
                if has(node, State.FOCUSED):
                    return node
        return None


class Rows:
    """A list as a table of texts."""

    def __init__(self, table):
        self.table = table
        self.titles = [plain(there(table.get_column_header(i)).get_name())
                       for i in range(table.get_n_columns())]

    def __len__(self):
        return self.table.get_n_rows()

    def cell(self, row, title):
        return plain(cell_text(self.table.get_accessible_at(row, self.column(title))))

    def column(self, title):
        assert plain(title) in self.titles, f"columns {self.titles}, not '{title}'"
        return self.titles.index(plain(title))

    def texts(self, row):
        return [plain(cell_text(self.table.get_accessible_at(row, c)))
                for c in range(len(self.titles))]

    def all(self):
        return [self.texts(row) for row in range(min(len(self), 20))]

    def find(self, title, text):
        """The first row whose cell of a column says this; none when no row does."""
        for row in range(len(self)):
            if self.cell(row, title) == plain(text):
                return row
        return None

    def select(self, row):
        assert self.table.add_row_selection(row), f"row {row} cannot be chosen"

    def open(self, row):
        act(self.table.get_accessible_at(row, 0), "activate")


def cell_text(cell):
    """An icon and a text beside it are one cell of two parts."""
    parts = [there(cell).get_name()] + [child.get_name() for child in children(cell)]
    return " ".join(part for part in parts if part)


def text_of(node):
    if has(node, State.EDITABLE) or node.get_role() == Atspi.Role.TEXT:
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name()


def chosen_of(box):
    item = Atspi.Selection.get_selected_child(box, 0)
    return item.get_name() if item else ""


def act(node, name=None):
    """Does the action of that name, else the first one."""
    names = [node.get_action_name(i) for i in range(node.get_n_actions())]
    assert names, f"'{node.get_name()}' ({node.get_role_name()}) has no action"
    assert name is None or name in names, f"'{node.get_name()}' has the actions {names}"
    assert node.do_action(names.index(name) if name else 0), f"'{node.get_name()}' does not act"
