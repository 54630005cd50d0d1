"""An act as a pull request, by values alone: judged and committed on a branch of its own, then pushed."""

import pytest

from tests.support.at_work import People
from tests.support.servers.hub import Hub
from xcollab.app.acts.commit import Keeping, Outcome, keep
from xcollab.app.acts.performing import Performing, perform
from xcollab.app.context import Context
from xcollab.app.forms.all_forms import form_of
from xcollab.app.sharing.signoff_branch import SignoffBranch
from xcollab.errors import Misused, NotShared, Refused

COMMENT = form_of("task", "comment")
SALES = "signoff/q3/sales"


def _propose(context: Context, text: str, keeping: Keeping = Keeping()) -> Outcome:  # noqa: B008 - it cannot be changed
    return perform(context, COMMENT, {"task": "report", "text": text}, keeping, SignoffBranch(context, None, keeping))


def test_it_is_committed_beside_the_files_and_shared_on_the_branch_of_the_speakers_department(
    on_github: People, hub: Hub
) -> None:
    before = on_github.company.git("rev-parse", "HEAD")
    outcome = _propose(on_github.context("li"), "half")
    assert on_github.company.git("rev-parse", "HEAD") == before
    assert on_github.company.git("rev-parse", "--short", SALES).strip() == outcome.commit
    assert hub.git("branch", "--list", "signoff/*") == "", "it is shared when that is said"
    assert outcome.place.share(outcome.commit) == 0
    assert hub.git("log", "-1", "--format=%an", SALES) == "Li Na"


def test_a_dry_run_shows_every_command_and_asks_no_network(on_github: People, hub: Hub) -> None:
    hub.goes_down()
    outcome = _propose(on_github.context("li"), "half", Keeping(dry_run=True))
    shown = outcome.place.preview(outcome.decided)
    assert any(f"git push origin {SALES}" in line for line in shown) and any("text: half" in line for line in shown)
    assert on_github.company.git("branch", "--list", "signoff/*") == ""


def test_it_is_a_commit_for_nobody_could_make_it_on_a_branch_beside_the_files(on_github: People) -> None:
    with pytest.raises(Misused, match="pr-is-a-commit"):
        SignoffBranch(on_github.context("li"), None, Keeping(commit=False))


def test_a_second_act_joins_the_branch_and_what_that_lacks_of_main_is_said(on_github: People) -> None:
    first = _propose(on_github.context("li"), "half")
    first.place.share(first.commit)
    on_github.do("zhou", "request", "comment", collab="q3", text="Meanwhile")
    on_github.company.git("push", "--quiet", "origin", "main")
    context = on_github.context("li")
    _propose(context, "more")
    assert context.told == [f"Judged on branch {SALES}, which lacks the newest of main (commits: 1)."]
    assert on_github.company.git("rev-list", "--count", f"origin/main..{SALES}").strip() == "2"


def test_an_act_is_judged_on_the_branch_as_it_is_by_then(on_github: People) -> None:
    context, other = on_github.context("chen"), on_github.context("zhou")
    cancel, typed = form_of("request", "cancel"), {"collab": "q3", "reason": "dropped"}
    late = Performing(context, cancel, typed, place=SignoffBranch(context))
    perform(other, cancel, typed, place=SignoffBranch(other))
    with pytest.raises(Refused):
        keep(late.context, late.place, late.decide)


def test_what_the_server_does_not_hear_waits_on_its_branch(on_github: People, hub: Hub) -> None:
    hub.goes_down()
    outcome = _propose(on_github.context("li"), "half")
    with pytest.raises(NotShared, match="branch-not-shared") as refused:
        outcome.place.share(outcome.commit)
    assert refused.value.arguments["branch"] == SALES
    assert on_github.company.git("rev-parse", "--short", SALES).strip() == outcome.commit
