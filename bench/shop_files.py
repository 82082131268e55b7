#!/usr/bin/env python3
"""bench/shop_files.py DIR [--orders N] [--products N] [--last DATE] [--seed N]: writes the files
of a shop of any size to DIR, to be imported in the order of their names: products, opening counts,
and the orders of twelve channels. 20 places, 40 employees, a quarter as many buyers as orders, two
years up to DATE. Few products and channels make most of the sales; Saturdays and December sell
more; the last days hold orders that are not sent or paid yet. The same arguments give the same
bytes."""

import argparse
import bisect
import itertools
import os
import random
from datetime import date, datetime, timedelta

from shopify_orders import COLUMNS, money, quoted

PLACES = ["Central Warehouse"] + [f"{town} {street}" for town, street in itertools.product(
    ("Vienna", "Berlin", "Bucharest", "Graz", "Linz"),
    ("Main Street", "Harbour", "Station", "Market Hall"))][:19]
# Share of all orders, in thousandths; where True, sold over the counter of the shops.
CHANNELS = [("WEB-SHOP", 300, False), ("TILLS-VIENNA", 170, True), ("TILLS-BERLIN", 140, True),
            ("MARKET-EU", 120, False), ("TILLS-BUCHAREST", 80, True), ("APP", 60, False),
            ("MARKET-US", 45, False), ("TILLS-GRAZ", 35, True), ("WHOLESALE", 20, False),
            ("HANDMADE", 15, False), ("TILLS-LINZ", 10, True), ("SOCIAL", 5, False)]
KINDS = ("Lamp Chair Table Mug Plate Kettle Blanket Cushion Clock Mirror Basket Vase Bottle Knife "
         "Pan Towel Candle Shelf Stool Rug Tray Bowl Jar Spoon Hook Rack Bench Curtain Frame Brush "
         "Scarf Jacket Shirt Boot Glove Hat Belt Bag Wallet Tent Bicycle Helmet Pump Saddle Bell"
         ).split()
LOOKS = ("Oak Walnut Linen Copper Slate Amber Coral Cobalt Sage Ivory Jade Ruby Pearl Moss Sand "
         "Rust Indigo Olive Plum Saffron Graphite Birch Maple Cedar Wool Cotton Velvet Marble "
         "Brass Steel").split()
OTHER = ["مصباح", "كرسي", "台灯", "椅子", "Scaun", "Lampă", "Cană", "دراجة", "自行车"]
FIRST = ("Ana Ben Chen Dara Eva Finn Gil Hana Ion Jana Karim Lea Mihai Nora Omar Petra Radu Sara "
         "Tom Uta Vlad Wei Yara Zoe Andrei Bianca Clara David Elena Farid").split()
LAST = ("Pop Ito Li Aziz Lind Moe Roy Oz Bauer Gruber Ionescu Popa Weber Wagner Haddad Wang Zhang "
        "Huber Steiner Marin Dumitru Saleh Novak Mayer Fuchs Berger Stan Rusu Nasser Liu").split()
PRODUCT_COLUMNS = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,"
    "Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,"
    "Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,"
    "Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,"
    "Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,Variant Image,"
    "Variant Weight Unit,Variant Tax Code,Cost per item,Status").split(",")
STOCK_COLUMNS = (
    "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,"
    "SKU,HS Code,COO,Location,Incoming,Unavailable,Committed,Available,On hand").split(",")
AT = {name: place for place, name in enumerate(COLUMNS)}


def price(product):
    return 290 + product * 7919 % 19700


