"""Every command that a text names stands in backquotes, is taken by the real parser, and is whole: typed where there are several
collaborations, it lacks nothing; in both languages, in refusals and views alike.
"""

import os
import re
import shlex
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from babel.messages.pofile import read_po

import xcollab
from tests.support.printed.hinted import PLACEHOLDER, types
from tests.support.reviewing.pull_request import LOG, Branch
from tests.support.run.by_turns import by_turns
from xcollab.commands.edge.parser import root
from xcollab.commands.edge.registry import every
from xcollab.commands.edge.terminal import Terminal

_PO = Path(xcollab.__file__).parent / "words/locale/zh_CN/LC_MESSAGES/xcollab.po"
_QUOTED = re.compile(r"`([^`]*)`")
_OURS = {name.removeprefix("xcollab ") for _, group in every() for name in group}
_GITS = ("branch", "checkout", "clone", "commit", "config", "diff", "fetch", "fsck", "init", "log", "merge", "pull", "push", "rebase",
         "remote", "reset", "revert", "show", "sparse-checkout", "stash", "status", "switch", "worktree")  # fmt: skip
_BARE = re.compile(
    rf"\bxcollab (?:{'|'.join({name.split()[0] for name in _OURS})})\b|\bgit (?:{'|'.join(_GITS)})\b"
    r"|(?<!git )(?<![“`])\{command\}|\bchmod [-+]"
)
"""A command, or what stands for one, where it is not in backquotes."""
_NOUNS = {
    "check": "what refuses or finds something, not what to type",
    "check --base": "what needs all of the history, not what to type",
    "history": "what needs all of the history, not what to type",
    "feedback show": "what printed the fingerprint that a flag takes; the flag's help is read with the command at hand",
    "task show": "the same for tasks",
    "request show": "the same for whoever approves",
}
"""Commands that are spoken of, without their program's name: nobody is told to type them."""


def _texts() -> list[str]:
    with _PO.open("rb") as file:
        return [text for message in read_po(file) for text in (message.id, message.string) if isinstance(text, str)]


def _quoted(program: str) -> list[str]:
    return sorted({told for text in _texts() for told in _QUOTED.findall(text) if told.split(" ")[0] == program})


def _parsed(words: list[str]) -> None:
    """Read as when it is typed, and not run; raises what the parser has against it."""
    call = Terminal(Path(), os.environ, Random(1), out=StringIO(), err=StringIO(), given=StringIO())
    command: Any = root(call)
    context: Any = None
    path: Any = "xcollab"
    while True:
        context = command.make_context(path, words, parent=context)
        if not hasattr(command, "resolve_command"):
            return
        rest = [*context._protected_args, *context.args]
        path, command, words = command.resolve_command(context, rest)


def test_no_command_stands_bare_in_a_text() -> None:
    assert [text for text in _texts() if _BARE.search(_QUOTED.sub("", text))] == []


def test_the_commands_of_git_are_known_to_it() -> None:
    assert [told for told in _quoted("git") if len(told.split()) < 2 or told.split()[1] not in _GITS] == []


def test_a_command_without_its_program_is_only_spoken_of() -> None:
    told = {quoted for text in _texts() for quoted in _QUOTED.findall(text)}
    tops = {name.split()[0] for name in _OURS} | _OURS
    words = {"forge", "calendar", "init"}  # keys of files, and a directory
    named = {quoted for quoted in told if quoted in tops or quoted.split(" -")[0] in tops} - words
    assert named == _NOUNS.keys()


@pytest.mark.parametrize("command", _quoted("xcollab"))
def test_the_commands_of_texts_are_commands(command: str) -> None:
    assert "…" not in command and "..." not in command, (
        "what is missing is asked for, or is a word that no id looks like"
    )
    program, *words = shlex.split(re.sub(r"\{[a-z_]+\}", "x1", command.removesuffix("--help")))
    assert program == "xcollab"
    if command.endswith("--help") and " ".join(words) in _OURS:
        return  # what it needs is what its help is asked for
    _parsed(words)


def _examples() -> list[str]:
    """The lines of help's examples, up to where the shell takes over."""
    told = {example for _, group in every() for command in group.values() for example in command.examples}
    return sorted(re.split(r" [>|] ", line)[0] for line in told if line.startswith("xcollab "))


@pytest.mark.parametrize("command", _examples())
def test_the_examples_of_help_are_commands(command: str) -> None:
    _parsed(shlex.split(command)[1:])


_SHARED = re.compile(
    r"\{remote\}|\{base\}|\{upstream\}|\bsync\b|\bpr open\b|\bparked\b|@|^xcollab web$|\{before\}|\{commit\}"
)
"""Needs another clone, which `test_hints_of_sharing` has, or serves until it is ended, as `tests/web` has it."""


@pytest.fixture
def values(branch: Branch) -> dict[str, str]:
    """What the blanks of messages are filled with, where q3 and q4 are under way."""
    (issue,) = branch.root.glob("collabs/q3/issues/*")
    assert not types(branch, "zhou", "xcollab template save launch --from q3", "en").code
    return {
        "collab": "q3", "task": "report", "issue": issue.name, "department": "tech", "member": "li", "name": branch.file(LOG).stem,
        "year": "2024", "forge": "github", "first": "main", "revision": "main", "branch": "main", "path": "xcollab.yaml",
        "channel": "mail", "to": "2024-07-20", "wanted": "2024-07-20", "address": "x@example.com", "template": "launch",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_text_names_lacks_nothing_where_there_are_several_collaborations(
    branch: Branch, values: dict[str, str], language: str
) -> None:
    """Each of them is typed in one of both languages."""
    branch.environment["XCOLLAB_LANG"] = language
    start, refused = branch.git("rev-parse", "HEAD").strip(), {}
    named = [told for told in _quoted("xcollab") if not _SHARED.search(told)]
    for command in by_turns(named, 2, int(language == "zh")):
        filled = re.sub(r"\{([a-z_]+)\}", lambda blank: values[blank[1]], command)
        result = types(branch, "zhou", filled, language)  # type: ignore[arg-type]
        if PLACEHOLDER.search(command):
            assert result.code, f"{command} is no command before somebody puts in their own"
        elif result.code == 2:
            refused[command] = result.err
        branch.git("reset", "--quiet", "--hard", start)
        branch.git("clean", "--quiet", "-fd")
    assert refused == {}
