"""All that was recorded for somebody, confirmed at once."""

from tests.support.at_work import People
from xcollab.app.acts.acknowledging import acknowledge_all, unconfirmed
from xcollab.app.acts.commit import FOR_GOOD, Keeping
from xcollab.app.forms.all_forms import form_of
from xcollab.app.overview import Overview
from xcollab.app.views.acts import acknowledged_view
from xcollab.app.views.board import task_board


def test_what_was_recorded_is_confirmed_one_after_the_other_and_nothing_twice(at_work: People) -> None:
    for text in ("half", "nearly"):
        at_work.do("zhou", "task", "comment", task="report", text=text, for_="li", via="phone")
    assert len(unconfirmed(at_work.view("li"))) == len(unconfirmed(at_work.view("li"), "q3")) == 2
    assert unconfirmed(at_work.view("zhou")) == ()
    context = at_work.context("li")
    tried = acknowledged_view(context.words, [*acknowledge_all(context, Keeping(dry_run=True))])
    assert tried.dry_run and len(tried.acts) == 2
    context = at_work.context("li")
    kept = acknowledged_view(context.words, [*acknowledge_all(context, FOR_GOOD, "q3")])
    assert not kept.dry_run and all(act.commit for act in kept.acts)
    assert unconfirmed(at_work.view("li")) == ()


def test_one_flag_says_how_somebody_was_nudged_and_how_the_recorder_heard_of_it(at_work: People) -> None:
    nudged = at_work.do("chen", "task", "nudge", subject="q3/report", way="电话", for_="zhou")
    statement = nudged.decided.statement
    said = next(
        entry.statement for entry in at_work.view("li").snapshot.collabs["q3"].entries if entry.name == statement
    )
    assert (said.by, said.recorded_by, said.via, getattr(said, "way", "")) == ("zhou", "chen", "phone", "phone")
    assert form_of("task", "nudge").own("--via") and not form_of("task", "comment").own("--via")


def test_the_board_names_the_departments_without_which_work_began(at_work: People) -> None:
    at_work.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
               departments=["sales", "support"], due="2024-12-20", milestones=["Fair; date=2024-12-01"])  # fmt: skip
    at_work.do("chen", "request", "submit", collab="q4")
    at_work.do("li", "feedback", "feedback", collab="q4", decision="accept", scope=["stand"])
    at_work.do("zhou", "request", "confirm", collab="q4", without=["support=away"])
    assert task_board(Overview(at_work.context("li"))).without == {"q4": ["support"]}
