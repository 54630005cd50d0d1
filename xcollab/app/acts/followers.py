"""What follows from an act that moves a date, in the same commit: a statement for each task, that moves it or asks its owner.

And the other way round: who takes back a statement takes back with it what followed from it, as far as nobody rests on that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xcollab.app.acts.composed import ComposedAct
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.acts.speaker import Speaker
from xcollab.app.forms.values import Typing
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.schema.dataclass import replace
from xcollab.schema.names import place_of
from xcollab.schema.parts.moves import moves_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.store.transaction.save_commit import Write
from xcollab.workflow.acts.draft import Draft, DraftContext, Said
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS
from xcollab.workflow.views.following import Follower, Following, Speaking, Standing, following, said_of, shifted

_MOVE_DATES = {("task", "reschedule"), ("issue", "resolve"), ("acceptance", "return")}
_BY_STATEMENT = {"moves": "reschedule", "asks": "propose-date"}


class Carrying(NamedTuple):
    """How far what follows is carried out."""

    cascade: bool = False
    """What follows by dependencies moves, or is asked for."""
    shift: int = 0
    """By so many working days the tasks named move instead."""
    also: tuple[str, ...] = ()

    @property
    def out(self) -> bool:
        """Whether anything is."""
        return self.cascade or bool(self.shift)


def carrying(typing: Typing, typed: Mapping[str, object]) -> Carrying:
    """What flags say of it; raises `Misused` where they do not go together."""
    shift, also, cascade = typed.get("shift"), typed.get("also") or (), bool(typed.get("cascade"))
    if not (shift or also):
        return Carrying(cascade)
    if not (shift and also) or cascade:
        raise Misused("shift-and-tasks")
    number = str(shift).strip().removesuffix("wd")
    if not (number.isascii() and number.isdigit() and 0 < int(number) < 1000 and str(shift).strip().endswith("wd")):
        raise Misused("not-working-days", value=shift)
    named = also if isinstance(also, list | tuple) else (also,)
    tasks = tuple(dict.fromkeys(typing.view.task(str(one), typing.collab)[1] for one in named))
    return Carrying(shift=int(number), also=tasks)


def with_followers(view: WorkspaceView, kept: ComposedAct, speaker: Speaker, how: Carrying) -> ComposedAct:
    """The act with what follows from it: named, and carried out in the same commit where that is wanted."""
    if kept.entry and kept.act == "withdraw":
        return _taken_back(view, kept, speaker)
    if kept.entry is None or (kept.subject.kind, kept.act) not in _MOVE_DATES or not moves_of(kept.entry.statement):
        if how.out:
            raise Misused("nothing-moves")
        return kept
    found = what_follows(view, settled(kept.after), kept.entry, speaker, how)
    if not how.out:
        return kept._replace(following=found)
    carried = carry_out(view, kept.after, found, speaker)
    return kept._replace(
        following=found, carried=True, writes=[*kept.writes, *carried.writes], after=carried.after, with_it=carried.said
    )


def what_follows(view: WorkspaceView, state: State, start: Entry, speaker: Speaker, how: Carrying) -> Following:
    """What follows from a statement, by dependencies or as it is typed."""
    now = Standing(view.snapshot, state, view.days, Speaking(speaker.by, speaker.recorder))
    return shifted(now, start, how.also, how.shift) if how.shift else following(now, start)


class Carried(NamedTuple):
    """What is written so that dates follow."""

    writes: Sequence[Write]
    said: Sequence[Entry]
    after: Collab


def carry_out(view: WorkspaceView, collab: Collab, found: Following, speaker: Speaker) -> Carried:
    """A statement for each date that moves or is asked for, and plans that nobody has taken on. Raises a refusal of the rulebook."""
    plans, said = PendingWrites(view), list[Entry]()
    for follower in found.followers:
        if follower.way == "edits":
            collab = _edited(view, plans, collab, follower, speaker)
        elif act := _BY_STATEMENT.get(follower.way):
            words = dict(said_of(follower, found.start))
            entry = _said(view, collab, OnTask(follower.task, act, words), speaker)
            plans.add_statement(entry)
            said.append(entry)
            collab = collab.with_entries(entry)
    return Carried(plans.writes, said, collab)


def _edited(view: WorkspaceView, plans: PendingWrites, collab: Collab, follower: Follower, speaker: Speaker) -> Collab:
    after = collab.tasks[follower.task].model_copy(update={"due": follower.to})
    state, who = settled(collab), (speaker.recorder, speaker.recorder)
    judge(Attempt(view.snapshot, state, "task", follower.task, "edit", *who, task=after))
    plans.change_task(collab.id, follower.task, after)
    return replace(collab, tasks={**collab.tasks, follower.task: after})


class OnTask(NamedTuple):
    """A statement to be made on a task, and what it says."""

    task: str
    act: str
    words: Said


def _said(view: WorkspaceView, collab: Collab, meant: OnTask, speaker: Speaker, target: Entry | None = None) -> Entry:
    """A statement of the same author after all the others, judged."""
    state, moment = settled(collab), statement_moment(view.now, collab.entries)
    make = ACTS["task", meant.act].draft
    scene = DraftContext(view.snapshot, state, meant.task, speaker.by)
    draft = make(scene, meant.words) if make else Draft(meant.words)
    data = {
        "on": place_of("task", collab.id, meant.task), "act": meant.act, "at": moment.isoformat(timespec="seconds"),
        "by": speaker.by, "as": "any/one", **speaker.recorded, **draft.said,
    }  # fmt: skip
    entry = Entry(statement_name(view.context, moment, speaker.by), STATEMENTS["task"][meant.act].model_validate(data))
    who = (speaker.by, speaker.recorder)
    capacity = judge(Attempt(view.snapshot, state, "task", meant.task, meant.act, *who, entry, target=target))
    return entry._replace(statement=entry.statement.model_copy(update={"as_": capacity}))


def _taken_back(view: WorkspaceView, kept: ComposedAct, speaker: Speaker) -> ComposedAct:
    """A withdrawal, with those of what followed from the statement; what others rest on by now stays."""
    assert kept.entry is not None
    start = f"{kept.subject.on}/{kept.subject.target}"
    collab, plans, said, stays = kept.after, PendingWrites(view), list[Entry](), list[Entry]()
    for entry in _followed(settled(collab), start):
        words: Said = {"of": entry.name, "reason": getattr(kept.entry.statement, "reason", "")}
        try:
            back = _said(view, collab, OnTask(entry.subject, "withdraw", words), speaker, entry)
        except Refused:
            stays.append(entry)
            continue
        plans.add_statement(back)
        said.append(back)
        collab = collab.with_entries(back)
    return kept._replace(writes=[*kept.writes, *plans.writes], after=collab, with_it=said, stays=stays)


def _followed(state: State, start: str) -> Iterator[Entry]:
    """What followed from a statement and still counts, the newest first; a proposal that was answered is somebody else's matter."""
    for entry in reversed(state.counted):
        if getattr(entry.statement, "follows", None) == start:
            yield entry
