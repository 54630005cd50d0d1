"""`docs/commands.md` and its Chinese sister: every command with its arguments, flags and examples, as `--help` has them."""

from collections.abc import Iterable, Mapping

from xcollab.commands.edge.command import Command
from xcollab.commands.edge.registry import NOUNS, VERBS, every
from xcollab.render.text.help import argument_rows, everywhere, option_rows, usage
from xcollab.words.labels import Language
from xcollab.words.language import Words

_HEAD: Mapping[Language, str] = {
    "en": """# All commands

English · [中文](commands.zh.md)

`make reference` makes this page from the program itself; `xcollab COMMAND --help` shows the same on a terminal, and an
installed xcollab has it as `man xcollab`. What the words mean is in the [glossary](glossary.md).

Every command understands these:
""",
    "zh": """# 全部命令

[English](commands.md) · 中文

本页由 `make reference` 从程序里生成；在终端上输入 `xcollab 命令 --help` 看到的是同样的内容，安装以后也可以用 `man xcollab` 查看。各个用词的意思见[词汇表](glossary.zh.md)。

每个命令都可以加：
""",
}
_COLUMNS: Mapping[Language, tuple[str, str, str, str]] = {
    "en": ("command", "argument", "option", "what it is"),
    "zh": ("命令", "参数", "选项", "说明"),
}


def page(language: Language) -> str:
    """The whole page."""
    words = Words(language)
    command, _, option, about = _COLUMNS[language]
    lines = [*_HEAD[language].splitlines(), "", *_table((option, about), everywhere(words)), ""]
    groups = {**NOUNS, **{name: text for name, (_, text) in VERBS.items()}}
    lines += [f"| {command} | {about} |", "| --- | --- |"]
    lines += [f"| [`xcollab {name}`](#xcollab-{name}) | {_text(words(text))} |" for name, text in groups.items()]
    for name, commands in every():
        if name in NOUNS:
            lines += ["", f"## xcollab {name}", "", words(NOUNS[name])]
        for path, spec in commands.items():
            lines += ["", f"{'###' if name in NOUNS else '##'} {path}", "", *_command(words, path, spec)]
    return "\n".join(lines) + "\n"


def _command(words: Words, path: str, spec: Command) -> list[str]:
    _, argument, option, about = _COLUMNS[words.language]
    lines = [words(spec.help), "", "```text", usage(words, path, spec), "```"]
    if spec.arguments:
        lines += ["", *_table((argument, about), argument_rows(words, spec))]
    if spec.options:
        lines += ["", *_table((option, about), option_rows(words, spec))]
    return [*lines, "", "```sh", *spec.examples, "```"]


def _table(heads: tuple[str, str], rows: Iterable[tuple[str, str]]) -> list[str]:
    """What is typed, as code, and what it is."""
    shown = [(typed.replace("|", "\\|"), _text(about)) for typed, about in rows]
    return [f"| {heads[0]} | {heads[1]} |", "| --- | --- |", *(f"| `{typed}` | {about} |" for typed, about in shown)]


def _text(text: str) -> str:
    """A sentence of the program as Markdown shows it to the letter."""
    for mark in "\\`*_<|":
        text = text.replace(mark, "\\" + mark)
    return text
