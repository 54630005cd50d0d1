"""What somebody is shown that they may do, and what others may."""

from collections.abc import Iterable

from tests.support.at_work import People
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.stages import task
from xcollab.app.possible_acts import may_do, possible_acts, statement_acts


def _names(forms: Iterable[Form]) -> set[str]:
    return {form.name for form in forms}


def test_others_are_told_with_who_they_are_and_for_whom_it_may_be_recorded(onlookers: People) -> None:
    found = {
        one.form.name: one for one in possible_acts(onlookers.view("zhou"), "zhou", Subject("task", "q3", "report"))
    }
    assert found["log"].people == ["li"] and found["log"].recordable == ["li"]
    assert not found["edit"].people
    found = {one.form.name: one for one in possible_acts(onlookers.view("wu"), "wu", Subject("task", "q3", "report"))}
    assert found["log"].people == ["li"] and found["log"].recordable == []


def test_one_act_alone_is_judged_as_it_is_among_all_of_them(onlookers: People) -> None:
    on = Subject("task", "q3", "report")
    for who in ("li", "zhou", "wu"):
        view = onlookers.view(who)
        own = _names(one.form for one in possible_acts(view, who, on) if not one.people)
        assert own & _names(task.FORMS) == _names(form for form in task.FORMS[1:] if may_do(view, who, form, on))


def test_what_is_begun_in_a_collaboration_is_shown_there(onlookers: People) -> None:
    on = Subject("request", "q3", "q3")
    own = {(one.kind, one.form.name) for one in possible_acts(onlookers.view("zhou"), "zhou", on) if not one.people}
    assert {
        ("task", "add"),
        ("issue", "open"),
        ("meeting", "add"),
        ("request", "revise"),
        ("request", "comment"),
    } <= own


def test_of_a_statement_its_author_is_shown_how_it_is_taken_back_and_others_how_they_disagree(
    onlookers: People,
) -> None:
    def acts(who: str) -> set[str]:
        view = onlookers.view(who)
        (entry,) = (each for each in view.snapshot.collabs["q3"].entries if each.statement.act == "progress")
        return _names(one.form for one in statement_acts(view, who, entry))

    assert (acts("li"), acts("zhou"), acts("wang")) == ({"withdraw"}, {"object", "withdraw"}, {"object"})


def test_who_was_recorded_for_may_confirm_it_and_what_was_taken_back_is_left(at_work: People) -> None:
    said = at_work.do(
        "zhou", "task", "progress", task="report", status="doing", text="t", for_="li", via="phone"
    ).decided.statement

    def acts(who: str) -> set[str]:
        view = at_work.view(who)
        (entry,) = (each for each in view.snapshot.collabs["q3"].entries if each.name == said)
        return _names(one.form for one in statement_acts(view, who, entry))

    assert "acknowledge" in acts("li") and "acknowledge" not in acts("zhou")
    at_work.do("li", "task", "withdraw", statement=said, reason="r")
    assert acts("li") == set()


def test_of_a_day_that_is_past_nothing_is_shown(at_work: People) -> None:
    at_work.do("li", "task", "progress", task="report", status="doing", text="t")
    view = at_work.view("li")
    before = type(view)(view.context, "HEAD~1")
    assert list(possible_acts(before, "li", Subject("task", "q3", "report"))) == []
    assert not any(may_do(before, "li", form, Subject("task", "q3", "report")) for form in task.FORMS)
    (entry, *_) = before.snapshot.collabs["q3"].entries
    assert list(statement_acts(before, "zhou", entry)) == []


def test_an_answer_is_said_again_only_where_the_terms_have_changed(at_work: People) -> None:
    def answers() -> set[str]:
        return _names(
            one.form
            for one in possible_acts(at_work.view("li"), "li", Subject("feedback", "q3", "sales"))
            if not one.people
        )

    assert "renew" not in answers()
    at_work.do(
        "zhou", "request", "revise", collab="q3", special_requirements=["No press; department=sales"], reason="r"
    )
    assert {"give", "renew"} <= answers()


def test_work_begins_once_nobody_stands_against_it(people: People) -> None:
    people.do("chen", "request", "create", new_id="q5", title="T", background="b", objectives=["o"], coordinator="zhou", departments=["sales", "tech"],
              due="2024-09-30", milestones=["L; date=2024-09-01"])  # fmt: skip
    people.do("chen", "request", "submit", collab="q5")

    def confirms() -> bool:
        own = possible_acts(people.view("zhou"), "zhou", Subject("request", "q5", "q5"))
        return "confirm" in _names(one.form for one in own if not one.people)

    people.do("li", "feedback", "feedback", collab="q5", decision="decline", reason="r")
    assert not confirms()
    people.do("li", "feedback", "feedback", collab="q5", decision="conditions", scope=["s"], conditions=["c"])
    assert confirms()


