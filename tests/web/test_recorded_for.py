"""What somebody said elsewhere is recorded for them in a page, where the rulebook lets whoever records it."""

from tests.support.browsing import Browser, newest


def test_it_is_said_for_somebody_else_where_that_is_allowed(zhou: Browser) -> None:
    page = zhou.goes("/c/q3/t/report")
    (link,) = [link for link in page.links if "/do/task/progress" in link and "for=li" in link]
    zhou.fills(link, status="doing", text="told on the phone", via="phone")
    said = newest(zhou.people)
    assert (said.by, said.recorded_by) == ("li", "zhou")


def test_what_is_changed_is_said_for_somebody_else_also_by_whoever_may_not_change_it(zhou: Browser) -> None:
    people = zhou.people
    people.do("zhou", "request", "handover", collab="q3", to="li", reason="r")
    sun = Browser(people, "sun")
    (link,) = [link for link in sun.goes("/c/q3").links if "/do/request/revise" in link and "for=li" in link]
    page = sun.sends(sun.goes(link).form("/do/request/revise"), title="Another", reason="r", via="phone")
    page = sun.sends(page.form("/do/request/revise"), sure=page.sure)
    assert sun.answer.status_code == 200, page.text
    said = newest(people)
    assert (said.act, said.by, said.recorded_by) == ("revise", "li", "sun")
