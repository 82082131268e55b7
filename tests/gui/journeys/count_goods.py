"""A count of a shop that goes on selling: begun, sold meanwhile, counted, posted."""

import shop
from sheets import (on_hand, row_act, scan_by_keys, scan_by_tools, tab_of_stock, to_tab_by_keys,
                    wait_state)

# One lamp is sold while people count, and one is missing.
FOUND = (("LAMP-1", shop.LAMPS["Laden"] - 2), ("CHAIR-1", 4), ("RUG-1", 9))


def sell_meanwhile(program):
    """Somebody buys a lamp: the file of the channel says so."""
    row = shop.order_row("#2001", "2026-03-12", "LAMP-1", 1, True)
    path = shop.write(program.file + ".sale.csv", shop.ORDER_HEADER, row)
    program.shop.say("import", "shopify-orders", path, "--channel", "WEB", book=program.book)
    assert on_hand(program, "LAMP-1", "MAIN") == str(shop.LAMPS["Laden"] - 1)


def check_end(program):
    for sku, found in FOUND:
        assert on_hand(program, sku, "MAIN") == str(found), sku
    said = program.shop.say("count", "list", "--output", "csv", book=program.book)
    assert "posted" in said, said


def by_tools(program):
    t, window = program.t, program.window
    program.open_book_by_tools()
    tab_of_stock(program, "Counts")
    window.press("counts-new")
    window.choose("new-count-place", "Laden")
    window.press("new-count-save")
    window.gone("new-count-form")
    window.wait_rows("counts-list", lambda r: len(r) == 1, "the count")
    sell_meanwhile(program)
    window.wait_text("counts-next", lambda text: text == t("Enter..."), "the next act")
    window.press("counts-next")
    for line, (sku, found) in enumerate(FOUND):
        scan_by_tools(program, "count-entry", sku, str(found), line + 1)
    window.press("count-entry-done")
    window.gone("count-entry-title")
    window.wait_text("counts-next", lambda text: text == t("Post..."), "all counted")
    window.press("counts-next")
    wait_state(program, "counts-list", "Posted", "count")
    check_end(program)


def by_keys(program):
    window = program.window
    program.open_book()
    to_tab_by_keys(program, "Counts", "counts-new")
    program.tab_to("counts-new")
    program.keys("Space")
    program.at("new-count-place")
    # The shop stands behind the warehouse.
    program.keys("Down")
    program.tab_to("new-count-save")
    program.keys("Space")
    window.gone("new-count-form")
    window.wait_rows("counts-list", lambda r: len(r) == 1, "the count")
    sell_meanwhile(program)
    program.tab_to("counts-list")
    program.keys("Down")
    row_act(program, "counts-list", "Enter...")
    for line, (sku, found) in enumerate(FOUND):
        scan_by_keys(program, "count-entry", sku, str(found), line + 1)
    program.keys("Esc")
    program.at("counts-list")
    row_act(program, "counts-list", "Post...")
    wait_state(program, "counts-list", "Posted", "count")
    check_end(program)
