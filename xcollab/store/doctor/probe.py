"""Looking at a clone: what git and the disk tell of it. Nothing is asked over the network, nothing is written, no hook is run."""

import os
import re
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from xcollab.errors import BadFile, GitRefused, XcollabError
from xcollab.schema.department import Member
from xcollab.store.disk import no_links
from xcollab.store.disk.layout import place
from xcollab.store.doctor.facts import NOTICE, Branch, Facts, LeftOver, Record, Remembered, Remote, Self, Unsent
from xcollab.store.doctor.git_settings import hooks, settings
from xcollab.store.files.editor_schemas import outdated
from xcollab.store.files.loading import Loaded, load
from xcollab.store.files.public_calendar import unpinned, work_days
from xcollab.store.git.dates import moment_of
from xcollab.store.git.minimum_version import version
from xcollab.store.git.objects import Unread
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.git.sources import TOPS
from xcollab.store.index.collabs import CollabIndex
from xcollab.store.notices.reference import remembered
from xcollab.store.sharing.asked_tokens import NOTICES
from xcollab.store.sharing.parking import parked
from xcollab.store.sharing.remote import known_remotes
from xcollab.store.transaction.journal import Journal
from xcollab.store.transaction.preflight import OPERATIONS
from xcollab.store.yaml.reading import LARGEST
from xcollab.words.addresses import shown_address
from xcollab.words.characters import alike
from xcollab.workflow.rules.findings import WARNINGS, findings

T = TypeVar("T")
_ELSEWHERE = re.compile(r"[a-z+]+://|[^/\\]{2,}:")
"""An address that is no path of this machine: `https://…`, `git@host:…`; but `C:\\…` is one."""
_PROTECTIONS = ("receive.denyNonFastForwards", "receive.denyDeletes")


def examine(directory: Path, environment: Mapping[str, str], now: datetime) -> Facts:
    """Everything that can be known from here; never raises what a finding can say."""
    try:
        found = ".".join(map(str, version(Git(directory, environment).run("version").text)))
    except GitRefused as refusal:
        return Facts(now, "", stopped=refusal)
    try:
        repository = Repository.find(directory, environment)
        repository.commit()
    except XcollabError as refusal:
        return Facts(now, found, stopped=refusal)
    look = _Look(repository)
    branch = look.at(_branch)
    facts = Facts(now, found, branch=branch, remote=look.at(lambda r: branch and _remote(r, branch)), left=look.at(_left_over),
                  hooks=look.at(hooks), settings=look.at(settings), remembered=look.at(_remembered))  # fmt: skip
    facts = facts._replace(lost=look.at(_lost) or (), unsent=look.at(lambda r: _unsent(r, now)))
    committed = look.at(lambda r: load(r.at()))
    if committed is not None:
        record, own = look.at(lambda r: _record(r, committed, now)), look.at(lambda r: _self(r, committed))
        facts = facts._replace(record=record, self=own)
    return facts._replace(unseen=tuple(look.unseen))


def _remembered(repository: Repository) -> Remembered | None:
    index = CollabIndex(repository.shared)
    if not index.path.exists():
        return None
    collabs = index.size()
    return Remembered(str(index.path), collabs, index.path.stat().st_size, index.database.failed)


def _unsent(repository: Repository, now: datetime) -> Unsent | None:
    """As far as this clone knows: nobody is asked."""
    if not repository.git.id_of(NOTICES):
        return None
    ledger = remembered(repository)
    failed = sorted(ledger.failed(now).values(), key=lambda record: record.at)
    return Unsent(
        len(failed), failed[-1].channel if failed else "", failed[0].at if failed else None, ledger.run is None
    )


