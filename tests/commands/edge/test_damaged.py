"""Files of `.git` damaged in turn: each command tells it with the way back, or does what it is asked; none makes a mistake of ours, or waits.

All files and all damages: `python -m bench.damage`. Here each file meets half of the commands and views, by turns which.
"""

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.damage import DAMAGES, wrong
from tests.support.company import Company
from tests.support.run.by_turns import by_turns
from xcollab.store.disk.layout import home_of

TASK = "collabs/q3/tasks/page.yaml"
LOG = ("task", "log", "report", "-s", "doing", "-m", "x")
COMMANDS = (
    ("zhou", "status", "q3"), ("zhou", "board"), ("zhou", "check"), ("zhou", "doctor"), ("zhou", "history", "q3"), ("li", *LOG),
    ("li", "sync"), ("li", "undo"),
)  # fmt: skip


@pytest.fixture
def impatient() -> Iterator[None]:
    """A command that waits without end is ended, and with it the test."""
    signal.alarm(120)
    yield
    signal.alarm(0)


def loose(company: Company, *revisions: str) -> list[Path]:
    """The files of some objects, unpacked."""
    packs = list((company.root / ".git/objects/pack").glob("*.pack"))
    aside = [pack.rename(company.root.parent / pack.name) for pack in packs]
    for pack in aside:
        with pack.open("rb") as file:
            subprocess.run(
                ["git", "unpack-objects", "-q"], cwd=company.root, stdin=file, env=company.environment, check=True
            )
    for left in (company.root / ".git/objects/pack").iterdir():
        left.unlink()
    return [file_of(company, revision) for revision in revisions]


def file_of(company: Company, revision: str) -> Path:
    key = company.git("rev-parse", revision).strip()
    path = company.root / ".git/objects" / key[:2] / key[2:]
    path.chmod(0o644)
    return path


OBJECTS = (
    "HEAD",
    "HEAD~1",
    "HEAD^{tree}",
    "HEAD:collabs/q3",
    f"HEAD:{TASK}",
    "HEAD:departments/tech.yaml",
    "HEAD:xcollab.yaml",
)


@pytest.mark.parametrize("damage", ["flipped", "deleted"])
@pytest.mark.parametrize("revision", OBJECTS)
def test_an_object_that_is_damaged_is_told(working: Company, impatient: None, revision: str, damage: str) -> None:
    (file,) = loose(working, revision)
    DAMAGES[damage](file)
    said = ""
    for who, *words in COMMANDS:
        result = working.does(who, *words)
        assert not wrong(result.code, result.out + result.err), f"{words}: {result}"
        said += result.out + result.err
    assert "git fsck" in said


FILES = ("HEAD", "config", "index", "refs/heads/main", "logs/HEAD", "COMMIT_EDITMSG", "info/exclude")


