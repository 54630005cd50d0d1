"""`sync` of an act that is not possible any more: it is set aside, told, and done again or withdrawn by its author."""

import json

from tests.support.shared import Clones, task_file


def test_an_act_that_became_illegal_is_parked_and_the_rest_is_shared(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.did("li", "task", "comment", "page", "-m", "Seen")
    said = clones.ours.did("li", "sync")
    assert "Went out to origin: 1\n  - Li Na commented" in said
    assert "- Li Na logged q3/report" in said
    assert "parked redo" not in said, "a cancelled task is not logged again, whatever stands now"
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
    assert "Leaflet" in task_file(clones.ours, "leaflet") and "Flyer" in task_file(clones.ours, "flyer")


def test_an_edit_that_was_never_legal_is_not_shared_and_not_set_aside(clones: Clones) -> None:
    page = clones.ours.root / "collabs/q3/tasks/report.yaml"
    page.write_text(page.read_text().replace("due: 2024-07-10", "due: 2024-07-31"))
    clones.ours.git("commit", "-qam", "later")
    result = clones.ours.does("zhou", "sync")
    assert result.code == 1
    assert "is not legal, and nobody else had a part in it [due-edited]" in result.err
    assert "[due-edited]" in clones.ours.does("zhou", "check", "--base", "origin/main").out
    assert "Nothing is parked" in clones.ours.did("zhou", "parked", "list")


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


def test_what_was_set_aside_stays_aside_where_the_files_follow_the_branch_at_the_second_try_only(
    clones: Clones,
) -> None:
    clones.theirs.did("zhou", "task", "cancel", "poster", "--reason", "not needed")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", "task", "comment", "page", "-m", "Which texts?")
    clones.ours.did("chen", "acceptance", "submit", "poster", "--deliverable", "Poster; quantity=3")
    lock, hook = (
        clones.ours.root / ".git/xcollab.journal/index.lock",
        clones.ours.root / ".git/hooks/reference-transaction",
    )
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n[ $1 = committed ] && grep -q refs/heads/main && touch '{lock}'\nexit 0\n")
    hook.chmod(0o755)
    clones.ours.did("zhou", "sync")
    hook.unlink()
    assert clones.ours.git("status", "--porcelain") == ""
    assert "Poster" in clones.ours.did("chen", "parked", "list")


def test_a_parked_act_that_cannot_even_be_judged_is_told_with_its_reason_and_does_not_hide_the_others(
    clones: Clones,
) -> None:
    for company, text in ((clones.ours, "ours\n"), (clones.theirs, "theirs\n")):
        (company.root / "README.md").write_text(text)
        company.git("add", "README.md")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.ours.git("commit", "-q", "--amend", "--no-edit", "README.md")
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "sync")
    clones.theirs.git("commit", "-qm", "about us", "README.md")
    clones.both_synced()
    told = clones.ours.did("li", "parked", "list")
    assert "Li Na logged q3/report" in told and "README.md" in told
    assert "Li Na logged q3/report" in clones.ours.did("li", "inbox")


def test_what_is_only_worth_a_second_look_is_not_set_aside(clones: Clones) -> None:
    """Zhou judges her own work, because nobody else is coordinator: legal, and a warning of `check`."""
    say = clones.ours.did
    say("zhou", "task", "add", "own", "--title", "Own", "--owner", "zhou", "--due", "2024-07-12", "--criterion", "c")
    say("zhou", "task", "confirm", "own")
    say("zhou", "task", "log", "own", "-s", "doing", "-m", "t")
    say("zhou", "acceptance", "submit", "own", "--deliverable", "D")
    say("zhou", "acceptance", "pass", "own")
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("zhou", "sync")
    assert "set aside" not in say("zhou", "sync")
    assert json.loads(say("zhou", "parked", "list", "--json"))["parked"] == []
    assert "judged-own-work" in clones.ours.does("zhou", "check").out
