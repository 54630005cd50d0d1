"""Calendars and lists that other programs open, byte for byte. Each of those programs' formats is loaded when it is used."""

from typing import NamedTuple

from xcollab.app.workspace.extras import needed
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.report.facts import Facts, gather


class Owing(NamedTuple):
    """Whose calendar it is; everybody's, where nothing is said."""

    collab: str | None = None
    member: str | None = None
    department: str | None = None


def calendar_feed(view: WorkspaceView, owing: Owing = Owing()) -> bytes:  # noqa: B008 - it cannot be changed
    """What is due as all-day events. Raises `Misused` where what makes calendars is not installed, as `workbook` does."""
    with needed("icalendar"):
        from xcollab.render.export.ics import FAREWELL, Feed, Standing, Whose, calendar
    from xcollab.store.git.history import newest_moment
    from xcollab.workflow.views.board import board
    from xcollab.workflow.views.earlier_states import states_since
    from xcollab.workflow.views.summary import tasks_of

    changed = newest_moment(view.context.repository, view.revision.commit)

    def feed(facts: Facts) -> Feed:
        running = (
            s for s in states_since(view.snapshot, facts.state.collab, view.now - FAREWELL) if s.request.ended is None
        )
        before = [
            Standing(state, board(tasks_of(state), view.now.date()), view.obligations(state))
            for state in running
            if state.counted
        ]
        return Feed(facts, before, changed)

    member = view.person(owing.member) if owing.member else ""
    whose = Whose(member, view.department(owing.department) if owing.department else "")
    feeds = [feed(facts) for facts in _facts(view, owing.collab)]
    return calendar(view.render_context, feeds, whose)


def workbook(view: WorkspaceView, collab: str | None = None) -> bytes:
    """Tasks and issues, for Excel."""
    with needed("openpyxl"):
        from xcollab.render.export.workbook import workbook as book
    from xcollab.render.export.sheets import issue_sheet, task_sheet
    from xcollab.store.tables.cells import EXPORTED_AT

    every, words = _facts(view, collab), view.context.words
    sheets = [make(view.render_context, every) for make in (task_sheet, issue_sheet)]
    return book(words, sheets, view.now, {EXPORTED_AT: view.revision.commit})


def table(view: WorkspaceView, collab: str | None = None, *, issues: bool = False) -> bytes:
    """The tasks, or the issues, as CSV."""
    from xcollab.render.export.sheets import csv_text, issue_sheet, task_sheet

    make = issue_sheet if issues else task_sheet
    return csv_text(make(view.render_context, _facts(view, collab))).encode()


def _facts(view: WorkspaceView, collab: str | None) -> list[Facts]:
    names = [view.collab(collab)] if collab else sorted(view.snapshot.collabs)
    states = [view.state(name) for name in names]
    return [gather(view.snapshot, state, view.obligations(state), view.days, view.now) for state in states]
