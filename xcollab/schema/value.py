"""What every record is made of: frozen values that know how to be checked, copied and written down.

They are dataclasses. Pydantic checks what comes in, and is imported when the first thing does: what was checked before, such as
the records that an index keeps, costs a view none of it (docs/decisions/0034).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self, TypeVar, cast, dataclass_transform, get_type_hints

from xcollab.schema.checks import checks, core_schema
from xcollab.schema.dataclass import NOTHING, declare, declared
from xcollab.schema.plain import Plain

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, ErrorDetails
    from pydantic_core.core_schema import DataclassField, DataclassSchema

V = TypeVar("V", bound="Value")
R = TypeVar("R")


class Invalid(ValueError):
    """Some data make no record. `complaints` are Pydantic's, each with the keys that lead to it."""

    def __init__(self, complaints: list[ErrorDetails]) -> None:
        super().__init__("; ".join(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in complaints))
        self.complaints = complaints


OWN = "x-"
"""How the keys begin that a company makes for itself."""


def key_of(name: str) -> str:
    """A field's key in files: Python's own words, such as `from`, have an underscore behind them in the code alone."""
    return name.removesuffix("_")


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """A frozen part of a record. Unknown keys are refused, except a company's own, which start with `x-`."""

    __pydantic_config__: ClassVar[Mapping[str, object]] = {
        "extra": "forbid",
        "coerce_numbers_to_str": True,
        "alias_generator": key_of,
    }

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        declare(cls, kw_only=True)  # its methods are those below

    def __init__(self, **said: object) -> None:
        # What says nothing is made of what is left unsaid, and needs no check
        keyed_ = {key_of(name): value for name, value in said.items()}
        made = _unsaid(type(self)) if not said else type(self).model_validate(keyed_).__dict__
        self.__dict__.update(made)

    @classmethod
    def model_validate(cls, data: object, *, context: Mapping[str, object] | None = None) -> Self:
        """The value that some data make; `context` may name the `zone` of moments without an offset.

        Raises `Invalid`.
        """
        from pydantic_core import ValidationError

        try:
            found: Self = checks(cls).validate_python(data, context=dict(context or {}))
            return found
        except ValidationError as error:
            raise Invalid(error.errors(include_url=False)) from None

    def model_copy(self, *, update: Mapping[str, object] | None = None) -> Self:
        """The same with other fields, which nobody checks once more."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__, **(update or {}))
        return copy

    def __post_init__(self) -> None:
        """Raise a problem of `base.problem` where fields that are right by themselves do not fit together."""

    def dump(self) -> dict[str, Plain]:
        """The record as it stands in its file: plain values, unset and empty keys left out."""
        return _dumped(keyed(self))

    def dump_only(self, some: Iterable[str]) -> dict[str, Plain]:
        """The same of some of its keys alone."""
        held = keyed(self)
        return _dumped({key: held[key] for key in some if key in held})

    @classmethod
    def core_schema(cls) -> CoreSchema:
        """What `checks` is to check."""
        return _core_schema(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_before_validator_function

        found = handler(source)
        whole = cast("DataclassSchema", handler.resolve_ref_schema(found))
        whole["schema"] = no_info_before_validator_function(_without_own_keys, whole["schema"])
        return found

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        told = handler(core)
        whole = handler.resolve_ref_schema(told)
        whole.update(cls.told(), patternProperties={f"^{OWN}": {}})
        return told

    @classmethod
    def told(cls) -> JsonSchemaValue:
        """What JSON Schema says of that which `__post_init__` judges, as far as it can."""
        return {}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in keys(type(self)))))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={self.__dict__[name]!r}" for name in keys(type(self)))
        return f"{type(self).__name__}({said})"


def remembered(found: Callable[[type[V]], R]) -> Callable[[type[V]], R]:
    """A function of a kind of record, worked out once for each (mypy takes our classes for what `functools.cache` cannot hold)."""
    return cast("Callable[[type[V]], R]", cache(found))


class Field(NamedTuple):
    """One field of a record."""

    key: str
    """Its name in files."""
    annotation: object
    """Its type, with the marks of `base`."""
    required: bool


@remembered
def fields(model: type[Value]) -> Mapping[str, Field]:
    """The fields of a kind of record, by their names in the code."""
    hints = get_type_hints(model, include_extras=True)
    return {name: Field(key_of(name), hints[name], one.required) for name, one in declared(model).items()}


@remembered
def keys(model: type[Value]) -> Mapping[str, str]:
    """The keys of a kind of record in files, by their fields' names in the code."""
    return {name: key_of(name) for name in declared(model)}


def keyed(value: Value) -> dict[str, object]:
    """What the fields hold that say something, by their keys in files."""
    held = value.__dict__
    return {key: held[name] for name, key in keys(type(value)).items() if held[name] is not None}


@remembered
def adapter(model: type[V]) -> TypeAdapter[V]:
    """What tells of a kind of record in JSON Schema."""
    from pydantic import TypeAdapter

    return TypeAdapter(model)


@remembered
def _core_schema(model: type[Value]) -> CoreSchema:
    from pydantic_core import core_schema as core

    given = core.dataclass_args_schema(
        model.__name__, [_field(model, name) for name in declared(model)], collect_init_only=True
    )
    return core.dataclass_schema(
        model,
        core.no_info_before_validator_function(_without_own_keys, given),
        [*declared(model)],
        post_init=True,
        config={"title": model.__name__, "extra_fields_behavior": "forbid", "coerce_numbers_to_str": True},
    )


def _field(model: type[Value], name: str) -> DataclassField:
    from pydantic_core import core_schema as core

    field, one = fields(model)[name], declared(model)[name]
    held = core_schema(field.annotation)
    if one.default_factory:
        held = core.with_default_schema(held, default_factory=one.default_factory)
    elif not one.required:
        held = core.with_default_schema(held, default=one.default)
    return core.dataclass_field(name, held, validation_alias=field.key)


def _unsaid(model: type[Value]) -> Mapping[str, object]:
    found = {
        name: one.default_factory() if one.default_factory else one.default for name, one in declared(model).items()
    }
    return found if NOTHING not in found.values() else model.model_validate({}).__dict__


def _without_own_keys(data: object) -> object:
    if isinstance(data, dict):
        return {key: value for key, value in data.items() if not str(key).startswith(OWN)}
    return data


def _dumped(held: Mapping[str, object]) -> dict[str, Plain]:
    told = {key: _plain(value) for key, value in held.items()}
    return {key: value for key, value in told.items() if value not in ([], {})}


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Value):
        return {key: _plain(part) for key, part in keyed(value).items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, dict)
    return {str(key): _plain(part) for key, part in value.items()}
