"""Somebody leaves: what they hold is shown at once; what the author may hand on is, in one commit; for the rest others are asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.acts.pending_writes import PendingWrites
from xcollab.app.context import Context
from xcollab.app.forms.parsers import day
from xcollab.app.forms.values import Typing
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.workspace.settings import Change, made, refuse_settings, write_of
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.render.text.duties import duty_lines
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.dataclass import replace
from xcollab.schema.department import Department
from xcollab.schema.names import place_of, subject_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.workflow.acts.draft import Draft, DraftContext, Said
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS
from xcollab.workflow.views.duties import Duty, duties, offices

_FLAGS = {"until": "--last-day", "successor": "--to"}


class Leaver(NamedTuple):
    """Who leaves, who takes over, and when, as people write it."""

    member: str
    successor: str
    last_day: str | None = None
    """Today, where nothing is said."""


@dataclass(frozen=True)
class HandedOn:
    """One thing that somebody holds who leaves, and what becomes of it."""

    duty: Duty
    done: bool
    """It is somebody else's from now on."""


def leave(context: Context, leaver: Leaver, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Note somebody's last day and who takes over, and hand on what the person at work may. Raises `Refused` where the last day is
    not theirs to say, or the successor does not stay.
    """
    view = WorkspaceView(context)
    person, successor = view.person(leaver.member), view.person(leaver.successor)

    def decide(view: WorkspaceView) -> Decided:
        return _decided(context, view, leaver, (person, successor))

    return keep(context, CurrentBranch(context), decide, keeping)


def _decided(context: Context, view: WorkspaceView, leaver: Leaver, people: tuple[str, str]) -> Decided:
    person, successor = people
    last = view.now.date()
    if leaver.last_day:
        last = date.fromisoformat(day(Typing(view, "", "--last-day"), leaver.last_day))
    _refuse(view, person, successor, last)
    changes, posts = _settings(view, person, successor, last)
    told = [HandedOn(one, one in posts) for one in offices(view.snapshot, person)]
    writes = [write_of(context, change) for change in changes]
    for collab in sorted(view.snapshot.collabs):
        state = view.readable(collab)
        if state is None:
            continue
        handing = _Handing(view, state.collab, person, successor)
        told += [HandedOn(one, handing.hand_on(one)) for one in duties(view.snapshot, state, person)]
        writes += handing.written()
    message = commit_message(view.snapshot.workspace.language, "workspace.member-leave", person, "")
    said = context.words(
        N_("Member {subject} leaves after {day}; {to} takes over."), subject=person, day=last, to=successor
    )
    lines = duty_lines(view.render_context, [(one.duty, one.done) for one in told], last)
    paths = [write.path for write in writes]
    return Decided(
        "workspace.member-leave", person, message,
        lambda commit: [*written_lines(context.words, said, commit, paths), *lines], writes, shown=lines,
    )  # fmt: skip


def _refuse(view: WorkspaceView, person: str, successor: str, last: date) -> None:
    if person == successor:
        raise Refused("deputy-self", member=person)
    other = view.snapshot.member(successor)
    if other and other.until and other.until <= last:
        raise Refused("deputy-leaves", deputy=successor, until=other.until, day=last)


def _settings(view: WorkspaceView, person: str, successor: str, last: date) -> tuple[Sequence[Change], Sequence[Duty]]:
    """The last day in the file of the department, and the posts where the author may pass them on. Raises `Refused` where not even
    the last day is theirs to say.
    """
    posts = [one for one in offices(view.snapshot, person) if _fits(view, one, successor)]
    whole = _changes(view, person, successor, last, posts)
    try:
        refuse_settings(view, whole)
    except Refused:
        alone = _changes(view, person, successor, last, [])
        refuse_settings(view, alone)
        return alone, []
    return whole, posts


def _fits(view: WorkspaceView, duty: Duty, successor: str) -> bool:
    """Whether the successor can have a post: of the department, but for the executive; nobody becomes an admin by this."""
    return duty.held == "executive" or (duty.held != "admin" and view.snapshot.department_of(successor) == duty.subject)


def _changes(view: WorkspaceView, person: str, successor: str, last: date, posts: Sequence[Duty]) -> Sequence[Change]:
    home = view.snapshot.department_of(person)
    found = []
    for key in dict.fromkeys([home, *(one.subject for one in posts)]):
        before = view.snapshot.departments[key]
        data = before.dump()
        for post in (one.held for one in posts if one.subject == key):
            if post in ("lead", "executive"):
                data[post] = successor
            else:
                listed = {"deputy": before.deputies, "liaison": before.liaisons}[post]
                data[{"deputy": "deputies", "liaison": "liaisons"}[post]] = list(
                    dict.fromkeys(successor if one == person else one for one in listed)
                )
        if key == home:
            data["members"] = [
                one.dump() | ({"until": last.isoformat(), "successor": successor} if one.id == person else {})
                for one in before.members
            ]
        found.append(Change(f"departments/{key}", before, made(Department, data, _FLAGS)))
    return found


_NOTHING: Mapping[str, object] = MappingProxyType({})


class _Handing:
    """What is handed on in one collaboration, one statement after the other, each judged by what the ones before lead to."""

    def __init__(self, view: WorkspaceView, collab: Collab, person: str, successor: str) -> None:
        self.view, self.collab, self.person, self.successor = view, collab, person, successor
        self._before, self._plans = collab, PendingWrites(view)

    def hand_on(self, duty: Duty) -> bool:
        """Whether it is the successor's from now on; what the author may not hand on stays for those who may."""
        try:
            for kind, act, said, target in self._acts(duty):
                self._say(kind, act, duty, said, target)
                return True
        except Refused:
            return False
        return False

    def written(self) -> Sequence[Write]:
        """The statements, and each plan that they change once."""
        before, after = self._before, self.collab
        if after.request and after.request != before.request:
            self._plans.change_request(after.id, after.request)
        for task_id, task in after.tasks.items():
            if task != before.tasks[task_id]:
                self._plans.change_task(after.id, task_id, task)
        return self._plans.writes

    def _acts(self, duty: Duty) -> Iterator[tuple[str, str, Said, str]]:
        """The statement that hands it on: the kind of its subject, the act, what it says, the statement that it is about."""
        reason = self.view.context.words(N_("{member} leaves"), member=self.person)
        match duty.held:
            case "owner" | "assignee":
                yield "task", "reassign", {duty.held: self.successor, "reason": reason}, ""
            case "action-owner":
                on = next(e.statement.on for e in self.collab.entries if e.name == duty.subject)
                said: Said = {"of": duty.subject, "number": duty.number, "to": self.successor, "reason": reason}
                yield subject_of(on)[0], "hand-on", said, duty.subject
            case "coordinator":
                yield "request", "handover", {"to": self.successor, "reason": reason}, ""
            case "acceptor":
                yield "request", "revise", {"reason": reason}, ""

    def _say(self, kind: str, act: str, duty: Duty, said: Said, target: str) -> None:
        view, collab, by = self.view, self.collab, self.view.member.id
        subject = duty.subject if kind == "task" else collab.id
        request = None
        if act == "revise" and collab.request:
            request = collab.request.model_copy(update={"acceptor": self.successor})
            said = {**said, "before": collab.request.dump()}
        state, moment = settled(collab), statement_moment(view.now, collab.entries)
        make = ACTS[kind, act].draft
        scene = DraftContext(view.snapshot, state, subject, by, request)
        draft = make(scene, said) if make else Draft(said)
        on = place_of(kind, collab.id, subject)
        data = {
            "on": on,
            "act": act,
            "at": moment.isoformat(timespec="seconds"),
            "by": by,
            "as": "any/one",
            **draft.said,
        }
        entry = Entry(statement_name(view.context, moment, by), STATEMENTS[kind][act].model_validate(data))
        about = collab.entry(on, target) if target else None
        capacity = judge(
            Attempt(view.snapshot, state, kind, subject, act, by, by, entry, draft.request, draft.task, about)
        )
        entry = entry._replace(statement=entry.statement.model_copy(update={"as_": capacity}))
        if draft.request:
            collab = replace(collab, request=draft.request)
        if draft.task:
            collab = replace(collab, tasks={**collab.tasks, subject: draft.task})
        self._plans.add_statement(entry)
        self.collab = collab.with_entries(entry)
