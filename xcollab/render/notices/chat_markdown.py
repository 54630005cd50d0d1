"""A digest as Markdown, as chats show it: text stays text, and pings nobody."""

from collections.abc import Iterator
from urllib.parse import quote

from xcollab.render.base.markdown import code, text
from xcollab.render.notices.letter import Ask, Labels, Letter, Part
from xcollab.words.language import Words


def chat_markdown(letter: Letter) -> str:
    """The whole of it: headings, lists and links alone, which every chat knows."""
    words, lines = Words(letter.language), [text(letter.hello), ""]
    for part in letter.parts:
        lines += _part(words, letter.labels, part)
    lines += [*(words.named(text(label), code(command)) for label, command in letter.foot), ""]
    if letter.reply:
        lines += [f"**{text(letter.reply[0])}**", "", *(f"> {text(line)}  " for line in letter.reply[1:]), ""]
    return "\n".join(lines)


def _part(words: Words, labels: Labels, part: Part) -> Iterator[str]:
    yield from (f"### {text(part.title)}", "")
    if part.happened:
        yield from (f"**{text(labels.happened)}**", "", *(f"- {text(line)}" for line in part.happened), "")
    for heading, asks in ((labels.asks, part.asks), (labels.heard, part.heard)):
        if asks:
            yield from (f"**{text(heading)}**", "")
            for ask in asks:
                yield from (*_ask(words, labels, ask), "")


def _ask(words: Words, labels: Labels, ask: Ask) -> Iterator[str]:
    number = f"{ask.number}) " if ask.number else ""
    yield f"- **{number}{text(ask.what)}**"
    if ask.due:
        yield f"  - **{text(ask.due)}**" if ask.tone else f"  - {text(ask.due)}"
    yield from (f"  - {text(line)}" for line in ask.about)
    yield from (f"  - {words.named(text(label), text(told))}" for label, told in ask.facts)
    yield from (f"  - {words.named(text(labels.command), code(command))}" for command in ask.commands)
    if ask.page:
        yield f"  - [{text(labels.page)}]({_address(ask.page)})"


def _address(page: str) -> str:
    """As it stands within a link: no blank, bracket or control character ends it."""
    return quote(page, safe="!#$%&'*+,/:;=?@[]~")
