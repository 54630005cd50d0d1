"""Makes the pictures of the README out of what the program really prints on the example: `make pictures`.

Rich draws the terminal. Two things are changed in its drawing: no font comes from a network, and every Chinese character
gets the two columns that it has in a terminal (Rich squeezes a run of them into half of its width).
"""

import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from html import escape, unescape
from io import StringIO
from itertools import groupby
from pathlib import Path
from random import SystemRandom
from shutil import which
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal
from xcollab.web.door import Door
from xcollab.web.server import HOST, listening, server

HERE = Path(__file__).parent / "pictures"
SIZE = 20
"""Of a narrow character, in pixels; Rich's own."""
WIDE = 22
"""Of a Chinese one, which stands in two columns and may fill them a little more."""
RATIO = 0.6
"""Width of a narrow character to its height, in nearly every monospaced font."""


class Typed(NamedTuple):
    """A command line, and the member who types it; nobody in particular where a view is asked for."""

    words: str
    who: str = ""


class Picture(NamedTuple):
    """One file: what was typed, in which language, and how wide the terminal is."""

    name: str
    language: str
    columns: int
    lines: tuple[Typed, ...]


class View(NamedTuple):
    """A page of `xcollab web`, whoever looks at it, by name and address, and on what screen."""

    name: str
    path: str
    who: tuple[str, str]
    dark: bool = False


VIEWS = (
    View("web-inbox", "/", ("陈静", "chen@example.com")),
    View("web-collaboration", "/c/autumn-expo", ("陈静", "chen@example.com"), dark=True),
)
PICTURES = (
    Picture("board-zh", "zh", 100, (Typed("board --now 2024-09-25"),)),
    Picture("board-en", "en", 100, (Typed("board --columns --now 2024-09-25"),)),
    Picture("refusal-en", "en", 100, (
        Typed("acceptance pass signup-page", "he"), Typed("request confirm", "chen"),
        Typed("task log agenda -s needs-help -m 'The second guest has not answered'", "liu"),
    )),
    Picture("refusal-zh", "zh", 92, (
        Typed("acceptance pass signup-page", "he"), Typed("request confirm", "chen"),
        Typed("task log agenda -s 需协助 -m 第二位嘉宾还没有答复", "liu"),
    )),
)  # fmt: skip

