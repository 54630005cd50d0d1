"""Which language, and how to speak it: gettext, with English as the language of the source."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from xcollab.errors import Example, Said, Word
from xcollab.words.labels import LANGUAGES, Language, label

_CATALOGUES = Path(__file__).parent / "locale"


def choose(*wanted: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """The first of `wanted` that names a language, otherwise the locale's, otherwise Chinese."""
    names = [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for name in (*wanted, *names):
        for language in LANGUAGES:
            if name and name.lower().replace("_", "-").split("-")[0] == language:
                return language
    return "zh"


@cache
def _catalogue(language: Language) -> Callable[[str], str]:
    """What translates the language of the source; English is that already, and waits for no catalogue."""
    if language == "en":
        return str
    import gettext

    return gettext.translation("xcollab", _CATALOGUES, languages=["zh_CN"]).gettext


class Words:
    """One language, spoken."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, message: str, /, **arguments: object) -> str:
        """A message of the catalogue in this language, its placeholders filled."""
        text = _catalogue(self.language)(message) if message else ""
        return text.format_map({name: self.show(value) for name, value in arguments.items()}) if arguments else text

    def label(self, group: str, value: str) -> str:
        """The name of a canonical value."""
        return label(group, value, self.language)

    def show(self, value: object) -> str:
        """An argument as text: words by their name, lists with commas, moments to the minute."""
        if isinstance(value, str | int):  # most are
            return str(value)
        if isinstance(value, Word):
            return self.label(value.group, value.value)
        if isinstance(value, Example):
            return self._example(value.text)
        if isinstance(value, Said):
            return self(value.message)
        if isinstance(value, list | tuple):
            return ("、" if self.language == "zh" else ", ").join(self.show(item) for item in value)
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%d %H:%M")
        return "" if value is None else str(value)

    def _example(self, text: str) -> str:
        """Keys and blanks by their names; English is written as it is."""
        if self.language == "en":
            return text
        blanks = re.sub(r"[A-Z]{2,}", lambda found: self._field(found[0].lower()), text)
        keys = re.sub(r"(?<=; )[a-z_]+(?==)", lambda found: self._field(found[0]), blanks)
        return keys.replace("; ", "；")

    def _field(self, key: str) -> str:
        return self.label("field", key)

    def named(self, name: str, text: str) -> str:
        """`name: text`."""
        return f"{name}：{text}" if self.language == "zh" else f"{name}: {text}"

    def aside(self, text: str, more: str) -> str:
        """`text (more)`; the text alone where there is no more."""
        if not more:
            return text
        return f"{text}（{more}）" if self.language == "zh" else f"{text} ({more})"

    def listed(self, texts: Iterable[str]) -> str:
        """Phrases one after the other."""
        return ("；" if self.language == "zh" else "; ").join(texts)

    def duration(self, duration: str) -> str:
        """`2wd` as people say it."""
        count, unit = duration.rstrip("dhw"), duration.lstrip("0123456789")
        names = {"wd": ("个工作日", "working days"), "h": ("小时", "hours"), "wh": ("个工作小时", "working hours")}
        if unit not in names:
            return duration
        zh, en = names[unit]
        return f"{count} {zh}" if self.language == "zh" else f"{count} {en.removesuffix('s') if count == '1' else en}"
