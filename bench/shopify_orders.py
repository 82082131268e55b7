#!/usr/bin/env python3
"""bench/shopify_orders.py LINES [SEED]: writes a Shopify orders export of 79 columns to its output:
LINES order lines of two years, 1 to 5 an order, 5,000 products, 60,000 buyers, 8 employees, 6
places, discounts, carriage, tax and refunds. The same arguments give the same bytes."""

import random
import sys
from datetime import datetime, timedelta

COLUMNS = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
    "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
    "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
    "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,"
    "Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,"
    "Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,"
    "Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,"
    "Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,"
    "Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,"
    "Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,"
    "Payment ID,Payment Terms Name,Next Payment Due At,Payment References").split(",")
PLACES = ["Main Street", "Harbour", "Station", "Old Town", "Market Hall", "Warehouse"]
STAFF = ["Ana Pop", "Ben Ito", "Chen Li", "Dara Aziz", "Eva Lind", "Finn Moe", "Gil Roy",
         "Hana Oz"]


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\n') else cell


def order(chance, number, count, placed):
    lines = []
    for _ in range(count):
        product = chance.randrange(5000)
        lines.append((product, chance.choice((1, 1, 1, 2, 3)), 500 + product * 37 % 9500))
    subtotal = sum(quantity * price for _, quantity, price in lines)
    discount = subtotal // 10 if chance.random() < 0.2 else 0
    subtotal -= discount
    carriage = 0 if subtotal > 5000 else 490
    tax = (subtotal + carriage) * 19 // 100
    total = subtotal + carriage + tax
    buyer = chance.randrange(60000)
    in_shop = chance.random() < 0.4
    at = placed.strftime("%Y-%m-%d %H:%M:%S +0100")
    sent = (placed + timedelta(hours=0 if in_shop else 20)).strftime("%Y-%m-%d %H:%M:%S +0100")
    refunded = total if chance.random() < 0.02 else 0
    head = {
        "Email": f"buyer{buyer:05}@example.com", "Financial Status": "refunded" if refunded else
        "paid", "Paid at": at, "Fulfillment Status": "fulfilled", "Fulfilled at": sent,
        "Accepts Marketing": "no", "Currency": "EUR", "Subtotal": money(subtotal),
        "Shipping": money(carriage), "Taxes": money(tax), "Total": money(total),
        "Discount Code": "TEN" if discount else "", "Discount Amount": money(discount),
        "Shipping Method": "Standard" if not in_shop else "", "Billing Name": f"Buyer {buyer}",
        "Billing City": "Vienna", "Billing Zip": "'1010", "Billing Country": "AT",
        "Payment Method": "Shopify Payments", "Payment Reference": f"c{number}.1",
        "Refunded Amount": money(refunded), "Outstanding Balance": "0.00",
        "Employee": chance.choice(STAFF) if in_shop else "", "Location":
        chance.choice(PLACES) if in_shop else "Warehouse", "Id": str(5_000_000_000_000 + number),
        "Risk Level": "Low", "Source": "pos" if in_shop else "web",
        "Tax 1 Name": "VAT 19%", "Tax 1 Value": money(tax)}
    for place, (product, quantity, price) in enumerate(lines):
        row = {"Name": f"#{number}", "Email": head["Email"], "Created at": at,
               "Lineitem quantity": str(quantity), "Lineitem name": f"Article {product}, boxed",
               "Lineitem price": money(price), "Lineitem sku": f"SKU-{product:05}",
               "Lineitem requires shipping": "true", "Lineitem taxable": "true",
               "Lineitem fulfillment status": "fulfilled", "Lineitem discount": "0.00",
               "Vendor": f"Vendor {product % 40}"}
        if place == 0:
            row.update(head)
        yield ",".join(quoted(row.get(column, "")) for column in COLUMNS) + "\n"


def main():
    wanted = int(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    out = sys.stdout
    out.write(",".join(COLUMNS) + "\n")
    placed = datetime(2024, 11, 1, 8)
    step = timedelta(days=730) / max(1, wanted * 2 // 5)
    number = 1000
    written = 0
    while written < wanted:
        count = min(chance.choice((1, 2, 2, 3, 5)), wanted - written)
        for line in order(chance, number, count, placed):
            out.write(line)
        written += count
        number += 1
        placed += step


if __name__ == "__main__":
    main()
