"""A canary lies outside the workspace; whatever leads there, no command lists, reads, changes or deletes it, nor shows its content."""

import hashlib
import json
import os
import platform
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.run.by_turns import by_turns
from tests.support.writing_acts import ACTS, NOTICE

CANARY = "canary-5f21c0"
NAME = "canary-file-name"
VIEWS = (
    "status q3", "board --json", "history q3", "report q3", "task show page", "export csv", "whoami", "check", "check --staged", "check --base HEAD~2",
    "doctor",
)  # fmt: skip
_ACTS = (
    "department edit",
    "calendar import",
    "request new",
    "request revise",
    "task add",
    "task edit",
    "task log",
    "issue open",
)
WRITES = (
    *(" ".join(word.replace(" ", "_") for word in (ACTS[name].who, *ACTS[name].words)) for name in _ACTS),
    "zhou forge codeowners --for github --write", "zhou redact report --field text --reason secret", "zhou doctor --fix", "zhou sync", "zhou undo", "zhou init collabs", "zhou demo collabs/q3",
)  # fmt: skip

LINKS = (
    "collabs", "collabs/q3", "collabs/q3/tasks", "collabs/q3/tasks/page.yaml", "collabs/q3/logs/report",
    "collabs/q3/attachments", "departments", "departments/tech.yaml", "xcollab.yaml", "calendar.yaml", ".github",
)  # fmt: skip


class Canary:
    """A directory beside the workspace that looks like a part of one, and holds what doctor would like to mend."""

    def __init__(self, home: Path, like: Path) -> None:
        self.home = home
        if like.is_dir():
            shutil.copytree(like, home)
        else:
            home.mkdir()
            shutil.copy(like, home / like.name)
        for file in [path for path in home.rglob("*") if path.is_file()]:
            file.write_text(file.read_text(errors="replace").replace("Web page", CANARY) + f"x-own: {CANARY}\n")
            file.chmod(0o755)
        (home / ".xcollab-left").write_text(CANARY)
        (home / NAME).write_text(CANARY)
        (home / "named.txt").write_text(CANARY)
        (home / "tasks").mkdir(exist_ok=True)
        (home / f"tasks/{NAME}.yaml").write_text(f"title: {CANARY}\n")
        (home / "CODEOWNERS").write_text(f"# {CANARY}\n")
        (home / "empty").mkdir()
        self.before = self.now()

    def now(self) -> list[object]:
        """Everything about it but the time of reading."""
        every = [self.home, *sorted(self.home.rglob("*"))]
        return [
            (str(p), (s := p.lstat()).st_mode, s.st_mtime_ns, s.st_nlink, p.read_bytes() if p.is_file() else b"")
            for p in every
        ]

    def unharmed(self, said: str) -> None:
        assert self.now() == self.before, said
        assert CANARY not in said
        assert NAME not in said


def everything(company: Company, canary: Canary, turn: int) -> None:
    """Type every third command, by turns which; none makes a mistake of ours, and the canary never notices."""
    (company.root.parent / "2025.json").write_text(NOTICE)
    for name in ("draft.txt", "photo.png"):
        (company.root.parent / name).write_text("Second draft\n")
    every = [*(f"li {view}" for view in VIEWS), *WRITES]
    chosen = by_turns(every, 3, turn)
    for line in (*chosen, "li check", "li doctor"):
        who, *words = line.split()
        result = company.does(who, *(word.replace("_", " ") if not word.startswith("-") else word for word in words))
        assert result.code in (0, 1, 2, 3, 4, 5), f"{line}: {result.err}"
        canary.unharmed(f"xcollab {line}\n{result.out}{result.err}")


def linked(company: Company, path: str) -> Canary:
    """Put a link in the place of a file or directory of the workspace; what was there is the canary's likeness."""
    place, home = company.root / path, company.root.parent / "outside"
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_text("country: CN\n") if path.endswith(".yaml") else place.mkdir()
    canary = Canary(home, place)
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    place.symlink_to(home / place.name if path.endswith(".yaml") else home)
    return canary


@pytest.mark.parametrize("path", LINKS)
def test_a_link_that_lies_there_leads_no_command_out(working: Company, path: str) -> None:
    everything(working, linked(working, path), LINKS.index(path))


@pytest.mark.parametrize("path", ["collabs", "collabs/q3", "collabs/q3/tasks/page.yaml", "departments", "xcollab.yaml"])
def test_a_link_that_is_committed_leads_no_command_out(working: Company, path: str) -> None:
    canary = linked(working, path)
    working.git("add", "--all", "--", path)
    working.git("commit", "--quiet", "-m", "A link")
    everything(working, canary, LINKS.index(path) + 1)
    told = working.does("li", "check")
    assert f"{path} is a link" in told.out + told.err


