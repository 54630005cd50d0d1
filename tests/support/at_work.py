"""People at work by use cases alone: values in, values out; nobody types, nobody listens, nobody can be asked."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.support.company import Company, identity
from xcollab.app.acts.commit import Outcome
from xcollab.app.acts.performing import perform
from xcollab.app.context import Context
from xcollab.app.forms.all_forms import form_of
from xcollab.app.workspace_view import WorkspaceView

STEPS = 8
"""How many acts `begun` plays, a minute each."""


class People:
    """They act one after the other, a minute apart; `root` is where, the company's own place where it is left out."""

    def __init__(self, company: Company, root: Path | None = None) -> None:
        self.company, self.root = company, root or company.root
        self.moment = datetime.fromisoformat("2024-07-01T11:00+08:00")

    @classmethod
    def after_begun(cls, company: Company) -> "People":
        """In a company for which `begun` was played already; their clocks stand as if they had just done it."""
        people = cls(company)
        people.moment += timedelta(minutes=STEPS)
        return people

    def context(self, who: str) -> Context:
        """Somebody at work, now."""
        self.moment += timedelta(minutes=1)
        environment = {**self.company.environment, **identity(who, self.moment)}
        return Context(self.root, environment, Random(self.moment.minute))

    def view(self, who: str) -> WorkspaceView:
        """What somebody looks at, now."""
        return WorkspaceView(self.context(who))

    def do(self, who: str, subject: str, act: str, /, **given: Any) -> Outcome:
        """Perform an act."""
        return perform(self.context(who), form_of(subject, act), given)


def begun(people: People) -> None:
    """Chen asked sales and tech, who accepted; Zhou confirmed, and Li does the report."""
    people.do("chen", "request", "create", new_id="q3", title="Launch", background="b", objectives=["o"], coordinator="zhou",
              departments=["sales", "tech"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip
    people.do("chen", "request", "submit", collab="q3")
    people.do("li", "feedback", "feedback", collab="q3", decision="承接", scope=["dealers"])
    people.do(
        "wang", "feedback", "feedback", collab="q3", decision="conditions", scope=["page"], conditions=["two weeks"]
    )
    people.do("zhou", "request", "confirm", collab="q3", acknowledged=["tech"])
    plan = {"collab": "q3", "title": "Report", "owner": "li", "due": "2024-07-10", "criteria": ["c"]}
    people.do("zhou", "task", "create", new_id="report", **plan)
    people.do("li", "task", "confirm", task="q3/report")
    people.do("li", "task", "progress", task="report", status="doing", text="half")


def ended(people: People) -> None:
    """After that: an issue is raised, answered and resolved, the report is accepted, the collaboration archived."""
    raised = people.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="2 days",
                       wanted_by="2024-07-20", department="tech", tasks=["report"])  # fmt: skip
    issue = raised.decided.subject
    people.do("wang", "issue", "propose", issue=issue, text="overnight")
    people.do("li", "issue", "agree", issue=issue)
    people.do("li", "issue", "resolve", issue=issue, text="done", moves=["report; to=2024-07-12"])
    people.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1; meets=yes"])
    people.do("chen", "acceptance", "pass", task="report")
    people.do("zhou", "acceptance", "pass", task="report")
    people.do("zhou", "request", "archive", collab="q3", went_well=["w"])


def carried_out(people: People) -> None:
    """All six stages."""
    begun(people)
    ended(people)
