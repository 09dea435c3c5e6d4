# Pages and workbooks of real files made again: unchanged, with one value revised, and saved by LibreOffice where it is.
verify_folder=$(mktemp -d)
cp "$data/worldbank/$(ls "$data/worldbank" | grep -m1 '\.csv$')" "$verify_folder/bank.csv"
verify_comity=$(cd "$(dirname "$comity")" && pwd)/$(basename "$comity")
for file in bank.html bank.xlsx; do
  (cd "$verify_folder" && "$verify_comity" table bank.csv --rows reporter --columns period --output $file)
  holds "verify $file" "~Its input is unchanged. It was made again: all" "$comity" verify "$verify_folder/$file"
done
(cd "$verify_folder" && "$verify_comity" report bloc-partners --output report/)
holds "verify a report of a folder" "~hold." "$comity" verify "$verify_folder/report/report.xlsx"
if command -v soffice >/dev/null; then
  (cd "$verify_folder" && soffice --headless --convert-to xlsx --outdir saved report/report.xlsx >/dev/null 2>&1)
  holds "verify what LibreOffice saved" "~hold." "$comity" verify "$verify_folder/saved/report.xlsx"
fi
printf '\n' >>"$verify_folder/bank.csv"
holds "verify a page whose file is another" "~1 of 1 inputs changed: bank.csv." "$comity" verify "$verify_folder/bank.html"
rm -r "$verify_folder"
