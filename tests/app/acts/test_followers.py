"""A date moves, and what waits for it: shown, moved or asked for in the same commit, later, or taken back with it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from tests.support.once import once
from xcollab.app.acts.cascade import cascade
from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.sharing.undo import undo
from xcollab.errors import Misused, Refused

PLANS = {
    # task: its owner, when it is due, what it waits for
    "page": ("sun", "2024-07-17", "report"), "film": ("wang", "2024-07-18", "report"), "press": ("chen", "2024-07-22", "film"),
    "new": ("zhao", "2024-07-11", "report"),
}  # fmt: skip
TO = {"task": "q3/report", "to": "2024-07-15", "reason": "samples are late"}


def plan(people: People) -> None:
    for name, (owner, due, before) in PLANS.items():
        people.do("zhou", "task", "create", collab="q3", new_id=name, title=name.title(), owner=owner, due=due, criteria=["c"],
                  depends_on=[before], milestone="Launch")  # fmt: skip
        if name != "new":
            people.do(owner, "task", "confirm", task=name)


@pytest.fixture(scope="session")
def planned(under_way: Company, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Company]:
    """The plan, made once."""

    def make(home: Path) -> None:
        shutil.copytree(under_way.root, home / "acme", symlinks=True)
        plan(People.after_begun(Company(home / "acme", under_way.environment)))

    home = once(tmp_path_factory, "followers", make)

    def copied(to: Path) -> Company:
        shutil.copytree(home / "acme", to / "acme", symlinks=True)
        return Company(to / "acme", under_way.environment)

    return copied


@pytest.fixture
def waiting(tmp_path: Path, planned: Callable[[Path], Company], unattended: None) -> People:
    people = People.after_begun(planned(tmp_path))
    for _ in range(8):
        people.context("zhou")  # the clock stands after the plan
    return people


def due(people: People) -> dict[str, str]:
    return {name: str(task.due) for name, task in people.view("zhou").state("q3").tasks.items()}


def told(outcome: Outcome) -> str:
    return "\n".join(outcome.decided.told(outcome.commit))


def commits(people: People) -> int:
    return int(people.company.git("rev-list", "--count", "HEAD"))


def test_what_follows_is_shown_with_the_command_that_does_it(waiting: People) -> None:
    said = waiting.do("zhou", "task", "reschedule", **TO)
    lines = told(said)
    assert "These dates would follow:" in lines
    assert " film    Wang Qiang   07-18 Thu   07-23 Tue   +3     owner's consent" in lines
    assert " press   Chen Jing    07-22 Mon   07-25 Thu   +3     moves with it" in lines
    assert " new     Zhao Yu      07-11 Thu   07-16 Tue   +3     by its plan" in lines
    assert "They move, or are asked for, by `xcollab task cascade q3/report`" in lines
    assert {**due(waiting), "report": ""} == {**{name: when for name, (_, when, _) in PLANS.items()}, "report": ""}


def test_what_follows_moves_in_the_same_commit_and_other_departments_are_asked(waiting: People) -> None:
    before = commits(waiting)
    said = waiting.do("zhou", "task", "reschedule", **TO, cascade=True)
    assert commits(waiting) == before + 1
    after = due(waiting)
    assert after == {
        "report": "2024-07-15",
        "page": "2024-07-22",
        "film": "2024-07-18",
        "press": "2024-07-25",
        "new": "2024-07-16",
    }
    assert "These dates follow:" in told(said)
    assert "another date is proposed for film" in told(said)
    state = waiting.view("zhou").state("q3")
    start = f"q3/logs/report/{said.decided.statement}"
    follows = {
        e.subject: getattr(e.statement, "follows", None) for e in state.counted if getattr(e.statement, "follows", None)
    }
    assert follows == {"page": start, "film": start, "press": start}
    base = ("check", "--base", "HEAD~1")
    assert "nothing wrong" in waiting.company.did("zhou", *base, at=waiting.moment.isoformat(timespec="minutes"))
    waiting.do("wang", "task", "consent", task="film")
    assert due(waiting)["film"] == "2024-07-23"
    with pytest.raises(Refused, match="nothing-follows"):
        cascade(waiting.context("zhou"), {"task": "report"})


def test_what_was_shown_is_carried_out_later_and_only_once(waiting: People) -> None:
    waiting.do("zhou", "task", "reschedule", **TO)
    dry = cascade(waiting.context("zhou"), {"task": "q3/report"}, Keeping(dry_run=True))
    assert "These dates follow:" in dry.place.preview(dry.decided)
    said = cascade(waiting.context("zhou"), {"task": "q3/report"})
    assert "What follows from the date of q3/report" in told(said)
    assert {name: day for name, day in due(waiting).items() if name in ("page", "press")} == {
        "page": "2024-07-22", "press": "2024-07-25",
    }  # fmt: skip
    with pytest.raises(Refused, match="nothing-follows"):
        cascade(waiting.context("zhou"), {"task": "report"})
    waiting.do("wang", "task", "refuse-date", task="film", reason="the studio is taken")
    again = cascade(waiting.context("zhou"), {"task": "report"})
    assert [follower.task for follower in again.decided.following.followers] == ["film"]  # type: ignore[union-attr]


def test_what_never_moved_has_nothing_that_follows(waiting: People) -> None:
    with pytest.raises(Refused, match="never-moved"):
        cascade(waiting.context("zhou"), {"task": "report"})


def test_an_issue_that_somebody_else_resolves_asks_every_owner(waiting: People) -> None:
    opened = waiting.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="i",
                        wanted_by="2024-07-10", department="tech", tasks=["report"])  # fmt: skip
    issue = opened.decided.subject
    waiting.do("wang", "issue", "propose", issue=issue, text="by courier")
    waiting.do("li", "issue", "agree", issue=issue)
    given = {"issue": issue, "text": "arrived", "moves": ["report; to=2024-07-15"]}
    waiting.do("li", "issue", "resolve", **given, cascade=True)
    state = waiting.view("zhou").state("q3")
    assert {name for name, task in state.tasks.items() if task.proposed} == {"page", "film", "press"}
    assert due(waiting)["new"] == "2024-07-11", "its plan is the coordinator's"
    with pytest.raises(Misused, match="nothing-moves"):
        waiting.do("li", "issue", "reopen", issue=issue, reason="r", cascade=True)


def test_a_returned_deliverable_moves_what_waits_for_it(waiting: People) -> None:
    waiting.do("li", "acceptance", "submit", task="report", deliverables=["Report"])
    given = {"task": "report", "unmet": ["1"], "reason": "prices", "fixes": ["add them"], "fix_by": "2024-07-15"}
    waiting.do("zhou", "acceptance", "return", **given, cascade=True)
    assert due(waiting)["page"] == "2024-07-22"
    waiting.do("li", "acceptance", "submit", task="report", deliverables=["Report"])
    early = {**given, "fix_by": "2024-07-12"}
    with pytest.raises(Misused, match="nothing-moves"):
        waiting.do("zhou", "acceptance", "return", **early, cascade=True)


def test_named_tasks_move_by_so_many_working_days(waiting: People) -> None:
    waiting.do("zhou", "task", "reschedule", **TO, shift="7wd", also=["page", "film"])
    state = waiting.view("zhou").state("q3")
    assert (str(state.tasks["page"].due), state.tasks["film"].proposed is not None) == ("2024-07-26", True)
    assert due(waiting)["press"] == "2024-07-22"
    cascade(waiting.context("zhou"), {"task": "report", "shift": "1wd", "also": ["press"]})
    assert due(waiting)["press"] == "2024-07-23"


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        ({"shift": "7wd"}, "shift-and-tasks"), ({"also": ["page"]}, "shift-and-tasks"),
        ({"shift": "7wd", "also": ["page"], "cascade": True}, "shift-and-tasks"),
        ({"shift": "7", "also": ["page"]}, "not-working-days"), ({"shift": "24h", "also": "page"}, "not-working-days"),
        ({"shift": "0wd", "also": ["page"]}, "not-working-days"), ({"shift": "7wd", "also": ["nothing"]}, "no-such-task"),
    ],
)  # fmt: skip
def test_flags_that_do_not_go_together_are_refused(onlookers: People, flags: dict[str, object], code: str) -> None:
    with pytest.raises(Misused) as refused:
        onlookers.do("zhou", "task", "reschedule", **TO, **flags)
    assert refused.value.code == code or code == "no-such-task"


def test_what_followed_is_taken_back_with_it_but_for_what_others_rest_on(waiting: People) -> None:
    said = waiting.do("zhou", "task", "reschedule", **TO, cascade=True)
    waiting.do("wang", "task", "consent", task="film")
    back = waiting.do("zhou", "", "withdraw", statement=said.decided.statement, reason="they came after all")
    lines = told(back)
    assert "Taken back with it: press, page" in lines
    assert "Not taken back, for others have answered or moved it since: film" in lines
    assert due(waiting) == {
        "report": "2024-07-10",
        "page": "2024-07-17",
        "film": "2024-07-23",
        "press": "2024-07-22",
        "new": "2024-07-16",
    }


def test_a_cascade_is_undone_as_a_whole_and_once_shared_taken_back_by_what_it_follows(waiting: People) -> None:
    before = due(waiting)
    waiting.do("zhou", "task", "reschedule", **TO, cascade=True)
    undo(waiting.context("zhou"))
    assert due(waiting) == before
    said = waiting.do("zhou", "task", "reschedule", **TO, cascade=True)
    waiting.company.git("update-ref", "refs/remotes/origin/main", "HEAD")
    with pytest.raises(Refused, match="undo-shared") as refused:
        undo(waiting.context("zhou"))
    assert refused.value.arguments["command"] == f"xcollab withdraw {said.decided.statement} -C q3"


def test_who_confirms_that_a_date_was_moved_for_them_confirms_what_followed(waiting: People) -> None:
    waiting.do("chen", "task", "reschedule", **TO, cascade=True, for_="zhou", via="phone")
    view = waiting.view("zhou")
    assert [
        one.obligation.kind for one in view.obligations(view.state("q3")) if one.obligation.kind == "acknowledge"
    ] == ["acknowledge"]
    assert due(waiting)["new"] == "2024-07-11", "who types for the coordinator edits no plan"
