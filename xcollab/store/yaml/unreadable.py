"""Why the bytes of a file are no record. What only hands bytes on knows it without the parser."""

LARGEST = 64 * 1024
"""Bytes of one record."""


class Unreadable(Exception):
    """The text is not a record: `code` and `arguments` make the sentence, `line` counts from 1."""

    def __init__(self, code: str, line: int, **arguments: object) -> None:
        super().__init__(code)
        self.code, self.line, self.arguments = code, line, arguments
