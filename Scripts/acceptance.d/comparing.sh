# Comparing along time, by head and with the same reporters, on the real files.
gulf=("$data"/comtrade/hs27_hs44/hs27_all_201{5,6,7}.csv.gz --where reporter=@ASEAN --where partner=RUS
  --where flow=M --format csv)
growth() { "$@" | awk -F, 'NR > 1 && $NF == "'"${variant:-year-on-year}"'" { printf "%s %.1f\n", $1, 100 * $4 }' | tail -1; }
holds "ASEAN's HS 27 imports from Russia in 2017 by those who report: +25.3 %" "2017 25.3" \
  growth "$comity" growth "${gulf[@]}"
holds "… by the same reporters: +52.5 %" "2017 52.5" growth "$comity" growth "${gulf[@]}" --same-reporters
holds "… Thailand is named, with its share" "~left out THA, with 10.0 % of the value of all." \
  "$comity" growth "${gulf[@]}" --same-reporters --notes
holds "… coverage is a column" "~2017,5602329349,6/10" "$comity" table "${gulf[@]}" --rows period --coverage
holds "… coverage of the mirror" "~,6/10,USD," "$comity" mirror "${gulf[@]}" --coverage
holds "… by what Russia reports: +32.8 %, and the band" "~mirror,2017,4069044854,USD,0.32752358" \
  "$comity" growth "${gulf[@]}" --source all
holds "… as a trend from both sides" "~reconciled,drift,3,2015,2017" \
  "$comity" trend "${gulf[@]}" --source reconciled --method drift
variant="against 2015"
holds "… against 2015: -17.3 %" "2017 -17.3" growth "$comity" growth "${gulf[@]}" --against 2015
unset variant

output="$data/worldbank/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_2016.csv"
holds "Singapore's imports of it by its GDP of 2015" "~SGP,2015,0.01645" \
  "$comity" table "${gulf[@]}" --where period=2015 --rows reporter,period --with "$output"
holds "… and in the mirror" "~SGP,RUS,M,27,2015,0.01645" \
  "$comity" mirror "${gulf[@]}" --where period=2015 --with "$output"
holds "concentration of Russia's HS 27 exports, moving sums of two years" "~RUS,2016," \
  "$comity" indicator hhi "$data"/comtrade/hs27_hs44/hs27_all_201{5,6}.csv.gz --over partner --where reporter=RUS \
  --where flow=X --rolling 2 --format csv
holds "… against 2015" "~RUS,2015,0," \
  "$comity" indicator hhi "$data"/comtrade/hs27_hs44/hs27_all_201{5,6}.csv.gz --over partner --where reporter=RUS \
  --where flow=X --against 2015 --format csv
holds "ASEAN's GDP of 1995 by members on the first day: six, without Viet Nam" "~1995,6/6" \
  bash -c '"$0" table "$1" --where reporter=@ASEAN --where period=1995 --rows period --members start --coverage \
    --format csv | cut -d, -f1,3' "$comity" "$output"
holds "Singapore's imports of it rise by all three readings" "~yes" bash -c '"$0" trend "$1"/comtrade/hs27_hs44 \
  --where reporter=SGP --where partner=RUS --where flow=M --where product=27 --where period=2000..2017 --source all \
  --method mann-kendall --format csv | tail -1' "$comity" "$data"
