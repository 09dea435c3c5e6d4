# The workspace: a newcomer's ten minutes on a real file in three vintages, turned bits, killed imports, full disks, disks
# for reading only.
# KILLED_IMPORTS says how many imports are killed (100; by hand 1000).
place=$(mktemp -d)
real=$data/comtrade/hs27_hs44/hs27_all_2017.csv.gz
# Three months made of one real file: the first lacks Indonesia's imports, the second has them and prints one flow of
# Singapore otherwise, the third is the file as it is.
python3 - "$real" "$place" <<'PYTHON'
import csv
import gzip
import io
import sys

text = gzip.open(sys.argv[1], "rt", encoding="utf-8-sig", newline="").read()
rows = list(csv.reader(io.StringIO(text)))
head, body = rows[0], rows[1:]
reporter, partner, flow = (head.index(name) for name in ("Reporter ISO", "Partner ISO", "Trade Flow"))
value = head.index("Trade Value (US$)")


def write(name, kept):
    with open(sys.argv[2] + "/" + name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(kept)


write("september.csv", [row for row in body if not (row[reporter] == "IDN" and row[flow].startswith("Import"))])
october = [list(row) for row in body]
for row in october:
    if row[reporter] == "SGP" and row[partner] == "RUS" and row[flow].startswith("Import"):
        row[value] = str(int(row[value]) - 1000000)
write("october.csv", october)
write("november.csv", body)
PYTHON
here=$PWD
program=$(cd "$(dirname "$comity")" && pwd)/$(basename "$comity")
in_place() { (cd "$place" && COMITY_WORKSPACE= "$@"); }
for month in september:2018-09-01 october:2018-10-01 november:2018-11-01; do
  holds "import of ${month%:*}" "~comtrade/hs27@${month#*:} is imported" in_place "$program" data import \
    "${month%:*}.csv" --name comtrade/hs27 --source "UN Comtrade" --licence "UN Comtrade terms" \
    --retrieved "${month#*:}"
done
asean=(--where reporter=@ASEAN --where partner=RUS --where flow=M --rows reporter --format csv)
for month in september:2018-09-15 october:2018-10-15 november:2018-12; do
  holds "the vintage of ${month#*:} is ${month%:*}.csv" "$("$comity" table "$place/${month%:*}.csv" "${asean[@]}")" \
    in_place "$program" table comtrade/hs27 --as-of "${month#*:}" "${asean[@]}"
  holds "… by its name" "$("$comity" table "$place/${month%:*}.csv" "${asean[@]}")" \
    in_place "$program" table "comtrade/hs27@${month#*:}" "${asean[@]}"
done
holds "a trend as of each needs the vintage" "~comtrade/hs27 has no vintage of 2018-08-31 or before" \
  in_place "$program" trend comtrade/hs27 --as-of 2018-08-31
holds "revisions: Singapore's imports by a million" "~SGP,RUS,M,27,2017,revised," in_place "$program" data diff \
  comtrade/hs27@2018-10-01 comtrade/hs27@2018-11-01 --format csv
holds "… and nothing else" "~Cells: 0 added, 0 removed, 1 revised," in_place "$program" data diff \
  comtrade/hs27@2018-10-01 comtrade/hs27@2018-11-01
holds "… added: Indonesia" "~IDN,RUS,M,27,2017,added,," in_place "$program" data diff \
  comtrade/hs27@2018-09-01 comtrade/hs27@2018-10-01 --format csv
holds "the exported bytes are the published ones" "$(sha256sum <"$place/october.csv")" \
  in_place bash -c '"$0" data export comtrade/hs27@2018-10-01 | sha256sum' "$program"
holds "the workspace is whole" "~3 files" in_place "$program" data verify
holds "the packed bytes are the published ones for zstd, too" "$(sha256sum <"$place/october.csv")" \
  in_place bash -c 'zstd -dc .comity/files/$(sha256sum october.csv | cut -c1-64).zst | sha256sum'
holds "the published gz is kept as it is" "$(sha256sum <"$real")" in_place bash -c \
  '"$0" data import "$1" --name comtrade/gz >/dev/null && "$0" data export comtrade/gz | sha256sum' "$program" "$real"
holds "… and read" "$("$comity" table "$real" "${asean[@]}")" in_place "$program" table comtrade/gz "${asean[@]}"

trials=Scripts/acceptance.d/workspace_trials.py
holds "turned bits are found" "~well:" python3 "$trials" "$comity" bits "${TURNED_BITS:-60}"
holds "… and those of a log that a killed import left" "~well:" python3 "$trials" "$comity" log "${TURNED_BITS:-60}"
holds "killed imports" "~well:" python3 "$trials" "$comity" killed "${KILLED_IMPORTS:-100}"
holds "a full disk at every stage" "~well:" python3 "$trials" "$comity" full
holds "a disk for reading only" "~well:" python3 "$trials" "$comity" reading
rm -rf "$place"
cd "$here" || exit 2
