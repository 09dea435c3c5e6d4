# The report as a page in headless Chromium at three widths, light and dark: no sideways scrolling, no console message, no
# violation found by axe-core (where the Python package axe-core-python is installed). Left out without Chromium.
if command -v chromium >/dev/null; then
  page=$(mktemp -d)/report.html
  "$comity" report --output "$page"
  python=${ACCEPTANCE_PYTHON:-python3}
  if found=$("$python" Scripts/acceptance.d/html_check.py "$page" 2>&1); then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'not so: the report as a page\n%s\n' "$found" >&2
  fi
  rm -r "$(dirname "$page")"
fi
