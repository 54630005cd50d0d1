"""What people write is text in every view: it steers no terminal, is no markup, breaks no table, pings nobody."""

import csv
import json
import os
import re
import shutil
from datetime import datetime
from itertools import product
from pathlib import Path

import icalendar
import pytest
from openpyxl import load_workbook

from tests.support.company import Company, isolated
from tests.support.once import once
from tests.support.page import harmless
from tests.support.run.by_turns import by_turns
from xcollab.render.base.markdown import code, text
from xcollab.render.base.sanitize import safe, safe_json, safe_line
from xcollab.render.export.sheets import STARTS

HOSTILE = {
    "escape sequences": "red \x1b[31mtext\x1b[0m and \x1b]52;c;aGk=\x07",
    "rich markup": "[bold red]loud[/] [link=https://x.example]here[/link] [/] [@click=x]",
    "bidi controls": "invoice \u202egnp.exe\u202c \u2066isolated\u2069",
    "zero width": "pay\u200bpal \u2060\ufeff",
    "markdown": "**bold** | cell | `code` # heading <script>alert(1)</script> [a](javascript:x) ![i](x)",
    "pings": "@everyone #12 fixes #7 https://evil.example www.evil.example",
    "a format string": "{who} {0} %s %(x)s {",
    "emoji and right to left": "👩‍👩‍👧 שלום مرحبا",
    "very long": "长" * 3000,
    "lines": "one\n\n| two |\n# three\n---\n```\nfour",
    "formulas": "=cmd|' /C calc'!A0",
}
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


FAMILY = "👩‍👩‍👧"


def _steers(shown: str) -> bool:
    """Whether anything hides in what is shown, besides what holds a family together."""
    return bool(_STEERING.search(shown.replace(FAMILY, "")))


