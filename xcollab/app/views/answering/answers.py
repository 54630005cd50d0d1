"""What was read of a text for programs: the acts that it is, what it leaves beside, and what was recorded of it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from xcollab.app.acts.commit import Outcome
from xcollab.app.answers.reading import Reading
from xcollab.app.views.acts import ActView, act_view
from xcollab.render.base.json_data import SOMETIMES, View
from xcollab.schema.dataclass import dataclass, field
from xcollab.words.language import Words


@dataclass(frozen=True)
class AnswerData:
    """One answer."""

    speaker: str
    """The member who gave it."""
    act: str
    """Kind of subject and act, such as `feedback.feedback`."""
    collab: str
    subject: str
    """As people write it."""
    said: Mapping[str, object]
    """What its form is filled with, by field, in canonical values."""
    none: Sequence[str]
    """Fields of which it says that there is none."""
    beside: Sequence[str]
    """What is not recorded, such as greetings."""
    doubts: Sequence[str]
    """What could be meant otherwise, in sentences."""
    recorded: ActView | None = field(metadata=SOMETIMES, default=None)
    """What was kept; left out where nothing was."""


@dataclass(frozen=True)
class AnswersView(View):
    """`paste` and `mail record`: the answers of a text."""

    NAME: ClassVar[str] = "answers"
    answers: Sequence[AnswerData]
    quoted: Sequence[str]
    """Lines that repeat what others wrote."""
    dry_run: bool


def answer_data(words: Words, reading: Reading, said: Mapping[str, object], outcome: Outcome | None) -> AnswerData:
    """One answer, with what came of it."""
    form, owed = reading.choice.form, reading.question.owed
    kept = act_view(words, outcome) if outcome and not outcome.dry else None
    return AnswerData(
        reading.speaker, f"{form.kind}.{form.act}", owed.collab, reading.question.place, said, reading.none, reading.beside,
        reading.doubts, kept,
    )  # fmt: skip
