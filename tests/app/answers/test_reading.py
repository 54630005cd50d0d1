"""What holds of every text: it never breaks, nothing is lost, what was understood is understood again, and it takes time in proportion."""

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.app.answers.test_pasted_texts import CHINESE, ENGLISH, understood
from tests.support.answering.steps import steps
from xcollab.app.answers.pasteable import pasteable
from xcollab.app.answers.reading import Reading, Sought, read
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import XcollabError

WORDS = (
    "承接", "不承接", "有条件承接", "accept", "decline", "确认", "进行中", "延期", "通过", "退回", "范围", "风险", "需要", "条件", "原因", "无", "谢谢",
    "：", ":", "；", ";", "，", ",", "\n", "\t", "|", " ", "1", "２", "1.", "(2)", "①", "1a", ">", "> ", "李娜", "li", "王强：", "李娜 10:32\n",
    "销售部", "竞品分析报告", "report", "q4", "2024-07-20", "7月20日", "2人", "渠道推广", "but", "但", "[xcollab 7f3a9c0b1d2e4f56]", "「", "」", "---",
    "发件人：", "wrote:", "-- ", "@周敏", "吗", "？", "…",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=25).map("".join))


@example(text=":;确认", speaker="wang")  # a colon before an act that has no fields
@given(text=TEXTS, speaker=st.sampled_from(["", "li", "wang", "chen"]))
@settings(max_examples=400)
def test_no_text_breaks_it(reading: WorkspaceView, text: str, speaker: str) -> None:
    for one in understood(reading, speaker, text):
        assert not isinstance(one, str) or one.replace("-", "").isalpha(), one


@example(text="承接风险范围：")  # a label without a blank before it
@example(text="承接 ①范围：")  # and behind the mark of a list
@example(text="承接 范围:原因:需要")  # and right behind another
@example(text="承接①无")  # none, behind a mark
@example(text="承接，①but")  # a mark behind a comma
@given(text=st.lists(st.sampled_from(WORDS), min_size=2, max_size=15).map("".join))
@settings(max_examples=300)
def test_what_was_understood_and_is_rendered_is_understood_so_again(reading: WorkspaceView, text: str) -> None:
    for one in _readings(reading, text):
        _same_again(reading, one)


def test_every_text_of_the_table_is_understood_again_from_its_rendering(reading: WorkspaceView) -> None:
    for speaker, text, _ in (*CHINESE.values(), *ENGLISH.values()):
        for one in _readings(reading, text, speaker):
            _same_again(reading, one)


def _readings(view: WorkspaceView, text: str, speaker: str = "li") -> Iterator[Reading]:
    try:
        found = read(view, text, Sought((speaker,) if speaker else ()))
    except XcollabError:
        return
    yield from (one for one in found.answers if isinstance(one, Reading))


def _same_again(view: WorkspaceView, one: Reading) -> None:
    rendered = pasteable(view.context.words, one.question, one.choice, one.given)
    again = [*_readings(view, rendered, one.speaker)]
    assert [(each.choice, each.question, each.given) for each in again] == [(one.choice, one.question, one.given)], (
        rendered
    )


@given(text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map("".join))
@settings(max_examples=200)
def test_no_word_of_an_answer_is_lost(reading: WorkspaceView, text: str) -> None:
    """Whatever stands in it is a value, stands beside them, or is its word, a label or a name."""
    for one in _readings(reading, f"承接 范围内的事；{text}"):
        told = f"{one.given}{one.beside}{one.choice.preset}{one.none}{one.piece.mentions}{one.piece.heading}"
        for word in ("渠道推广", "2024-07-20"):
            assert one.piece.text.count(word) <= told.count(word), one


def test_a_text_ten_times_as_long_takes_about_ten_times_the_steps(reading: WorkspaceView) -> None:
    line = "承接 渠道推广；需要：设计2人，风险：人手紧张（见 10:32 的消息） 1. a | b\n"
    few, many = (steps(lambda n=n: understood(reading, "li", line * n)) for n in (20, 200))  # type: ignore[misc]
    assert many < 20 * few
