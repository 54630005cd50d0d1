"""What files of YAML and JSON can say, before a model has read it or after one has been written out."""

from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""A text, a number, yes or no, nothing; or a list or a mapping of such."""