def test_of_an_action_its_owner_and_the_coordinator_are_shown_what_may_become_of_it(at_work: People) -> None:
    minutes = {"kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}
    said = at_work.do(
        "zhou", "meeting", "minutes", collab="q3", actions=["book the hall; owner=li"], **minutes
    ).decided.statement

    def acts(who: str) -> set[str]:
        view = at_work.view(who)
        (entry,) = (each for each in view.snapshot.collabs["q3"].entries if each.name == said)
        return _names(one.form for one in statement_acts(view, who, entry))

    assert acts("li") == {"acknowledge", "object", "done", "hand-on"}
    assert acts("zhou") == {"withdraw", "done", "hand-on", "make-task"}
    at_work.do("li", "meeting", "done", statement=said, number="1", note="n")
    assert acts("li") == {"acknowledge", "object"}


def test_an_action_becomes_a_task_only_where_its_owners_department_takes_part(at_work: People) -> None:
    minutes = {"kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}
    said = at_work.do(
        "zhou", "meeting", "minutes", collab="q3", actions=["call the support line; owner=wu"], **minutes
    ).decided.statement

    def acts() -> set[str]:
        view = at_work.view("zhou")
        (entry,) = (each for each in view.snapshot.collabs["q3"].entries if each.name == said)
        return _names(one.form for one in statement_acts(view, "zhou", entry))

    assert acts() == {"withdraw", "done", "hand-on"}
    at_work.do("zhou", "request", "revise", collab="q3", add_department=["support"], reason="they know")
    assert acts() == {"withdraw", "done", "hand-on", "make-task"}


def test_a_coordinator_who_owns_the_task_moves_its_date_and_is_not_shown_how_to_propose_another(
    at_work: People,
) -> None:
    def proposing(who: str) -> tuple[bool, list[str]]:
        found = possible_acts(at_work.view(who), who, Subject("task", "q3", "report"))
        (one,) = (one for one in found if one.form.name == "propose-date")
        return not one.people, [*one.people]

    assert proposing("li") == proposing("zhou") == (True, [])
    at_work.do("zhou", "request", "handover", collab="q3", to="li", reason="r")
    own = _names(
        one.form for one in possible_acts(at_work.view("li"), "li", Subject("task", "q3", "report")) if not one.people
    )
    assert "reschedule" in own and "propose-date" not in own
    assert proposing("chen") == (True, [])
    assert "li" not in proposing("wu")[1]


def test_a_task_is_given_to_others_only_where_somebody_can_take_it(at_work: People) -> None:
    def reassigns(who: str) -> bool:
        found = possible_acts(at_work.view(who), who, Subject("task", "q3", "report"))
        return any(one.form.name == "reassign" and not one.people for one in found)

    assert reassigns("li") and reassigns("zhou")
    at_work.do("zhou", "request", "revise", collab="q3", remove_department=["sales"], reason="others sell it")
    assert not reassigns("li"), "sales has no part in it any more"
    assert reassigns("zhou"), "somebody else's department has"


def test_what_concerns_somebody_is_taken_note_of_once(at_work: People) -> None:
    said = at_work.do("zhou", "task", "comment", task="report", text="t", mentions=["wang"]).decided.statement

    def acts() -> set[str]:
        view = at_work.view("wang")
        (entry,) = (each for each in view.snapshot.collabs["q3"].entries if each.name == said)
        return _names(one.form for one in statement_acts(view, "wang", entry))

    assert "acknowledge" in acts()
    at_work.do("wang", "task", "acknowledge", statement=said)
    assert "acknowledge" not in acts()


def test_whoever_gave_a_verdict_is_not_shown_how_to_give_another(at_work: People) -> None:
    def verdicts(who: str) -> set[str]:
        own = possible_acts(at_work.view(who), who, Subject("task", "q3", "report"))
        return _names(one.form for one in own if not one.people) & {"pass", "return", "judge"}

    at_work.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1"])
    assert verdicts("zhou") == verdicts("chen") == {"pass", "return", "judge"}
    at_work.do("zhou", "acceptance", "pass", task="report")
    assert (verdicts("zhou"), verdicts("chen")) == (set(), {"pass", "return", "judge"})


def test_deliverables_are_not_asked_for_while_the_owner_is_to_confirm_new_terms(at_work: People) -> None:
    def acts() -> set[str]:
        own = possible_acts(at_work.view("li"), "li", Subject("task", "q3", "report"))
        return _names(one.form for one in own if not one.people)

    assert "submit" in acts() and "confirm" not in acts()
    at_work.do("zhou", "task", "edit", task="report", criteria=["c", "d"])
    assert "submit" not in acts() and "confirm" in acts()


def test_others_are_told_only_of_what_they_may_do_now(at_work: People) -> None:
    def others(name: str) -> list[str]:
        own = possible_acts(at_work.view("wang"), "wang", Subject("task", "q3", "report"))
        return next(([*one.people] for one in own if one.form.name == name and one.people), [])

    assert others("hold") == [] and others("confirm") == []
    at_work.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1"])
    assert set(others("pass")) == {"zhou", "chen"} and others("hold") == ["zhou"]
    at_work.do("zhou", "acceptance", "pass", task="report")
    assert others("pass") == ["chen"]
