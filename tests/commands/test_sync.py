"""`sync` in two clones: what others did comes in, what was done here goes out, nothing is lost and nobody's file is touched."""

import json
from pathlib import Path

import pytest

from tests.company import PEOPLE, Company
from tests.store.shared import Clones, head, share
from xcollab.store.remote import last_words


@pytest.fixture
def clones(working: Company, tmp_path: Path) -> Clones:
    """q3 in progress (see tests/store/midflight.py), in two clones of one bare repository."""
    return share(working, tmp_path)


def _task(company: Company, task: str) -> str:
    return (company.root / f"collabs/q3/tasks/{task}.yaml").read_text()


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


def test_two_fields_of_one_task_changed_on_neighbouring_lines_both_stand_with_their_comments(clones: Clones) -> None:
    page = clones.theirs.root / "collabs/q3/tasks/page.yaml"
    page.write_text("# agreed with the agency\n" + page.read_text())
    clones.theirs.git("commit", "-qam", "a remark")
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.ours.did("zhou", "task", "edit", "page", "--description", "One page, two languages")
    clones.ours.did("zhou", "task", "edit", "page", "--criterion", "fast", "--criterion", "prices")
    clones.both_synced()
    text = _task(clones.ours, "page")
    assert text.startswith("# agreed with the agency\ntitle: Landing page\n")
    assert "description: One page, two languages\n" in text
    assert "- fast" in text
    assert "nothing wrong" in clones.ours.did("zhou", "check")


def test_two_revisions_of_different_fields_both_stand_and_the_request_is_as_last_stated(clones: Clones) -> None:
    clones.theirs.did("zhou", "request", "revise", "q3", "--due", "2024-10-15", "--reason", "paper")
    clones.ours.did("chen", "request", "revise", "q3", "--title", "Launch in autumn", "--reason", "clearer")
    clones.both_synced()
    text = (clones.ours.root / "collabs/q3/request.yaml").read_text()
    assert "title: Launch in autumn" in text and "due: 2024-10-15" in text
    assert "nothing wrong" in clones.ours.did("zhou", "check")


def test_two_members_added_to_one_department_are_both_there(clones: Clones) -> None:
    clones.theirs.did("li", "member", "add", "he", "--name", "He", "--email", "he@example.com")
    clones.ours.did("zhou", "member", "add", "xu", "--name", "Xu", "--email", "xu@example.com", "--department", "sales")
    clones.both_synced()
    listed = clones.ours.did("zhou", "member", "list", "--json")
    assert {"he", "xu"} <= {member["id"] for member in json.loads(listed)["members"]}


def test_two_people_added_under_one_id_are_decided_between_and_not_made_one(clones: Clones) -> None:
    for company, name in ((clones.theirs, "Xu Lan"), (clones.ours, "Xu Qing")):
        email = f"{name.split()[1].lower()}@example.com"
        company.did("li", "member", "add", "xu", "--name", name, "--email", email)
    clones.theirs.did("li", "sync")
    said = clones.ours.does("li", "sync")
    assert (said.code, said.out.count("members › xu")) == (1, 2)
    clones.ours.did("li", "sync", "--take", "theirs")
    sales = (clones.ours.root / "departments/sales.yaml").read_text()
    assert "lan@example.com" in sales and "qing@example.com" not in sales


TWO_TITLES = (("task", "edit", "page", "--title", "Landing page"), ("task", "edit", "page", "--title", "Web site"))


def test_two_texts_of_one_field_stop_the_sync_with_both_values_and_nothing_is_changed(clones: Clones) -> None:
    clones.theirs.did("zhou", *TWO_TITLES[0])
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", *TWO_TITLES[1])
    before, there = head(clones.ours), head(clones.theirs)
    result = clones.ours.does("zhou", "sync")
    assert result.code == 1
    assert "title (q3/page)\n    yours: Web site\n    theirs: Landing page (Zhou Min; 2024-07-0" in result.out
    assert "xcollab sync --take mine" in result.err
    assert head(clones.ours) == before
    assert clones.ours.git("ls-remote", "origin", "refs/heads/main").split()[0] == there


