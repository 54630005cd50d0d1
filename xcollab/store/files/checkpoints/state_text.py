"""What was folded of a collaboration as plain values, and back: of classes named here alone, so that nothing else can come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from xcollab.errors import Said, Word
from xcollab.schema.compact import compact, restored
from xcollab.schema.dataclass import declared
from xcollab.schema.plain import Plain
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Move
from xcollab.schema.statements.task import Needs
from xcollab.schema.value import Value
from xcollab.workflow.model import state
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.model.questions import Clock, Key, Question

_NAMED = (state.Slip, state.Redating, state.Asking, state.Inherited, Clock, Key, Question, Finding, Word, Said)
_WITH_DEFAULTS = (
    state.ApprovalState, state.RequestState, state.FeedbackState, state.Delay, state.TaskState, state.IssueState,
    state.ActionState,
)  # fmt: skip
_VALUES = (Needs, Move)


def plain(value: object, places: Mapping[str, int]) -> Plain:
    """A part of a state; statements by their `places` among those of the collaboration, which are told by their addresses.

    Raises `TypeError` or `KeyError` for what is no part of one: then it is not kept.
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Entry):
        return ["@", places[value.record]]
    kind = type(value)
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, Value):
        return [_known(kind, _VALUES), *compact(value)]
    if isinstance(value, tuple) and kind is not tuple:
        return [_known(kind, _NAMED), *(plain(one, places) for one in value)]
    if isinstance(value, tuple | list | frozenset):
        return [kind.__name__, *(plain(one, places) for one in value)]
    if isinstance(value, Mapping):
        return ["mapping", *([plain(key, places), plain(one, places)] for key, one in value.items())]
    held = {name: getattr(value, name) for name in declared(_one_of(kind, _WITH_DEFAULTS))}
    unsaid = {
        name: one.default_factory() if one.default_factory else one.default for name, one in declared(kind).items()
    }
    said = {name: plain(one, places) for name, one in held.items() if one != unsaid[name]}
    return [kind.__name__, said]


def _one_of(kind: type, known: Sequence[type]) -> type:
    if kind not in known:
        raise TypeError(kind)
    return kind


def _known(kind: type, known: Sequence[type]) -> str:
    return _one_of(kind, known).__name__


Made = Callable[[list[Plain], Sequence[Entry]], object]


def made(value: Plain, entries: Sequence[Entry]) -> object:
    """The part of a state again. Raises `KeyError`, `TypeError`, `ValueError` or `IndexError` for what is none."""
    return _MADE[str(value[0])](value[1:], entries) if isinstance(value, list) else value


def _all(values: Sequence[Plain], entries: Sequence[Entry]) -> list[object]:
    return [made(one, entries) for one in values]


def _pairs(values: Sequence[Plain], entries: Sequence[Entry]) -> dict[object, object]:
    return {made(pair[0], entries): made(pair[1], entries) for pair in values if isinstance(pair, list)}


def _named(kind: type) -> Made:
    return lambda values, entries: kind(*_all(values, entries))


def _with_defaults(kind: type) -> Made:
    def make(values: list[Plain], entries: Sequence[Entry]) -> object:
        (said,) = values
        return kind(**{name: made(one, entries) for name, one in said.items()}) if isinstance(said, dict) else None

    return make


def _value(kind: type[Value]) -> Made:
    return lambda values, entries: restored(kind, values)


_MADE: Mapping[str, Made] = {
    "@": lambda values, entries: entries[int(str(values[0]))],
    "moment": lambda values, entries: datetime.fromisoformat(str(values[0])),
    "day": lambda values, entries: date.fromisoformat(str(values[0])),
    "tuple": lambda values, entries: tuple(_all(values, entries)),
    "list": _all,
    "frozenset": lambda values, entries: frozenset(_all(values, entries)),
    "mapping": _pairs,
    **{kind.__name__: _named(kind) for kind in _NAMED},
    **{kind.__name__: _with_defaults(kind) for kind in _WITH_DEFAULTS},
    **{kind.__name__: _value(kind) for kind in _VALUES},
}
