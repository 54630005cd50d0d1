"""What can be known of a clone and its set-up without judging it: plain values, read by `examining`, judged by `diagnosis`."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from xcollab.errors import XcollabError
from xcollab.store.files.git_filters import Filtered
from xcollab.store.git.ignore_rules import Ignored

NOTICE = timedelta(days=60)
"""How long before a year begins its official holidays should be known: China's notice comes in November."""


class Self(NamedTuple):
    """Whom git takes the person at work for, and whom the workspace does."""

    name: str
    email: str
    member: str
    """The member with that address; an empty text where there is none."""
    until: date | None
    """Their last day, where they left."""
    candidates: tuple[str, ...]
    """Members of that name or that kind of address, as `id (address)`."""
    admins: tuple[str, ...]


class Branch(NamedTuple):
    """The branch at work and its counterpart, as last fetched."""

    name: str
    """An empty text where HEAD is on no branch."""
    remotes: tuple[str, ...]
    upstream: str
    """As it is set, such as `origin/main`; an empty text where none is."""
    gone: bool
    """The counterpart is set, but the remote has it no more."""
    offered: str
    """A remote's branch of the same name."""
    unmapped: str
    """The remote of it, where no setting tells git that its branches are kept here (`remote.NAME.fetch`)."""
    ahead: int
    behind: int
    unshared: int
    """Commits that no remote has."""


class Remote(NamedTuple):
    """Where the branch is shared."""

    name: str
    address: str
    """Without the password that may stand in it."""
    local: bool
    """Whether it is a directory of this machine."""
    there: bool
    """Whether that directory is a repository; true for every other address, which is not asked."""
    unprotected: tuple[str, ...]
    """Settings that would protect history and are not set, where that can be seen."""


class LeftOver(NamedTuple):
    """What killed or unfinished commands left behind, and what nobody committed."""

    operation: str
    """merge, rebase, am, cherry-pick, revert or bisect; an empty text for none."""
    lock: str
    """Path of git's lock on the index; an empty text where there is none."""
    lock_age: int
    """Seconds."""
    git_at_work: bool
    """Whether a git of this machine runs in this repository that may hold the lock, as far as can be told."""
    journal: bool
    """A move of the branch was begun and not finished."""
    temporary: tuple[str, ...]
    uncommitted: tuple[str, ...]
    executable: tuple[str, ...]
    """Files of the workspace that bear the executable bit."""
    parked: int
    """Acts that `sync` set aside."""


class Hooks(NamedTuple):
    """The hooks that git would run."""

    directory: str
    elsewhere: bool
    """`core.hooksPath` names it."""
    missing: bool
    asleep: tuple[str, ...]
    """Hooks without the executable bit: git passes them over."""
    broken: tuple[tuple[str, str], ...]
    """Hooks whose interpreter is not there, and its name: git refuses every commit."""


class Settings(NamedTuple):
    """How git is configured for this clone."""

    shallow: bool
    rewritten: str
    """The setting by which git would rewrite line ends of files of the workspace; an empty text where it would not."""
    unsigned: tuple[str, str]
    """Why signing cannot work: a code and what is missing; empty texts where it works or is not asked for."""
    ignored: Ignored | None
    """A rule by which git would not take up what acts write."""
    unwritable: str
    """Where acts write and this account may not; an empty text where it may everywhere."""
    filtered: Filtered | None
    """An attribute by which git could store other bytes than what acts write."""


class Record(NamedTuple):
    """The workspace itself."""

    errors: int
    """How many errors there are: files that cannot be read, or, where all can, what the rules find."""
    newest: datetime
    """When the newest commit was made, by the clock of whoever made it."""
    estimated: tuple[int, ...]
    """Of this year and, when it comes near, the next: those whose public holidays are estimates."""
    unpinned: tuple[int, ...]
    """And those whose holidays depend on which version of the library counts."""
    committed: tuple[str, ...]
    """Files that cannot be read in the last commit, and are in order or gone on the disk."""
    outdated: str = ""
    """The version that made the schemas for editors, where it is older than this one."""


class Remembered(NamedTuple):
    """The index of views: how much is in it, or why it is done without."""

    path: str
    collabs: int
    size: int
    """Bytes."""
    failed: str


class Unsent(NamedTuple):
    """What is remembered of messages to people, where something is wrong with it."""

    failed: int
    """Messages that did not get out, or may not have, and were not given up long ago."""
    channel: str
    """That of the last one."""
    since: datetime | None
    """When the first of them was tried last."""
    strange: bool
    """The reference holds something that xcollab did not write."""


class Facts(NamedTuple):
    """Everything; what could not be looked at is None."""

    now: datetime
    git: str
    """Its version, such as 2.39.5; an empty text where it is not installed."""
    stopped: XcollabError | None = None
    """Why there is no workspace to look at."""
    self: Self | None = None
    branch: Branch | None = None
    remote: Remote | None = None
    left: LeftOver | None = None
    hooks: Hooks | None = None
    settings: Settings | None = None
    record: Record | None = None
    remembered: Remembered | None = None
    """None where there is none."""
    unsent: Unsent | None = None
    """None where nothing is remembered."""
    lost: tuple[str, ...] = ()
    """Files of the last commit whose content git has lost."""
    unseen: tuple[XcollabError, ...] = ()
    """Why parts could not be looked at: nobody is at work, the record cannot be read, git's files are damaged."""
