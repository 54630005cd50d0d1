"""What is wrong in a record, as a value: the sentence is made where it is shown."""

from collections.abc import Mapping
from typing import NamedTuple


class Finding(NamedTuple):
    """Something that is wrong in a record. `key` leads to the place in it; `code` and `arguments` make the sentence."""

    record: str
    key: tuple[str | int, ...]
    code: str
    arguments: Mapping[str, object]
