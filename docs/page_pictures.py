"""Every page of `xcollab web` as it looks: in both languages, light and dark, with a page of the documentation that shows them all.

`make pictures` draws them, where there is a Chromium; `tests/web/test_pictures.py` holds the names against what lies there.
"""

import base64
import os
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import chromium
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal
from xcollab.web.door import Door
from xcollab.web.server import HOST, listening, server

HERE = Path(__file__).parent / "pictures" / "pages"
DAY = "2024-09-25T10:00+08:00"
"""On which the README looks at the example."""
_WIDTH, _HIGHEST = 1000, 1500


class Page(NamedTuple):
    """A page, whoever of the example looks at it, and what it is called in English and in Chinese."""

    name: str
    path: str
    who: str
    title: tuple[str, str]


PAGES = (
    Page("inbox", "/", "chen", ("What waits for me", "我的待办")),
    Page("day", "/day", "liu", ("The log of the day", "每日填报")),
    Page("collaborations", "/collaborations", "chen", ("Collaborations", "协作事项")),
    Page("collaboration", "/c/autumn-expo", "chen", ("A collaboration", "一项协作")),
    Page("task", "/c/autumn-expo/t/agenda", "liu", ("A task", "任务")),
    Page("issue", "/c/autumn-expo/i/i-74m2", "he", ("An issue", "问题")),
    Page("feedback", "/c/autumn-expo/d/design", "zheng", ("A department's answer", "部门反馈")),
    Page(
        "form",
        "/c/autumn-expo/do/task/progress?on=agenda",
        "liu",
        ("A form: the log of one task", "表单：填写任务日志"),
    ),
    Page("request", "/new", "chen", ("A new request", "新建需求")),
    Page("board", "/board", "chen", ("The board", "进度看板")),
    Page("agenda", "/c/autumn-expo/agenda", "chen", ("The agenda of the weekly meeting", "周会议题")),
    Page("search", "/search?words=嘉宾", "chen", ("Search", "搜索")),
    Page("report", "/report?collab=autumn-expo", "chen", ("The status report", "状态报告")),
    Page("figures", "/metrics", "chen", ("Figures", "指标")),
    Page("share", "/share", "chen", ("Sharing", "同步")),
    Page("people", "/people", "zhou", ("People", "人员")),
    Page("person", "/people/he", "li", ("A person", "一位成员")),
    Page("department", "/departments/sales", "zhou", ("A department", "一个部门")),
    Page("calendar", "/calendar?year=2024", "zhou", ("The calendar", "日历")),
    Page("settings", "/settings", "zhou", ("Settings", "设置")),
    Page("past-day", "/board?at=2024-09-10", "chen", ("A day that is over", "过去的某一天")),
    Page("refusal", "/c/none", "chen", ("A page that is not there", "不存在的页面")),
)
SCHEMES = ("light", "dark")


def name_of(page: Page, language: str, scheme: str) -> str:
    """The file of a picture."""
    return f"{page.name}-{scheme}-{language}.webp"


def gallery(language: str) -> str:
    """The page of the documentation that shows them all."""
    head = (
        ("# Every page of `xcollab web`", "As the people of the example see them on 25 September 2024; light, and below it dark. `make pictures` draws them.")
        if language == "en"
        else ("# `xcollab web` 的每个页面", "示例公司的人在 2024 年 9 月 25 日看到的样子：上为浅色，下为深色。由 `make pictures` 生成。")
    )  # fmt: skip
    lines = [head[0], "", head[1]]
    for page in PAGES:
        title = page.title[0 if language == "en" else 1]
        lines += ["", f"## {title}", ""]
        lines += [f"![{title}, {scheme}](pictures/pages/{name_of(page, language, scheme)})\n" for scheme in SCHEMES]
        lines[-1] = lines[-1].rstrip("\n")
    return "\n".join([*lines, ""])


def main() -> int:
    """Build the example once and draw every page of it."""
    with TemporaryDirectory() as directory:
        terminal = Terminal(Path(directory), os.environ)
        if (code := run(terminal, ("demo", "example"))) or not (found := chromium()):
            return code
        HERE.mkdir(exist_ok=True)
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
            _draw(browser, Door(Path(directory) / "example"))
            browser.close()
    for language, ending in (("en", ".md"), ("zh", ".zh.md")):
        (HERE.parents[1] / f"pages{ending}").write_text(gallery(language), encoding="utf-8")
    return 0


def _draw(browser: Browser, door: Door) -> None:
    with listening(0) as made:
        port = int(made.getsockname()[1])
        pages = server(door, port)
        thread = threading.Thread(target=lambda: pages.run(sockets=[made]), daemon=True)
        thread.start()
        for page in PAGES:
            for language in ("en", "zh"):
                for scheme in SCHEMES:
                    _photograph(browser, door, port, page, language, scheme)
        pages.should_exit = True
        thread.join(20)


def _photograph(browser: Browser, door: Door, port: int, page: Page, language: str, scheme: str) -> None:
    """The whole of a page, up to a height."""
    told = {"NAME": page.who, "EMAIL": f"{page.who}@example.com", "DATE": DAY}
    own = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in told.items()}
    context = browser.new_context(
        viewport={"width": _WIDTH, "height": 700}, color_scheme="dark" if scheme == "dark" else "light",
        locale="zh-CN" if language == "zh" else "en-GB", timezone_id="Asia/Shanghai",
    )  # fmt: skip
    window = context.new_page()
    window.goto(f"http://{HOST}:{port}/enter/{door.sessions.invite({**os.environ, **own})}")
    shown = window.goto(f"http://{HOST}:{port}{page.path}")
    assert shown and shown.ok == (page.name != "refusal"), page
    height = min(_HIGHEST, int(window.evaluate("document.documentElement.scrollHeight")))
    clip = {"x": 0, "y": 0, "width": _WIDTH, "height": height, "scale": 1}
    asked = {"format": "webp", "quality": 60, "captureBeyondViewport": True, "clip": clip}
    shot = context.new_cdp_session(window).send("Page.captureScreenshot", asked)
    (HERE / name_of(page, language, scheme)).write_bytes(base64.b64decode(shot["data"]))
    context.close()


if __name__ == "__main__":
    raise SystemExit(main())
