# Compressed files and BACI: the truths that need neither unpacking nor a table of codes.
oil=("$comity" table "$data"/comtrade/hs27_hs44/hs27_all_2013.csv.gz --format csv)
holds "gz: exports of HS 27 in 2013 by partners" "value
3188074899881" "${oil[@]}" --where flow=X
holds "gz: exports of HS 27 in 2013 by World rows" "value
3188074900049" "${oil[@]}" --where flow=X --where partner=W00
sixty=("$comity" table "$data/comtrade/hs27_hs44" --where product=27 --where flow=X --rows period --format csv)
holds "sixty gz files are one table" "~
2013,3188074899881
" "${sixty[@]}"
holds "whatever the threads" "$("${sixty[@]}" --threads 1)" "${sixty[@]}" --threads 2
baci=$data/baci/BACI_sample_exporters_4_710_HS17_2021.csv
holds "BACI: dollars of Afghanistan and South Africa" "reporter,value
AFG,678189124
ZAF,68691799014" "$comity" table "$baci" --rows reporter --format csv
holds "BACI: its own column in thousands" "i,v
4,678189.124
710,68691799.014" "$comity" table "$baci" --rows i --values v --format csv
