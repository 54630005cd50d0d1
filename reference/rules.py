"""`docs/rules.md` and its Chinese sister: the rulebook, as `xcollab rules` prints it."""

from collections.abc import Mapping

from xcollab.render.text.rulebook.rules import rule_page
from xcollab.words.labels import Language
from xcollab.words.language import Words

_HEAD: Mapping[Language, str] = {
    "en": """# All rules

English · [中文](rules.zh.md)

Who may do what, when, and what it leads to. `make reference` makes this page from the table that every command, every check
and every pull request goes through; `xcollab rules` prints it on a terminal. An act that has no row in a state is refused
there. What the words mean is in the [glossary](glossary.md).
""",
    "zh": """# 全部规则

[English](rules.md) · 中文

谁、在什么时候、可以做什么，做了之后会怎样。本页由 `make reference` 根据同一张规则表生成：命令、`check` 和拉取请求的审查都以它为准；在终端上输入 `xcollab rules` 看到的是同样的内容。某个状态下表里没有的操作，一律不接受。各个用词的意思见[词汇表](glossary.zh.md)。
""",
}


def page(language: Language) -> str:
    """The whole page."""
    return "\n".join([*_HEAD[language].splitlines(), "", *rule_page(Words(language))]) + "\n"
