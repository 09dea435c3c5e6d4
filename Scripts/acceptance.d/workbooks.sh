# The report's workbook read back with openpyxl and by LibreOffice, and a table of 1.2 million rows. Left out where the
# Python package openpyxl is not installed.
python=${ACCEPTANCE_PYTHON:-python3}
if "$python" -c 'import openpyxl' 2>/dev/null; then
  if found=$("$python" Scripts/acceptance.d/workbooks_check.py "$comity" 2>&1); then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'not so: workbooks\n%s\n' "$found" >&2
  fi
fi
