"""A workspace says which xcollab may write in it; an older one reads what it can, says what is needed, and writes nothing."""

import re
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.shared import Clones, head
from xcollab import __version__
from xcollab.schema.version import numbers, present, too_old_for
from xcollab.store.files.installer import renewing

NEEDS = "this workspace needs xcollab 99.10; this is"
LOG = ("task", "log", "report", "-s", "doing", "-m", "x")


@pytest.fixture
def newer(working: Company) -> Company:
    """A workspace in which a newer xcollab has been at work."""
    settings = working.root / "xcollab.yaml"
    lines = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith("requires")]
    settings.write_text("\n".join([*lines, "requires: '99.10'", ""]), "utf-8")
    working.git("commit", "-qam", "Made ready for xcollab 99.10")
    return working


@pytest.mark.parametrize(
    ("older", "newer"),
    [("0.9", "0.10"), ("0.3", "0.3.1"), ("0.3.9", "0.4"), ("0.99.99", "1"), ("0.3.0.dev4", "0.3.1"), ("9", "10.0")],
)
def test_versions_are_compared_by_their_numbers(older: str, newer: str) -> None:
    assert numbers(older) < numbers(newer)
    assert too_old_for(newer, older)
    assert not too_old_for(older, newer)


def test_the_same_version_may_be_written_with_fewer_numbers() -> None:
    assert numbers("0.3") == numbers("0.3.0")
    assert not too_old_for(present())


def test_a_new_workspace_needs_the_version_that_began_it(tmp_path: Path, company: Company) -> None:
    company.did("zhou", "init", "new", "--member", "zhou")
    assert f"requires: '{present()}'\n" in (company.root / "new/xcollab.yaml").read_text("utf-8")


ACTS = {
    "an act": ("li", *LOG),
    "a dry run": ("li", *LOG, "--dry-run"),
    "a plan": ("zhou", "task", "edit", "report", "--title", "New"),
    "a person": ("zhou", "member", "add", "xu", "--name", "Xu", "--email", "xu@example.com", "--department", "sales"),
    "a redaction": ("zhou", "redact", "LAST", "--field", "text", "--reason", "r"),
    "an undo": ("li", "undo"),
    "code owners": ("zhou", "forge", "codeowners", "--for", "github", "--write"),
    "an upgrade, which never lowers": ("zhou", "upgrade"),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_older_xcollab_writes_nothing(newer: Company, name: str) -> None:
    last = max(path.stem for path in newer.root.glob("collabs/q3/logs/report/*-li-*.yaml"))
    before = newer.git("rev-parse", "HEAD")
    who, *words = (word.replace("LAST", last) for word in ACTS[name])
    result = newer.does(who, *words)
    assert result.code == 3, result
    assert NEEDS in result.err
    assert f"install a newer xcollab: `{renewing()}`\n" in result.err
    assert (newer.git("rev-parse", "HEAD"), newer.git("status", "--porcelain")) == (before, "")
    assert "本工作区需要 xcollab 99.10" in newer.does(who, "--lang", "zh", *words).err


def test_an_older_xcollab_reads_what_it_knows(newer: Company) -> None:
    assert "report" in newer.did("li", "board")
    assert "nothing wrong" in newer.did("li", "check")


def test_what_it_does_not_know_is_told_as_what_a_newer_one_would(newer: Company) -> None:
    (log,) = newer.root.glob("collabs/q3/logs/report/*T090000Z-li-*.yaml")
    with (newer.root / "xcollab.yaml").open("a", encoding="utf-8") as settings:
        settings.write("quorum: 3\n")
    with (newer.root / "collabs/q3/tasks/poster.yaml").open("a", encoding="utf-8") as task:
        task.write("effort: 3d\n")
    log.write_text(log.read_text("utf-8").replace("act: progress", "act: estimate"), "utf-8")
    result = newer.does("li", "check")
    told = {line.partition(":")[0] for line in result.out.splitlines() if line.endswith("[newer-needed]")}
    assert told == {"xcollab.yaml", "collabs/q3/tasks/poster.yaml", log.relative_to(newer.root).as_posix()}
    assert "[unknown-" not in result.out
    newer.git("commit", "-qam", "By a newer one")
    assert "Sales" in newer.did("li", "department", "list"), "unknown settings hide nothing"
    assert NEEDS in newer.does("li", "board").err


def test_the_same_mistakes_are_mistakes_where_no_newer_version_is_needed(working: Company) -> None:
    with (working.root / "collabs/q3/tasks/poster.yaml").open("a", encoding="utf-8") as task:
        task.write("effort: 3d\n")
    assert "[unknown-key]" in working.does("li", "check").out


def test_admins_raise_it_to_the_running_version_in_one_commit(working: Company) -> None:
    settings = working.root / "xcollab.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace(f"requires: '{present()}'", "requires: '0.0.9'  # so far"), "utf-8"
    )
    working.git("commit", "-qam", "As it was")
    refused = working.does("li", "upgrade")
    assert (refused.code, "that is for admins" in refused.err) == (1, True)
    assert f"needs xcollab {present()} from now on" in working.did("zhou", "upgrade")
    assert re.search(rf"(?m)^requires: '{present()}' +# so far$", settings.read_text("utf-8"))
    assert working.git("diff", "--name-only", "HEAD~1", "HEAD").split() == ["xcollab.yaml"]
    assert f"needs xcollab {present()} already" in working.did("zhou", "upgrade")
    assert __version__.startswith(present())


def test_sync_brings_nothing_in_that_needs_a_newer_one(clones: Clones) -> None:
    settings = clones.theirs.root / "xcollab.yaml"
    settings.write_text(re.sub(r"(?m)^requires: .*$", "requires: '99.10'", settings.read_text("utf-8")), "utf-8")
    clones.theirs.git("commit", "-qam", "Made ready for xcollab 99.10")
    clones.theirs.git("push", "-q", "origin", "main")
    clones.ours.did("li", *LOG)
    before = head(clones.ours)
    result = clones.ours.does("li", "sync")
    assert (result.code, NEEDS in result.err) == (3, True)
    assert (head(clones.ours), clones.ours.git("status", "--porcelain")) == (before, "")
