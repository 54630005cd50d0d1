"""Commands to be printed, written from the forms that the parser is made of: none can name a flag that does not exist."""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.form import Form, Subject
from xcollab.app.forms.subject_inputs import COLLAB
from xcollab.workflow.model.acceptors import Remedy
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.obligations.obligation import Obligation, which
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.rules.rulebook import ACTS
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.replies import Reply, allowed, replies, reply_by

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def command_of(one: Reply, collab: str, *, recorded_for: str = "") -> str:
    """The command that does it: what it is on, and what the state says of it; what is left out is asked for."""
    if one.kind == "workspace":
        flags = [word for key, value in one.said.items() for word in (f"--{key}", str(value))]
        return shlex.join(["xcollab", *one.act.split("-"), *([one.subject] if one.subject else []), *flags])
    form = form_of(one.kind, one.act, one.form)
    words, named = form.typed.split(), named_in(form, Subject(one.kind, collab, one.subject, one.target))
    arguments = [argument.name for argument in form.arguments if argument.name in named]
    words += [named[name] for name in arguments]
    if COLLAB in form.more and not {"task", "issue"} & {*arguments}:
        words += [COLLAB.flags[-1], collab]
    words += _flags(form, {} if form.prefill and not form.prefill.flag else one.said)
    return shlex.join([*words, *(["--for", recorded_for] if recorded_for else [])])


def named_in(form: Form, on: Subject) -> Mapping[str, str]:
    """What an act is on, by the names of the form's arguments, and the collaboration where it has to be told besides."""
    inside = f"{on.collab}/{on.id}"
    named = {
        "collab": on.collab, "task": inside, "issue": inside, "department": on.id, "statement": on.target,
        "subject": on.target or (on.id if on.kind in ("feedback", "request") else inside),
    }  # fmt: skip
    wanted = {argument.name for argument in form.arguments} | ({"collab"} if COLLAB in form.more else set())
    return {name: value for name, value in named.items() if name in wanted}


def with_command(finding: Finding) -> Mapping[str, object]:
    """The arguments of a finding; the act that mends it is the command that does it."""
    mends = finding.arguments.get("remedy")
    if not isinstance(mends, Remedy):
        return finding.arguments
    collab = str(finding.arguments["collab"])
    command = command_of(Reply(mends.kind, mends.act, collab if mends.kind == "request" else "", mends.said), collab)
    return {**{key: told for key, told in finding.arguments.items() if key != "remedy"}, "command": command}


def _flags(form: Form, said: Mapping[str, object]) -> Iterator[str]:
    """What is said already, as flags; what no field says, the form itself knows."""
    for field in form.fields:
        if field.key in said:
            told = said[field.key]
            for value in told if isinstance(told, list | tuple) else (told,):
                yield from (field.flag, str(value))


def offer(view: "WorkspaceView", person: str, obligation: Obligation) -> str:
    """The command by which somebody may answer now; empty where the rulebook lets them do nothing.

    Another member who reads it may at most record the answer for them.
    """
    return next(offers(view, person, obligation), "")


def offers(view: "WorkspaceView", person: str, obligation: Obligation) -> Iterator[str]:
    """The commands: the one that answers it, and of what was escalated to somebody all that they may do about it."""
    recorded_for = "" if person == (view.reader or person) else person
    for one in answers_to(view, person, obligation):
        yield command_of(one, obligation.collab, recorded_for=recorded_for)


def answers_to(view: "WorkspaceView", person: str, obligation: Obligation) -> Iterator[Reply]:
    """The same as acts, for doors that print no commands."""
    if not (person and view.present):
        return
    reader = view.reader or person
    possible = replies(view.snapshot, view.state(obligation.collab), obligation, person, reader)
    for one in possible if obligation.of or kind_of(obligation).all_ways else islice(possible, 1):
        if person == reader or ACTS[one.kind, one.act].statement:
            yield one


def nudge(view: "WorkspaceView", obligation: Obligation) -> str:
    """The command by which the reader notes that they asked for it; empty where the rulebook lets them not, or of a moment past."""
    if not (view.reader and view.present and obligation.people):
        return ""
    said: dict[str, object] = {"whom": obligation.people[0], **which(obligation)}
    said.pop("party", None)
    one = reply_by("", "nudge", obligation)._replace(said=said)
    judged = one._replace(said={**said, "way": "phone"}, whole=True)
    state = view.state(obligation.collab)
    return command_of(one, obligation.collab) if allowed(view.snapshot, state, judged, view.reader) else ""


def next_step(view: "WorkspaceView", waiting: Iterable[Dated]) -> tuple[Dated, str] | None:
    """What the reader owes first, and the command that answers it."""
    own = (each for each in waiting if view.reader in each.obligation.people)
    return next(((each, command) for each in own if (command := offer(view, view.reader, each.obligation))), None)
