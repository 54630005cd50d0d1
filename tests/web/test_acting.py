"""Every act in a page is the act that the command line makes: judged alike, kept alike, told alike."""

from typing import Any

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser, entries, newest

LOG = "/c/q3/do/task/progress?on=report"


def test_what_is_filled_in_is_one_commit_of_whoever_came_in(li: Browser) -> None:
    page = li.fills(LOG, status="doing", text="three quarters")
    assert li.answer.status_code == 200 and "three quarters" in page.text and "Take it back" in page.text
    said = newest(li.people)
    assert (said.by, said.text) == ("li", "three quarters")
    assert li.people.company.git("log", "-1", "--format=%ae").strip().startswith("li@")


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(li: Browser) -> None:
    page = li.fills(LOG, status="delayed", text="samples are late")
    assert li.answer.status_code == 422
    assert page.form("/do/task/progress").values["text"] == ["samples are late"]
    assert page.form("/do/task/progress").values["status"] == ["delayed"]
    wrong = [own for tag, own in page.attributes if "aria-invalid" in own]
    assert [own["name"] for own in wrong] == ["forecast"]
    assert "forecast is missing" in page.text and "--forecast" not in page.text


def test_what_is_needed_and_missing_is_told_at_each_field(li: Browser) -> None:
    page = li.fills(LOG)
    assert li.answer.status_code == 422
    assert {own["name"] for _, own in page.attributes if "aria-invalid" in own} == {"status", "text"}


def test_a_form_sent_twice_is_one_act(li: Browser) -> None:
    before = len(list(entries(li.people)))
    form = li.goes(LOG).form("/do/task/progress")
    first = li.sends(form, status="doing", text="once").text
    again = li.sends(form, status="doing", text="once").text
    assert "once" in first and "once" in again
    assert len(list(entries(li.people))) == before + 1


def test_the_last_act_is_taken_back(li: Browser) -> None:
    before = list(entries(li.people))
    page = li.fills(LOG, status="doing", text="a mistake")
    page = li.sends(page.form("/undo"))
    assert "Taken back" in page.text and list(entries(li.people)) == before


def test_an_answer_is_bound_to_the_terms_that_were_read(zhou: Browser) -> None:
    zhou.people.do(
        "zhou", "task", "create", collab="q3", new_id="page", title="Page", owner="li", due="2024-07-20", criteria=["c"]
    )
    li = Browser(zhou.people, "li")
    form = li.goes("/c/q3/do/task/confirm?on=page").form("/do/task/confirm")
    zhou.people.do("zhou", "task", "edit", task="q3/page", criteria=["c", "d"])
    page = li.sends(form)
    assert li.answer.status_code in (409, 422) and "terms" in page.text


def test_a_list_of_parts_is_filled_in_row_by_row(li: Browser) -> None:
    li.people.do("li", "task", "progress", task="report", status="finished", text="t")
    path = "/c/q3/do/acceptance/submit?on=report"
    page = li.fills(path, deliverables__0__name="Report", deliverables__0__quantity="2", deliverables__0__meets="yes")
    assert "Report × 2" in page.text


def test_another_row_is_there_for_the_asking_and_keeps_what_was_typed(li: Browser) -> None:
    path = "/c/q3/do/acceptance/submit?on=report"
    page = li.fills(path, deliverables__0__name="Report", more="deliverables")
    names = page.form("/do/acceptance/submit").names
    assert {"deliverables.0.name", "deliverables.1.name", "deliverables.2.name"} <= names
    assert page.form("/do/acceptance/submit").values["deliverables.0.name"] == ["Report"]


def test_an_edit_changes_what_was_changed_in_the_page_and_nothing_else(zhou: Browser) -> None:
    page = zhou.fills("/c/q3/do/task/edit?on=report", title="The report")
    plan = zhou.people.view("zhou").snapshot.collabs["q3"].tasks["report"]
    assert (plan.title, plan.owner, plan.criteria) == ("The report", "li", ("c",))
    assert "criteria" not in page.text.partition("Recorded")[2].partition("My inbox")[0]


def test_what_a_revision_changes_is_shown_before_it_is_said(zhou: Browser) -> None:
    before = len(list(entries(zhou.people)))
    page = zhou.fills("/c/q3/do/request/revise", due="2024-10-15", reason="packaging")
    assert "This is what it changes" in page.text and "2024-10-15" in page.text
    assert len(list(entries(zhou.people))) == before
    page = zhou.sends(page.form("/do/request/revise"), sure=page.sure)
    assert len(list(entries(zhou.people))) == before + 1


def test_what_somebody_else_changed_meanwhile_is_not_undone_by_a_form_that_was_open(zhou: Browser) -> None:
    form = zhou.goes("/c/q3/do/task/edit?on=report").form("/do/task/edit")
    zhou.people.do("zhou", "task", "edit", task="q3/report", description="theirs")
    zhou.sends(form, title="The report")
    plan = zhou.people.view("zhou").snapshot.collabs["q3"].tasks["report"]
    assert zhou.answer.status_code == 200 and (plan.title, plan.description) == ("The report", "theirs")


