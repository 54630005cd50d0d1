"""Plans edited by hand: the acts whose plan it is take valid edits over, comments and all, and refuse wrong ones with their line."""

from pathlib import Path

import pytest

from tests.support.bystanders import of_last_commit, state
from tests.support.company import Company
from tests.support.writing_acts import DRAFT

REQUEST, TASK = "collabs/q3/request.yaml", "collabs/q3/tasks/page.yaml"
REVISE = ("request", "revise", "q3", "--reason", "Paper is late")
EDIT = ("task", "edit", "page")
SUBMIT = ("request", "submit", "q4")
ADOPTING = [("collabs/q4/request.yaml", SUBMIT), (REQUEST, REVISE), (TASK, EDIT)]


def edit(company: Company, path: str, old: str, new: str) -> Path:
    """Change a file by hand."""
    file = company.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


@pytest.mark.parametrize("staged", [False, True], ids=["unstaged", "staged"])
@pytest.mark.parametrize(
    ("path", "words"), ADOPTING, ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else ""
)
def test_valid_hand_edits_are_committed_with_the_act_byte_for_byte(
    working: Company, path: str, words: tuple[str, ...], staged: bool
) -> None:
    working.did(DRAFT[0], *DRAFT[1])
    file = edit(working, path, "due: ", "# 与供应商商定 #12\ndue:   ")
    edit(working, path, "title: ", "x-cost:   0012   # ours\ntitle: ")
    edit(working, path, f"due:   {file.read_text().partition('due:   ')[2][:10]}", "due:   2024-08-15")
    if staged:
        working.git("add", path)
    by_hand = file.read_bytes()
    working.did("zhou", *words)
    assert file.read_bytes() == by_hand
    assert path in of_last_commit(working)
    assert working.git("show", f"HEAD:{path}").encode() == by_hand
    assert working.git("status", "--porcelain") == ""
    assert working.does("zhou", "check").code == 0


def test_a_flag_is_patched_into_a_plan_edited_by_hand(working: Company) -> None:
    edit(working, TASK, "title: Web page\n", "title:   'Landing page'  # with Sun\n")
    working.did("zhou", *EDIT, "--due", "2024-07-15")
    assert (working.root / TASK).read_text().startswith("title:   'Landing page'  # with Sun\n")
    assert "\ndue: 2024-07-15\n" in (working.root / TASK).read_text()
    assert working.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("path", "words"), ADOPTING, ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else ""
)
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("due: 2024", "due: 2024-02-30 # 2024", "“2024-02-30” is not a date"),
        ("title: ", "title： ", "a full-width colon stands after title"),
        ("title: ", "titel: ", "title is missing"),
        ("title: ", "\ttitle: ", "a tab stands at the beginning"),
        ("title: ", "title: fix #12 ", "everything from # on would be lost"),
    ],
)  # fmt: skip
def test_wrong_hand_edits_are_refused_with_file_and_line_and_stay(
    working: Company, path: str, words: tuple[str, ...], old: str, new: str, said: str
) -> None:
    working.did(DRAFT[0], *DRAFT[1])
    text = edit(working, path, old, new).read_text(encoding="utf-8")
    before = state(working)
    result = working.does("zhou", *words)
    assert (result.code, result.out) == (3, "")
    line = 1 if "missing" in said else next(n for n, line in enumerate(text.splitlines(), 1) if new.strip() in line)
    assert result.err.startswith(f"error: {said}")
    assert f" ({path}:{line})\n" in result.err
    assert "\nhint: " in result.err
    assert state(working) == before


@pytest.mark.parametrize("linked", [False, True], ids=["deleted", "turned into a link"])
def test_a_plan_that_is_no_file_any_more_is_not_taken_over(working: Company, linked: bool) -> None:
    file, outside = working.root / TASK, working.root.parent / "outside.yaml"
    file.rename(outside)
    if linked:
        file.symlink_to(outside)
    before, held = state(working), outside.read_bytes()
    result = working.does("zhou", *EDIT, "--due", "2024-07-15")
    assert (result.code, result.out) == (1, "")
    assert f"{TASK} {'is a link' if linked else 'has uncommitted edits'}" in result.err
    assert state(working) == before
    assert outside.read_bytes() == held


def test_hand_edits_of_another_plan_stay_out_of_the_act(working: Company) -> None:
    edit(working, REQUEST, "Launch in Q3", "Launch in autumn")
    before = working.git("diff")
    working.did("zhou", *EDIT, "--due", "2024-07-15")
    assert of_last_commit(working) == {TASK}
    assert working.git("diff") == before


def test_an_edit_without_a_change_is_refused(working: Company) -> None:
    for words in (EDIT, (*EDIT, "--title", "Web page")):
        result = working.does("zhou", *words)
        assert (result.code, result.out) == (2, "")
        assert "nothing would change" in result.err


def test_crlf_stays_in_a_plan_that_a_command_patches(working: Company) -> None:
    file = working.root / TASK
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    working.git("commit", "--quiet", "-am", "From Windows")
    working.did("zhou", *EDIT, "--due", "2024-07-15", "--criterion", "three vendors", "--criterion", "fast")
    text = file.read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") == 7
    assert b"due: 2024-07-15\r\n" in text
    assert working.git("show", "--format=", "--numstat").startswith("2\t2\t")
