"""Wherever an id is taken, a title and a unique part of it are: every command, every flag, every field of every form."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.company import Company, identity
from xcollab.app.forms.all_forms import EVERY
from xcollab.app.forms.form import Form
from xcollab.app.forms.kind import Kind
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.registry import every
from xcollab.commands.edge.terminal import Terminal

NAMES = {
    "collab": ("q3", "Launch in Q3", "ｌａｕｎｃｈ"),
    "task": ("report", "Report on competitors", "competitors"),
    "issue": ("", "Samples are late", "samples"),
    "cause": ("", "Samples are late", "samples"),
    "matter": ("report", "Report on competitors", "competitors"),
    "member": ("li", "Li Na", "NA"),
    "department": ("sales", "Sales", "SAL"),
}
"""The id, the title, and a part that nothing else has; that of the issue is its own."""
NO_IDS = {"new_id", "date", "address", "year", "file", "directory", "branch", "before", "after", "kind", "machine", "shell", "test", "channel",
          "mail", "parked", "statement", "meeting", "forge",
          "template", "words"}  # fmt: skip
"""Words that name no such thing: what is new, what is outside, and what has no title but is named by a part all the same."""
MEANT = {"subject": "matter", "department": "department", "member": "member"}
"""What arguments that complete nothing name."""
NEW = {"xcollab department add", "xcollab member add", "xcollab template save"}
"""Whose argument is an id that is new."""
BESIDES = {
    "xcollab department edit": {"name": "Selling"},
    "xcollab department notify": {"usual": ""},
    "xcollab member add": {"member": "new", "name": "New", "email": "new@example.com"},
    "xcollab member away": {"first": "2024-07-08", "last": "2024-07-09", "deputy": "sun"},
    "xcollab member edit": {"name": "Li N."},
    "xcollab member leave": {"member": "wang", "to": "chen"},
    "xcollab member move": {"member": "sun", "department": "tech"},
    "xcollab member notify": {"usual": ""},
    "xcollab diff": {"before": "HEAD~2", "after": "HEAD"},
    "xcollab deadline explain": {"subject": "i-"},
    "xcollab template save": {"name": "launch"},
    "xcollab task cascade": {"shift": "2wd"},
    "xcollab task import": {"file": str(Path(__file__).with_name("tasks.csv"))},
    "xcollab export xlsx": {"output": os.devnull},
    "xcollab search": {"words": "report"},
}
"""What some commands want besides, by the name of the argument or the flag."""
SKIPPED = {"xcollab redact", "xcollab paste", "xcollab check", "xcollab forge links"}
"""Whose ids stand beside a statement, a text, commits or a remote, and are looked up as all others are."""


@pytest.fixture(scope="module")
def names(begun: Company) -> dict[str, tuple[str, ...]]:
    """The names, with the id of the issue that is there."""
    listed = begun.did("zhou", "issue", "list", "--json")
    issue = listed.partition('"i-')[2][:4]
    return {kind: (one[0] or f"i-{issue}", *one[1:]) for kind, one in NAMES.items()}


def _places(form: Form) -> Iterator[tuple[str, Kind]]:
    for field in form.fields:
        yield from ((field.key, kind) for kind in (field.kind, *field.kind.parts.values()) if kind.candidates in NAMES)


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.typed)
def test_every_form_understands_titles(begun: Company, names: dict[str, tuple[str, ...]], form: Form) -> None:
    view = _view(begun)
    given: dict[str, Any] = {one.name: names[one.complete][0] for one in form.arguments if one.complete in names}
    given |= {"collab": "q3"}
    places: list[Option | Argument] = [*form.arguments, *form.more]
    for one in places:
        if one.complete in names and "statement" not in {argument.name for argument in form.arguments}:
            found = [form.find(view, {**given, one.name: name}) for name in names[one.complete]]
            assert all(each._replace(id=found[0].id) == found[0] for each in found), one.name
            assert len({each.id for each in found}) == 1 or "new" in form.find.__name__, one.name
    for key, kind in _places(form):
        typing = Typing(view, "q3", f"--{key}")
        meant = [kind.parse(typing, name) for name in names[kind.candidates]]
        if kind.name == "guest":  # somebody from outside may share a part of a name
            assert meant[:2] == ["li", "li"] and meant[2] == "NA"
        else:
            assert len(set(map(str, meant))) == 1, key


def _others() -> Iterator[tuple[str, Command, Option | Argument, str]]:
    for _, group in every():
        for typed, command in group.items():
            if command.form is None and typed not in SKIPPED:
                places: list[Option | Argument] = [*command.arguments, *command.options]
                for place in places:
                    kind = place.complete or (MEANT.get(place.name, "") if isinstance(place, Argument) else "")
                    if kind in NAMES and not (typed in NEW and isinstance(place, Argument)):
                        yield typed, command, place, kind


@pytest.mark.parametrize(
    ("typed", "command", "place", "kind"), [*_others()], ids=lambda one: getattr(one, "name", None) or str(one)
)
def test_every_other_command_understands_titles(
    working: Company,
    names: dict[str, tuple[str, ...]],
    typed: str,
    command: Command,
    place: Option | Argument,
    kind: str,
) -> None:
    besides = BESIDES.get(typed, {})
    dry = [option.flags[0] for option in command.options if option.name == "dry_run"]

    def told(name: str) -> tuple[int, str]:
        words = typed.split()[1:]
        for one in command.arguments:
            usual = besides.get(one.name, names[one.complete][0] if one.complete in names and one.required else "")
            words += [found] if (found := name if one is place else usual) else []
        for option in command.options:
            if option is place or option.name in besides:
                value = name if option is place else besides[option.name]
                words += [option.flags[-1], value] if value else [option.flags[-1]]
        working.random.seed(7)
        result = working.does("zhou", *words, *dry, at="2024-07-04T10:00+08:00")
        return result.code, result.out + result.err

    by_id, by_part, nothing = told(names[kind][0]), told(names[kind][2]), told("zzzz")
    assert nothing[0] == 2 and nothing != by_id, (by_id, nothing)
    assert by_part == by_id


def test_no_argument_is_overlooked() -> None:
    for _, group in every():
        for typed, command in group.items():
            for argument in command.arguments:
                assert (
                    argument.complete in NAMES or argument.name in NO_IDS or argument.name in MEANT or typed in NEW
                ), typed


def _view(company: Company) -> WorkspaceView:
    return WorkspaceView(Terminal(company.root, {**company.environment, **identity("zhou", company.clock)}))
