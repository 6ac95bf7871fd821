# SPDX-License-Identifier: Apache-2.0
"""The tail of normal_cdf: R(a) = exp(a^2/2) Phi(-a) = N/(a N + M)/2 on [0, 14.5], N of degree 4, M of degree 5,
N(0) = M(0) = 1.76; coefficients in float32. Run with numpy and scipy: python3 normal_cdf.py

Linear in the coefficients: N (1 - 2 R a) - 2 R M = 0. Lawson's weights make the largest relative error small; then one
coefficient after the other, the highest powers first, is rounded and the rest fitted again.
"""
import numpy as np
from scipy.special import erfcx

END, DEGREE_N, DEGREE_M = 14.5, 4, 5
CENTRE = np.float64(np.float32(1.76))  # not just above a power of two: there a rounding error is largest
TOP = (END - 4) / (END + 4)
t = (TOP - 1) / 2 + (TOP + 1) / 2 * np.cos(np.linspace(0, np.pi, 2001))  # Chebyshev points of t = (a - 4)/(a + 4)
a = 4 * (1 + t) / (1 - t)
R2 = erfcx(a / np.sqrt(2))
KEYS = [("N", k) for k in range(DEGREE_N + 1)] + [("M", k) for k in range(DEGREE_M + 1)]


def both(v):
    n = sum(v["N", k] * a**k for k in range(DEGREE_N + 1))
    return n, a * n + sum(v["M", k] * a**k for k in range(DEGREE_M + 1))


def error(v):
    n, d = both(v)
    return np.abs(n / (R2 * d) - 1)


def fitted(fixed):
    """The values of all coefficients, those of `fixed` as they are."""
    free = [key for key in KEYS if key not in fixed]
    column = {(p, k): a**k * ((1 - R2 * a) if p == "N" else -R2) for p, k in KEYS}
    rest = -sum(column[key] * value for key, value in fixed.items())
    d, w, best = 1 + a**DEGREE_M / 100, np.ones_like(a), None
    for _ in range(60):
        weight = np.sqrt(w) / (R2 * d)
        matrix = np.array([column[key] for key in free]).T * weight[:, None]
        size = np.linalg.norm(matrix, axis=0)
        v = {**fixed, **dict(zip(free, np.linalg.lstsq(matrix / size, rest * weight, rcond=None)[0] / size))}
        d, e = both(v)[1], error(v)
        if best is None or e.max() < error(best).max():
            best = v
        w *= e / e.max() + 1e-3
        w /= w.mean()
    return best


fixed = {("N", 0): CENTRE, ("M", 0): CENTRE}
print("in exact numbers", error(fitted(fixed)).max())
for k in range(max(DEGREE_N, DEGREE_M), 0, -1):
    for part in "MN":
        if (part, k) in KEYS:
            fixed[part, k] = np.float64(np.float32(fitted(fixed)[part, k]))
print("rounded", error(fixed).max())
for part in "NM":
    print(part, [float(fixed[key]) for key in KEYS if key[0] == part])
