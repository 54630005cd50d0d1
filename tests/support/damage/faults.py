"""What can be wrong with the text of any file: each fault changes a good file and knows the line it should be found on."""

from collections.abc import Callable
from typing import NamedTuple

Wrong = tuple[bytes, int]
"""A file's bytes, and the line (from 1) of what is wrong with it."""


class Target(NamedTuple):
    """A good file, and the key in it whose value faults are put into."""

    text: str
    key: str

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)

    @property
    def line(self) -> int:
        """The line of the key."""
        return next(
            n for n, line in enumerate(self.lines, 1) if line.strip().removeprefix("- ").startswith(f"{self.key}: ")
        )

    def with_line(self, change: Callable[[str], str]) -> str:
        """The text with the key's line changed."""
        lines = self.lines
        lines[self.line - 1] = change(lines[self.line - 1])
        return "".join(lines)


def value(new: str) -> Callable[[Target], Wrong]:
    """Another value after the key."""
    return lambda good: (good.with_line(lambda line: f"{line.partition(': ')[0]}: {new}\n").encode(), good.line)


def line(change: Callable[[str], str], below: int = 0) -> Callable[[Target], Wrong]:
    """The key's line in another form."""
    return lambda good: (good.with_line(change).encode(), good.line + below)


def end(new: str, below: int = 0) -> Callable[[Target], Wrong]:
    """More lines at the end."""
    return lambda good: ((good.text + new).encode(), len(good.lines) + 1 + below)


def first_again(good: Target) -> Wrong:
    """The first key a second time."""
    return (good.text + good.lines[0]).encode(), len(good.lines) + 1


def whole(new: bytes, at: int = 1) -> Callable[[Target], Wrong]:
    """Another file altogether."""
    return lambda good: (new, at)


class Fault(NamedTuple):
    """How a good file becomes wrong, and what `check` says of it."""

    make: Callable[[Target], Wrong]
    code: str
    hint: str = ""
    """A part of the hint in English; `KEY` stands for the key."""


CONFLICT = "<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> theirs\n"
FAULTS: dict[str, Fault] = {
    "a key twice": Fault(first_again, "duplicate-key", "keep one of the two"),
    "a tab": Fault(end("\tx-a: b\n"), "tab", "indent with spaces"),
    "a tab in a list": Fault(end("x-a:\n\t- b\n", 1), "tab", "indent with spaces"),
    "a full-width space": Fault(end("\u3000x-a: b\n"), "full-width-space", "indent with ordinary spaces"),
    "an anchor": Fault(value("&a b"), "anchor", "in quotes"),
    "an alias": Fault(value("*a"), "anchor", "in quotes"),
    "a merge key": Fault(end("<<: {a: b}\n"), "anchor", "in quotes"),
    "a tag": Fault(value("!!str b"), "tag", "delete it, or put the value in quotes"),
    "a program in a tag": Fault(value("!!python/object/apply:os.system [exit]"), "tag", "delete it"),
    "a full-width colon": Fault(line(lambda text: text.replace(": ", "：", 1)), "full-width-colon", "write: KEY: "),
    "conflict markers": Fault(line(lambda text: CONFLICT.format(text)), "conflict-marker", "remove the lines with <<<<<<<"),
    "GBK": Fault(lambda good: (value("xyz")(good)[0].replace(b"xyz", "中文".encode("gbk")), good.line), "not-utf8", "UTF-8"),
    "UTF-16": Fault(lambda good: (good.text.encode("utf-16"), 1), "not-utf8", "UTF-8"),
    "nothing at all": Fault(whole(b""), "empty-file", "fill it in, or delete it"),
    "nothing but a comment": Fault(whole(b"# later\n"), "empty-file", "fill it in, or delete it"),
    "two documents": Fault(lambda good: end(f"---\n{good.text}")(good), "several-documents", "delete the --- line"),
    "a directive": Fault(lambda good: (f"%YAML 1.1\n---\n{good.text}".encode(), 1), "directive", "delete the line"),
    "a list instead of keys": Fault(whole(b"- a\n- b\n"), "not-a-mapping", "one `key: value` a line"),
    "a sentence instead of keys": Fault(whole(b"# hm\nhello\n", 2), "not-a-mapping", "one `key: value` a line"),
    "a hundred thousand bytes": Fault(lambda good: (end(f"# {'x' * 100_000}\n")(good)[0], 1), "too-large", "attach long material"),
    "ten levels": Fault(end(f"x-a: {'[' * 10}1{']' * 10}\n"), "too-deep"),
    "a thousand brackets": Fault(end(f"x-a: {'[' * 1000}\n"), "too-deep"),
    "nothing but brackets": Fault(whole(b"[" * 1000), "too-deep"),
    "a thousand braces": Fault(end(f"x-a: {'{' * 1000}\n"), "key-not-text"),
    "a key that is a list": Fault(end("? [a]\n: b\n"), "key-not-text"),
    "a bell": Fault(value("a\x07b"), "control-character", "type the text anew"),
    "a NUL": Fault(value("a\0b"), "control-character", "type the text anew"),
    "an escape sequence": Fault(value("\x1b[31mred"), "control-character", "type the text anew"),
    "a line separator": Fault(value("a\u2028b"), "control-character", "type the text anew"),
    "half a character": Fault(value('"a\\ud800b"'), "bad-yaml", "compare it with a neighbouring file"),
    "an @ at the beginning": Fault(value("@li"), "reserved-start", "KEY: '@li'"),
    "a # in the middle": Fault(value("fix #12"), "hash-cuts-text", "KEY: 'fix #12'"),
    "a # in a list": Fault(end("x-a:\n  - fix #12\n", 1), "hash-cuts-item", "put the value in quotes"),
    "a colon in the middle": Fault(value("a: b"), "bad-yaml", "texts with “: ” in them need quotes"),
    "a quote left open": Fault(value("'abc"), "bad-yaml", "compare it with a neighbouring file"),
    "a percent sign": Fault(value("%a"), "bad-yaml", "compare it with a neighbouring file"),
    "an unknown key": Fault(end("zzzqq: b\n"), "unknown-key", "a company's own keys begin with x-"),
    "a number as key": Fault(end("12: b\n"), "unknown-key", "a company's own keys begin with x-"),
}  # fmt: skip
