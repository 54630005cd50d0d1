"""`sync` where two people changed one file: fields are joined, and what does not go together is decided by a person."""

import json

import pytest

from tests.support.shared import Clones, head, task_file


def test_two_fields_of_one_task_changed_on_neighbouring_lines_both_stand_with_their_comments(clones: Clones) -> None:
    page = clones.theirs.root / "collabs/q3/tasks/page.yaml"
    page.write_text("# agreed with the agency\n" + page.read_text())
    clones.theirs.git("commit", "-qam", "a remark")
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.ours.did("zhou", "task", "edit", "page", "--description", "One page, two languages")
    clones.ours.did("zhou", "task", "edit", "page", "--criterion", "fast", "--criterion", "prices")
    clones.both_synced()
    text = task_file(clones.ours, "page")
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
    assert "title (q3/page)\n    yours: Web site (2024-07-0" in result.out
    assert "\n    theirs: Landing page (Zhou Min; 2024-07-0" in result.out
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
    assert f"title: {title}\n" in task_file(clones.theirs, "page")
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
        f"- due (q3/report)\n    yours: 2024-07-25 (2024-07-04 {hour}:00; samples late)\n"
        "    theirs: 2024-07-20 (Zhou Min; 2024-07-04 12:00; dealers away)\n"
    )
    clones.ours.did("zhou", "sync", "--take", side)
    assert due in clones.ours.did("zhou", "task", "show", "report")
    told = clones.ours.did("zhou", "history", "report")
    assert "dealers away" in told and "2024-07-25" in told and "samples late" in told, "nothing said is dropped"
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


def test_settings_that_two_admins_set_differently_are_decided_too_and_the_loser_is_parked(clones: Clones) -> None:
    for clone, name in ((clones.theirs, "Tech and data"), (clones.ours, "Technology")):
        clone.did("zhou", "department", "edit", "tech", "--name", name)
    clones.theirs.did("zhou", "sync")
    assert clones.ours.does("zhou", "sync").code == 1
    said = clones.ours.did("zhou", "sync", "--take", "theirs")
    assert "xcollab parked redo" in said
    assert "name: Tech and data" in (clones.ours.root / "departments/tech.yaml").read_text()
