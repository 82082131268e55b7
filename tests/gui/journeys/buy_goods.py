"""An order with a supplier: written, taken in, and invoiced at another price than agreed."""

import shop
from sheets import (on_hand, row_act, scan_by_keys, scan_by_tools, tab_of_stock, to_tab_by_keys,
                    wait_state)

BOUGHT = 6


def with_supplier(program):
    program.shop.say("supplier", "add", "Lampenwerk", "--code", "WERK", book=program.book)


def check_end(program):
    assert on_hand(program, "LAMP-1", "LAGER") == str(shop.LAMPS["Lager"] + BOUGHT)
    said = program.shop.say("purchase", "invoices", "P-1", "--output", "csv", book=program.book)
    assert "R-77" in said and "72.00" in said, said


def check_foreseen(program):
    """What the invoice will post is shown before it does: six at 0.50 more than agreed."""
    t, window = program.t, program.window
    rows = window.wait_rows("transfer-foreseen",
                            lambda r: any("72.00" in text for text in r.texts(1)) if len(r) > 2
                            else False, "what will be owed")
    assert [rows.cell(i, t("Account")) for i in range(3)] == ["1200", "2000", "2010"], rows.all()
    assert "3.00" in rows.cell(0, t("Debit")), rows.all()


def by_tools(program):
    t, window = program.t, program.window
    with_supplier(program)
    program.open_book_by_tools()
    tab_of_stock(program, "Purchases")
    window.press("purchases-new")
    scan_by_tools(program, "purchase-sheet", "LAMP-1", f"{BOUGHT}@11.50", 1)
    window.press("transfer-act")
    window.gone("purchase-sheet-title")
    wait_state(program, "purchases-list", "Ordered", "purchase").select(0)
    window.wait_text("purchases-next", lambda text: text == t("Receive..."), "the next act")
    window.press("purchases-next")
    window.find("purchase-sheet-title")
    window.press("transfer-act")
    window.gone("purchase-sheet-title")
    wait_state(program, "purchases-list", "Received")
    window.press("purchases-invoice")
    window.type("transfer-bill", "R-77")
    scan_by_tools(program, "purchase-sheet", "LAMP-1", f"{BOUGHT}@12.00", 1)
    check_foreseen(program)
    window.press("transfer-act")
    window.gone("purchase-sheet-title")
    window.wait_text("purchase-title", lambda text: text == "P-1", "the order's card")
    window.tab("purchase-tabs", t("Invoices"))
    rows = window.wait_rows("purchase-invoices", lambda r: len(r) == 1, "the invoice")
    assert rows.cell(0, t("State")) == t("Another price than agreed"), rows.all()
    check_end(program)


def by_keys(program):
    with_supplier(program)
    program.open_book()
    to_tab_by_keys(program, "Purchases", "purchases-new")
    program.tab_to("purchases-new")
    program.keys("Space")
    scan_by_keys(program, "purchase-sheet", "LAMP-1", f"{BOUGHT}@11.50", 1)
    program.keys("Ctrl+Enter")
    program.at("purchases-list")
    wait_state(program, "purchases-list", "Ordered", "purchase")
    program.keys("Down")
    row_act(program, "purchases-list", "Receive...")
    program.at("purchase-sheet-scan-code")
    program.keys("Ctrl+Enter")
    program.at("purchases-list")
    wait_state(program, "purchases-list", "Received")
    row_act(program, "purchases-list", "Supplier's invoice...")
    program.at("transfer-bill")
    program.write("R-77")
    program.tab_to("purchase-sheet-scan-code")
    scan_by_keys(program, "purchase-sheet", "LAMP-1", f"{BOUGHT}@12.00", 1)
    check_foreseen(program)
    program.keys("Ctrl+Enter")
    program.at("purchases-list")
    check_end(program)
