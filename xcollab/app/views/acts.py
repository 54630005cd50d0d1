"""What acts, and the sharing of acts, answer programs with."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.app.acts.commit import Outcome
from xcollab.app.sharing.sync import Synced
from xcollab.render.base.json_data import SOMETIMES, View
from xcollab.render.checking.findings import FindingData, findings_data
from xcollab.render.text.sharing.sync import Aside
from xcollab.schema.dataclass import dataclass, field
from xcollab.store.transaction.save_commit import Write
from xcollab.words.language import Words
from xcollab.workflow.merge.three_way_merge import Contradiction
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.views.following import Following


@dataclass(frozen=True)
class ActView(View):
    """What was recorded, by any command that records something."""

    NAME: ClassVar[str] = "act"
    act: str
    """Kind of subject and act, such as `task.confirm`."""
    subject: str
    commit: str
    """The short id of its commit; empty with `--no-commit`, or where nothing had to be written."""
    files: Sequence[str]
    """Paths below the workspace."""
    collab: str | None = field(metadata=SOMETIMES, default=None)
    by: str | None = field(metadata=SOMETIMES, default=None)
    """The member who said it."""
    statement: str | None = field(metadata=SOMETIMES, default=None)
    """The name of the statement's file; a change of a plan or of settings has none."""
    waiting: Sequence[Obligation] | None = field(metadata=SOMETIMES, default=None)
    """Who is waited for now."""
    warnings: Sequence[FindingData] | None = field(metadata=SOMETIMES, default=None)
    """What is worth knowing about the act, such as that nobody could accept the work."""
    following: Following | None = field(metadata=SOMETIMES, default=None)
    """Which dates follow from the one that was moved, and by whose word."""
    parked: str | None = field(metadata=SOMETIMES, default=None)
    """The act that had been set aside by a sync and is done again."""


def act_view(words: Words, outcome: Outcome) -> ActView:
    """What was kept."""
    said = outcome.decided
    return ActView(
        said.act, said.subject, outcome.commit, outcome.paths, said.collab, said.by, said.statement, said.waiting,
        findings_data(words, said.findings) or None, said.following, said.parked,
    )  # fmt: skip


@dataclass(frozen=True)
class FilePreview:
    """A file that would be written."""

    path: str
    text: str | None
    """Its content; null where it is no YAML file or would be deleted."""
    bytes: int | None


@dataclass(frozen=True)
class PreviewView(View):
    """What would be recorded (`--dry-run`)."""

    NAME: ClassVar[str] = "preview"
    act: str
    subject: str
    dry_run: bool
    message: str
    """Of the commit."""
    files: Sequence[FilePreview]
    following: Following | None = field(metadata=SOMETIMES, default=None)
    """Which dates would follow from the one that is moved, and by whose word."""


def preview_view(outcome: Outcome) -> PreviewView:
    """What a dry run would have kept."""
    said = outcome.decided
    files = [FilePreview(write.path, *_content(write)) for write in said.writes]
    return PreviewView(said.act, said.subject, True, said.message, files, said.following)


def _content(write: Write) -> tuple[str | None, int | None]:
    """The text of a file of the workspace, and how many bytes any file has; nothing of one that is deleted."""
    if write.content is None:
        return None, None
    text = (
        write.content.decode("utf-8", "replace") if write.content and write.path.endswith((".yaml", ".yml")) else None
    )
    return text, len(write.content)


@dataclass(frozen=True)
class AcknowledgedView(View):
    """`acknowledge --all`: what was confirmed at once."""

    NAME: ClassVar[str] = "acknowledged"
    dry_run: bool
    acts: Sequence[ActView]
    """One for each statement that others had recorded."""


def acknowledged_view(words: Words, outcomes: Sequence[Outcome]) -> AcknowledgedView:
    """What was kept, or would be."""
    return AcknowledgedView(any(one.dry for one in outcomes), [act_view(words, one) for one in outcomes])


@dataclass(frozen=True)
class SyncView(View):
    """`sync`: what came in and went out."""

    NAME: ClassVar[str] = "sync"
    remote: str
    branch: str
    commit: str
    came: Sequence[str]
    """Others' acts, in sentences."""
    went: Sequence[str]
    contested: Sequence[str]
    """What two people moved at once, and whose word counts, in sentences."""
    contradictions: Sequence[Contradiction]
    """What a person has to decide first."""
    parked: Sequence[Aside]
    shared: bool
    """Whether the remote has all of it."""


@dataclass(frozen=True)
class UndecidedView(View):
    """`sync` that ended before it began to share, because somebody has to decide."""

    NAME: ClassVar[str] = "undecided"
    contradictions: Sequence[Contradiction]
    shared: bool


def sync_view(synced: Synced) -> SyncView | UndecidedView:
    """How a sync ended."""
    if synced.undecided and synced.failure is None:
        return UndecidedView(synced.undecided, shared=False)
    return SyncView(
        synced.remote, synced.branch, synced.commit, synced.came, synced.went, synced.contested, synced.undecided,
        synced.aside, shared=synced.failure is None,
    )  # fmt: skip


@dataclass(frozen=True)
class ParkedView(View):
    """`parked list`: acts that a sync set aside."""

    NAME: ClassVar[str] = "parked"
    parked: Sequence[Aside]


@dataclass(frozen=True)
class BegunView(View):
    """`init`: a workspace that exists now."""

    NAME: ClassVar[str] = "begun"
    id: str
    member: str
    """The first of its members and admins: who is at work."""
    department: str
    commit: str


@dataclass(frozen=True)
class UndoneView(View):
    """`undo`: an act that was taken back."""

    NAME: ClassVar[str] = "undone"
    told: Sequence[str]
    """What it was, in sentences."""
    commit: str
    """Its commit, which stays readable."""
    head: str
    """The commit that the branch stands at now."""


@dataclass(frozen=True)
class WithdrawnView(View):
    """`parked withdraw`: a parked act that will never be shared."""

    NAME: ClassVar[str] = "withdrawn"
    told: Sequence[str]
    """What it was, in sentences."""
    ref: str
    """Under which its commit stays in this clone."""


@dataclass(frozen=True)
class PullRequestView(View):
    """`pr open`: a pull request that is proposed, or would be."""

    NAME: ClassVar[str] = "pull-request"
    dry_run: bool
    branch: str
    base: str
    title: str
    body: str
    commands: Sequence[Sequence[str]]
    """What a dry run would run, each as its words."""
