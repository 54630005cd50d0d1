"""Help pages and views: complete in both languages, the same keys in JSON, harmless on every kind of terminal."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from tests.support.company import Company, identity
from tests.support.forked.program import forked
from xcollab.commands.edge.parser import Group, Leaf, root
from xcollab.commands.edge.registry import NOUNS, VERBS
from xcollab.commands.edge.terminal import Terminal


def _every_command() -> Iterator[tuple[str, ...]]:
    call = Terminal(Path(), {}, Random(1), out=StringIO(), err=StringIO())
    top = root(call)
    for name in top.list_commands(None):
        command = top.get_command(None, name)
        if isinstance(command, Group):
            yield from ((name, verb) for verb in command.list_commands(None))
        else:
            yield (name,)


COMMANDS = list(_every_command())
READING = [words for words in COMMANDS if words[-1] in ("show", "list", "status", "board", "inbox", "history", "check",
                                                        "rules", "whoami") and words != ("template", "show")]  # fmt: skip
"""Those that read; the example keeps no template to show."""


def _leaf(words: tuple[str, ...]) -> Leaf:
    command = root(Terminal(Path(), {}, Random(1))).get_command(None, words[0])
    found = command.get_command(None, words[1]) if len(words) > 1 else command
    assert isinstance(found, Leaf)
    return found


@pytest.mark.parametrize("words", [(), ("--lang", "en"), ("task",), ("task", "--lang", "en"), ("--lang", "en", "task")])
def test_a_group_alone_shows_what_it_holds(company: Company, words: tuple[str, ...]) -> None:
    assert company.did("zhou", *words).startswith("Usage: xcollab")


def test_no_command_hides_another() -> None:
    assert set(NOUNS).isdisjoint(VERBS)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_examples_that_its_own_parser_takes(words: tuple[str, ...]) -> None:
    import shlex

    spec = _leaf(words).spec
    assert len(spec.examples) >= 2
    flags = {flag for option in spec.options for flag in option.flags} | {"--lang", "--help"}
    for example in spec.examples:
        typed = shlex.split(example.partition("$(")[2].rstrip(')"') or example)
        assert tuple(typed[1 : 1 + len(words)]) == words, example
        assert {word for word in typed if re.fullmatch(r"--?[a-z][a-z-]*", word)} <= flags, example


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_help_page_is_complete_in_both_languages(company: Company, words: tuple[str, ...]) -> None:
    english = company.did("zhou", *words, "--help", "--lang", "en")
    chinese = company.did("zhou", *words, "--help", "--lang", "zh")
    assert not re.search(r"[\u4e00-\u9fff]", english.partition("Examples:")[0].replace("承接", "").replace(
        "有条件", "").replace("建议调整", "").replace("不", "").replace("进行中", "").replace("需协助", "").replace(
        "已完成", "").replace("延期", "").replace("通过", "").replace("退回整改", ""))  # the words that can be typed are shown  # fmt: skip
    for line in chinese.partition("示例：")[0].splitlines()[2:]:
        if line.strip() and not line.strip().endswith("："):
            assert re.search(r"[\u4e00-\u9fff]", line), f"no Chinese in: {line}"
    assert "示例：" in chinese


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_every_view_answers_programs_with_the_same_canonical_data_in_either_language(
    example: Path, git_environment: dict[str, str], words: tuple[str, ...]
) -> None:
    company = Company(example, git_environment)
    named = {"task": ["q3-launch/channel-talks"], "acceptance": ["q3-launch/channel-talks"], "issue": ["q3-launch/i-"],
             "department": ["sales"]}  # fmt: skip
    given = [*words]
    if words[-1] == "show":
        if words[0] == "issue":
            given.append(_first_issue(company))
        else:
            given += named.get(words[0], ["q3-launch"] if words[0] in ("request", "archive") else [])
    if words[0] in ("feedback", "meeting"):
        given += ["-C", "q3-launch"]
    if words[0] in ("status", "history"):
        given.append("q3-launch")
    answers = [json.loads(company.did("zhou", *given, "--json", "--lang", language)) for language in ("zh", "en")]
    if words != ("check",):  # a finding's sentence is for people, so it is in their language
        assert answers[0] == answers[1]
    assert answers[0]["schema_version"] == 1


def _first_issue(company: Company) -> str:
    issues = json.loads(company.did("zhou", "issue", "list", "--json"))["issues"]["q3-launch"]
    return f"q3-launch/{next(iter(issues))}"


def _program(company: Company, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    every = {**company.environment, **identity("zhou", company.clock), **environment}
    own = "PYTHONIOENCODING" in environment  # read by an interpreter when it starts
    command = [sys.executable, "-m", "xcollab", *words] if own else forked(*words)
    return subprocess.run(command, cwd=company.root, env=every, capture_output=True, check=False)


@pytest.mark.parametrize("words", [("board",), ("status", "q3-launch"), ("request", "show", "q3-launch"), ("rules",)])
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_screen_and_no_colour_goes_into_a_pipe(
    example: Path, git_environment: dict[str, str], words: tuple[str, ...], width: int
) -> None:
    from wcwidth import wcswidth

    company = Company(example, git_environment)
    out = _program(company, *words, "--lang", "zh", COLUMNS=str(width)).stdout.decode()
    assert "\x1b" not in out
    if words[0] in ("board", "rules"):
        assert max(wcswidth(line) for line in out.splitlines()) <= width


def test_a_gbk_console_shows_what_it_can(example: Path, git_environment: dict[str, str]) -> None:
    company = Company(example, git_environment)
    for words in (("board",), ("status", "q3-launch"), ("inbox",), ("rules",), ("check",)):
        done = _program(company, *words, "--lang", "zh", PYTHONIOENCODING="gbk")
        assert done.returncode == 0, done.stderr
        assert re.search(r"[\u4e00-\u9fff]", done.stdout.decode("gbk"))


def test_colours_are_for_terminals_and_can_be_refused(example: Path, git_environment: dict[str, str]) -> None:
    company = Company(example, git_environment)
    assert b"\x1b[1;31m" in _program(company, "board", FORCE_COLOR="1").stdout
    assert b"\x1b[1;31m" not in _program(company, "board", FORCE_COLOR="1", NO_COLOR="1").stdout
