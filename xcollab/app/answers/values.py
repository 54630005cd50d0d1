"""What a field of an answer means: items of lists, days as people write them, how many of something, who."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from xcollab.app.answers.clauses import bare, is_none, item
from xcollab.app.answers.lines import flat
from xcollab.app.forms.field_checks import check
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.values import Typing
from xcollab.errors import Misused
from xcollab.words.labels import canonical

_COUNTED = re.compile(
    r"(?<![0-9.])([0-9]{1,4})\s?(?:个|名|位|人|台|套|份|张|件|次|批|组|people|persons?|pcs)(?![0-9a-z])"
)
_SEVERAL = re.compile(r"\s*[、，,]\s*|\s+(?:and|和|以及)\s+")
_DAY = re.compile(r"(?:([0-9]{4})\s?[年/.-]\s?)?([0-9]{1,2})\s?[月/.-]\s?([0-9]{1,2})\s?[日号]?")
_AROUND_A_DAY = frozenset(
    {
        "",
        "前",
        "之前",
        "以前",
        "左右",
        "到",
        "至",
        "by",
        "on",
        "until",
        "before",
        "前完成",
        "完成",
        "改为",
        "延期到",
        "到期",
    }
)
_NEAR = 183
"""Days within which a day without a year must lie: half a year, so that there is one such day and no other."""


class Said:
    """The values of one field as they come in: texts, and the parts of the last one."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.texts: list[str] = []
        self.parts: list[dict[str, str]] = []
        self.none = False
        """It was said that there is none."""

    def add(self, text: str, before: str = "") -> None:
        """A text: an item of a list, otherwise it goes on where the last one ended, behind the sign before it.

        Behind a comma an item goes on, but where the mark of a list begins another.
        """
        own = text.strip(" \t\u3000|｜")
        plain = item(text) if self.field.kind.many else own
        if self.is_none(text) and not self.texts:
            self.none = True
        elif plain and self.texts and (not self.field.kind.many or (before in ("，", ",") and plain == own)):
            self.texts[-1] = f"{self.texts[-1]}{before}{plain}"
        elif plain:
            self.texts.append(plain)
            self.parts.append({})

    def is_none(self, text: str) -> bool:
        """Whether it says that there is none: of a list or a remark, which may be left out."""
        return is_none(item(text)) and not self.field.required

    def part(self, key: str, text: str) -> None:
        """A part of the last one."""
        if not self.texts:
            self.texts.append("")
            self.parts.append({})
        self.parts[-1][key] = text.strip()


def values(typing: Typing, form: Form, said: Said, today: date) -> list[object]:
    """What was said, as a command line is told it; raises `Misused` where it is not understood."""
    field = said.field
    pairs = list(zip(said.texts, said.parts, strict=True))
    if field.kind.parts:
        return [
            _checked(typing, form, field, one) for text, parts in pairs for one in _made(typing, field, text, parts)
        ]
    return [_checked(typing, form, field, _plain(typing, field, text, today)) for text, _ in pairs]


def _checked(typing: Typing, form: Form, field: Field, value: object) -> object:
    """The same, once it is known that the record could hold it."""
    understood = field.kind.understood(typing, [value] if field.kind.many else value)
    for each in understood if isinstance(understood, list) else [understood]:
        check(form, field._replace(flag=typing.flag), each)
    return value


def _plain(typing: Typing, field: Field, text: str, today: date) -> str:
    match field.kind.name:
        case "date":
            return _day(field, text, today)
        case "text":
            return " ".join(text.split())
        case "long text" | "guest":
            return text
        case "choice":
            return canonical(field.kind.candidates, bare(text)) or text
        case "number" | "duration":
            return bare(text)
    return text.strip(" 。.")


def is_day(text: str) -> bool:
    """Whether a text is nothing but a day, with such words as 前."""
    plain = flat(text).strip(" \t。.,，;；")
    found = _DAY.search(plain)
    return bool(found) and {bare(plain[: found.start()]), bare(plain[found.end() :])} <= _AROUND_A_DAY  # type: ignore[union-attr]


def _day(field: Field, text: str, today: date) -> str:
    """`2024-07-15`, and 7月15日 where there is one such day within half a year; what else stands there must be of the day."""
    plain = flat(text).strip(" \t。.,，;；")
    found = _DAY.search(plain)
    if not found or not is_day(text):
        raise Misused("not-a-date-value", flag=field.flag, value=text)
    year, month, day = found.groups()
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    for one in years:
        try:
            meant = date(one, int(month), int(day))
        except ValueError:
            continue
        if year or abs((meant - today).days) < _NEAR:
            return meant.isoformat()
    raise Misused("not-a-date-value", flag=field.flag, value=text)


def _made(typing: Typing, field: Field, text: str, parts: Mapping[str, str]) -> list[dict[str, object]]:
    """A value of parts: how many is read from the words, the department where they begin with its name."""
    main = next(iter(field.kind.parts))
    texts = [text]
    if not parts and "quantity" in field.kind.parts and field.kind.many:
        apart = [one for one in _SEVERAL.split(text) if one.strip()]
        texts = apart if len(apart) > 1 and all(_COUNTED.search(flat(one)) for one in apart) else [text]
    made: list[dict[str, object]] = []
    for one in texts:
        value: dict[str, object] = {main: " ".join(one.split()) if field.kind.parts[main].name == "text" else one}
        counted = _COUNTED.findall(flat(one))
        if "quantity" in field.kind.parts and len(counted) == 1:
            value["quantity"] = counted[0]
        if "from" in field.kind.needed and "from" not in parts:
            value |= _from(typing, one)
        made.append({**value, **{key: _part(field, key, part) for key, part in parts.items()}})
    return made


def _part(field: Field, key: str, text: str) -> str:
    kind = field.kind.parts[key].name
    if kind == "number":
        digits: Sequence[str] = re.findall("[0-9]+", flat(text))
        return digits[0] if len(digits) == 1 else text
    return text.strip(" 。.")


_OF = re.compile(r"的|提供|出|:|,|，|：|\s+")


def _from(typing: Typing, text: str) -> dict[str, object]:
    """Whose help is meant, where the words begin with a department's name."""
    plain = flat(text)
    for key, department in typing.view.snapshot.departments.items():
        for name in (flat(department.name), key):
            if plain.startswith(name) and (link := _OF.match(plain, len(name))):
                return {"from": key, "what": text[link.end() :].strip() or text}
    return {}
