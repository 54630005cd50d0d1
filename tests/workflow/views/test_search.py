"""What a word finds, in which order, and where it stands."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.matter import DELIVERABLES, ISSUE, MEETINGS, OPENING, REQUEST_LOG, TASK_LOG, Story, company, doing
from xcollab.workflow.views.passages import searched
from xcollab.workflow.views.search import (
    Asked,
    Kind,
    Passage,
    Searched,
    hit,
    rank_of,
    searchable,
    spans,
    swept,
    telling_line,
    wanted,
)

FILE = {"name": "竞品报告-初稿.pdf", "path": "attachments/111111111111.pdf", "sha256": "1" * 64}


def asked(*words: str, collab: str = "", kind: str = "") -> Asked:
    """What some words mean in the company."""
    return Asked(tuple(wanted(word, company()) for word in words), collab, kind)


def found(line: str, *words: str) -> bool:
    """Whether a text is found by some words."""
    passage = Passage("text", "q3/logs/request/x", "q3", "", "comment", None, "kong", False, (line,))
    (row,) = swept(Searched("q3", "", "confirmed", (passage,)))
    return rank_of(row, asked(*words)) is not None


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("展台预算上限 80 万元", "预算"), ("展台预算", "台预"), ("Q3 发布会", "Q3发布"), ("Q3发布会", "Q3 发布"), ("Ｑ３发布", "q3"),
        ("The Poster is late", "poster"), ("posters", "post"), ("Straße", "STRASSE"), ("cafe\u0301", "café"), ("a  b", "a b"),
        ("竞品报告-初稿_v2.PDF", "v2.pdf"), ("IMG20240705.jpg", "2024"), ("展台\n预算", "预算"), ("100%", "%"), ("第一,二", "，二"),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(line: str, word: str) -> None:
    assert found(line, word)
    assert word not in line or spans(line, asked(word).words)


@pytest.mark.parametrize(
    ("line", "word"), [("start", "art"), ("12024", "2024"), ("展台", "展 览"), ("ab", "a b"), ("预\n算", "预算")]
)
def test_no_word_is_found_in_the_middle_of_letters_or_across_lines(line: str, word: str) -> None:
    assert not found(line, word)


def test_all_words_have_to_stand_there_and_some_in_quotation_marks_side_by_side() -> None:
    assert found("the hall is booked", "hall", "booked") and not found("the hall is booked", "hall", "paid")
    assert found("the hall is booked", "hall is") and not found("the hall is booked", "hall booked")


LINE = st.text(st.sampled_from("展台预算 ab1Ａ-é\u3000"), max_size=12)


@given(LINE, LINE)
def test_what_is_found_in_a_line_is_marked_there_and_nothing_else(line: str, word: str) -> None:
    words = asked(word).words
    if not words[0].text:
        return
    at = spans(line, words)
    assert bool(at) == found(line, word)
    assert all(start < end <= len(line) for start, end in at)
    assert [*at] == sorted(at) and all(before[1] < after[0] for before, after in pairwise(at))


def test_a_word_that_says_nothing_marks_nothing() -> None:
    assert spans("a b", asked("  ").words) == [] and searchable(" ") == ""


def test_bytes_that_are_no_text_are_looked_for_and_not_found() -> None:
    assert not found("a", "\udcff") and spans("a", asked("\udcff").words) == []


def _kept() -> Story:
    story = doing().says(ISSUE, "open", "zhao", **OPENING)
    story.says(MEETINGS, "minutes", "qian", kind="kickoff", held="2024-07-01", attendees=["li"], topics=["展台怎么搭"],
               decisions=["展台预算 80 万", "海报双语"])  # fmt: skip
    story.says(TASK_LOG, "progress", "sun", status="doing", text="第二版海报\n已送印厂", attachments=[FILE])
    story.says("q3/acceptance/report", "submit", "sun", **DELIVERABLES)
    return story.says(REQUEST_LOG, "archive", "qian", went_well=["展台早定"], improvements=[{"text": "海报早印"}])


def _of(kind: Kind) -> list[Passage]:
    return [one for one in searched(_kept().state).passages if one.kind == kind]


def test_titles_have_the_id_beside_them_and_belong_to_who_asks_or_owns() -> None:
    told = [(one.subject, one.lines, one.by) for one in _of("title")]
    assert told == [
        ("q3", ("Q3 launch", "q3"), "chen"), ("q3/report", ("Report", "report"), "li"), ("q3/i-1", ("Late", "i-1"), "zhao"),
    ]  # fmt: skip


def test_decisions_of_a_meeting_and_lessons_of_the_end_are_told_from_other_texts() -> None:
    (decided,), (learned,) = _of("decision"), _of("lesson")
    assert decided.lines == ("展台预算 80 万", "海报双语") and learned.lines == ("展台早定", "海报早印")
    assert [one.lines for one in _of("text") if one.act == "minutes"] == [("li", "展台怎么搭")]


def test_an_attachment_is_found_by_its_name_below_the_task_that_it_is_on() -> None:
    (attached,) = _of("attachment")
    assert attached.lines == ("竞品报告-初稿.pdf",) and (attached.subject, attached.heading) == ("q3/report", "Report")


def test_a_plan_is_dated_by_what_was_said_first_on_it_and_a_draft_by_nothing() -> None:
    story = _kept()
    (first,) = [one.at for one in searched(story.state).passages if one.kind == "title" and one.subject == "q3"]
    assert first == min(entry.at for entry in story.collab.entries)
    drafted = searched(Story().with_task().state)
    assert [one.at for one in drafted.passages] == [None] * len(drafted.passages) and drafted.status == "draft"
    assert {row.at for row in swept(drafted)} == {0}


def test_what_was_taken_back_is_told_as_that() -> None:
    story = doing().says(TASK_LOG, "comment", "li", text="by mistake")
    story.says(TASK_LOG, "withdraw", "li", of=story.collab.entries[-1].name, reason="wrong task")
    assert [one.lines for one in searched(story.state).passages if one.withdrawn] == [("by mistake",)]


def test_a_decision_that_was_taken_back_comes_after_those_that_stand() -> None:
    decided = Passage("decision", "q3/meetings/x", "q3", "", "minutes", None, "qian", False, ("展台",))
    stands, gone = swept(Searched("q3", "", "confirmed", (decided, decided._replace(withdrawn=True))))
    assert (stands.rank, gone.rank) == (2, 3)


def test_a_collaboration_without_a_request_has_no_title() -> None:
    story = Story()
    story.collab = story.collab.__class__("q3")
    assert searched(story.state) == Searched("q3", "", "none", ())


def _ranked(*words: str, **within: str) -> list[tuple[int, str]]:
    whole = searched(_kept().state)
    every = zip(swept(whole), whole.passages, strict=True)
    ranked = [(rank, one.kind) for row, one in every if (rank := rank_of(row, asked(*words, **within))) is not None]
    return sorted(ranked)


def test_titles_come_before_decisions_and_lessons_and_those_before_texts() -> None:
    assert _ranked("展台") == [(2, "decision"), (2, "lesson"), (3, "text")]
    assert _ranked("report")[0] == (1, "title") and _ranked("q3")[0] == (0, "title")


def test_a_word_may_stand_in_the_title_above_when_another_stands_there_itself() -> None:
    assert _ranked("launch", "预算") == [(2, "decision")]
    assert _ranked("report", "印厂") == [(3, "text")]
    assert [kind for _, kind in _ranked("q3")] == ["title"]


def test_a_name_finds_what_its_bearer_said_after_what_names_it() -> None:
    assert _ranked("sun", "海报") == [(3, "text")]
    every = _ranked("Sun")
    assert {rank for rank, _ in every} == {7} and all(kind in ("text", "attachment") for _, kind in every)
    assert _ranked("chen", "launch")[0] == (0, "title")


def test_one_kind_or_one_collaboration_alone_can_be_asked_for() -> None:
    assert _ranked("展台", kind="lesson") == [(2, "lesson")]
    assert _ranked("展台", collab="q4") == []


def test_the_line_that_is_shown_has_most_of_the_words() -> None:
    lines = ("海报\n第二版", "第二版海报")
    assert telling_line(lines, asked("海报", "第二版").words) == "第二版海报"
    assert telling_line(lines, asked("海报").words) == "海报" and telling_line((), asked("海报").words) == ""


def test_what_is_shown_of_a_passage_is_where_it_stands_and_its_line() -> None:
    whole, (one,) = searched(_kept().state), _of("decision")
    shown = hit(whole, one, asked("海报").words)
    assert (shown.collab, shown.title, shown.status, shown.line) == ("q3", "Q3 launch", whole.status, "海报双语")
    assert shown.at and shown.at > datetime(2024, 7, 1, tzinfo=UTC) and shown.by == "qian"
