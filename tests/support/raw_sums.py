#!/usr/bin/env python3
"""tests/support/raw_sums.py KIND FILE...: adds the raw money columns of files and says which
accounts must hold the sums. Shares no code with Kontor: Python's own csv and decimal, nothing else.

KIND is a profile or a shipped mapping. The output is JSON: a list of objects with `accounts`
(beginnings of account numbers, added together), `debit` (their balance, credits negative, as a
decimal) and `columns` (what was added). All files are of one currency, which the caller knows.
Accounts of goods (1200, 5...) follow costs, which these files do not tell, and are left out."""

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def rows(path, delimiter=",", literal=False):
    raw = open(path, "rb").read()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    text = io.StringIO(raw.decode("utf-8-sig"), newline="")
    quoting = csv.QUOTE_NONE if literal else csv.QUOTE_MINIMAL
    for row in csv.DictReader(text, delimiter=delimiter, quoting=quoting):
        yield {name.strip(): (value or "").strip() for name, value in row.items() if name}


def number(text):
    """A decimal of a cell: "-$1.82", "($33.62)", "1,149.00"; blank is zero."""
    kept = "".join(c for c in text if c in "0123456789.-(")
    if kept in ("", "-"):
        return Decimal(0)
    negative = kept.startswith("(") or "-" in kept
    amount = Decimal(kept.replace("(", "").replace("-", ""))
    return -amount if negative else amount


