"""Whether reminders still run, and whether something did not get out: said beside views, where channels are set up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from xcollab.errors import GitRefused
from xcollab.store.git.dates import moment_of
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.context import Context
    from xcollab.schema.company import Company
    from xcollab.workflow.time.business_days import WorkDays

_SILENT = 2
"""Working days without a run after which it is said."""


class _Looked(Protocol):
    """A view of the newest revision."""

    @property
    def context(self) -> Context: ...
    @property
    def company(self) -> Company: ...
    @property
    def days(self) -> WorkDays: ...


def note_heartbeat(view: _Looked, at: str | None) -> None:
    """Notes beside the view. The clock is that of whoever looks: that nothing ran does not depend on what a view is judged by."""
    workspace, context = view.company.workspace, view.context
    if at is not None or not workspace.variables:
        return
    from xcollab.store.notices.ledger import read_run  # below every view, and of use where channels are set up alone
    from xcollab.store.sharing.asked_tokens import NOTICES

    try:
        now = context.moment.astimezone(workspace.zone)
    except GitRefused:  # no clock to tell by
        return
    run = read_run(context.repository.git, NOTICES)
    last = run.reminded if run and run.reminded else _set_up(context)
    quiet = view.days.between(last.astimezone(workspace.zone).date(), now.date()) if last else 0
    if quiet >= _SILENT:
        told = N_(
            "(reminders have not run for {n} working days; `xcollab job` runs them, each day where a timer starts it)"
        )
        context.note(context.words(told, n=quiet))
    if run and run.failed:
        told = N_("(messages that did not get out: {n}; `xcollab doctor` tells why)")
        context.note(context.words(told, n=run.failed))


def _set_up(context: Context) -> datetime | None:
    """When the settings were last changed: where nothing ever ran, it could have since then."""
    repository = context.repository
    told = repository.git.ask("log", "-1", "--date=raw", "--format=%cd", "HEAD", "--", "xcollab.yaml")
    return moment_of(told.text) if not told.code and told.text else None
