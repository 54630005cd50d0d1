"""docs/files.md shows files as they are: each block is one that xcollab reads, at the path that its first line says."""

import re
from pathlib import Path
from typing import Any

import pytest

from xcollab.schema.calendar import Calendar
from xcollab.schema.department import Department
from xcollab.schema.digests import FINGERPRINTS, is_fingerprint
from xcollab.schema.names import subject_of
from xcollab.schema.parts.attachments import attachments
from xcollab.schema.request import Request
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.schema.template import Template
from xcollab.schema.value import Value
from xcollab.schema.workspace import Workspace
from xcollab.store.disk.layout import place
from xcollab.store.yaml.reading import read
from xcollab.workflow.model import fingerprints
from xcollab.workflow.rules.rulebook import STATEMENTS

PAGE = (Path(__file__).parents[1] / "docs/files.md").read_text(encoding="utf-8")
FILES = {path: read(text.encode()).data for path, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL)}
PLANS: dict[str, type[Value]] = {
    "workspace": Workspace,
    "calendar": Calendar,
    "department": Department,
    "template": Template,
    "request": Request,
    "task": Task,
}
LOGS, ACCEPTANCE = "collabs/q3-launch/logs", "collabs/q3-launch/acceptance/report"


def record(path: str) -> Any:
    """The model of a file on the page."""
    found = place(path)
    assert found, path
    if found.kind != "statement":
        return PLANS[found.kind].model_validate(FILES[path])
    return STATEMENTS[subject_of(found.on)[0]][str(FILES[path]["act"])].model_validate(FILES[path])


@pytest.mark.parametrize("path", FILES)
def test_every_file_on_the_page_is_read(path: str) -> None:
    found = record(path)
    if isinstance(found, Statement):
        assert path.startswith(f"collabs/{found.on}/")
        assert all(is_fingerprint(getattr(found, key)) for key in FINGERPRINTS if hasattr(found, key))
        assert all(named.path for _, named in attachments(found))


def test_every_act_is_shown() -> None:
    shown = {(place(path).on.split("/")[1], data["act"]) for path, data in FILES.items() if "act" in data}  # type: ignore[union-attr]
    assert {act for acts in STATEMENTS.values() for act in acts} == {act for _, act in shown}


def test_its_fingerprints_are_those_of_its_plans_and_deliverables() -> None:
    request, report = record("collabs/q3-launch/request.yaml"), record("collabs/q3-launch/tasks/report.yaml")
    answers = {path: data["answers"] for path, data in FILES.items() if "answers" in data}
    assert answers["collabs/q3-launch/feedback/sales/20240702T083000Z-li-q48r.yaml"] == fingerprints.request_terms(
        request, "sales"
    )
    assert answers["collabs/q3-launch/feedback/tech/20240702T080000Z-wang-qn7k.yaml"] == fingerprints.request_terms(
        request, "tech"
    )
    assert answers[f"{LOGS}/report/20240704T010000Z-li-0462.yaml"] == fingerprints.task_terms(report)
    approved = {data["answers"] for data in FILES.values() if data.get("act") in ("approve", "refuse")}
    assert approved == {fingerprints.approval_terms(request)}
    assert FILES[f"{LOGS}/request/20240703T023000Z-zhou-qf3w.yaml"]["plan"] == fingerprints.plan_digest(request)
    judged = fingerprints.deliverables_digest(record(f"{ACCEPTANCE}/20240718T080000Z-sun-cvze.yaml"))
    assert {data["judges"] for data in FILES.values() if "judges" in data} == {judged}
