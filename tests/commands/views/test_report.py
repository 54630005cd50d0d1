"""The status report of the example on 25 September 2024: what it says first, in every format, and that it says the same twice."""

import json
import sys
from pathlib import Path

import pytest

from tests.support.company import Company

NOW = ("--now", "2024-09-25")


@pytest.fixture
def told(example: Path, git_environment: dict[str, str]) -> Company:
    return Company(example, git_environment)


def _report(told: Company, *words: str) -> str:
    return told.did("zhou", "report", *words, *NOW)


def test_the_first_screen_answers_before_anybody_asks(told: Company) -> None:
    lines = _report(told, "autumn-expo").splitlines()
    assert lines[:9] == [
        "# 2024 秋季渠道大会",
        "",
        "As of 2024-09-25 · confirmed  ",
        "1 request  2 feedback  3 tasks  4 progress  **5 issues**  6 acceptance",
        "",
        "🔴 **The date does not hold: due 2024-10-31, expected 2024-11-07, 5 working days later, because of dealer-survey.**",
        "",
        "Coordinator 陈静, due 2024-10-31; 1 of 9 tasks done, 2 late, 1 need help.",
        "",
    ]
    headings = [line[3:] for line in lines if line.startswith("## ")]
    assert headings[:5] == [
        "Decisions wanted",
        "Milestones",
        "Who has the ball now",
        "Time to answer, so far",
        "Objectives",
    ]


def test_what_is_to_be_decided_comes_with_its_substance_its_options_and_a_day(told: Company) -> None:
    wanted = (
        _report(told, "autumn-expo", "--lang", "zh").partition("## 需您拍板\n\n")[2].partition("\n\n")[0].splitlines()
    )
    assert wanted[0] == "| 事项 | 情况 | 可选 | 由谁决定 | 期限 |"
    assert wanted[2] == (
        "| 同意或否决问题 i-74m2 的解决方案 | 议程未定，邀请函发不出去<br>分两批：9 月 24 日先发不含嘉宾的邀请函锁定档期，27 日补发完整议程。"
        "第二位嘉宾 26 日仍不答复就启用候补。<br>预计 2024-09-27 完成 | 同意方案 / 否决方案 | 何婷 | 🔴 2024-09-24<br>已超时 1 个工作日 |"
    )
    assert [row.split(" | ")[0] for row in wanted[3:]] == [
        "| 以总协调人身份验收 signup-page 的成果",
        "| 任务 dealer-invites 将延期，请改期或协调支援",
        "| 任务 demo-zone 已被退回，请修改或改派",
    ]


def test_of_what_has_ended_it_says_how(told: Company) -> None:
    shown = _report(told, "q3-launch")
    assert "**Archived on 2024-09-13: due 2024-09-13, the work was accepted on 2024-09-11.**" in shown
    assert (
        "- competitor-report was returned: 竞品分析报告 (3 working days on channel-policy, competitor-report)" in shown
    )
    assert "## Decisions wanted" not in shown
    assert "## Lessons learned\n\n### Went well" in shown


def test_since_a_day_or_a_revision_it_tells_what_was_said(told: Company) -> None:
    def changes(*words: str) -> str:
        return _report(told, "autumn-expo", *words).partition("## Changes since ")[2].partition("\n\n##")[0]

    day = changes("--since", "2024-09-23")
    assert day.startswith(
        "2024-09-23\n\n- 09-24 10:30  孙浩 opened issue i-esb8: 演示样机缺 4 台 (resource conflict); 技术部 is asked\n"
    )
    assert day.count("\n- ") == 4
    commit = told.git("rev-list", "-1", "--before=2024-09-23T23:59:59+08:00", "HEAD").strip()
    assert changes("--since", commit).partition("\n")[2] == day.partition("\n")[2]
    assert "Nothing was said since then" in changes("--since", "HEAD")
    assert changes() == ""


def test_all_collaborations_stand_on_one_page_the_running_ones_in_full(told: Company) -> None:
    shown = _report(told)
    assert (
        "| `autumn-expo` | 2024 秋季渠道大会 | confirmed | 2024-10-31 | 🔴 2024-11-07 | 1/9 | 🔴 2 | 🟡 1 | 4 |"
        in shown
    )
    assert "| `q3-launch` | 2024 Q3 新品上市推广 | archived | 2024-09-13 | 2024-09-11 | 11/11 |  |  |  |" in shown
    assert [line for line in shown.splitlines() if line.startswith(("# ", "## "))] == [
        "# 示例公司", "## Collaborations", "## 2024 秋季渠道大会",
    ]  # fmt: skip


def test_programs_get_the_same_facts_in_canonical_words(told: Company) -> None:
    one = json.loads(_report(told, "autumn-expo", "--format", "json", "--since", "2024-09-23", "--lang", "zh"))
    assert (one["schema_version"], one["collab"], one["status"], one["stage"]) == (1, "autumn-expo", "confirmed", 5)
    assert (one["outlook"]["due"], one["outlook"]["forecast"], one["outlook"]["late"]) == (
        "2024-10-31",
        "2024-11-07",
        5,
    )
    assert next((d["kind"], d["subject"], d["by"]) for d in one["decisions"]) == (
        "agree-solution",
        "i-74m2",
        "2024-09-24",
    )
    assert len(one["changes"]) == 4
    assert [each["collab"] for each in json.loads(_report(told, "--format", "json"))["collabs"]] == [
        "autumn-expo",
        "q3-launch",
    ]


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
@pytest.mark.parametrize("collab", [(), ("autumn-expo",), ("q3-launch",)])
def test_the_same_revision_and_moment_give_the_same_bytes(
    told: Company, tmp_path: Path, form: str, collab: tuple[str, ...]
) -> None:
    written = []
    for name in ("first", "second"):
        told.did("zhou", "report", *collab, "--format", form, "-o", str(tmp_path / name), *NOW, "--lang", "zh")
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert written[0].decode().rstrip("\n") == _report(told, *collab, "--format", form, "--lang", "zh").rstrip("\n")


def test_an_unknown_format_is_refused_with_those_that_there_are(told: Company) -> None:
    result = told.does("zhou", "report", "--format", "pdf")
    assert result.code == 2
    assert "possible: markdown, html, json" in result.err


def test_templates_are_loaded_only_for_a_page(told: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "xcollab.render.report.page", raising=False)
    assert _report(told, "autumn-expo").startswith("# 2024")


def test_a_workspace_without_anything_yet_has_a_report_too(company: Company) -> None:
    for form in ("markdown", "html", "json"):
        assert company.did("zhou", "report", "--format", form)
