"""`sync` in two clones: what others did comes in, what was done here goes out, nothing is lost and nobody's file is touched."""

import json
from datetime import timedelta

import pytest

from tests.support.company import PEOPLE
from tests.support.shared import Clones, head


def test_what_both_did_is_in_both_clones_afterwards_and_told_in_sentences(clones: Clones) -> None:
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.theirs.did("wang", "task", "confirm", "page")
    assert "Went out to origin: 1\n  - Wang Qiang took on task q3/page, due 2024-07-10" in clones.theirs.did(
        "wang", "sync"
    )
    said = clones.ours.did("li", "sync")
    assert "Came in from origin: 1\n  - Wang Qiang took on task q3/page, due 2024-07-10" in said
    assert "Went out to origin: 1\n  - Li Na logged q3/report" in said
    clones.theirs.did("wang", "sync")
    assert head(clones.ours) == head(clones.theirs)
    assert clones.ours.git("status", "--porcelain") == ""
    assert "nothing wrong" in clones.ours.did("zhou", "check")
    assert "Nothing new: you and origin have the same." in clones.ours.did("li", "sync")


def test_a_replayed_act_keeps_its_author_date_and_trailers(clones: Clones) -> None:
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    before = clones.ours.git("log", "-1", "--format=%an %ae %ad%n%B")
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.both_synced()
    assert clones.ours.git("log", "-1", "--format=%an %ae %ad%n%B") == before


def test_a_colleague_whose_clock_is_ahead_keeps_nobody_from_sharing(clones: Clones) -> None:
    now = clones.ours.clock
    clones.theirs.did(
        "li", "task", "log", "report", "-s", "doing", "-m", "from tomorrow", at=f"{now + timedelta(days=1)}"
    )
    clones.theirs.did("li", "sync")
    clones.ours.did("li", "sync", at=f"{now}")
    for words in ("first", "second"):
        clones.ours.did("li", "task", "comment", "report", "-m", words)
    assert "nothing wrong" in clones.ours.did("li", "check", "--base", "origin/main")
    assert "Went out to origin: 2" in clones.ours.did("li", "sync")


def test_programs_get_the_same_as_json(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    told = json.loads(clones.ours.did("li", "sync", "--json"))
    assert (told["remote"], told["branch"], told["shared"], len(told["came"])) == ("origin", "main", True, 1)
    assert [one["reason"] for one in told["parked"]] == ["report is cancelled; “log progress” is not possible"]


def test_names_and_words_stay_what_they_are_where_git_is_set_to_another_encoding(
    clones: Clones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PEOPLE, "li", ("李娜", "sales"))
    clones.ours.git("config", "i18n.logOutputEncoding", "GBK")
    clones.ours.git("config", "log.showSignature", "true")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.both_synced()
    assert clones.theirs.git("log", "-1", "--format=%an").strip() == "李娜"


def test_uncommitted_changes_that_would_be_overwritten_are_named_and_others_are_left_as_they_are(
    clones: Clones,
) -> None:
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "sync")
    page, notes = clones.ours.root / "collabs/q3/tasks/page.yaml", clones.ours.root / "notes.txt"
    page.write_text(page.read_text() + "# mine\n")
    notes.write_text("mine")
    clones.ours.git("add", "notes.txt")
    result = clones.ours.does("li", "sync")
    assert result.code == 1
    assert "uncommitted changes stand in the way: collabs/q3/tasks/page.yaml" in result.err
    clones.ours.git("checkout", "-q", "--", "collabs")
    clones.ours.did("li", "sync")
    assert clones.ours.git("status", "--porcelain") == "A  notes.txt\n"


def test_in_the_middle_of_a_git_operation_nothing_is_synced(clones: Clones) -> None:
    (clones.ours.root / ".git/MERGE_HEAD").write_text(head(clones.ours))
    result = clones.ours.does("li", "sync")
    assert result.code == 4
    assert "merge" in result.err


def test_so_many_files_beside_the_workspace_are_shared_that_no_command_line_holds_their_names(clones: Clones) -> None:
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    deep = clones.ours.root / ("vendor/" + "/".join(["a" * 200] * 5))
    deep.mkdir(parents=True)
    for number in range(2500):
        (deep / f"{number}.js").touch()
    clones.ours.git("add", "vendor")
    clones.ours.git("commit", "-qm", "Vendored")
    assert "Went out to origin: 1" in clones.ours.did("zhou", "sync")
    clones.theirs.did("zhou", "sync")
    assert head(clones.ours) == head(clones.theirs)


