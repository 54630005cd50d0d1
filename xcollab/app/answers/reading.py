"""A text, read: who says which act on what, with which fields; what was not understood stands beside it, nothing is dropped."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xcollab.app.answers.choosing import Answered, Chosen, Pair, Undecided, choose, matches
from xcollab.app.answers.clauses import clauses
from xcollab.app.answers.filling import fields
from xcollab.app.answers.lines import LONGEST, pasted
from xcollab.app.answers.people import Names
from xcollab.app.answers.pieces import Piece, pieces
from xcollab.app.answers.questions import Choice, Question, every_word, questions
from xcollab.app.answers.senders import messages
from xcollab.app.answers.speakers import speaker_of
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, XcollabError


class Reading(NamedTuple):
    """One answer, understood."""

    piece: Piece
    speaker: str
    question: Question
    choice: Choice
    given: Mapping[str, object]
    """The values of the form by key, as a command line would be told them."""
    none: tuple[str, ...] = ()
    """Fields of which it says that there is none."""
    beside: tuple[str, ...] = ()
    """What is not recorded: greetings, and what no field takes."""
    doubts: tuple[str, ...] = ()
    """What could be meant otherwise, in sentences: a person has to look at it."""

    @property
    def typed(self) -> dict[str, object]:
        """All that the act is performed with."""
        return {**self.question.subject(self.choice), **self.choice.preset, **self.given}

    @property
    def lacking(self) -> tuple[str, ...]:
        """Fields that have to be filled and are not."""
        needed = [field.key for field in self.choice.form.fields if field.required]
        return tuple(key for key in (*needed, *self.choice.carries) if self.typed.get(key) in (None, "", [], ()))


class Unclear(NamedTuple):
    """One answer that is not recorded as it stands."""

    piece: Piece
    refusal: XcollabError
    speaker: str = ""
    choices: tuple[Pair, ...] = ()
    """What it could be."""


class Read(NamedTuple):
    """All of a text."""

    answers: tuple[Reading | Unclear, ...]
    quoted: tuple[str, ...]
    """What it repeats of others."""


class Sought(NamedTuple):
    """What is known of a text beforehand."""

    speakers: tuple[str, ...] = ()
    """Members that it is from."""
    collab: str | None = None
    token: str = ""
    """Of the reply block that it fills in."""


def read(view: WorkspaceView, text: str, sought: Sought) -> Read:
    """Every answer of a text. Raises `Misused` where it is empty or too long to be one."""
    return read_with(Reader(view, sought), text)


def read_with(reader: "Reader", text: str) -> Read:
    """The same, for whoever goes on to ask the reader."""
    if len(text.encode("utf-8", "replace")) > LONGEST:
        raise Misused("answer-too-long", kilobytes=LONGEST // 1024)
    own, quoted = pasted(text)
    found = [
        piece
        for said in messages(own, reader.names)
        for piece in pieces(said, reader.names, every_word())
        if piece.text.strip() or piece.number
    ]
    if not found:
        raise Misused("answer-empty")
    return Read(tuple(_each_once([reader.read(piece) for piece in found])), tuple(quoted))


def _each_once(found: list[Reading | Unclear]) -> list[Reading | Unclear]:
    """Two answers to one question are none."""
    by_question: dict[object, list[int]] = {}
    for at, one in enumerate(found):
        if isinstance(one, Reading):
            form, party = one.choice.form, str(one.choice.preset.get("party"))
            key = (form.kind, one.question.owed.collab, one.choice.on, one.speaker, party)
            by_question.setdefault(key, []).append(at)
    for places in by_question.values():
        for at in places if len(places) > 1 else ():
            one = found[at]
            assert isinstance(one, Reading)
            found[at] = Unclear(one.piece, Misused("answer-twice", subject=one.question.place), one.speaker)
    return found


class Reader:
    """Reads the answers of one text, in the collaborations in which something can be owed."""

    def __init__(self, view: WorkspaceView, sought: Sought) -> None:
        self.view, self.sought = view, sought
        self.collabs = [sought.collab] if sought.collab else [*_running(view)]
        self.names = Names(view, self.collabs)
        self._open: dict[str, list[Question]] = {}

    def read(self, piece: Piece, speaker: str = "", pair: Pair | None = None) -> Reading | Unclear:
        """One answer; `speaker` and `pair` are known where somebody was asked for them."""
        try:
            speaker = speaker or speaker_of(self.view, piece, self.sought.speakers)
            return self._understood(piece, speaker, pair)
        except Undecided as undecided:
            return Unclear(piece, undecided.refusal, speaker, undecided.choices)
        except XcollabError as refusal:
            return Unclear(piece, refusal, speaker)

    def open_for(self, speaker: str) -> list[Question]:
        """What somebody may answer."""
        if speaker not in self._open:
            self._open[speaker] = questions(self.view, self.collabs, speaker, self.view.member.id)
        return self._open[speaker]

    def _understood(self, piece: Piece, speaker: str, pair: Pair | None) -> Reading:
        every = [*clauses(piece.text)]
        asked = self.open_for(speaker)
        if not asked:
            raise Misused("answer-nothing-open", member=self.view.render_context.name_with_id(speaker))
        if pair:
            chosen = Chosen(*pair, next(iter(matches(every, [pair])), None))
        else:
            chosen = choose(Answered(self.view.context.words, self.names, piece, speaker, every), asked)
        typing = Typing(self.view, chosen.question.owed.collab, "")
        found = fields(typing, chosen, every, self.view.now.date())
        beside = (*piece.aside, *found.beside)
        return Reading(piece, speaker, chosen.question, chosen.choice, *found._replace(beside=beside))


def _running(view: WorkspaceView) -> Iterable[str]:
    """The collaborations that can be read and have not ended."""
    for collab in sorted(view.snapshot.collabs):
        state = view.readable(collab)
        if state and state.request.status not in ("archived", "cancelled", "none"):
            yield collab
