# UN Comtrade: exact sums of partners, World rows, membership, the former layouts.
thailand=$data/comtrade/plus_tha_8542_imports_2014_2024.csv
china=$data/comtrade/plus_chn_total_2022_goods.csv

holds "imports of HS 8542 are the exact sums of partners" "~
2014,9680795329
" "$comity" table "$thailand" --rows period --format csv
holds "2023 to the last digit" "~
2023,19588059644.309
" "$comity" table "$thailand" --rows period --format csv
holds "2024 to the last digit" "~
2024,24427995897.78" "$comity" table "$thailand" --rows period --format csv
holds "the note says that World rows are left out" "~World rows are left out" \
  "$comity" table "$thailand" --rows period --format csv --notes
holds "the note names the World row of 2023" "~2023: World row 19588059644.307, sum of partners 19588059644.309" \
  "$comity" table "$thailand" --rows period --format csv --notes
holds "the World row on request" "period,value
2023,19588059644.307" "$comity" table "$thailand" --rows period --where partner=W00 --where period=2023 --format csv
holds "China's imports and exports" "flow,value
M,2715997517261
X,3593601435602" "$comity" table "$china" --rows flow --where reporter=CHN --where partner=W00 --format csv
holds "China with ASEAN" "flow,value
M,408053988033
X,567287081990" "$comity" table "$china" --rows flow --where reporter=CHN --where partner=@ASEAN --format csv
holds "both sides of one flow" "reporter,flow,value
CHN,X,582756110047" "$comity" table "$china" --rows reporter,flow --where reporter=CHN --where partner=USA --where flow=X --format csv
holds "the mirror of it" "reporter,flow,value
USA,M,575688091172" "$comity" table "$china" --rows reporter,flow --where reporter=USA --where partner=CHN --where flow=M --format csv
holds "exports and imports are not added unasked" "~exports and imports are not added together unasked" \
  "$comity" table "$china" --where reporter=CHN
holds "35 columns" "~reporter,partner,flow" \
  "$comity" table "$data/comtrade/legacy35_idn_tobacco_0.csv" --rows reporter,partner,flow,product,period --format csv
holds "11 columns" "~IND" "$comity" table "$data/comtrade/legacy_bulk11_chn_ind_h3.csv" --rows reporter,flow,product --format csv

# HS 27 in 2013: the sum of partners, the World rows, and the trap of adding all.
unpacked=$(mktemp -d)
gzip -dc "$data/comtrade/hs27_hs44/hs27_all_2013.csv.gz" >"$unpacked/hs27.csv"
holds "exports of HS 27 in 2013 by partners" "value
3188074899881" "$comity" table "$unpacked/hs27.csv" --where flow=X --format csv
holds "exports of HS 27 in 2013 by World rows" "value
3188074900049" "$comity" table "$unpacked/hs27.csv" --where flow=X --where partner=W00 --format csv
holds "imports of HS 27 in 2013 by partners" "value
3272685774678" "$comity" table "$unpacked/hs27.csv" --where flow=M --format csv
holds "imports of HS 27 in 2013 by World rows" "value
3272685774889" "$comity" table "$unpacked/hs27.csv" --where flow=M --where partner=W00 --format csv
holds "standard input" "value
3188074899881" sh -c "'$comity' table - --where flow=X --format csv <'$unpacked/hs27.csv'"
rm -rf "$unpacked"
