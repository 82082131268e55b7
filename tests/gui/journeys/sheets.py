"""What the journeys of the store manager share: lines that are scanned, acts of a row, the book."""

from access import Atspi, State, has, plain, wait, walk


def scan_by_tools(program, sheet, code, quantity, lines):
    """Types a line into a sheet, until its list has so many."""
    window = program.window
    window.type(f"{sheet}-scan-code", code)
    window.type(f"{sheet}-scan-quantity", quantity)
    window.press(f"{sheet}-scan-add")
    return window.wait_rows(f"{sheet}-lines", lambda r: len(r) == lines, f"{code} in the list")


def scan_by_keys(program, sheet, code, quantity, lines):
    """The same as from a scanner: the focus waits for the next code."""
    program.at(f"{sheet}-scan-code")
    program.write(code)
    program.keys("Tab")
    program.at(f"{sheet}-scan-quantity")
    program.write(quantity)
    program.keys("Enter")
    program.at(f"{sheet}-scan-code")
    return program.window.wait_rows(f"{sheet}-lines", lambda r: len(r) == lines,
                                    f"{code} in the list")


def tab_of_stock(program, label):
    program.go_by_tools("Stock")
    program.window.tab("stock-area-tabs", program.t(label))


def to_tab_by_keys(program, label, page):
    """From the list of the stock to another of its tabs."""
    program.keys("Ctrl+3")
    program.at("stock-list")
    program.tab_to("stock-area-tabs", "Shift+Tab")
    forward = "Left" if program.language == "ar" else "Right"

    def chosen():
        tabs = program.window.find("stock-area-tabs")
        return next((plain(n.get_name()).split(" (")[0] for n in
                     (tabs.get_child_at_index(i) for i in range(tabs.get_child_count()))
                     if has(n, State.SELECTED)), "")
    wanted = plain(program.t(label))
    for _ in range(8):
        before = chosen()
        if before == wanted:
            program.window.find(page)
            return
        program.keys(forward)
        wait("another tab", lambda: chosen() not in ("", before))
    raise AssertionError(f"the keys never came to the tab '{label}'")


def row_act(program, table, label):
    """An act of the chosen row, out of its menu, by keys."""
    program.at(table)
    program.keys("Shift+F10")

    def items():
        return [n for top in program.window.tops() for n in walk(top)
                if n.get_role() == Atspi.Role.MENU_ITEM and has(n, State.SHOWING)
                and n.get_name() and n.get_parent().get_role() != Atspi.Role.MENU_BAR]
    wanted = plain(program.t(label))
    wait(f"'{label}' in the menu", lambda: wanted in [plain(n.get_name()) for n in items()])
    for _ in range(20):
        program.keys("Down")
        if any(has(n, State.SELECTED) and plain(n.get_name()) == wanted for n in items()):
            program.keys("Enter")
            return
    raise AssertionError(f"the keys never came to '{label}' in the menu")


def wait_state(program, table, state, context="transfer"):
    """Until the first row of a list has this state."""
    t = program.t
    return program.window.wait_rows(
        table, lambda r: len(r) and r.cell(0, t("State")).lower() == t(state, context).lower(),
        f"a document that is {state}")


def on_hand(program, sku, place):
    """What the book itself says."""
    said = program.shop.say("stock", "list", "--output", "csv", book=program.book).splitlines()
    head = said[0].split(",")
    for line in said[1:]:
        row = dict(zip(head, line.split(",")))
        if row["sku"] == sku and row["location"] == place:
            return row["on_hand"]
    return None
