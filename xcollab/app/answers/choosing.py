"""Which open question an answer is about, and how it answers: by its word, by what it names, by what is owed; never by guessing."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xcollab.app.answers.clauses import Clause
from xcollab.app.answers.labels import names_of
from xcollab.app.answers.lines import flat
from xcollab.app.answers.matching import Match, matched
from xcollab.app.answers.people import Mention, Names
from xcollab.app.answers.pieces import Piece
from xcollab.app.answers.questions import Choice, Question
from xcollab.app.choices import listed
from xcollab.errors import Misused, XcollabError
from xcollab.words import N_
from xcollab.words.language import Words

Pair = tuple[Question, Choice]


class Undecided(Exception):
    """It could be several, or nothing that is known: a refusal, and what can be chosen from."""

    def __init__(self, refusal: XcollabError, choices: Iterable[Pair]) -> None:
        super().__init__(refusal.code)
        self.refusal, self.choices = refusal, tuple(choices)


class Chosen(NamedTuple):
    """What an answer is."""

    question: Question
    choice: Choice
    match: Match | None = None
    """The word that says so; none where it was said otherwise."""
    doubts: tuple[str, ...] = ()


class Answered(NamedTuple):
    """One answer, and who gives it."""

    words: Words
    names: Names
    piece: Piece
    speaker: str
    every: Sequence[Clause]


def choose(answered: Answered, open_now: Sequence[Question]) -> Chosen:
    """The question and the choice. Raises `Undecided`."""
    every = [(question, choice) for question in open_now for choice in question.choices]
    found = matches(answered.every, every)
    pairs = _agreed(answered, found, every) if found else []
    doubts: tuple[str, ...] = ()
    if not found:
        pairs = _unworded(answered, open_now)
        if not pairs:
            raise Undecided(_not_understood(answered, every), every)
        doubts = (
            answered.words(N_("it has no word that says what it is: read as “{act}”"), act=_label(answered, pairs[0])),
        )
    named = [pair for pair in pairs if all(_fits(pair, meant) for meant in answered.piece.mentions)]
    if not named:
        raise Undecided(Misused("answer-other-subject", candidates=_places(answered, every)), every)
    pairs = _narrowed(answered, named)
    if len(pairs) > 1:
        code = "answer-which" if len({question.place for question, _ in pairs}) > 1 else "answer-two-words"
        raise Undecided(Misused(code, candidates=_places(answered, pairs)), pairs)
    question, choice = pairs[0]
    match = next((match for match in found if match.word in choice.words), None)
    return Chosen(question, choice, match, doubts)


def matches(every: Sequence[Clause], among: Iterable[Pair]) -> list[Match]:
    """The words of some choices that stand in an answer."""
    words = {word for _, choice in among for word in choice.words}
    labels = {name for _, choice in among if choice.field for name in names_of(choice.field.key)}
    return matched(every, words, labels)


def _agreed(answered: Answered, found: Sequence[Match], every: Sequence[Pair]) -> list[Pair]:
    """The choices that all of its words can mean; two words that mean different things are no answer."""
    meant = [[pair for pair in every if match.word in pair[1].words] for match in found]
    pairs = [pair for pair in meant[0] if all(pair in others for others in meant)]
    if not pairs:
        both = [pair for some in meant for pair in some]
        raise Undecided(Misused("answer-two-words", candidates=_places(answered, both)), both)
    return pairs


def _unworded(answered: Answered, open_now: Sequence[Question]) -> list[Pair]:
    """What can only be one thing without its word: a text that is asked for, such as a solution, where nothing else is owed."""
    owed = [question for question in open_now if answered.speaker in question.owed.people]
    first = [(question, question.choices[0]) for question in owed]
    named = [pair for pair in first if all(_fits(pair, meant) for meant in answered.piece.mentions)]
    worded = any(clause.text.strip() and not clause.asks for clause in answered.every)
    if len(named) != 1 or not worded:
        return []
    _, choice = named[0]
    free = next((field for field in choice.form.fields if field.key == choice.free), None)
    return named if free and free.required and choice.field is None and free.key == "text" else []


def _fits(pair: Pair, meant: frozenset[Mention]) -> bool:
    """Whether what an answer names first can be what a question is about."""
    question, choice = pair
    kind, here = choice.form.kind, f"{question.owed.collab}/{choice.on}"
    for mention in meant:
        match mention.kind:
            case "collab":
                fits = question.owed.collab == mention.id
            case "department":
                fits = kind != "feedback" or choice.on == mention.id
            case "task":
                fits = kind in ("task", "acceptance") and here == mention.id
            case _:
                fits = kind == "issue" and here == mention.id
        if fits:
            return True
    return False


def _narrowed(answered: Answered, pairs: Sequence[Pair]) -> list[Pair]:
    """One of each; of several those that the text names anywhere, then those that the speaker owes."""
    every = list({_identity(pair): pair for pair in reversed(pairs)}.values())[::-1]
    if len(every) > 1:
        about = {mention: None for pair in every for mention in _mentions(pair)}
        named = set(answered.names.within(flat(answered.piece.text), about))
        every = [pair for pair in every if named & set(_mentions(pair))] or every
    if len(every) > 1:
        every = [pair for pair in every if answered.speaker in pair[0].owed.people] or every
    return every


def _identity(pair: Pair) -> object:
    question, choice = pair
    return (
        question.owed.collab,
        choice.form.kind,
        choice.form.act,
        choice.on,
        str(sorted(map(str, choice.preset.items()))),
    )


def _mentions(pair: Pair) -> list[Mention]:
    question, choice = pair
    kind = "task" if choice.form.kind == "acceptance" else choice.form.kind
    subject = choice.on if kind == "feedback" else f"{question.owed.collab}/{choice.on}"
    own = Mention("department" if kind == "feedback" else kind, subject)
    return [own, Mention("collab", question.owed.collab)]


def _label(answered: Answered, pair: Pair) -> str:
    return answered.words.aside(pair[1].label(answered.words), pair[0].place)


def _places(answered: Answered, pairs: Iterable[Pair]) -> list[str]:
    labels = dict.fromkeys(_label(answered, pair) for pair in pairs)
    return listed(answered.words, labels, {})


def _not_understood(answered: Answered, every: Sequence[Pair]) -> Misused:
    """Which words can begin an answer."""
    return Misused("answer-not-understood", candidates=_places(answered, every))
