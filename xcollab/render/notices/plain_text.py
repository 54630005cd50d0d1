"""A digest as plain text: the part of a mail that every program shows."""

from collections.abc import Iterator

from xcollab.render.base.sanitize import safe_line
from xcollab.render.notices.letter import Ask, Labels, Letter, Part
from xcollab.words.language import Words


def plain_text(letter: Letter) -> str:
    """The whole of it. Lines are not folded: whoever shows it knows its width."""
    words, lines = Words(letter.language), [letter.hello, ""]
    for part in letter.parts:
        lines += _part(words, letter.labels, part)
    lines += [*(words.named(label, command) for label, command in letter.foot), ""]
    if letter.reply:
        how, *block = letter.reply
        lines += [f"-- {how} --", "", *block, ""]
    return "\n".join(safe_line(line) for line in lines)


def _part(words: Words, labels: Labels, part: Part) -> Iterator[str]:
    yield f"== {part.title} =="
    yield ""
    if part.happened:
        yield from (words.named(labels.happened, "").rstrip(), *(f"  - {line}" for line in part.happened), "")
    for heading, asks in ((labels.asks, part.asks), (labels.heard, part.heard)):
        if asks:
            yield words.named(heading, "").rstrip()
            for ask in asks:
                yield from (*_ask(words, labels, ask), "")


def _ask(words: Words, labels: Labels, ask: Ask) -> Iterator[str]:
    yield f"  {ask.number})  {ask.what}" if ask.number else f"  *  {ask.what}"
    if ask.due:
        yield f"     {'! ' if ask.tone == 'late' else ''}{ask.due}"
    yield from (
        f"     · {line}" for line in ask.about
    )  # never alone: nobody's words pass for a line of the reply block
    yield from (f"     {words.named(label, text)}" for label, text in ask.facts)
    yield from (f"     {words.named(labels.command, command)}" for command in ask.commands)
    if ask.page:
        yield f"     {words.named(labels.page, ask.page)}"
