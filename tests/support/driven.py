"""The browser of this machine, driven: somebody opens the pages of a clone in a window of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.support.browser import chromium
from xcollab.web.door import Door
from xcollab.web.server import HOST

PHONE, DESK = (360, 740), (1280, 900)
_FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
          "--disable-gpu", "--disable-quic")  # fmt: skip
AXE = Path(__file__).parents[2] / ".venv-node/node_modules/axe-core/axe.min.js"
"""What finds what a screen reader stumbles over; `.ci/run` brings it."""


class Looks(NamedTuple):
    """How somebody looks at pages."""

    language: str
    size: tuple[int, int]
    dark: bool = False
    script: bool = True


@contextmanager
def driven() -> Iterator[Browser]:
    """The browser; a test that needs one is skipped where there is none."""
    found = chromium()
    if found is None:
        pytest.skip("no Chromium on this machine: `apt-get install chromium-headless-shell fonts-noto-cjk` brings one")
    with sync_playwright() as player:
        speaking: dict[str, str | float | bool] = {
            **os.environ,
            "LANGUAGE": "en_US",
        }  # in which order a date is typed is told by nothing else
        browser = player.chromium.launch(executable_path=found, args=[*_FLAGS], env=speaking)
        try:
            yield browser
        finally:
            browser.close()


class Window:
    """Somebody's own window, in which the pages were opened by the address that works once."""

    def __init__(self, browser: Browser, door: Door, port: int, environment: dict[str, str], looks: Looks) -> None:
        self.base, self.environment = f"http://{HOST}:{port}", environment
        (width, height), self.looks = looks.size, looks
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if looks.dark else "light", base_url=self.base,
            locale="zh-CN" if looks.language == "zh" else "en-GB", java_script_enabled=looks.script,
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(f"{self.base}/enter/{door.sessions.invite(environment)}")

    def goes(self, path: str) -> Response:
        """Open an address."""
        self.asked.clear()
        self.said.clear()
        answer = self.page.goto(path)
        assert answer is not None
        return answer

    def presses(self, selector: str) -> None:
        """Press what leads to another page, and wait until that is there."""
        with self.page.expect_navigation():
            self.page.locator(selector).click()

    @property
    def sideways(self) -> int:
        """By how much the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def stumbles(self, *rules: str) -> list[tuple[str, Any]]:
        """What axe finds on the page that is serious: its rule, and where. Rules may be named, then there are no others."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        asked = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = self.page.evaluate("asked => axe.run(document, asked).then(found => found.violations)", asked)
        serious = [one for one in found if one["impact"] in ("serious", "critical")]
        return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in serious]

    def close(self) -> None:
        """Nothing is kept."""
        self.context.close()