@pytest.mark.parametrize(
    ("side", "title", "lost"), [("mine", "Web site", "Landing page"), ("theirs", "Landing page", "Web site")]
)
def test_the_side_taken_stands_and_the_other_stays_as_a_comment(
    clones: Clones, side: str, title: str, lost: str
) -> None:
    clones.theirs.did("zhou", *TWO_TITLES[0])
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", *TWO_TITLES[1])
    clones.ours.did("zhou", "sync", "--take", side)
    clones.theirs.did("zhou", "sync")
    assert f"title: {title}\n" in _task(clones.theirs, "page")
    assert f"Not taken: “{lost}”, by Zhou Min." in clones.theirs.did("wang", "history", "page")
    assert "nothing wrong" in clones.theirs.did("zhou", "check")


@pytest.mark.parametrize(("side", "due"), [("mine", "2024-07-25"), ("theirs", "2024-07-20")])
@pytest.mark.parametrize("hour", ["09", "15"])
def test_two_dates_for_one_task_are_one_contradiction_whichever_was_said_first(
    clones: Clones, side: str, due: str, hour: str
) -> None:
    clones.theirs.did("zhou", "task", "reschedule", "report", "--to", "2024-07-20", "--reason", "dealers away",
                      at="2024-07-04T12:00+08:00")  # fmt: skip
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", "task", "reschedule", "report", "--to", "2024-07-25", "--reason", "samples late",
                    at=f"2024-07-04T{hour}:00+08:00")  # fmt: skip
    result = clones.ours.does("zhou", "sync", at="2024-07-04T16:00+08:00")
    assert result.code == 1
    assert result.out == (
        "- due (q3/report)\n    yours: 2024-07-25\n    theirs: 2024-07-20 (Zhou Min; 2024-07-04 12:00)\n"
    )
    clones.ours.did("zhou", "sync", "--take", side)
    assert due in clones.ours.did("zhou", "task", "show", "report")
    told = clones.ours.did("zhou", "history", "report")
    assert "dealers away" in told and "2024-07-25" in told
    assert "nothing wrong" in clones.ours.did("zhou", "check")
    assert "nothing wrong" in clones.ours.did("zhou", "check", "--base", "HEAD~2")


def test_where_two_said_different_things_and_both_are_legal_it_is_told_whose_counts(clones: Clones) -> None:
    clones.theirs.did("sun", "feedback", "give", "-d", "accept", "--scope", "stand", at="2024-07-04T14:00+08:00")
    clones.theirs.did("sun", "sync")
    clones.ours.did("li", "feedback", "give", "-d", "decline", "--reason", "no people", at="2024-07-04T15:00+08:00")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done", at="2024-07-04T15:30+08:00")
    told = "- q3/sales: meanwhile Sun Lei said “accept”; yours, “decline”, is the later one and counts\n"
    assert told in clones.ours.did("li", "sync")
    clones.theirs.did("sun", "feedback", "give", "-d", "accept", "--scope", "all", at="2024-07-04T14:30+08:00")
    data = json.loads(clones.theirs.did("sun", "sync", "--json"))
    assert data["contested"] == ["q3/sales: Li Na said “decline” after you said “accept”; the later one counts"]
    assert data["came"] and data["went"]
    assert "nothing wrong" in clones.theirs.did("zhou", "check")


@pytest.mark.parametrize(("field", "note"), [("impact", "A price"), ("description", "A name")])
def test_what_either_of_two_took_out_of_a_statement_stays_out(clones: Clones, field: str, note: str) -> None:
    opening = next((clones.ours.root / "collabs/q3/issues").glob("*/*.yaml"))
    clones.theirs.did("li", "redact", opening.stem, "--field", "description", "--reason", "A name")
    clones.theirs.did("li", "sync")
    clones.ours.did("zhou", "redact", opening.stem, "--field", field, "--reason", "A price")
    clones.ours.did("zhou", "sync")
    text = opening.read_text()
    assert f"{field}: '[redacted]'" in text and "description: '[redacted]'" in text
    assert f"reason: {note}\n" in text
    assert "nothing wrong" in clones.ours.did("zhou", "check")


