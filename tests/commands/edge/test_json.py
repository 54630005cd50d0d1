"""With `--json` a program reads one document on standard output, whatever comes of it: the answer, or what was refused and what to do."""

import json
import re
import shlex
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from reference.schemas import schemas
from tests.support.company import Company, Result
from tests.support.printed.hinted import types
from tests.support.run.by_turns import by_turns
from xcollab.app.views.programs.errors import error_view
from xcollab.commands.edge.registry import every
from xcollab.errors import Example, GitRefused, Misused, Refused, Said, Word, XcollabError
from xcollab.render.checking.hint_commands import hint_commands
from xcollab.words.language import Words
from xcollab.words.messages.refusals import REFUSALS

JSON = sorted(
    path for _, commands in every() for path, command in commands.items() if "json" in {o.name for o in command.options}
)
_FORM = re.compile(r"--format[= ]json")
NOT_FOR_PROGRAMS = {
    "xcollab clone",
    "xcollab completion",
    "xcollab demo",
    "xcollab export csv",
    "xcollab export ics",
    "xcollab export xlsx",
    "xcollab tutorial",
    "xcollab web",
}
"""A script for a shell, an example to look at, formats of other programs, practice, pages, and what ends with somebody's inbox."""


def one(result: Result) -> dict[str, Any]:
    """The document; a refusal is one, with the exit code."""
    told: dict[str, Any] = json.loads(result.out)
    assert (told["schema"] == "error") == (result.code not in (0, None) and "exit_code" in told)
    if told["schema"] == "error":
        assert told["exit_code"] == result.code
        assert told["message"] and told["code"] in REFUSALS
        assert told["message"] in result.err, "people read the same beside it"
    return told


def test_every_command_answers_programs_but_those_that_make_another_format() -> None:
    everything = {path for _, commands in every() for path in commands}
    assert everything - set(JSON) == NOT_FOR_PROGRAMS


@pytest.mark.parametrize("command", by_turns(JSON, 2))
def test_a_command_with_nothing_said_or_too_much_answers_in_json(working: Company, command: str) -> None:
    words = command.split()[1:]
    for more in ((), ("--nonsense",), ("nothing-like-it",), ("a", "b", "c", "d")):
        if (words, more) in ((["init"], ("nothing-like-it",)), (["schema", "export"], ("nothing-like-it",))):
            continue  # a directory
        one(working.does("zhou", *words, *more, "--json"))


@pytest.mark.parametrize("command", by_turns(JSON, 2, 1))
def test_outside_of_a_workspace_and_for_a_stranger_the_refusal_is_json(
    working: Company, tmp_path: Path, command: str
) -> None:
    asked = ("--format", "json") if command.endswith(("overdue", "report")) else ("--json",)
    words = command.split()[1:]
    (tmp_path / "empty").mkdir()
    if words != ["init"]:
        assert one(working.does("zhou", *words, *asked, cwd=tmp_path / "empty"))["schema"] in (
            "error",
            "doctor",
            "rules",
        )
    one(working.does("stranger", *words, *asked))


def test_a_refusal_names_its_code_its_arguments_and_the_commands_that_help(working: Company) -> None:
    told = one(working.does("zhou", "department", "add", "sales", "--name", "Sales", "--json", "--lang", "zh"))
    assert told == {
        "schema": "error", "schema_version": 1, "code": "department-exists", "exit_code": 1, "where": None,
        "arguments": {"department": "sales"}, "message": "部门 sales 已存在", "hint": "见 `xcollab department show sales`",
        "commands": [["xcollab", "department", "show", "sales"]],
    }  # fmt: skip


def test_what_is_missing_is_named_by_its_keys(working: Company) -> None:
    told = one(working.does("zhou", "request", "new", "q9", "--title", "T", "--json", "--lang", "zh"))
    assert told["code"] == "missing-values"
    assert told["arguments"]["keys"] == ["background", "objectives", "coordinator", "departments", "due", "milestones"]
    assert told["commands"] == [["xcollab", "request", "new", "--help"]]


def test_whoever_asks_for_help_or_for_no_json_is_answered_in_words(working: Company) -> None:
    assert working.did("zhou", "task", "log", "--help", "--json").startswith("Usage: xcollab task log")
    assert working.does("zhou", "task", "show", "nothing").out == ""
    assert working.does("zhou", "task", "comment", "report", "-m", "x", "--", "--json").out == ""


def test_what_is_recorded_and_then_not_shared_is_answered_once(working: Company) -> None:
    working.git("remote", "add", "origin", str(working.root.parent / "gone.git"))
    result = working.does("li", "feedback", "give", "-C", "q3", "-d", "accept", "--scope", "talks", "--pr", "--json")
    assert result.code == 5
    assert json.loads(result.out)["schema"] == "act", "it was recorded; the exit code says that it is not shared"
    assert "error: " in result.err


