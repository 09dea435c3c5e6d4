"""Tail probabilities and quantiles of four distributions to 20 digits, by mpmath at 60 digits.

Quantiles are checked the other way round: the table gives P(X <= x), and the library's quantile of that probability
must come back to x.  Written with Python 3.11, mpmath 1.4.1.

  python3 distributions.py > distributions.csv
"""
from mpmath import mp, mpf, betainc, gammainc, erfc, sqrt

mp.dps = 60


def t_tail(x, v):
    half = betainc(mpf(v) / 2, mpf(1) / 2, 0, v / (v + x * x), regularized=True) / 2
    return half if x >= 0 else 1 - half


def f_tail(x, a, b):
    return betainc(mpf(b) / 2, mpf(a) / 2, 0, b / (b + a * x), regularized=True)


def chi_tail(x, v):
    return gammainc(mpf(v) / 2, x / 2, mp.inf, regularized=True)


rows = []
for x in ["-8", "-3.5", "-1", "-0.25", "0", "0.5", "1.959963984540054", "4", "10", "30"]:
    rows.append(("normal", "", "", x, erfc(-mpf(x) / sqrt(2)) / 2, erfc(mpf(x) / sqrt(2)) / 2))
for v in ["1", "2", "4.5", "15", "199", "1000000"]:
    for x in ["-40", "-2.5", "-0.75", "0.001", "1", "2.131449545559776", "6", "25"]:
        rows.append(("student_t", v, "", x, t_tail(-mpf(x), mpf(v)), t_tail(mpf(x), mpf(v))))
for a, b in [("1", "1"), ("3", "20"), ("7", "2.5"), ("40", "160")]:
    for x in ["0.01", "0.5", "1", "2.5", "8", "60"]:
        tail = f_tail(mpf(x), mpf(a), mpf(b))
        rows.append(("f", a, b, x, 1 - tail, tail))
for v in ["1", "2", "7", "31.5", "400"]:
    for x in ["0.02", "0.9", "5", "14.067140449340169", "60", "350", "500"]:
        tail = chi_tail(mpf(x), mpf(v))
        rows.append(("chi_squared", v, "", x, 1 - tail, tail))

print("distribution,first,second,x,cumulative,upper_tail")
for name, a, b, x, lower, upper in rows:
    print(f"{name},{a},{b},{x},{mp.nstr(lower, 20)},{mp.nstr(upper, 20)}")
