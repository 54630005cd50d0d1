"""What waits for a member: with what was agreed before, what was set aside, and what is under way as a pull request."""

from tests.support.at_work import People
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.app.overview import Overview
from xcollab.app.sharing.signoff_branch import SignoffBranch
from xcollab.app.views.inbox import about, inbox


def test_who_is_asked_again_about_a_task_reads_what_was_agreed(at_work: People) -> None:
    at_work.do("zhou", "task", "edit", task="report", criteria=["c", "prices"])
    view = at_work.view("li")
    (again,) = [
        each.obligation for each in inbox(Overview(view.context)).waiting if each.obligation.kind == "renew-task"
    ]
    assert any("prices" in line for line in about(view, again))


def test_an_inbox_is_of_one_collaboration_where_that_is_wanted(onlookers: People) -> None:
    view = Overview(onlookers.context("li"), now="2024-07-15T12:00")
    assert inbox(view, collab="q").waiting == inbox(view).waiting != []


def test_what_goes_the_way_of_a_pull_request_stands_in_the_own_inbox_until_it_is_merged(at_work: People) -> None:
    bare = at_work.root.parent / "hub.git"
    at_work.company.git("clone", "--quiet", "--bare", ".", str(bare))
    at_work.company.git("remote", "add", "origin", str(bare))
    context = at_work.context("li")
    given = {"task": "report", "text": "half"}
    perform(context, form_of("task", "comment"), given, place=SignoffBranch(context))
    assert inbox(Overview(at_work.context("li"))).proposed == {
        "signoff/q3/sales": ["Li Na commented on q3/report: half"]
    }
    assert inbox(Overview(at_work.context("wang")), "li").proposed == {}, "only the own clone knows of it"
    at_work.company.git("merge", "--quiet", "--ff-only", "signoff/q3/sales")
    assert inbox(Overview(at_work.context("li"))).proposed == {}
