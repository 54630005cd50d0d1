"""What is wrong with a clone, out of what is known of it: a pure function for each part. Codes; the words are elsewhere."""

import errno
import os
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from xcollab import __version__
from xcollab.errors import XcollabError
from xcollab.store.doctor.facts import (
    Branch,
    Facts,
    Hooks,
    LeftOver,
    Record,
    Remembered,
    Remote,
    Self,
    Settings,
    Unsent,
)
from xcollab.store.files.unvalidated.people import joining
from xcollab.store.git.minimum_version import MINIMUM

Severity = Literal["error", "warning", "note"]
"""An error stops work or loses it; a warning will; a note is good to know."""


class Trouble(NamedTuple):
    """One thing found."""

    severity: Severity
    code: str
    arguments: Mapping[str, object]


Found = Iterator[Trouble]
STALE = 600
"""Seconds after which a lock that no git holds counts as left behind: no command of git's takes so long."""
_AHEAD = timedelta(minutes=10)
"""How far clocks may differ before statements come out of order; the tolerance of `check` for `at`."""
_GO_ON = {
    "am": ("git am --continue", "git am --abort"),
    "bisect": ("git bisect good | git bisect bad", "git bisect reset"),
}


def diagnose(facts: Facts) -> tuple[Trouble, ...]:
    """Everything that is wrong, what stops work first."""
    found = [trouble for part in _parts(facts) for trouble in part]
    return tuple(sorted(found, key=lambda trouble: ("error", "warning", "note").index(trouble.severity)))


def _parts(facts: Facts) -> Iterator[Found]:
    """What each part tells that could be looked at, in the order in which to read it."""
    yield _programs(facts)
    if facts.self:
        yield _self(facts.self, facts.now)
    yield _operation(facts.left, facts.branch)
    if facts.left:
        yield _left_over(facts.left)
    if facts.record:
        yield _record(facts.record, facts.now)
    if facts.branch and facts.branch.name:
        yield _branch(facts.branch)
    if facts.remote:
        yield _remote(facts.remote, admin=bool(facts.self and facts.self.member in facts.self.admins))
    if facts.hooks:
        yield _hooks(facts.hooks)
    if facts.settings:
        yield _settings(facts.settings)
    if facts.unsent:
        yield _unsent(facts.unsent, facts.now)
    if facts.remembered:
        yield _index(facts.remembered)
    if facts.record:
        yield _calendar(facts.record, shared=bool(facts.branch and facts.branch.remotes))


def _programs(facts: Facts) -> Found:
    if facts.git and tuple(int(part) for part in facts.git.split(".")[:2]) < MINIMUM:
        yield Trouble("error", "old-git", {"found": facts.git})
    if facts.lost:
        yield Trouble("error", "content-lost", {"n": len(facts.lost), "path": facts.lost[0]})
    for refusal in (facts.stopped, *facts.unseen):
        if refusal is not None:
            yield _refused(refusal)


def _refused(refusal: XcollabError) -> Trouble:
    return Trouble("error", refusal.code, refusal.arguments)


def _self(own: Self, now: datetime) -> Found:
    if not own.member:
        who = {
            "name": own.name,
            "email": own.email,
            "admins": own.admins,
            "candidates": own.candidates,
            "command": joining(own.name, own.email),
        }
        yield Trouble("error", "perhaps-member" if own.candidates else "stranger", who)
    elif own.until and own.until < now.date():
        yield Trouble("error", "left", {"member": own.member, "until": own.until})


def _branch(branch: Branch) -> Found:
    names = {"branch": branch.name, "upstream": branch.upstream or branch.offered, "n": branch.unshared}
    if not branch.remotes:
        yield Trouble("note", "without-remote", names)
    elif branch.gone:
        yield Trouble("warning", "upstream-gone", names)
    elif branch.unmapped:
        yield Trouble("warning", "remote-unmapped", {**names, "remote": branch.unmapped})
    elif not branch.upstream:
        remote = {**names, "remote": branch.remotes[0]}
        yield Trouble("warning", "upstream-unset" if branch.offered else "no-upstream", remote)
    if branch.ahead:
        yield Trouble("note", "unpublished", {**names, "n": branch.ahead})
    if branch.behind:
        yield Trouble("note", "behind", {**names, "n": branch.behind})


