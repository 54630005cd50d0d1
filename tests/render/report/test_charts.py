"""The Gantt chart: bars as values, as Mermaid in Markdown and as lanes of a page."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.render.text.test_harmless import HOSTILE
from tests.support.company import Company
from xcollab.render.base.context import RenderContext
from xcollab.render.report.chart import Bar, Mark
from xcollab.render.report.mermaid import LONGEST, gantt, mermaid_text, pie
from xcollab.render.report.page_chart import chart
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.workspace import Workspace
from xcollab.words.language import Words

EN = Words("en")
NOBODY = RenderContext(EN, Snapshot(Workspace(id="acme", name="Acme", admins=("zhou",))))
LINE = re.compile(r" {4}· [^:;\"%<>\n]+ :((crit|done|active|milestone), )?\d{4}-\d\d-\d\d, (\d{4}-\d\d-\d\d|0d)")
"""A bar: a name without anything that Mermaid takes for its own, and two dates."""


def _bar(**changed: object) -> Bar:
    plan = Bar("page", "Landing page", "tech", "zhao", "doing", date(2024, 9, 2), date(2024, 9, 13), None, date(2024, 9, 13),
               late=False, needs_help=False)  # fmt: skip
    return plan._replace(**changed)  # type: ignore[arg-type]


def _drawn(bar: Bar) -> list[str]:
    return [line.strip() for line in gantt(NOBODY, [bar], [])[6:-2]]


def test_a_bar_ends_after_its_last_day_because_mermaids_ends_are_exclusive() -> None:
    assert _drawn(_bar()) == ["· page Landing page :active, 2024-09-02, 2024-09-14"]
    assert _drawn(_bar(status="todo")) == ["· page Landing page :2024-09-02, 2024-09-14"]


def test_the_date_first_agreed_stands_beside_the_date_in_force() -> None:
    assert _drawn(_bar(original=date(2024, 9, 6))) == [
        "· page (originally 2024-09-06) :done, 2024-09-02, 2024-09-07",
        "· page Landing page :active, 2024-09-02, 2024-09-14",
    ]


def test_what_is_late_is_critical_and_says_so_what_needs_help_says_so() -> None:
    assert _drawn(_bar(late=True, end=date(2024, 9, 20))) == [
        "· page Landing page (delayed) :crit, 2024-09-02, 2024-09-21"
    ]
    assert "(needs help) :active" in _drawn(_bar(status="needs-help", needs_help=True))[0]


def test_the_example_has_milestones_departments_and_both_dates(example: Path, git_environment: dict[str, str]) -> None:
    shown = Company(example, git_environment).did("zhou", "report", "q3-launch", "--lang", "zh", "--now", "2024-09-25")
    lines = shown.partition("```mermaid\n")[2].partition("\n```")[0].splitlines()
    assert "    section 关键时间节点" in lines
    assert "    · 正式上市 :milestone, 2024-08-28, 0d" in lines
    assert lines[lines.index("    section 设计部") + 2 :][:2] == [
        "    · materials（原定 2024-07-31） :done, 2024-07-22, 2024-08-01",
        "    · materials 宣传物料 :done, 2024-07-22, 2024-08-03",
    ]
    assert not [line for line in lines if line.startswith("    ·") and not LINE.fullmatch(line)]
    assert '```mermaid\npie showData\n    title 任务状态分布\n    "已完成" : 11\n```' in shown


@pytest.mark.parametrize(
    "words", [*HOSTILE.values(), "section x", "title y", "click z", "2024-01-01", "市场部: 竞品分析", "```"]
)
def test_no_name_breaks_a_chart_or_vanishes_from_it(words: str) -> None:
    lines = gantt(NOBODY, [_bar(title=words, department="tech")], [Mark(words, date(2024, 9, 1))])
    assert "\n".join(lines).count("\n") == len(lines) - 1
    for line in lines[5:-2]:
        assert LINE.fullmatch(line.translate({ord(";"): None}) if "#" in line else line) or line.startswith(
            "    section "
        ), line
    assert len(re.sub(r"#\w+;", "x", mermaid_text(words))) <= LONGEST


def test_without_tasks_there_is_neither_chart_nor_pie() -> None:
    assert gantt(NOBODY, [], []) == []
    assert pie(EN, []) == []
    assert chart(NOBODY, (), (), date(2024, 9, 25)).lanes == ()


def test_lanes_are_percent_of_the_whole_and_stay_in_it() -> None:
    bars = (_bar(original=date(2024, 9, 6), late=True, end=date(2024, 10, 8)), _bar(start=date(2024, 8, 1)))
    drawn = chart(NOBODY, bars, (Mark("Launch", date(2024, 10, 24)),), date(2024, 9, 25))
    launch, late, plain = drawn.lanes
    assert launch.diamond and 0 <= launch.diamond <= 100
    assert [piece.kind for piece in late.pieces] == ["doing", "over", "was"]
    assert late.told == "from 2024-09-02 to 2024-09-13 (originally 2024-09-06); expected 2024-10-08"
    assert late.pieces[0].x + late.pieces[0].width == pytest.approx(late.pieces[1].x, abs=0.02)
    for lane in (late, plain):
        assert all(piece.x >= 0 and piece.x + piece.width <= 100 for piece in lane.pieces)
    assert 2 <= len(drawn.ticks) <= 6
