"""Mermaid itself draws the charts of hostile titles: `python -m bench.mermaid`. Needs npm and chromium; not part of `make test`.

Prints, for each version that a forge uses, how many blocks were drawn, and which were not; exit 1 where one was not.
"""

import html
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.render.text.test_harmless import HOSTILE
from xcollab.render.base.context import RenderContext
from xcollab.render.report.chart import Bar, Mark
from xcollab.render.report.mermaid import gantt, pie
from xcollab.schema.department import Department
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.workspace import Workspace
from xcollab.words.language import Words
from xcollab.workflow.views.board import Row

VERSIONS = ("10.9.3", "11.4.1", "11.12.0")
"""GitLab's before 19, Gitea's, and a recent one."""
WORDS = (
    "section x",
    "title x",
    "click me",
    "2024-07-01 launch",
    "dateFormat",
    "done",
    "crit",
    "end",
    "%%{init}%%",
    "a: b",
)
_PAGE = """<!doctype html><meta charset="utf-8"><pre id="said"></pre><script src="mermaid.min.js"></script><script>
(async () => {
  mermaid.initialize({startOnLoad: false});
  const failed = [];
  const blocks = %s;
  for (const [number, block] of blocks.entries()) {
    try { await mermaid.render("b" + number, block); } catch (error) { failed.push([number, String(error)]); }
  }
  document.getElementById("said").textContent = JSON.stringify({drawn: blocks.length - failed.length, failed});
})();
</script>"""


def blocks() -> list[str]:
    """A gantt and a pie for every hostile text, in every place that takes one."""
    found = []
    for text in (*HOSTILE.values(), *WORDS):
        members = {"sales": Department.model_construct(name=" ".join(text.split()))}
        snapshot = Snapshot(Workspace(id="acme", name="Acme", admins=("zhou",)), departments=members)
        bar = Bar("title", text, "sales", "zhou", "doing", date(2024, 9, 2), date(2024, 9, 13), date(2024, 9, 6),
                  date(2024, 9, 13), late=True, needs_help=True)  # fmt: skip
        marks = [Mark(text, date(2024, 9, 20))]
        row = Row("q3", "t", text, "sales", "zhou", "zhou", "doing", None, None, None, False, 0, False, False, 1)
        for language in ("zh", "en"):
            words = Words(language)  # type: ignore[arg-type]
            found += [_inner(gantt(RenderContext(words, snapshot), [bar], marks)), _inner(pie(words, [row]))]
    return found


def _inner(lines: list[str]) -> str:
    return "\n".join(line for line in lines if not line.startswith("```")).strip()


def drawn(version: str, chromium: str) -> dict[str, object]:
    """What one version of Mermaid makes of the blocks."""
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", f"mermaid@{version}"]
        subprocess.run(install, cwd=home, check=True, capture_output=True)
        shutil.copy(home / "node_modules/mermaid/dist/mermaid.min.js", home)
        (home / "page.html").write_text(_PAGE % json.dumps(blocks()).replace("</", "<\\/"), encoding="utf-8")
        show = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", f"--user-data-dir={home / 'profile'}",
                "--virtual-time-budget=60000", "--dump-dom", (home / "page.html").as_uri()]  # fmt: skip
        dom = subprocess.run(show, check=True, capture_output=True, text=True).stdout
        said = dom.partition('<pre id="said">')[2].partition("</pre>")[0]
        return dict(json.loads(html.unescape(said)))


def main() -> int:
    """Try every version."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or shutil.which("npm") is None:
        print("needs npm and chromium; nothing was tried")
        return 2
    worst = 0
    for version in VERSIONS:
        found = drawn(version, chromium)
        print(f"mermaid {version}: {found['drawn']} drawn, failed: {found['failed']}")
        worst |= bool(found["failed"])
    return worst


if __name__ == "__main__":
    sys.exit(main())
