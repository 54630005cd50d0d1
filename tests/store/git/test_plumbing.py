"""Trees merged and edited beside the working tree, and the branch moved with its files."""

from pathlib import Path

import pytest

from tests.support.company import Company
from xcollab.errors import Refused
from xcollab.store.git.plumbing import edited, merged, recommitted, replayed, tree_of
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.journal import Journal, Plan, token
from xcollab.store.transaction.move_branch import move
from xcollab.store.transaction.recovery import recover


@pytest.fixture
def repository(company: Company) -> Repository:
    return Repository(company.root, {**company.environment, "GIT_AUTHOR_NAME": "Z", "GIT_AUTHOR_EMAIL": "zhou@example.com",
                                     "GIT_COMMITTER_NAME": "Z", "GIT_COMMITTER_EMAIL": "zhou@example.com"})  # fmt: skip


def _commit(repository: Repository, files: dict[str, bytes | None], on: str = "HEAD") -> str:
    tree = edited(repository.git, tree_of(repository.git, on), files)
    return recommitted(repository.git, tree, (repository.commit(on),), repository.commit())


def _read(repository: Repository, commit: str, path: str) -> str:
    return repository.git.run("cat-file", "blob", f"{commit}:{path}").text


def test_an_edited_tree_has_the_new_files_and_not_the_deleted_ones_and_the_users_index_is_untouched(
    repository: Repository,
) -> None:
    before = (repository.root / ".git/index").read_bytes()
    made = _commit(repository, {"collabs/q3/说明.txt": "你好".encode(), "departments/tech.yaml": None})
    assert _read(repository, made, "collabs/q3/说明.txt") == "你好"
    assert repository.git.ask("cat-file", "-e", f"{made}:departments/tech.yaml").code
    assert (repository.root / ".git/index").read_bytes() == before


def test_two_sides_that_write_different_files_merge_clean_and_the_same_line_is_told_with_its_three_versions(
    repository: Repository,
) -> None:
    base = _commit(repository, {"a.txt": b"one\n"})
    ours, theirs = _commit(repository, {"a.txt": b"two\n"}, base), _commit(repository, {"b.txt": b"b\n"}, base)
    clean = merged(repository.git, ours, theirs)
    assert clean.conflicts == {}
    assert _read(repository, clean.tree, "a.txt") + _read(repository, clean.tree, "b.txt") == "twob"
    other = _commit(repository, {"a.txt": b"three\n"}, base)
    sides = merged(repository.git, ours, other).conflicts["a.txt"]
    versions = [repository.git.run("cat-file", "blob", str(blob)).text for blob in sides]
    assert versions == ["one", "two", "three"]


def test_a_replayed_commit_brings_only_its_own_change(repository: Repository) -> None:
    first = _commit(repository, {"a.txt": b"a\n"})
    second = _commit(repository, {"b.txt": b"b\n"}, first)
    result = replayed(repository.git, second, repository.commit())
    assert result.conflicts == {}
    assert _read(repository, result.tree, "b.txt") == "b"
    assert repository.git.ask("cat-file", "-e", f"{result.tree}:a.txt").code


def test_a_replayed_commit_keeps_its_author_their_date_and_every_byte_of_its_message(company: Company) -> None:
    company.git(
        "commit", "--allow-empty", "-qm", "标题\n\n正文  两个空格\n\nXcollab-Act: x", "--date=2024-05-06T07:08:09+0530"
    )
    repository = Repository(
        company.root, company.environment | {"GIT_COMMITTER_NAME": "Other", "GIT_COMMITTER_EMAIL": "o@x"}
    )
    again = recommitted(repository.git, tree_of(repository.git, "HEAD"), (), repository.commit())
    wanted = "%an%n%ae%n%ad%n%B"
    assert company.git("log", "-1", f"--format={wanted}", again) == company.git("log", "-1", f"--format={wanted}")
    assert company.git("log", "-1", "--format=%cn", again).strip() == "Other"


def _begun(repository: Repository, old: str, new: str) -> Journal:
    """A move that was begun, and then nothing."""
    journal = Journal(repository)
    journal.begin(Plan(act="move", old=old, new=new, token=token()), {})
    return journal


def test_moving_brings_branch_index_and_files_and_leaves_what_was_staged_or_edited_elsewhere(
    repository: Repository,
) -> None:
    new = _commit(repository, {"collabs/q3/a.yaml": b"a\n", "departments/tech.yaml": None})
    (repository.root / "xcollab.yaml").write_text("edited by hand")
    (repository.root / "notes.txt").write_text("mine")
    repository.git.run("add", "notes.txt")
    move(repository, new, "test")
    assert repository.commit() == new
    assert (repository.root / "collabs/q3/a.yaml").read_text() == "a\n"
    assert not (repository.root / "departments/tech.yaml").exists()
    assert repository.git.run("status", "--porcelain").text.splitlines() == ["A  notes.txt", " M xcollab.yaml"]


def test_a_file_in_the_way_is_named_and_nothing_moves(repository: Repository) -> None:
    before, new = repository.commit(), _commit(repository, {"departments/tech.yaml": b"name: T\n", "new.txt": b"n"})
    (repository.root / "departments/tech.yaml").write_text("edited by hand")
    (repository.root / "new.txt").write_text("mine")
    with pytest.raises(Refused) as refused:
        move(repository, new, "test")
    assert refused.value.arguments["paths"] == ["departments/tech.yaml", "new.txt"]
    assert repository.commit() == before
    assert (repository.root / "new.txt").read_text() == "mine"


@pytest.mark.parametrize("brought_up", [0, 1, 2])
def test_what_a_kill_left_half_done_is_finished_by_the_next_command(repository: Repository, brought_up: int) -> None:
    old = repository.commit()
    new = _commit(repository, {"a.yaml": b"a\n", "departments/tech.yaml": None, "xcollab.yaml": b"name: new\n"})
    journal = _begun(repository, old, new)
    repository.git.run("update-ref", "HEAD", new, old)
    if brought_up:
        (repository.root / "a.yaml").write_text("a\n")
    if brought_up == 2:
        (repository.root / "departments/tech.yaml").unlink()
        (repository.root / ".git/index.lock").hardlink_to(journal.home / "lock")
    recover(repository)
    assert repository.git.run("status", "--porcelain").text == ""
    assert not journal.there
    recover(repository)


def test_a_file_written_in_since_the_kill_is_left_to_its_writer(repository: Repository) -> None:
    old, new = repository.commit(), _commit(repository, {"a.yaml": b"a\n"})
    _begun(repository, old, new)
    repository.git.run("update-ref", "HEAD", new, old)
    (repository.root / "a.yaml").write_text("somebody's own\n")
    recover(repository)
    assert (repository.root / "a.yaml").read_text() == "somebody's own\n"


def test_in_a_worktree_everything_private_is_where_git_says(repository: Repository, tmp_path: Path) -> None:
    repository.git.run("worktree", "add", "-q", str(tmp_path / "tree"), "-b", "side")
    side = Repository(tmp_path / "tree", repository.git.environment)
    move(side, _commit(repository, {"a.yaml": b"a\n"}), "test")
    assert (tmp_path / "tree/a.yaml").read_text() == "a\n"
    assert not (repository.root / "a.yaml").exists()
