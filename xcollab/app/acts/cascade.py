"""Carrying out, later, what follows from the last move of a task's date; each statement names the one that it follows."""

from collections.abc import Mapping

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.acts.composed import ComposedAct, followers_lines
from xcollab.app.acts.followers import Carrying, carry_out, carrying, what_follows
from xcollab.app.acts.speaker import Speaker
from xcollab.app.context import Context
from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Subject
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.render.text.sentences import commit_message, kept_lines, waiting_lines
from xcollab.words import N_
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.views.following import last_move


def cascade(context: Context, typed: Mapping[str, object], keeping: Keeping = FOR_GOOD) -> Outcome:
    """Move what follows from the last move of a task, or ask its owners, in one commit.

    Raises `Refused` where its date never moved, or nothing is left to follow.
    """
    place = CurrentBranch(context)
    view = place.first()
    subject = subject_lookup.task(view, dict(typed))
    how = carrying(
        Typing(view, subject.collab, ""), {**typed, "cascade": not (typed.get("shift") or typed.get("also"))}
    )
    return keep(context, place, lambda newest: _decided(context, newest, subject, how), keeping)


def _decided(context: Context, view: WorkspaceView, subject: Subject, how: Carrying) -> Decided:
    state = view.state(subject.collab)
    start = last_move(state, subject.id)
    if start is None:
        raise Refused("never-moved", task=subject.id, collab=subject.collab)
    speaker = Speaker(view.member.id, view.member.id)
    found = what_follows(view, state, start, speaker, how)
    carried = carry_out(view, state.collab, found, speaker)
    if not carried.writes:
        raise Refused("nothing-follows", task=subject.id, collab=subject.collab)
    kept = ComposedAct(
        subject,
        "cascade",
        speaker.by,
        carried.writes,
        None,
        carried.after,
        (),
        found,
        carried=True,
        with_it=carried.said,
    )
    lines = followers_lines(view, state, kept)("")
    asked = {entry.subject for entry in carried.said}
    owed = obligations(view.snapshot, settled(carried.after))
    waiting = [one for one in owed if one.kind == "answer-date" and one.subject in asked]
    message = commit_message(view.snapshot.workspace.language, "task.cascade", subject.name, subject.collab)

    def told(commit: str) -> list[str]:
        happened = context.words(N_("What follows from the date of {task}"), task=subject.name)
        paths = [write.path for write in carried.writes]
        return [
            *kept_lines(context.words, happened, commit, paths),
            *lines,
            *waiting_lines(view.render_context, waiting, max((one.statement.at for one in carried.said), default=None)),
        ]

    return Decided(
        "task.cascade", subject.name, message, told, carried.writes, collab=subject.collab, by=speaker.by, waiting=waiting,
        shown=lines, following=found,
    )  # fmt: skip
