"""Where git would store other bytes than are written, an act is refused before anything is written, and what lies there is told."""

import pytest

from tests.support.bystanders import state
from tests.support.company import Company

LOG = ("task", "log", "report", "-s", "doing", "-m", "half")
ATTACH = (*LOG, "--attach", "../draft.txt")
LARGE_FILES = "collabs/*/attachments/** filter=lfs diff=lfs merge=lfs -text"
"""What `git lfs track` writes."""


@pytest.fixture
def filtering(working: Company) -> Company:
    """A company whose git knows two filters: one that changes what it is given, as Git LFS does, and one that does not."""
    (working.root.parent / "draft.txt").write_text("Second draft\n")
    for name, clean in (("lfs", "sha256sum"), ("plain", "cat")):
        working.git("config", f"filter.{name}.clean", clean)
        working.git("config", f"filter.{name}.smudge", "cat")
        working.git("config", f"filter.{name}.required", "true")
    return working


def attributes(company: Company, line: str) -> None:
    (company.root / ".gitattributes").write_text(f"{line}\n")
    company.git("add", ".gitattributes")
    company.git("commit", "--quiet", "-m", "Attributes")


CHANGED = {
    "attachments under Git LFS": (LARGE_FILES, ATTACH, "attachments/", "filter=lfs"),
    "records under a filter": ("*.yaml filter=lfs", LOG, "logs/report/", "filter=lfs"),
    "records in another encoding": ("*.yaml working-tree-encoding=UTF-16", LOG, "logs/report/", "working-tree-encoding=UTF-16"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "words", "place", "attribute"), CHANGED.values(), ids=CHANGED)
def test_what_git_would_change_is_refused_before_anything_is_written(
    filtering: Company, line: str, words: tuple[str, ...], place: str, attribute: str
) -> None:
    attributes(filtering, line)
    before = state(filtering)
    for more in ((), ("--dry-run",), ("--no-commit",)):
        result = filtering.does("li", *words, *more)
        assert (result.code, result.out) == (4, "")
        assert "git would store other bytes of collabs/q3/" in result.err and place in result.err
        assert f"the attribute {attribute} changes them\nhint: take that attribute from `collabs/`" in result.err
    assert state(filtering) == before
    told = filtering.does("zhou", "doctor").out
    assert "[records-filtered]" in told and attribute in told
    (filtering.root / ".gitattributes").write_text("")
    filtering.git("commit", "--quiet", "-am", "Attributes again")
    filtering.did("li", *words)
    assert "[records-filtered]" not in filtering.does("zhou", "doctor").out


@pytest.mark.parametrize(
    "line", ["*.yaml filter=plain", "*.yaml filter=unknown", "*.yaml working-tree-encoding=UTF-8", "*.txt -text"]
)
def test_what_git_leaves_as_it_is_is_recorded(filtering: Company, line: str) -> None:
    attributes(filtering, line)
    filtering.did("li", *ATTACH)
    assert "nothing wrong" in filtering.did("zhou", "check")
    assert "nothing wrong" in filtering.did("zhou", "check", "--base", "HEAD~1")


def test_check_names_what_git_has_stored_otherwise_by_somebody_elses_hand(filtering: Company) -> None:
    filtering.did("li", *ATTACH)
    attributes(filtering, LARGE_FILES)
    filtering.git("add", "--renormalize", ".")
    filtering.git("commit", "--quiet", "-m", "Moved to Git LFS")
    result = filtering.does("zhou", "check")
    assert result.code == 1
    assert "collabs/q3/attachments/" in result.out and "[stored-otherwise]" in result.out
    assert filtering.does("zhou", "check", "--at", "HEAD").code == 1