def _refused(hostile: str) -> bool:
    """Control characters never get into a file: the form refuses them."""
    return bool(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", hostile))


@pytest.fixture
def hostile_company(
    company: Company, request: pytest.FixtureRequest, founded: Company, tmp_path_factory: pytest.TempPathFactory
) -> Company:
    """A collaboration with the text in every field that takes one, written once in a run."""

    def make(home: Path) -> None:
        shutil.copytree(founded.root, home / "acme", symlinks=True)
        _writes(
            Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-01T10:00+08:00"),
            HOSTILE[request.param],
        )

    made = once(tmp_path_factory, f"hostile-{list(HOSTILE).index(request.param)}", make)
    shutil.rmtree(company.root)
    shutil.copytree(made / "acme", company.root, symlinks=True)
    company.clock = datetime.fromisoformat(company.git("log", "-1", "--format=%aI").strip())
    return company


def _writes(company: Company, words: str) -> None:
    line = words.replace("\n", " ")
    company.did("chen", "request", "new", "q3", "--title", line, "--background", words, "--objective", words,
                "--coordinator", "zhou", "--department", "sales", "--department", "tech", "--due", "2024-09-30",
                "--milestone", "Launch; date=2024-09-01", "--requirement", words.replace("=", "-"), "--scope", words,
                "--exclude", words)  # fmt: skip
    company.did("chen", "request", "submit")
    company.did("li", "feedback", "give", "-d", "conditions", "--scope", words, "--condition", words,
                "--risk", words.replace("=", "-"))  # fmt: skip
    company.did("wang", "feedback", "give", "-d", "accept", "--scope", words)
    company.did("zhou", "request", "confirm", "--acknowledge", "sales")
    company.did("zhou", "task", "add", "report", "--title", line, "--description", words, "--owner", "li", "--due",
                "2024-07-12", "--criterion", words)  # fmt: skip
    company.did("li", "task", "confirm", "report")
    company.did(
        "li", "task", "log", "report", "-s", "delayed", "-m", words, "--forecast", "2024-07-20", "--reason", words
    )
    company.did("li", "task", "comment", "report", "-m", words)
    company.did("zhao", "issue", "open", "--title", line, "--kind", "other", "--description", words, "--impact", words,
                "--wanted-by", "2024-07-10", "--department", "sales", "--task", "report")  # fmt: skip
    company.did("zhou", "meeting", "add", "--kind", "weekly", "--held", "2024-07-02", "--attendee", "x", "--topic", words,
                "--decision", words)  # fmt: skip


VIEWS = (
    ("status", "q3"), ("board", "--now", "2024-08-01"), ("board", "--columns"), ("inbox",), ("history", "q3"),
    ("request", "show"), ("request", "list"), ("feedback", "show"), ("task", "show", "report"), ("task", "list"),
    ("issue", "show", "q3/i-"), ("issue", "list"), ("meeting", "show"), ("meeting", "list"), ("report", "q3"), ("report",),
    ("check",), ("why", "q3"), ("waiting",), ("overdue", "--now", "2024-08-01"), ("report", "q3", "--format", "html"),
    ("report", "q3", "--since", "HEAD~3"), ("export", "ics"), ("export", "csv"), ("export", "csv", "--issues"),
)  # fmt: skip


@pytest.mark.parametrize(
    "hostile_company", [name for name, words in HOSTILE.items() if not _refused(words)], indirect=True
)
def test_every_view_shows_hostile_text_as_text(hostile_company: Company, request: pytest.FixtureRequest) -> None:
    """Each in one of the languages, with the next text in the other."""
    turn = list(HOSTILE).index(request.node.callspec.params["hostile_company"])
    for view, language in by_turns(product(VIEWS, ("zh", "en")), 2, turn):
        shown = hostile_company.did("zhou", *view, "--lang", language).removeprefix("\ufeff")
        assert not _steers(shown.replace("\r\n ", "").replace("\r\n", "\n")), view


@pytest.mark.parametrize(
    "hostile_company", [name for name, words in HOSTILE.items() if not _refused(words)], indirect=True
)
def test_no_page_no_sheet_and_no_calendar_takes_text_for_anything_else(
    hostile_company: Company, tmp_path: Path
) -> None:
    now = ("--now", "2024-07-08")
    for form in (("report", "q3", "--since", "HEAD~5"), ("report",)):
        harmless(hostile_company.did("zhou", *form, "--format", "html", *now))
    for kind in ((), ("--issues",)):
        hostile_company.did("zhou", "export", "csv", *kind, "-o", str(tmp_path / "list.csv"), *now)
        with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == 2
        assert len(rows[0]) == len(rows[1])
        assert not [value for value in rows[1] if value.startswith(tuple(STARTS))]
    hostile_company.did("zhou", "export", "xlsx", "-o", str(tmp_path / "list.xlsx"), *now)
    for sheet in load_workbook(tmp_path / "list.xlsx").worksheets:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    hostile_company.did("zhou", "export", "ics", "-o", str(tmp_path / "due.ics"), *now)
    assert len(icalendar.Calendar.from_ical((tmp_path / "due.ics").read_bytes()).events) >= 3


@pytest.mark.parametrize("hostile_company", ["rich markup"], indirect=True)
def test_rich_markup_is_printed_as_it_was_typed(hostile_company: Company) -> None:
    assert "[bold red]loud[/]" in hostile_company.did("zhou", "status", "q3")
    assert "[bold" in hostile_company.did("zhou", "board")


@pytest.mark.parametrize("name", [name for name, words in HOSTILE.items() if _refused(words)])
def test_control_characters_never_get_into_a_file(company: Company, name: str) -> None:
    result = company.does("chen", "request", "new", "q3", "--title", HOSTILE[name], "--background", "b", "--objective", "o",
                          "--coordinator", "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone",
                          "Launch; date=2024-09-01")  # fmt: skip
    assert result.code == 2
    assert not _steers(result.err)


def test_what_comes_from_outside_into_a_message_is_harmless_too(company: Company) -> None:
    (company.root / "collabs/x\x1b[31m\u202e").mkdir(parents=True)
    (company.root / "collabs/x\x1b[31m\u202e/request.yaml").write_text("title: x\n")
    (company.root / "departments/sales.yaml").write_text('name: "a\u202eb"\nlead: "\u202ex"\nmembers: []\n')
    for language in ("zh", "en"):
        checked = company.does("zhou", "check", "--lang", language)
        assert checked.code == 1
        assert not _steers(checked.out)
    result = company.does("zhou", "task", "show", "\x1b[31m\u202ex")
    assert not _steers(result.err)


@pytest.mark.parametrize(
    "words",
    [
        "👩‍💻 上线", FAMILY, "👩🏽‍🚀", "❤️‍🔥", "🏳️‍🌈", "🏴‍☠️", "👁️‍🗨️", "🧑‍🤝‍🧑", "⛓️‍💥", "🙂‍↔️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "می‌خواهم", "क्‍ष", "क्‌ष", "ශ්‍රී", "ক‍্ষ",
        "ᠪᠦᠯᠦᠭ᠎ᠡ",
    ],
)  # fmt: skip
def test_what_joins_letters_or_emoji_is_kept(words: str) -> None:
    assert safe(words) == safe_json(words) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("pay\u200dpal", "pay⟨U+200D⟩pal"), ("\u200d👩", "⟨U+200D⟩👩"), ("👩\u200d", "👩⟨U+200D⟩"), ("👩\u200dx", "👩⟨U+200D⟩x"),
        ("👩\u200d\u200d💻", "👩⟨U+200D⟩⟨U+200D⟩💻"), ("上\u200d线", "上⟨U+200D⟩线"), ("a\u200cb", "a⟨U+200C⟩b"), ("م\u200c", "م⟨U+200C⟩"),
        ("م\u200bم", "م⟨U+200B⟩م"), ("🏴\U000e0067x\U000e007f", "🏴⟨U+E0067⟩x⟨U+E007F⟩"), ("a\ufffeb", "a⟨U+FFFE⟩b"),
        ("a\uffffb", "a⟨U+FFFF⟩b"), ("\ufdd0", "⟨U+FDD0⟩"), ("\U0010ffff", "⟨U+10FFFF⟩"),
    ],
)  # fmt: skip
def test_what_joins_nothing_and_what_is_no_character_is_shown(words: str, shown: str) -> None:
    assert safe(words) == shown
    assert json.loads(safe_json(json.dumps(words, ensure_ascii=False))) == words


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_the_sanitiser_leaves_nothing_that_steers(words: str) -> None:
    assert not _steers(safe(words))
    assert "\n" not in safe_line(words)


def test_a_files_name_stays_one_piece_of_code_whatever_stands_in_it() -> None:
    shown = code("a`@zhou #1\n**b\x1b[31m.md")
    assert shown.count("`") == 2 and shown.startswith("`") and shown.endswith("`")
    assert not _steers(shown) and "\n" not in shown


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_markdown_out_of_words_has_no_construct_of_its_own(words: str) -> None:
    shown = text(words)
    assert "\n" not in shown
    for construct in (r"(?<!\\)\|", r"<\w", r"(?<!\\)`", r"(?<!\\)\*\*", r"@\w", r"#\d", r"(?<!\\)\[", r"https?://"):
        assert not re.search(construct, shown), (construct, shown)
