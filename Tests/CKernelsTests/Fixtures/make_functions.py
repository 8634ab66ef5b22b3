"""Writes functions.json beside it: values of the kernels' functions, each a double and what is left of it, computed with
110 digits; and the kernels' table of the error function, Sources/CKernels/erf_table.h. Needs nothing but Python."""

import json
import math
import pathlib
import random
from decimal import Decimal, getcontext

getcontext().prec = 110
FOLDER = pathlib.Path(__file__).resolve().parent
TABLE = FOLDER.parents[2] / "Sources/CKernels/erf_table.h"
TINY = Decimal(10) ** -105


def arc_tangent_of_inverse(n):
    term, total, k = Decimal(1) / n, Decimal(1) / n, 1
    while abs(term) > TINY:
        term, k = -term / (n * n), k + 2
        total += term / k
    return total


# Machin's formula.
PI = 4 * (4 * arc_tangent_of_inverse(5) - arc_tangent_of_inverse(239))
SLOPE = 2 / PI.sqrt()


def tanh(x):
    if abs(x) > 100:
        return Decimal(math.copysign(1, x))
    x = Decimal(x)
    if abs(x) < Decimal(10) ** -30:
        return x * (1 - x * x / 3)
    power = (2 * x).exp()
    return (power - 1) / (power + 1)


def log(x):
    return Decimal(x).ln()


def cos(x):
    x = Decimal(x)
    x -= 2 * PI * (x / (2 * PI)).to_integral_value()
    term, total, n = Decimal(1), Decimal(1), 0
    while abs(term) > TINY:
        n += 2
        term = -term * x * x / (n * (n - 1))
        total += term
    return total


def erf(x):
    """2/√π exp(−x²) times the sum of 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)), of which all terms have one sign."""
    if abs(x) > 100:
        return Decimal(math.copysign(1, x))
    x = Decimal(x)
    term, total, n = x, x, 0
    while abs(term) > TINY * abs(x):
        n += 1
        term = term * 2 * x * x / (2 * n + 1)
        total += term
    return SLOPE * (-x * x).exp() * total


def erf_coefficients(c, count):
    """Taylor's of erf around c, from the linear one on.

    Its derivative f has f′ = −2x f, so (n + 1) fₙ₊₁ = −2 (c fₙ + fₙ₋₁).
    """
    f = [SLOPE * (-c * c).exp()]
    f.append(-2 * c * f[0])
    while len(f) < count:
        n = len(f) - 1
        f.append(-2 * (c * f[n] + f[n - 1]) / (n + 1))
    return [f[n] / (n + 1) for n in range(count)]


def parts(value):
    """The nearest double, and what is left, as one of six digits."""
    high = float(value)
    return high, float(f"{value - Decimal(high):.6g}")


def leading_parts(value):
    """A number of 26 bits, and what is left."""
    mantissa, exponent = math.frexp(float(value))
    high = math.ldexp(math.floor(mantissa * 2**26), exponent - 26)
    return high, float(value - Decimal(high))


def table():
    rows = []
    for quarter in range(25):
        c = Decimal(quarter) / 4
        value, slope, *rest = [erf(c), *erf_coefficients(c, 15)]
        high = float(value)
        numbers = [high, float(value - Decimal(high)), *leading_parts(slope), *map(float, rest)]
        words = [("0" if x == 0 else x.hex()) for x in numbers]
        lines = [", ".join(words[i : i + 4]) for i in range(0, len(words), 4)]
        rows.append("  {" + ",\n   ".join(lines) + "},")
    return "\n".join(
        [
            "// Made by Tests/CKernelsTests/Fixtures/make_functions.py, which says how; erf.c says what for.",
            "#pragma once",
            "",
            "enum { ERF_ROWS = 25, ERF_COLUMNS = 18 };",
            "",
            "/// A row for each c = 0, ¼, …, 6: erf(c) in two parts, erf′(c) in two parts, of which the first has 26 bits,",
            "/// and Taylor's coefficients around c from that of t² on.",
            "static const double erf_table[ERF_ROWS][ERF_COLUMNS] = {",
            *rows,
            "};",
            "",
        ]
    )


def near(x, steps=3):
    """A double a few steps from x."""
    for _ in range(random.randrange(steps + 1)):
        x = math.nextafter(x, math.inf)
    return x if random.random() < 0.5 else 2 * float(x) - math.nextafter(x, math.inf)


def scaled(low, high):
    """A number of either sign, with an exponent of 2 from low to high."""
    return math.ldexp(random.uniform(-1, 1), random.randint(low, high))


def points(function):
    """Where a function is computed: everywhere, and densely where a piece of it ends."""
    subnormal = [5e-324, -5e-324, 1e-320, 2.2e-308]
    if function is tanh:
        edges = [near((k + random.choice([0, 0.5])) * math.log(2) / 2) for k in range(56) for _ in range(3)]
        return (
            subnormal + edges + [19.0615, 19.0616, 1e300, -25.0] + [random.uniform(-3, 3) for _ in range(300)]
            + [random.uniform(-20, 20) for _ in range(150)] + [scaled(-1070, 0) for _ in range(80)])
    if function is log:
        edges = [near(math.ldexp(math.sqrt(0.5), k)) for k in range(-4, 5) for _ in range(12)]
        edges += [near(math.ldexp(1, k)) for k in range(-4, 5) for _ in range(12)]
        return (
            [abs(x) for x in subnormal] + edges + [1.7e308] + [1 - random.random() for _ in range(250)]
            + [1 + scaled(-50, -2) for _ in range(100)] + [abs(scaled(-1070, 1020)) for _ in range(120)])
    if function is cos:
        edges = [near(n * math.pi / 4) for n in range(-9, 10) for _ in range(10)]
        edges += [near(random.randrange(600_000) * math.pi / 2) for _ in range(100)]
        return (
            [0.0, 5e-324, 1e-9, 2.0**20] + edges + [random.uniform(0, 2 * math.pi) for _ in range(300)]
            + [random.uniform(-(2**20), 2**20) for _ in range(100)])
    edges = [near(k / 8) for k in range(1, 49) for _ in range(4)]
    return (
        subnormal + edges + [1e300, -6.5] + [random.uniform(-3, 3) for _ in range(300)]
        + [random.uniform(-6, 6) for _ in range(100)] + [scaled(-1070, 0) for _ in range(80)])


def powers():
    found = []
    while len(found) < 500:
        kind = len(found) % 5
        x, n = random.uniform(-3, 3), random.randint(-30, 30)
        if kind == 1:
            x, n = 1 - random.random() / 1000, random.randint(1, 100_000)
        if kind == 2:
            x, n = random.choice([0.9, 0.99, 0.999, 0.5]), random.randint(1, 3000)
        if kind == 3:
            x, n = scaled(-1070, 1020), random.randint(-3, 3)
        if kind == 4:
            x, n = 1 + scaled(-45, -20), random.randint(-(2**40), 2**40)
        # What is subnormal has a test of its own.
        if x != 0 and -700 < n * math.log(abs(x)) < 700:
            found.append((x, n))
    return [[x, n, *parts(Decimal(x) ** n)] for x, n in found]


random.seed(21)
TABLE.write_text(table())
fixture = {f.__name__: [[x, *parts(f(x))] for x in points(f)] for f in (tanh, log, cos, erf)}
fixture["power"] = powers()
rows = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in fixture[name]) + "\n]" for name in fixture]
(FOLDER / "functions.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")