def test_where_both_changed_the_same_it_is_told_and_asked_once(zhou: Browser) -> None:
    form = zhou.goes("/c/q3/do/task/edit?on=report").form("/do/task/edit")
    zhou.people.do("zhou", "task", "edit", task="q3/report", title="Theirs", description="theirs")
    page = zhou.sends(form, title="Ours")
    assert zhou.answer.status_code == 409 and "title is by now: Theirs" in page.text
    again = page.form("/do/task/edit")
    assert (again.values["title"], again.values["description"]) == (["Ours"], ["theirs"])
    zhou.sends(again)
    plan = zhou.people.view("zhou").snapshot.collabs["q3"].tasks["report"]
    assert zhou.answer.status_code == 200 and (plan.title, plan.description) == ("Ours", "theirs")


@pytest.mark.parametrize("stood", ["", "HEAD", "--all", "f" * 40, "0" * 39, "refs/heads/main"])
def test_a_form_that_does_not_say_when_it_was_opened_changes_nothing(zhou: Browser, stood: str) -> None:
    before = zhou.people.company.git("rev-parse", "HEAD")
    zhou.fills("/c/q3/do/task/edit?on=report", title="x", stood=stood)
    assert zhou.answer.status_code == 409 and zhou.people.company.git("rev-parse", "HEAD") == before


def test_a_date_that_is_probably_not_meant_is_asked_about_once(zhou: Browser) -> None:
    new = {"new_id": "page", "title": "Page", "owner": "li", "criteria__0": "c"}
    page = zhou.fills("/c/q3/do/task/create", due="2024-07-06", **new)
    assert "Is this meant?" in page.text and "weekend" in page.text and page.sure
    assert "page" not in zhou.people.view("zhou").snapshot.collabs["q3"].tasks
    changed = zhou.sends(page.form("/do/task/create"), due="2024-07-07", sure=page.sure)
    assert changed.sure and changed.sure != page.sure, "another date is another question"
    page = zhou.sends(changed.form("/do/task/create"), sure=changed.sure)
    assert "Recorded" in page.text
    assert "page" in zhou.people.view("zhou").snapshot.collabs["q3"].tasks


def test_a_verdict_judges_each_criterion_and_none_is_met_unsaid(zhou: Browser) -> None:
    people = zhou.people
    people.do("li", "task", "progress", task="report", status="finished", text="t")
    people.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1; meets=yes"])
    path = "/c/q3/do/acceptance/pass?on=report&form=judge"
    page = zhou.goes(path)
    assert "1. c" in page.text
    zhou.sends(page.form("form=judge"))
    assert zhou.answer.status_code in (409, 422)
    page = zhou.sends(zhou.page.form("form=judge"), checks__0__met="yes")
    assert zhou.answer.status_code == 200 and "Recorded" in page.text


def test_an_attachment_is_what_was_sent_with_the_form(li: Browser) -> None:
    form = li.goes("/c/q3/do/task/comment?on=report").form("/do/task/comment")
    li.later()
    data = {**form.values, "text": "see this"}
    files = {"attachments": ("../../etc/plan.png", b"\x89PNG bytes", "text/html")}
    li.answer = li.client.post(form.action, data=data, files=files, headers={"origin": "http://127.0.0.1:8000"})
    assert li.answer.status_code == 200
    (attached,) = newest(li.people).dump()["attachments"]
    assert attached["name"] == "plan.png" and attached["path"].startswith("attachments/")
    assert (li.people.root / "collabs/q3" / attached["path"]).read_bytes() == b"\x89PNG bytes"


def test_a_request_is_drafted(at_work: People) -> None:
    chen = Browser(at_work, "chen")
    page = chen.fills(
        "/new", new_id="q4", title="Next launch", background="b", objectives__0="o", coordinator="zhou", departments=["sales", "tech"],
        due="2024-12-20", milestones__0__name="Launch", milestones__0__date="2024-12-02",
    )  # fmt: skip
    assert chen.answer.status_code == 200, page.text
    request = at_work.view("chen").snapshot.collabs["q4"].request
    assert request and request.departments == ("sales", "tech") and request.milestones[0].name == "Launch"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_language_is_switched_and_stays_so(looking: Browser, language: str) -> None:
    page = looking.goes(f"/language/{language}?back=/board")
    assert ("看板" in page.text) is (language == "zh")
    assert ("我的待办" in looking.goes("/").text) is (language == "zh")


def _request(zhou: Browser, **more: Any) -> Any:
    zhou.people.do("chen", "request", "create", new_id="q5", title="T", background="b", objectives=["o"], coordinator="zhou", departments=["tech"],
                   due="2024-09-30", milestones=["L; date=2024-09-01"], **more)  # fmt: skip
    return lambda: zhou.people.view("zhou").snapshot.collabs["q5"].request