class _Look:
    """Looks at one part after the other; what keeps it from one is kept, and hides no other."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.unseen: list[XcollabError] = []

    def at(self, part: Callable[[Repository], T]) -> T | None:
        """What a part holds; None where it cannot be looked at."""
        try:
            return part(self._repository)
        except XcollabError as refusal:
            told = refusal
        except OSError as error:
            told = BadFile("system-error", path=str(error.filename or "–"), said=error.strerror or str(error))
        if all((told.code, told.arguments) != (known.code, known.arguments) for known in self.unseen):
            self.unseen.append(told)
        return None


def _self(repository: Repository, committed: Loaded) -> Self:
    name, email, _ = repository.identity()
    snapshot = committed.snapshot
    members = [member for _, member in snapshot.members()]
    found = next((m for m in members if alike(email) in map(alike, m.email)), None)
    similar = [m for m in members if _similar(m, name, email)]
    for problem in committed.problems if found is None else ():
        if problem.path.startswith("departments/") and place(problem.path):
            raise BadFile(problem.code, where=f"{problem.path}:{problem.line}", **problem.arguments)
    return Self(
        name, email, found.id if found else "", found.until if found else None,
        tuple(f"{m.id} ({m.email[0]})" for m in similar), snapshot.workspace.admins,
    )  # fmt: skip


def _similar(member: Member, name: str, email: str) -> bool:
    """The same name, or the same account at another address."""
    account = alike(email).partition("@")[0]
    accounts = {member.id, *(alike(address).partition("@")[0] for address in member.email)}
    return alike(member.name) == alike(name) or account in accounts


def _branch(repository: Repository) -> Branch:
    git = repository.git
    name = git.ask("symbolic-ref", "--quiet", "--short", "HEAD").text
    remotes = tuple(sorted(known_remotes(repository), key=lambda remote: (remote != "origin", remote)))
    told = git.run(
        "for-each-ref", "--format=%(upstream:short)%00%(upstream:track,nobracket)", f"refs/heads/{name}"
    ).text
    upstream, _, track = told.partition("\0") if name else ("", "", "")
    known = git.run("for-each-ref", "--format=%(refname:lstrip=2)", "refs/remotes").text.split()
    offering = next((remote for remote in remotes if f"{remote}/{name}" in known), "")
    offered = f"{offering}/{name}" if offering else ""
    mapped = not offering or git.ask("config", "--get-all", f"remote.{offering}.fetch").text
    counted = {word: int(number) for word, number in re.findall(r"(ahead|behind) ([0-9]+)", track)}
    unshared = int(git.run("rev-list", "--count", "HEAD", "--not", "--remotes").text) if remotes else 0
    return Branch(name, remotes, upstream, track == "gone", offered, "" if mapped else offering, counted.get("ahead", 0), counted.get("behind", 0),
                  unshared)  # fmt: skip


def _remote(repository: Repository, branch: Branch) -> Remote | None:
    if not branch.remotes:
        return None
    name = next((r for r in branch.remotes if branch.upstream.startswith(f"{r}/")), branch.remotes[0])
    address = repository.git.ask("remote", "get-url", name).text
    shown = shown_address(address)
    path = Path(address.removeprefix("file://"))
    if _ELSEWHERE.match(address.removeprefix("file://")):
        return Remote(name, shown, False, True, ())
    place = repository.top.directory / path
    home = place / ".git" if (place / ".git").is_dir() else place
    if not (home / "HEAD").is_file():
        return Remote(name, shown, True, False, ())
    asked = ("--git-dir", str(home), "config", "--type=bool")
    unset = tuple(key for key in _PROTECTIONS if repository.git.ask(*asked, key).text != "true")
    return Remote(name, shown, True, True, unset)


def _left_over(repository: Repository) -> LeftOver:
    lock, journal = repository.private / "index.lock", Journal(repository)
    locked = lock.exists()
    age = int(time.time() - lock.stat().st_mtime) if locked else 0
    temporary = sorted(path for path in _beside_records(repository.root) if Path(path).name.startswith(".xcollab-"))
    irregular = [listed.path for listed in repository.working_tree().list() if not listed.regular]
    executable = [
        path for path in irregular if (found := no_links.look(repository.root, path)) and S_ISREG(found.st_mode)
    ]
    return LeftOver(
        _operation(repository), str(lock) if locked else "", age, locked and _git_at_work(repository.top.directory),
        journal.there, tuple(temporary), tuple(path for path in repository.uncommitted() if path not in temporary),
        tuple(executable), len(parked(repository)),
    )  # fmt: skip


def _operation(repository: Repository) -> str:
    if (repository.private / "rebase-apply/applying").exists():
        return "am"
    return next((name for mark, name in OPERATIONS.items() if (repository.private / mark).exists()), "")


def _beside_records(root: Path) -> list[str]:
    """Every file where xcollab writes, as paths of the workspace."""
    return [*os.listdir(root), *(found.path for top in TOPS for found in no_links.below(root, top))]


def _git_at_work(directory: Path) -> bool:
    """Whether a git runs below a directory that may hold a lock. Only Linux tells; elsewhere the age of the lock has to do."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "comm").read_text().strip().partition("-")[0] != "git":
                continue
            reads = b"\0cat-file\0" in (process / "cmdline").read_bytes()  # our own, for one
            if not reads and (process / "cwd").resolve(strict=True).is_relative_to(directory):
                return True
        except OSError:  # gone meanwhile, or somebody else's
            continue
    return False


def _lost(repository: Repository) -> tuple[str, ...]:
    """The files of the last commit whose content git has not got: all are asked for, and records are read."""
    source = repository.at()
    blobs = {file.path: key for file in source.list() if file.regular and (key := source.blob(file.path))}
    there = repository.git.objects.read(blobs.values(), LARGEST)
    return tuple(
        path for path, key in blobs.items() if isinstance(told := there[key], Unread) and told.why != "too-large"
    )


def _record(repository: Repository, committed: Loaded, now: datetime) -> Record:
    lying, snapshot = load(repository.working_tree()), committed.snapshot
    unreadable = [problem for problem in lying.problems if problem.code not in WARNINGS]
    told = {problem.path for problem in unreadable}
    mended = {problem.path for problem in committed.problems if problem.code not in WARNINGS} - told
    illegal = [finding for finding in findings(lying.snapshot) if finding.code not in WARNINGS]
    newest = moment_of(repository.git.run("log", "-1", "--date=raw", "--format=%cd").text)
    years = tuple(dict.fromkeys((now.year, (now + NOTICE).year)))
    days = work_days(snapshot.workspace, snapshot.calendar, snapshot.workspace.language)
    estimated = tuple(year for year in years if days.estimated(date(year, 1, 1)))
    open_ = unpinned(snapshot.calendar, years)
    errors, made = len(unreadable) or len(illegal), outdated(repository.working_tree())
    return Record(errors, newest, estimated, open_, tuple(sorted(mended)), made)
