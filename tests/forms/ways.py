"""Each row of the rulebook broken in each way: by the wrong person, in the wrong state, in a field, in what it is bound to, in a date.

The codes are written by hand, from what the tables of tests/workflow say of each refusal: no rule of the program is asked.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, NamedTuple

from tests.forms.rows import Row
from tests.forms.states import states_without
from tests.forms.wrong_values import BOUND, CARRIED, DATES, EDITS, FIELDS, NEEDED, Change, Said, Wrong, put, without
from tests.support.matter import BEGINNING, TASK, Story
from tests.workflow.acts.test_conditions_of_plans import _leaving
from tests.workflow.model.test_authority import EVERYBODY
from xcollab.schema.names import subject_of
from xcollab.store.yaml.writing import write
from xcollab.workflow.model import fingerprints
from xcollab.workflow.rules.judge import judge

STRANGER = "nobody"
Files = Mapping[str, bytes]


class Commit(NamedTuple):
    """What somebody commits on what stands already."""

    before: Story
    who: str
    files: Files
    at: datetime


class Case(NamedTuple):
    """A row's act, right, or broken in one way."""

    row: Row
    way: str
    how: str
    code: str
    """What has to be found; empty where it is right."""
    commit: Callable[[], Commit]

    @property
    def name(self) -> str:
        return f"{self.row.name}, {self.way}: {self.how}"


class Act(NamedTuple):
    """The row's act on a story, before anybody changes anything by hand."""

    record: str
    """The path of its file."""
    data: Said
    others: Files
    """The plans that change with it."""
    at: datetime


@cache
def story_of(row: Row) -> Story:
    """What the row's act is right on, with a minute in which others may do something. Not to be changed."""
    story = row.story()
    story.count += 1
    return story


def act(row: Row, story: Story, by: str) -> Act:
    """What the row's right act would be, done by somebody."""
    moment = BEGINNING + timedelta(minutes=story.count)
    if row.edits:
        after, present = replace(story), plans(story)
        row.edits(after)
        ((path, data),) = ((path, data) for path, data in plans(after).items() if present.get(path) != data)
        return Act(path, dict(data), {}, moment)
    kind, _, subject = subject_of(row.on)
    entry, draft = story.draft(kind, subject, row.on, row.act, by, row.says(story))
    data = entry.statement.dump() | {"as": f"{story.snapshot.department_of(by)}/{_capacity(row)}"}
    others = {f"collabs/q3/tasks/{subject}.yaml": write(draft.task.dump())} if draft.task else {}
    others |= {f"collabs/q3/tasks/{name}.yaml": write(task.dump()) for name, task in draft.new_tasks.items()}
    others |= {"collabs/q3/request.yaml": write(draft.request.dump())} if draft.request else {}
    return Act(f"collabs/{row.on}/{entry.name}.yaml", data, others, moment)


def plans(story: Story) -> dict[str, Said]:
    """The plans of a story by their paths."""
    found = {f"collabs/q3/tasks/{name}.yaml": task.dump() for name, task in story.collab.tasks.items()}
    return found | ({"collabs/q3/request.yaml": story.collab.request.dump()} if story.collab.request else {})


@cache
def _capacity(row: Row) -> str:
    """In which capacity the row's author speaks."""
    story, (kind, _, subject) = story_of(row), subject_of(row.on)
    entry, draft = story.draft(kind, subject, row.on, row.act, row.by, row.says(story))
    return judge(story.attempt(entry, request=draft.request, task=draft.task)).partition("/")[2]


def right(row: Row) -> Case:
    """The row's act as it should be."""
    return Case(row, "right", "", "", lambda: _commit(row, story_of(row), row.by))


def _nothing(data: Said) -> None:
    """As it is."""


def _commit(row: Row, story: Story, who: str, change: Change = _nothing, by: str = "") -> Commit:
    """The row's act by its author, or another, committed by `who`, with something changed by hand."""
    return _changed(story, who, act(row, story, by or row.by), change)


def _changed(story: Story, who: str, made: Act, change: Change = _nothing) -> Commit:
    change(made.data)
    return Commit(story, who, {**made.others, made.record: write(made.data)}, made.at)


def persons(row: Row) -> Iterator[Case]:
    """Somebody else does it."""
    colleague = "he" if row.by in ("wang", "zhao") else "wang"

    def case(how: str, code: str, who: str, change: Change = _nothing, by: str = "") -> Case:
        return Case(row, "person", how, code, lambda: _commit(row, story_of(row), who, change, by))

    second = row.variant == "second"  # nobody else would speak for the requester
    for member in EVERYBODY:
        if member not in row.may.split() and not (second and member == "qian"):
            yield case(
                f"{member} may not",
                "nudges-oneself" if member in row.oneself.split() else "not-yours",
                member,
                put("requester", "party") if second else _nothing,
                member,
            )
    yield case("a stranger", "stranger-commit", STRANGER)
    yield Case(row, "person", "who has left", "left",
               lambda: _commit(row, _leaving(replace(story_of(row)), row.by, "2024-06-30"), row.by))  # fmt: skip
    if row.on:
        yield case("in another's name", "not-the-author", colleague)
        yield case(
            "recorded by who may not", "not-recorder", colleague, lambda d: d.update(recorded_by=colleague, via="phone")
        )
        yield case(
            "in another capacity",
            "other-capacity",
            row.by,
            put(f"{story_of(row).snapshot.department_of(row.by)}/guest", "as"),
        )


