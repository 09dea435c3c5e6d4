# Indicators, blocs by date and both sides of flows, on the real files.
gdp=("$comity" indicator membership-growth "$data/worldbank/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_2016.csv"
  --where reporter=@ASEAN --format csv)
points() { "$@" | awk -F, 'NR > 1 { printf "%s %s %.2f\n", $2, $3, 100 * $4 }'; }
holds "ASEAN's GDP in 1995: +19.92 = 16.08 + 3.84" "1995 growth 19.92
1995 constant_members 16.08
1995 constant 16.08
1995 reporters 0.00
1995 entries 3.84
1995 exits 0.00" points "${gdp[@]}" --where period=1994..1995
holds "ASEAN's GDP in 1997: -5.28 = -5.53 + 0.24" "~1997 growth -5.28
1997 constant_members -5.53" points "${gdp[@]}" --where period=1996..1997
holds "Myanmar, without data in its year of entry, is named" \
  "~1997: no data of MMR: not available, and not 0." "${gdp[@]}" --where period=1996..1997 --notes
holds "ASEAN's GDP in 1999: +17.30 = 16.55 + 0.75" "~1999 entries 0.75" points "${gdp[@]}" --where period=1998..1999

wood=("$comity" indicator membership-growth "$data"/comtrade/hs27_hs44/hs44_all_199{4,5,6,7,8,9}.csv.gz
  --where partner=@ASEAN --where flow=M --format csv)
holds "HS 44 from the members: the reporters' term is its own" "1995 growth 1.40
1995 constant_members 0.67
1995 constant -0.50
1995 reporters 1.18
1995 entries 0.73
1995 exits 0.00" points "${wood[@]}" --where period=1994..1995
holds "HS 44 from the members in 1997: +10.21 = 7.07 + 3.14" "1997 growth 10.21
1997 constant_members 7.07
1997 constant -1.23
1997 reporters 8.30
1997 entries 3.14
1997 exits 0.00" points "${wood[@]}" --where period=1996..1997
holds "HS 44 from the members in 1999: +18.62 = 17.92 + 0.70" "~1999 growth 18.62
1999 constant_members 17.92" points "${wood[@]}" --where period=1998..1999

oil=("$comity" mirror "$data"/comtrade/hs27_hs44/hs27_all_201{5,6,7}.csv.gz
  --where reporter=@ASEAN --where partner=RUS --where flow=M --format csv --notes)
holds "ASEAN's HS 27 imports from Russia and who makes the gap" \
  "~ASEAN M RUS 2015: imports 6,770.41 million against exports 3,262.96 million, a gap of 3,507.45 million; \
of it SGP 76.4 %, THA 19.1 %, MYS 3.6 %, VNM 1.3 %; the c.i.f. factor explains 10.9 %." "${oil[@]}"
holds "where a member reports nothing only flows with both sides are compared" \
  "~the importer has no figure for KHM–RUS, LAO–RUS, THA–RUS: not available, and not 0; ratio, residual and reconciled \
are of the 6 flows with both sides." "${oil[@]}"
holds "the missing Thailand of 2017 is said" \
  "~THA reported 2016 only. The sum of those there changed by 25.3 %, that of the same reporters by 52.5 %." "${oil[@]}"
china=("$comity" mirror "$data/comtrade/plus_chn_total_2022_goods.csv" --where reporter=CHN --format csv)
holds "China's exports to the United States by both" "~CHN,USA,X,TOTAL,2022,582756110047,543101972803.77" \
  "${china[@]}" --where partner=USA --where flow=X
holds "China's imports from Germany by both" "~CHN,DEU,M,TOTAL,2022,111397908371,113344146310.536," \
  "${china[@]}" --where partner=DEU --where flow=M
holds "an index of products on a file of totals is refused" "~hold only the total of all goods" \
  "$comity" indicator hhi "$data/comtrade/plus_chn_total_2022_goods.csv"
holds "South Africa's coal in dollars a ton, by BACI's values over quantities" "~ZAF,270112,2021,96.8373028297131" \
  "$comity" indicator unit-value "$data/baci/BACI_sample_exporters_4_710_HS17_2021.csv" --where reporter=ZAF \
  --where product=270112 --format csv
