"""A secret taken out of a statement, by values alone."""

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.acts.redaction import Secret, redact
from xcollab.errors import Misused, Refused


@pytest.fixture
def people(at_work: People) -> People:
    """A collaboration is under way."""
    return at_work


def test_the_text_goes_and_who_when_and_why_stays(people: People) -> None:
    said = people.do("li", "task", "progress", task="report", status="doing", text="the password is 1234").decided
    outcome = redact(people.context("li"), Secret(str(said.statement), "text", "a password"))
    assert outcome.paths == [f"collabs/q3/logs/report/{said.statement}.yaml"]
    (entry,) = (e for e in people.view("zhou").state("q3").collab.entries if e.name == said.statement)
    assert "1234" not in str(entry.statement.dump()) and entry.statement.dump()["redacted"]


def test_a_dry_run_takes_nothing_away(people: People) -> None:
    said = people.do("li", "task", "progress", task="report", status="doing", text="1234").decided
    assert redact(people.context("li"), Secret(str(said.statement), "text", "r"), Keeping(dry_run=True)).dry
    assert "1234" in (people.root / said.writes[0].path).read_text()


def test_strangers_to_the_matter_may_not_and_a_hint_is_no_reason(people: People) -> None:
    said = people.do("li", "task", "progress", task="report", status="doing", text="1234").decided
    with pytest.raises(Refused, match="not-redactor"):
        redact(people.context("wu"), Secret(str(said.statement), "text", "r"))
    with pytest.raises(Misused):
        redact(people.context("li"), Secret(str(said.statement), "text", "…"))


def test_a_deliverable_that_was_judged_is_not_taken_from_under_the_verdict(people: People) -> None:
    said = people.do("li", "acceptance", "submit", task="report", deliverables=["Report 1234"]).decided
    people.do("chen", "acceptance", "pass", task="report")
    with pytest.raises(Refused, match="redaction-breaks") as refused:
        redact(people.context("li"), Secret(str(said.statement), "deliverables", "r"))
    assert refused.value.arguments["key"] == "deliverables"
