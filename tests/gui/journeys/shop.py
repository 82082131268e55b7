"""A lamp shop's book, made by `kontor` from the files of its channel, and one more file."""

import os
import shutil
import subprocess

PRODUCTS = (  # SKU, name, price and cost without tax, count in the shop and in the warehouse
    ("LAMP-1", "Leselampe", "30.00", "12.00", 20, 100),
    ("CHAIR-1", "كرسي خشب", "120.00", "50.00", 5, 30),
    ("RUG-1", "羊毛地毯", "80.00", "40.00", 10, 0),
)
FIRST_WEEK = (  # number, day, SKU, pieces, sent
    ("#1001", "2026-03-02", "LAMP-1", 2, True),
    ("#1002", "2026-03-02", "CHAIR-1", 1, True),
    ("#1003", "2026-03-03", "RUG-1", 1, True),
    ("#1004", "2026-03-03", "LAMP-1", 3, True),
    ("#1005", "2026-03-06", "LAMP-1", 4, False),
)
SECOND_WEEK = (
    ("#1006", "2026-03-09", "LAMP-1", 1, True),
    ("#1007", "2026-03-10", "RUG-1", 2, True),
    ("#1008", "2026-03-10", "CHAIR-1", 1, False),
)
NO_SUCH_DAY = ("#1009", "2026-02-30", "LAMP-1", 1, True)
# What these amount to.
LAMPS = {"Laden": 15, "Lager": 100}
LAMPS_SOLD = 5
LAMPS_PROMISED = 4

ORDER_HEADER = (
    "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Id,Currency,Subtotal,Shipping,"
    "Taxes,Total,Refunded Amount,Outstanding Balance,Cancelled at,Payment Method,Email,Location,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,"
    "Lineitem fulfillment status")


ON_SERVER = "_postgresql"


def database_on_server(name):
    """The address of a new database of this name on the tests' own server."""
    admin = os.environ["KONTOR_TEST_PG"]
    subprocess.run(["psql", "-X", "-q", "-c", f'create database "{name}"', admin], check=True,
                   timeout=60)
    server, mark, rest = admin.partition("?")
    return f"{server.rpartition('/')[0]}/{name}{mark}{rest}"


def order_row(number, day, sku, pieces, sent):
    name, price = next((p[1], p[2]) for p in PRODUCTS if p[0] == sku)
    at = day + " 10:00:00 +0100"
    total = f"{float(price) * pieces:.2f}"
    return ",".join((
        number, "paid", at, *(("fulfilled", at) if sent else ("unfulfilled", "")), "", "EUR",
        total, "0.00", "0.00", total, "0.00", "0.00", "", "Shopify Payments", "buyer@example.com",
        "Laden", at, str(pieces), name, price, sku, "fulfilled" if sent else "pending"))


def write(path, *rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(row + "\n" for row in rows))
    return path


def write_files(folder):
    write(os.path.join(folder, "products.csv"),
          "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
          "Variant Price,Cost per item,Status",
          *(f"{sku},{name},Nord,Title,Default Title,{sku},shopify,{price},{cost},active"
            for sku, name, price, cost, _, _ in PRODUCTS))
    write(os.path.join(folder, "inventory.csv"),
          "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,"
          "Committed,Available,On hand",
          *(f"{p[0]},{p[1]},Title,Default Title,{p[0]},,,{place},0,0,0,{count},{count}"
            for p in PRODUCTS for place, count in (("Laden", p[4]), ("Lager", p[5]))))
    for name, orders in (("first.csv", FIRST_WEEK), ("second.csv", SECOND_WEEK + (NO_SUCH_DAY,))):
        write(os.path.join(folder, name), ORDER_HEADER, *(order_row(*order) for order in orders))


class Shop:
    """The book as it stands before each journey; a journey works on a copy of its own."""

    def __init__(self, kontor, folder):
        self.kontor, self.folder = kontor, folder
        os.makedirs(folder)
        write_files(folder)
        self.book = os.path.join(folder, "shop.kontor")

        def file(name):
            return os.path.join(folder, name)
        self.say("book", "create", "--entity", "Lampenladen Nord", "--country", "DE",
                 "--currency", "EUR", "--time-zone", "Europe/Berlin")
        self.say("setup", "--location", "MAIN=Laden", "--location", "LAGER:warehouse=Lager",
                 "--channel", "WEB=Online shop")
        self.say("import", "auto", file("products.csv"), "--channel", "WEB")
        self.say("import", "shopify-inventory", file("inventory.csv"), "--channel", "WEB",
                 "--as-of", "2026-03-01")
        self.say("import", "shopify-orders", file("first.csv"), "--channel", "WEB",
                 "--as-of", "2026-03-07T12:00:00Z")

    def say(self, *words, book=None):
        """Runs `kontor` on the book and gives what it says."""
        address = book or self.book
        if not address.startswith("postgresql:"):
            address = "sqlite://" + address
        ran = subprocess.run([self.kontor, "--book", address, *words],
                             capture_output=True, text=True, timeout=60, check=False)
        if ran.returncode != 0:
            raise AssertionError(f"kontor {' '.join(words)}: {ran.stdout}{ran.stderr}")
        return ran.stdout

    def copy(self, folder):
        """The book and the second week's orders beside it, in a folder of a journey; what opens
        the one, and the path of the other. So the file dialog looks at the open book, too, which
        must do it no harm. A folder that ends so has its book on the server."""
        os.makedirs(folder)
        book = os.path.join(folder, "shop.kontor")
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(self.book + ending):
                shutil.copy(self.book + ending, book + ending)
        if folder.endswith(ON_SERVER):
            book = database_on_server(os.path.basename(folder))
            self.say("book", "copy", book)
        return book, shutil.copy(os.path.join(self.folder, "second.csv"), folder)