def test_an_act_that_became_illegal_is_parked_and_the_rest_is_shared(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.did("li", "task", "comment", "page", "-m", "Seen")
    said = clones.ours.did("li", "sync")
    assert "Went out to origin: 1\n  - Li Na commented" in said
    assert "- Li Na logged q3/report" in said
    assert "do it again: xcollab parked redo " in said
    assert "Still set aside from before: 1" in clones.ours.did("li", "sync")
    assert "Cancelled" in said or "cancelled" in said
    assert "nothing wrong" in clones.ours.did("zhou", "check")
    assert "half done" not in clones.ours.did("zhou", "history", "report")
    listed = clones.ours.did("li", "inbox")
    assert "- Li Na logged q3/report" in listed
    name = listed.partition("xcollab parked withdraw ")[2].split()[0]
    assert clones.ours.does("li", "parked", "redo", name).code == 1
    assert "Withdrawn, and never shared: Li Na logged" in clones.ours.did("li", "parked", "withdraw", name)
    assert "Nothing is parked" in clones.ours.did("li", "parked", "list")
    assert "no act is set aside" in clones.ours.does("li", "parked", "redo", name).err
    assert "half done" in clones.ours.git("show", f"refs/xcollab/withdrawn/{name}")


def test_a_parked_answer_can_be_given_again_to_what_stands_now(clones: Clones) -> None:
    clones.theirs.did("zhou", "request", "revise", "q3", "--objective", "700 orders", "--reason", "more")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "feedback", "give", "-d", "conditions", "--scope", "talks", "--condition", "samples")
    said = clones.ours.did("li", "sync")
    name = said.partition("xcollab parked redo ")[2].split()[0]
    assert "sales/lead" not in said
    clones.ours.did("li", "parked", "redo", name, at="2024-07-05T09:00+08:00")
    clones.ours.did("li", "sync")
    assert "nothing wrong" in clones.ours.did("zhou", "check")
    assert '"status": "conditions"' in clones.ours.did("li", "feedback", "show", "sales", "--json")


def test_a_parked_task_whose_id_was_taken_is_made_under_another_one(clones: Clones) -> None:
    for clone, title in ((clones.theirs, "Flyer"), (clones.ours, "Leaflet")):
        clone.did(
            "zhou",
            "task",
            "add",
            "flyer",
            "--title",
            title,
            "--owner",
            "sun",
            "--due",
            "2024-07-12",
            "--criterion",
            "c",
        )
    clones.theirs.did("zhou", "sync")
    said = clones.ours.did("zhou", "sync")
    assert "somebody else made collabs/q3/tasks/flyer.yaml meanwhile" in said
    name = said.partition("xcollab parked redo ")[2].split()[0]
    clones.ours.did("zhou", "parked", "redo", name, "--as", "leaflet")
    assert "Leaflet" in _task(clones.ours, "leaflet") and "Flyer" in _task(clones.ours, "flyer")


def test_a_hook_of_ones_own_that_refuses_the_push_is_not_taken_for_a_remote_out_of_reach(clones: Clones) -> None:
    hook = clones.ours.root / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    hook.chmod(0o755)
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    said = clones.ours.does("li", "sync")
    assert (said.code, said.out) == (5, "")
    assert "origin does not take main: not on a Friday" in said.err


@pytest.mark.parametrize(
    "said", ["fatal: unable to look up li:secret@host:9", "fatal: could not read from https://li:secret@host/acme.git"]
)
def test_a_password_in_an_address_is_never_repeated(said: str) -> None:
    assert "secret" not in last_words(said) and "host" in last_words(said)


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


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_remote_out_of_reach_is_told_with_its_own_exit_code_and_nothing_is_lost(
    clones: Clones, language: str
) -> None:
    clones.ours.environment["XCOLLAB_LANG"] = language
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    before = head(clones.ours)
    clones.bare.rename(clones.bare.with_name("gone.git"))
    result = clones.ours.does("li", "sync")
    assert result.code == 5
    assert ("recorded here, not yet shared" if language == "en" else "已在本地记录，尚未共享") in result.err
    assert head(clones.ours) == before
    clones.bare.with_name("gone.git").rename(clones.bare)
    clones.ours.did("li", "sync")
    assert clones.ours.git("ls-remote", "origin", "refs/heads/main").split()[0] == before


