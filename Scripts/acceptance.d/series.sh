# Russia, ASEAN members, World Bank: published values and certified estimates.
totals=$data/russia/rus_fcs_annual_totals_1994_2021_long.csv
exports=(--period year --where "section=Экспорт" --where "item=Экспорт" --format csv)

holds "least squares slope of Russia's exports" "~linear,28,1994,2021,17171.35238" "$comity" trend "$totals" "${exports[@]}"
holds "Mann–Kendall S" "~mann-kendall,28,1994,2021,252," "$comity" trend "$totals" "${exports[@]}"
holds "Mann–Kendall z" "~4.958886392577337" "$comity" trend "$totals" "${exports[@]}"
holds "Sen's slope" "~theil-sen,28,1994,2021,16188.10909" "$comity" trend "$totals" "${exports[@]}"
holds "compound growth" "~compound-growth,28,1994,2021,0.0790041248" "$comity" trend "$totals" "${exports[@]}"
holds "Russia and Viet Nam 2021, monthly customs" "flow,value
Импорт,4893.50744000000003
Экспорт,2233.59538000000001" "$comity" table "$data/russia/rus_fcs_monthly_by_country_2006_2021_long.csv" --rows flow \
  --where year=2021 --where country=Вьетнaм --format csv
singapore=("$comity" table "$data/asean/sgp_aseanstats_processedASEANTotal.csv" --delimiter '#' --record-end '|'
  --values 'Trade Value (US$)' --where Year=2013 --where Flow=Import --format csv --rows Flow)
holds "Singapore's own dialect: imports from Russia" "Flow,Trade Value (US$)
Import,5261691014" "${singapore[@]}" --where 'Partner=Russian Federation [RU]'
holds "Singapore: the world, printed to six digits" "~
Import,388052000000" "${singapore[@]}" --where 'Partner=WORLD [99]'
holds "Singapore: ASEAN and the rest are the world to a million dollars" "~
Import,388052" "${singapore[@]}" --where 'Partner=ASEAN [00],Extra-ASEAN [88]'
holds "Malaysia's exports" "~
2019,995071916079" "$comity" table "$data/asean/mys_dosm_trade_2013_2019.csv" --rows YEAR --values 'EXPORT (RM)' --format csv
holds "World Bank GDP, aggregates left out" "~VNM,193599379094" \
  "$comity" table "$data/worldbank/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_2016.csv" --rows reporter --where period=2015 --format csv
