"""What was read, on the road of every act; what is lacking or doubtful is refused where nobody can be asked."""

from datetime import datetime
from random import Random

import pytest

from tests.support.company import Company, identity
from xcollab.app.acts.commit import keep
from xcollab.app.answers.pasteable import pasteable
from xcollab.app.answers.reading import Reader, Reading, Sought, Unclear, read
from xcollab.app.answers.recording import Heard, performing, refuse_doubts
from xcollab.app.context import Context
from xcollab.app.views.answering.answers import answer_data
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused


def _context(company: Company, who: str) -> Context:
    environment = {**company.environment, **identity(who, datetime.fromisoformat("2024-07-03T10:00+08:00"))}
    return Context(company.root, environment, Random(7))


def _reading(context: Context, text: str, *speakers: str) -> Reading:
    (one,) = read(WorkspaceView(context), text, Sought(speakers)).answers
    assert isinstance(one, Reading), one
    return one


def test_it_is_kept_as_the_speakers_word_and_how_it_was_heard(asked: Company) -> None:
    context = _context(asked, "zhou")
    reading = _reading(context, "李娜：承接 渠道推广；风险：无；谢谢")
    act = performing(context, reading, Heard("chat"))
    outcome = keep(context, act.place, act.decide)
    told = answer_data(context.words, reading, act.filled.said, outcome)
    assert (told.speaker, told.act, told.subject, told.none, told.beside) == (
        "li",
        "feedback.feedback",
        "q4/sales",
        ("risks",),
        ("谢谢",),
    )
    assert told.recorded and told.recorded.by == "li"


def test_whoever_speaks_for_themselves_needs_no_word_of_how(asked: Company) -> None:
    context = _context(asked, "wang")
    act = performing(context, _reading(context, "活动页面 确认", "wang"), Heard())
    assert act.speaker.recorded == {}


def test_what_is_lacking_or_doubtful_is_refused(reading: WorkspaceView) -> None:
    context = reading.context
    with pytest.raises(Misused, match="answer-lacks"):
        refuse_doubts(context, _reading(context, "承接", "li"))
    with pytest.raises(Misused, match="answer-doubtful"):
        refuse_doubts(context, _reading(context, "承接渠道推广", "li"))
    refuse_doubts(context, _reading(context, "承接 渠道推广", "li"))


def test_once_it_is_said_which_of_several_is_meant_it_is_understood(reading: WorkspaceView) -> None:
    reader = Reader(reading, Sought(("li",)))
    (unclear,) = read(reading, "进行中 访谈了一家", Sought(("li",))).answers
    assert isinstance(unclear, Unclear)
    for pair in unclear.choices:
        again = reader.read(unclear.piece, "li", pair)
        assert isinstance(again, Reading) and again.given == {"text": "访谈了一家"}
    whose = read(reading, "承接 渠道推广", Sought()).answers[0]
    assert isinstance(whose, Unclear) and isinstance(reader.read(whose.piece, "li"), Reading)


def test_it_is_rendered_in_either_language(reading: WorkspaceView) -> None:
    one = _reading(reading.context, "承接 渠道推广；需要：设计2人", "li")
    assert pasteable(reading.context.words, one.question, one.choice, one.given).split("\n") == [
        "q4 sales accept", "scope: 渠道推广", "resources: 设计2人; quantity=2",
    ]  # fmt: skip


def test_in_one_collaboration_nothing_of_another_is_answered(reading: WorkspaceView) -> None:
    (one,) = read(reading, "承接 渠道推广", Sought(("li",), "q3")).answers
    assert isinstance(one, Unclear) and one.refusal.code == "answer-not-understood"
    (nobody,) = read(reading, "承接 渠道推广", Sought(("zhao",), "q4")).answers
    assert isinstance(nobody, Unclear) and nobody.refusal.code == "answer-nothing-open"


@pytest.mark.parametrize(("speaker", "text", "beside"), [
    ("li", "承接 范围：渠道推广；数量：2；谢谢", ("quantity: 2", "谢谢")), ("li", "承接 延误天数：3；范围：渠道推广", ("delay in days: 3",)),
    ("wang", "活动页面 确认，下周一开始；好的。", ("下周一开始", "好的")), ("li", "@周敏 承接 渠道推广\n\n谢谢！\n李娜", ("谢谢", "李娜", "@周敏")),
    ("li", "承接 渠道推广；条件：无", ()),
])  # fmt: skip
def test_what_no_field_takes_is_told_and_not_dropped(
    reading: WorkspaceView, speaker: str, text: str, beside: tuple[str, ...]
) -> None:
    assert sorted(_reading(reading.context, text, speaker).beside) == sorted(beside)
