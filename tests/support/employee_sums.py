#!/usr/bin/env python3
"""tests/support/employee_sums.py SET FOLDER: what each employee of a data set ordered and sold.
Shares no code with Kontor: Python's own csv and decimal, nothing else.

The output is JSON by the employee's name: `orders`, `placed` (value of goods by order), `net` (of
what was sold: handed over, shipped, completed), and `target` (the sum of all months) where the set
has targets. Amounts are decimals."""

import csv
import gzip
import io
import json
import os
import sys
from decimal import ROUND_HALF_UP, Decimal


def rows(folder, name, delimiter=","):
    raw = open(os.path.join(folder, name), "rb").read()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""),
                               delimiter=delimiter))


def half_up(amount):
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def plain(text):
    return Decimal(text.replace("$", "").replace(",", "").strip())


class People:
    def __init__(self):
        self.sums, self.seen = {}, set()

    def person(self, name):
        return self.sums.setdefault(name, {"orders": 0, "placed": Decimal(0), "net": Decimal(0),
                                           "target": Decimal(0)})

    def add(self, name, order, net, sold):
        person = self.person(name)
        person["placed"] += net
        if sold:
            person["net"] += net
            if order not in self.seen:
                person["orders"] += 1
                self.seen.add(order)


def northwind(folder):
    people = People()
    names = {row["employee_id"]: row["first_name"] + " " + row["last_name"]
             for row in rows(folder, "employees.csv")}
    orders = {row["order_id"]: row for row in rows(folder, "orders.csv")}
    for row in rows(folder, "order_details.csv"):
        order = orders[row["order_id"]]
        net = half_up(Decimal(row["unit_price"]) * Decimal(row["quantity"]) *
                      (1 - Decimal(row["discount"])))
        people.add(names[order["employee_id"]], row["order_id"], net, bool(order["shipped_date"]))
    return people


def bikestores(folder):
    people = People()
    names = {row["staff_id"]: row["first_name"] + " " + row["last_name"]
             for row in rows(folder, "staffs.csv")}
    orders = {row["order_id"]: row for row in rows(folder, "orders.csv")}
    for row in rows(folder, "order_items.csv"):
        order = orders[row["order_id"]]
        net = half_up(Decimal(row["list_price"]) * Decimal(row["quantity"]) *
                      (1 - Decimal(row["discount"])))
        people.add(names[order["staff_id"]], row["order_id"], net, order["order_status"] == "4")
    return people


def coffee_shops(folder):
    people = People()
    names = {row["staff_id"]: row["first_name"] + " " + row["last_name"]
             for row in rows(folder, "staff.csv")}
    for row in rows(folder, "sales_receipts_clean.csv.gz"):
        order = (row["sales_outlet_id"], row["transaction_date"], row["transaction_id"])
        people.add(names[row["staff_id"]], order, plain(row["line_item_amount"]), True)
    return people


def adventureworks(folder):
    people = People()
    staff = rows(folder, "Salesperson.csv", "|")
    names = {row["EmployeeKey"]: row["Salesperson"] for row in staff}
    numbers = {row["EmployeeID"]: row["Salesperson"] for row in staff}
    for row in rows(folder, "Sales.csv.gz", "|"):
        people.add(names[row["EmployeeKey"]], row["SalesOrderNumber"], plain(row["Sales"]), True)
    for row in rows(folder, "Targets.csv", "|"):
        if numbers[row["EmployeeID"]] in people.sums:
            people.person(numbers[row["EmployeeID"]])["target"] += plain(row["TargetAmount"])
    return people


SETS = {"northwind": northwind, "bikestores": bikestores, "coffee-shops": coffee_shops,
        "adventureworks-reseller": adventureworks}

if __name__ == "__main__":
    told = SETS[sys.argv[1]](sys.argv[2])
    print(json.dumps({name: {key: value if key == "orders" else str(half_up(value))
                             for key, value in sums.items()}
                      for name, sums in told.sums.items()}, indent=1))
