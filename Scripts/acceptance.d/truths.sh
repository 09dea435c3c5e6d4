# The rest of what the real files are known to carry.
thailand=("$comity" table "$data/comtrade/plus_tha_8542_imports_2014_2024.csv" --rows period --format csv)
holds "imports of HS 8542: World rows to the last digit" "period,value
2014,9680795326
2015,9389778348.49
2016,9428383351.96
2017,11141372218.53
2018,11813161474.37
2019,11267085662.933
2020,12197818311.501
2021,15127444464.527
2022,19039358936.845
2023,19588059644.307
2024,24427995897.78" "${thailand[@]}" --where partner=W00
holds "six sums of partners differ from their World row" "~ differ from the exact sum of their partners: 2014: \
World row 9680795326, sum of partners 9680795329; 2019: World row 11267085662.933, sum of partners 11267085662.94; \
2020: World row 12197818311.501, sum of partners 12197818311.498; 2021:" "${thailand[@]}" --notes
holds "padded codes of the mode of supply are one code" "mosCode,value_count
0,1167" "$comity" table "$data/comtrade/plus_tha_8542_imports_2014_2024.csv" --rows mosCode --values value:count --format csv
holds "no row is split by mode of supply" "~Rows: 1,178 read = 1,167 used + 11 left out (World rows, 100.0 % of the value used)." \
  "${thailand[@]}" --notes
holds "an open range" "period,value
2023,19588059644.309
2024,24427995897.78" "${thailand[@]}" --where period=2023..
holds "all six World rows of 2022" "reporter,flow,value
CHN,M,2715997517261
CHN,X,3593601435602
DEU,M,1588852981506.719
DEU,X,1686141996013.135
USA,M,3372902165775
USA,X,2062089832731" "$comity" table "$data/comtrade/plus_chn_total_2022_goods.csv" --rows reporter,flow \
  --where partner=W00 --format csv
holds "Germany's partners add up to 0.003 more" "~DEU M: World row 1588852981506.719, sum of partners 1588852981506.722" \
  "$comity" table "$data/comtrade/plus_chn_total_2022_goods.csv" --rows reporter,flow --format csv --notes

oil=$data/comtrade/hs27_hs44/hs27_all_2013.csv.gz
everything() {
  { "$comity" table "$oil" --rows flow --format csv; "$comity" table "$oil" --rows flow --where partner=W00 --format csv; } |
    awk -F, '$1 != "flow" { sum += $2 } END { printf "%.0f\n", sum }'
}
holds "the trap: adding every row of HS 27 in 2013" 12955038722554 everything
holds "HS 27 in 2013 as World rows and partners, imports" "value
3272685774889" "$comity" table "$oil" --where flow=M --where partner=World --format csv
holds "the row account of exports" "~Rows: 18,051 read = " "$comity" table "$oil" --where flow=X --format csv --notes
holds "mixed revisions of the HS are named" "~several values of Classification (H2, H3, H4)" \
  "$comity" table "$data/comtrade/hs27_hs44/hs27_all_2013.csv.gz" --where flow=X --format csv --notes
rows() {
  "$comity" table "$data/comtrade/hs27_hs44" --rows flow,product --format csv --notes 2>&1 >/dev/null |
    sed -n 's/^Rows: \([0-9,]*\) read.*/\1/p'
}
holds "843,934 rows in sixty files" "843,934" rows

baci=$data/baci/BACI_sample_exporters_4_710_HS17_2021.csv
holds "BACI: 2,306 padded NA among the quantities" "~2,306 of the used rows have no value." \
  "$comity" table "$baci" --values q --format csv --notes
