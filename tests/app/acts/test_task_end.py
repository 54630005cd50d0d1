"""A task that is cancelled or split: what waits for it is asked about, and seen to in the same commit."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.errors import Refused
from xcollab.schema.snapshot import Collab
from xcollab.workflow.model.agreed_dates import of_task
from xcollab.workflow.review.contribution import contributed
from xcollab.workflow.rules.findings import findings


def _add(people: People, name: str, **more: Any) -> None:
    plan = {"title": name.title(), "owner": "li", "due": "2024-07-20", "criteria": ["c"], **more}
    people.do("zhou", "task", "create", collab="q3", new_id=name, **plan)


@pytest.fixture
def waiting(at_work: People) -> People:
    """The page waits for the report, the fair for the page."""
    _add(at_work, "page", depends_on=["report"])
    _add(at_work, "fair", depends_on=["page"])
    _add(at_work, "other")
    return at_work


def _collab(people: People) -> Collab:
    return people.view("zhou").snapshot.collabs["q3"]


def _status(people: People) -> dict[str, str]:
    return {name: task.status for name, task in people.view("zhou").state("q3").tasks.items()}


def test_what_waits_for_it_is_named_and_asked_about(waiting: People) -> None:
    with pytest.raises(Refused) as refused:
        waiting.do("zhou", "task", "cancel", task="q3/report", reason="r")
    assert (refused.value.code, refused.value.arguments["waiting"]) == ("dependants-wait", ["page"])


@pytest.mark.parametrize(
    ("chosen", "waits", "cancelled"),
    [
        (["free"], {"page": (), "fair": ("page",)}, {"report"}),
        (["other"], {"page": ("other",), "fair": ("page",)}, {"report"}),
        (["cancel"], {"page": ("report",), "fair": ("page",)}, {"report", "page", "fair"}),
        (["cancel", "fair=free"], {"page": ("report",), "fair": ()}, {"report", "page"}),
        (["page=不再等待"], {"page": (), "fair": ("page",)}, {"report"}),
    ],
)
def test_they_are_freed_cancelled_with_it_or_wait_for_another(
    waiting: People, chosen: list[str], waits: dict[str, tuple[str, ...]], cancelled: set[str]
) -> None:
    before = waiting.view("zhou").snapshot
    outcome = waiting.do("zhou", "task", "cancel", task="q3/report", reason="r", dependants=chosen)
    after = waiting.view("zhou").snapshot
    assert {name: after.collabs["q3"].tasks[name].depends_on for name in waits} == waits
    assert {name for name, status in _status(waiting).items() if status == "cancelled"} == cancelled
    assert waiting.company.git("rev-list", "--count", f"{outcome.commit}~1..{outcome.commit}").strip() == "1"
    assert contributed(before, after, ["zhou"]) == [] == findings(after)


def test_of_one_that_ends_with_it_what_waits_in_turn_is_asked_about(waiting: People) -> None:
    with pytest.raises(Refused) as refused:
        waiting.do("zhou", "task", "cancel", task="q3/report", reason="r", dependants=["page=cancel"])
    assert refused.value.arguments["waiting"] == ["fair"]


def test_what_becomes_of_them_is_told(waiting: People) -> None:
    outcome = waiting.do("zhou", "task", "cancel", task="q3/report", reason="r", dependants=["cancel", "fair=other"])
    told = "\n".join(outcome.decided.told("abc"))
    assert "cancelled task q3/page: r" in told and "q3/fair: depends on: new: other" in told


def test_by_hand_a_task_that_others_wait_for_is_not_cancelled_either(waiting: People) -> None:
    """As if somebody had written the statement alone."""
    before = waiting.view("zhou").snapshot
    waiting.do("zhou", "task", "cancel", task="q3/report", reason="r", dependants=["free"])
    page = waiting.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text() + "depends_on:\n  - report\n")
    waiting.company.git("commit", "--quiet", "--all", "-m", "by hand")
    found = contributed(before, waiting.view("zhou").snapshot, ["zhou"])
    assert [finding.code for finding in found] == ["dependants-wait"]


PARTS = ["Prices; owner=li; due=2024-07-12", "Channels; owner=wang; due=2024-07-19; criteria=1; id=channels"]


def test_a_part_is_made_after_the_whole_and_its_first_date_stays_known(at_work: People) -> None:
    _add(at_work, "page", depends_on=["report"])
    before = at_work.view("zhou").snapshot
    at_work.do("zhou", "task", "reschedule", task="q3/report", to="2024-07-11", reason="samples came late")
    outcome = at_work.do("zhou", "task", "split", task="q3/report", into=PARTS, reason="too much for one")
    after = at_work.view("zhou").snapshot
    collab = after.collabs["q3"]
    assert contributed(before, after, ["zhou"]) == [] == findings(after)
    assert collab.tasks["page"].depends_on == ("report-1", "channels")
    assert (collab.tasks["channels"].owner, collab.tasks["channels"].department) == ("wang", "tech")
    assert _status(at_work)["report"] == "cancelled"
    assert "q3/page: depends on: new: channels" in "\n".join(outcome.decided.told("abc"))
    at_work.do("wang", "task", "confirm", task="q3/channels")
    state = at_work.view("zhou").state("q3")
    dates = of_task(state, "channels")
    assert (str(dates.first), str(dates.due)) == ("2024-07-10", "2024-07-19")
    assert [(str(each.day), each.reason) for each in dates.history] == [
        ("2024-07-10", ""), ("2024-07-11", "samples came late"), ("2024-07-19", "too much for one"),
    ]  # fmt: skip


def test_a_part_shows_where_its_date_comes_from_and_the_whole_what_became_of_it(at_work: People) -> None:
    from xcollab.render.text.show import task_lines

    at_work.do("zhou", "task", "split", task="q3/report", into=PARTS, reason="too much for one")
    view = at_work.view("zhou")
    state, context = view.state("q3"), view.render_context
    assert "  2024-07-10 → 2024-07-19  too much for one  (report)" in task_lines(context, state, "channels")
    assert "split into report-1, channels" in task_lines(context, state, "report")[1]


def test_a_task_at_work_is_no_part_of_another(at_work: People) -> None:
    _add(at_work, "page")
    at_work.do("li", "task", "confirm", task="q3/page")
    with pytest.raises(Refused, match=r"part-at-work|file-exists"):
        at_work.do("zhou", "task", "split", task="q3/report", reason="r", into=["A", "B; id=page"])


def test_two_parts_have_two_ids(at_work: People) -> None:
    with pytest.raises(Refused, match="part-twice"):
        at_work.do("zhou", "task", "split", task="q3/report", reason="r", into=["A; id=x", "B; id=x"])


def test_of_the_parts_alone_the_dates_are_doubted_whatever_makes_them(waiting: People) -> None:
    outcome = waiting.do("zhou", "task", "split", task="q3/report", reason="r",
                         into=["Prices; due=2024-07-20", "Channels; due=2024-07-19"])  # fmt: skip
    doubts = [one for one in outcome.decided.findings if one.code == "date-weekend"]
    assert [one.arguments["what"] for one in doubts] == ["Prices"], "page and fair are due that Saturday too, as before"
