"""What people do by hand to the files of a branch, right or wrong: move, edit, link, swap, write a statement, say it for others."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from tests.support.reviewing.pull_request import Branch

Act = Callable[[Branch], object]
ATTACHMENT = "collabs/q3/attachments/*.txt"
REPORT, PAGE, REQUEST = "collabs/q3/tasks/report.yaml", "collabs/q3/tasks/page.yaml", "collabs/q3/request.yaml"
NEW_MEMBER = "members:\n  - id: xu\n    name: Xu\n    email: [xu@example.com]\n"


class Wrong(NamedTuple):
    """Who commits, what is in the commit, and what is found."""

    who: str
    does: Act
    found: str


def rename(branch: Branch, pattern: str, name: str) -> None:
    """Move a file."""
    path = branch.file(pattern)
    path.rename(path.with_name(name))


def mutated(who: str, words: tuple[str, ...], old: str, new: str) -> Act:
    """What a command writes, and then somebody changes by hand."""

    def does(branch: Branch) -> None:
        path = branch.typed(who, *words)
        branch.edit(str(path.relative_to(branch.root)), old, new)

    return does


def elsewhere(branch: Branch, pattern: str, place: str) -> None:
    """Move a file to another directory."""
    path = branch.file(pattern)
    target = branch.root / place / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def link(branch: Branch, pattern: str, target: str) -> None:
    """A link in place of a file."""
    path = branch.file(pattern)
    path.unlink()
    path.symlink_to(target)


def submodule(branch: Branch) -> None:
    """A submodule where attachments lie."""
    commit = branch.git("rev-parse", "HEAD").strip()
    branch.by("wang", "update-index", "--add", "--cacheinfo", f"160000,{commit},collabs/q3/attachments/0123456789ab")
    (branch.root / "collabs/q3/attachments/0123456789ab").mkdir()


NAMING = """\
act: progress
as: sales/assignee
status: doing
text: Now with a file
attachments:
  - name: prices.bin
    path: attachments/{path}
    sha256: {sha256}
"""


def too_large(branch: Branch) -> None:
    """More than the command takes, by hand and right in all else."""
    content = bytes(11 * 1024 * 1024)
    digest = hashlib.sha256(content).hexdigest()
    (branch.root / f"collabs/q3/attachments/{digest[:12]}").write_bytes(content)
    branch.said("li", "q3/logs/report", NAMING.format(path=digest[:12], sha256=digest))


def swapped(branch: Branch) -> None:
    """What somebody hopes to pass off for the file that others saw: the same first digits, other bytes."""
    there = branch.file(ATTACHMENT)
    digest = there.name.partition(".")[0] + "0" * 52
    branch.said("li", "q3/logs/report", NAMING.format(path=there.name, sha256=digest))


def added_and_deleted(branch: Branch) -> None:
    """A department that comes and goes."""
    path = branch.write("departments/legal.yaml", "name: Legal\n")
    branch.commit("zhou")
    path.unlink()


def account_taken(branch: Branch) -> None:
    """A new member with the address that a forge puts in place of somebody else's own."""
    branch.edit("departments/marketing.yaml", "- id: zhou\n", "- id: zhou\n    forge: ZhouMin\n")
    branch.commit("zhou")
    branch.edit(
        "departments/sales.yaml",
        "members:\n",
        NEW_MEMBER.replace("xu@example.com", "1+zhoumin@users.noreply.github.com"),
    )


VERDICT = "act: pass\nparty: {party}\njudges: deliverables1:1ae74e1e048b14134eccd795a8ae114625624401efa9fd534a5ae1e5796ca7fa\nchecks:\n  - criterion: 1\n    met: true\n  - criterion: 2\n    met: true\n"
POSTER = "q3/acceptance/poster"


def recorded_by_the_worker(branch: Branch) -> None:
    """The coordinator's verdict, taken back, and then typed for him by who did the work."""
    given = branch.file("collabs/q3/acceptance/poster/*-zhou-*.yaml").stem
    branch.did("zhou", "withdraw", given, "--reason", "too early")
    branch.said(
        "zhou",
        POSTER,
        f"as: marketing/coordinator\nrecorded_by: chen\nvia: phone\n{VERDICT.format(party='coordinator')}",
    )