def test_what_stood_there_and_was_emptied_is_taken_out(zhou: Browser) -> None:
    plan = {
        "description": "long",
        "start": "2024-07-05",
        "milestone": "Launch",
        "helpers": ["sun", "wang"],
        "criteria": ["c", "d"],
    }
    zhou.people.do("zhou", "task", "edit", task="q3/report", **plan)
    form = zhou.goes("/c/q3/do/task/edit?on=report").form("/do/task/edit")
    zhou.sends(form, description="", start="", milestone="", helpers="", criteria__1="")
    plan_now = zhou.people.view("zhou").snapshot.collabs["q3"].tasks["report"]
    assert zhou.answer.status_code == 200, zhou.page.text
    assert (plan_now.description, plan_now.start, plan_now.milestone, plan_now.helpers) == (None, None, None, ())
    assert (plan_now.criteria, plan_now.title) == (("c",), "Report")


def test_lists_of_a_request_are_emptied_and_what_has_a_usual_value_has_it_again(zhou: Browser) -> None:
    request = _request(
        zhou,
        scope=["s"],
        exclusions=["e"],
        special_requirements=["No press; department=tech"],
        priority="high",
        acceptor="chen",
    )
    form = zhou.goes("/c/q5/do/request/edit").form("/do/request/edit")
    zhou.sends(
        form,
        scope__0="",
        exclusions__0="",
        special_requirements__0__text="",
        special_requirements__0__department="",
        priority="",
        acceptor="",
    )
    found = request()
    assert zhou.answer.status_code == 200, zhou.page.text
    assert (found.scope, found.exclusions, found.special_requirements, found.priority, found.acceptor) == (
        (),
        (),
        (),
        "normal",
        None,
    )


def test_a_revision_takes_out_as_well(zhou: Browser) -> None:
    zhou.people.do("zhou", "request", "revise", collab="q3", scope=["dealers", "web"], reason="r")
    page = zhou.fills("/c/q3/do/request/revise", scope__0="", scope__1="", reason="not now")
    assert "This is what it changes" in page.text
    zhou.sends(page.form("/do/request/revise"), sure=page.sure)
    request = zhou.people.view("zhou").snapshot.collabs["q3"].request
    assert zhou.answer.status_code == 200 and request and request.scope == ()


@pytest.mark.parametrize(("name", "wrong"), [("title", "title"), ("due", "due"), ("criteria__0", "criteria")])
def test_what_may_not_be_empty_is_refused_at_its_field_and_stays_emptied(zhou: Browser, name: str, wrong: str) -> None:
    before = zhou.people.company.git("rev-parse", "HEAD")
    page = zhou.fills("/c/q3/do/task/edit?on=report", **{name: "", "description": "more"})
    assert zhou.answer.status_code == 422 and zhou.people.company.git("rev-parse", "HEAD") == before
    told = {own["id"] for _, own in page.attributes if own.get("id", "").endswith("-told")}
    assert (
        f"{wrong}-told" in told and page.tags.count("p") and "error" in {own.get("class") for _, own in page.attributes}
    )
    assert page.form("/do/task/edit").values["description"] == ["more"]
    assert page.form("/do/task/edit").values[name.replace("__", ".")] == [""]


def test_what_was_emptied_and_changed_by_somebody_else_meanwhile_is_asked_once(zhou: Browser) -> None:
    zhou.people.do("zhou", "task", "edit", task="q3/report", description="long")
    form = zhou.goes("/c/q3/do/task/edit?on=report").form("/do/task/edit")
    zhou.people.do("zhou", "task", "edit", task="q3/report", description="theirs")
    page = zhou.sends(form, description="")
    assert zhou.answer.status_code == 409 and "description is by now: theirs" in page.text
    assert page.form("/do/task/edit").values["description"] == [""]
    zhou.sends(page.form("/do/task/edit"))
    assert zhou.people.view("zhou").snapshot.collabs["q3"].tasks["report"].description is None


def test_an_input_that_did_not_come_says_nothing(zhou: Browser) -> None:
    zhou.people.do("zhou", "task", "edit", task="q3/report", description="long", helpers=["sun"])
    zhou.fills("/c/q3/do/task/edit?on=report", title="The report", description=None, helpers=None)
    plan = zhou.people.view("zhou").snapshot.collabs["q3"].tasks["report"]
    assert (plan.title, plan.description, plan.helpers) == ("The report", "long", ("sun",))


def test_the_tasks_of_last_time_are_copied_in_a_page_while_there_are_some(at_work: People) -> None:
    at_work.do("chen", "request", "create", new_id="next", copied_from="q3", start="2025-06-07", title="Launch 2025")
    zhou = Browser(at_work, "zhou")
    page = zhou.goes("/c/next")
    (link,) = [one for one in page.links if "form=copy" in one]
    assert "copy the tasks of last time" in page.text
    assert not [one for one in Browser(at_work, "zhou").goes("/c/q3").links if "form=copy" in one]
    page = zhou.fills(link)
    assert "Recorded" in page.text, page.text
    assert list(at_work.view("zhou").snapshot.collabs["next"].tasks) == ["report"]
    assert not [one for one in zhou.goes("/c/next").links if "form=copy" in one]
    assert "copy the tasks of last time" not in zhou.page.text
