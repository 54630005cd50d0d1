"""Bytes that come in are UTF-8 or refused, whatever the console's encoding; bytes that go out are UTF-8, text is the console's."""

import io
import json
import os
import re
import shutil
from pathlib import Path
from random import Random

import pytest

from tests.store.files.test_editor import LOG, editor
from tests.support.bystanders import state
from tests.support.company import Company, Result, identity
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

FORM = "status: doing\ntext: {}\n"


def _types(company: Company, *words: str, given: bytes = b"", console: str = "gbk") -> tuple[int, bytes, str]:
    """What a command of Li's answers, byte for byte, on a console of an encoding."""
    out, err = io.BytesIO(), io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(given), encoding=console)
    shown = io.TextIOWrapper(out, encoding=console, errors="replace", newline="\n")
    environment = {**company.environment, **identity("li", company.clock)}
    code = run(Terminal(company.root, environment, Random(1), out=shown, err=err, given=typed), words)
    shown.flush()
    return code, out.getvalue(), err.getvalue()


def _said(company: Company) -> str:
    return next(line for line in company.git("show", "--format=").splitlines() if line.startswith("+text"))


# The first cannot be read as GBK, the others can and would be another text.
@pytest.mark.parametrize("text", ["你好", "客户今天签约", "客户今天签约，进展顺利", "José 🎉"])
@pytest.mark.parametrize("console", ["gbk", "cp1252", "shift_jis", "utf-8"])
def test_a_form_on_standard_input_is_utf8_whatever_the_console_is(working: Company, console: str, text: str) -> None:
    code, _, err = _types(
        working, "task", "log", "report", "--file", "-", given=FORM.format(text).encode(), console=console
    )
    assert (code, _said(working)) == (0, f"+text: {text}"), err


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
@pytest.mark.parametrize("console", ["gbk", "utf-8"])
def test_a_form_in_another_encoding_is_refused_by_its_line(working: Company, console: str, encoding: str) -> None:
    before = state(working)
    given = FORM.format("客户签约").encode(encoding)
    code, out, err = _types(working, "task", "log", "report", "--file", "-", given=given, console=console)
    assert (code, out) == (3, b"")
    assert f"standard input is not UTF-8 text (stdin:{2 if encoding == 'gbk' else 1})\nhint: " in err
    assert state(working) == before


def test_a_form_with_the_line_ends_of_windows_and_a_mark_is_read(working: Company) -> None:
    given = "\ufeffstatus: doing\r\ntext: 好\r\n".encode()
    assert _types(working, "task", "log", "report", "--file", "-", given=given)[0] == 0
    assert _said(working) == "+text: 好"


def test_what_an_editor_saves_in_another_encoding_is_refused_and_kept(working: Company) -> None:
    editor(working, """printf 'status: doing\\ntext: \\277\\315\\273\\247\\n' > "$2" """)
    before = state(working)
    result = working.does("li", *LOG)
    assert (result.code, result.out) == (3, "")
    kept = re.search(r"the editor saved something else than UTF-8 text; it is kept in (\S+) \(\1:2\)\n", result.err)
    assert kept, result.err
    assert Path(kept[1]).read_bytes().decode("gbk") == "status: doing\ntext: 客户\n"
    assert state(working) == before
    Path(kept[1]).write_text(Path(kept[1]).read_bytes().decode("gbk"), encoding="utf-8")
    working.did("li", "task", "log", "report", "--file", kept[1])
    assert _said(working) == "+text: 客户"
    Path(kept[1]).unlink()


def test_an_editor_may_save_with_a_mark_and_the_line_ends_of_windows(working: Company) -> None:
    editor(working, """printf '\\357\\273\\277status: doing\\r\\ntext: 好\\r\\n' > "$2" """)
    working.did("li", *LOG)
    assert _said(working) == "+text: 好"


