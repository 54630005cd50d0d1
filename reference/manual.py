"""Manual pages, one a group of commands, in both languages: made when a wheel is built."""

from collections.abc import Iterable, Iterator, Mapping

from xcollab import __version__
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.registry import NOUNS, PROGRAM, VERBS, every
from xcollab.render.text.help import argument_rows, everywhere, option_rows, usage
from xcollab.words import N_
from xcollab.words.labels import Language
from xcollab.words.language import Words

DIRECTORIES: Mapping[Language, str] = {"en": "share/man/man1", "zh": "share/man/zh_CN/man1"}
_SECTIONS: Mapping[Language, tuple[str, str, str, str, str, str]] = {
    "en": ("NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "EXAMPLES", "SEE ALSO"),
    "zh": ("名称", "概要", "选项", "命令", "示例", "参见"),
}


def pages() -> Iterator[tuple[str, str]]:
    """Where each page goes, below the prefix of an installation, and what it holds."""
    groups = dict(every())
    for language, directory in DIRECTORIES.items():
        words = Words(language)
        yield f"{directory}/xcollab.1", _program(words)
        for name, commands in groups.items():
            yield f"{directory}/xcollab-{name}.1", _group(words, name, commands)


def _about(name: str) -> str:
    return NOUNS[name] if name in NOUNS else VERBS[name][1]


def _program(words: Words) -> str:
    name, synopsis, options, commands, _, see_also = _SECTIONS[words.language]
    known = [*NOUNS, *VERBS]
    lines = [_title("xcollab"), *_section(name), f"xcollab \\- {_safe(words(PROGRAM))}"]
    lines += [*_section(synopsis), _bold("xcollab " + words(N_("COMMAND [OPTIONS]")))]
    lines += [*_section(commands), *_defined((f"xcollab {each}", words(_about(each))) for each in known)]
    version = ("--version", words(N_("Show the version.")))
    lines += [*_section(options), *_defined([*everywhere(words), version])]
    lines += [
        *_section(see_also),
        ", ".join([*(f"\\fBxcollab\\-{_safe(each)}\\fR(1)" for each in known), "\\fBgit\\fR(1)"]),
    ]
    return "\n".join(lines) + "\n"


def _group(words: Words, group: str, commands: Mapping[str, Command]) -> str:
    name, synopsis, options, _, examples, see_also = _SECTIONS[words.language]
    lines = [_title(f"xcollab-{group}"), *_section(name), f"xcollab\\-{_safe(group)} \\- {_safe(words(_about(group)))}"]
    lines += _section(synopsis)
    for path, command in commands.items():
        lines += [_bold(usage(words, path, command)), ".br"]
    for path, command in commands.items():
        lines += [*_section(path), _safe(words(command.help)), *_defined(argument_rows(words, command))]
        lines += _defined(option_rows(words, command))
        lines += [f'.SS "{examples}"', ".nf", *(_safe(example) for example in command.examples), ".fi"]
    lines += [*_section(options), *_defined(everywhere(words))]
    return "\n".join([*lines, *_section(see_also), "\\fBxcollab\\fR(1)"]) + "\n"


def _title(name: str) -> str:
    """Without a date, so that the same sources give the same bytes."""
    return f'.TH "{name.upper()}" "1" "" "xcollab {__version__}" "xcollab"\n.nh\n.ad l'


def _section(title: str) -> list[str]:
    return [f'.SH "{_safe(title)}"']


def _bold(text: str) -> str:
    return f"\\fB{_safe(text)}\\fR"


def _defined(rows: Iterable[tuple[str, str]]) -> list[str]:
    lines = []
    for typed, about in rows:
        lines += [".TP", _bold(typed), _safe(about)]
    return lines


def _safe(text: str) -> str:
    """To the letter: roff takes a backslash anywhere, and a full stop or an apostrophe at the start of a line."""
    text = (
        text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace('"', "\\(dq")
    )
    return "\\&" + text if text.startswith((".", "\\(aq")) else text
