"""What somebody owes, in a sentence."""

from collections.abc import Mapping

from xcollab.render.base.sanitize import safe_line
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.obligations import Obligation
from xcollab.workflow.time.deadlines import Dated, Deadline

OWED: Mapping[str, str] = {
    "submit-request": N_("submit the request"),
    "confirm-request": N_("every department accepted: confirm the request"),
    "break-down": N_("break the work down into tasks"),
    "archive": N_("everything is closed: archive with what was learned"),
    "give-feedback": N_("give the feedback of {department}"),
    "renew-feedback": N_("the terms changed: renew the feedback of {department}"),
    "answer-changes": N_("{asked} wants changes: revise the request, or talk to them"),
    "answer-decline": N_("{asked} declines: revise the request, or talk to them"),
    "confirm-task": N_("confirm or decline task {subject}"),
    "renew-task": N_("the terms of task {subject} changed: confirm anew"),
    "answer-declined": N_("task {subject} was declined: edit or reassign it"),
    "start-task": N_("begin task {subject}"),
    "log-task": N_("task {subject} is in progress: log each working day"),
    "help": N_("{department} is asked to help with {subject}"),
    "go-on": N_("the help asked for with {subject} was answered: go on"),
    "hand-in": N_("submit the deliverables of {subject}"),
    "mend-returned": N_("{subject} was returned: mend it and submit it anew"),
    "judge": N_("judge the deliverables of {subject} for {party}"),
    "name-acceptor": N_("nobody else can accept the work for the requesting side: a second person is needed"),
    "hand-in-anew": N_("submit {subject} anew: whoever is left to judge gave the other verdict of this round"),
    "propose-solution": N_("propose a solution for issue {subject}"),
    "agree-solution": N_("agree to the solution for {subject}, or turn it down"),
    "resolve-issue": N_("resolve issue {subject}"),
    "acknowledge": N_("somebody recorded what you said: acknowledge or object"),
    "mentioned": N_("you were mentioned: answer, or take note"),
    "date-moved": N_("a date of yours was moved: take note"),
    "task-cancelled": N_("a task of yours was cancelled: take note"),
    "action-given": N_("minutes give you something to do: take note"),
    "handed-on": N_("a task of yours was given to somebody else: take note"),
    "leaver-coordinates": N_("the coordinator leaves: hand the coordination over"),
    "leaver-works": N_("somebody with a part in {subject} leaves: give it to somebody else"),
    "leaver-speaks": N_("whoever speaks for {asked} leaves: name somebody else"),
    "reply": N_("a reply is asked for on {subject}"),
}  # fmt: skip
"""By kind of wait: what is owed."""


def owed(words: Words, snapshot: Snapshot, wait: Obligation) -> str:
    """What is owed; of what was escalated, by whom."""
    if wait.of:
        what = words.named(people(words, snapshot, wait.of), owed(words, snapshot, wait.of))
        return words(N_("{what} (escalated to you as {post})"), what=what, post=words.label("capacity", wait.party))
    named = {
        key: safe_line(found.name) if (found := snapshot.departments.get(department)) else department
        for key, department in (("department", wait.department), ("asked", wait.subject))
    }
    party = words.label("party", wait.party) if wait.party else ""
    return words(OWED[wait.kind], subject=wait.subject, party=party, collab=wait.collab, **named)


def people(words: Words, snapshot: Snapshot, wait: Obligation) -> str:
    """The one to ask, with the department."""
    member = snapshot.member(wait.people[0]) if wait.people else None
    name = member.name if member else (wait.people[0] if wait.people else "?")
    department = snapshot.departments.get(wait.department)
    return safe_line(words.aside(name, department.name if department else ""))


def when(words: Words, snapshot: Snapshot, wait: Obligation, deadline: Deadline | None) -> str:
    """When it is due, by which term, and how far it is over."""
    if deadline is None:
        return ""
    moment = deadline.moment.astimezone(snapshot.workspace.zone)
    told = [words(N_("due {due}"), due=f"{moment:%Y-%m-%d %H:%M}" if wait.within else f"{moment:%Y-%m-%d}")]
    if wait.within:
        told.append(words.duration(deadline.within))
    if deadline.late_before:
        over = words(N_("{term} late already when it was asked anew"), term=words.duration(f"{deadline.over}wd"))
        told.append(over if deadline.over else words(N_("late already when it was asked anew")))
    elif deadline.passed:
        over = words(N_("{term} over"), term=words.duration(f"{deadline.over}wd"))
        told.append(over if deadline.over else words(N_("passed today")))
    elif deadline.soon:
        told.append(words(N_("soon")))
    if wait.held:
        told.append(words(N_("escalation held back by a day")))
    if deadline.estimated:
        told.append(words(N_("estimated: the holidays are not announced yet")))
    return words.aside(told[0], words.listed(told[1:]))


def wait_line(words: Words, snapshot: Snapshot, wait: Obligation, deadline: Deadline | None = None) -> str:
    """Who owes what, by when; before deadlines are counted, by which term."""
    what = words.named(people(words, snapshot, wait), owed(words, snapshot, wait))
    if deadline is not None:
        return words(N_("{what}, {when}"), what=what, when=when(words, snapshot, wait, deadline))
    due = words(N_(", due {due}"), due=wait.due) if wait.due else ""
    within = words(N_(", within {within}"), within=words.duration(wait.within)) if wait.within else ""
    return what + due + within


def next_lines(words: Words, snapshot: Snapshot, own: tuple[Dated, str] | None) -> list[str]:
    """What the reader owes first, by when, and the command that answers it; nothing where they owe nothing."""
    if own is None:
        return []
    (wait, deadline), command = own
    told = words(N_("Your next step: {what}"), what=owed(words, snapshot, wait))
    due = when(words, snapshot, wait, deadline)
    return ["", f"{told}  {due}" if due else told, f"    {command}"]
