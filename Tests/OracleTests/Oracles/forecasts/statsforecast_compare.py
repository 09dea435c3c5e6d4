"""1,000 seeded monthly series of ten kinds, and statsforecast's AutoETS on them.

  python3 statsforecast_compare.py series FILE           writes id,kind,period,values,holdout
  python3 statsforecast_compare.py fit FILE ANSWERS [P]  fits them one by one in P processes (1 when not said), writes
                                                         id,form,aicc,points; says the seconds on standard error
  python3 statsforecast_compare.py compare FILE OURS THEIRS
                                                         AICc and holdout MASE of two files of answers
  python3 statsforecast_compare.py excerpt FILE THEIRS   the first series of every kind: statsforecast.csv

A file of answers of another program has the columns id,form,aicc,points. statsforecast_compare.csv is what compare said
of this library at its first measurement.

statsforecast 2.1.1, numpy 2.4 (Python 3.11). A series has 240 values and a holdout of 18. The AICc of statsforecast is
recomputed from its own parameters by the plain recursion below, so that both programs are judged by one ruler.
"""
import sys
import time
import numpy as np

LENGTH, HOLDOUT, PERIOD = 240, 18, 12
KINDS = ["noise", "walk", "season", "trend-season", "growth", "airline", "damped", "shift", "outlier", "signed"]


def simulate(kind, rng):
    n = LENGTH + HOLDOUT
    t = np.arange(n)
    index = rng.normal(size=PERIOD)
    season = (index - index.mean())[t % PERIOD]
    noise = rng.normal(size=n)
    if kind == "noise":
        return 100 + 10 * noise
    if kind == "walk":
        return 300 + np.cumsum(noise * rng.uniform(0.5, 2))
    if kind == "season":
        return 200 + 15 * season + 8 * noise
    if kind == "trend-season":
        return (200 + rng.uniform(0.1, 1) * t + 12 * season
                + np.cumsum(rng.uniform(0, 1) * rng.normal(size=n)) + 5 * noise)
    if kind == "growth":
        return 100 * np.exp(rng.uniform(0.001, 0.01) * t + 0.15 * season
                            + np.cumsum(0.01 * rng.normal(size=n)) + 0.04 * noise)
    if kind == "airline":
        theta, seasonal = rng.uniform(0.2, 0.8), rng.uniform(0.3, 0.9)
        e = 0.03 * rng.normal(size=n + 13)
        w = e[13:] - theta * e[12:-1] - seasonal * e[1:-12] + theta * seasonal * e[:-13]
        y = np.zeros(n)
        y[:PERIOD] = np.log(300) + 0.1 * season[:PERIOD]
        for i in range(PERIOD, n):
            previous = y[i - PERIOD - 1] if i > PERIOD else y[0]
            y[i] = y[i - 1] + y[i - PERIOD] - previous + w[i]
        return np.exp(y)
    if kind == "damped":
        phi, level, slope, y = rng.uniform(0.85, 0.97), 200.0, rng.uniform(-3, 5), np.zeros(n)
        alpha, beta = rng.uniform(0.1, 0.8), rng.uniform(0.01, 0.1)
        for i in range(n):
            f, e = level + phi * slope, 4 * noise[i]
            y[i] = f + 10 * season[i] + e
            level, slope = f + alpha * e, phi * slope + beta * e
        return y
    if kind == "shift":
        return 300 + 60 * (t > rng.integers(60, 200)) + 10 * season + 8 * noise
    if kind == "outlier":
        y = 200 + 0.5 * t + 10 * season + 5 * noise
        y[rng.integers(0, LENGTH, 4)] *= rng.uniform(1.5, 4)
        return y
    return 10 * season + np.cumsum(rng.normal(size=n)) + 3 * noise


def write_series(path):
    rng = np.random.default_rng(20241)
    with open(path, "w") as out:
        print("id,kind,period,values,holdout", file=out)
        for i in range(1000):
            kind = KINDS[i % len(KINDS)]
            y = simulate(kind, rng)
            if kind != "signed" and y.min() <= 0:
                y = y - y.min() + 1
            print(i, kind, PERIOD, " ".join(map(repr, map(float, y[:LENGTH]))),
                  " ".join(map(repr, map(float, y[LENGTH:]))), sep=",", file=out)


def read_series(path):
    with open(path) as lines:
        next(lines)
        for line in lines:
            i, kind, period, values, holdout = line.rstrip("\n").split(",")
            yield i, kind, int(period), np.array(values.split(), float), np.array(holdout.split(), float)


