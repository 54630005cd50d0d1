"""The forms in which something may come in, as real commits: thousands of them in one repository, written by `git fast-import`."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.forms.ways import STRANGER, Case, Commit, Files, plans
from tests.support.company import identity
from tests.support.matter import REQUEST, REQUEST_LOG, Story
from tests.workflow.model.test_authority import TAKING_PART

NOW = datetime.fromisoformat("2024-07-01T06:00:00+00:00")
"""When everything is judged: the same day."""
SIDE = REQUEST.model_copy(update={"departments": ("sales", "tech", "finance")})
"""Another collaboration, in which everybody takes part."""


class Branch(NamedTuple):
    """Commits by their ids: what is asked to come in, and where."""

    base: str
    head: str


SHAPES = ("by hand", "squashed", "rebased", "beside", "merged", "merged the other way")


class Repository:
    """One repository with the commits of many cases. Nothing is on a branch until somebody asks for it."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self.root = root
        self.environment = {**environment, **identity("qian", NOW)}
        self._lines: list[bytes] = []
        self._marks = 0
        self._bases: dict[tuple[int, int], tuple[int, Story]] = {}
        root.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, given: bytes = b"") -> str:
        """What git says; raises where it fails."""
        done = subprocess.run(
            ["git", *words], cwd=self.root, env=self.environment, input=given, capture_output=True, check=False
        )
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr.decode()}"
        return done.stdout.decode()

    def branches(self, wanted: Iterable[tuple[Case, str]]) -> list[Branch]:
        """Each case in a shape, as commits; HEAD is the last base."""
        self._lines, self._marks, self._bases = [], 0, {}
        made = [self._branch(case.commit(), shape) for case, shape in wanted]
        marks = self.root / ".git/marks"
        self.git("fast-import", "--quiet", "--force", f"--export-marks={marks}", given=b"".join(self._lines))
        ids = dict(line.split() for line in marks.read_text().splitlines())
        branches = [Branch(ids[f":{base}"], ids[f":{head}"]) for base, head in made]
        self.git("reset", "--quiet", "--hard", branches[-1].base)
        return branches

    def _branch(self, wanted: Commit, shape: str) -> tuple[int, int]:
        """The marks of what it is asked for, and of its newest commit."""
        base, who, at, files = self._base(wanted), wanted.who, wanted.at, wanted.files
        mine, others = _comment(wanted, who, 10), _comment(wanted, "zhao" if who == "wang" else "wang", 20)
        if shape == "by hand":
            return base, self._commit(who, at, files, base)
        if shape == "squashed":
            return base, self._commit(who, at, {**mine, **files}, base)
        moved = self._commit("wang", at, others, base)
        if shape == "rebased":
            return moved, self._commit(who, at, files, moved, committed=at + timedelta(minutes=5))
        if shape == "beside":
            return moved, self._commit(who, at, files, base)
        own = self._commit(who, at, mine, base)
        parents = (own, moved) if shape == "merged" else (moved, own)
        return moved, self._commit(who, at, {**mine, **others, **files}, *parents)

    def _base(self, wanted: Commit) -> int:
        """The commit that everything stands on."""
        story = wanted.before
        key = (id(story.collab), id(story.snapshot))
        if key not in self._bases:
            mark = self._commit("qian", wanted.at - timedelta(minutes=2), _workspace(story))
            self._bases[key] = (mark, story)  # kept, so that no other has its id
        return self._bases[key][0]

    def _commit(self, who: str, at: datetime, files: Files, *parents: int, committed: datetime | None = None) -> int:
        self._marks += 1
        person = f"{who.title()} <{'stranger' if who == STRANGER else who}@example.com>"
        lines = [
            b"commit refs/heads/imported", f"mark :{self._marks}".encode(),
            f"author {person} {int(at.timestamp()) + 30} +0800".encode(),
            f"committer {person} {int((committed or at).timestamp()) + 30} +0800".encode(), b"data 8\nA change",
        ]  # fmt: skip
        for word, parent in zip(("from", *("merge",) * len(parents)), parents, strict=False):
            lines.append(f"{word} :{parent}".encode())
        if not parents:
            self._lines.append(b"reset refs/heads/imported\n\n")
        for path, text in files.items():
            lines.append(b"M 100644 inline %s\ndata %d\n%s" % (path.encode(), len(text), text))
        self._lines.append(b"\n".join(lines) + b"\n\n")
        return self._marks


def _workspace(story: Story) -> Files:
    """All files of a company; nobody has to read them, so they are written in the quick way that YAML has as well."""
    snapshot, collab = story.snapshot, story.collab
    records = {"xcollab": snapshot.workspace.dump(), "collabs/side/request": SIDE.dump()}
    records |= {f"departments/{name}": department.dump() for name, department in snapshot.departments.items()}
    records |= {f"collabs/{entry.record}": entry.statement.dump() for entry in collab.entries}
    files = {f"{path}.yaml": json.dumps(record).encode() for path, record in records.items()}
    return files | {path: json.dumps(plan).encode() for path, plan in plans(story).items()}


def _comment(wanted: Commit, who: str, second: int) -> Files:
    """What somebody may always do; nothing where they may do nothing at all."""
    story = wanted.before
    member = story.snapshot.member(who)
    if member is None or member.until:
        return {}
    on = REQUEST_LOG if story.collab.request and who in TAKING_PART.split() else "side/logs/request"
    at = wanted.at - timedelta(minutes=1) + timedelta(seconds=second)
    data = {"on": on, "act": "comment", "at": at.isoformat(), "by": who,
            "as": f"{story.snapshot.department_of(who)}/participant", "text": "Soon?"}  # fmt: skip
    return {f"collabs/{on}/{at:%Y%m%dT%H%M%SZ}-{who}-0c0c.yaml": json.dumps(data).encode()}
