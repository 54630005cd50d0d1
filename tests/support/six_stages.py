"""One collaboration through all six stages, by five people: each act as it is filled in in a page, and as it is typed."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

BEGINNING = datetime.fromisoformat("2024-07-01T10:00+08:00")
PEOPLE = ("chen", "li", "wang", "zhou", "zhao")


class Step(NamedTuple):
    """An act: the page that offers it, the address of its form, what stands in its inputs, and the words of its command."""

    who: str
    page: str
    form: str
    filled: Mapping[str, str | list[str]]
    typed: tuple[str, ...]

    def on_issue(self, issue: str) -> "Step":
        """The same, once an issue has its id."""
        return self._replace(
            page=self.page.replace("ISSUE", issue), form=self.form.replace("ISSUE", issue),
            typed=tuple(word.replace("ISSUE", issue) for word in self.typed),
        )  # fmt: skip


_DO, _REPORT, _ISSUE = "/c/q3/do", "/c/q3/t/report", "/c/q3/i/ISSUE"
STEPS = (
    Step("chen", "/collaborations", "/new",
         {"new_id": "q3", "title": "三季度新品上市", "background": "新品已就绪", "objectives.0": "500 单", "coordinator": "zhou", "departments": ["sales", "tech"],
          "due": "2024-09-30", "milestones.0.name": "上市", "milestones.0.date": "2024-09-03"},
         ("request", "new", "q3", "--title", "三季度新品上市", "--background", "新品已就绪", "--objective", "500 单", "--coordinator", "zhou",
          "--department", "sales", "--department", "tech", "--due", "2024-09-30", "--milestone", "上市; date=2024-09-03")),
    Step("chen", "/c/q3", f"{_DO}/request/submit?on=q3", {}, ("request", "submit", "q3")),
    Step("li", "/c/q3/d/sales", f"{_DO}/feedback/feedback?on=sales",
         {"decision": "accept", "scope.0": "渠道推广", "risks.0.text": "样品可能晚到", "risks.0.delay_days": "7"},
         ("feedback", "give", "sales", "-d", "accept", "--scope", "渠道推广", "--risk", "样品可能晚到; delay_days=7")),
    Step("wang", "/c/q3/d/tech", f"{_DO}/feedback/feedback?on=tech",
         {"decision": "conditions", "scope.0": "活动页面", "conditions.0": "文案先行"},
         ("feedback", "give", "tech", "-d", "conditions", "--scope", "活动页面", "--condition", "文案先行")),
    Step("zhou", "/c/q3", f"{_DO}/request/confirm?on=q3", {"acknowledged": ["tech"]}, ("request", "confirm", "q3", "--acknowledge", "tech")),
    Step("zhou", "/c/q3", f"{_DO}/task/create",
         {"new_id": "report", "title": "竞品分析报告", "owner": "li", "due": "2024-07-12", "criteria.0": "三家厂商"},
         ("task", "add", "report", "--title", "竞品分析报告", "--owner", "li", "--due", "2024-07-12", "--criterion", "三家厂商")),
    Step("li", _REPORT, f"{_DO}/task/confirm?on=report", {}, ("task", "confirm", "report")),
    Step("li", _REPORT, f"{_DO}/task/progress?on=report", {"status": "doing", "text": "已问三家经销商"},
         ("task", "log", "report", "-s", "doing", "-m", "已问三家经销商")),
    Step("zhao", _REPORT, f"{_DO}/task/comment?on=report", {"text": "哪些地区?", "mentions": ["li"]},
         ("task", "comment", "report", "-m", "哪些地区?", "--mention", "li")),
    Step("li", "/c/q3", f"{_DO}/issue/open",
         {"title": "样品晚到", "kind": "delay", "description": "还没有发货", "impact": "两天", "wanted_by": "2024-07-10", "department": "tech",
          "tasks": ["report"]},
         ("issue", "open", "--title", "样品晚到", "--kind", "delay", "--description", "还没有发货", "--impact", "两天", "--wanted-by", "2024-07-10",
          "--department", "tech", "--task", "report")),
    Step("wang", _ISSUE, f"{_DO}/issue/propose?on=ISSUE", {"text": "走空运"}, ("issue", "propose", "ISSUE", "-m", "走空运")),
    Step("li", _ISSUE, f"{_DO}/issue/agree?on=ISSUE", {}, ("issue", "agree", "ISSUE")),
    Step("li", _ISSUE, f"{_DO}/issue/resolve?on=ISSUE",
         {"text": "样品到了", "moves.0.task": "report", "moves.0.to": "2024-07-16", "moves.0.reason": "晚到"},
         ("issue", "resolve", "ISSUE", "-m", "样品到了", "--move", "report; to=2024-07-16; reason=晚到")),
    Step("li", _REPORT, f"{_DO}/acceptance/submit?on=report",
         {"deliverables.0.name": "报告", "deliverables.0.quantity": "1", "deliverables.0.link": "https://example.com/report",
          "deliverables.0.meets": "yes"},
         ("acceptance", "submit", "report", "--deliverable", "报告; quantity=1; link=https://example.com/report; meets=yes")),
    Step("chen", _REPORT, f"{_DO}/acceptance/pass?on=report", {}, ("acceptance", "pass", "report")),
    Step("zhou", _REPORT, f"{_DO}/acceptance/pass?on=report", {}, ("acceptance", "pass", "report")),
    Step("zhou", "/c/q3", f"{_DO}/request/archive?on=q3", {"went_well.0": "各部门配合好"}, ("archive", "close", "q3", "--well", "各部门配合好")),
)  # fmt: skip


def moments() -> Iterator[datetime]:
    """When each of them is said: a minute after the one before."""
    moment = BEGINNING
    while True:
        moment += timedelta(minutes=1)
        yield moment