def title(product):
    kind = KINDS[product % len(KINDS)]
    look = LOOKS[product // len(KINDS) % len(LOOKS)]
    other = f" {OTHER[product // 50 % len(OTHER)]}" if product % 50 == 7 else ""
    return f"{look} {kind}{other} {product // (len(KINDS) * len(LOOKS)) + 1}"


def row(columns, values):
    return ",".join(quoted(str(values.get(column, ""))) for column in columns) + "\n"


def write_products(path, count):
    with open(path, "w", encoding="utf-8") as out:
        out.write(",".join(PRODUCT_COLUMNS) + "\n")
        for product in range(count):
            cents = price(product)
            out.write(row(PRODUCT_COLUMNS, {
                "Handle": f"p{product:06}", "Title": title(product),
                "Vendor": f"Vendor {product % 240}", "Published": "true", "Option1 Name": "Title",
                "Option1 Value": "Default Title", "Variant SKU": f"SKU-{product:06}",
                "Variant Inventory Tracker": "shopify", "Variant Price": money(cents),
                "Variant Barcode": f"{4000000000000 + product}", "Gift Card": "false",
                "Cost per item": money(cents * 55 // 100), "Status": "active"}))


class Demand:
    """Which products are bought: the n-th most wanted one with a weight of 1 / (n + 40)."""

    def __init__(self, products):
        self.products = products
        self.sums = list(itertools.accumulate(1 / (rank + 40) for rank in range(products)))
        shops = len(PLACES) - 1
        self.shop_sums = self.sums[:max(1, products // shops)]

    def pick(self, chance, place):
        sums = self.sums if place == 0 else self.shop_sums
        rank = bisect.bisect_left(sums, chance.random() * sums[-1])
        if place == 0:
            return rank * 7919 % self.products
        return min(rank * (len(PLACES) - 1) + place - 1, self.products - 1)


class Shop:
    def __init__(self, args):
        self.args = args
        self.demand = Demand(args.products)
        self.sold = {}
        self.buyers = max(1, args.orders // 4)
        self.end = datetime.combine(args.last, datetime.min.time()) + timedelta(hours=20)
        # Days by what they sell.
        first = args.last - timedelta(days=729)
        self.days = [first + timedelta(days=day) for day in range(730)]
        self.day_sums = list(itertools.accumulate(
            (1.5 if day.weekday() == 5 else 0.6 if day.weekday() == 6 else 1.0)
            * (1.6 if day.month == 12 else 1.0) * (1 + number / 1460)
            for number, day in enumerate(self.days)))

    def moments(self, chance, count):
        """`count` moments in order."""
        days = sorted(bisect.bisect_left(self.day_sums, chance.random() * self.day_sums[-1])
                      for _ in range(count))
        for day, group in itertools.groupby(days):
            seconds = sorted(chance.randrange(8 * 3600, 20 * 3600) for _ in group)
            start = datetime.combine(self.days[day], datetime.min.time())
            for second in seconds:
                yield start + timedelta(seconds=second)

    def write_orders(self, path, number, channel, count, in_shop):
        chance = random.Random(self.args.seed * 100 + number)
        with open(path, "w", encoding="utf-8") as out:
            out.write(",".join(COLUMNS) + "\n")
            for place, placed in enumerate(self.moments(chance, count)):
                self.order(out, chance, f"{channel[:3]}{number:02}-{place + 1:07}", number, placed,
                           in_shop)

    def place_of(self, chance, channel, in_shop):
        """A shop of the channel's own town; everything else leaves the warehouse."""
        if not in_shop:
            return 0
        towns = [number for number, (_, _, shop) in enumerate(CHANNELS) if shop]
        town = towns.index(channel)
        return 1 + town * 4 + min(chance.randrange(4), len(PLACES) - 2 - town * 4)

    def order(self, out, chance, name, channel, placed, in_shop):
        place = self.place_of(chance, channel, in_shop)
        lines = []
        for _ in range(chance.choice((1, 1, 1, 1, 1, 1, 2, 2, 1, 3))):
            product = self.demand.pick(chance, place)
            lines.append((product, chance.choice((1, 1, 1, 1, 2, 3))))
        subtotal = sum(quantity * price(product) for product, quantity in lines)
        discount = subtotal // 10 if chance.random() < 0.15 else 0
        subtotal -= discount
        carriage = 0 if in_shop or subtotal > 5000 else 490
        tax = (subtotal + carriage) * 19 // 100
        total = subtotal + carriage + tax
        sent_at = placed if in_shop else placed + timedelta(hours=chance.randrange(8, 60))
        sent = sent_at <= self.end
        cancelled = not sent and chance.random() < 0.03
        paid = in_shop or chance.random() < 0.995 or sent_at < self.end - timedelta(days=30)
        refunded = total if sent and paid and chance.random() < 0.02 else 0
        at = placed.strftime("%Y-%m-%d %H:%M:%S +0100")
        buyer = chance.randrange(self.buyers) if chance.random() < 0.7 or not in_shop else None
        cells = [""] * len(COLUMNS)
        head = {
            "Email": "" if buyer is None else f"buyer{buyer:06}@example.com",
            "Financial Status": "refunded" if refunded else "paid" if paid else "pending",
            "Paid at": at if paid else "", "Fulfillment Status": "fulfilled" if sent
            else "unfulfilled", "Fulfilled at": sent_at.strftime("%Y-%m-%d %H:%M:%S +0100") if sent
            else "", "Accepts Marketing": "no", "Currency": "EUR", "Subtotal": money(subtotal),
            "Shipping": money(carriage), "Taxes": money(tax), "Total": money(total),
            "Discount Code": "TEN" if discount else "", "Discount Amount": money(discount),
            "Shipping Method": "" if in_shop else "Standard",
            "Cancelled at": at if cancelled else "", "Payment Method": "Shopify Payments",
            "Payment Reference": f"c{name}",
            "Refunded Amount": money(refunded), "Outstanding Balance": money(0 if paid else total),
            "Employee": f"{FIRST[place % 30]} {LAST[chance.randrange(2) + place % 28]}"
            if in_shop else "", "Location": PLACES[place], "Id": str(hash_of(name)),
            "Risk Level": "Low", "Source": "pos" if in_shop else "web", "Tax 1 Name": "VAT 19%",
            "Tax 1 Value": money(tax)}
        if buyer is not None:
            head["Billing Name"] = f"{FIRST[buyer % 30]} {LAST[buyer // 30 % 30]}"
            head["Billing City"] = "Vienna"
            head["Billing Country"] = "AT"
        for column, value in head.items():
            cells[AT[column]] = value
        for product, quantity in lines:
            cells[AT["Name"]] = name
            cells[AT["Email"]] = head["Email"]
            cells[AT["Created at"]] = at
            cells[AT["Lineitem quantity"]] = str(quantity)
            cells[AT["Lineitem name"]] = title(product)
            cells[AT["Lineitem price"]] = money(price(product))
            cells[AT["Lineitem sku"]] = f"SKU-{product:06}"
            cells[AT["Lineitem requires shipping"]] = "true"
            cells[AT["Lineitem taxable"]] = "true"
            cells[AT["Lineitem fulfillment status"]] = head["Fulfillment Status"]
            cells[AT["Lineitem discount"]] = "0.00"
            cells[AT["Vendor"]] = f"Vendor {product % 240}"
            out.write(",".join(cells) + "\n")
            cells = [""] * len(COLUMNS)
            if sent and not refunded:
                self.sold[product, place] = self.sold.get((product, place), 0) + quantity

    def write_counts(self, path):
        """What was there at first: all that was sold since and some more, of a few too little."""
        chance = random.Random(self.args.seed)
        shops = len(PLACES) - 1
        with open(path, "w", encoding="utf-8") as out:
            out.write(",".join(STOCK_COLUMNS) + "\n")
            for product in range(self.args.products):
                for place in sorted({0, product % shops + 1, product * 7 % shops + 1}):
                    sold = self.sold.get((product, place), 0)
                    over = chance.randrange(0, 40) if chance.random() < 0.99 else -min(sold, 2)
                    out.write(row(STOCK_COLUMNS, {
                        "Handle": f"p{product:06}", "Title": title(product),
                        "Option1 Name": "Title", "Option1 Value": "Default Title",
                        "SKU": f"SKU-{product:06}",
                        "Location": PLACES[place], "Incoming": 0, "Unavailable": 0, "Committed": 0,
                        "Available": sold + over, "On hand": sold + over}))


def hash_of(name):
    number = 0
    for letter in name:
        number = (number * 131 + ord(letter)) % 10 ** 13
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir")
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--last", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    os.makedirs(args.dir, exist_ok=True)
    write_products(os.path.join(args.dir, "01-products.csv"), args.products)
    shop = Shop(args)
    left = args.orders
    for number, (channel, share, in_shop) in enumerate(CHANNELS):
        last = number == len(CHANNELS) - 1
        count = left if last else args.orders * share // 1000
        left -= count
        shop.write_orders(os.path.join(args.dir, f"{number + 11}-{channel}.csv"), number, channel,
                          count, in_shop)
    shop.write_counts(os.path.join(args.dir, "02-counts.csv"))


if __name__ == "__main__":
    main()