def half_up(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


class Sums:
    def __init__(self):
        self.debits = defaultdict(Decimal)
        self.columns = {}

    def add(self, accounts, debit, columns):
        self.debits[accounts] += debit
        self.columns[accounts] = columns

    def told(self):
        return [{"accounts": accounts.split("+"), "debit": str(half_up(debit)),
                 "columns": self.columns[accounts]}
                for accounts, debit in sorted(self.debits.items())]


def shopify_orders(files):
    """Orders of which all is sent and paid, or nothing is sent."""
    sums = Sums()
    for path in files:
        head = {}
        for row in rows(path):
            if row["Financial Status"] or row["Total"]:
                head = row
                sent = row["Fulfillment Status"] == "fulfilled"
                paid = number(row["Total"]) if row["Paid at"] else Decimal(0)
                back = number(row["Refunded Amount"])
                sums.add("1400", paid - back, "Total of rows with Paid at, less Refunded Amount")
                if not sent:
                    sums.add("2100", -paid, "Total of rows with Paid at that are not sent")
                    continue
                sums.add("4010", number(row["Discount Amount"]), "Discount Amount")
                sums.add("4100", -number(row["Shipping"]), "Shipping")
                sums.add("2200+2210", -number(row["Taxes"]), "Taxes")
                sums.add("4030", back, "Refunded Amount")
            if head["Fulfillment Status"] == "fulfilled":
                price = number(row["Lineitem quantity"]) * number(row["Lineitem price"])
                sums.add("4000", -price, "Lineitem quantity x Lineitem price")
    return sums


def shopify_payments(files):
    """Payment transactions alone, whose orders and payouts no other file tells."""
    sums = Sums()
    for path in files:
        for row in rows(path):
            if row["Type"].startswith("payout"):
                continue
            amount, fee, vat = (number(row.get(name, "")) for name in ("Amount", "Fee", "VAT"))
            beside = number(row["Net"]) == amount - fee - vat
            sums.add("6000", fee if beside else fee - vat, "Fee, less VAT where Fee contains it")
            sums.add("1300", vat, "VAT")
            account = {"adjustment": "6020", "refund": "4030", "dispute": "6010",
                       "chargeback": "6010"}.get(row["Type"])
            if account:
                sums.add(account, -amount, f"Amount of type {row['Type']}")
            sums.add("1400", (amount if account else 0) - fee - (vat if beside else 0),
                     "Amount less Fee and VAT, but for charges: those leave the order's item and "
                     "enter the payout's")
    return sums


def shopify_payouts(files):
    sums = Sums()
    for path in files:
        for row in rows(path):
            sent = row["Status"] in ("paid", "in_transit")
            if not sent:
                continue
            buyers = number(row["Charges"]) + number(row["Refunds"])
            sums.add("1010", number(row["Total"]), "Total of what was sent")
            sums.add("6000", -number(row["Fees"]), "Fees")
            sums.add("6020", -number(row["Adjustments"]), "Adjustments")
            sums.add("1400", -buyers, "Charges and Refunds, which orders and payments bring")
    return sums


AMAZON_FEES = ("item-related-fee-amount", "shipment-fee-amount", "order-fee-amount",
               "misc-fee-amount")
AMAZON_REIMBURSED = ("WAREHOUSE_DAMAGE", "WAREHOUSE_LOST", "REVERSAL_REIMBURSEMENT",
                     "Refund Reimbursal", "MISSING_FROM_INBOUND")
AMAZON_CARRIED = ("Payable to Amazon", "Successful charge")


def amazon_other(sums, kind, amount):
    """An amount of a transaction that is neither a sale nor a fee of one."""
    if kind in AMAZON_REIMBURSED:
        sums.add("4200", -amount, "reimbursements")
    elif kind in AMAZON_CARRIED:
        sums.add("1400+1010", Decimal(0), "")
    elif "Reserve Amount" in kind:
        sums.add("1600", -amount, "Current and Previous Reserve Amount")
    elif kind == "Micro Deposit":
        sums.add("6020", -amount, "Micro Deposit")
    else:
        sums.add("6000", -amount, "all fees")


def amazon_flat(sums, row):
    refund = row["transaction-type"] == "Refund"
    amount = number(row["price-amount"])
    if row["price-type"] == "Principal":
        sums.add("4020" if refund else "4000", -amount, "price-amount of Principal")
    elif row["price-type"] in ("Tax", "ShippingTax", "GiftWrapTax"):
        sums.add("2200+2210", -amount, "price-amount of taxes")
    elif amount:
        sums.add("4100", -amount, "price-amount of Shipping, promotion-amount of Shipping")
    promoted = number(row.get("promotion-amount", ""))
    if promoted:
        shipping = row["promotion-type"] == "Shipping"
        sums.add("4100" if shipping else "4010", -promoted,
                 "price-amount of Shipping, promotion-amount of Shipping")
    for column in AMAZON_FEES:
        sums.add("6000", -number(row[column]), "all fees")
    tax = row["other-fee-reason-description"] == "TaxAmount"
    sums.add("1300" if tax else "6000", -number(row["other-fee-amount"]),
             "other-fee-amount of TaxAmount" if tax else "all fees")
    if row["other-amount"]:
        amazon_other(sums, row["transaction-type"], number(row["other-amount"]))


def amazon_v2(sums, row):
    refund = row["transaction-type"] == "Refund"
    kind, about, amount = (row["amount-type"], row["amount-description"], number(row["amount"]))
    if kind == "ItemPrice" and about == "Principal":
        sums.add("4020" if refund else "4000", -amount, "amount of Principal")
    elif "MarketplaceFacilitator" in about or "MarketplaceFacilitator" in kind:
        sums.add("1500", -amount, "amount of taxes that Amazon collects and withholds: zero")
    elif kind == "ItemPrice" and "Tax" in about:
        withheld = row["order-id"] in sums.withheld
        sums.add("1500" if withheld else "2200+2210", -amount,
                 "amount of taxes that Amazon collects and withholds: zero")
    elif kind == "ItemPrice" or (kind == "Promotion" and about == "Shipping"):
        sums.add("4100", -amount, "amount of Shipping and of its promotions")
    elif kind == "Promotion":
        sums.add("4010", -amount, "amount of promotions")
    elif kind == "ItemFees":
        sums.add("6000", -amount, "all fees")
    else:
        amazon_other(sums, about, amount)


def amazon_settlement(files):
    sums = Sums()
    for path in files:
        head, total, charged, carried = None, Decimal(0), Decimal(0), Decimal(0)
        all_rows = list(rows(path, "\t", literal=True))
        sums.withheld = {row["order-id"] for row in all_rows
                         if "MarketplaceFacilitator" in row.get("amount-description", "")}
        for row in all_rows:
            if head is None and row["total-amount"]:
                head = row
                continue
            amounts = [value for name, value in row.items()
                       if name.endswith("-amount") or name == "amount"]
            total += sum(number(value) for value in amounts)
            other = number(row.get("other-amount", "")) + (
                number(row["amount"]) if "amount-type" in row else 0)
            if row["transaction-type"] == "Successful charge":
                charged += other
            if row["transaction-type"] == "Payable to Amazon":
                carried += other
            (amazon_v2 if "amount-type" in row else amazon_flat)(sums, row)
        if total != number(head["total-amount"]):
            sys.exit(f"{path}: the columns add up to {total}, not to {head['total-amount']}")
        sums.add("1010+1400", total - carried - charged,
                 "total-amount, less what was carried over and charged")
    sums.debits.pop("1400+1010", None)
    return sums


def etsy_orders(files):
    """Orders that were sent, of the reading in which Shipping is before its discount."""
    sums = Sums()
    for path in files:
        for row in rows(path):
            value, off = number(row["Order Value"]), number(row["Discount Amount"])
            shipping = number(row["Shipping"]) - number(row["Shipping Discount"])
            tax, fee = number(row["Sales Tax"]), number(row["Card Processing Fees"])
            back = Decimal(0)
            if row["Adjusted Net Order Amount"]:
                back = (value - off + shipping + tax - number(row["Adjusted Net Order Amount"]) -
                        number(row["Adjusted Card Processing Fees"]))
                fee = number(row["Adjusted Card Processing Fees"])
            sums.add("4000", -value, "Order Value")
            sums.add("4010", off, "Discount Amount")
            sums.add("4100", -shipping, "Shipping less Shipping Discount")
            sums.add("2200+2210", -tax, "Sales Tax")
            sums.add("4030", back, "what the Adjusted columns say went back")
            sums.add("6000", fee, "Card Processing Fees, adjusted where they are")
            sums.add("1400", value - off + shipping + tax - back - fee, "all of these together")
    return sums


def square_items(files):
    """Item sales alone: they count as paid through Square."""
    sums = Sums()
    for path in files:
        for row in rows(path):
            back = row["Event Type"] == "Refund"
            gross, off, tax = (number(row[name]) for name in ("Gross Sales", "Discounts", "Tax"))
            sums.add("4000+4020", -gross, "Gross Sales")
            sums.add("4010", -off, "Discounts")
            sums.add("2200+2210", -tax, "Tax")
            sums.add("1400", gross + off + tax, "Net Sales and Tax")
            assert back == (gross < 0) or gross == 0
    return sums


SQUARE_DEPOSITED = ("Card", "Installment", "Cash App")
SQUARE_TENDERS = SQUARE_DEPOSITED + ("Cash", "Other Tender")
SQUARE_MONEY = SQUARE_TENDERS + (
    "Gross Sales", "Discounts", "Service Charges", "Tax", "Tip", "Partial Refunds",
    "Square Gift Card", "Gift Card Sales", "Net Total", "Total Collected")
SQUARE_NOT_DONE = ("Canceled", "Cancelled", "Voided", "Failed")


def square_transactions(files):
    """Transactions alone: their items are not told."""
    sums = Sums()
    for path in files:
        for row in rows(path):
            if row.get("Transaction Status") in SQUARE_NOT_DONE:
                continue
            money = {name: number(row.get(name, "")) for name in SQUARE_MONEY}
            sums.add("4000+4020", -money["Gross Sales"], "Gross Sales")
            sums.add("4010", -money["Discounts"], "Discounts")
            sums.add("4110", -money["Service Charges"], "Service Charges")
            sums.add("2200+2210", -money["Tax"], "Tax")
            sums.add("2400", -money["Tip"], "Tip")
            sums.add("4030", -money["Partial Refunds"], "Partial Refunds of payments")
            sums.add("2300", money["Square Gift Card"] - money["Gift Card Sales"],
                     "Square Gift Card less Gift Card Sales")
            fees = money["Net Total"] - money["Total Collected"]
            sums.add("6000", -fees, "Net Total less Total Collected: Fees, Third Party Fees")
            by_square = fees + sum(money[name] for name in SQUARE_DEPOSITED)
            sent = by_square if row.get("Deposit ID") else Decimal(0)
            sums.add("1010", sent, "Card, Installment, Cash App and fees of rows with a deposit")
            sums.add("1400", by_square - sent + money["Cash"] + money["Other Tender"],
                     "the same of rows without one; Cash, Other Tender")
    return sums


AMAZON_TAXES = ("item-tax", "shipping-tax", "gift-wrap-tax")


def amazon_all_orders(files):
    """Items that were sent; the rest of an order is money of Amazon's until then."""
    sums = Sums()
    for path in files:
        for row in rows(path, "\t", literal=True):
            if row["item-status"] != "Shipped" or row["sales-channel"].startswith("Non-Amazon"):
                continue
            inside = row["sales-channel"].endswith((".de", ".fr", ".it", ".es", ".co.uk"))
            taxes = [number(row[name]) for name in AMAZON_TAXES]
            goods, carriage, off = number(row["item-price"]), number(row["shipping-price"]), \
                number(row["item-promotion-discount"])
            carriage += number(row["gift-wrap-price"]) - number(row["ship-promotion-discount"])
            due = goods + carriage - off + (0 if inside else sum(taxes))
            if inside:
                goods, carriage = goods - taxes[0], carriage - taxes[1] - taxes[2]
            if inside:
                # A discount contains tax too, and how much of it no column tells.
                sums.add("4000+4010", off - goods, "item-price less item-tax and "
                                                   "item-promotion-discount")
            else:
                sums.add("4000", -goods, "item-price")
                sums.add("4010", off, "item-promotion-discount")
            sums.add("4100", -carriage, "shipping-price and gift-wrap-price less "
                                        "ship-promotion-discount, and their taxes where inside")
            sums.add("2200+2210", -sum(taxes), "item-tax, shipping-tax, gift-wrap-tax")
            sums.add("1400", due, "all of these together")
    return sums


def etsy_items(files):
    """Items that were sent; shipping and tax of an order stand on each of its rows."""
    sums = Sums()
    for path in files:
        last = None
        for row in rows(path):
            if not row["Date Shipped"]:
                continue
            goods = number(row["Price"]) * number(row["Quantity"])
            off, once = number(row["Discount Amount"]), row["Order ID"] != last
            last = row["Order ID"]
            shipping = number(row["Order Shipping"]) - number(row["Shipping Discount"])
            tax = number(row["Order Sales Tax"])
            sums.add("4000", -goods, "Price x Quantity")
            sums.add("4010", off, "Discount Amount")
            sums.add("4100", -shipping if once else Decimal(0),
                     "Order Shipping less Shipping Discount, once an order")
            sums.add("2200+2210", -tax if once else Decimal(0), "Order Sales Tax, once an order")
            sums.add("1400", goods - off + (shipping + tax if once else 0), "all of these together")
    return sums


def bank_statement(files):
    """Lines that match nothing yet."""
    sums = Sums()
    for path in files:
        for row in rows(path):
            sums.add("1000", number(row["Amount"]), "Amount")
            sums.add("1020+1010", -number(row["Amount"]), "Amount")
    return sums


def by_key(path, key, delimiter=","):
    return {row[key]: row for row in rows(path, delimiter)}


def line_net(quantity, price, share=Decimal(0)):
    return half_up(quantity * price * (1 - share))


def bikestores(files):
    items, orders = files
    state = by_key(orders, "order_id")
    sums = Sums()
    for row in rows(items):
        if state[row["order_id"]]["order_status"] != "4":
            continue
        net = line_net(number(row["quantity"]), number(row["list_price"]), number(row["discount"]))
        sums.add("4000+4010", -net, "quantity x list_price x (1 - discount) of completed orders")
        sums.add("1100", net, "the same")
    return sums


def northwind(files):
    items, orders = files
    state = by_key(orders, "order_id")
    sums = Sums()
    for row in state.values():
        if row["shipped_date"]:
            sums.add("4100", -number(row["freight"]), "freight of shipped orders")
            sums.add("1100", number(row["freight"]), "lines and freight of shipped orders")
    for row in rows(items):
        if state[row["order_id"]]["shipped_date"]:
            net = line_net(number(row["quantity"]), number(row["unit_price"]),
                           Decimal(row["discount"]))
            sums.add("4000+4010", -net, "quantity x unit_price x (1 - discount) of shipped orders")
            sums.add("1100", net, "lines and freight of shipped orders")
    return sums


def adventureworks(files):
    sums = Sums()
    for row in rows(files[0], "|"):
        sums.add("4000", -number(row["Sales"]), "Sales")
        sums.add("1100", number(row["Sales"]), "Sales")
    return sums


def coffee_shops(files):
    sums = Sums()
    for row in rows(files[0]):
        sums.add("4000+4010", -number(row["line_item_amount"]), "line_item_amount")
        sums.add("1400", number(row["line_item_amount"]), "line_item_amount")
    return sums


def oracle_co(files):
    items, orders = files
    state = by_key(orders, "order_id")
    sums = Sums()
    for row in rows(items):
        status = state[row["order_id"]]["order_status"]
        net = line_net(number(row["quantity"]), number(row["unit_price"]))
        if status in ("COMPLETE", "REFUNDED"):
            sums.add("4000", -net, "quantity x unit_price of complete and refunded orders")
        if status == "REFUNDED":
            sums.add("4030", net, "of refunded ones")
        if status == "COMPLETE":
            sums.add("1400", net, "of complete ones")
    return sums


def online_retail(files):
    sums = Sums()
    income = "4000+4010+4020+4100+4110+2300+5120+5130+6000"
    for row in rows(files[0]):
        net = line_net(number(row["Quantity"]), number(row["UnitPrice"]))
        sums.add("1100", net, "Quantity x UnitPrice")
        sums.add(income, -net, "Quantity x UnitPrice")
    return sums


KINDS = {"shopify-orders": shopify_orders, "shopify-payments": shopify_payments,
         "shopify-payouts": shopify_payouts, "amazon-settlement": amazon_settlement,
         "amazon-all-orders": amazon_all_orders, "etsy-orders": etsy_orders,
         "etsy-items": etsy_items, "square-items": square_items,
         "square-transactions": square_transactions,
         "bank-statement": bank_statement, "bikestores": bikestores, "northwind": northwind,
         "adventureworks-reseller": adventureworks, "coffee-shops": coffee_shops,
         "oracle-co": oracle_co, "uci-online-retail": online_retail}

if __name__ == "__main__":
    print(json.dumps(KINDS[sys.argv[1]](sys.argv[2:]).told(), indent=1))
