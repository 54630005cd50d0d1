"""A pull request in words, out of what people said: its title, its body, and what is told at the terminal about it."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.render.base import markdown
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.words.language import Words

_LONGEST = 120
"""Characters of a title; forges cut at 255, and lists show less."""


class Act(NamedTuple):
    """One act of a pull request: its sentence, as a person's words would stand, and its file."""

    told: str
    path: str


def proposal_title(words: Words, collab: str, acts: Sequence[Act]) -> str:
    """The act itself where there is one, otherwise how many and on what."""
    if len(acts) == 1:
        told = acts[0].told
    else:
        told = words(N_("{collab}: {n} acts"), collab=collab, n=len(acts))
    cut = told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"
    return markdown.title(cut)


def proposal_body(words: Words, about: str, acts: Sequence[Act], files: Sequence[str], base: str) -> str:
    """What it is on, each act, each file, and what can be relied on. Nothing in it mentions, closes or links."""
    lines = []
    if about:
        lines += [f"**{markdown.text(about)}**", ""]
    lines += [f"- {markdown.text(act.told)}" for act in acts]
    lines += ["", words(N_("Files:")), "", *(f"- {markdown.code(file)}" for file in files), ""]
    promise = N_(
        "`xcollab check --base {base}` confirms it on any forge: each statement is new, possible where it falls, and said by "
        "the one who committed it."
    )
    return "\n".join([*lines, words(promise, base=safe_line(base))]) + "\n"


def shared_lines(words: Words, branch: str, base: str, *, was: str, now: str) -> list[str]:
    """Where the act is now, and when it counts."""
    where = N_("Pushed to branch {branch}; it counts once that is merged into {base}.")
    again = N_("Added to branch {branch}, which was there already; it counts once that is merged into {base}.")
    same = N_("Branch {branch} was shared already; it counts once that is merged into {base}.")
    told = same if was == now else again if was else where
    return [words(told, branch=safe_line(branch), base=safe_line(base))]


def joined_lines(words: Words, branch: str, address: str) -> list[str]:
    """The pull request that an earlier act on the branch opened, and that this one is part of now."""
    if not address:
        return [words(N_("This joined the open pull request of branch {branch}."), branch=safe_line(branch))]
    return [words(N_("This joined the open request: {address}"), address=address)]


def to_open_lines(words: Words, address: str, fills: frozenset[str], title: str, body: str) -> list[str]:
    """The address to open, and what has to be pasted there because the forge does not fill it in."""
    lines = [words(N_("Open the pull request here:")), f"    {address}"] if address else []
    if not address:
        lines = [words(N_("Open a pull request from this branch on your forge's page."))]
    if "title" not in fills:
        lines += [words(N_("Its title:")), f"    {title}"]
    if "body" not in fills:
        lines += [words(N_("Its text:")), *(f"    {line}".rstrip() for line in body.splitlines())]
    return lines


def to_merge_lines(words: Words, remote: str, branch: str, base: str) -> list[str]:
    """How a branch is merged where there is no forge: a repository on a disk or a plain server."""
    said = N_("{remote} has no page for pull requests: who looks at it merges it on {base}, with")
    return [words(said, remote=remote, base=safe_line(base)), *_merging(remote, branch)]


def or_to_merge_lines(words: Words, host: str, remote: str, branch: str, base: str) -> list[str]:
    """The same for a server of which nobody told whether it has pages, and how to tell."""
    said = N_("Or, where {host} has no such page, who looks at it merges it on {base}, with")
    tell = N_("`forge: none` in xcollab.yaml says that it has none; `forge: gitlab` and the like, which it is.")
    return [words(said, host=safe_line(host), base=safe_line(base)), *_merging(remote, branch), words(tell)]


def _merging(remote: str, branch: str) -> list[str]:
    typed = (f"git fetch {remote}", f"git merge {remote}/{branch}", "xcollab sync")
    return [f"    {safe_line(command)}" for command in typed]


def commands_lines(words: Words, commands: Sequence[str]) -> list[str]:
    """The commands that a dry run would have run."""
    return [words(N_("would run")), *(f"    {command}" for command in commands)]
