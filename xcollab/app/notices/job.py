"""The daily job: share, what is late, the report, notices and reminders. Each step is done whatever became of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xcollab.app.notices.beginning import BEGINNING
from xcollab.app.notices.deliver import deliver
from xcollab.app.notices.notify import Occasion
from xcollab.app.overview import Overview
from xcollab.app.sharing.sync import sync
from xcollab.app.views.reports.report import document, gathered
from xcollab.app.views.time.overdue import late
from xcollab.app.workspace_view import reading
from xcollab.errors import Refused, XcollabError
from xcollab.render.checking.errors import error_lines, worded
from xcollab.render.notices.delivered import delivered_lines, delivery_lines
from xcollab.render.text.sharing.sync import aside_lines, summary_lines
from xcollab.render.text.time.overdue import overdue_lines
from xcollab.store.disk.output_files import keep_bytes
from xcollab.store.notices.reference import remote_of
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.context import Context

_REPORTS = {"report.md": "markdown", "report.html": "html"}


class Step(NamedTuple):
    """What one step did."""

    name: str
    """`sync`, `overdue`, `report` or `notices`."""
    done: bool
    lines: Sequence[str]
    """In words."""


class Job(NamedTuple):
    """What is wanted."""

    report: Path | None = None
    """The directory that the report is written to."""
    now: str | None = None


def steps(context: Context, job: Job) -> Iterator[Step]:
    """One after the other, each told when it is over."""
    yield _step(context, "sync", lambda: _shared(context))
    yield _step(context, "overdue", lambda: _late(context, job))
    if job.report:
        yield _step(context, "report", lambda: _reported(context, job))
    yield _step(context, "notices", lambda: _told(context, job))


def _step(context: Context, name: str, do: Callable[[], tuple[bool, Sequence[str]]]) -> Step:
    try:
        return Step(name, *do())
    except XcollabError as error:
        return Step(name, False, error_lines(context.words, error))


def _shared(context: Context) -> tuple[bool, Sequence[str]]:
    """Without a remote there is nobody to share with."""
    words = context.words
    if not remote_of(context.repository):
        return True, [words(N_("there is no remote: nothing to share"))]
    synced = sync(context)
    lines = [*summary_lines(words, synced.remote, synced.came, synced.went), *aside_lines(words, synced.aside)]
    failure = synced.failure or (Refused("contradiction") if synced.undecided else None)
    return failure is None, [*lines, *(error_lines(words, failure) if failure else ())]


def _late(context: Context, job: Job) -> tuple[bool, Sequence[str]]:
    """That something is late is told, and no failure."""
    view = Overview(context, None, job.now)
    return True, overdue_lines(view.render_context, late(view).overdue)


def _reported(context: Context, job: Job) -> tuple[bool, Sequence[str]]:
    assert job.report
    view = reading(context, None, job.now)
    told = gathered(view)
    for name, form in _REPORTS.items():
        keep_bytes(job.report / name, document(view, told, form).encode())
    return True, [context.words(N_("Report written to {path}."), path=str(job.report / name)) for name in _REPORTS]


def _told(context: Context, job: Job) -> tuple[bool, Sequence[str]]:
    words, lines = context.words, list[str]()
    delivery = deliver(
        context, Occasion(BEGINNING, reminders=True), job.now, lambda one: lines.extend(delivered_lines(words, one))
    )
    lines += delivery_lines(words, delivery)
    for error in (delivery.hindrance, delivery.forgotten):
        lines += worded(words, error.code, error.arguments) if error else ()
    return not delivery.failed, lines
