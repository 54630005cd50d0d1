"""Acts in sentences: what is printed after one, what its commit says, and how history tells it.

The sentence of each act stands in its declaration in `workflow/acts`; here it is filled with names and words.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from xcollab.errors import Word
from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe, safe_line
from xcollab.render.text.waiting import asked_line, owed
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import Nudge
from xcollab.words import N_
from xcollab.words.labels import LABELS, Language
from xcollab.words.language import Words
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.rules.rulebook import ACTS, label_of

_LISTED = ("parts",)
_ENDS = (".", "?", "!", "…", "。", "？", "！")
"""What somebody's own words may end with."""
_GROUPS = {"decision": "decision", "status": "log", "party": "party"}


class FirstSaid:
    """When each act was first done on each subject: found out once, for whoever tells many statements."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._at: dict[tuple[str, str], datetime] = {}
        for entry in entries:
            place = (entry.on, entry.act)
            self._at[place] = min(entry.at, self._at.get(place, entry.at))

    def before(self, entry: Entry) -> bool:
        """Whether the act of a statement was done on its subject before."""
        first = self._at.get((entry.on, entry.act))
        return first is not None and first < entry.at


def statement_sentence(
    context: RenderContext, entry: Entry, among: Iterable[Entry] | FirstSaid = (), *, subject: str = ""
) -> str:
    """A statement, told. `among`: those that count, for what is said again is told so; `subject`: as it is written here."""
    said, collab = entry.statement, entry.on.partition("/")[0]
    subject = subject or (collab if entry.kind in ("request", "meeting") else f"{collab}/{entry.subject}")
    last = subject.rpartition("/")[2]
    named = context.department_name(last) if entry.kind == "feedback" else last
    declared = ACTS[entry.kind, said.act]
    again = declared.sentence_again and _said_before(among, entry)
    template = declared.sentence_again if again else declared.sentence
    arguments = {"who": context.name_of(said.by), "subject": subject, "id": named}
    told = _filled(context.words, template, arguments | _arguments(context, entry))
    return context.words.aside(told, _details(context, entry))


def plan_edit_sentence(context: RenderContext, act: str, subject: str, by: str, fields: Iterable[str]) -> str:
    """An act on a plan, such as `task.edit`, told. `by`: a member's id or a stranger's name; `fields`: what it changed."""
    words, (kind, _, verb) = context.words, act.partition(".")
    told = _filled(words, ACTS[kind, verb].sentence, {"who": context.name_of(by), "subject": subject})
    return words.aside(told, words.listed([words.label("field", name) for name in fields if name in LABELS["field"]]))


def tasks_copied_sentence(context: RenderContext, collab: str, by: str, n: int) -> str:
    """That somebody copied tasks."""
    told = N_("{who} copied {n} tasks into {subject}")
    return _filled(context.words, told, {"who": context.name_of(by), "n": n, "subject": collab})


def _filled(words: Words, template: str, arguments: Mapping[str, object]) -> str:
    return words(template, **{key: safe_line(words.show(value)) for key, value in arguments.items()})


def _said_before(entries: Iterable[Entry] | FirstSaid, entry: Entry) -> bool:
    """Whether the same act stands on the subject already."""
    if isinstance(entries, FirstSaid):
        return entries.before(entry)
    return any(other.act == entry.act and other.on == entry.on and other.at < entry.at for other in entries)


def _details(context: RenderContext, entry: Entry) -> str:
    """What a sentence leaves out and somebody will look for: whose help, until when, which files, who recorded it."""
    words = context.words
    said: Any = entry.statement
    told = []
    if needs := getattr(said, "needs", None):
        told.append(
            words(
                N_("needs from {department}: {what}"),
                department=context.department_name(needs.from_),
                what=needs.what,
            )
        )
    if forecast := getattr(said, "forecast", None):
        told.append(words(N_("expected {day}: {reason}"), day=forecast, reason=said.reason or ""))
    checks = getattr(said, "checks", ())
    if unmet := [words.aside(str(check.criterion), check.note or "") for check in checks if not check.met]:
        told.append(words(N_("criteria not met: {numbers}"), numbers=unmet))
    if follow_up := getattr(said, "follow_up", None):
        told.append(words(N_("to be mended by task {task}"), task=follow_up))
    if note := (getattr(said, "note", None) if said.act != "done" else None) or (said.act == "agree" and said.text):
        told.append(note)
    if ready_by := getattr(said, "ready_by", None):
        told.append(words(N_("ready by {day}"), day=ready_by))
    if mentions := getattr(said, "mentions", ()):
        told.append(words(N_("for {people}"), people=[context.name_of(member) for member in mentions]))
    if first := [one.member for one in getattr(said, "approvers", ()) if one.before == "ask"]:
        told.append(words(N_("once it is approved by {people}"), people=[context.name_of(member) for member in first]))
    if reply_by := getattr(said, "reply_by", None):
        told.append(words(N_("reply by {day}"), day=reply_by))
    if attachments := getattr(said, "attachments", ()):
        told.append(words(N_("attached: {files}"), files=[attachment.name for attachment in attachments]))
    return safe_line(words.listed([*told, *_on_whose_behalf(context, entry)]))


def _on_whose_behalf(context: RenderContext, entry: Entry) -> list[str]:
    """For whom its author stood in, and who recorded it."""
    words, said = context.words, entry.statement
    told, capacity = [], said.as_.rpartition("/")[2]
    if capacity.startswith("deputy-"):
        told.append(words(N_("standing in as {capacity}"), capacity=words.label("capacity", capacity[7:])))
    if said.recorded_by:
        recorder, via = context.name_of(said.recorded_by), words.label("via", said.via or "")
        told.append(words(N_("recorded by {recorder}, heard by {via}"), recorder=recorder, via=via))
    return told


def _arguments(context: RenderContext, entry: Entry) -> dict[str, Any]:
    words, kind, said = context.words, entry.kind, vars(entry.statement)
    shown: dict[str, Any] = {
        key: value for key, value in said.items() if isinstance(value, str | int) or hasattr(value, "year")
    }
    for key, group in _GROUPS.items():
        if said.get(key):
            shown[key] = Word(group, said[key])
    if "kind" in said:
        shown["kind"] = Word("kind" if kind == "issue" else "meeting-kind", said["kind"])
    if "asked" in said:
        shown["asked"] = [context.department_name(department) for department in said["asked"]]
    if kind == "issue" and "department" in said:
        shown["department"] = context.department_name(said["department"])
    if "changes" in said and kind == "request":
        shown["fields"] = [Word("field", change.field) for change in said["changes"]]
    if said.get("act") in ("handover", "hand-on"):
        shown["to"] = context.name_of(said["to"])
    if "whom" in said:
        shown |= _nudge(context, entry)
    if "moves" in said:
        arrow = N_("{task} from {from_} to {to} ({reason})")
        shown["moves"] = [words(arrow, task=m.task, from_=m.from_, to=m.to, reason=m.reason) for m in said["moves"]]
    if "hands" in said:
        shown["hands"] = [
            f"{words.label('capacity', h.role)} {context.name_of(h.from_)} → {context.name_of(h.to)}"
            for h in said["hands"]
        ]
    shown |= {key: [*said[key]] for key in _LISTED if key in said}
    if "deliverables" in said:
        shown["deliverables"] = [f"{item.name} × {item.quantity}" for item in said["deliverables"]]
    return shown


def _nudge(context: RenderContext, entry: Entry) -> dict[str, Any]:
    """Who was asked, by which way, and for what: as it is said of what is owed."""
    said = entry.said_as(Nudge)
    department = context.snapshot.department_of(said.whom)
    about = context.words.named(said.minutes[-4:], str(said.number)) if said.minutes else entry.subject
    owing = Obligation(said.what, "", entry.subject, (said.whom,), department, about=about, party=said.party or "")
    what = owed(context, owing) if said.what in KINDS else said.what
    return {"whom": context.name_of(said.whom), "way": Word("via", said.way), "what": what}


def commit_message(
    language: Language, act: str, subject: str, collab: str, fields: Sequence[str] = (), made: Sequence[str] = ()
) -> str:
    """The verb and ids only, never what people wrote: that could forge a trailer or close somebody's ticket.

    `act`: kind of subject and act, such as `task.create`; `made`: the tasks that come with it, where there are several.
    """
    words, (kind, _, verb) = Words(language), act.partition(".")
    named = f"{words(label_of(MACHINE_OF.get(kind, kind), verb))} {subject}"
    trailers = {"Xcollab-Act": act, "Xcollab-Collab": collab, "Xcollab-Subject": subject}
    trailers["Xcollab-Fields"] = " ".join(fields)
    trailers["Xcollab-Tasks"] = " ".join(made)
    return f"{named}\n\n" + "".join(f"{key}: {value}\n" for key, value in trailers.items() if value)


def preview_lines(words: Words, message: str, files: Sequence[tuple[str, bytes | None]]) -> list[str]:
    """What a dry run shows: each file and the commit that would come."""
    lines = []
    for path, content in files:
        if content is None:
            lines.append(words(N_("would take away {path}"), path=path))
            continue
        lines.append(words(N_("would write {path}"), path=path))
        text = content.decode("utf-8", "replace") if path.endswith((".yaml", ".yml")) else f"({len(content)} B)"
        lines += [f"    {safe(line)}" for line in text.splitlines()]
    lines.append(words(N_("would commit")))
    return [*lines, *(f"    {line}".rstrip() for line in message.splitlines())]


def written_lines(words: Words, told: str, commit: str, paths: Sequence[str]) -> list[str]:
    """What is said after a change of settings or of a file as such: a sentence, and its commit or its files."""
    if commit:
        return [f"{told} [{commit}]"]
    return [told, words(N_("Written, not committed:")), *(f"    {path}" for path in paths)]


def kept_lines(words: Words, told: str, commit: str, paths: Sequence[str]) -> list[str]:
    """What is said after an act: what happened, and where it is kept."""
    if commit:
        ended = N_("{told} [{commit}]") if told.endswith(_ENDS) else N_("{told}. [{commit}]")
        return [words(ended, told=told, commit=commit)]
    return [words(N_("{told}. Written, not committed:"), told=told), *(f"    {path}" for path in paths)]


def waiting_lines(context: RenderContext, waiting: Sequence[Obligation], at: datetime | None) -> list[str]:
    """Who is waited for now, after what was said `at` a moment; nothing where nobody is."""
    lines = [f"  - {asked_line(context, obligation, at)}" for obligation in waiting[:5]]
    return [context.words(N_("Now waiting:")), *lines] if lines else []
