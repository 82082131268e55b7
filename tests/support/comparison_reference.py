#!/usr/bin/env python3
"""tests/support/comparison_reference.py: works out the trainer's comparison with NumPy and SciPy,
sharing no code with Kontor. Its output stands in tests/unit/statistics/reference_test.cpp, which
needs neither; it was made with NumPy 1.24.2 and SciPy 1.10.1.

The data: five sellers, thirty days, two blocks a day, from a generator that C++ repeats."""

import numpy as np
from scipy import stats

SELLERS, DAYS, BLOCKS = 5, 30, 2


def numbers():
    state = 12345
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536


def data():
    """(seller, day, block, part, whole)"""
    draw = numbers()
    rows = []
    for day in range(DAYS):
        for block in range(BLOCKS):
            for seller in range(SELLERS):
                whole = 4 + next(draw) % 9
                part = whole + next(draw) % (whole + 3) - (whole // 4 if seller == 0 else 0)
                rows.append((seller, day, block, part, whole))
    return rows


def days_of(rows, seller):
    """Of each day what the seller sold more than colleagues would have, and on how many tickets."""
    more, tickets = np.zeros(DAYS), np.zeros(DAYS)
    for who, day, block, part, whole in rows:
        if who != seller:
            continue
        others = np.array([(p, w) for o, d, b, p, w in rows if (d, b) == (day, block)
                           and o != seller]).sum(axis=0)
        more[day] += part - whole * others[0] / others[1]
        tickets[day] += whole
    return more, tickets


def main():
    rows = data()
    effects, errors, ps = [], [], []
    for seller in range(SELLERS):
        more, tickets = days_of(rows, seller)
        effect = more.sum() / tickets.sum()
        drawn = stats.bootstrap((more, tickets), lambda m, t, axis: m.sum(axis) / t.sum(axis),
                                paired=True, vectorized=True, n_resamples=200_000, batch=20_000,
                                method="basic", random_state=np.random.default_rng(1))
        error = drawn.standard_error * np.sqrt(DAYS / (DAYS - 1))
        effects.append(effect)
        errors.append(error)
        ps.append(2 * stats.t.sf(abs(effect) / error, DAYS - 1))
        print(f"{seller + 1}: difference {effect:.12f} error {error:.6f} p {ps[-1]:.6g}")
    effects, errors = np.array(effects), np.array(errors)
    weights = 1 / errors**2
    between = max(0, ((weights * effects**2).sum() - SELLERS) / weights.sum())
    kept = between / (between + errors**2)
    z = stats.norm.ppf(0.975)
    for seller in range(SELLERS):
        shrunk, half = kept[seller] * effects[seller], z * errors[seller] * np.sqrt(kept[seller])
        print(f"{seller + 1}: shrunk {shrunk:.5f} from {shrunk - half:.5f} to {shrunk + half:.5f}")
    print(f"between {between:.6f}")


main()