def test_init_undo_and_what_is_parked_are_told_to_programs_too(
    working: Company, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    fresh = Company(tmp_path / "fresh", git_environment)
    fresh.root.mkdir()
    words = (
        "--name",
        "Acme",
        "--id",
        "acme",
        "--member",
        "zhou",
        "--department",
        "office",
        "--department-name",
        "Office",
    )
    begun = one(fresh.does("zhou", "init", *words, "--json"))
    assert (begun["schema"], begun["id"], begun["member"], begun["department"]) == ("begun", "acme", "zhou", "office")
    working.did("li", "task", "comment", "report", "-m", "Oh")
    undone = one(working.does("li", "undo", "--json"))
    assert undone["schema"] == "undone" and len(undone["told"]) == 1
    assert working.git("rev-parse", "HEAD").strip() == undone["head"]


@pytest.mark.parametrize("who", ["zhou", "li", "wang", "chen"])
def test_each_thing_in_an_inbox_has_the_commands_that_are_printed_and_each_runs(working: Company, who: str) -> None:
    working.clock = datetime.fromisoformat("2024-07-15T12:00+08:00")
    told = one(working.does(who, "inbox", "--json"))
    printed = re.findall(r"^ {2,}(xcollab .*)$", working.did(who, "inbox"), re.MULTILINE)
    commands = [argv for item in told["waiting"] for argv in item["commands"]]
    assert told["waiting"] and [shlex.join(argv) for argv in commands] == printed
    for argv in commands:
        assert types(working, who, shlex.join([*argv, "--dry-run"])).code == 0, argv


def test_findings_and_troubles_have_their_commands(working: Company) -> None:
    path = working.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("due: 2024-07-10", "due: 2024-07-18"), encoding="utf-8")
    (found,) = one(working.does("zhou", "check", "--json"))["findings"]
    assert all(argv[0] in ("xcollab", "git") for argv in found["commands"])
    troubles = one(working.does("zhou", "doctor", "--json"))["findings"]
    assert any(argv[0] == "git" for trouble in troubles for argv in trouble["commands"]) or troubles


def test_arguments_are_canonical_and_hold_no_password() -> None:
    error = GitRefused(
        "git-failed", command="push", said="fatal: https://zhou:hunter2@git.example.com/x", word=Word("task", "doing"), told=Said("confirm"),
        example=Example("M; date=DATE"), at=datetime(2024, 7, 1, 9, 0), many=[Word("task", "todo"), 2], more={"a": {"b", "a"}}, odd=1.5,
        path=Path("x"),
    )  # fmt: skip
    told = error_view(Words("zh"), error, 4).arguments
    assert "hunter2" not in str(told)
    assert {key: told[key] for key in ("word", "told", "example", "at", "many", "more", "odd", "path")} == {
        "word": "doing", "told": "confirm", "example": "M; date=DATE", "at": "2024-07-01T09:00:00", "many": ["todo", 2],
        "more": {"a": ["a", "b"]}, "odd": 1.5, "path": "x",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("error", "commands"),
    [
        (Refused("department-exists", department="it's"), [["xcollab", "department", "show", "it's"]]),
        (Refused("stranger", name="Li", email="li@x", command="xcollab member add ID --name Li", admins=[]), []),
        (Misused("no-such-command", name="x", near="", command="xcollab task"), [["xcollab", "task", "--help"]]),
        (Refused("not-asked", department="tech"), []),
        (Refused("not-asked", department="tech", collab="q3"), [["xcollab", "request", "revise", "q3", "--add-department", "tech"]]),
        (Refused("not-asked", department=["tech", "sales"], collab="q3"), []),
        (Refused("schemas-outdated", made="0.1", version="0.2"), [["xcollab", "schema", "export"]]),
        (Refused("unfinished-operation", operation="bisect", go_on="git bisect good | git bisect bad", give_up="git bisect reset"), [["git", "bisect", "reset"]]),
    ],
    ids=lambda value: value.code if isinstance(value, XcollabError) else "",
)  # fmt: skip
def test_a_command_is_whole_or_left_out(error: XcollabError, commands: list[list[str]]) -> None:
    assert hint_commands(error.code, error.arguments) == commands


@pytest.mark.parametrize(("code", "typed"), [*product(REFUSALS, (True, False))])
def test_of_every_refusal_with_whatever_arguments_a_command_begins_with_its_program(code: str, typed: bool) -> None:
    names = {name for text in REFUSALS[code] for name in re.findall(r"\{(\w+)\}", text)}
    for value in (
        "x",
        ["x"],
        ["x", "y"],
        "",
        None,
        3,
        "xcollab task list",
        "xcollab member add ID",
        "'",
        Word("task", "doing"),
    ):
        for argv in hint_commands(code, dict.fromkeys(names, value), typed=typed):
            assert argv[0] in ("xcollab", "git") and len(argv) > 1 and not any("{" in word for word in argv)


def test_the_schema_of_refusals_is_published() -> None:
    assert schemas()["error"]["required"] == [
        "schema",
        "schema_version",
        "code",
        "exit_code",
        "where",
        "arguments",
        "message",
        "hint",
        "commands",
    ]