def test_when_others_are_always_faster_it_gives_up_after_a_while_and_keeps_what_came(clones: Clones) -> None:
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    (clones.bare / "refs/heads/main.lock").touch()  # another push that never ends
    result = clones.ours.does("li", "sync", "--wait", "1")
    assert result.code == 5
    assert "recorded here, not yet shared: others were faster for 1 seconds" in result.err
    assert "Came in from origin: 1" in result.out and "Went out" not in result.out
    (clones.bare / "refs/heads/main.lock").unlink()
    assert "Went out to origin: 1" in clones.ours.did("li", "sync")


def test_a_server_that_says_no_is_heard_in_its_own_words(clones: Clones) -> None:
    hook = clones.bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'main is protected: open a pull request' >&2\nexit 1\n")
    hook.chmod(0o755)
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    result = clones.ours.does("li", "sync")
    assert result.code == 5
    assert "main is protected: open a pull request" in result.err
    assert "xcollab pr open" in result.err


def test_an_empty_remote_gets_everything_and_is_remembered(clones: Clones, tmp_path: Path) -> None:
    clones.ours.git("init", "--quiet", "--bare", str(tmp_path / "new.git"))
    clones.ours.git("remote", "set-url", "origin", str(tmp_path / "new.git"))
    said = clones.ours.did("zhou", "sync")
    assert "Went out to origin: " in said and "  … 21 earlier ones; `xcollab history` tells them\n" in said
    assert clones.ours.git("config", "branch.main.remote").strip() == "origin"
    assert "Nothing new" in clones.ours.did("zhou", "sync")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("git", "remote", "remove", "origin"), "no remote to share with", "git remote add origin"),
        (
            ("git", "remote", "rename", "origin", "one", "&&", "git", "remote", "add", "two", "."),
            "several remotes: one, two",
            "--remote",
        ),
        (("git", "checkout", "-q", "--detach"), "no branch", ""),
    ],
)
def test_without_a_place_to_share_it_says_what_is_missing(
    clones: Clones, words: tuple[str, ...], code: str, said: str
) -> None:
    import subprocess

    subprocess.run(" ".join(words), shell=True, cwd=clones.ours.root, env=clones.ours.environment, check=True)
    result = clones.ours.does("zhou", "sync")
    assert result.code in (1, 4)
    assert code in result.err and said in result.err


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


def test_a_file_that_is_none_of_ours_is_left_to_git(clones: Clones) -> None:
    for clone, text in ((clones.theirs, "theirs\n"), (clones.ours, "ours\n")):
        (clone.root / "README.md").write_text(text)
        clone.git("add", "README.md")
        clone.git("commit", "-qm", "readme")
    clones.theirs.did("zhou", "sync")
    result = clones.ours.does("zhou", "sync")
    assert result.code == 4
    assert "README.md was changed here and by others" in result.err
    assert "git pull --rebase" in result.err


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


def test_an_edit_that_was_never_legal_is_not_shared_and_not_set_aside(clones: Clones) -> None:
    page = clones.ours.root / "collabs/q3/tasks/report.yaml"
    page.write_text(page.read_text().replace("due: 2024-07-10", "due: 2024-07-31"))
    clones.ours.git("commit", "-qam", "later")
    result = clones.ours.does("zhou", "sync")
    assert result.code == 1
    assert "is not legal, and nobody else had a part in it [due-edited]" in result.err
    assert "[due-edited]" in clones.ours.does("zhou", "check", "--base", "origin/main").out
    assert "Nothing is parked" in clones.ours.did("zhou", "parked", "list")


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


def test_settings_that_two_admins_set_differently_are_decided_too_and_the_loser_is_parked(clones: Clones) -> None:
    for clone, name in ((clones.theirs, "Tech and data"), (clones.ours, "Technology")):
        clone.did("zhou", "department", "edit", "tech", "--name", name)
    clones.theirs.did("zhou", "sync")
    assert clones.ours.does("zhou", "sync").code == 1
    said = clones.ours.did("zhou", "sync", "--take", "theirs")
    assert "xcollab parked redo" in said
    assert "name: Tech and data" in (clones.ours.root / "departments/tech.yaml").read_text()


