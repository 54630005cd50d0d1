"""The daily job as a command: its exit code, its log, and what it answers programs."""

import json

from tests.support.company import Company


def test_without_a_remote_or_a_channel_it_does_what_there_is_to_do(working: Company) -> None:
    said = working.did("zhou", "job", at="2024-07-12T10:00+08:00")
    assert "2024-07-12 10:00 sync: there is no remote: nothing to share\n" in said
    assert " overdue: " in said and " notices: No channel is set up, so nobody can be told.\n" in said
    assert "10:00 report: " not in said


def test_the_log_grows_and_says_what_was_said(working: Company) -> None:
    first = working.did("zhou", "job", "--log", "job.log", at="2024-07-12T10:00+08:00")
    second = working.did("zhou", "job", "--log", "job.log", at="2024-07-13T10:00+08:00")
    assert (working.root / "job.log").read_text(encoding="utf-8") == first + second


def test_a_step_that_fails_is_the_exit_code_and_the_others_are_done(working: Company) -> None:
    failed = working.does("zhou", "job", "--report", "nowhere", "--json", at="2024-07-12T10:00+08:00")
    done = {step["name"]: step["done"] for step in json.loads(failed.out)["steps"]}
    assert failed.code == 1
    assert done == {"sync": True, "overdue": True, "report": False, "notices": True}


def test_in_chinese_it_is_chinese(working: Company) -> None:
    working.environment["XCOLLAB_LANG"] = "zh"
    assert "没有远程仓库，无需同步" in working.did("zhou", "job", at="2024-07-12T10:00+08:00")
