"""One thing in full: a request, a feedback, minutes, a task, an issue, an acceptance, an archive, a department."""

from collections.abc import Sequence
from itertools import pairwise

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import headline, indented, record_lines
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.task_marks import waits_line
from xcollab.render.text.actions import with_outcomes
from xcollab.render.text.background import terms_lines
from xcollab.render.text.last_time import slip_lines
from xcollab.render.text.sentences import statement_sentence
from xcollab.render.text.status import answered_word, approvals_told
from xcollab.render.text.verdict import answer, date_lines, redated_lines
from xcollab.schema.department import Department
from xcollab.schema.digests import short
from xcollab.schema.parts.moves import moves_of
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.acceptance import Delivery
from xcollab.schema.statements.feedback import Minutes
from xcollab.schema.statements.issue import Opening
from xcollab.schema.template import Slipped
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.agreed_dates import of_task
from xcollab.workflow.model.approvals import approval_words
from xcollab.workflow.model.predecessors import waits_for
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.additions import in_order
from xcollab.workflow.views.forecast import Outlook
from xcollab.workflow.views.summary import answered


def told_lines(context: RenderContext, state: State, entries: tuple[Entry, ...]) -> list[str]:
    """Statements as dated sentences with their names, the oldest first."""
    zone = context.zone
    lines = []
    for entry in in_order(entries):
        said = entry.statement
        told = statement_sentence(context, entry, state.counted)
        mark = context.words(N_(" [withdrawn]")) if entry.record in state.withdrawn else ""
        lines.append(f"{said.at.astimezone(zone):%m-%d %H:%M}  {told}{mark}  ({entry.name[-4:]})")
    return lines


def _about(state: State, *places: str) -> tuple[Entry, ...]:
    return tuple(
        entry for entry in state.collab.entries if entry.statement.on in {f"{state.collab.id}/{p}" for p in places}
    )


def _talk(context: RenderContext, state: State, *places: str) -> list[str]:
    lines = told_lines(context, state, _about(state, *places))
    return ["", context.words(N_("What was said:")), *indented(lines)] if lines else []


def request_lines(context: RenderContext, state: State, lessons: Sequence[str] = ()) -> list[str]:
    """The request form, where it stands, each department's answer in a line, and what was learned last time."""
    words = context.words
    request = state.collab.request
    assert request is not None
    status = words.label("request", state.request.status)
    lines = headline(f"{request.title}  ({state.collab.id})", status)
    data = {key: value for key, value in request.dump().items() if key != "title"}
    data["coordinator"] = state.request.coordinator
    lines += record_lines(context, data)
    if state.approvals:
        lines += ["", words(N_("Approval:"))]
        lines += [f"  {told}" for told in approval_lines(context, state)]
        lines.append("  " + words(N_("The terms now: {digest}"), digest=short(fingerprints.approval_terms(request))))
    if state.feedback:
        lines += ["", words(N_("Feedback:"))]
        for name in state.feedback:
            lines.append("  " + words.named(context.department_with_id(name), feedback_word(words, state, name)))
            lines += indented(terms_lines(context, state, name), "    ")
    lines += ["", words(N_("The plan now: {digest}"), digest=short(fingerprints.plan_digest(request)))]
    lines.append(words(N_("Who can read the repository can read this.")))
    if lessons:
        lines += ["", words(N_("What was learned last time:")), *(f"  - {safe_line(text)}" for text in lessons)]
    return lines + _talk(context, state, "logs/request")


def approval_lines(context: RenderContext, state: State) -> list[str]:
    """How each approval stands, and which departments are asked only after it."""
    return approvals_told(context, tuple(approval_words(state)), state.request.put_off)


def feedback_word(words: Words, state: State, name: str) -> str:
    """How a department's answer stands, renewal included."""
    return answered_word(words, answered(state, name))


def feedback_lines(context: RenderContext, state: State, name: str) -> list[str]:
    """A department's answer in full, and the terms that an answer given now would be bound to."""
    words = context.words
    lines = headline(context.department_with_id(name), feedback_word(words, state, name))
    feedback = state.feedback[name]
    if feedback.entry is not None:
        said = feedback.entry.statement
        lines += record_lines(context, said.dump())
        lines += ["", words(N_("Said by {who}"), who=context.name_with_id(said.by))]
    if changed := terms_lines(context, state, name):
        lines += ["", words(N_("Changed since that answer:")), *indented(changed)]
    request = state.collab.request
    if request is not None:
        lines.append(words(N_("Terms now: {terms}"), terms=short(fingerprints.request_terms(request, name))))
    return lines + _talk(context, state, f"feedback/{name}")


def minutes_lines(context: RenderContext, state: State, entry: Entry) -> list[str]:
    """Minutes in full, with what became of their actions."""
    words = context.words
    said = entry.said_as(Minutes)
    lines = headline(words.label("meeting-kind", said.kind), str(said.held), entry.name)
    lines += record_lines(context, with_outcomes(context, state, entry, "actions"), groups={"kind": "meeting-kind"})
    return [*lines, "", words(N_("Said by {who}"), who=context.name_with_id(said.by))]


