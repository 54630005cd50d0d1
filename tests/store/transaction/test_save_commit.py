"""One act is one commit: it holds the act's files and nothing else, and what others left lying about stays as it was."""

import resource

import pytest

from tests.support.bystanders import of_last_commit, scatter, state
from tests.support.company import Company
from tests.support.run.by_turns import by_turns
from tests.support.strategies import AWKWARD
from tests.support.writing_acts import ACTS, DRAFT
from xcollab.store.disk.layout import place
from xcollab.store.yaml.reading import read

MEETING = ("meeting", "add", "--kind", "weekly", "--held", "2024-07-04", "--attendee", "li")


@pytest.mark.parametrize("name", by_turns(ACTS, 2))
def test_every_act_is_one_commit_of_its_author_and_leaves_the_work_of_others_as_it_was(
    working: Company, name: str
) -> None:
    act = ACTS[name]
    act.prepare(working)
    scatter(working)
    head = working.git("rev-parse", "HEAD").strip()
    tracked_before = frozenset(working.git("ls-files", "-z").split("\0"))
    before = state(working)
    working.did(act.who, *act.words, at="2024-07-05T08:30+08:00")
    own = of_last_commit(working)
    after = state(working, own)
    assert after.stage == tuple(entry for entry in before.stage if entry.partition("\t")[2] not in own)
    assert (after.unstaged, after.staged, after.status) == (before.unstaged, before.staged, before.status)
    assert after.files == {path: content for path, content in before.files.items() if path not in own}
    assert (after.branch, after.git) == (before.branch, before.git)
    parents, author, date, message = working.git("show", "-s", "--format=%P%n%ae%n%aI%n%B", "HEAD").split("\n", 3)
    assert (parents, author, date) == (head, f"{act.who}@example.com", "2024-07-05T08:30:00+08:00")
    trailers = [line.partition(": ")[0] for line in message.strip().rpartition("\n\n")[2].splitlines()]
    of_collab = [] if name.startswith(("department", "member", "calendar", "channel")) else ["Xcollab-Collab"]
    changed = ["Xcollab-Fields"] if name in ("request edit", "task edit") else []
    assert trailers == ["Xcollab-Act", *of_collab, "Xcollab-Subject", *changed]
    assert working.does("zhou", "check", "--at", "HEAD").code == 0
    assert all((found := place(path)) and found.kind != "other" for path in own)
    assert frozenset(working.git("ls-files", "-z").split("\0")) - tracked_before <= own


def test_a_message_is_readable_where_git_is_set_to_another_encoding(working: Company) -> None:
    settings = working.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("language: en", "language: zh"))
    working.git("commit", "--quiet", "-am", "Our language")
    working.git("config", "i18n.commitEncoding", "GBK")
    working.did("wang", "task", "confirm", "page")
    assert "任务" in working.git("log", "-1", "--encoding=UTF-8", "--format=%s")


def test_begin_in_a_repository_with_work_in_it_commits_only_the_first_two_files(company: Company) -> None:
    root = company.root.parent / "fresh"
    root.mkdir()
    other = Company(root, company.environment)
    other.git("init", "--quiet")
    (root / "README.md").write_text("staged\n")
    other.git("add", "README.md")
    (root / "draft.txt").write_text("untracked\n")
    other.did("zhou", "init", "--name", "Acme", "--language", "en")
    assert of_last_commit(other) == {"xcollab.yaml", "departments/office.yaml"}
    assert other.git("status", "--porcelain") == "A  README.md\n?? draft.txt\n"


def test_a_new_file_has_the_mode_that_the_umask_leaves_and_a_patched_one_keeps_its_own(working: Company) -> None:
    plan = working.root / "collabs/q3/tasks/page.yaml"
    plan.chmod(0o600)
    working.did("zhou", "task", "edit", "page", "--title", "Landing page")
    working.did(
        "zhou", "task", "add", "flyer", "--title", "Flyer", "--owner", "sun", "--due", "2024-07-12", "--criterion", "c"
    )
    assert plan.stat().st_mode & 0o777 == 0o600
    assert (working.root / "collabs/q3/tasks/flyer.yaml").stat().st_mode & 0o111 == 0


@pytest.mark.parametrize("name", ["task log", "acceptance submit"])
def test_a_disk_that_takes_no_more_leaves_everything_as_it_was(working: Company, name: str) -> None:
    ACTS[name].prepare(working)
    scatter(working)
    (working.root.parent / "draft.txt").write_bytes(b"x" * 50_000)
    before = state(working)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        result = working.does(ACTS[name].who, *ACTS[name].words)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (result.code, result.out) == (4, "")
    assert ".txt cannot be written: File too large" in result.err
    assert state(working) == before


def test_a_text_too_long_for_a_file_is_refused_and_nothing_is_written(working: Company) -> None:
    before = state(working)
    result = working.does("li", "task", "comment", "report", "-m", "x" * 70_000)
    assert result.code == 3
    assert "a record has at most 65536" in result.err
    assert "attach long material instead of pasting it" in result.err
    assert state(working) == before


def test_bytes_that_are_no_text_are_refused_and_nothing_is_written(working: Company) -> None:
    before = state(working)
    for words in (
        ("task", "comment", "report", "-m", "a\udcffb"),
        ("task", "log", "report", "-s", "doing", "-m", "\udcff"),
    ):
        result = working.does("li", *words)
        assert (result.code, result.out) == (2, "")
        assert "the text holds an invisible control character" in result.err
    assert state(working) == before


def test_texts_with_every_awkward_character_are_kept_as_they_were_said_in_new_files_and_in_patched_ones(
    working: Company,
) -> None:
    texts = [text.strip() for text in AWKWARD if text.strip()]
    working.did(
        "li",
        *MEETING,
        *(f"--topic={text}" for text in texts),
        *(f"--decision={number} {text}" for number, text in enumerate(texts)),
    )
    (minutes,) = working.root.glob("collabs/q3/meetings/*-li-*.yaml")
    assert read(minutes.read_bytes()).data["topics"] == texts
    working.did("zhou", "task", "edit", "page", *(f"--criterion={text}" for text in texts))
    working.did(
        "zhou",
        "task",
        "edit",
        "page",
        *(f"--criterion={text}" for text in reversed(texts)),
        "--description",
        "\n".join(texts),
    )
    plan = read((working.root / "collabs/q3/tasks/page.yaml").read_bytes()).data
    assert plan["criteria"] == texts[::-1]
    assert plan["description"] == "\n".join(texts)
    assert working.does("zhou", "check").code == 0


@pytest.mark.parametrize("words", [
    ("department", "add", "con"),
    ("request", "new", "nul", *DRAFT[1][3:]),
    ("task", "add", "aux", *ACTS["task add"].words[3:]),
    ("task", "add", "request", *ACTS["task add"].words[3:]),
], ids=lambda words: " ".join(words[:3]))  # fmt: skip
def test_an_id_that_no_file_may_have_is_refused_and_nothing_is_written(
    working: Company, words: tuple[str, ...]
) -> None:
    before = state(working)
    result = working.does("zhou", *words)
    assert (result.code, result.out) in ((2, ""), (1, ""))
    assert f"“{words[2]}” is reserved and cannot be an id\nhint: choose another, such as {words[2]}-1" in result.err
    assert state(working) == before


def test_a_file_with_a_reserved_name_is_found_by_the_check(working: Company) -> None:
    (working.root / "departments/con.yaml").write_text("name: Con\n")
    assert (
        "departments/con.yaml:1: error: “con” is reserved and cannot be an id [reserved-id]"
        in working.does("zhou", "check").out
    )
