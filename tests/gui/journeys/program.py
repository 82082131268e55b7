"""A running kontor-desktop with a book, a folder and settings of its own."""

import gettext
import os
import subprocess

from access import Atspi, State, Window, has, plain, told, wait
from keys import Keyboard

START_S = 20.0


class Program:
    """Started without a book at the first page; ended with the block."""

    def __init__(self, desktop, locale, language, shop, folder):
        self.desktop, self.locale, self.language = desktop, locale, language
        self.folder = folder
        self.book, self.file = shop.copy(folder)
        self.shop = shop
        self.window = None
        words = gettext.NullTranslations()
        if language != "en":
            words = gettext.translation("kontor", locale, [language])
        self.words = words

    def __enter__(self):
        home = os.path.join(self.folder, "home")
        env = dict(os.environ, HOME=home, KONTOR_LOCALE_DIR=self.locale)
        env.pop("KONTOR_BOOK", None)
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            env[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
            os.makedirs(env[f"XDG_{name}_HOME"])
        self.log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        # Where the file dialogs begin.
        self.process = subprocess.Popen(
            [self.desktop, "--lang", self.language, "--light"], env=env,
            cwd=os.path.dirname(self.file), stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=self.log)
        try:
            self.window = Window(self.process.pid, START_S)
            self.keyboard = Keyboard()
            self.window.find("start-page", START_S)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.window:
            self.window.close()
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def alive(self):
        return self.process.poll() is None

    def t(self, text, context=None):
        """What the program says for an English text, without the mark of an access key."""
        said = self.words.pgettext(context, text) if context else self.words.gettext(text)
        return plain(said.replace("&", ""))

    # --- what the journeys by keyboard share

    def keys(self, *all_keys):
        for key in all_keys:
            self.keyboard.press(key)

    def write(self, text):
        self.keyboard.type(text)

    def at(self, wanted):
        """Until the keys go to the control of this id, which is seen and has a name."""
        def there():
            self.keyboard.serve_front()
            node = self.window.focus()
            return node and node.get_accessible_id() == wanted and node
        try:
            node = wait(f"the focus at '{wanted}'", there)
        except AssertionError as error:
            raise AssertionError(f"{error}; it is at {self.where()}") from None
        assert has(node, State.SHOWING) and has(node, State.FOCUSABLE), f"'{wanted}' is not seen"
        assert node.get_name(), f"'{wanted}' has the focus and no name"
        return node

    def where(self):
        node = self.window.focus()
        return told(node) if node else "nothing"

    def next_stop(self, key="Tab"):
        """The id of what has the focus after the key: something that is seen, with a name."""
        before = told(wait("something that has the focus", self.window.focus))
        self.keys(key)

        def moved():
            node = self.window.focus()
            return node if node and told(node) != before else None
        node = wait(f"the focus to go on from {before} by {key}", moved)
        assert has(node, State.SHOWING), f"{key} stops at {told(node)}, which is not seen"
        assert node.get_name(), f"{key} stops at {told(node)}, which has no name"
        if node.get_role() == Atspi.Role.TABLE_COLUMN_HEADER:
            return f"{node.get_parent().get_accessible_id()} header"
        assert node.get_accessible_id(), f"{key} stops at {told(node)}, which has no id"
        return node.get_accessible_id()

    def tab_to(self, wanted, key="Tab", most=14):
        """Goes on by Tab until the control of this id has the keys."""
        stops = []
        for _ in range(most):
            stops.append(self.next_stop(key))
            if stops[-1] == wanted:
                return self.at(wanted)
        raise AssertionError(f"{most} times {key} did not reach '{wanted}', but {stops}")

    def open_book(self):
        """From the first page, with the keys alone."""
        self.at("start-address")
        self.write(self.book)
        self.window.wait_text("start-address", lambda text: text == self.book, "the address typed")
        self.keys("Enter")
        self.window.find("today-page")

    def open_book_by_tools(self):
        """The same by what assistive tools do."""
        self.window.type("start-address", self.book)
        self.window.press("start-open")
        self.window.find("today-page")

    def go_by_tools(self, area, context=None):
        """To an area, by its row in the list of areas."""
        areas = self.window.rows("navigation")
        row = areas.find(areas.titles[0], self.t(area, context))
        assert row is not None, f"areas {areas.all()}, not '{self.t(area, context)}'"
        areas.select(row)
