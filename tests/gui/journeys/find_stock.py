"""Find a product and see where it lies, as the person at the counter does."""

import shop
from access import plain

LAMP = "LAMP-1"


def check_row(program):
    """The list has one row, with the pool and each place that has a column."""
    t, window = program.t, program.window
    rows = window.wait_rows("stock-list", lambda r: len(r) == 1 and r.cell(0, "SKU") == LAMP,
                            "the only row that is searched for")
    assert rows.cell(0, t("On hand")) == str(sum(shop.LAMPS.values())), rows.all()
    assert rows.cell(0, t("Committed")) == str(shop.LAMPS_PROMISED), rows.all()
    for place, count in shop.LAMPS.items():
        assert rows.cell(0, place) == str(count), rows.all()
    return rows


def check_card(program):
    """The card says what it is and what lies in each place."""
    t, window = program.t, program.window
    window.wait_text("product-title", lambda text: text == "Leselampe", "the product's name")
    levels = window.wait_rows("product-levels", lambda r: len(r) == len(shop.LAMPS) + 1,
                              "a row for each place and one for all")
    for place, count in shop.LAMPS.items():
        row = levels.find(t("Place"), place)
        assert row is not None, f"no row of {place}: {levels.all()}"
        assert levels.cell(row, t("On hand")) == str(count), levels.all()
    row = levels.find(t("Place"), "Laden")
    free = shop.LAMPS["Laden"] - shop.LAMPS_PROMISED
    assert levels.cell(row, t("Available")) == str(free), levels.all()


def check_charts(program):
    """What the charts show is said in words, and stands in a list beside them."""
    t, window = program.t, program.window
    window.tab("product-tabs", t("Channels"))
    chart = window.find("product-shares-chart")
    words = plain(chart.get_description())
    assert chart.get_role_name() == "chart" and chart.get_name()
    assert words == f"Online shop: {shop.LAMPS_SOLD}", words
    shares = window.wait_rows("product-shares", lambda r: len(r) == 1, "the channel's row")
    assert shares.all()[0][:2] == ["Online shop", str(shop.LAMPS_SOLD)], shares.all()
    window.tab("product-tabs", t("On hand by day"))
    words = plain(window.find("product-days-chart").get_description())
    assert words.endswith(f": {sum(shop.LAMPS.values())}"), words


def by_tools(program):
    program.open_book_by_tools()
    program.go_by_tools("Stock")
    window = program.window
    window.find("stock-list")
    window.type("stock-search", LAMP)
    check_row(program).select(0)
    check_card(program)
    check_charts(program)
    window.press("product-close")
    window.gone("product-title")


def by_keys(program):
    program.open_book()
    program.keys("Ctrl+3")
    program.at("stock-list")
    program.keys("Ctrl+f")
    program.at("stock-search")
    program.write(LAMP)
    check_row(program)
    program.keys("Down")
    program.at("stock-list")
    check_card(program)
    program.keys("Enter")
    program.at("product-levels")
    program.tab_to("product-tabs", "Shift+Tab")
    # The last tab but one; End goes in the reading direction of no language.
    program.keys("End")
    program.window.find("product-lots")
    back = "Right" if program.language == "ar" else "Left"
    for tab in ("product-parts", "product-entries", "product-days-chart"):
        program.keys(back)
        program.window.find(tab)
    program.tab_to("product-days-chart")
    program.keys("Left" if program.language == "ar" else "Right")
    program.window.find("product-days-chart")
    program.keys("Esc")
    program.at("stock-list")
    program.window.gone("product-title")
