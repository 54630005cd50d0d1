"""Acts in sentences: what is printed after one, what its commit says, and how history tells it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xcollab.errors import Word
from xcollab.render.base.sanitize import safe, safe_line
from xcollab.render.text.waiting import wait_line
from xcollab.schema.snapshot import Entry, Snapshot
from xcollab.words import N_
from xcollab.words.labels import LABELS, Language
from xcollab.words.language import Words
from xcollab.workflow.model.obligations import Obligation

SENTENCES: Mapping[str, str] = {
    "request.create": N_("{who} drafted the request {subject}"),
    "request.edit": N_("{who} edited the draft of {subject}"),
    "request.submit": N_("{who} submitted {subject}; asked: {asked}"),
    "request.revise": N_("{who} revised {subject} ({fields}): {reason}"),
    "request.confirm": N_("{who} confirmed {subject}; work may begin"),
    "request.handover": N_("{who} made {to} the coordinator of {subject}"),
    "request.cancel": N_("{who} cancelled {subject}: {reason}"),
    "request.archive": N_("{who} archived {subject}"),
    "feedback.feedback": N_("{who} answered for {id}: {decision}"),
    "feedback.feedback.again": N_("{who} answered for {id} anew: {decision}"),
    "meeting.minutes": N_("{who} recorded the minutes of a meeting ({kind}, {held})"),
    "task.create": N_("{who} added task {subject}"),
    "task.edit": N_("{who} edited task {subject}"),
    "task.confirm": N_("{who} took on task {subject}, due {due}"),
    "task.confirm.again": N_("{who} confirmed the new terms of task {subject}"),
    "task.decline": N_("{who} declined task {subject}: {reason}"),
    "task.progress": N_("{who} logged {subject}: {status} – {text}"),
    "task.reschedule": N_("{who} moved {moves}"),
    "task.reassign": N_("{who} reassigned {subject}: {hands}"),
    "task.cancel": N_("{who} cancelled task {subject}: {reason}"),
    "acceptance.submit": N_("{who} submitted deliverables for {subject}: {deliverables}"),
    "acceptance.pass": N_("{who} passed {subject} for {party}"),
    "acceptance.return": N_("{who} returned {subject} for {party}: {reason}; to be mended by {fix_by}"),
    "issue.open": N_("{who} opened issue {subject}: {title} ({kind}); {department} is asked"),
    "issue.propose": N_("{who} proposed a solution for {subject}: {text}"),
    "issue.agree": N_("{who} agreed to the solution for {subject}"),
    "issue.reject": N_("{who} turned down the solution for {subject}: {reason}"),
    "issue.transfer": N_("{who} transferred {subject} to {department}: {reason}"),
    "issue.resolve": N_("{who} resolved {subject}: {text}"),
    "issue.reopen": N_("{who} reopened {subject}: {reason}"),
    "comment": N_("{who} commented on {subject}: {text}"),
    "object": N_("{who} objected on {subject}: {text}"),
    "acknowledge": N_("{who} acknowledged what was recorded on {subject}"),
    "hold": N_("{who} held back the escalation on {subject} by a working day: {reason}"),
    "withdraw": N_("{who} withdrew a statement on {subject}: {reason}"),
}
"""By kind of subject and act; an act that may stand anywhere goes by its own name."""

_GROUPS = {"decision": "decision", "status": "log", "party": "party"}


def name_of(snapshot: Snapshot, member_id: str) -> str:
    """A member's name, or the id of somebody unknown."""
    member = snapshot.member(member_id)
    return member.name if member else member_id


def sentence(
    words: Words,
    snapshot: Snapshot,
    kind: str,
    act: str,
    subject: str,
    by: str,
    entry: Entry | None,
    *,
    again: bool = False,
    fields: Iterable[str] = (),
) -> str:
    """One act, told. `again`: the same was said of the subject before; `fields`: what an edit of a plan changed."""
    known = [f"{kind}.{act}.again"] if again else []
    template = next(SENTENCES[key] for key in (*known, f"{kind}.{act}", act) if key in SENTENCES)
    last = subject.rpartition("/")[2]
    named = department_name(snapshot, last) if kind == "feedback" else last
    arguments: dict[str, Any] = {"who": name_of(snapshot, by), "subject": subject, "id": named}
    if entry is not None:
        arguments |= _arguments(words, snapshot, kind, entry)
    told = words(template, **{key: safe_line(words.show(value)) for key, value in arguments.items()})
    edited = words.listed([words.label("field", name) for name in fields if name in LABELS["field"]])
    return words.aside(told, _details(words, snapshot, entry) if entry else edited)


def said_before(entries: Iterable[Entry], entry: Entry) -> bool:
    """Whether the same act stands on the subject already."""
    return any(
        other.statement.on == entry.statement.on
        and other.statement.act == entry.statement.act
        and other.statement.at < entry.statement.at
        for other in entries
    )


def department_name(snapshot: Snapshot, department: str) -> str:
    """A department's name, or the id of an unknown one."""
    found = snapshot.departments.get(department)
    return found.name if found else department


