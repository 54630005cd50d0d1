"""`docs/glossary.md` and its Chinese sister: what the words mean, and what may be typed and written for each."""

from collections.abc import Iterable, Mapping

from reference.terms import PARTS, STATES, Term
from xcollab.words.labels import LABELS, Language

_HEAD: Mapping[Language, str] = {
    "en": """# Glossary

English · [中文](glossary.zh.md)

One word for one thing, in the program, its files and these pages. Files hold the canonical value; at the command line either
language is understood. `make reference` makes this page.
""",
    "zh": """# 词汇表

[English](glossary.md) · 中文

程序、文件和文档里，一件事只用一个词。文件里写规范值；命令行上中文、英文都可以输入。本页由 `make reference` 生成。
""",
}
_HEADS: Mapping[Language, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "en": (("term", "中文", "meaning"), ("in files", "state", "中文", "meaning"), ("in files", "English", "中文")),
    "zh": (("用词", "English", "意思"), ("文件中", "状态", "English", "意思"), ("文件中", "中文", "English")),
}
_VALUES: Mapping[str, tuple[str, str]] = {
    "log": ("日志的状态", "Status of a log"),
    "decision": ("反馈的结论", "Decision of a feedback"),
    "kind": ("问题的类型", "Kind of an issue"),
    "meeting-kind": ("会议的类型", "Kind of a meeting"),
    "priority": ("优先级", "Priority"),
    "party": ("验收方", "Party of a verdict"),
    "via": ("代录的途径", "How it was said"),
    "field": ("字段", "Fields"),
}
"""Groups of words that people type, in the order of the page."""


def page(language: Language) -> str:
    """The whole page."""
    terms, states, values = _HEADS[language]
    lines = _HEAD[language].splitlines()
    for part in PARTS:
        lines += [
            "",
            f"## {_pair(language, part.zh, part.en)[0]}",
            "",
            *_table(terms, (_term(language, t) for t in part.terms)),
        ]
    lines += ["", f"## {_pair(language, '状态', 'States')[0]}"]
    for machine, known in STATES.items():
        rows: list[tuple[str, ...]] = [
            (f"`{value}`", *_pair(language, *LABELS[machine][value]), _pair(language, *meaning)[0])
            for value, meaning in known.items()
        ]
        lines += ["", f"### {_pair(language, *LABELS['machine'][machine])[0].capitalize()}", "", *_table(states, rows)]
    lines += ["", f"## {_pair(language, '可以输入的词', 'Words to type')[0]}"]
    for group, title in _VALUES.items():
        rows = [(f"`{value}`", *_pair(language, *both)) for value, both in LABELS[group].items()]
        lines += ["", f"### {_pair(language, *title)[0]}", "", *_table(values, rows)]
    return "\n".join(lines) + "\n"


def names(term: Term) -> tuple[str, str]:
    """The Chinese and the English name of a term."""
    if term.en:
        return term.zh, term.en
    group, _, value = term.zh.partition(".")
    return LABELS[group][value]


def _term(language: Language, term: Term) -> tuple[str, ...]:
    return *_pair(language, *names(term)), _pair(language, term.zh_meaning, term.en_meaning)[0]


def _pair(language: Language, zh: str, en: str) -> tuple[str, str]:
    """Both, the reader's own first."""
    return (zh, en) if language == "zh" else (en, zh)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows)]
