"""The one way from what was decided to what is committed: lock, newest state, decide, judge, preview or save, tell.

Acts, plans, settings, people, redactions, code owners, branches for pull requests and parked acts all go this way. They differ
in what they decide, and in the place where it is kept.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Problem, Refused, Word
from xcollab.render.text.sentences import preview_lines
from xcollab.store.files.secret_scan import as_text
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.locking import locked
from xcollab.store.transaction.save_commit import Write, check_writable, save
from xcollab.words import N_
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.review.committed_secrets import new_secrets, secrets_in
from xcollab.workflow.views.following import Following


class Keeping(NamedTuple):
    """How far what was decided is carried out."""

    dry_run: bool = False
    """It is decided and shown, and nothing is changed."""
    commit: bool = True
    """Otherwise the files are written, and the commit is left to the person at work."""


FOR_GOOD = Keeping()


class Decided(NamedTuple):
    """What was decided against one state of the workspace."""

    act: str
    """Kind of subject and act, such as `task.create`."""
    subject: str
    """As people write it."""
    message: str
    """What the commit says."""
    told: Callable[[str], Sequence[str]]
    """What is said once it is kept, from the short id of its commit; an empty text where there is none."""
    writes: Sequence[Write] = ()
    commit: str = ""
    """The commit itself, where it was made already."""
    collab: str | None = None
    """Unset for what belongs to no collaboration, such as settings."""
    by: str | None = None
    """The member who said it."""
    statement: str | None = None
    """The name of the statement's file; a change of a plan or of settings has none."""
    waiting: Sequence[Obligation] | None = None
    """Who is waited for now, as far as it follows from this; unset where nobody ever is."""
    findings: Sequence[Problem] = ()
    """What is worth knowing about it; warnings, for anything else is refused."""
    shown: Sequence[str] = ()
    """What it changes in plans, from what to what, and what follows: shown before it is said, or in a dry run before its files."""
    following: Following | None = None
    """Which dates follow from the one that it moves."""
    parked: str | None = None
    """The name under which it had been set aside by a sync."""


Decide = Callable[[WorkspaceView], Decided]
"""Composes and judges; raises a refusal where it may not be."""


class CurrentBranch:
    """The current branch and its files; `whole` is the repository that the paths are meant in, where it is not the workspace."""

    def __init__(self, context: Context, view: WorkspaceView | None = None, whole: Repository | None = None) -> None:
        self._context, self._view, self._repository = context, view, whole or context.repository

    def first(self) -> WorkspaceView:
        """What the subject of an act is looked up in."""
        if self._view is None:
            self._view = WorkspaceView(self._context)
        return self._view

    def of(self, view: WorkspaceView, collab: str, speaker: str) -> WorkspaceView:
        """What an act on a collaboration is judged against, by whoever says it."""
        return view

    def newest(self) -> WorkspaceView:
        """HEAD as it is now, under the lock."""
        if self._view is None or self._context.repository.commit() != self._view.revision.commit:
            self._view = WorkspaceView(self._context)
        return self._view

    def check(self, decided: Decided) -> None:
        """Refuse what could not be committed now."""
        check_writable(self._repository, decided.writes)

    def keep(self, decided: Decided, *, commit: bool) -> str:
        """One commit; its short id."""
        old = self._view.revision.commit if self._view else None
        return save(self._repository, decided.writes, decided.message, old, commit=commit)

    def preview(self, decided: Decided) -> list[str]:
        """What would be done, for a dry run."""
        files = [(write.path, write.content) for write in decided.writes]
        return [*decided.shown, *preview_lines(self._context.words, decided.message, files)]

    def share(self, commit: str) -> int:
        """Nothing is shared by itself; an exit code."""
        return 0


class Outcome(NamedTuple):
    """What came of it."""

    decided: Decided
    place: CurrentBranch
    commit: str
    """Its short id; empty where nothing was committed."""
    dry: bool = False
    """It was decided, and not done."""

    @property
    def paths(self) -> list[str]:
        """The files written, below the workspace; of a pull request, those of its branch."""
        return [write.path for write in self.decided.writes]


def keep(
    context: Context,
    place: CurrentBranch,
    decide: Decide,
    keeping: Keeping = FOR_GOOD,
    landed: Callable[[], None] = lambda: None,
) -> Outcome:
    """Decide and keep. It is decided under the lock, so that nothing changes between judgement and commit.

    `landed` hears, at once, that it is kept. Raises a refusal where it may not be, or cannot be, kept.
    """
    with writing(context):
        decided = decide(place.newest())
        place.check(decided)
        _refuse_secrets(context, decided.writes)
        if keeping.dry_run:
            return Outcome(decided, place, "", dry=True)
        made = place.keep(decided, commit=keeping.commit) if decided.writes or decided.commit else ""
        context.done = made
        landed()
    return Outcome(decided, place, made)


def _refuse_secrets(context: Context, writes: Sequence[Write]) -> None:
    """Raise `Refused` for a secret that the act would bring in; one that stands in the file already is for `check` to tell."""
    for write in writes:
        text = as_text(write.content or b"")
        if any(secrets_in(text)):
            committed = context.repository.git.ask("cat-file", "blob", f"HEAD:{context.repository.prefix}{write.path}")
            for found in new_secrets("" if committed.code else as_text(committed.out), text):
                raise Refused("secret-in-text", where=write.path, what=Word("secret-kind", found.kind))


@contextmanager
def writing(context: Context) -> Iterator[None]:
    """Hold the clone's lock; who has to wait for it is told so."""

    def waiting(others: int) -> None:
        context.note(
            context.words(N_("(another xcollab is writing in this clone; waiting, before this one: {n})"), n=others)
        )

    with locked(context.repository, waiting):
        yield
