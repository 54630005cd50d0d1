"""What a typed revision means: one commit, by one full name, or a refusal.

Git takes the first of several meanings and warns: whoever may push a tag `origin/main` would choose what everybody's
`origin/main` is compared with. Here a name that means two things means none, even if both are the same commit today.
"""

from collections.abc import Iterator
from typing import NamedTuple

from xcollab.errors import GitRefused, Refused
from xcollab.store.git.runner import Git
from xcollab.words.patterns import compiled

_ID = compiled(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHORT_ID = compiled(r"[0-9a-f]{4,63}")
_OWN = compiled(r"HEAD|[A-Z]+_HEAD")
"""Names that git keeps beside the references: HEAD, FETCH_HEAD, MERGE_HEAD and the like."""
_STEPS = compiled(r"(?:[~^][0-9]{0,9}|\^\{[^{}]{0,99}\}|@\{[^{}]{0,99}\})*")
"""What may follow a name: `~1`, `^2`, `^{commit}`, `@{yesterday}`."""
_PLACES = (("refs/remotes/", ""), ("refs/remotes/", "/HEAD"), ("refs/heads/", ""), ("refs/tags/", ""), ("refs/", ""))
"""Around a short name, what makes it a full one."""


class Named(NamedTuple):
    """What was typed, made out."""

    name: str
    """The full name of the reference, `HEAD`, or the id."""
    commit: str


def resolved(git: Git, typed: str) -> Named:
    """The commit that a revision names: a full reference, an id, a branch here or of a remote, a tag, or steps from one.

    Raises `Refused`: there is none (`unknown-revision`), or several things have that name (`ambiguous-revision`).
    """
    at = min((typed.find(mark) for mark in ("~", "^", "@{") if mark in typed), default=len(typed))
    name, steps = typed[:at], typed[at:]
    if not _STEPS.fullmatch(steps):
        raise Refused("unknown-revision", revision=typed)
    full = _full(git, name, typed) if name not in ("", "@") else ("" if steps.startswith("@{") else "HEAD")
    found = git.id_of(f"{full}{steps}^{{commit}}")
    if not found and typed == "HEAD":
        raise GitRefused("no-commit-yet")
    if not found or not typed:
        raise Refused("unknown-revision", revision=typed)
    return Named(full + steps, found)


def _full(git: Git, name: str, typed: str) -> str:
    if _ID.fullmatch(name) or name == "HEAD":
        return name
    meant = [*([name] if _OWN.fullmatch(name) else []), *_references(git, name)]
    if _SHORT_ID.fullmatch(name) and (found := _commit(git, name)):
        meant.append(found)
    if len(meant) > 1:
        raise Refused("ambiguous-revision", revision=typed, name=name, meant=meant, first=meant[0])
    if not meant:
        raise Refused("unknown-revision", revision=typed)
    return meant[0]


def _references(git: Git, name: str) -> Iterator[str]:
    """The references that a name may mean; a full one means itself."""
    wanted = [name] if name.startswith("refs/") else [before + name + after for before, after in _PLACES]
    there = set(git.run("for-each-ref", "--format=%(refname)", "--", *wanted).text.splitlines())
    return (reference for reference in wanted if reference in there)


def _commit(git: Git, short: str) -> str:
    """The one commit whose id begins so; an empty text where there is none, or several."""
    found = git.ask("rev-parse", f"--disambiguate={short}").text
    kinds = git.ask("cat-file", "--batch-check=%(objectname) %(objecttype)", given=found.encode() + b"\n").text
    commits = [line.split()[0] for line in kinds.splitlines() if line.endswith(" commit")]
    return commits[0] if len(commits) == 1 else ""
