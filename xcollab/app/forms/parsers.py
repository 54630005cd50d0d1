"""From one typed text to the canonical value, a function a kind: dates, words of either language, ids by id or name, files."""

import re
from datetime import date
from pathlib import Path

from xcollab.app.forms.values import Typing, refuse_placeholder, whole
from xcollab.app.meaning import meant
from xcollab.errors import Misused
from xcollab.words.labels import LABELS, canonical

AS_PEOPLE_WRITE = r"([0-9]{4})\s*[年/.-]\s*([0-9]{1,2})\s*[月/.-]\s*([0-9]{1,2})\s*日?"
"""A day, whichever signs stand between its numbers."""
DURATION = r"[1-9][0-9]{0,2}(wd|wh|h)"
"""As records have it (`schema.base.Duration`), which a page of help has no time to load."""


def text(typing: Typing, typed: str) -> str:
    """As it is typed; raises `Misused` for a placeholder that was copied."""
    refuse_placeholder(typed, typing.flag)
    return typed


def day(typing: Typing, typed: str) -> str:
    """`2024-07-05`, `2024/7/5`, `2024年7月5日`; and as people say it, 10月8日, 下周五, in 3 working days, seen from the day of
    the act: that is noted on `typing`, for whoever typed it reads what was understood.
    """
    match = re.fullmatch(AS_PEOPLE_WRITE, typed.strip())
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else _said(typing, typed)
    except ValueError:
        raise Misused("not-a-date-value", flag=typing.flag, value=typed) from None


def _said(typing: Typing, typed: str) -> str:
    from xcollab.workflow.time.date_phrases import day_meant, time_meant

    view = typing.view
    if not typing.now_said:
        raise Misused("not-a-date-value", flag=typing.flag, value=typed)
    today = view.now.astimezone(view.days.zone).date()
    if meant := day_meant(typed, today, view.days):
        typing.understood[typed.strip()] = meant
        return meant.isoformat()
    if known := time_meant(typed, today, view.days):
        raise Misused("a-time-no-day", flag=typing.flag, value=typed, first=known[0], last=known[1])
    raise Misused("not-a-date-value", flag=typing.flag, value=typed)


def number(typing: Typing, typed: str) -> int:
    """A whole number."""
    return whole(typing.flag, typed)


def numbers(typing: Typing, typed: str) -> list[int]:
    """Numbers apart by commas."""
    return [whole(typing.flag, one, range(1, 1000)) for one in re.split("[,，、]", typed)]


def dependant(typing: Typing, typed: str) -> dict[str, str]:
    """What becomes of a task that waits for one that ends, `TASK=` before it where it is said of that one alone."""
    one, equals, what = re.sub("＝", "=", typed, count=1).rpartition("=")
    named = {"task": task(typing, one.strip())} if equals else {}
    becomes = canonical("dependant", what.strip())
    if becomes:
        return {**named, "becomes": becomes}
    return {**named, "becomes": "instead", "to": task(typing, what.strip())}


def duration(typing: Typing, typed: str) -> str:
    """`2wd` working days, `8wh` working hours, `24h` elapsed hours."""
    if not re.fullmatch(DURATION, typed.strip()):
        raise Misused("bad-duration", where=typing.flag, value=typed)
    return typed.strip()


def word(group: str, typing: Typing, typed: str) -> str:
    """A value of a group of labels, in either language."""
    value = canonical(group, typed)
    if value is None:
        words = typing.view.context.words
        allowed = [words.aside(key, words.label(group, key)) for key in LABELS[group]]
        raise Misused("not-a-word", flag=typing.flag, value=typed, allowed=allowed)
    return value


def yes(typing: Typing, typed: str) -> bool:
    """是 or 否, yes or no."""
    return word("yes-no", typing, typed) == "yes"


def person(typing: Typing, typed: str) -> str:
    """A member by id or name."""
    return typing.view.person(typed)


def guest(typing: Typing, typed: str) -> str:
    """A member where one is meant, otherwise the name as typed."""
    return typing.view.whole_person(typed) or text(typing, typed)


def department(typing: Typing, typed: str) -> str:
    """A department by id or name."""
    return typing.view.department(typed)


def task(typing: Typing, typed: str) -> str:
    """A task of the collaboration."""
    return typing.view.task(typed, typing.collab or None)[1]


def issue(typing: Typing, typed: str) -> str:
    """An issue of the collaboration."""
    return typing.view.issue(typed, typing.collab or None)[1]


def cause(typing: Typing, typed: str) -> str:
    """The issue or the task that something is put down to."""
    from xcollab.app.named_subjects import subject_named

    return subject_named(typing.view, ("issue", "task"), typed, typing.collab or None).id


def milestone(typing: Typing, typed: str) -> str:
    """A milestone of the request by its name or a unique part of it; what is none is for the rules to refuse."""
    found = typing.view.collabs.get(typing.collab)
    names = {m.name: m.name for m in found.request.milestones} if found and found.request else {}
    keys = meant(typed, names).keys
    return keys[0] if len(keys) == 1 else text(typing, typed)


def collab(typing: Typing, typed: str) -> str:
    """Another collaboration."""
    return typing.view.collab(typed)


def template(typing: Typing, typed: str) -> str:
    """A template that was saved."""
    return typing.view.template(typed)


def file(typing: Typing, typed: str) -> dict[str, str]:
    """A file to attach; its bytes go with the act. Where files come with the form, only they can be meant."""
    from xcollab.store.files.attachments import attach, path_for, received

    if (sent := typing.view.context.sent) is None:
        attached = attach(typing.directory / Path(typed).expanduser())
    elif typed in sent:
        attached = received(*sent[typed])
    else:
        raise Misused("no-such-file", path=typed, said="")
    path = path_for(attached, typing.lying)
    typing.attached[path] = attached.content
    return {"name": attached.name, "path": path, "sha256": attached.sha256}
