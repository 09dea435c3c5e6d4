# What the five shared documents print, annotated by hand: line, value, upper, qualifier, unit, kind.
extracted() {
  "$comity" figures extract "$shared/documents/$1.txt" --kind growth,share,level,count,multiple --format csv |
    python3 -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    print("|".join(row[name] for name in ("line", "value", "upper", "qualifier", "unit", "kind", "noun", "direction")))'
}
holds "quantities of asean-eaeu-priorities" "3|52||exact||count|activities|
7|9||exact||count|articles|" extracted asean-eaeu-priorities
holds "devdiscourse-2018 has no quantities" "" extracted devdiscourse-2018
holds "quantities of phnompenhpost-2023" "5|2||exact||count|sides|
9|2||exact||count|sides|
11|2||exact||count|sides|
17|500000|1500000|from-to|USD|level||up
21|2||exact||count|regions|
21|50||more than||count|Russian major companies|
25|2||exact||count|sides|
29|2||exact||count|regions|
33|2||exact||count|successive special ASEAN-Russia foreign ministers’ meetings|" extracted phnompenhpost-2023
holds "quantities of sputnik-2019" "1|60||more than|percent|share|goals|
1|4||exact||count|year|
1|10||exact||count|Southeast Asian nations|
5|2||exact||count|countries|
6|2||exact||count|nations|
6|17||exact|percent|growth||up
6|39||exact|percent|growth||up
7|10||exact||count|Southeast Asian nations|" extracted sputnik-2019
holds "quantities of tass-2017" "13|20||about||count|initiatives|
17|10||exact||count|ASEAN member states’ national flowers|" extracted tass-2017
holds "ordinals, dates and spans of the five documents" "date 40
ordinal 20
span 11" sh -c '"$1" figures extract "$2"/documents/*.txt --kind ordinal,date,span --format csv |
  python3 -c "import collections, csv, sys
for kind, count in sorted(collections.Counter(row[\"kind\"] for row in csv.DictReader(sys.stdin)).items()):
    print(kind, count)"' - "$comity" "$shared"