FONTS = (
    "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', "
    "'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="xcollab">
<style>
.{unique_id}-matrix {{ font-family: FONTS; font-size: {char_height}px; white-space: pre }}
.{unique_id}-title {{ font-family: FONTS; font-size: 16px }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
""".replace("FONTS", FONTS)

_DRAWN = re.compile(
    r'<text class="(?P<style>[^"]+)" x="(?P<x>[^"]+)" y="(?P<y>[^"]+)" textLength="[^"]+" clip-path="[^"]+">'
    r"(?P<said>[^<]*)</text>"
)


def main() -> int:
    """Build the example once, and draw every picture of it."""
    with TemporaryDirectory() as directory:
        here = Path(directory)
        code, said = type_in(here, "demo example", os.environ)
        if code:
            sys.stderr.write(said)
            return code
        HERE.mkdir(exist_ok=True)
        for picture in PICTURES:
            (HERE / f"{picture.name}.svg").write_text(draw(picture, here / "example"), encoding="utf-8")
        if browser := which("chromium"):  # without one they are left as they are
            for language in ("zh", "en"):
                photograph_report(browser, language, here)
                for view in VIEWS:
                    photograph_view(browser, language, here, view)
    return 0


def photograph_report(browser: str, language: str, directory: Path) -> None:
    """The page of the report, as a browser shows it."""
    page = directory / f"report-{language}.html"
    words = f"report autumn-expo --now 2024-09-25 --format html --lang {language} -o {page}"
    type_in(directory / "example", words, os.environ)
    photograph(browser, directory, page.as_uri(), f"report-{language}")


def photograph_view(browser: str, language: str, directory: Path, view: "View") -> None:
    """A page of `xcollab web`, as somebody of the example sees it on the day that the README speaks of."""
    name, email = view.who
    told = {"NAME": name, "EMAIL": email, "DATE": "2024-09-25T10:00+08:00"}
    own = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in told.items()}
    door = Door(directory / "example", language=language)
    with listening(0) as made:
        port = int(made.getsockname()[1])
        pages = server(door, port)
        thread = threading.Thread(target=lambda: pages.run(sockets=[made]), daemon=True)
        thread.start()
        word = door.sessions.invite({**os.environ, **own})
        back = f"http://{HOST}:{port}/enter/{word}?to={view.path}"
        photograph(browser, directory, back, f"{view.name}-{language}", dark=view.dark)
        pages.should_exit = True
        thread.join(20)


def photograph(browser: str, directory: Path, address: str, name: str, *, dark: bool = False) -> None:
    """What a browser shows at an address."""
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--disable-sync",
             "--disable-component-update", "--no-first-run", "--window-size=1200,860",
             f"--blink-settings=preferredColorScheme={0 if dark else 1}")  # fmt: skip
    shot = f"--screenshot={HERE / f'{name}.png'}"
    subprocess.run(
        [browser, *flags, f"--user-data-dir={directory / 'profile'}", shot, address], check=True, capture_output=True
    )


def type_in(directory: Path, words: str, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run a command line in a directory: its exit code, and what it printed, with its colours."""
    out = StringIO()
    call = Terminal(directory, environment, SystemRandom(), out=out, err=out, given=StringIO())
    return run(call, shlex.split(words)), out.getvalue()


def draw(picture: Picture, example: Path) -> str:
    """The picture as SVG; the same bytes at every run."""
    console = Console(
        file=StringIO(), record=True, width=picture.columns, force_terminal=True, color_system="truecolor",
        legacy_windows=False, _environ={},
    )  # fmt: skip
    for number, typed in enumerate(picture.lines):
        _, said = type_in(example, typed.words, surroundings(picture, typed))
        console.print(*[""] * min(number, 1), prompt(typed), Text.from_ansi(trimmed(said)), sep="\n")
    drawn = console.export_svg(
        title="xcollab", code_format=FORMAT, font_aspect_ratio=RATIO, unique_id=f"xcollab-{picture.name}"
    )
    return _DRAWN.sub(lambda found: "\n".join(runs(found)), drawn)


def surroundings(picture: Picture, typed: Typed) -> dict[str, str]:
    """An environment with colours, a width, a language, and an identity of the example."""
    plain = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    who = typed.who or "zhou"
    person = {"NAME": who, "EMAIL": f"{who}@example.com", "DATE": "2024-09-25T10:00:00+08:00"}
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    terminal = {"COLUMNS": str(picture.columns), "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return plain | identity | terminal | {"XCOLLAB_LANG": picture.language}


def prompt(typed: Typed) -> Text:
    """The line that was typed; who typed it stands before it, as in the README."""
    return Text.assemble((f"{typed.who} $ ".lstrip(), "bold green"), (f"xcollab {typed.words}", "bold"))


def trimmed(said: str) -> str:
    """Without blank lines around it."""
    return "\n".join(line.rstrip() for line in said.strip("\n").split("\n"))


def runs(found: re.Match[str]) -> Iterator[str]:
    """One piece of text, drawn anew in runs of narrow and of wide characters, each at its own column."""
    column, width = float(found["x"]), SIZE * RATIO
    for wide, characters in groupby(unescape(found["said"]), key=lambda character: cell_len(character) == 2):
        run_of = "".join(characters)
        begin, column = column, column + cell_len(run_of) * width
        if not run_of.strip():
            continue
        if wide:
            margin = (2 * width - WIDE) / 2
            places = " ".join(f"{begin + margin + 2 * width * n:g}" for n in range(len(run_of)))
            fitting = f'font-size="{WIDE}" x="{places}"'
        else:
            fitting = f'x="{begin:g}" textLength="{column - begin:g}" lengthAdjust="spacingAndGlyphs"'
        text = escape(run_of).replace("\N{NO-BREAK SPACE}", "&#160;")
        yield f'<text class="{found["style"]}" {fitting} y="{found["y"]}">{text}</text>'


if __name__ == "__main__":
    sys.exit(main())
