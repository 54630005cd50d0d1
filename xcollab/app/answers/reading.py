"""A text, read: who says which act on what, with which fields; what was not understood stands beside it, nothing is dropped."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xcollab.app.answers.blocks import Block, above_message, block_of, kept_lines, without_untouched
from xcollab.app.answers.choosing import Answered, Chosen, Pair, Undecided, choose, matches
from xcollab.app.answers.clauses import Clause, clauses
from xcollab.app.answers.filling import fields
from xcollab.app.answers.lines import LONGEST, pasted, unquoted
from xcollab.app.answers.matching import matched
from xcollab.app.answers.people import Names
from xcollab.app.answers.pieces import Piece, pieces
from xcollab.app.answers.questions import Choice, Question, every_word, questions
from xcollab.app.answers.senders import Said, messages
from xcollab.app.answers.speakers import speaker_of
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.incoming.mail import tokens_in
from xcollab.errors import Misused, XcollabError
from xcollab.store.sharing.asked_tokens import asked_by


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
    tokens = tokens_in(text)[:_MOST_TOKENS]
    reader.block = _block(reader, [reader.sought.token] if reader.sought.token else tokens)
    if tokens:
        own, message = above_message(own)
        own, printed = without_untouched(own, reader.block)
        quoted = [*quoted, *message, *printed]
    found = _answers(reader, [*messages(own, reader.names)])
    if tokens and not any(isinstance(one, Reading) for one in found):
        # Whoever answers within what their program quotes writes into the block itself.
        kept = kept_lines([unquoted(line) for line in quoted], reader.block)
        if kept:
            members = frozenset(one for said in messages(own, reader.names) for one in said.members)
            aside = tuple(line.strip() for line in own if line.strip())
            found = _answers(reader, [Said(kept, members, aside=aside)])
            quoted = [line for line in quoted if unquoted(line) not in kept]
    if not found:
        raise Misused("answer-empty")
    return Read(tuple(_each_once(found)), tuple(quoted))


def _answers(reader: "Reader", every: Iterable[Said]) -> list[Reading | Unclear]:
    numbers = reader.block.lines if reader.block else ()
    return [
        reader.read(piece)
        for said in every
        for piece in pieces(said, reader.names, every_word(), numbers)
        if piece.text.strip() or piece.number
    ]


def _block(reader: "Reader", tokens: Iterable[str]) -> Block | None:
    """The reply block that a text fills in: the first of its tokens that is known here."""
    for token in tokens:
        asked = asked_by(reader.view.context.repository, token)
        if asked and (block := block_of(reader.view, asked)):
            return block
    return None


_MOST_TOKENS = 5
"""That are looked up of one text: a thread repeats older ones below."""


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
        self.block: Block | None = None
        """What the text that is read fills in."""
        self._open: dict[str, list[Question]] = {}

    def read(self, piece: Piece, speaker: str = "", pair: Pair | None = None) -> Reading | Unclear:
        """One answer; `speaker` and `pair` are known where somebody was asked for them."""
        try:
            speaker = speaker or self._speaker(piece)
            return self._understood(piece, speaker, pair)
        except Undecided as undecided:
            return Unclear(piece, undecided.refusal, speaker, undecided.choices)
        except XcollabError as refusal:
            return Unclear(piece, refusal, speaker)

    def _speaker(self, piece: Piece) -> str:
        """As the text says, or whoever was sent the block that it fills in."""
        if self.block and not (piece.speakers or piece.heading or self.sought.speakers):
            return self.block.member
        return speaker_of(self.view, piece, self.sought.speakers)

    def open_for(self, speaker: str) -> list[Question]:
        """What somebody may answer."""
        if speaker not in self._open:
            self._open[speaker] = questions(self.view, self.collabs, speaker, self.view.member.id)
        return self._open[speaker]

    def _understood(self, piece: Piece, speaker: str, pair: Pair | None) -> Reading:
        every = [*clauses(piece.text)]
        pair = pair or self._numbered(piece, speaker, every)
        asked = self.open_for(speaker)
        if not (asked or pair):
            raise Misused("answer-nothing-open", member=self.view.render_context.name_with_id(speaker))
        if pair:
            chosen = Chosen(*pair, next(iter(matches(every, [pair])), None))
        else:
            chosen = choose(Answered(self.view.context.words, self.names, piece, speaker, every), asked)
        typing = Typing(self.view, chosen.question.owed.collab, "")
        typing.now_said = False  # who knows on which day that was written
        found = fields(typing, chosen, every, self.view.now.date())
        beside = (*piece.aside, *found.beside)
        return Reading(piece, speaker, chosen.question, chosen.choice, *found._replace(beside=beside))

    def _numbered(self, piece: Piece, speaker: str, every: list[Clause]) -> Pair | None:
        """What a number of the block that the speaker was sent means; it has to agree with the word beside it."""
        if self.block is None or self.block.member != speaker or piece.number not in self.block.lines:
            return None
        line = self.block.lines[piece.number]
        if line.open is None:
            raise Misused("answer-closed", number=piece.number, member=self.view.render_context.name_with_id(speaker))
        others = [one for one in self.block.lines.values() if one.question == line.question]
        said = {match.word for match in matched(every, {word for one in others for word in one.words})}
        if said and not said <= line.words:
            act = line.open[1].label(self.view.context.words)
            raise Misused("answer-number", number=piece.number, act=act)
        return line.open


def _running(view: WorkspaceView) -> Iterable[str]:
    """The collaborations that can be read and have not ended."""
    for collab in sorted(view.snapshot.collabs):
        state = view.readable(collab)
        if state and state.request.status not in ("archived", "cancelled", "none"):
            yield collab