def _remote(remote: Remote, *, admin: bool) -> Found:
    """Whether history is protected there is told to admins alone: nobody else can do anything about it."""
    told = {"remote": remote.name, "address": remote.address}
    if not remote.there:
        yield Trouble("warning", "remote-not-there", told)
    elif admin and remote.unprotected:
        yield Trouble(
            "warning", "unprotected", {**told, "settings": remote.unprotected, "setting": remote.unprotected[0]}
        )
    elif admin and not remote.local:
        yield Trouble("note", "protection-unseen", told)


def _operation(left: LeftOver | None, branch: Branch | None) -> Found:
    if left and (name := left.operation):
        go_on, give_up = _GO_ON.get(name, (f"git {name} --continue", f"git {name} --abort"))
        yield Trouble("error", "unfinished-operation", {"operation": name, "go_on": go_on, "give_up": give_up})
    elif branch and not branch.name:
        yield Trouble("error", "detached-head", {})


def _left_over(left: LeftOver) -> Found:
    if left.lock:
        stale = left.lock_age > STALE and not left.git_at_work
        lock = {"path": left.lock, "seconds": left.lock_age, "minutes": left.lock_age // 60}
        yield Trouble("error", "stale-lock", lock) if stale else Trouble("warning", "index-locked", lock)
    if left.journal:
        yield Trouble("warning", "left-journal", {})
    if left.parked:
        yield Trouble("warning", "parked", {"n": left.parked})
    for code, paths in (("temporary-files", left.temporary), ("executable-files", left.executable),
                        ("uncommitted", left.uncommitted)):  # fmt: skip
        if paths:
            yield Trouble("warning", code, {"n": len(paths), "path": paths[0], "paths": paths})


def _hooks(hooks: Hooks) -> Found:
    if hooks.missing:
        yield Trouble("warning", "hooks-missing", {"directory": hooks.directory})
    elif hooks.elsewhere:
        yield Trouble("note", "hooks-elsewhere", {"directory": hooks.directory})
    for hook in hooks.asleep:
        yield Trouble("warning", "hook-asleep", {"hook": hook, "path": f"{hooks.directory}/{hook}"})
    for hook, program in hooks.broken:
        yield Trouble("error", "hook-broken", {"hook": hook, "path": f"{hooks.directory}/{hook}", "program": program})


def _settings(settings: Settings) -> Found:
    if settings.unsigned[0]:
        yield Trouble("error", settings.unsigned[0], {"missing": settings.unsigned[1]})
    if settings.rewritten:
        yield Trouble("warning", "line-ends", {"setting": settings.rewritten})
    if settings.unwritable:
        yield Trouble("error", "not-writable", {"path": settings.unwritable, "said": os.strerror(errno.EACCES)})
    if settings.ignored:
        directory = settings.ignored.path.rpartition("/")[0].replace("any", "*")
        yield Trouble("error", "records-ignored", {**settings.ignored._asdict(), "directory": directory})
    if settings.filtered:
        directory = settings.filtered.path.rpartition("/")[0].replace("any", "*")
        yield Trouble("warning", "records-filtered", {**settings.filtered._asdict(), "directory": directory})
    if settings.shallow:
        yield Trouble("warning", "shallow", {})


def _record(record: Record, now: datetime) -> Found:
    if record.errors:
        yield Trouble("error", "check-errors", {"n": record.errors})
    if record.committed:
        yield Trouble("error", "committed-errors", {"n": len(record.committed), "path": record.committed[0]})
    if record.newest > now + _AHEAD:
        yield Trouble("warning", "clock-behind", {"newest": record.newest.astimezone(now.tzinfo), "now": now})
    if record.outdated:
        yield Trouble("note", "schemas-outdated", {"made": record.outdated, "version": __version__})


def _index(index: Remembered) -> Found:
    told = {"path": index.path, "n": index.collabs, "kilobytes": index.size // 1024, "said": index.failed}
    if index.failed:
        yield Trouble("note", "index-unused", told)
    elif index.collabs:
        yield Trouble("note", "index-there", told)


def _unsent(unsent: Unsent, now: datetime) -> Found:
    if unsent.strange:
        yield Trouble("warning", "notices-strange", {})
    if unsent.since:
        told = {"n": unsent.failed, "channel": unsent.channel, "since": unsent.since.astimezone(now.tzinfo)}
        yield Trouble("warning", "notices-failed", told)


def _calendar(record: Record, *, shared: bool) -> Found:
    """Where there is no remote yet, nobody's machine counts otherwise."""
    for year in record.estimated[:1]:
        yield Trouble("note", "calendar-ends", {"year": year})
    for year in record.unpinned if shared else ():
        yield Trouble("note", "calendar-unpinned", {"year": year})
