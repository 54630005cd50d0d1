"""A pull request for what is committed already: which branch it is of, and why there may be none."""

import shutil
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from tests.support.servers.hub import Hub
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.app.sharing.open_pull_request import Wanted, open_pull_request, plan_pull_request
from xcollab.app.sharing.signoff_branch import SignoffBranch
from xcollab.errors import GitRefused, Misused, Refused

SAID = {"task": "report", "text": "half"}


def test_what_was_committed_on_main_itself_goes_to_a_branch_made_there(on_github: People, hub: Hub) -> None:
    on_github.do("li", "task", "comment", **SAID)
    assert open_pull_request(on_github.context("li"), Wanted()).head
    assert hub.git("rev-parse", "signoff/q3/sales") == on_github.company.git("rev-parse", "HEAD").strip()


def test_a_change_of_settings_goes_to_a_branch_of_the_workspace(on_github: People) -> None:
    file = on_github.root / "xcollab.yaml"
    file.write_text(file.read_text().replace("name: Acme", "name: Acme & Sons"))
    on_github.company.git("commit", "--quiet", "--all", "-m", "by hand")
    planned = plan_pull_request(on_github.context("zhou"), Wanted())
    assert planned.proposed.head == "signoff/workspace/marketing"


def test_what_concerns_several_collaborations_is_not_one_pull_request(on_github: People) -> None:
    on_github.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
                 departments=["sales"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    on_github.do("li", "task", "comment", **SAID)
    with pytest.raises(Refused, match="several-collabs") as refused:
        plan_pull_request(on_github.context("li"), Wanted())
    assert refused.value.arguments["collabs"] == ["q3", "q4"]


def test_where_nothing_is_committed_there_is_nothing_to_open(on_github: People) -> None:
    with pytest.raises(Refused, match="nothing-to-open") as refused:
        open_pull_request(on_github.context("li"), Wanted())
    assert refused.value.arguments == {"branch": "main", "base": "main"}


def test_on_a_branch_that_has_nothing_of_its_own_there_is_nothing_to_open(on_github: People) -> None:
    on_github.company.git("switch", "--quiet", "--create", "change")
    with pytest.raises(Refused, match="nothing-to-open") as refused:
        plan_pull_request(on_github.context("li"), Wanted())
    assert refused.value.arguments["branch"] == "change"


def test_what_lies_outside_of_the_workspace_is_no_act_to_propose(at_work: People, hub: Hub, tmp_path: Path) -> None:
    """The workspace is a directory of a larger repository."""
    outer = tmp_path / "monorepo"
    shutil.copytree(at_work.root, outer / "work", ignore=shutil.ignore_patterns(".git"))
    within = People.after_begun(Company(outer / "work", at_work.company.environment))
    for words in (["init", "--quiet", str(outer)], ["add", "--all"], ["commit", "--quiet", "-m", "All of it"]):
        within.company.git(*words)
    hub.known_to(within.company)
    (outer / "code.py").write_text("print()")
    within.company.git("add", "../code.py")
    within.company.git("commit", "--quiet", "-m", "Not the workspace")
    with pytest.raises(Refused, match="nothing-to-open"):
        open_pull_request(within.context("li"), Wanted())


def test_what_was_recorded_for_a_pull_request_and_not_shared_is_named_where_there_is_nothing_here(
    on_github: People,
) -> None:
    context = on_github.context("li")
    perform(context, form_of("task", "comment"), SAID, place=SignoffBranch(context))
    with pytest.raises(Refused, match="others-to-open") as refused:
        open_pull_request(on_github.context("li"), Wanted())
    first = refused.value.arguments["first"]
    assert first == "signoff/q3/sales"
    assert open_pull_request(on_github.context("li"), Wanted(branch=first)).head == first


def test_no_branch_is_proposed_that_is_not_there_or_not_on_any(on_github: People) -> None:
    with pytest.raises(Refused, match="unknown-branch"):
        open_pull_request(on_github.context("li"), Wanted(branch="nothing-such"))
    on_github.company.git("switch", "--quiet", "--detach")
    with pytest.raises(GitRefused, match="detached-head"):
        open_pull_request(on_github.context("li"), Wanted())


def test_who_stands_on_a_branch_that_others_went_on_with_takes_that_in_first(on_github: People) -> None:
    git = on_github.company.git
    git("switch", "--quiet", "--create", "change")
    on_github.do("li", "task", "comment", **SAID)
    git("push", "--quiet", "origin", "change")
    git("reset", "--quiet", "--hard", "HEAD~1")
    with pytest.raises(GitRefused, match="branch-behind") as refused:
        open_pull_request(on_github.context("li"), Wanted())
    assert refused.value.arguments == {"remote": "origin", "branch": "change"}


def test_the_placeholder_of_a_hint_is_no_title(on_github: People) -> None:
    with pytest.raises(Misused, match="placeholder-text"):
        plan_pull_request(on_github.context("li"), Wanted(title="…"))
