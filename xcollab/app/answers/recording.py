"""Answers that were read, on the road of every act: performed as what their speaker said and somebody else typed (代录)."""

from typing import NamedTuple

from xcollab.app.acts.commit import CurrentBranch
from xcollab.app.acts.performing import Performing
from xcollab.app.answers.reading import Reading
from xcollab.app.context import Context
from xcollab.errors import Misused, Word


class Heard(NamedTuple):
    """How an answer came to who records it."""

    via: str | None = None
    evidence: str | None = None
    """A file that shows it."""


def performing(context: Context, reading: Reading, heard: Heard) -> Performing:
    """The act of an answer, judged as far as it can be before it is kept. Whoever pastes an own answer speaks for themselves.

    Raises a refusal: the speaker may not, the state does not allow it, it is not said how it was heard.
    """
    place = CurrentBranch(context)
    given: dict[str, object] = dict(reading.typed)
    if place.first().member.id != reading.speaker:
        given |= {"for_": reading.speaker, "via": heard.via, "evidence": heard.evidence}
    return Performing(context, reading.choice.form, given, place=place)


def refuse_doubts(context: Context, reading: Reading) -> None:
    """For whoever cannot be asked: raise `Misused` where something is lacking, or could be meant otherwise."""
    words = context.words
    key = next(iter((*reading.lacking, *reading.given)), "")
    example = words.named(words.label("field", key), "…") if key else ""
    if reading.lacking:
        missing = [Word("field", key) for key in reading.lacking]
        label, place = reading.choice.label(words), reading.question.place
        raise Misused("answer-lacks", act=label, subject=place, missing=missing, example=example)
    if reading.doubts:
        raise Misused("answer-doubtful", doubts=words.listed(reading.doubts), example=example)
