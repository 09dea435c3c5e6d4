# Every digit of every group of whole files, against Python's decimal module, for 1, 2 and 7 threads.
while IFS= read -r line; do
  holds "exact sums: $line" "~every digit as by decimal" echo "$line"
done < <(python3 Scripts/acceptance.d/exact_sums.py "$comity" "$data" 2>&1)
