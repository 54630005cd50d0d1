"""What is said in a collaboration, in an order that the rules allow: it may be cut anywhere after the opening."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

from bench.generate.people import People, Person
from bench.generate.records import COLLAB, PLAN, SUBJECT, TEXT, Said
from xcollab.schema.request import Request
from xcollab.schema.statements.acceptance import Delivery
from xcollab.schema.task import Task
from xcollab.workflow.model import fingerprints

_CRITERIA = ("三家以上", "附数据来源")


class Story:
    """One collaboration: who takes part, its plans, and what is said."""

    def __init__(self, people: People, number: int, templates: dict[str, str]) -> None:
        size, departments = people.size, people.departments
        circle = [departments[(number + step) % len(departments)] for step in range(size.asked + 1)]
        self.id = f"c{number:05d}"
        self.requester, self.coordinator = people.of(circle[0])[1:3]
        self.asked = circle[1:]
        self.number = number
        self.title = f"第 {number} 项合作:新品上市"
        self._size, self._people, self._known = size, people, templates
        self.request = Request.model_validate({
            "title": TEXT, "background": "去年反馈晚了两周,今年提前对齐。", "objectives": ["订单 500 份", "经销商 20 家"],
            "requester": self.requester.id, "department": circle[0], "coordinator": self.coordinator.id,
            "departments": self.asked, "due": "2024-12-20", "milestones": [{"name": "上线", "date": "2024-11-01"}],
        })  # fmt: skip

    def tasks(self) -> Iterator[tuple[str, Person]]:
        """Ids and owners, who are members of the departments asked."""
        for number in range(self._size.tasks):
            members = self._people.of(self.asked[number % len(self.asked)])
            yield f"t{number:05d}", members[number // len(self.asked) % len(members)]

    def task(self, owner: Person) -> Task:
        """The plan of an owner's tasks."""
        return Task.model_validate({
            "title": TEXT, "description": "按部门汇总,周五前给出初稿。", "department": owner.department, "owner": owner.id, "due": "2024-10-31",
            "criteria": _CRITERIA,
        })  # fmt: skip

    def opening(self) -> Iterator[Said]:
        """Submitted, answered, confirmed."""
        plan = fingerprints.plan_digest(self.request.model_copy(update={"title": self.title}))
        on = "logs/request"
        yield Said("request", "submit", on, self.requester, "requester", {"asked": self.asked, "within": "2wd", "plan": PLAN},
                   plan=plan)  # fmt: skip
        for department in self.asked:
            terms = self._once("request", lambda: fingerprints.request_terms(self.request, ""))
            lead = self._people.of(department)[0]
            yield Said("feedback", "feedback", f"feedback/{department}", lead, "lead",
                       {"answers": terms, "decision": "accept", "scope": ["渠道与物料"]})  # fmt: skip
        yield Said("request", "confirm", on, self.coordinator, "coordinator", {"plan": PLAN}, plan=plan)

    def work(self) -> Iterator[Said]:
        """Every task confirmed; a quarter of them delivered, a quarter cancelled; the rest in progress for as long as you like."""
        tasks = list(self.tasks())
        for task_id, owner in tasks:
            terms = self._once(owner.id, lambda owner=owner: fingerprints.task_terms(self.task(owner)))
            yield self._on(task_id, owner, "owner", "confirm", answers=terms, due="2024-10-31")
        for number, (task_id, owner) in enumerate(tasks):
            if number % 4 == 0 and len(tasks) > 1:
                yield from self._delivered(task_id, owner)
            if number % 4 == 1:
                yield self._on(task_id, self.coordinator, "coordinator", "cancel", reason="并入另一项任务")
        going = [task for number, task in enumerate(tasks) if number % 4 > 1] or tasks[:1]
        for turn, (task_id, owner) in enumerate(cycle(going) if going else ()):
            yield replace(
                self._on(task_id, owner, "assignee", "progress", status="doing", text=TEXT), text=f"完成第 {turn} 批"
            )
            yield replace(self._on(task_id, owner, "participant", "comment", text=TEXT), text=f"第 {turn} 批按期")
            if turn % 10 == 9:
                yield from self._raised(f"i-{turn:06d}", task_id, owner)

    def said(self) -> Iterator[Said]:
        """All of it, as long as it is to be."""
        opening = list(self.opening())
        yield from opening
        yield from islice(self.work(), max(0, self._size.statements - len(opening)))

    def _on(self, task_id: str, by: Person, capacity: str, act: str, **more: object) -> Said:
        return Said("task", act, f"logs/{SUBJECT}", by, capacity, dict(more), task_id)

    def _delivered(self, task_id: str, owner: Person) -> Iterator[Said]:
        yield self._on(task_id, owner, "assignee", "progress", status="finished", text="已完成初稿与复核")
        things = {"deliverables": [{"name": "分析报告", "meets": True}], "within": "3wd"}
        on = f"acceptance/{SUBJECT}"
        yield Said("acceptance", "submit", on, owner, "assignee", things, task_id)
        judges = self._once("delivery", lambda: fingerprints.deliverables_digest(Delivery.model_validate(
            {"on": f"{COLLAB}/acceptance/x", "act": "submit", "at": "2024-07-01T10:00:00+08:00", "by": "x", "as": "x/x", **things})))  # fmt: skip
        checks = [{"criterion": number + 1, "met": True} for number in range(len(_CRITERIA))]
        for party, by in (("requester", self.requester), ("coordinator", self.coordinator)):
            yield Said(
                "acceptance", "pass", on, by, party, {"party": party, "judges": judges, "checks": checks}, task_id
            )

    def _raised(self, issue: str, task_id: str, owner: Person) -> Iterator[Said]:
        lead = self._people.of(owner.department)[0]
        on = f"issues/{SUBJECT}"
        opened = {"title": "样品晚到", "kind": "delay", "description": "尚未发货", "impact": "两天", "wanted_by": "2024-10-10",
                  "tasks": [task_id], "department": owner.department, "within": "24h"}  # fmt: skip
        yield Said("issue", "open", on, self.requester, "participant", opened, issue)
        yield Said("issue", "propose", on, lead, "responsible", {"text": "改发空运"}, issue)
        yield Said("issue", "agree", on, self.requester, "raiser", {}, issue)
        yield Said("issue", "resolve", on, self.requester, "raiser", {"text": "已到货", "no_moves": True}, issue)

    def _once(self, name: str, make: object) -> str:
        if name not in self._known:
            self._known[name] = make()  # type: ignore[operator]
        return self._known[name]