def test_programs_get_the_same_as_json(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    told = json.loads(clones.ours.did("li", "sync", "--json"))
    assert (told["remote"], told["branch"], told["shared"], len(told["came"])) == ("origin", "main", True, 1)
    assert [one["reason"] for one in told["parked"]] == ["report is cancelled; “log progress” is not possible"]


def test_history_that_was_rewritten_on_the_server_is_told_and_nothing_comes_in(clones: Clones) -> None:
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    clones.ours.did("li", "sync")
    clones.theirs.git("push", "-q", "--force", "origin", "HEAD~1:main")
    before = head(clones.ours)
    result = clones.ours.does("li", "sync")
    assert result.code == 4
    assert "the history of main on origin was rewritten" in result.err
    assert head(clones.ours) == before
    clones.ours.git("fetch", "-q", "origin")
    assert "Went out to origin: 1\n  - Wang Qiang took on task q3/page" in clones.ours.did("li", "sync")


def test_two_statements_in_files_of_the_same_name_are_two_statements(clones: Clones) -> None:
    name = "20240704T010000Z-li-0001.yaml"
    for clone, text in ((clones.theirs, "said there"), (clones.ours, "said here")):
        path = clone.root / "collabs/q3/logs/report" / name
        path.write_text("on: q3/logs/report\nact: comment\nat: 2024-07-04T09:00:00+08:00\nby: li\n"
                        f"as: sales/participant\ntext: {text}\n")  # fmt: skip
        clone.git("add", "collabs")
        clone.git("-c", "user.email=li@example.com", "commit", "-qm", "by hand", "--author=Li Na <li@example.com>")
    clones.theirs.did("li", "sync")
    said = clones.ours.did("li", "sync")
    clones.ours.did("li", "parked", "redo", said.partition("xcollab parked redo ")[2].split()[0])
    told = clones.ours.did("li", "history", "report")
    assert "said there" in told and "said here" in told


def test_an_act_that_is_in_the_way_of_a_file_is_parked_only_when_the_sync_succeeds(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    page = clones.ours.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text() + "# mine\n")
    assert clones.ours.does("li", "sync").code == 1
    assert "Nothing is parked" in clones.ours.did("li", "parked", "list")
    clones.ours.git("checkout", "-q", "--", "collabs")
    assert "- Li Na logged q3/report" in clones.ours.did("li", "sync")


def test_what_somebody_says_after_their_last_day_is_parked(clones: Clones) -> None:
    sales = clones.theirs.root / "departments/sales.yaml"
    sales.write_text(sales.read_text().replace("id: sun\n", "id: sun\n    until: 2024-07-03\n"))
    clones.theirs.git("commit", "-qam", "sun left")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("sun", "task", "comment", "report", "-m", "Seen")
    said = clones.ours.did("zhou", "sync")
    assert "- Sun Lei commented on q3/report: Seen" in said
    assert "2024-07-03" in said


def test_what_was_set_aside_stays_aside_where_the_files_cannot_follow_the_branch(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "poster", "--reason", "not needed")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", "task", "comment", "page", "-m", "Which texts?")
    clones.ours.did("chen", "acceptance", "submit", "poster", "--deliverable", "Poster; quantity=3")
    lock, hook = clones.ours.root / ".git/index.lock", clones.ours.root / ".git/hooks/reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n[ $1 = committed ] && grep -q refs/heads/main && touch '{lock}'\nexit 0\n")
    hook.chmod(0o755)
    assert clones.ours.does("zhou", "sync").code == 4
    hook.unlink()
    lock.unlink()
    clones.ours.did("zhou", "sync")
    assert clones.ours.git("status", "--porcelain") == ""
    assert "Poster" in clones.ours.did("chen", "parked", "list")


def test_a_branch_left_while_it_is_pushed_does_not_spoil_gits_own_settings(clones: Clones) -> None:
    hook = clones.ours.root / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ngit switch --quiet --detach\n")
    hook.chmod(0o755)
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.did("li", "sync")
    hook.unlink()
    clones.ours.git("switch", "--quiet", "main")
    assert "Nothing new" in clones.ours.did("li", "sync")
