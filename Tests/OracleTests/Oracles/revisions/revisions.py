#!/usr/bin/env python3
"""The expected numbers of RevisionStatisticsTests: scipy 1.17.1, numpy 2.4.6."""

import numpy
from scipy import stats

EARLIER = numpy.array([100, 200, 50, 80, 120.25, 10, 0])
LATER = numpy.array([101.5, 198, 50, 84, 120.75, 9.5, 1])

revision = LATER - EARLIER
present = EARLIER != 0
for name, values in [("values", revision), ("fractions", revision[present] / abs(EARLIER[present]))]:
    test = stats.ttest_1samp(values, 0)
    print(
        name,
        len(values),
        repr(float(values.mean())),
        repr(float(abs(values).mean())),
        repr(float(values.std(ddof=1))),
        repr(float(test.statistic)),
        repr(float(test.pvalue)),
    )
print("relative mean absolute", repr(float(abs(revision).sum() / abs(EARLIER).sum())))