def _details(words: Words, snapshot: Snapshot, entry: Entry) -> str:
    """What a sentence leaves out and somebody will look for: whose help, until when, which files, who recorded it."""
    said: Any = entry.statement
    told = []
    if needs := getattr(said, "needs", None):
        told.append(
            words(
                N_("needs from {department}: {what}"),
                department=department_name(snapshot, needs.from_),
                what=needs.what,
            )
        )
    if forecast := getattr(said, "forecast", None):
        told.append(words(N_("expected {day}: {reason}"), day=forecast, reason=said.reason or ""))
    if unmet := [check.criterion for check in getattr(said, "checks", ()) if not check.met]:
        told.append(words(N_("criteria not met: {numbers}"), numbers=unmet))
    if follow_up := getattr(said, "follow_up", None):
        told.append(words(N_("to be mended by task {task}"), task=follow_up))
    if note := getattr(said, "note", None) or (said.act == "agree" and said.text):
        told.append(note)
    if ready_by := getattr(said, "ready_by", None):
        told.append(words(N_("ready by {day}"), day=ready_by))
    if mentions := getattr(said, "mentions", ()):
        told.append(words(N_("for {people}"), people=[name_of(snapshot, member) for member in mentions]))
    if reply_by := getattr(said, "reply_by", None):
        told.append(words(N_("reply by {day}"), day=reply_by))
    if attachments := getattr(said, "attachments", ()):
        told.append(words(N_("attached: {files}"), files=[attachment.name for attachment in attachments]))
    if said.recorded_by:
        recorder, via = name_of(snapshot, said.recorded_by), words.label("via", said.via or "")
        told.append(words(N_("recorded by {recorder}, heard by {via}"), recorder=recorder, via=via))
    return safe_line(words.listed(told))


def _arguments(words: Words, snapshot: Snapshot, kind: str, entry: Entry) -> dict[str, Any]:
    said = entry.statement.model_dump()
    shown: dict[str, Any] = {
        key: value for key, value in said.items() if isinstance(value, str) or hasattr(value, "year")
    }
    for key, group in _GROUPS.items():
        if key in said:
            shown[key] = Word(group, said[key])
    if "kind" in said:
        shown["kind"] = Word("kind" if kind == "issue" else "meeting-kind", said["kind"])
    if "asked" in said:
        shown["asked"] = [department_name(snapshot, department) for department in said["asked"]]
    if kind == "issue" and "department" in said:
        shown["department"] = department_name(snapshot, said["department"])
    if "changes" in said and kind == "request":
        shown["fields"] = [Word("field", change["field"]) for change in said["changes"]]
    if kind == "request" and said.get("act") == "handover":
        shown["to"] = name_of(snapshot, said["to"])
    if "moves" in said:
        arrow = N_("{task} from {from_} to {to} ({reason})")
        shown["moves"] = [
            words(arrow, task=m["task"], from_=m["from_"], to=m["to"], reason=m["reason"]) for m in said["moves"]
        ]
    if "hands" in said:
        shown["hands"] = [
            f"{words.label('capacity', h['role'])} {name_of(snapshot, h['from_'])} → {name_of(snapshot, h['to'])}"
            for h in said["hands"]
        ]
    if "deliverables" in said:
        shown["deliverables"] = [f"{item['name']} × {item['quantity']}" for item in said["deliverables"]]
    return shown


def commit_message(
    language: Language, kind: str, act: str, subject: str, collab: str, fields: Sequence[str] = ()
) -> str:
    """The verb and ids only, never what people wrote: that could forge a trailer or close somebody's ticket."""
    words = Words(language)
    machine = "task" if kind == "acceptance" else kind
    named = f"{words.label('act', f'{machine}.{act}')} {subject}"
    trailers = {"Xcollab-Act": f"{kind}.{act}", "Xcollab-Collab": collab, "Xcollab-Subject": subject}
    trailers["Xcollab-Fields"] = " ".join(fields)
    return f"{named}\n\n" + "".join(f"{key}: {value}\n" for key, value in trailers.items() if value)


def preview_lines(words: Words, message: str, files: Sequence[tuple[str, bytes | None]]) -> list[str]:
    """What a dry run shows: each file and the commit that would come."""
    lines = []
    for path, content in files:
        if content is None:
            lines.append(words(N_("would take away {path}"), path=path))
            continue
        lines.append(words(N_("would write {path}"), path=path))
        text = content.decode("utf-8", "replace") if path.endswith(".yaml") else f"({len(content)} B)"
        lines += [f"    {safe(line)}" for line in text.splitlines()]
    lines.append(words(N_("would commit")))
    return [*lines, *(f"    {line}".rstrip() for line in message.splitlines())]


def written_lines(words: Words, told: str, commit: str, paths: Sequence[str]) -> list[str]:
    """What is said after a change of settings or of a file as such: a sentence, and its commit or its files."""
    if commit:
        return [f"{told} [{commit}]"]
    return [told, words(N_("Written, not committed:")), *(f"    {path}" for path in paths)]


def kept_lines(
    words: Words, snapshot: Snapshot, told: str, commit: str, paths: Sequence[str], waiting: Sequence[Obligation],
    changed: Sequence[str] = (),
) -> list[str]:  # fmt: skip
    """What is said after an act: what happened, where it is kept, what it changed, and who is waited for now."""
    if commit:
        lines = [words(N_("{told}. [{commit}]"), told=told, commit=commit)]
    else:
        lines = [words(N_("{told}. Written, not committed:"), told=told), *(f"    {path}" for path in paths)]
    lines += [f"  {line}" for line in changed]
    if waiting:
        lines.append(words(N_("Now waiting:")))
        lines += [f"  - {wait_line(words, snapshot, wait)}" for wait in waiting[:5]]
    return lines