def task_lines(context: RenderContext, state: State, task_id: str, last_time: Sequence[Slipped] = ()) -> list[str]:
    """A task in full: the plan, the dates with every slip, how its date moved last time, and its log."""
    words = context.words
    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    flags = [words.label("task", task.status)]
    flags += [words(N_("split into {tasks}"), tasks=list(task.parts))] if task.parts else []
    flags += [words.label("feedback", "renewal")] if state.to_renew(task_id) else []
    flags += [words(N_("delayed, now expected {day}"), day=task.delay.forecast)] if task.delay else []
    lines = headline(f"{plan.title}  ({state.collab.id}/{task_id})", *flags)
    numbered = {"criteria": [f"{n}. {text}" for n, text in enumerate(plan.criteria, start=1)]}
    data = {key: value for key, value in plan.dump().items() if key != "title"}
    lines += record_lines(context, data | numbered | {"due": str(task.due)})
    if task.slips or task.inherited:
        lines += ["", words(N_("Originally due {day}; moved:"), day=task.first), *_moved(state, task_id)]
    if last_time:
        lines += ["", *slip_lines(context, last_time)]
    if task.proposed:
        (move,) = moves_of(task.proposed.statement)
        told, who = (
            N_("Proposed by {who}, and not agreed: {day} ({reason})"),
            context.name_with_id(task.proposed.statement.by),
        )
        lines += ["", words(told, who=who, day=move.to, reason=safe_line(move.reason))]
    if task.needs:
        lines += [
            "",
            words(
                N_("Needs from {department}: {what}"),
                department=context.department_with_id(task.needs.from_),
                what=safe_line(task.needs.what),
            ),
        ]
    if waits := waits_for(state, task_id):
        lines += ["", words(N_("It cannot begin yet: {why}"), why=waits_line(words, waits))]
    lines += ["", words(N_("Terms now: {terms}"), terms=short(fingerprints.task_terms(plan)))]
    return lines + _talk(context, state, f"logs/{task_id}", f"acceptance/{task_id}")


def _moved(state: State, task_id: str) -> list[str]:
    """Each move of its date."""
    lines = []
    for before, after in pairwise(of_task(state, task_id).history):
        cause = f"  ({after.cause})" if after.cause else ""
        lines.append(safe_line(f"  {before.day} → {after.day}  {after.reason}{cause}"))
    return lines


def issue_lines(context: RenderContext, state: State, issue_id: str) -> list[str]:
    """An issue in full."""
    issue = state.issues[issue_id]
    opening = issue.opening.said_as(Opening)
    lines = headline(f"{opening.title}  ({state.collab.id}/{issue_id})", context.words.label("issue", issue.status))
    data = {key: value for key, value in opening.dump().items() if key != "title"} | {"department": issue.department}
    lines += record_lines(context, data, groups={"kind": "kind"})
    return lines + _talk(context, state, f"issues/{issue_id}")


def acceptance_lines(context: RenderContext, state: State, task_id: str) -> list[str]:
    """A task's deliverables, and where the two verdicts stand."""
    words = context.words
    plan, task = state.collab.tasks[task_id], state.tasks[task_id]
    round_ = words(N_("round {n}"), n=task.round)
    lines = headline(f"{plan.title}  ({state.collab.id}/{task_id})", words.label("task", task.status), round_)
    lines += [words(N_("Criteria:")), *(safe_line(f"  {n}. {text}") for n, text in enumerate(plan.criteria, start=1))]
    if task.delivery is not None:
        lines += ["", *record_lines(context, {"deliverables": task.delivery.statement.dump()["deliverables"]})]
        judged = fingerprints.deliverables_digest(task.delivery.said_as(Delivery))
        lines.append(words(N_("A verdict judges: {digest}"), digest=short(judged)))
        for party in ("requester", "coordinator"):
            given = task.verdicts.get(party)
            verdict = (
                words(N_("passed by {who}"), who=context.name_with_id(given.statement.by))
                if given
                else words(N_("waited for"))
            )
            lines.append(words.named(words.label("party", party), verdict))
    else:
        lines += ["", words(N_("Nothing is handed in at present."))]
    return lines + _talk(context, state, f"acceptance/{task_id}")


def archive_lines(context: RenderContext, state: State, found: Outlook) -> list[str]:
    """How it ended, what was learned, and the figures that anybody can recount."""
    entry, request = state.request.archived, state.collab.request
    assert entry is not None and request is not None
    lines = headline(
        f"{request.title}  ({state.collab.id})",
        f"{entry.statement.at:%Y-%m-%d}",
        context.name_with_id(entry.statement.by),
    )
    lines += [answer(context, state, found)[0]]
    told = [*date_lines(context, found.dates), *redated_lines(context, state)]
    lines += [
        *(f"  - {line}" for line in told),
        "",
        *record_lines(context, with_outcomes(context, state, entry, "improvements")),
    ]
    slips = sum(len(task.slips) for task in state.tasks.values())
    rounds = sum(len(task.returns) for task in state.tasks.values())
    counts = N_("{tasks} tasks, {slips} moved dates, {returns} returned, {issues} issues")
    return [
        *lines,
        "",
        context.words(counts, tasks=len(state.tasks), slips=slips, returns=rounds, issues=len(state.issues)),
    ]


def department_lines(context: RenderContext, name: str, found: Department) -> list[str]:
    """A department and its people."""
    words = context.words
    lines = headline(f"{found.name}  ({name})")
    lines += record_lines(context, {k: v for k, v in found.dump().items() if k not in ("name", "members")})
    lines += ["", words(N_("Members:"))]
    for member in found.members:
        until = words(N_(", until {day}"), day=member.until) if member.until else ""
        lines.append(f"  {context.name_with_id(member.id)}  {safe_line(', '.join(member.email))}{until}")
        if member.notify and member.notify.dump():
            lines += indented(record_lines(context, {"notify": member.notify.dump()}), "    ")
    return lines
