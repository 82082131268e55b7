#!/usr/bin/env python3
"""tests/support/replenish.py FOLDER STORE_ID OPENED LAST WINDOW SERVICE COVER LEAD SPREAD REVIEW
MINIMUM PACK: what a store of the bikestores data needs, worked out from the raw files. Shares no
code with Kontor: Python's own csv, statistics and decimal.

Dates are ISO days: OPENED is the day on whose end the stores were counted (stocks.csv), LAST the
last day of the window. One supplier sells everything at LEAD days, SPREAD days of deviation,
REVIEW days between orders, in packs of PACK, at least MINIMUM. One line a product, by its id."""

import csv
import math
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from statistics import NormalDist

MILLIONTH = Decimal("0.000001")


def rows(folder, name):
    with open(f"{folder}/{name}.csv", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def half_up(number):
    return Decimal(repr(number)).quantize(MILLIONTH, ROUND_HALF_UP)


def up(number):
    return number.to_integral_value(ROUND_CEILING)


def sold_by_day(folder, store):
    """What left the store: shipped orders, on the day they were shipped."""
    shipped = {}
    for order in rows(folder, "orders"):
        if order["store_id"] == store and order["order_status"] == "4":
            shipped[order["order_id"]] = datetime.strptime(order["shipped_date"], "%Y%m%d").date()
    sold = defaultdict(lambda: defaultdict(int))
    for item in rows(folder, "order_items"):
        if item["order_id"] in shipped:
            sold[item["product_id"]][shipped[item["order_id"]]] += int(item["quantity"])
    return sold


def open_orders(folder, store):
    """What was ordered from the store and not sent: committed, or a backorder."""
    waiting = {order["order_id"] for order in rows(folder, "orders")
               if order["store_id"] == store and order["order_status"] in ("1", "2")}
    units = defaultdict(int)
    for item in rows(folder, "order_items"):
        if item["order_id"] in waiting:
            units[item["product_id"]] += int(item["quantity"])
    return units


def main():
    folder, store, opened, last = sys.argv[1:5]
    opened, last = date.fromisoformat(opened), date.fromisoformat(last)
    window, cover, review = int(sys.argv[5]), int(sys.argv[7]), int(sys.argv[10])
    service, lead, spread = Decimal(sys.argv[6]), int(sys.argv[8]), float(sys.argv[9])
    minimum, pack = int(sys.argv[11]), int(sys.argv[12])
    first = last - timedelta(days=window - 1)
    factor = half_up(NormalDist().inv_cdf(float(service / 100)))
    sold, waiting = sold_by_day(folder, store), open_orders(folder, store)
    for stock in rows(folder, "stocks"):
        if stock["store_id"] != store:
            continue
        product = stock["product_id"]
        days = sold[product]
        on_hand = int(stock["quantity"]) - sum(
            q for day, q in days.items() if opened < day < first)
        demand, out = [], 0
        for n in range(window):
            day = first + timedelta(days=n)
            units = days.get(day, 0)
            if on_hand == 0 and units == 0:
                out += 1
            else:
                demand.append(units)
            on_hand -= units
        on_hand -= sum(q for day, q in days.items() if day > last)
        n = len(demand)
        mean = sum(demand) / n if n else 0.0
        deviation = math.sqrt(sum((x - mean) ** 2 for x in demand) / (n - 1)) if n > 1 else 0.0
        mean, deviation = half_up(mean), half_up(deviation)
        variance = (lead + review) * float(deviation) ** 2 + float(mean) ** 2 * spread ** 2
        safety = up(half_up(float(factor) * math.sqrt(variance)))
        position = on_hand - waiting[product]
        reorder = up(mean * (lead + review) + safety)
        up_to = up(mean * (lead + review) + safety + mean * cover)
        needed = max(up_to - position, Decimal(0)) if position <= reorder else Decimal(0)
        suggested = Decimal(0)
        if needed > 0:
            suggested = up(Decimal(max(needed, minimum)) / pack) * pack
        print(product, position, n, out, mean, deviation, safety, reorder, up_to, needed, suggested)


if __name__ == "__main__":
    main()
