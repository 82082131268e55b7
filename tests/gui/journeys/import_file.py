"""Take in a file of a channel: look at what each row would do, go, read what came of it."""

import shop
from access import LISTS, Atspi, Rows, plain, walk, wait

NEW, REFUSED = len(shop.SECOND_WEEK), 1


def count(program, word, number):
    return plain(f"{program.t(word)}: {number}")


def check_dry_run(program):
    """The file is recognised, each row has its verdict, and nothing has changed yet."""
    t, window = program.t, program.window
    kinds = window.wait_rows("import-kinds", lambda r: len(r) == 1, "what the file is")
    assert kinds.cell(0, t("Kind of file")) in ("shopify-orders", t("Shopify orders")), kinds.all()
    assert "second.csv" in kinds.cell(0, t("Why")), kinds.all()
    rows = window.wait_rows("import-rows", lambda r: len(r) == NEW + REFUSED, "a row an order")
    verdicts = [rows.cell(row, t("What would happen")) for row in range(len(rows))]
    assert verdicts.count(t("New")) == NEW and verdicts.count(t("Refused")) == REFUSED, rows.all()
    summary = plain(window.text("import-summary"))
    assert count(program, "New", NEW) in summary and count(program, "Refused", REFUSED) in summary
    assert orders(program) == len(shop.FIRST_WEEK), "the dry run changed the book"


def check_result(program):
    """The page says that the files were taken in, how many rows, and why one was not."""
    t, window = program.t, program.window
    window.wait_text("import-info-text", lambda text: text == t("The files were taken in."),
                     "the end of the import")
    assert count(program, "New", NEW) in plain(window.text("import-summary"))
    rows = window.wait_rows("import-rows", lambda r: len(r) == REFUSED, "the refused row")
    assert "2026-02-30" in rows.cell(0, t("Why it was refused")), rows.all()
    known = orders(program)
    assert known == len(shop.FIRST_WEEK) + NEW, f"the book has {known} orders"


def orders(program):
    """How many the book itself knows."""
    said = program.shop.say("order", "list", "--output", "csv", book=program.book)
    return len([line for line in said.splitlines() if line.startswith("#")])


def choose_file(program):
    """In the toolkit's own dialog: the row of the file, opened."""
    dialog = program.window.dialog()

    def row():
        for node in walk(dialog):
            if node.get_role() in LISTS:
                rows = Rows(node)
                for i in range(len(rows)):
                    if plain(rows.texts(i)[0]).strip() == "second.csv":
                        return rows, i
        return None
    rows, i = wait("the file in the dialog", row)
    Atspi.Selection.clear_selection(rows.table)
    rows.select(i)
    rows.open(i)


def by_tools(program):
    t, window = program.t, program.window
    program.open_book_by_tools()
    window.run_menu(t("&Book"), t("&Import files..."))
    choose_file(program)
    window.find("import-panel")
    check_dry_run(program)
    window.press("import-go")
    check_result(program)
    window.press("import-back")
    batches = window.wait_rows("batches-list", lambda r: len(r) > 0, "the import in the list")
    assert "second.csv" in " ".join(batches.texts(0)), batches.all()


def by_keys(program):
    window = program.window
    program.open_book()
    program.keys("Ctrl+i")
    window.dialog()
    # A path typed into the dialog opens its field.
    program.write(program.file)
    program.keys("Enter")
    program.at("import-rows")
    check_dry_run(program)
    program.tab_to("import-go")
    program.keys("Space")
    check_result(program)
    # The button is gone: the rows, which say what was refused, have the keys.
    program.at("import-rows")
    program.keys("Esc")
    program.at("batches-list")
