"""Write the ledger for the accountant: choose its form, look at it, write the file."""

import os
import subprocess

from access import STEP_S, Atspi, State, has, text_of, walk, wait

FORM = "Journal for hledger"


def check_preview(program):
    """What the file will hold, and its first lines."""
    program.window.wait_text("export-summary", lambda text: text, "what the file will hold")
    program.window.wait_text("export-preview", lambda text: "Assets:" in text,
                             "the first lines of the journal")


def check_file(program, path):
    """The program says that it is written, and hledger that it balances."""
    window = program.window
    window.wait_text("window-news-row-text", lambda text: os.path.basename(path) in text,
                     "that the file is written")
    wait(f"the file {path}", lambda: os.path.getsize(path) > 0 if os.path.exists(path) else False)
    judged = subprocess.run(["hledger", "-s", "-f", path, "check"], capture_output=True, text=True,
                            timeout=STEP_S, check=False)
    assert judged.returncode == 0, judged.stdout + judged.stderr
    total = subprocess.run(["hledger", "-f", path, "balance", "--depth", "0"], text=True,
                           capture_output=True, timeout=STEP_S, check=True)
    assert total.stdout.split()[-1] == "0", total.stdout


def by_tools(program):
    t, window = program.t, program.window
    program.open_book_by_tools()
    program.go_by_tools("Books", "area")
    window.tab("books-tabs", t("Export"))
    window.choose("export-format", t(FORM))
    check_preview(program)
    window.press("export-write")
    dialog = window.dialog()
    path = os.path.join(program.folder, "ledger.journal")
    name = wait("the field of the file's name", lambda: next(
        (n for n in walk(dialog)
         if n.get_role() == Atspi.Role.TEXT and has(n, State.EDITABLE)), None))
    assert name.set_text_contents(path)
    wait("the path in the field", lambda: text_of(name) == path)
    names = [name.get_action_name(i) for i in range(name.get_n_actions())]
    assert name.do_action(names.index("activate"))
    check_file(program, path)


def by_keys(program):
    window = program.window
    program.open_book()
    program.keys("Ctrl+8")
    program.at("trial-balance-list")
    program.tab_to("books-tabs", "Shift+Tab")
    # Before the last one, which is the audit.
    program.keys("End", "Right" if program.language == "ar" else "Left")
    program.window.find("export-format")
    program.tab_to("export-format")
    # The third of four.
    program.keys("Down", "Down")
    check_preview(program)
    program.tab_to("export-write")
    program.keys("Space")
    window.dialog()
    path = os.path.join(program.folder, "ledger.journal")
    program.keys("Ctrl+a")
    program.write(path)
    program.keys("Enter")
    check_file(program, path)
