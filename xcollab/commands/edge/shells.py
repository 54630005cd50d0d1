"""The shell's question, what could stand at the end of the line, answered at once where the line has no mistake in it.

The protocol is Typer's, whose scripts ask (`xcollab completion`); what is not answered here, such as flags, Typer answers.
"""

from collections.abc import Mapping, Sequence

from xcollab.commands.edge.command import COMPLETE
from xcollab.commands.edge.command_line import Typed, begun
from xcollab.commands.edge.dispatch import heed
from xcollab.commands.edge.registry import group_lines
from xcollab.commands.edge.terminal import Terminal
from xcollab.words.patterns import compiled

_QUOTED = compiled(r"[\"'\\]")


def answered(terminal: Terminal) -> int | None:
    """Answer the question in the environment; the exit code, or None where Typer is to answer."""
    line = _line(terminal.environment)
    if line is None or line[-1].startswith("-") or "=" in line[-1]:
        return None
    typed = begun(line[:-1])
    if typed is None:
        return None
    heed(terminal, typed)
    offers = _offers(terminal, typed, line[-1])
    asked = terminal.environment.get("_TYPER_COMPLETE_FISH_ACTION")
    match terminal.environment[COMPLETE]:
        case "complete_bash":
            terminal.out.write("\n".join(name for name, _ in offers) + "\n")
        case "complete_zsh":
            told = "\n".join(_zsh(offer) for offer in offers)
            terminal.out.write(f"_arguments '*: :(({told}))'\n" if told else "_files\n")
        case "complete_fish" if asked == "is-args":
            return int(not offers)
        case "complete_fish":
            terminal.out.write("".join(f"{name}\t{about}\n" if about else f"{name}\n" for name, about in offers))
        case _:
            return None
    return 0


def _line(environment: Mapping[str, str]) -> Sequence[str] | None:
    """The words after `xcollab`, the last of them begun, or empty; None where they are quoted, or not told."""
    typed, bash = environment.get("_TYPER_COMPLETE_ARGS", ""), environment[COMPLETE] == "complete_bash"
    if bash:
        typed = environment.get("COMP_WORDS", "")
    if _QUOTED.search(typed):
        return None
    words = typed.split()
    if bash:
        count = environment.get("COMP_CWORD", "")
        return [*words, ""][1 : int(count) + 1] if count.isdecimal() and 0 < int(count) <= len(words) else None
    return words[1:] if len(words) > 1 and not typed[-1:].isspace() else [*words[1:], ""]


def _offers(terminal: Terminal, typed: Typed, begins: str) -> Sequence[tuple[str, str]]:
    if typed.wanted is None and typed.command is None:
        _, known = group_lines(typed.path.partition(" ")[2])
        return [(name, terminal.words(about)) for name, about in known.items() if name.startswith(begins)]
    place = typed.wanted or (typed.missing[0] if typed.missing else None)
    if place is None:
        return []
    from xcollab.commands.edge.completion import Question, candidates

    explained = terminal.environment[COMPLETE] != "complete_bash"
    return candidates(terminal, Question(place, begins, typed.command, typed.values.get("collab"), explained))


def _zsh(offer: tuple[str, str]) -> str:
    return ":".join(f'"{_escaped(part)}"' for part in offer if part)


def _escaped(text: str) -> str:
    """Within the quotes of a line that zsh evaluates: it says nothing but itself."""
    for letter, written in (("\\", r"\\"), ('"', '""'), ("'", "''"), ("$", r"\$"), ("`", r"\`"), (":", r"\\:")):
        text = text.replace(letter, written)
    return text
