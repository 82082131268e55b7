#!/usr/bin/env python3
"""tests/support/coffee_blocks.py FOLDER: what each seller of the coffee-shops data did in a block
of three hours. Shares no code with Kontor.

One line each: outlet, day of the month, block of the day, seller, tickets, units, value in cents,
tickets with several lines."""

import csv
import gzip
import io
import os
import sys
from collections import defaultdict
from decimal import Decimal

path = os.path.join(sys.argv[1], "sales_receipts_clean.csv.gz")
tickets = defaultdict(lambda: [0, Decimal(0), 0])
for row in csv.DictReader(io.TextIOWrapper(gzip.open(path), "utf-8-sig")):
    day = row["transaction_date"][8:10]
    block = int(row["transaction_time"][:2]) // 3
    key = (row["sales_outlet_id"], day, block, row["staff_id"], row["transaction_id"])
    ticket = tickets[key]
    ticket[0] += int(row["quantity"])
    ticket[1] += Decimal(row["line_item_amount"])
    ticket[2] += 1
blocks = defaultdict(lambda: [0, 0, 0, 0])
for key, (units, amount, lines) in tickets.items():
    block = blocks[key[:4]]
    block[0] += 1
    block[1] += units
    block[2] += int(amount * 100)
    block[3] += 1 if lines > 1 else 0
for key, sums in sorted(blocks.items()):
    print(*(int(part) for part in key), *sums)
