"""What people type: forms by flags, by file, by editor and by questions; words of either language; ids by their beginning."""

import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from random import Random

import pytest

from tests.support.company import Company, identity
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

FORM = """
title: Q3 launch  # a remark of ours
background: The new model is ready
objectives:
  - 5 million in three months
coordinator: Zhou Min
departments: [Sales, tech]
due: 2024年9月30日
priority: 高
milestones:
  - name: Launch
    date: 2024-09-01
"""


class Screen(io.StringIO):
    """Standard input and output of somebody who sits at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def launched_once(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """A confirmed request with one task in progress, made once."""
    root = tmp_path_factory.mktemp("launched") / "acme"
    shutil.copytree(founded.root, root, symlinks=True)
    company = Company(root, founded.environment, clock="2024-07-01T10:00+08:00")
    company.did("chen", "request", "new", "q3-launch", "--file", "-", given=FORM)
    company.did("chen", "request", "submit")
    company.did("li", "feedback", "give", "--decision", "承接", "--scope", "talks")
    company.did("wang", "feedback", "give", "-d", "accept", "--scope", "page")
    company.did("zhou", "request", "confirm")
    company.did("zhou", "task", "add", "report", "--title", "R", "--owner", "li", "--assignee", "sun", "--due", "2024/7/12",
                "--criterion", "c")  # fmt: skip
    company.did("li", "task", "confirm", "report")
    company.did("sun", "task", "log", "report", "-s", "进行中", "-m", "begun")
    return company


@pytest.fixture
def launched(launched_once: Company, company: Company) -> Company:
    """A copy of it for one test."""
    shutil.rmtree(company.root)
    shutil.copytree(launched_once.root, company.root, symlinks=True)
    company.clock = launched_once.clock
    return company


def test_a_form_is_read_from_standard_input_with_words_and_names_of_either_language(company: Company) -> None:
    company.did("chen", "request", "new", "q3-launch", "--file", "-", given=FORM)
    shown = json.loads(company.did("chen", "request", "show", "--json"))["request"]
    assert (shown["coordinator"], shown["departments"], shown["due"], shown["priority"]) == (
        "zhou", ["sales", "tech"], "2024-09-30", "high",
    )  # fmt: skip


def test_flags_go_over_the_file(company: Company, tmp_path: Path) -> None:
    (tmp_path / "form.yaml").write_text(FORM)
    company.did("chen", "request", "new", "q3", "--file", str(tmp_path / "form.yaml"), "--title", "Another")
    assert json.loads(company.did("chen", "request", "show", "--json"))["request"]["title"] == "Another"


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("due: 2024年9月30日", "due: soon", "“soon” is not a date (stdin:8)"),
        ("priority: 高", "priority: asap", "“asap” is not understood (stdin:9)"),
        ("departments: [Sales, tech]", "departments: [Sales, moon]", "there is no department “moon” (stdin:7)"),
        ("title: Q3 launch", "titel: Q3 launch", "titel is no field of this form (stdin:2)"),
        ("    date: 2024-09-01", "    day: 2024-09-01", "date is missing (date) (stdin:11)"),
        ("background: The new model is ready", "background: '  '", "background has only spaces (stdin:3)"),
        ("title: Q3 launch", "title：Q3 launch", "a full-width colon stands after title (stdin:2)"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(company: Company, line: str, instead: str, said: str) -> None:
    result = company.does("chen", "request", "new", "q3", "--file", "-", given=FORM.replace(line, instead))
    assert result.code in (2, 3)
    assert said in result.err
    assert company.git("status", "--porcelain") == ""


def test_what_is_missing_is_listed_with_its_flags_where_nobody_can_be_asked(company: Company) -> None:
    result = company.does("chen", "request", "new", "q3", "--title", "T", "--due", "2024-09-30")
    assert result.code == 2
    assert "missing: background (--background), objectives (--objective), coordinator (--coordinator)" in result.err


@pytest.mark.parametrize("words", [("archive", "close"), ("withdraw",), ("acceptance", "return", "report")])
def test_the_hint_names_the_command_as_it_is_typed(launched: Company, words: tuple[str, ...]) -> None:
    who = "chen" if words[0] == "acceptance" else "sun" if words[0] == "withdraw" else "zhou"
    if words[0] == "acceptance":
        launched.did("sun", "acceptance", "submit", "report", "--deliverable", "R")
    given = [*words]
    if words == ("withdraw",):
        given.append(json.loads(launched.did("sun", "task", "show", "report", "--json"))["last_log"]["name"])
    hint = launched.does(who, *given).err.splitlines()[1]
    assert hint.startswith(f"hint: `xcollab {' '.join(words[:2])} --help`")


def test_what_is_missing_is_asked_for_at_a_terminal_and_a_wrong_answer_is_asked_again(launched: Company) -> None:
    answers = "nonsense\nneeds-help\nwaiting for the price list\n"
    code, err = _at_terminal(launched, "sun", answers, "task", "log", "report", "--needs", "prices; from=tech")
    assert code == 0, err
    assert "status: doing, needs-help, finished or delayed" in err
    assert "“nonsense” is not understood" in err
    assert json.loads(launched.did("sun", "task", "show", "report", "--json"))["status"] == "needs-help"


def test_what_an_answer_makes_necessary_is_asked_for_too(launched: Company) -> None:
    answers = "delayed\nsamples came late\n2024-07-19\nno courier\n"
    code, err = _at_terminal(launched, "sun", answers, "task", "log", "report")
    assert code == 0, err
    assert "forecast: The day now expected, when it is delayed." in err
    delay = json.loads(launched.did("sun", "task", "show", "report", "--json"))["delay"]
    assert delay == {"forecast": "2024-07-19", "reason": "no courier"}


def test_lists_are_asked_for_line_by_line_until_an_empty_one(launched: Company) -> None:
    code, err = _at_terminal(launched, "zhou", "weekly\n2024-07-05\nli\nwang\n\nDates\n\n", "meeting", "add")
    assert code == 0, err
    minutes = json.loads(launched.did("zhou", "meeting", "show", "--json"))["meeting"]
    assert (minutes["attendees"], minutes["topics"]) == (["li", "wang"], ["Dates"])


def _at_terminal(company: Company, who: str, typed: str, *words: str) -> tuple[int, str]:
    err = io.StringIO()
    environment = {**company.environment, **identity(who, company.clock)}
    call = Terminal(company.root, environment, Random(3), out=Screen(), err=err, given=Screen(typed))
    return run(call, words), err.getvalue()


def _editor(company: Company, tmp_path: Path, *edits: str) -> Path:
    """An editor that makes one edit (a sed expression) each time it is opened, and keeps what it was shown."""
    script = tmp_path / "editor.sh"
    script.write_text(
        f'#!/bin/sh\nn=$(cat {tmp_path}/n 2>/dev/null || echo 0)\ncp "$1" {tmp_path}/shown.$n\n'
        f'sed -i -f {tmp_path}/edit.$n "$1"\necho $((n+1)) > {tmp_path}/n\n'
    )
    script.chmod(0o755)
    for number, edit in enumerate(edits):
        (tmp_path / f"edit.{number}").write_text(edit)
    company.environment["GIT_EDITOR"] = str(script)
    return tmp_path


def test_a_form_is_filled_in_the_editor_and_mistakes_come_back_as_comments(launched: Company, tmp_path: Path) -> None:
    shown = _editor(
        launched, tmp_path, "s/^status:.*/status: asleep/\ns/^text:.*/text: half done/", "s/^status:.*/status: doing/"
    )
    launched.did("sun", "task", "log", "report", "--edit")
    first, second = (shown / "shown.0").read_text(), (shown / "shown.1").read_text()
    assert "# status (required): doing, needs-help, finished or delayed" in first
    assert "#! error: --status: “asleep” is not understood (form:" in second or "#! error: status" in second
    assert "half done" in launched.did("sun", "history", "report", "--last", "1")


def test_an_editor_closed_without_a_change_gives_up(launched: Company, tmp_path: Path) -> None:
    _editor(launched, tmp_path, "")
    head = launched.git("rev-parse", "HEAD")
    result = launched.does("sun", "task", "log", "report", "--edit")
    assert (result.code, result.err) == (2, "error: the form was left empty, or as it was; nothing was done\n")
    assert launched.git("rev-parse", "HEAD") == head


def test_a_task_is_found_by_its_id_by_a_unique_beginning_and_by_its_full_form(launched: Company) -> None:
    for typed in ("report", "rep", "q3-launch/report", "q3/rep"):
        assert "q3-launch/report" in launched.did("li", "task", "show", typed)
    launched.did(
        "zhou", "task", "add", "reprint", "--title", "P", "--owner", "li", "--due", "2024-07-12", "--criterion", "c"
    )
    result = launched.does("li", "task", "show", "rep")
    assert result.code == 2
    assert re.match(r"error: “rep” can be several: q3-launch/report \(.+\), q3-launch/reprint \(P\)\n", result.err)


def test_parts_of_a_text_may_be_typed_with_chinese_keys_and_full_width_signs(launched: Company) -> None:
    launched.did("li", "feedback", "give", "-d", "有条件承接", "--scope", "talks", "--condition", "samples",
                 "--risk", "可能延期1周；延误天数＝7；应对措施=提前调整上线时间")  # fmt: skip
    risk = json.loads(launched.did("li", "feedback", "show", "sales", "--json"))["feedback"]["sales"]["entry"]["risks"][
        0
    ]
    assert risk == {"text": "可能延期1周", "delay_days": 7, "mitigation": "提前调整上线时间"}


def test_a_semicolon_in_a_text_is_no_part(launched: Company) -> None:
    launched.did(
        "li", "feedback", "give", "-d", "accept", "--scope", "t", "--risk", "late; maybe very late; delay_days=7"
    )
    risk = json.loads(launched.did("li", "feedback", "show", "sales", "--json"))["feedback"]["sales"]["entry"]["risks"][
        0
    ]
    assert (risk["text"], risk["delay_days"]) == ("late; maybe very late", 7)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["tsk"], 2, "did you mean task?"),
        (["task", "lgo", "x"], 2, "did you mean log?"),
        (["task", "log", "report", "--stauts", "doing"], 2, "did you mean --status?"),
        (["task", "log"], 2, "TASK is missing"),
        (["redact"], 2, "hint: The statement: its file, its name, or a unique part of it"),
        (["task", "log", "report", "--status"], 2, "--status needs a value"),
        (["board", "a", "b"], 2, "one word too many: b"),
        (["task", "show", "nothing"], 2, "there is no task “nothing”"),
        (["task", "log", "report", "-s", "asleep", "-m", "x"], 2, "possible: doing (in progress)"),
        (["issue", "open", "--wanted-by", "2026-02-30"], 2, "“2026-02-30” is not a date"),
        (["feedback", "give", "--resource", "hands; quantity=two"], 2, "“two” is not a whole number"),
        (["status", "--now", "some day"], 2, "“some day” is not a moment (--now)"),
        (["status", "--at", "nowhere"], 1, "there is no revision nowhere"),
        (["status", "--at", "1999-01-01"], 1, "nothing was committed up to 1999-01-01"),
        (["task", "log", "report", "-s", "doing", "-m", "x", "--attach", "none.pdf"], 2, "none.pdf cannot be read"),
        (["task", "log", "report", "-s", "doing", "-m", "x", "--for", "sun"], 2, "missing: via (--via)"),
        (["withdraw", "nothing", "--reason", "r"], 2, "there is no such statement: nothing"),
        (["rules", "cats"], 2, "“cats” is not understood"),
        (["task", "log", "report", "-s", "doing", "-m", "bad \x1b[31m text"], 2, "invisible control character"),
    ],
)
def test_a_mistake_on_the_command_line_is_told_with_what_to_do(
    launched: Company, words: list[str], code: int, said: str
) -> None:
    result = launched.does("li", *words)
    assert result.code == code
    assert said in result.err
    assert result.err.startswith("error: ")
    chinese = launched.does("li", "--lang", "zh", *words)
    assert chinese.code == code
    assert chinese.err.startswith("错误：")


def test_recorded_words_name_their_speaker_their_recorder_and_how_they_were_heard(launched: Company) -> None:
    told = launched.did("zhou", "task", "log", "report", "-s", "doing", "-m", "half", "--for", "sun", "--via", "电话")
    assert "Sun Lei logged q3-launch/report: in progress – half (recorded by Zhou Min, heard by phone)" in told
    assert "somebody recorded what you said" in launched.did("sun", "inbox")


def test_attachments_are_kept_once_under_their_digest_with_the_name_in_the_statement(
    launched: Company, tmp_path: Path
) -> None:
    (tmp_path / "报告.PDF").write_bytes(b"the report")
    for _ in range(2):
        launched.did("sun", "task", "log", "report", "-s", "doing", "-m", "x", "--attach", str(tmp_path / "报告.PDF"))
    (kept,) = (launched.root / "collabs/q3-launch/attachments").iterdir()
    assert (kept.read_bytes(), kept.suffix) == (b"the report", ".pdf")
    log = json.loads(launched.did("sun", "task", "show", "report", "--json"))["last_log"]
    assert log["attachments"] == [
        {"name": "报告.PDF", "path": f"attachments/{kept.name}", "sha256": hashlib.sha256(b"the report").hexdigest()}
    ]
    kept.unlink()
    assert "[attachment-missing]" in launched.does("sun", "check").out


def test_the_first_ids_are_asked_for_at_a_terminal_because_they_never_change(company: Company) -> None:
    code, err = _at_terminal(
        company, "zhou", "\n\nmin\nmarketing\nMarketing\n\n\n-\ny\n", "init", "fresh", "--name", "Acme"
    )
    assert code == 0, err
    assert "Your own id, which never changes (zhou)\n> " in err
    assert "departments/marketing.yaml" in company.git("-C", "fresh", "show", "--stat", "--format=", "HEAD")
    code, _ = _at_terminal(company, "zhou", "\n" * 9, "init", "other", "--name", "Acme")
    assert (company.root / "other/departments/office.yaml").is_file()
