"""Tasks from a list, as a breakdown is often made and kept: in a sheet. One commit for all of it, or findings by cell."""

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.imports.columns import columns_of_tasks, was_exported
from xcollab.app.imports.imported_lines import Taken, decided
from xcollab.app.imports.refusing import refuse_all
from xcollab.app.imports.task_acts import TaskActs
from xcollab.app.imports.task_list import TaskList
from xcollab.app.imports.task_rows import NEEDED
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.checking.findings import problem_lines
from xcollab.store.tables.cells import Table
from xcollab.words import N_


def import_tasks(
    context: Context, table: Table, typed: str | None, keeping: Keeping = FOR_GOOD, exported_at: str | None = None
) -> Outcome:
    """Add the tasks of a list that are not there, and take over what somebody changed in one that was exported, in one commit.

    What was changed is told by the commit that the list was written of: its own word, or `exported_at`; without either, by
    what stands there now. Raises `Refused` with all that is wrong, by cell.
    """
    place = CurrentBranch(context)
    collab = place.first().collab(typed)

    def decide(view: WorkspaceView) -> Decided:
        ours = bool(exported_at or table.exported_at or was_exported(table))
        columns = columns_of_tasks(table, ("id",) if ours else NEEDED)
        if columns.missing:
            refuse_all(context, table, [*columns.problems()])
        with context.progress() as say:
            listed = TaskList(view, collab, columns, exported_at)
            listed.read(say)
            refuse_all(context, table, listed.problems)
            say(N_("judging by the rules"))
            acts = TaskActs(view, collab, listed.cells)
            acts.judged(listed.new, listed.changed)
            refuse_all(context, table, acts.problems)
            writes = acts.writes(say)
        if not (acts.made or acts.edited or acts.said):
            for line in problem_lines(context.words, listed.notes):
                context.note(line)
            raise Misused("list-unchanged", n=listed.unchanged)
        return decided(context, view, Taken(listed, acts, writes))

    return keep(context, place, decide, keeping)
