"""`dataclass`, `field` and `replace` as the standard library has them, for classes of which a command defines many and makes few.

To import `dataclasses`, and to have five methods written for each of eighty classes, takes longer than all that a board does. Here
methods are shared, `__init__` is written when the first value is made, and a class becomes one of the standard library's as soon
as somebody asks for its `__dataclass_fields__`: Pydantic, `dataclasses.fields` or `dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, TypeVar

T = TypeVar("T")
NOTHING = object()
"""In the place of a default that a field has not."""
_NO_METADATA: Mapping[str, object] = {}


class Field:
    """What is declared of a field beside its type."""

    def __init__(
        self,
        *,
        default: object = NOTHING,
        default_factory: Callable[[], object] | None = None,
        metadata: Mapping[str, object] = _NO_METADATA,
    ) -> None:
        self.default, self.default_factory, self.metadata = default, default_factory, metadata

    @property
    def required(self) -> bool:
        """Whether it has to be given."""
        return self.default is NOTHING and self.default_factory is None


def declared(kind: type) -> Mapping[str, Field]:
    """The fields of a class that `dataclass` or `declare` has seen, by name, in their order."""
    found: Mapping[str, Field] = kind.__declared_fields__  # type: ignore[attr-defined]  # set by `declare`
    return found


def declare(kind: type, *, kw_only: bool = False) -> None:
    """Note the fields of a class, and those of its bases before them."""
    known: dict[str, Field] = {}
    for base in reversed(kind.__mro__[1:]):
        known |= base.__dict__.get("__declared_fields__", {})
    own: dict[str, Field] = {}
    for name, annotation in kind.__annotations__.items():
        if not _of_class(annotation):
            said = kind.__dict__.get(name, NOTHING)
            own[name] = said if isinstance(said, Field) else Field(default=said)
            if isinstance(said, Field):
                delattr(kind, name)
                if said.default is not NOTHING:
                    setattr(kind, name, said.default)
    kind.__declared_fields__ = known | own  # type: ignore[attr-defined]
    kind.__dataclass_fields__ = _Standard(kind, own, kw_only)  # type: ignore[attr-defined]


def replace(value: T, **changes: object) -> T:
    """A frozen value with other fields, in a quarter of the time that `dataclasses.replace` takes: a fold does it at every step.

    For dataclasses that check nothing when they are made, as those of a state are. What the value had worked out for itself
    (`cached_property`) is left behind.
    """
    names = declared(type(value))
    assert changes.keys() <= names.keys(), changes.keys() - names.keys()
    held = value.__dict__
    made = object.__new__(type(value))
    made.__dict__.update(held if len(held) == len(names) else {name: held[name] for name in names}, **changes)
    return made


def _of_class(annotation: object) -> bool:
    if isinstance(annotation, str):
        return annotation.startswith("ClassVar")
    return getattr(annotation, "__origin__", annotation) is ClassVar


class _Standard:
    """Makes a class one of the standard library's when it is asked for what those have."""

    def __init__(self, kind: type, own: Mapping[str, Field], kw_only: bool) -> None:
        self._kind, self._own, self._kw_only = kind, own, kw_only

    def __get__(self, value: object, owner: type) -> object:
        import dataclasses

        for name, one in self._own.items():
            default = dataclasses.MISSING if one.default is NOTHING else one.default
            factory = one.default_factory or dataclasses.MISSING
            field = dataclasses.field(default=default, default_factory=factory, metadata=one.metadata)  # type: ignore[call-overload]
            setattr(self._kind, name, field)
        dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=self._kw_only)(self._kind)
        return self._kind.__dict__["__dataclass_fields__"]


def _with_methods(kind: type[T], *, frozen: bool) -> type[T]:
    declare(kind)
    methods: dict[str, object] = {"__init__": _init_when_called(kind), "__match_args__": (*declared(kind),)}
    methods |= {"__setattr__": _refuse, "__delattr__": _refuse} if frozen else {}
    for name, method in methods.items():
        setattr(kind, name, method)
    shared = {"__eq__": _equal, "__repr__": _shown, "__hash__": _hashed if frozen else None}
    for name, method in shared.items():
        if kind.__dict__.get(name) is None:  # Python sets no hash where a class has an equality of its own
            setattr(kind, name, method)
    return kind


def _init_when_called(kind: type) -> object:
    def __init__(self: object, *given: object, **named: object) -> None:  # noqa: N807 - it is one
        setattr(kind, "__init__", _init(kind))  # noqa: B010 - mypy takes the name for another's
        kind.__init__(self, *given, **named)  # type: ignore[misc]

    return __init__


def _init(kind: type) -> object:
    """Written out, as the standard library does: a loop over the fields would take three times as long for each value."""
    known: dict[str, object] = {"_nothing": NOTHING, "_set": object.__setattr__}
    takes, sets = ["self"], [] if declared(kind) else ["pass"]
    for name, one in declared(kind).items():
        value = name
        if one.default_factory:
            known[f"_new_{name}"] = one.default_factory
            value = f"_new_{name}() if {name} is _nothing else {name}"
        elif not one.required:
            known[f"_else_{name}"] = one.default
        takes.append(f"{name}=_nothing" if one.default_factory else name if one.required else f"{name}=_else_{name}")
        sets.append(f"_set(self, {name!r}, {value})")
    if hasattr(kind, "__post_init__"):
        sets.append("self.__post_init__()")
    exec(f"def __init__({', '.join(takes)}):\n " + "\n ".join(sets), known)  # noqa: S102 - of names in our own code
    return known["__init__"]


def _held(value: object) -> list[object]:
    return [getattr(value, name) for name in declared(type(value))]


def _equal(self: object, other: object) -> bool:
    return _held(self) == _held(other) if type(self) is type(other) else NotImplemented


def _hashed(self: object) -> int:
    return hash(tuple(_held(self)))


def _shown(self: object) -> str:
    kind = type(self)
    return f"{kind.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in declared(kind))})"


def _refuse(self: object, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _dataclass(kind: type[T] | None = None, *, frozen: bool = False) -> object:
    return _with_methods(kind, frozen=frozen) if kind else lambda found: _with_methods(found, frozen=frozen)


if TYPE_CHECKING:  # type checkers know these two by their own names
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
else:
    dataclass, field = _dataclass, Field
