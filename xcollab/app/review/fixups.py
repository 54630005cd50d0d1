"""Corrections: who finds a mistake in a file of their own branch may put it right by a later commit.

A forge's web page knows no other way. What was forged stays found: only who added a file corrects it, and none that is
published; a statement in somebody else's name is a finding however soon it was taken away.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from xcollab.errors import Problem
from xcollab.schema.dataclass import dataclass, field
from xcollab.store.disk.layout import place
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.differences import ChangedFile
from xcollab.workflow.rules.findings import WARNINGS

_LASTING = frozenset({"not-the-author", "committed-secret"})
"""What no later commit puts right: it is in the history."""
_STATED = ("statement", "attachment")


@dataclass
class Judged:
    """One commit, the members it is by (none for a stranger's), and what is wrong with it."""

    commit: Commit
    members: tuple[str, ...] = ()
    touched: Mapping[str, str] = field(default_factory=dict)
    """By path, how it changed: added, edited or deleted."""
    form: list[Problem] = field(default_factory=list)
    """What is wrong with files as such: they cannot be read, or name what is not there."""
    acts: list[Problem] = field(default_factory=list)
    """What is wrong with what was done."""

    @property
    def added(self) -> list[str]:
        """The paths that are new with it."""
        return [path for path, how in self.touched.items() if how == "added"]

    @property
    def problems(self) -> list[Problem]:
        """Both, each place and code once."""
        found: dict[tuple[str, str], Problem] = {}
        for problem in sorted((*self.form, *self.acts), key=lambda p: (p.path, p.line, p.code)):
            found.setdefault((problem.path, problem.code), problem)
        return list(found.values())


def corrected(
    earlier: Sequence[Judged], members: Collection[str], touched: Iterable[ChangedFile], published: Collection[str]
) -> frozenset[str]:
    """The paths among those touched that the same people alone had added, with mistakes of theirs, and that nobody else has.

    What somebody else added is nobody's to correct: who spoils it first would else be free to delete or rewrite it.
    """
    own = [judged for judged in earlier if set(judged.members) & set(members)]
    others = [judged for judged in earlier if not set(judged.members) & set(members)]
    faulty = {p.path for judged in own for p in judged.problems if p.code not in WARNINGS}
    theirs = {path for judged in own for path in judged.added} - {path for judged in others for path in judged.added}
    paths = faulty & theirs - set(published)
    return frozenset(file.path for file in touched if file.how != "added" and file.path in paths)


def drop_corrected(earlier: Sequence[Judged], now: Judged, paths: Collection[str], standing: Sequence[Problem]) -> None:
    """Drop what was wrong with corrected files, and with the form of any plan, or of what is there by now.

    `standing` is what is wrong with the form of all files after the correction.
    """
    still = {(problem.path, problem.code) for problem in standing}
    for judged in earlier:
        if set(judged.members) & set(now.members):
            judged.acts = [p for p in judged.acts if p.path not in paths or p.code in _LASTING]
            judged.form = [p for p in judged.form if p.path not in paths and not _put_right(p, still)]


def _put_right(problem: Problem, still: Collection[tuple[str, str]]) -> bool:
    """An attachment that came later, or a plan that could not be read and so stood as before."""
    found = place(problem.path)
    plan = found is not None and found.kind not in _STATED
    return (plan or problem.code == "attachment-missing") and (problem.path, problem.code) not in still
