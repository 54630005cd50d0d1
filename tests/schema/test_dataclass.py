"""Our `dataclass` does what the standard library's does, later."""

import dataclasses
import subprocess
import sys
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

import pytest

from xcollab.schema.dataclass import dataclass, declared, field


@dataclass(frozen=True)
class _Base:
    KIND: ClassVar[str] = "base"
    name: str
    parts: Mapping[str, int] = field(default_factory=dict, metadata={"among": True})

    @cached_property
    def length(self) -> int:
        return len(self.name)


@dataclass(frozen=True)
class _More(_Base):
    number: int = 3


@dataclass
class _Open:
    text: str = "a"

    def __post_init__(self) -> None:
        self.text *= 2


@dataclass(frozen=True)
class _Frozen:
    text: str


def test_values_are_made_of_fields_in_their_order_with_what_stands_for_those_left_out() -> None:
    assert repr(_More("a")) == "_More(name='a', parts={}, number=3)"
    assert repr(_More("a", {"b": 1}, number=4)) == "_More(name='a', parts={'b': 1}, number=4)"
    assert _More("a").parts is not _More("b").parts
    assert _Open("b").text == "bb"
    with pytest.raises(TypeError, match="name"):
        _More()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="other"):
        _More("a", other=1)  # type: ignore[call-arg]


def test_what_fields_hold_makes_values_equal_and_nothing_that_was_worked_out() -> None:
    one, same = _More("a"), _More("a")
    assert one.length == 1 and one == same != _More("b")
    assert _Base("a") != one
    assert hash(_Frozen("a")) == hash(_Frozen("a"))
    with pytest.raises(TypeError, match="unhashable"):
        hash(_Open())


def test_what_is_frozen_stays_so() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        _Frozen("a").text = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del _Frozen("a").text
    mine = _Open()
    mine.text = "b"
    assert mine.text == "b" and mine != _Open()


def test_it_becomes_one_of_the_standard_librarys_when_it_is_asked_as_such() -> None:
    assert dataclasses.is_dataclass(_More)
    assert [one.name for one in dataclasses.fields(_More)] == ["name", "parts", "number"] == [*declared(_More)]
    assert dataclasses.fields(_More)[1].metadata == {"among": True}
    assert dataclasses.replace(_More("a"), number=5) == _More("a", number=5)
    assert dataclasses.asdict(_Base("a")) == {"name": "a", "parts": {}}
    match _More("a", number=7):
        case _More("a", _, number):
            assert number == 7


def test_to_make_a_class_and_its_values_loads_nothing_of_the_standard_librarys() -> None:
    probe = (
        "import sys; from xcollab.schema.dataclass import dataclass\n"
        "@dataclass(frozen=True)\nclass Some:\n    a: int = 1\n"
        "print(Some(), Some() == Some(2), hash(Some()), 'dataclasses' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Some(a=1) False ") and done.stdout.endswith(" False\n")