def criterion(y, m, form, par):
    """AICc of a form at given parameters, by the plain recursion."""
    error, trend, season, damped = form
    names = iter(par)
    alpha = next(names)
    beta = next(names) if trend != "N" else 0
    gamma = next(names) if season != "N" else 0
    phi = next(names) if damped else 1
    level = next(names)
    slope = next(names) if trend != "N" else 0
    free = list(names)
    k = len(par) + 1
    if season != "N":
        last = (m if season == "M" else 0) - sum(free[: m - 1])
        ring = list(reversed(free[: m - 1] + [last]))
        k = len(par) - len(free) + m - 1 + 1
    squares, logs = 0.0, 0.0
    for i, value in enumerate(y):
        q = level + phi * slope
        s = ring[i % m] if season != "N" else 0
        f = q * s if season == "M" else q + s
        e = value - f
        if error == "M":
            squares += (e / f) ** 2
            logs += np.log(abs(f))
        else:
            squares += e * e
        news = e / s if season == "M" else e
        if season != "N":
            ring[i % m] = s + gamma * (e / q if season == "M" else e)
        level, slope = q + alpha * news, phi * slope + beta * news
    n = len(y)
    return n * np.log(squares) + 2 * logs + 2 * k + 2 * k * (k + 1) / (n - k - 1)


def fit_one(row):
    from statsforecast.models import AutoETS

    i, _, period, y, holdout = row
    model = AutoETS(season_length=period)
    model.fit(y)
    points = model.predict(h=len(holdout))["mean"]
    answer = model.model_
    par = np.asarray(answer["par"], float)
    return i, answer["components"], float(answer["aicc"]), points, par[~np.isnan(par)]


def fit(path, answers, processes):
    rows = list(read_series(path))
    fit_one(rows[0])
    if processes > 1:
        from multiprocessing import Pool

        with Pool(processes) as pool:
            pool.map(fit_one, rows[:4])
            start = time.perf_counter()
            found = pool.map(fit_one, rows, chunksize=10)
            seconds = time.perf_counter() - start
    else:
        start, worked = time.perf_counter(), time.process_time()
        found = [fit_one(row) for row in rows]
        seconds = time.perf_counter() - start
        worked = time.process_time() - worked
        print(f"statsforecast: {1000 * worked / len(rows):.2f} ms of processor time a series", file=sys.stderr)
    print(f"statsforecast: {1000 * seconds / len(rows):.2f} ms a series, {processes} processes", file=sys.stderr)
    with open(answers, "w") as out:
        print("id,form,aicc,points,recomputed", file=out)
        for (i, form, aicc, points, par), (_, _, period, y, _) in zip(found, rows):
            again = criterion(y, period, (form[0], form[1], form[2], form[3] == "D"), par)
            print(i, form, repr(aicc), " ".join(map(repr, map(float, points))), repr(float(again)), sep=",", file=out)


def compare(path, ours, theirs):
    def read(name):
        with open(name) as lines:
            return {line.split(",")[0]: line.rstrip("\n").split(",") for line in lines}

    a, b = read(ours), read(theirs)
    by_kind = {}
    for i, kind, period, y, holdout in read_series(path):
        scale = np.abs(y[period:] - y[:-period]).mean()
        ours_at, theirs_at = float(a[i][2]), float(b[i][2])
        mase = [np.abs(np.array(row[i][3].split(), float) - holdout).mean() / scale for row in (a, b)]
        by_kind.setdefault(kind, []).append((ours_at - theirs_at, mase[0], mase[1], float(b[i][4]) - theirs_at))
    print("kind,series,no_worse_percent,median_difference,worst_difference,median_mase,median_mase_statsforecast")
    for kind, rows in [*by_kind.items(), ("all", sum(by_kind.values(), []))]:
        d = np.array(rows)
        print(kind, len(d), f"{100 * (d[:, 0] <= 0.01).mean():.1f}", f"{np.median(d[:, 0]):.3f}",
              f"{d[:, 0].max():.3f}", f"{np.median(d[:, 1]):.4f}", f"{np.median(d[:, 2]):.4f}", sep=",")
    print("largest difference between statsforecast's AICc and the same recomputed:",
          max(abs(r[3]) for rows in by_kind.values() for r in rows), file=sys.stderr)


def excerpt(path, theirs):
    with open(theirs) as lines:
        answers = {line.split(",")[0]: line.split(",") for line in lines}
    print("kind,period,form,aicc,values")
    for i, kind, period, y, _ in list(read_series(path))[: len(KINDS)]:
        print(kind, period, answers[i][1], answers[i][2], " ".join(map(repr, map(float, y))), sep=",")


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "series":
        write_series(*rest)
    elif command == "fit":
        fit(rest[0], rest[1], int(rest[2]) if len(rest) > 2 else 1)
    elif command == "excerpt":
        excerpt(*rest)
    else:
        compare(*rest)