def test_a_file_that_is_none_of_ours_is_left_to_git(clones: Clones) -> None:
    for clone, text in ((clones.theirs, "theirs\n"), (clones.ours, "ours\n")):
        (clone.root / "README.md").write_text(text)
        clone.git("add", "README.md")
        clone.git("commit", "-qm", "readme")
    clones.theirs.did("zhou", "sync")
    result = clones.ours.does("zhou", "sync")
    assert result.code == 4
    assert "README.md was changed here and by others" in result.err
    assert "git pull --rebase origin main" in result.err


def test_a_clean_merge_by_hand_is_flattened_and_one_with_a_decision_in_it_is_left_to_git(clones: Clones) -> None:
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.git("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    clones.theirs.did("wang", "task", "comment", "page", "-m", "begun")
    clones.theirs.did("wang", "sync")
    clones.ours.did("li", "sync")
    assert clones.ours.git("rev-list", "--count", "--merges", "HEAD").strip() == "0"
    clones.ours.did("li", "task", "comment", "report", "-m", "one more")
    clones.theirs.did("wang", "sync")
    clones.theirs.did("wang", "task", "comment", "page", "-m", "again")
    clones.theirs.did("wang", "sync")
    clones.ours.git("pull", "--quiet", "--no-rebase", "--no-commit", "origin", "main")
    (clones.ours.root / "collabs/q3/tasks/page.yaml").write_text("title: mine\n")
    clones.ours.git("add", "-A")
    clones.ours.git("commit", "-qm", "merged my way")
    clones.theirs.did("wang", "task", "comment", "page", "-m", "and again")
    clones.theirs.did("wang", "sync")
    result = clones.ours.does("li", "sync")
    assert result.code == 1
    assert "is a merge in which something was decided by hand" in result.err


def test_on_a_branch_of_ones_own_it_says_so_and_tells_only_what_is_new_there(clones: Clones) -> None:
    clones.ours.git("remote", "set-head", "origin", "main")
    clones.ours.git("switch", "--quiet", "-c", "mine")
    clones.ours.did("li", "task", "comment", "page", "-m", "Seen")
    said = clones.ours.did("li", "sync")
    assert said.startswith("Went out to origin: 1\n  - Li Na commented on q3/page: Seen\nThis is branch mine: ")
    clones.ours.git("switch", "--quiet", "main")
    assert clones.ours.did("li", "sync") == "Nothing new: you and origin have the same.\n"


def test_the_workspace_may_be_a_subdirectory_of_the_repository(clones: Clones) -> None:
    (clones.ours.root / "sub").mkdir()
    for name in ("collabs", "calendar.yaml", "departments", "xcollab.yaml"):
        clones.ours.git("mv", name, f"sub/{name}")
    clones.ours.git("commit", "-qm", "moved")
    clones.ours.git("push", "-q", "origin", "main")
    clones.theirs.git("pull", "-q", "origin", "main")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done", cwd=clones.ours.root / "sub")
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page", cwd=clones.theirs.root / "sub")
    clones.theirs.did("zhou", "sync", cwd=clones.theirs.root / "sub")
    clones.ours.did("zhou", "task", "edit", "page", "--description", "D", cwd=clones.ours.root / "sub")
    clones.ours.did("li", "sync", cwd=clones.ours.root / "sub")
    text = (clones.ours.root / "sub/collabs/q3/tasks/page.yaml").read_text()
    assert "title: Landing page" in text and "description: D" in text


@pytest.mark.parametrize(
    "trailers",
    ["Xcollab-Fields:", "Xcollab-Fields: due", "Xcollab-Act:", "Xcollab-Subject:", "Xcollab-Subject: q3/report",
     "Xcollab-Act:\nXcollab-Subject:\nXcollab-Fields:"],
)  # fmt: skip
def test_a_trailer_that_is_empty_or_stands_twice_is_read_the_same_by_sync_undo_and_history(
    clones: Clones, trailers: str
) -> None:
    page = clones.theirs.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text().replace("Web page", "Landing page"))
    told = "Xcollab-Act: task.edit\nXcollab-Collab: q3\nXcollab-Subject: q3/page\nXcollab-Fields: title"
    clones.theirs.git("commit", "-qam", f"Edit\n\n{told}\n{trailers}", "--cleanup=verbatim")
    clones.theirs.did("zhou", "task", "comment", "page", "-m", "why not")
    clones.theirs.did("zhou", "undo")
    about = "report" if trailers.endswith("q3/report") else "page"
    fields = "title; due" if trailers.endswith("due") else "title"
    sentence = f"Zhou Min edited task q3/{about} ({fields})"
    assert sentence in clones.theirs.did("zhou", "sync")
    assert sentence in clones.ours.did("zhou", "sync")
    assert sentence in clones.ours.did("zhou", "history", "--collab", "q3")
    assert f"xcollab task edit q3/{about}" in clones.ours.does("zhou", "undo").err