@pytest.mark.parametrize("damage", ["emptied", "flipped", "deleted", "a directory"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_gits_own_that_is_damaged_is_no_mistake_of_xcollab(
    working: Company, impatient: None, name: str, damage: str
) -> None:
    file = working.root / ".git" / name
    file.parent.mkdir(exist_ok=True)
    if not file.exists():
        file.write_text(working.git("rev-parse", "HEAD") if name.startswith("refs") else "# nothing\n")
    DAMAGES[damage](file)
    for who, *words in by_turns(COMMANDS, 3, FILES.index(name) + [*DAMAGES].index(damage)):
        result = working.does(who, *words)
        assert not wrong(result.code, result.out + result.err), f"{words}: {result}"


@pytest.fixture
def two(working: Company) -> Company:
    """A second collaboration beside q3."""
    working.did("zhou", "request", "new", "q4", "--title", "Fair", "--background", "b", "--objective", "o", "--coordinator", "zhou",
                "--department", "sales", "--due", "2024-12-20", "--milestone", "m; date=2024-12-01")  # fmt: skip
    return working


Damage = Callable[[Company], object]


def _lost(company: Company) -> None:
    (file,) = loose(company, f"HEAD:{TASK}")
    file.unlink()


def _unreadable(company: Company) -> None:
    (company.root / TASK).write_text("title: [\n")
    company.git("commit", "--quiet", "-am", "By hand")


@pytest.mark.parametrize("damage", [_lost, _unreadable], ids=["a record that git has lost", "a record that is none"])
def test_views_go_on_without_the_collaboration_that_cannot_be_read_and_say_so(two: Company, damage: Damage) -> None:
    shutil.rmtree(two.root / ".git/xcollab")  # what was read of it before would be remembered, and go on
    damage(two)
    assert two.did("zhou", "status", "q4")
    for words in (
        ("request", "list"),
        ("request", "list", "--json"),
        ("board",),
        ("inbox",),
        ("overdue",),
        ("metrics",),
    ):
        result = two.does("zhou", *words)
        assert result.code == 3, f"{words}: {result}"
        assert result.err.startswith("q3 is left out:\nerror: ") and TASK in result.err
        assert result.err.count("left out") == 1
        assert result.out
    assert "q4" in two.does("zhou", "request", "list").out
    alone = two.does("zhou", "status", "q3")
    assert (alone.code, alone.out) == (3, "")
    assert TASK in alone.err


VIEWS = (
    ("request", "list"), ("board",), ("inbox", "zhou"), ("overdue",), ("metrics",), ("status", "q4"), ("why", "q4"), ("history", "q4"),
    ("report", "q4"), ("export", "csv"), ("waiting",), ("member", "list"), ("department", "list"), ("task", "list", "--json"),
)  # fmt: skip


def committed(company: Company, path: str, content: str) -> None:
    """A file that somebody wrote by hand, in the last commit."""
    file = company.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    company.git("add", "--force", path)
    company.git("commit", "--quiet", "-m", "By hand")


@pytest.mark.parametrize("path", ["departments/tech.yaml", "calendar.yaml"])
def test_views_go_on_without_a_file_of_the_whole_workspace_and_say_so(two: Company, path: str) -> None:
    committed(two, path, "name: [\n")
    for words in VIEWS:
        result = two.does("zhou", *words)
        assert result.code == 3, f"{words}: {result}"
        assert result.err.startswith(f"{path} is left out:\nerror: ") and f"({path}:1)" in result.err
        assert result.err.count("left out") == 1
        assert result.out
    assert f"{path}:1: error" in two.does("zhou", "check", "--at", "HEAD").out
    assert "[check-errors]" in two.does("zhou", "doctor").out


def test_who_may_be_in_a_department_that_cannot_be_read_is_no_stranger(two: Company) -> None:
    committed(two, "departments/sales.yaml", "name: [\n")
    for words in (LOG, ("whoami",), ("inbox",)):
        result = two.does("li", *words)
        assert result.code == 3 and "(departments/sales.yaml:1)" in result.err and "not a member" not in result.err
    assert "[stranger]" not in two.does("li", "doctor").out
    assert "zhou" in two.did("zhou", "whoami")


STRAYS = ("collabs/q4/.DS_Store", "collabs/q4/notes.txt", "collabs/README.md", "departments/Thumbs.db", "collabs/Q5/request.yaml",
          "collabs/q3/logs/report/hello.yaml", "collabs/q3/tasks/report.yaml.orig", "collabs/con/request.yaml", "collabs/q6/x")  # fmt: skip


@pytest.mark.parametrize("path", STRAYS)
def test_views_go_on_with_a_stray_file_in_the_commit_and_name_it_where_they_look(two: Company, path: str) -> None:
    home, views = home_of(path), by_turns(VIEWS, 2, STRAYS.index(path))
    plain = {words: two.did("zhou", *words) for words in views if words != ("history", "q4")}
    committed(two, path, "x\n")
    for words, out in plain.items():
        result = two.does("zhou", *words)
        assert (result.code, len(result.out)) == (0, len(out)), result
        note = f"(1 files are no records and left out, such as {path}; `xcollab check --at HEAD` tells of them)"
        looks = not home or home in words or not {"q4", "member", "department"} & {*words}
        assert (note in result.err) is looks, words
    told = two.does("zhou", "check", "--at", "HEAD")
    assert told.code == 1 and path in told.out
    assert path in two.does("zhou", "check").out
    assert "[check-errors]" in two.does("zhou", "doctor").out
    two.did("li", *LOG)


@pytest.mark.parametrize("path", [TASK, "collabs/q4/request.yaml"])
def test_a_record_with_the_executable_bit_is_left_out_and_said_to_be(two: Company, path: str) -> None:
    two.git("update-index", "--chmod=+x", path)
    two.git("commit", "--quiet", "-m", "By hand")
    result = two.does("zhou", "request", "list")
    collab = path.split("/")[1]
    assert result.code == 3 and f"{collab} is left out:" in result.err and path in result.err
    assert two.does("zhou", "status", collab).code == 3


def test_doctor_tells_of_what_is_wrong_in_the_commit_and_mended_on_the_disk(two: Company) -> None:
    sound = (two.root / TASK).read_text()
    committed(two, TASK, "title: [\n")
    (two.root / TASK).write_text(sound)
    assert two.does("zhou", "board").code == 3
    assert two.did("zhou", "check")
    result = two.does("zhou", "doctor")
    assert result.code == 1 and "[committed-errors]" in result.out and f"1, such as {TASK}" in result.out
    two.git("commit", "--quiet", "-am", "Mended")
    assert "[committed-errors]" not in two.does("zhou", "doctor").out


def test_doctor_tells_of_every_file_whose_content_is_lost(working: Company) -> None:
    (working.root.parent / "photo.png").write_bytes(b"\x89PNG")
    working.did("li", *LOG, "--attach", "../photo.png")
    (attachment,) = (working.root / "collabs/q3/attachments").glob("*.png")
    (file,) = loose(working, f"HEAD:{attachment.relative_to(working.root)}")
    file.unlink()
    result = working.does("zhou", "doctor")
    assert result.code == 1
    assert (
        f"git has lost the content of files, or it is damaged: 1, such as {attachment.relative_to(working.root)}"
        in result.out
    )
    assert "git fetch --refetch" in result.out
