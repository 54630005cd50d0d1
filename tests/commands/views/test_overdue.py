"""What is late, in every form that a job can read; and who waits for whom. Told on the example, on 25 September 2024."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.company import Company

NOW = ("--now", "2024-09-25")


@pytest.fixture
def company_of_example(example: Path, git_environment: dict[str, str]) -> Company:
    return Company(example, git_environment)


def test_the_worst_comes_first_with_whose_it_is_and_by_how_much(company_of_example: Company) -> None:
    lines = company_of_example.did("zhou", "overdue", *NOW).splitlines()
    assert lines[0] == (
        "level 3  autumn-expo  吴芳 (客服部): give the feedback of 客服部 (due 2024-09-04; 14 working days over)"
    )
    assert lines[-1].startswith("late  autumn-expo  何婷 (销售部): task dealer-invites")
    assert [line.split()[1] for line in lines[:3]] == ["3", "3", "3"]


@pytest.mark.parametrize(
    ("fail_on", "now", "code"),
    [
        (None, "2024-09-25", 0),
        ("late", "2024-09-25", 1),
        ("breach", "2024-09-25", 1),
        ("level:3", "2024-09-25", 1),
        ("level:2", "2024-09-04T19:00", 0),
        ("level:2", "2024-09-05T12:00", 1),
        ("breach", "2024-07-03T12:00", 0),
    ],
)
def test_a_job_fails_on_what_it_asks_for_and_on_nothing_else(
    company_of_example: Company, fail_on: str | None, now: str, code: int
) -> None:
    asked = ("--fail-on", fail_on) if fail_on else ()
    at = ("--at", now[:10])
    assert company_of_example.does("zhou", "overdue", *asked, "--now", now, *at).code == code


def test_an_unknown_form_or_measure_is_refused_with_those_that_there_are(company_of_example: Company) -> None:
    assert "possible: text, json, github" in company_of_example.does("zhou", "overdue", "--format", "html").err
    assert "level:2" in company_of_example.does("zhou", "overdue", "--fail-on", "level:9").err


def test_github_gets_escaped_annotations_and_the_whole_list_in_its_summary(
    company_of_example: Company, tmp_path: Path
) -> None:
    company_of_example.environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    lines = company_of_example.did("zhou", "overdue", *NOW, "--format", "github").splitlines()
    for line in lines:
        assert re.fullmatch(r"::(error|warning) file=[^,:]+,line=1,title=[^,:]+::[^\r\n]+", line), line
    kinds = [line.split()[0] for line in lines]
    assert kinds == sorted(kinds), "the worst first, for ten of a kind are all that GitHub shows beside the files"
    assert (tmp_path / "summary.md").read_text().count("\n| ") == len(lines) + 2
    for line in lines:
        path = re.search(r"file=([^,]+)", line)
        assert path and (company_of_example.root / path[1]).is_file()


def test_gitlab_gets_a_code_quality_report_whose_fingerprints_outlive_the_day(company_of_example: Company) -> None:
    report = json.loads(company_of_example.did("zhou", "overdue", *NOW, "--format", "gitlab"))
    for item in report:
        assert item.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(item["location"]["lines"]["begin"], int)
        assert not item["location"]["path"].startswith(("/", "./"))
    prints = [item["fingerprint"] for item in report]
    assert len(set(prints)) == len(prints)
    later = json.loads(company_of_example.did("zhou", "overdue", "--now", "2024-10-08", "--format", "gitlab"))
    assert set(prints) <= {item["fingerprint"] for item in later}


def test_junit_counts_a_failure_for_each_late_thing(company_of_example: Company) -> None:
    suites = ElementTree.fromstring(company_of_example.did("zhou", "overdue", *NOW, "--format", "junit"))
    (suite,) = suites
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == int(suite.attrib["tests"])
    empty = ElementTree.fromstring(company_of_example.did("zhou", "overdue", "q3-launch", *NOW, "--format", "junit"))
    assert (empty[0].attrib["failures"], len(empty[0])) == ("0", 1)


def test_where_nothing_is_late_that_is_said(company_of_example: Company) -> None:
    assert company_of_example.did("zhou", "overdue", "q3-launch", *NOW).startswith("Nothing is late.\n")
    drafted = company_of_example.git("log", "--reverse", "--format=%H", "--grep=Xcollab-Act: request.create").split()[0]
    told = company_of_example.did("zhou", "waiting", "q3-launch", "--at", drafted)
    assert told.startswith("No department waits for another.\n")
    assert "do what was agreed" in company_of_example.did("zhou", "waiting", "q3-launch", *NOW), "after the end as well"


def test_departments_wait_for_one_another_in_pairs_the_longest_first(company_of_example: Company) -> None:
    pairs = json.loads(company_of_example.did("zhou", "waiting", *NOW, "--json"))["pairs"]
    assert (pairs[0]["waiting"], pairs[0]["awaited"], pairs[0]["longest"]) == ("sales", "support", 16)
    assert all(pair["waiting"] != pair["awaited"] for pair in pairs)
    assert [pair["longest"] for pair in pairs] == sorted((pair["longest"] for pair in pairs), reverse=True)
    shown = company_of_example.did("zhou", "waiting", *NOW, "--lang", "zh")
    assert "客服部" in shown.splitlines()[3]
