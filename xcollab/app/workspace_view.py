"""What every use case looks at: the workspace at one revision, who is at work, and what a typed id means."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from shlex import quote
from types import MappingProxyType
from typing import TYPE_CHECKING

from xcollab.app.choices import unclear
from xcollab.app.context import Context
from xcollab.app.judged_moment import judged_moment
from xcollab.app.meaning import Way, meant
from xcollab.app.named_subjects import collab_named, subject_named
from xcollab.errors import BadFile, Problem, Refused, XcollabError
from xcollab.render.base.context import RenderContext
from xcollab.schema.department import Member
from xcollab.schema.snapshot import Snapshot
from xcollab.store.disk.layout import home_of, place
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded
from xcollab.store.files.on_demand import OnDemand, load_on_demand
from xcollab.store.index.collabs import CollabIndex
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.leavers import leavers
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import Dated, dated

if TYPE_CHECKING:
    from xcollab.schema.company import Company


class WorkspaceView:
    """One revision of the workspace, read once."""

    def __init__(self, context: Context, at: str | None = None, now: str | None = None) -> None:
        self.context = context
        self.typed = at or "HEAD"
        """The revision, as it was typed."""
        self.newest = at is None
        """Whether no other revision was asked for than what stands there now."""
        self.revision = context.revision(self.typed)
        self._now = now
        self.told = False
        """Whether it is told what is left out of what is read."""
        self._states: dict[str, State] = {}

    @cached_property
    def loaded(self) -> Loaded:
        """The files of the revision, of each collaboration when it is asked for; a broken one is left out and said so, unless
        a view cannot do without.
        """
        memory = self.context.memory
        return load_on_demand(
            self.revision,
            self._tell_left_out,
            self.context.progress,
            None if memory else self.index,
            memory or Memory(None),
        )

    def in_words_of(self, context: Context) -> "WorkspaceView":
        """The same revision and moment, as far as it is read already, for somebody else or in another language."""
        other = WorkspaceView(context, self.revision.commit, self._now)
        other.loaded, other.now, other._states = self.loaded, self.now, self._states
        return other

    def go_on_from(self, other: "WorkspaceView") -> None:
        """Take over what another one has read, where it is of the same revision."""
        if other.revision.commit == self.revision.commit:
            self.loaded, self._states = other.loaded, other._states

    @property
    def read_so_far(self) -> int:
        """How many collaborations are in memory."""
        return self.collabs.read_so_far

    @property
    def collabs(self) -> OnDemand:
        """The collaborations of the revision, each read when it is asked for."""
        assert isinstance(self.snapshot.collabs, OnDemand)
        return self.snapshot.collabs

    def attached(self, path: str) -> str | None:
        """The digest of the attachment at a path; empty where it cannot be told, None where nothing lies there."""
        self.collabs.read([home_of(path)])
        if path not in self.loaded.attachments:
            return None
        self.revision.list([home_of(path)])  # that it is known where its bytes are
        digest = self.revision.digest(path)
        return digest if isinstance(digest, str) else ""

    def tell_left_out(self) -> None:
        """For a view: the files outside of collaborations that it goes without, and those that are no records."""
        self.told = True
        self._tell_left_out(self.loaded)

    def _tell_left_out(self, loaded: Loaded) -> None:
        strays = []
        for problem in loaded.problems if self.told else ():
            if place(problem.path) is None:
                strays.append(problem.path)
            elif not problem.path.startswith("collabs/") and problem.code != "newer-needed":  # that hides nothing
                self.context.without(problem.path, _bad(problem))
        if strays:
            note = N_(
                "({n} files are no records and left out, such as {path}; `xcollab check --at {revision}` tells of them)"
            )
            self.context.note(self.context.words(note, n=len(strays), path=strays[0], revision=quote(self.typed)))

    @cached_property
    def snapshot(self) -> Snapshot:
        """The workspace as one value, looked at today."""
        return self.loaded.snapshot.on(self.now.date())

    @cached_property
    def render_context(self) -> RenderContext:
        """What texts about it are made with, in the reader's language."""
        return RenderContext(self.context.words, self.snapshot)

    @cached_property
    def now(self) -> datetime:
        """The moment views are judged by, in workspace time."""
        return judged_moment(self.context, self._now, self.loaded.snapshot.workspace.zone)

    @cached_property
    def days(self) -> WorkDays:
        """The days worked."""
        from xcollab.store.files.public_calendar import work_days

        return work_days(self.snapshot.workspace, self.snapshot.calendar, self.context.words.language, self.index)

    @cached_property
    def index(self) -> CollabIndex:
        """What this clone remembers of earlier looks."""
        return CollabIndex(self.context.repository.shared)

    def obligations(self, *states: State) -> tuple[Dated, ...]:
        """What is owed in some collaborations, the most urgent first."""
        return self.dated(one for state in states for one in obligations(self.snapshot, state))

    def dated(self, owed: Iterable[Obligation]) -> tuple[Dated, ...]:
        """Obligations with their deadlines, the most urgent first."""
        return dated(tuple(owed), self.days, self.now, self.snapshot.workspace.deadlines.remind_before)

    def leavers(self, *states: State) -> tuple[Dated, ...]:
        """What those hold who leave, with the day on which they do."""
        today = self.now.date()
        return self.dated(one for state in states for one in leavers(self.snapshot, state, today))

    @property
    def company(self) -> "Company":
        """The settings and the people."""
        return self.snapshot

    @cached_property
    def member(self) -> Member:
        """The member that git's identity belongs to.

        Raises `Refused` for a stranger, saying how to be added, and `BadFile` where that cannot be told, because a
        department's file cannot be read.
        """
        identity = self.context.identity
        wanted = alike(identity.email)
        for _, member in self.snapshot.members():
            if wanted in (alike(address) for address in member.email):
                if member.until and identity.now.astimezone(self.snapshot.workspace.zone).date() > member.until:
                    raise Refused("left", member=member.id, until=member.until)
                return member
        for problem in self.loaded.problems:
            if problem.path.startswith("departments/") and place(problem.path):
                raise _bad(problem)
        from xcollab.store.files.unvalidated.people import joining

        command, admins = joining(identity.name, identity.email), list(self.snapshot.workspace.admins)
        raise Refused("stranger", name=identity.name, email=identity.email, command=command, admins=admins)

    @cached_property
    def reader(self) -> str:
        """The id of the member who reads; empty where nobody can tell, or it is a stranger: views are for everybody."""
        try:
            return self.member.id
        except XcollabError:
            return ""

    @cached_property
    def present(self) -> bool:
        """Whether this is what acts are judged against now: of a moment past, nothing can be answered any more."""
        return self.revision.commit == self.context.repository.commit()

    def state(self, collab: str) -> State:
        """The state of a collaboration, folded once; raises `BadFile` where a record of it cannot be read."""
        if collab not in self._states:
            self.collabs.read([collab])  # what is wrong with it is known then
            self._refuse_broken(collab)
            self._states[collab] = self.collabs.state(collab, keep=self.newest)
        return self._states[collab]

    def _refuse_broken(self, collab: str) -> None:
        for problem in self.loaded.problems:
            if problem.path.startswith(f"collabs/{collab}/") and place(problem.path):  # a stray file says nothing
                raise _bad(problem)

    def states(self) -> list[State]:
        """All collaborations that can be read, by id; the others are told beside the answer. Raises `BadFile` where none can."""
        found = [(collab, self.readable(collab)) for collab in sorted(self.snapshot.collabs)]
        readable = [state for _, state in found if state]
        return readable or [self.state(collab) for collab, _ in found]

    @property
    def flawed_settings(self) -> bool:
        """Whether something outside of the collaborations is wrong, or no record."""
        return any(not home_of(problem.path) for problem in self.loaded.problems)

    def readable(self, collab: str) -> State | None:
        """The state of a collaboration; None where it cannot be read, which is told beside the answer."""
        try:
            return self.state(collab)
        except BadFile as error:
            self.context.without(collab, error)
            return None

    def collab(self, typed: str | None) -> str:
        """The collaboration meant by its id, its title, or a unique part of either; where nothing is typed, the one that was
        chosen, or the only one.
        """
        return collab_named(self, typed)

    def task(self, typed: str, collab: str | None = None) -> tuple[str, str]:
        """Collaboration and id of the task meant by `task`, `collab/task`, or the title or a unique part of either."""
        home, slash, name = typed.rpartition("/")
        exact = home if slash else collab
        if exact in self.collabs.named and name in self.snapshot.collabs[exact].tasks:
            return exact, name  # of thousands of titles none is read to tell
        return subject_named(self, ("task",), typed, collab)[1:]

    def issue(self, typed: str, collab: str | None = None) -> tuple[str, str]:
        """Collaboration and id of the issue meant, in the same ways."""
        return subject_named(self, ("issue",), typed, collab)[1:]

    def department(self, typed: str) -> str:
        """The department meant by its id, its name, or a unique part of either."""
        known = {key: department.name for key, department in sorted(self.snapshot.departments.items())}
        return self._only("department", typed, known)

    def template(self, typed: str) -> str:
        """The template meant by its name, its title, or a unique part of either."""
        known = {key: template.title for key, template in sorted(self.snapshot.templates.items())}
        return self._only("template", typed, known)

    def person(self, typed: str) -> str:
        """The member meant by id, by `@id`, by name, by another name that they go by, or by a unique part of one."""
        known = {member.id: member.name for _, member in self.snapshot.members()}
        also = {member.id: member.names for _, member in self.snapshot.members() if member.aliases}
        return self._only("member", typed.strip().removeprefix("@").removeprefix("＠"), known, also)

    def whole_person(self, typed: str) -> str:
        """The member whose id or name it is as a whole; empty where it is nobody's, or that of several."""
        known = {member.id: member.name for _, member in self.snapshot.members()}
        also = {member.id: member.names for _, member in self.snapshot.members() if member.aliases}
        found = meant(typed.strip().removeprefix("@"), known, also)
        return found.keys[0] if found.way <= Way.TITLE and len(found.keys) == 1 else ""

    def _only(
        self, kind: str, typed: str, known: Mapping[str, str], also: Mapping[str, Sequence[str]] = MappingProxyType({})
    ) -> str:
        found = meant(typed, known, also).keys
        if len(found) == 1:
            return found[0]
        raise unclear(self.context.words, kind, typed, found, known)


def reading(context: Context, at: str | None = None, now: str | None = None) -> WorkspaceView:
    """What a view looks at: it goes on with what can be read and says beside the answer what it leaves out."""
    view = WorkspaceView(context, at, now)
    view.tell_left_out()
    return view


def _bad(problem: Problem) -> BadFile:
    return BadFile(problem.code, where=f"{problem.path}:{problem.line}", **problem.arguments)
