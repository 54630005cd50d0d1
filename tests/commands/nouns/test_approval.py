"""Approval from above: the command line of who asks for it, who gives it, who records it, and what everybody sees meanwhile."""

import json

import pytest

from tests.support.company import Company
from tests.support.once import Played

MONDAY, TUESDAY = "2024-07-01T10:00+08:00", "2024-07-02T10:00+08:00"


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales",
                "--approver", "wu; before=ask", "--approver", "wang；审批时点=启动前")  # fmt: skip
    company.did("chen", "request", "submit", "q3", at=MONDAY)


@pytest.fixture
def above(played: Played) -> Company:
    """Wu has to approve before sales is asked, Wang before work begins; submitted on Monday, 1 July."""
    company = played(_begun)
    company.environment["COLUMNS"] = "300"
    return company


def test_the_request_goes_up_first_then_to_the_departments_then_up_again(above: Company) -> None:
    assert "once it is approved by Wu Fang" in above.did("zhou", "history", "q3")
    status = above.did("zhou", "status", "q3")
    assert "[1 request]" in status and "asked once it is approved: Sales" in status
    assert "Approval: Wu Fang (wu): no answer yet; Wang Qiang (wang): asked before the start" in status
    assert "Nothing waits for Li Na" in above.did("li", "inbox")
    inbox = above.did("wu", "inbox")
    assert "xcollab request approve q3" in inbox and "xcollab request refuse q3" in inbox
    refused = above.does("li", "feedback", "give", "-C", "q3", "-d", "accept", "--scope", "s")
    assert refused.code == 1 and "not among the departments" in refused.err
    above.did("wu", "request", "approve", "q3", at=TUESDAY)
    assert "due 2024-07-04 18:00" in above.did("li", "inbox")
    above.did("li", "feedback", "give", "-C", "q3", "-d", "accept", "--scope", "s")
    early = above.does("zhou", "request", "confirm", "q3")
    assert early.code == 1 and "wang has to approve the request first" in early.err
    assert "Wang Qiang (Tech): approve the request" in above.did("zhou", "why", "q3")
    above.did("zhou", "request", "approve", "q3", "--for", "wang", "--via", "phone")
    assert "acknowledge" in above.did("wang", "inbox")
    above.did("zhou", "request", "confirm", "q3")
    told = json.loads(above.did("zhou", "status", "q3", "--json"))
    approvals = told["request"]["approvals"]
    assert {member: each["status"] for member, each in approvals.items()} == {"wu": "approved", "wang": "approved"}
    assert "Wu Fang" in above.did("zhou", "report", "q3")


def test_who_refuses_says_why_and_the_coordinator_revises_or_cancels(above: Company) -> None:
    above.did("wu", "request", "refuse", "q3", "--reason", "no budget")
    inbox = above.did("zhou", "inbox")
    assert "did not approve q3: no budget" in inbox
    assert "xcollab request revise q3" in inbox and "xcollab request cancel q3" in inbox
    assert "Approval: Wu Fang (wu): refuses" in above.did("zhou", "status", "q3")
    above.did("zhou", "request", "revise", "q3", "--background", "Paid for", "--reason", "the budget is there")
    inbox = above.did("wu", "inbox")
    assert "xcollab request approve q3" in inbox and "background: B → Paid for" in inbox
    assert "The terms now: " in above.did("wu", "request", "show", "q3")


def test_what_is_late_above_is_escalated_and_nudged_for_like_anything_else(above: Company) -> None:
    above.did("zhou", "nudge", "q3", "--via", "phone", at="2024-07-05T10:00+08:00")
    assert "nudged 07-05 10:00 by phone" in above.did("wu", "inbox")
    assert "xcollab nudge q3 -C q3 --whom wu" in above.did("zhou", "inbox")
    assert "approve the request" in above.did("zhou", "overdue")


@pytest.mark.parametrize(("who", "said"), [("zhou", "zhou may not “approve the request” here"), ("wang", "")])
def test_whoever_the_request_names_may_at_any_time_and_nobody_else(above: Company, who: str, said: str) -> None:
    result = above.does(who, "request", "approve", "q3")
    assert (result.code == 1 and said in result.err) if said else result.code == 0
