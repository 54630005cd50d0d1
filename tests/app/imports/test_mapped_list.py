"""Issues of GitHub, GitLab and Jira as they are exported: tasks by a mapping, or all that the mapping does not say."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.imports.mapped_list import mapped_table
from xcollab.app.imports.mapping import KNOWN, mapping_of
from xcollab.app.imports.tasks import import_tasks
from xcollab.errors import BadFile, Misused, Refused
from xcollab.schema.task import Task

PEOPLE = "people:\n  octocat: li\n  naomi: Sun Lei\notherwise:\n  criteria: as the issue says\n  due: 2024-08-30\n"


def taken(people: People, content: str | bytes, program: str | None, mapping: str = PEOPLE) -> dict[str, Task]:
    """The tasks that a list becomes."""
    root = people.company.root.parent
    (root / "list").write_bytes(content if isinstance(content, bytes) else content.encode())
    (root / "map.yaml").write_text(mapping)
    table = mapped_table(
        people.context("zhou"), str(root / "list"), program, str(root / "map.yaml") if mapping else None
    )
    import_tasks(people.context("zhou"), table, "q3")
    tasks = people.view("zhou").state("q3").collab.tasks
    return {key: plan for key, plan in tasks.items() if key != "report"}


def told(people: People, content: str, program: str | None, mapping: str = "") -> list[str]:
    context = people.context("zhou")
    root = people.company.root.parent
    (root / "list").write_text(content)
    (root / "map.yaml").write_text(mapping)
    with pytest.raises(Refused, match="table-refused"):
        mapped_table(context, str(root / "list"), program, str(root / "map.yaml") if mapping else None)
    return [line.strip() for line in context.told]


def issue(number: int, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "title": f"Issue {number}",
        "body": "",
        "state": "open",
        "assignees": [{"login": "octocat"}],
        **more,
    }


def test_issues_of_github_become_tasks_with_their_checklists_as_criteria(at_work: People) -> None:
    issues = [
        issue(7, body="Why\r\n\r\n- [ ] ten dealers\r\n- [x] 1.5 pages\n", milestone={"title": "v1", "dueOn": "2024-07-19T07:00:00Z"},
              assignees=[{"login": "octocat"}, {"login": "naomi"}]),
        issue(8, state="closed"), issue(9, pull_request={"url": "u"}), issue(10, assignee={"login": "naomi"}, assignees=[]),
    ]  # fmt: skip
    tasks = taken(at_work, json.dumps(issues), "github")
    assert list(tasks) == ["gh-7", "gh-10"]
    seven, ten = tasks.values()
    assert (seven.title, seven.owner, seven.helpers, f"{seven.due}") == ("Issue 7", "li", ("sun",), "2024-07-19")
    assert seven.criteria == ("ten dealers", "1.5 pages") and seven.description and seven.description.startswith("Why")
    assert (ten.owner, ten.criteria, f"{ten.due}") == ("sun", ("as the issue says",), "2024-08-30")


def test_issues_of_gitlab_come_as_csv_and_as_its_api_answers(at_work: People) -> None:
    lines = (
        "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Due Date,Milestone,Labels\n"
        'Prices,"- [ ] one\n* [ ] two",12,u,Open,Z,z,Li Na,octocat,2024-07-22,,a\nOld,,13,u,Closed,Z,z,,,,,\n'
    )
    (task,) = taken(at_work, lines, "gitlab").values()
    assert (task.title, task.owner, f"{task.due}", task.criteria) == ("Prices", "li", "2024-07-22", ("one", "two"))
    answer = [
        {
            "iid": 14,
            "title": "Page",
            "description": None,
            "state": "opened",
            "assignees": [{"username": "naomi"}],
            "due_date": None,
        }
    ]
    tasks = taken(at_work, json.dumps(answer), "gitlab")
    assert list(tasks) == ["gl-12", "gl-14"] and tasks["gl-14"].owner == "sun"


def test_issues_of_jira_come_as_csv_in_either_language_and_as_its_api_answers(at_work: People) -> None:
    lines = (
        "Summary,Issue key,Status,Labels,Labels,Assignee,Due date,Custom field (Acceptance Criteria)\n"
        "Prices,LAUNCH-3,To Do,a,b,li@example.com,19/Jul/24 12:00 AM,1. ten\nOld,LAUNCH-4,Done,,,,,\n"
    )
    chinese = "概要,问题关键字,状态,经办人,到期日\n价目表,LAUNCH-5,待办,孙磊,2024/7/23\n"
    answer = {"issues": [{"key": "LAUNCH-6", "fields": {"summary": "Page", "duedate": "2024-07-24", "assignee": {"displayName": "Li Na"},
              "status": {"statusCategory": {"key": "new"}}}}]}  # fmt: skip
    described = PEOPLE + "  description: see Jira\n"
    for content, mapping in (
        (lines, described),
        (chinese.encode("gbk"), PEOPLE.replace("naomi", "孙磊")),
        (json.dumps(answer), PEOPLE),
    ):
        tasks = taken(at_work, content, "jira", mapping)
    assert list(tasks) == ["launch-3", "launch-5", "launch-6"]
    three, five, six = tasks.values()
    assert (three.owner, f"{three.due}", three.criteria, three.description) == (
        "li",
        "2024-07-19",
        ("ten",),
        "see Jira",
    )
    assert (five.owner, f"{five.due}", six.owner, f"{six.due}") == ("sun", "2024-07-23", "li", "2024-07-24")


def test_who_is_unknown_and_what_nothing_says_is_told_once_with_the_key_to_add(at_work: People) -> None:
    issues = [issue(1), issue(2, assignees=[{"login": "@Mona"}]), issue(3, assignees=[{"login": "octocat"}])]
    lines = told(at_work, json.dumps(issues), "github")
    assert [line.rpartition("[")[2] for line in lines if line.endswith("]")] == [
        "mapping-nobody]", "mapping-unsaid]", "mapping-unsaid]", "mapping-nobody]",
    ]  # fmt: skip
    assert any("`octocat: MEMBER`" in line for line in lines) and any("`criteria: …`" in line for line in lines)


def test_people_are_known_by_their_accounts_addresses_and_names(at_work: People) -> None:
    at_work.company.did("zhou", "member", "edit", "li", "--forge", "Octo-Cat", at=f"{at_work.moment}")
    issues = [issue(1, assignees=[{"login": "octo-cat"}]), issue(2, assignees=[{"login": "sun@example.com"}])]
    tasks = taken(at_work, json.dumps(issues), "github", "otherwise:\n  criteria: c\n  due: 2024-08-30\n")
    assert [task.owner for task in tasks.values()] == ["li", "sun"]


def test_a_mapping_of_one_s_own_reads_any_list(at_work: People) -> None:
    mapping = "fields:\n  title: Was\n  owner: Wer\n  due: Wann\n  criteria: [Woran, Daran]\ndays: '%d.%m.%Y'\nleft_out:\n  Stand: fertig\n"
    lines = "Was;Wer;Wann;Woran;Daran;Stand\nPreise;Li Na;19.07.2024;;zehn;offen\nAlt;;;;;Fertig\n"
    (task,) = taken(at_work, lines, None, mapping).values()
    assert (task.title, task.owner, f"{task.due}", task.criteria) == ("Preise", "li", "2024-07-19", ("zehn",))


@pytest.mark.parametrize(("mapping", "code"), [
    ("fields:\n  name: x\n", "unknown-form-key"), ("names: x\n", "unknown-form-key"), ("people: x\n", "mapping-no-keys"),
    ("days:\n  a: b\n", "mapping-no-text"), ("people:\n  a:\n    - b: c\n", "mapping-no-text"), ("a: b: c\n", "bad-yaml"),
])  # fmt: skip
def test_a_file_that_says_something_else_is_refused_with_its_line(
    onlookers: People, tmp_path: Path, mapping: str, code: str
) -> None:
    (tmp_path / "map.yaml").write_text(mapping)
    with pytest.raises(BadFile, match=code) as refused:
        mapping_of(onlookers.context("zhou"), None, str(tmp_path / "map.yaml"))
    assert refused.value.where.startswith("map.yaml:")


def test_the_mappings_that_come_along_can_be_read_and_no_other_program_is_known(onlookers: People) -> None:
    for program in KNOWN:
        mapping = mapping_of(onlookers.context("zhou"), program, None)
        assert {"id", "title", "owner", "due"} <= mapping.fields.keys() and mapping.left_out
    with pytest.raises(Misused, match="not-a-word"):
        mapping_of(onlookers.context("zhou"), "trello", None)