@pytest.mark.parametrize("date", ["@253402300900 +0000", "@1720000000 +2500", "@1720000000 +9999", "@5 +0000"])
def test_a_commit_with_a_date_that_no_calendar_holds_is_told_like_others_and_not_shared(
    clones: Clones, date: str
) -> None:
    known = date == "@5 +0000"
    clones.ours.did("wang", "task", "confirm", "page")
    clones.ours.did("wang", "sync")
    dates = f"GIT_AUTHOR_DATE='{date}' GIT_COMMITTER_DATE='{date}'"
    forge = f"!{dates} git commit --quiet --amend --no-edit --reset-author"
    for title in ("Page", "Landing page"):
        clones.theirs.did("zhou", "task", "edit", "page", "--title", title)
        clones.theirs.git("-c", f"alias.forge={forge}", "forge")
    clones.theirs.did("zhou", "doctor")
    clones.theirs.did("zhou", "undo")
    assert clones.theirs.git("log", "-1", "--format=@%at").strip() == date.partition(" ")[0]
    if known:
        clones.theirs.did("zhou", "sync")
    else:
        assert "[odd-commit]" in clones.theirs.does("zhou", "sync").err
        clones.theirs.git("pull", "--quiet", "--no-rebase", "origin", "main")
        clones.theirs.git("push", "--quiet", "origin", "main")
    assert "edited task q3/page (title)" in clones.ours.did("zhou", "sync")
    assert "edited task q3/page (title)" in clones.ours.did("zhou", "history", "--collab", "q3")
    assert ("[odd-commit]" in clones.ours.does("zhou", "check", "--base", "HEAD~2").out) is not known


def test_sync_shares_no_file_that_is_not_what_its_statement_says(clones: Clones) -> None:
    ours = clones.ours
    (ours.root.parent / "a.txt").write_text("as it was attached")
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "x", "--attach", "../a.txt")
    (path,) = (path for path in ours.git("show", "--name-only", "--format=").split() if path.endswith(".txt"))
    (ours.root / path).write_text("As it was attached")
    ours.git("commit", "-qa", "--amend", "--no-edit")
    result = ours.does("li", "sync")
    assert result.code != 0
    assert "[attachment-other-bytes]" in result.err
    clones.theirs.did("wang", "sync")
    assert not list(clones.theirs.root.glob(path))


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [("README.md", "mine\n", "outside-layout"), ("Departments/x.yaml", "name: X\n", "name-variant")],
)
def test_what_the_judge_of_a_pull_request_finds_wrong_does_not_go_out(
    clones: Clones, path: str, text: str, code: str
) -> None:
    """Files that no record tells of, by somebody who is no admin: a server's hook would refuse them."""
    (clones.ours.root / path).parent.mkdir(exist_ok=True)
    (clones.ours.root / path).write_text(text)
    clones.ours.git("add", path)
    clones.ours.git("commit", "--quiet", "-m", "About us", "--author", "Li Na <li@example.com>")
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("zhou", "sync")
    result = clones.ours.does("li", "sync")
    assert result.code == 1
    assert code in result.err
    assert "About us" in result.err
    assert "About us" not in clones.theirs.git("--git-dir", str(clones.bare), "log", "--format=%s", "main")
