"""Headless Chromium opens a page at several sizes, and a script of ours measures it: what `--dump-dom` prints is the answer.

No driver is needed: the pages lie side by side in frames of the wanted widths, each measures itself and tells the outer page.
"""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr")  # fmt: skip
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
_POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")

_MEASURE = """<script>addEventListener('load', () => {
  const shown = element => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === 'none' || style.clipPath !== 'none') return false;
    }
    return true;
  };
  const boxes = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.textContent.trim() || node.parentElement.tagName === 'SCRIPT' || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) boxes.push([node, box]);
  }
  const overlaps = [], outside = [];
  boxes.forEach(([node, box], number) => {
    if (box.left < -1 || box.right > innerWidth + 1) outside.push(node.textContent.slice(0, 40));
    for (const [other, second] of boxes.slice(number + 1)) {
      const wide = Math.min(box.right, second.right) - Math.max(box.left, second.left);
      const high = Math.min(box.bottom, second.bottom) - Math.max(box.top, second.top);
      if (node !== other && wide > 2 && high > 4) overlaps.push([node.textContent.slice(0, 40), other.textContent.slice(0, 40)]);
    }
  });
  const background = getComputedStyle(document.body).backgroundColor;
  parent.postMessage({name: window.name, width: innerWidth, scroll: document.documentElement.scrollWidth, texts: boxes.length,
    background, overlaps: overlaps.slice(0, 5), outside: outside.slice(0, 5)}, '*');
});</script>"""


class Measured(NamedTuple):
    """What was seen of each page, by the name of the size, and what the console said."""

    pages: list[dict[str, dict[str, Any]]]
    console: list[str]


_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws the same pages and has no window of its own, which costs half of the time."""


def chromium() -> str | None:
    """The browser of this machine, if there is one."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def measured(
    browser: str, pages: Sequence[str], directory: Path, *, dark: bool, sizes: Mapping[str, tuple[int, int]] = SIZES
) -> Measured:
    """Pages at every size, in light or dark, all in one browser. Their own policy forbids scripts, so ours comes in instead of it."""
    frames = ""
    for number, page in enumerate(pages):
        as_it_is, with_ours = f"as-it-is-{number}.html", f"page-{number}.html"
        (directory / as_it_is).write_text(page, encoding="utf-8")
        (directory / with_ours).write_text(
            _POLICY.sub("", page).replace("</body>", f"{_MEASURE}</body>"), encoding="utf-8"
        )
        frames += f'<iframe src="{as_it_is}"></iframe>' + "".join(
            f'<iframe name="{number} {name}" src="{with_ours}" style="width:{width}px;height:{height}px"></iframe>'
            for name, (width, height) in sizes.items()
        )
    (directory / "frames.html").write_text(
        f'<!doctype html><meta charset="utf-8"><pre></pre><script>const seen = []; addEventListener("message", told => '
        f"{{ seen.push(told.data); document.querySelector('pre').textContent = JSON.stringify(seen); }});</script>{frames}",
        encoding="utf-8",
    )
    done = subprocess.run(
        [browser, *FLAGS, f"--user-data-dir={directory / 'profile'}", f"--blink-settings=preferredColorScheme={0 if dark else 1}",
         "--virtual-time-budget=10000", "--dump-dom", (directory / "frames.html").as_uri()],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    told = re.search(r"<pre>(.*?)</pre>", done.stdout, re.S)
    assert told, done.stdout
    seen: list[dict[str, dict[str, Any]]] = [{} for _ in pages]
    for found in json.loads(html.unescape(told[1])):
        number, _, size = found["name"].partition(" ")
        seen[int(number)][size] = found
    return Measured(seen, [line for line in done.stderr.splitlines() if "CONSOLE" in line])