holds "BACI: the other quantities" "q
95549654.973" "$comity" table "$baci" --values q --format csv
holds "BACI: 71,192 rows, all used" "~Rows: 71,192 read = 71,192 used." "$comity" table "$baci" --format csv --notes
lost() {
  "$comity" table "$baci" --rows k --where 'k=0*' --values v:count --format csv |
    awk -F, 'NR > 1 { if (length($1) != 6) bad++; count += $2 } END { print count + 0, bad + 0 }'
}
holds "BACI: 4,442 codes have their zero again" "4442 0" lost
holds "BACI: what they carry" "v
3618570.997" "$comity" table "$baci" --values v --where 'k=0*' --format csv
holds "BACI: fruit of Afghanistan" "value
360060339" "$comity" table "$baci" --where reporter=AFG --where 'product=08*' --format csv

russia=$data/russia/rus_fcs_monthly_by_country_2006_2021_long.csv
holds "Russia and Viet Nam in January 2021" "flow,value
Импорт,371.43615
Экспорт,89.00981" "$comity" table "$russia" --rows flow --where period=2021-01 --where country=Вьетнaм --format csv
holds "Russia's exports in 2021, annual totals" "~2021,493096" "$comity" table "$data/russia/rus_fcs_annual_totals_1994_2021_long.csv" --rows year --where item=Экспорт \
  --where section=Экспорт --format csv
holds "twelve months without a figure" "~12 of the used rows have no value." \
  "$comity" table "$russia" --rows flow --format csv --notes

singapore=$data/asean/sgp_aseanstats_processedASEANTotal.csv
adds_up() {
  "$comity" table "$singapore" --delimiter '#' --record-end '|' --values 'Trade Value (US$)' --rows Year,Flow,Partner \
    --where 'Partner=ASEAN [00],Extra-ASEAN [88],WORLD [99]' --format csv |
    awk -F, 'NR > 1 { cell = $1 "," $2; cells[cell]; sum[cell] += $3 ~ /WORLD/ ? -$4 : $4 }
      END { for (cell in cells) { n++; d = sum[cell] < 0 ? -sum[cell] : sum[cell]; if (d == 0) exact++
        if (d > 1000000) far++ } print n, exact + 0, far + 0 }'
}
holds "Singapore: 16 cells, 6 of them exact, none off by more than a million" "16 6 0" adds_up

holds "Malaysia's published RCA of vegetable oils" "1D DESC,2018
ANIMAL AND VEGETABLE OILS AND FATS,1.87" "$comity" table "$data/asean/mys_dosm_rca_stats.csv" --rows '1D DESC' \
  --values 2018 --where '1D DESC=ANIMAL AND VEGETABLE OILS AND FATS' --format csv
holds "Malaysia: rows" "~Rows: 67,927 read = 67,927 used" \
  "$comity" table "$data/asean/mys_dosm_trade_2013_2019.csv" --values 'EXPORT (RM)' --format csv --notes

bank=$data/worldbank/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_2016.csv
holds "World Bank: four economies" "reporter,value
IDN,861933968740.332
RUS,1326015096948.19
THA,395281580952.881
VNM,193599379094.859" "$comity" table "$bank" --rows reporter --where period=2015 --where reporter=VNM,THA,IDN,RUS --format csv
holds "World Bank: aggregates are left out and accounted for" "~left out (rows of groups of reporters" \
  "$comity" table "$bank" --rows period --where period=2015 --format csv --notes

for version in 10 20; do
  holds "SDMX-CSV with labels beside values, $version" "period,DIM1,value
2020,A,1" "$comity" table "$data/sdmx/pysdmx_sdmx${version}_csv_labels_both.csv" --rows period,DIM1 --format csv
done
holds "SDMX-CSV: marks are counted" "~in place of a value, M (missing)" \
  "$comity" table "$data/sdmx/pysdmx_sdmx20_data_v2.csv" --rows period --where DER_CURR_LEG2=TO1 --format csv --notes
holds "Eurostat: marks are counted" "~Marks in flag: beside values used, b (break in time series) 2, e (estimated) 1." \
  "$comity" table "$data/eurostat/old_bulk_tsv_excerpt.tsv" --rows reporter --format csv --notes
