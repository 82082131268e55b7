#!/usr/bin/env python3
"""tests/support/price_differences.py FILE PRODUCTS CHANNEL=COLUMN...: which SKUs of a price list
cost something else on a channel than on most. Shares no code with Kontor: Python's own csv and
decimal.

Writes the products to the file PRODUCTS, as a Shopify product export. The output is JSON: `differ`,
a sorted list of "SKU CHANNEL PRICE USUAL", and `refused`, of "LINE COLUMN" for each cell that is no
price. The usual price is the most frequent one; of several the lowest."""

import csv
import json
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation


def main(path, products, pairs):
    columns = dict(pair.split("=", 1) for pair in pairs)
    differ, refused, skus = [], [], []
    with open(path, encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        names = [name.strip() for name in next(reader)]
        for row in reader:
            cells = dict(zip(names, (cell.strip() for cell in row)))
            skus.append(cells["Sku"])
            prices = {}
            for channel, column in columns.items():
                if cells[column] == "":
                    continue
                try:
                    prices[channel] = Decimal(cells[column])
                except InvalidOperation:
                    refused.append(f"{reader.line_num} {column}")
            if not prices:
                continue
            votes = Counter(prices.values())
            usual = min(votes, key=lambda price: (-votes[price], price))
            differ += [f"{cells['Sku']} {channel} {price:.2f} {usual:.2f}"
                       for channel, price in prices.items() if price != usual]
    with open(products, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Handle", "Title", "Vendor", "Option1 Name", "Option1 Value",
                         "Variant SKU", "Variant Inventory Tracker", "Variant Price", "Status"])
        for number, sku in enumerate(skus):
            writer.writerow([f"p{number}", sku, "V", "Title", "Default Title", sku, "shopify", "",
                             "active"])
    json.dump({"differ": sorted(differ), "refused": sorted(refused)}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