def test_without_a_shell_it_is_said_that_one_opens_the_editor(
    working: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "git alone"
    alone.mkdir()
    (alone / "git").symlink_to(shutil.which("git") or "")
    monkeypatch.setenv("PATH", str(alone))
    working.environment |= {"PATH": str(alone), "GIT_EDITOR": "nano"}
    result = working.does("li", *LOG)
    assert (result.code, result.out) == (4, "")
    assert "there is no `sh` on the PATH, which opens the editor\nhint: " in result.err


def test_a_name_that_git_has_in_another_encoding_founds_no_workspace(company: Company, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    name = os.fsdecode("周".encode("gbk"))
    environment = {**company.environment, **identity("zhou", company.clock), "GIT_AUTHOR_NAME": name}
    err = io.StringIO()
    call = Terminal(tmp_path / "new", environment, Random(1), out=io.StringIO(), err=err, given=io.StringIO())
    assert run(call, ["init"]) == 4
    assert "your name in git's settings is not UTF-8 text" in err.getvalue()


DOCUMENTS = [
    ("export", "csv", "q3"), ("export", "csv", "--issues"), ("export", "ics"), ("report", "q3"), ("report", "q3", "--format", "html"),
    ("report", "--format", "json"),
]  # fmt: skip
FOR_PROGRAMS = [
    ("status", "q3", "--json"), ("task", "show", "report", "--json"), ("overdue", "--now", "2024-08-01", "--format", "junit"),
    ("overdue", "--now", "2024-08-01", "--format", "markdown"), ("overdue", "--now", "2024-08-01", "--format", "gitlab"),
    ("overdue", "--now", "2024-08-01", "--format", "json"), ("forge", "codeowners", "--for", "gitlab"),
]  # fmt: skip


@pytest.fixture
def festive(working: Company) -> Company:
    """A company whose words no GBK console can show."""
    working.did("zhou", "task", "edit", "page", "--title", "发布会 🎉 邀请 José")
    working.did("zhou", "department", "edit", "sales", "--name", "销售 é 🎉")
    working.environment["XCOLLAB_LANG"] = "zh"
    return working


@pytest.mark.parametrize("words", DOCUMENTS, ids=" ".join)
def test_a_document_is_the_same_bytes_redirected_as_kept_with_o(
    festive: Company, tmp_path: Path, words: tuple[str, ...]
) -> None:
    _, redirected, _ = _types(festive, *words, "--now", "2024-08-01")
    festive.did("li", *words, "--now", "2024-08-01", "-o", str(tmp_path / "kept"))
    assert redirected == (tmp_path / "kept").read_bytes()
    assert "é" in redirected.decode("utf-8") or "--issues" in words
    assert (b"\r\n" in redirected) == (words[0] == "export")


@pytest.mark.parametrize("words", FOR_PROGRAMS, ids=" ".join)
def test_what_programs_read_is_utf8_on_every_console(festive: Company, words: tuple[str, ...]) -> None:
    _, out, _ = _types(festive, *words)
    assert out == _types(festive, *words, console="utf-8")[1]
    text = out.decode("utf-8")
    assert "\r" not in text
    if "json" in words[-1]:
        json.loads(text)


def test_a_terminal_gets_a_document_as_text(festive: Company) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Screen()
    environment = {**festive.environment, **identity("li", festive.clock)}
    call = Terminal(festive.root, environment, Random(1), out=out, err=io.StringIO(), given=io.StringIO())
    assert run(call, ["export", "csv", "q3"]) == 0
    assert not out.getvalue().startswith("\ufeff") and "\r" not in out.getvalue()


def test_text_is_in_the_encoding_of_the_console(festive: Company) -> None:
    code, out, _ = _types(festive, "board")
    assert code == 0 and "发布会 ? 邀请" in out.decode("gbk")


def _decomposed(company: Company) -> Result:
    """A member, a department and a milestone, typed on a Mac."""
    company.did("zhou", "department", "add", "export", "--name", "Exporte\u0301")
    company.did("zhou", "member", "add", "jose", "--name", "Jose\u0301", "--email", "jose\u0301@example.com",
                "--department", "export")  # fmt: skip
    company.did("zhou", "request", "revise", "q3", "--reason", "r", "--milestone", "Cafe\u0301; date=2024-09-01")
    return company.does("zhou", "inbox", "Jos\u00e9")


def test_a_name_is_found_in_another_form_of_unicode(working: Company) -> None:
    assert _decomposed(working).code == 0
    assert working.does("zhou", "department", "show", "Export\u00e9").code == 0
    working.did("zhou", "task", "edit", "page", "--milestone", "Caf\u00e9")
    working.did("zhou", "check")
    working.did("jos\u00e9", "whoami")
    working.did("zhou", "task", "comment", "page", "-m", "x", "--mention", "Jos\u00e9、Li Na")


def test_a_name_that_is_the_same_composed_belongs_to_one_member(working: Company) -> None:
    _decomposed(working)
    result = working.does("zhou", "member", "add", "jo", "--name", "Jo", "--email", "jos\u00e9@example.com",
                          "--department", "sales")  # fmt: skip
    assert result.code == 1 and "stands in export already" in result.err
