"""What is late, for people and for forges: text, JSON, Markdown, GitHub's and GitLab's own forms, and JUnit.

Each form escapes as its reader asks; fingerprints hold neither dates nor counts, so that a finding keeps its identity.
"""

from collections.abc import Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.markdown import table, text
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.views.overdue import Overdue

MOST_ANNOTATIONS = 10
"""GitHub shows so many of a kind for one step; the worst come first."""


def sentence(context: RenderContext, item: Overdue) -> str:
    """What is late, whose it is, and by how much."""
    words = context.words
    who = safe_line(context.name_of(item.people[0])) if item.people else "?"
    department = safe_line(context.department_name(item.department))
    if item.what == "task":
        what = words(N_("task {subject}: {title}"), subject=item.subject, title=safe_line(item.title))
    else:
        party = words.label("party", item.party) if item.party else ""
        named = {"department": department, "asked": department, "party": party, "collab": item.collab}
        what = words(KINDS[item.what].sentence, subject=item.subject, **named)
    told = [words(N_("due {due}"), due=item.due)]
    if item.late_before:
        told.append(words(N_("late already when it was asked anew")))
    if item.over:
        told.append(words(N_("{term} over"), term=words.duration(f"{item.over}wd")))
    if item.estimated:
        told.append(words(N_("estimated")))
    if item.forecast:
        told.append(words(N_("expected {day}"), day=item.forecast))
    return words.named(words.aside(who, department), words.aside(what, words.listed(told)))


def overdue_lines(context: RenderContext, found: Sequence[Overdue]) -> list[str]:
    """One thing a line, the worst first."""
    words = context.words
    if not found:
        return [words(N_("Nothing is late."))]
    lines = []
    for item in found:
        mark = words(N_("level {n}"), n=item.level) if item.level else words(N_("late"))
        lines.append(f"{mark}  {item.collab}  {sentence(context, item)}")
    return lines


def github(context: RenderContext, found: Sequence[Overdue], path_of: dict[str, str]) -> list[str]:
    """Workflow commands; whatever passes GitHub's limit is in the step's summary."""
    lines = []
    for item in found[:MOST_ANNOTATIONS]:
        title = _property(f"{item.collab}/{item.subject}")
        path = _property(path_of[item.record])
        lines.append(f"::{_severity(item)} file={path},line=1,title={title}::{_data(sentence(context, item))}")
    return lines


def _severity(item: Overdue) -> str:
    return "error" if item.level >= 2 else "warning"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def gitlab(context: RenderContext, found: Sequence[Overdue], path_of: dict[str, str]) -> str:
    """A code quality report."""
    import json

    severity = ("minor", "major", "critical", "blocker")
    return json.dumps(
        [
            {
                "description": sentence(context, item),
                "check_name": f"xcollab-{item.kind}",
                "fingerprint": fingerprint(item),
                "severity": severity[item.level],
                "location": {"path": path_of[item.record], "lines": {"begin": 1}},
            }
            for item in found
        ],
        ensure_ascii=False,
        indent=2,
    )


def fingerprint(item: Overdue) -> str:
    """The same from day to day, and another for everything else."""
    import hashlib

    who = item.people[0] if item.people and item.what in KINDS and KINDS[item.what].each else ""
    parts = (item.kind, item.what, item.collab, item.subject, item.party, who)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def junit(context: RenderContext, found: Sequence[Overdue]) -> str:
    """A test report, with a failure for each late thing."""
    from xml.etree import ElementTree

    suites = ElementTree.Element("testsuites")
    count = {"tests": str(max(len(found), 1)), "failures": str(len(found)), "errors": "0", "skipped": "0"}
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "xcollab overdue", **count})
    for item in found:
        name = f"{item.collab}/{item.subject} ({item.what})"
        case = ElementTree.SubElement(suite, "testcase", {"classname": f"xcollab.{item.kind}", "name": name})
        told = sentence(context, item)
        ElementTree.SubElement(case, "failure", {"message": told, "type": item.kind}).text = told
    if not found:
        ElementTree.SubElement(suite, "testcase", {"classname": "xcollab", "name": "overdue"})
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode")


def markdown(context: RenderContext, found: Sequence[Overdue]) -> str:
    """A table, for a step's summary or a comment."""
    words = context.words
    if not found:
        return words(N_("Nothing is late.")) + "\n"
    headings = [words(h) for h in (N_("Level"), N_("Collaboration"), N_("What"), N_("Days over"))]
    rows = ((str(item.level), f"`{item.collab}`", text(sentence(context, item)), str(item.over)) for item in found)
    return "\n".join(table(headings, rows))
