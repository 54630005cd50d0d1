"""What cannot be taken back, and by which command it is taken back openly."""

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.sharing.sync import sync
from xcollab.app.sharing.undo import undo
from xcollab.app.workspace.begin import Beginning
from xcollab.app.workspace.members import NewMember, add_member
from xcollab.errors import Refused


def _refused(people: People, who: str, code: str) -> str:
    """The command that is named instead."""
    with pytest.raises(Refused, match=code) as refused:
        undo(people.context(who))
    return str(refused.value.arguments.get("command", ""))


def test_the_first_commit_of_all_stays(
    tmp_path_factory: pytest.TempPathFactory, git_environment: dict[str, str]
) -> None:
    nobody = People(Company(tmp_path_factory.mktemp("new") / "acme", git_environment))
    beginning = Beginning(nobody.context("zhou"), nobody.root, language="en")
    beginning.found(beginning.proposed)
    _refused(nobody, "zhou", "nothing-to-undo")


def test_who_is_in_the_files_once_and_shared_stays_there(pair: tuple[People, People]) -> None:
    ours, _ = pair
    add_member(ours.context("zhou"), NewMember("qian", "Qian", ["qian@example.com"], "sales"))
    sync(ours.context("zhou"))
    _refused(ours, "zhou", "undo-stays")


def test_an_end_that_is_shared_stays_an_end(pair: tuple[People, People]) -> None:
    ours, _ = pair
    ours.do("zhou", "request", "cancel", collab="q3", reason="dropped")
    sync(ours.context("zhou"))
    _refused(ours, "zhou", "undo-ended")


def test_a_commit_by_hand_is_taken_back_by_git(pair: tuple[People, People]) -> None:
    ours, _ = pair
    (ours.root / "README.md").write_text("# Acme\n")
    ours.company.git("add", "README.md")
    ours.company.git("commit", "--quiet", "-m", "by hand")
    assert _refused(ours, "zhou", "undo-not-an-act") == "git reset --keep HEAD~1"
    ours.company.git("push", "--quiet", "origin", "main")
    ours.company.git("fetch", "--quiet", "origin")
    commit = ours.company.git("rev-parse", "HEAD")[:10]
    assert _refused(ours, "zhou", "undo-not-an-act") == f"git revert --no-edit {commit}"


def test_a_plan_that_is_shared_is_changed_by_the_opposite_act(pair: tuple[People, People]) -> None:
    ours, _ = pair
    ours.do("zhou", "task", "edit", task="report", title="Report on rivals")
    sync(ours.context("zhou"))
    assert _refused(ours, "zhou", "undo-shared") == "xcollab task edit q3/report"
