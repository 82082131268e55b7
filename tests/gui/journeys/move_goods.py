"""A transfer from its draft to its end: sent, received with one missing, closed with a reason."""

import shop
from sheets import on_hand, row_act, scan_by_keys, scan_by_tools, wait_state

SENT, CAME = 5, 4


def check_end(program):
    """What is missing is in no place any more, and the books know why."""
    assert on_hand(program, "LAMP-1", "MAIN") == str(shop.LAMPS["Laden"] + CAME)
    assert on_hand(program, "LAMP-1", "LAGER") == str(shop.LAMPS["Lager"] - SENT)
    said = program.shop.say("transfer", "list", "--output", "csv", book=program.book)
    assert "closed" in said, said


def close_with_reason(program):
    """The form asks why they are missing; saved, the transfer is closed."""
    window = program.window
    row_act(program, "transfers-list", "Close...")
    program.at("transfer-closing-reason")
    program.keys("Down")
    program.tab_to("transfer-closing-save")
    program.keys("Space")
    window.gone("transfer-closing-form")
    wait_state(program, "transfers-list", "Closed")


def by_tools(program):
    t, window = program.t, program.window
    program.open_book_by_tools()
    program.go_by_tools("Transfers")
    window.press("transfers-new")
    window.choose("transfer-from", "Lager")
    window.choose("transfer-to", "Laden")
    rows = scan_by_tools(program, "transfer-sheet", "LAMP-1", str(SENT), 1)
    assert rows.cell(0, t("Available there")) == str(shop.LAMPS["Lager"]), rows.all()
    window.press("transfer-act")
    window.gone("transfer-sheet-title")
    wait_state(program, "transfers-list", "Ready").select(0)
    window.wait_text("transfers-next", lambda text: text == t("Send..."), "the next act")
    window.press("transfers-next")
    window.find("transfer-sheet-title")
    window.press("transfer-act")
    window.gone("transfer-sheet-title")
    wait_state(program, "transfers-list", "In transit")
    window.wait_text("transfers-next", lambda text: text == t("Receive..."), "the next act")
    window.press("transfers-next")
    scan_by_tools(program, "transfer-sheet", "LAMP-1", str(CAME), 1)
    window.wait_rows("transfer-sheet-lines", lambda r: r.cell(0, t("Remaining")) == "1",
                     "one that did not come")
    window.press("transfer-act")
    window.gone("transfer-sheet-title")
    wait_state(program, "transfers-list", "Partly received")
    close_with_reason(program)
    check_end(program)


def by_keys(program):
    window = program.window
    program.open_book()
    program.keys("Ctrl+4")
    window.find("transfers-new")
    # There is no transfer yet, so nothing has the keys.
    program.keys("Tab")
    program.tab_to("transfers-new")
    program.keys("Space")
    scan_by_keys(program, "transfer-sheet", "LAMP-1", str(SENT), 1)
    program.keys("Ctrl+Enter")
    program.at("transfers-list")
    wait_state(program, "transfers-list", "Ready")
    program.keys("Down")
    row_act(program, "transfers-list", "Send...")
    program.at("transfer-sheet-scan-code")
    program.keys("Ctrl+Enter")
    program.at("transfers-list")
    wait_state(program, "transfers-list", "In transit")
    row_act(program, "transfers-list", "Receive...")
    scan_by_keys(program, "transfer-sheet", "LAMP-1", str(CAME), 1)
    program.keys("Ctrl+Enter")
    program.at("transfers-list")
    wait_state(program, "transfers-list", "Partly received")
    close_with_reason(program)
    check_end(program)