def states(row: Row) -> Iterator[Case]:
    """It is done where it is not possible: too early, too late, twice."""
    for how, story_in, code in states_without(row):
        yield Case(row, "state", how, code, partial(_there, row, story_in))


def _there(row: Row, story_in: Callable[[], Story]) -> Commit:
    """The same words on another story; of the plans, only what is there changes."""
    story = story_in()
    story.count += 1
    moment = BEGINNING + timedelta(minutes=story.count)
    if row.variant == "renewal" and story.state.status("task", "report") == "doing":
        return _commit(row, story, row.by)
    made = act(row, story_of(row), row.by)
    if not row.on:
        return _changed(story, row.by, made._replace(at=moment))
    made.data["at"] = moment.isoformat()
    there = plans(story)
    others = {path: text for path, text in made.others.items() if path in there}
    name = f"{moment:%Y%m%dT%H%M%SZ}-{row.by}-{story.count:04d}.yaml"
    return _changed(story, row.by, made._replace(record=f"collabs/{row.on}/{name}", others=others, at=moment))


def fields(row: Row) -> Iterator[Case]:
    """Something is missing in its file, or is there and is not known."""
    needed = _of(NEEDED, row, "")
    for key in f"{'on act at by as ' if row.on else ''}{needed}".split():
        yield from _wrong(row, "field", [(f"no {key}", without(key), "missing-key")])
    for key in CARRIED.get((row.act, row.variant), "").split():
        yield from _wrong(row, "field", [(f"no {key}", without(key), "field-needed")])
    yield from _wrong(row, "field", [("a key that there is not", put("v", "wholly-new"), "unknown-key")])
    yield from _wrong(row, "field", _of(FIELDS, row))


def bindings(row: Row) -> Iterator[Case]:
    """It is bound to something else."""
    if row.on:
        elsewhere = put(row.on.replace("q3", "side"), "on")
        yield from _wrong(row, "binding", [("on something else than where it lies", elsewhere, "other-place")])
    yield from _wrong(row, "binding", _of(BOUND, row))
    if row.act in ("revise", "handover", "reassign"):
        yield Case(row, "binding", "the plan does not change with it", UNCHANGED[row.act], partial(_unchanged, row))
    yield from _wrong(row, "binding", _of(EDITS, row, {}).get("binding", ()))


UNCHANGED = {"revise": "other-change", "handover": "other-change", "reassign": "other-change"}


def _unchanged(row: Row) -> Commit:
    """The statement alone, bound to the plan as it was."""
    story = story_of(row)
    made = act(row, story, row.by)._replace(others={})
    request = story.collab.request
    if "plan" in made.data and request:
        made.data["plan"] = fingerprints.plan_digest(request)
    return _changed(story, row.by, made)


def dates(row: Row) -> Iterator[Case]:
    """One of its dates is wrong."""
    if row.on:
        ahead: Change = lambda data: data.update(at=str(data["at"]).replace("2024-07-01", "2024-07-02"))  # noqa: E731
        yield from _wrong(row, "date", [("dated tomorrow", ahead, "said-in-future")])
        yield from _wrong(
            row, "date", [("a day that there is not", put("2024-06-31T10:00:00+00:00", "at"), "bad-moment")]
        )
    yield from _wrong(row, "date", _of(DATES, row))
    yield from _wrong(row, "date", _of(EDITS, row, {}).get("date", ()))


WAYS: Mapping[str, Callable[[Row], Iterator[Case]]] = {
    "person": persons, "state": states, "field": fields, "binding": bindings, "date": dates,
}  # fmt: skip


def _of(table: Mapping[Any, Any], row: Row, otherwise: Any = ()) -> Any:
    """What a table says of the row: of its variant, of its act, or of an act that may stand anywhere."""
    keys = ((row.machine, row.act, row.variant), (row.machine, row.act), row.act)
    return next((table[key] for key in keys if key in table), otherwise)


def _wrong(row: Row, way: str, wrong: tuple[Wrong, ...] | list[Wrong]) -> Iterator[Case]:
    for how, change, code in wrong:

        def commit(change: Change = change, code: str = code) -> Commit:
            story = story_of(row)
            return _commit(
                row, replace(story).with_task("other", TASK) if code.startswith("other-task") else story, row.by, change
            )

        yield Case(row, way, how, code, commit)
