"""Several people in one flag, as people write them, are several people: wherever a list of people is typed."""

from typing import Any

import pytest

from tests.support.company import Company
from tests.support.once import Played
from xcollab.store.yaml.reading import read

NEW = ("request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator", "zhou",
       "--due", "2024-12-01", "--milestone", "M; date=2024-11-01")  # fmt: skip
TASK = ("task", "add", "t", "-C", "q3", "--title", "T", "--owner", "li", "--due", "2024-08-01", "--criterion", "c")
MINUTES = ("meeting", "add", "-C", "q3", "--kind", "kickoff", "--held", "2024-07-01", "--topic", "t")


def _begun(company: Company) -> None:
    company.did("zhou", "member", "add", "liu", "--name", "刘洋", "--email", "liu@example.com")
    company.did("zhou", "member", "add", "fang", "--name", "王芳", "--email", "fang@example.com")
    company.did("zhou", *NEW, "--department", "sales, tech")


@pytest.fixture
def company(played: Played) -> Company:
    return played(_begun)


def _newest(company: Company, pattern: str) -> Any:
    return read(sorted(company.root.glob(pattern))[-1].read_bytes()).data


@pytest.mark.parametrize(
    ("typed", "attendees"),
    [
        ("刘洋、王芳", ["liu", "fang"]),
        ("刘洋，王芳", ["liu", "fang"]),
        ("刘洋,王芳", ["liu", "fang"]),
        ("刘洋；王芳;li", ["liu", "fang", "li"]),
        ("刘洋 王芳", ["liu", "fang"]),
        ("Li Na, Sun Lei", ["li", "sun"]),
        ("Li Na", ["li"]),
        ("@liu、 外部顾问 张三", ["liu", "外部顾问 张三"]),
        ("A guest of Acme Ltd", ["A guest of Acme Ltd"]),
    ],
)
def test_attendees_of_one_flag_are_as_many_as_were_named(company: Company, typed: str, attendees: list[str]) -> None:
    company.did("zhou", *MINUTES, "--attendee", typed)
    assert _newest(company, "collabs/q3/meetings/*")["attendees"] == attendees


def test_so_are_departments_helpers_mentions_deputies_and_those_of_a_form(company: Company) -> None:
    assert _newest(company, "collabs/q3/request.yaml")["departments"] == ["sales", "tech"]
    company.did("zhou", *TASK, "--helper", "刘洋、王芳")
    assert _newest(company, "collabs/q3/tasks/t.yaml")["helpers"] == ["liu", "fang"]
    company.did("zhou", "task", "comment", "q3/t", "-m", "t", "--mention", "刘洋，@fang")
    assert _newest(company, "collabs/q3/logs/t/*")["mentions"] == ["liu", "fang"]
    company.did("zhou", "department", "edit", "marketing", "--deputy", "刘洋、王芳", "--liaison", "chen,liu")
    marketing = _newest(company, "departments/marketing.yaml")
    assert (marketing["deputies"], marketing["liaisons"]) == (["liu", "fang"], ["chen", "liu"])
    form = "kind: weekly\nheld: 2024-07-02\nattendees: 刘洋、王芳\ntopics: [t]\n"
    company.did("zhou", "meeting", "add", "-C", "q3", "--file", "-", given=form)
    assert _newest(company, "collabs/q3/meetings/*")["attendees"] == ["liu", "fang"]


def test_whom_nobody_knows_among_them_is_named_alone(company: Company) -> None:
    refused = company.does("zhou", *TASK, "--helper", "刘洋、王方")
    assert refused.code == 2
    assert "王方" in refused.err
    assert "刘洋" not in refused.err.splitlines()[0]
