"""Doing a parked act again, bound to what stands now: its statements in files of new names, its new plan under another id."""

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.forms.field_checks import check_key
from xcollab.app.sharing.again import again, replay_of
from xcollab.app.sharing.incoming import arrivals
from xcollab.app.sharing.parked import meant
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.sentences import commit_message
from xcollab.schema.department import Member
from xcollab.store.git.plumbing import recorded
from xcollab.store.git.unpublished import LocalCommit
from xcollab.store.sharing.parking import parked, unparked
from xcollab.store.transaction.move_branch import move
from xcollab.store.transaction.preflight import preflight
from xcollab.words import N_


def redo(context: Context, typed: str, new_id: str | None = None, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Do a parked act again; `typed` is its name or the beginning of it, `new_id` names the plan that it makes.

    Raises `Refused` where it is still not possible, or nothing of it is left to do.
    """
    if not keeping.commit:
        raise Misused("redo-is-a-commit")
    if new_id is not None:
        check_key(Member, "id", new_id, "--as")  # ids of people, tasks and requests are formed alike

    def decide(view: WorkspaceView) -> Decided:
        name, own = meant(context, typed)
        tip = view.revision.commit
        replay = replay_of(context, view.now)
        mine = again(context, replay, own, view.now, new_id)._replace(email=context.identity.email)
        outcome = replay.onto(mine, tip)
        if outcome.problems:
            first = outcome.problems[0]
            raise Refused.of(first.code, first.arguments)
        if outcome.commit == tip:
            raise Refused("nothing-left", name=name)
        on = _named(own, new_id)
        body = context.repository.git.run("show", "--no-patch", "--format=%B", own.commit).text
        if on != own.on:
            body = commit_message(view.snapshot.workspace.language, own.act, on, on.partition("/")[0])
        made = recorded(replay.git, replay.tree(outcome.commit), (tip,), body.rstrip("\n") + "\n")
        told = arrivals(context, replay, tip, made)
        return Decided(own.act, on, body, lambda commit: [context.words(N_("{told}. [{commit}]"), told=line, commit=commit)
                                                              for line in told], commit=made, parked=name)  # fmt: skip

    return keep(context, _Redone(context), decide, keeping)


def _named(own: LocalCommit, new_id: str | None) -> str:
    """What the act is on, under the other id of the plan that it makes: the former one is somebody else's."""
    home, slash, _ = own.on.rpartition("/")
    return f"{home}{slash}{new_id}" if new_id and own.act in ("request.create", "task.create") else own.on


class _Redone(CurrentBranch):
    """The current branch, moved to the act done again; the act is parked no longer, in the same step."""

    def check(self, decided: Decided) -> None:
        preflight(self._context.repository, (), (), ())

    def keep(self, decided: Decided, *, commit: bool) -> str:
        name = str(decided.parked)
        own = parked(self._context.repository)[name]
        move(self._context.repository, decided.commit, "redo", unparked(name, own.commit, "redone"))
        return decided.commit[:7]

    def preview(self, decided: Decided) -> list[str]:
        return [*decided.told(decided.commit[:7])]
