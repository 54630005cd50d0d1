"""The three sources, a revision, the index and the working tree, list and read a committed workspace alike."""

import os
from pathlib import Path

import pytest

from tests.support.bystanders import of_last_commit
from tests.support.company import Company
from xcollab.store.files.loading import load
from xcollab.store.git.repository import Repository
from xcollab.store.git.sources import Listed, Source
from xcollab.store.yaml.reading import Unreadable

TASK = "collabs/q3/tasks/page.yaml"


def sources(company: Company) -> dict[str, Source]:
    repository = Repository(company.root, company.environment)
    return {"revision": repository.at(), "index": repository.staged(), "working tree": repository.working_tree()}


def special(source: Source) -> list[tuple[str, str]]:
    """The files that the source reports as not belonging there."""
    codes = ("special-file", "unknown-file")
    return [(problem.path, problem.code) for problem in load(source).problems if problem.code in codes]


def test_a_committed_workspace_is_the_same_in_all_three(working: Company) -> None:
    revision, index, tree = sources(working).values()
    listed = revision.list()
    assert listed == index.list() == tree.list()
    assert [file.path for file in listed] == working.git("ls-files").splitlines()
    assert all(file.regular for file in listed)
    paths = [file.path for file in listed]
    assert dict(revision.read(paths)) == dict(index.read(paths)) == dict(tree.read(paths))
    assert revision.read(paths)[TASK] == (working.root / TASK).read_bytes()
    assert load(revision).snapshot == load(index).snapshot == load(tree).snapshot


def test_a_source_that_is_asked_for_nothing_reads_nothing(working: Company) -> None:
    for source in sources(working).values():
        source.list()
        assert dict(source.read([])) == {}


def test_each_source_reads_its_own_version_of_a_file(working: Company) -> None:
    file = working.root / TASK
    old = file.read_bytes()
    file.write_bytes(old + b"# staged\n")
    working.git("add", TASK)
    file.write_bytes(old + b"# not staged\n")
    read = {}
    for name, source in sources(working).items():
        source.list()
        read[name] = source.read([TASK])[TASK]
    assert read == {"revision": old, "index": old + b"# staged\n", "working tree": old + b"# not staged\n"}


def test_files_outside_the_workspaces_own_directories_are_nobodys_business(working: Company) -> None:
    for name in ("README.md", "xcollab.yml", "src/a.yaml", ".github/workflows/ci.yml", "collabs/.hidden.swp"):
        (working.root / name).parent.mkdir(parents=True, exist_ok=True)
        (working.root / name).write_text("- [\n")
    assert working.did("zhou", "check") == "Files checked: 24; nothing wrong.\n"


def test_a_link_is_reported_by_all_three(working: Company) -> None:
    (working.root / TASK).rename(working.root / "page.yaml")
    (working.root / TASK).symlink_to("../../../page.yaml")
    (working.root / "collabs/q3/meetings/20240703T010000Z-li-abcd.yaml").symlink_to("/etc/passwd")
    working.git("add", "--all")
    working.git("commit", "--quiet", "-m", "Links")
    for source in sources(working).values():
        assert special(source) == [
            ("collabs/q3/meetings/20240703T010000Z-li-abcd.yaml", "special-file"),
            (TASK, "special-file"),
        ]


def test_a_link_to_a_directory_is_reported_by_all_three_and_not_followed(working: Company) -> None:
    outside = working.root.parent / "outside"
    outside.mkdir()
    (outside / "request.yaml").write_text("title: secret\n")
    (working.root / "collabs/q9").symlink_to(outside, target_is_directory=True)
    working.git("add", "--all")
    working.git("commit", "--quiet", "-m", "A link")
    for source in sources(working).values():
        assert special(source) == [("collabs/q9", "special-file")]
        assert "q9" not in load(source).snapshot.collabs


def test_a_program_is_reported_by_all_three(working: Company) -> None:
    (working.root / TASK).chmod(0o755)
    working.git("commit", "--quiet", "-am", "A program")
    for source in sources(working).values():
        assert special(source) == [(TASK, "special-file")]
    result = working.does("zhou", "check")
    assert f"{TASK}:1: error: {TASK} is a link, a program or a special file [special-file]" in result.out
    assert result.code == 1


