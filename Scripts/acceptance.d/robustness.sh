# Damaged real files, a disk that is full, files that change: a clear message, exit 2, no partial output.
place=$(mktemp -d)
whole=$data/comtrade/hs27_hs44/hs27_all_2013.csv.gz
size=$(wc -c <"$whole")
question=(--where flow=X --format csv)
for length in 3 1000 $((size / 2)) $((size - 1)); do
  head -c "$length" "$whole" >"$place/cut.csv.gz"
  holds "gz cut after $length bytes" "~cut.csv.gz is cut off" "$comity" table "$place/cut.csv.gz" "${question[@]}"
done
python3 - "$whole" "$place/turned.csv.gz" <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 2] ^= 4
open(sys.argv[2], "wb").write(data)
PYTHON
holds "gz with one bit turned" "~turned.csv.gz is damaged" "$comity" table "$place/turned.csv.gz" "${question[@]}"
rm -f "$place"/*
ln -s "$whole" "$place/link.csv.gz"
holds "one file under two names" "~are one file, which would be counted twice" \
  "$comity" table "$whole" "$place/link.csv.gz" "${question[@]}"
rm -f "$place"/*
full() {
  "$comity" table "$data/baci/BACI_sample_exporters_4_710_HS17_2021.csv" --rows i,j,k --format "$1" \
    --output "$place/disk/out" 2>&1
  echo "exit $?, files: $(ls -A "$place/disk" | wc -l | tr -d ' ')"
}
mkdir "$place/disk"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=256k none "$place/disk" 2>/dev/null; then
  for format in csv json markdown; do
    holds "a full disk, $format" "comity: $place/disk/out cannot be written: No space left on device. Check the disk and its permissions.
exit 2, files: 0" full "$format"
  done
  umount "$place/disk"
fi
rm -rf "$place"
