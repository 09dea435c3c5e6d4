"""Opens a page in headless Chromium: no error in the console, no sideways scrolling, no text on another, nothing wrong by
axe-core; charts tell their values by keyboard and pointer, references show their source, tables sort.

    python3 html_check.py PAGE.html [axe.min.js]

Prints one line a width; exits with 1 where something is wrong. Axe-core is looked for in the Python package
axe-core-python when no path is given, and left out where it is not installed.
"""

import html
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile

WIDTHS = [1280, 768, 390]
# A window is never narrower than 500 pixels, so the page stands in a frame of the width that is looked at.
FRAME = """<!DOCTYPE html><title>frame</title><pre id="probe"></pre><iframe src="copy.html" width="%d" height="1400"
style="border:0"></iframe><script>
addEventListener("message", function (e) { document.getElementById("probe").textContent = e.data; });</script>"""
PROBE = """
<script>
function overlap(a, b) {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
}
function overlaps(elements, what, found) {
  var boxes = elements.map(function (e) { return e.getBoundingClientRect(); });
  for (var i = 0; i < boxes.length; i++) for (var j = i + 1; j < boxes.length; j++)
    if (boxes[i].width && boxes[j].width && overlap(boxes[i], boxes[j]))
      found.push(what + ": '" + elements[i].textContent.slice(0, 40) + "' lies on '" + elements[j].textContent.slice(0, 40) + "'");
}
function list(nodes) { return Array.prototype.slice.call(nodes); }
function uses() {
  var wrong = [];
  list(document.querySelectorAll("svg")).forEach(function (svg) { overlaps(list(svg.querySelectorAll("text")), "chart", wrong); });
  overlaps(list(document.querySelectorAll("main > *")), "page", wrong);
  var charts = document.querySelectorAll(".plot");
  list(charts).forEach(function (plot) {
    var output = plot.parentNode.querySelector("output.value");
    var key = function (name) { plot.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true})); };
    key("ArrowRight");
    var first = output.textContent;
    key("ArrowRight");
    if (!/[0-9]/.test(first)) wrong.push("no value by keyboard in " + plot.parentNode.id);
    if (first === output.textContent) wrong.push("the second value by keyboard is the first in " + plot.parentNode.id);
    var marks = list(plot.querySelectorAll("title")).filter(function (t) { return t.parentNode.tagName.toLowerCase() !== "svg"; });
    var last = marks[marks.length - 1];
    if (!last) { wrong.push("no marks in " + plot.parentNode.id); return; }
    last.parentNode.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
    if (output.textContent !== last.textContent) wrong.push("no value under the pointer in " + plot.parentNode.id);
  });
  if (!charts.length) wrong.push("no charts");
  var link = document.querySelector("a.ref");
  link.click();
  var card = document.querySelector(".card");
  if (!card || card.textContent.length < 20) wrong.push("no source one click away");
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
  if (document.querySelector(".card")) wrong.push("Escape leaves the source open");
  if (document.activeElement !== link) wrong.push("the focus is not back on the reference");
  var head = document.querySelector("table.sorts th button");
  head.click();
  if (head.parentNode.getAttribute("aria-sort") !== "ascending") wrong.push("a table does not sort");
  return wrong;
}
(async function () {
  var wide = [];
  document.querySelectorAll("main *").forEach(function (e) {
    var r = e.getBoundingClientRect();
    if (r.width && r.right > innerWidth + 1 && !e.closest(".scroll") && !e.closest(".hidden")) wide.push(e.tagName + "." + e.className);
  });
  var result = {width: innerWidth, page: document.documentElement.scrollWidth, wide: wide.slice(0, 5), axe: null};
  if (window.axe) {
    var found = await axe.run(document, {resultTypes: ["violations"]});
    result.axe = found.violations.map(function (v) {
      return v.id + " (" + v.impact + ") x" + v.nodes.length + ": " + v.nodes[0].target.join(" ") + " | " + (v.nodes[0].any[0] || {}).message;
    });
  }
  result.uses = uses();
  parent.postMessage("PROBE" + JSON.stringify(result) + "END", "*");
})();
</script>
"""


def chromium(address, width, *options):
    with tempfile.TemporaryDirectory() as profile:
        return subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
             f"--window-size={width},1400", "--enable-logging=stderr", *options, address],
            capture_output=True, text=True, timeout=180)


def axe_source(path):
    if path:
        return pathlib.Path(path).read_text()
    found = importlib.util.find_spec("axe_core_python")
    return (pathlib.Path(found.origin).parent / "axe.min.js").read_text() if found else ""


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    axe = axe_source(sys.argv[2] if len(sys.argv) > 2 else None)
    text = page.read_text()
    # The page lets no foreign script run: the copy that is probed goes without that rule.
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    bare = bare.replace("</body>", f"<script>{axe}</script>{PROBE}</body>")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "copy.html"
        copy.write_text(bare)
        for width in WIDTHS:
            for scheme in ([], ["--blink-settings=preferredColorScheme=0"]):
                talk = chromium(page.as_uri(), width, "--dump-dom", *scheme).stderr
                errors = [line for line in talk.splitlines() if "CONSOLE" in line]
                frame = pathlib.Path(folder) / "frame.html"
                frame.write_text(FRAME % width)
                dom = chromium(frame.as_uri(), 1400, "--dump-dom", "--virtual-time-budget=60000", *scheme).stdout
                probe = re.search(r"PROBE(\{.*?\})END", dom, re.S)
                if not probe:
                    print(f"{width}: the probe did not run")
                    failed = True
                    continue
                result = json.loads(html.unescape(probe.group(1)))
                wrong = errors + result["wide"] + (result["axe"] or []) + result["uses"]
                if result["page"] > result["width"]:
                    wrong.append(f"the page is {result['page']} wide")
                colours = "dark" if scheme else "light"
                rules = "without axe-core" if result["axe"] is None else f"axe-core: {len(result['axe'])} violations"
                print(f"{width} px, {colours}: {rules}, {len(errors)} console messages, page {result['page']} px wide")
                for line in wrong:
                    print("   ", line)
                failed = failed or bool(wrong)
    sys.exit(1 if failed else 0)


main()