def test_a_submodule_is_reported_by_revision_and_index_and_its_files_by_the_working_tree(working: Company) -> None:
    inner = Company(working.root.parent / "inner", working.environment)
    inner.root.mkdir()
    inner.git("init", "--quiet")
    inner.git("commit", "--quiet", "--allow-empty", "-m", "First")
    working.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(inner.root), "departments/legal.yaml"
    )
    working.git("commit", "--quiet", "-m", "A submodule")
    (working.root / "departments/legal.yaml/a.yaml").write_text("name: x\n")
    revision, index, tree = sources(working).values()
    assert special(revision) == special(index) == [("departments/legal.yaml", "special-file")]
    assert special(tree) == [("departments/legal.yaml/a.yaml", "unknown-file")]


def test_a_pipe_is_reported_and_not_waited_for(working: Company) -> None:
    os.mkfifo(working.root / "collabs/q3/tasks/pipe.yaml")
    tree = sources(working)["working tree"]
    assert special(tree) == [("collabs/q3/tasks/pipe.yaml", "special-file")]


@pytest.mark.parametrize("name", ["Notes.txt", "tasks/Report.YAML", "tasks/über.yaml", "logs/report/note.yaml", "tasks/a b.yaml",
                                  "tasks/deep/er.yaml", "request.yaml.orig", "attachments/photo.png", "tasks/-x.yaml"])  # fmt: skip
def test_a_file_of_another_name_is_reported_by_all_three(working: Company, name: str) -> None:
    path = working.root / "collabs/q3" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("title: x\n")
    working.git("add", "--all")
    working.git("commit", "--quiet", "-m", "Something else")
    for source in sources(working).values():
        assert special(source) == [(f"collabs/q3/{name}", "unknown-file")]


def test_a_file_whose_name_is_no_text_is_reported_without_failing(working: Company) -> None:
    Path(os.fsdecode(os.fsencode(working.root) + b"/collabs/q3/tasks/\xff\x1b[31m.yaml")).write_text("title: x\n")
    for words in (["check"], ["check", "--json"], ["board"]):
        result = working.does("zhou", *words)
        assert result.code in (0, 1)
        assert "unknown-file" in result.out or words == ["board"]
    assert "\x1b" not in working.does("zhou", "check").out
    working.git("add", "--all")
    assert working.does("zhou", "check", "--staged").code == 1


def test_a_conflict_in_the_index_is_read_without_failing(working: Company) -> None:
    file = working.root / TASK
    text = file.read_text()
    working.git("switch", "--quiet", "-c", "theirs")
    file.write_text(text.replace("Web page", "Their page"))
    working.git("commit", "--quiet", "-am", "Theirs")
    working.git("switch", "--quiet", "main")
    file.write_text(text.replace("Web page", "Our page"))
    working.git("commit", "--quiet", "-am", "Ours")
    with pytest.raises(AssertionError, match="git merge"):
        working.git("merge", "--quiet", "theirs")
    assert f"{TASK}:1: error: an unfinished merge" in working.does("zhou", "check").out
    assert working.does("zhou", "check", "--staged").code == 0


def test_a_file_that_vanishes_while_it_is_read_is_named(working: Company) -> None:
    tree = Repository(working.root, working.environment).working_tree()
    assert Listed(TASK, regular=True) in tree.list()
    (working.root / TASK).unlink()
    told = tree.read([TASK])[TASK]
    assert isinstance(told, Unreadable)
    assert told.code == "unreadable-file"


def test_an_attachment_of_many_bytes_is_not_read_by_the_check(working: Company) -> None:
    big = working.root.parent / "big.bin"
    big.write_bytes(bytes(range(256)) * 4096)
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "x", "--attach", str(big))
    assert any(path.endswith(".bin") for path in of_last_commit(working))
    for source in sources(working).values():
        loaded = load(source)
        assert loaded.problems == []
        assert sum(path.endswith(".bin") for path in loaded.attachments) == 1
        assert not any(path.endswith(".bin") for path in loaded.files)
