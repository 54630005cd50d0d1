"""Whom and what a text names: members, departments, tasks, issues and collaborations, by id, name or title."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from xcollab.app.answers.lines import flat
from xcollab.app.workspace_view import WorkspaceView
from xcollab.words.characters import composed


class Mention(NamedTuple):
    """Something that a text names."""

    kind: str
    """member, department, collab, task or issue; addressed for a member with an @ before the name, who is spoken to."""
    id: str
    """Of a task or an issue with its collaboration: `collab/id`."""


class Names:
    """Every name of a workspace, to be found at the beginning of a text."""

    def __init__(self, view: WorkspaceView, collabs: Iterable[str]) -> None:
        self.known: dict[str, set[Mention]] = {}
        for _, member in view.snapshot.members():
            self._learn(Mention("member", member.id), member.id, member.name)
            self._learn(Mention("addressed", member.id), f"@{member.id}", f"@{member.name}")
            for alias in member.aliases or ():
                self._learn(Mention("member", member.id), alias)
        for key, department in view.snapshot.departments.items():
            self._learn(Mention("department", key), key, department.name)
        for collab in collabs:
            self._of(view, collab)
        self._lengths = sorted({len(name) for name in self.known}, reverse=True)

    def _of(self, view: WorkspaceView, collab: str) -> None:
        state = view.state(collab)
        self._learn(Mention("collab", collab), collab, state.collab.request.title if state.collab.request else "")
        for key, task in state.collab.tasks.items():
            self._learn(Mention("task", f"{collab}/{key}"), key, f"{collab}/{key}", task.title)
        for key, issue in state.issues.items():
            title = str(getattr(issue.opening.statement, "title", ""))
            self._learn(Mention("issue", f"{collab}/{key}"), key, f"{collab}/{key}", title)

    def _learn(self, mention: Mention, *names: str) -> None:
        for name in names:
            if key := flat(composed(name)).strip():
                self.known.setdefault(key, set()).add(mention)

    def beginning(self, text: str) -> tuple[str, frozenset[Mention]]:
        """The longest name that a flat text begins with, whole words only, and what it can mean."""
        for length in self._lengths:
            name = text[:length]
            if len(name) == length and name in self.known and not _cut(name, text[length : length + 1]):
                return name, frozenset(self.known[name])
        return "", frozenset()

    def within(self, text: str, mentions: Mapping[Mention, object]) -> Iterator[Mention]:
        """Those of some that a flat text names anywhere."""
        for name, meant in self.known.items():
            if (
                meant & mentions.keys()
                and name in text
                and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])" if name.isascii() else re.escape(name), text)
            ):
                yield from (one for one in meant if one in mentions)

    def member(self, name: str) -> frozenset[Mention]:
        """The members that a chat's heading can mean, with the department that some programs put beside the name."""
        plain = flat(composed(name)).strip(" @")
        bare = re.sub(r"\s{0,3}[(\[][^)\]]{0,60}[)\]]\s{0,3}", " ", plain).strip(" []()")
        parts = (part.strip() for part in re.split(r"[-_/·|,]", bare))
        for one in (plain, bare, *parts, self._without_department(bare)):
            if found := frozenset(m for m in self.known.get(one, ()) if m.kind == "member"):
                return found
        return frozenset()

    def _without_department(self, name: str) -> str:
        words = name.split()
        return " ".join(word for word in words if all(m.kind != "department" for m in self.known.get(word, ())))


def _cut(name: str, following: str) -> bool:
    """Whether a name in Latin letters would end in the middle of a word."""
    return name[-1].isascii() and name[-1].isalnum() and following.isascii() and bool(re.match(r"[\w-]", following))