Way = Callable[[Company, Path], None]


def _attached(named: Callable[[Path], str], key: str = "attachments") -> Way:
    def lead(company: Company, home: Path) -> None:
        last = sorted((company.root / "collabs/q3/logs/report").iterdir())[-1]
        given = f"name: x.txt\n    path: {named(home)}\n"
        last.write_text(last.read_text() + (f"{key}:\n  - {given}" if key == "attachments" else f"{key}:\n    {given}"))
        company.git("commit", "--quiet", "-am", "By hand")

    return lead


def _remote(company: Company, home: Path) -> None:
    company.git("remote", "add", "origin", str(home))


def _attributes(company: Company, home: Path) -> None:
    (company.root / ".git/info").mkdir(exist_ok=True)
    (company.root / ".git/info/attributes").symlink_to(home / NAME)
    company.git("config", "core.autocrlf", "true")


def _journal(path: str, *, before: bool = False, directory: str = "", link: str = "") -> Way:
    """A journal that somebody else wrote: it would have a file of the canary's deleted or replaced, or a directory taken away."""

    def lead(company: Company, home: Path) -> None:
        journal = company.root / ".git/xcollab.journal"
        digest, old = hashlib.sha256((home / "named.txt").read_bytes()).hexdigest(), hashlib.sha256(b"old").hexdigest()
        there = {"path": path.format(home=home), "before": old if before else None, "after": digest}
        plan = {"act": "write", "old": company.git("rev-parse", "HEAD").strip(), "new": None, "files": [there] if path else [],
                "directories": [directory] if directory else [], "refs": [], "token": "0" * 16}  # fmt: skip
        if link:
            (company.root / link).symlink_to(home)
        journal.mkdir()
        (journal / "0").write_bytes(b"old")
        (journal / "plan").write_text(json.dumps({"process": [platform.node(), "", 1, ""], "plan": plan}))

    return lead


def _journal_elsewhere(company: Company, home: Path) -> None:
    (company.root / ".git/xcollab.journal").symlink_to(home)


WAYS: dict[str, Way] = {
    "a journal that deletes beside the workspace": _journal("../outside/named.txt"),
    "a journal that writes beside the workspace": _journal("../outside/named.txt", before=True),
    "a journal that deletes by a whole name": _journal("{home}/named.txt"),
    "a journal that deletes behind a link": _journal("collabs/q9/named.txt", link="collabs/q9"),
    "a journal that writes behind a link": _journal("collabs/q9/named.txt", before=True, link="collabs/q9"),
    "a journal that takes a directory away": _journal("", directory="../outside/empty"),
    "a journal that takes a directory away behind a link": _journal(
        "", directory="collabs/q9/empty", link="collabs/q9"
    ),
    "a journal that lies elsewhere": _journal_elsewhere,
    "an attachment beside the workspace": _attached(lambda home: f"../../../{home.name}/named.txt"),
    "an attachment below its directory and out again": _attached(
        lambda home: f"attachments/../../../../{home.name}/named.txt"
    ),
    "an attachment with a whole name": _attached(lambda home: str(home / "named.txt")),
    "evidence beside the workspace": _attached(lambda home: f"../../../{home.name}/named.txt", "evidence"),
    "evidence with a whole name": _attached(lambda home: str(home / "named.txt"), "evidence"),
    "a remote that is a directory": _remote,
    "a link in the place of git's attributes": _attributes,
}


@pytest.mark.parametrize("lead", WAYS.values(), ids=WAYS)
def test_what_a_file_or_a_setting_names_leads_no_command_out(working: Company, lead: Way) -> None:
    canary = Canary(working.root.parent / "outside", working.root / "collabs")
    lead(working, canary.home)
    everything(working, canary, list(WAYS.values()).index(lead))


def test_a_hard_link_to_a_program_outside_keeps_the_program_a_program(working: Company) -> None:
    canary = Canary(working.root.parent / "outside", working.root / "collabs/q3")
    place = working.root / "collabs/q3/tasks/page.yaml"
    place.unlink()
    os.link(canary.home / "tasks/page.yaml", place)
    canary.before = canary.now()
    result = working.does("zhou", "doctor", "--fix")
    assert canary.now() == canary.before
    assert "collabs/q3/tasks/page.yaml is a link" in result.err
