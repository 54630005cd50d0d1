"""What is due, for those who owe it and those who hear of it late: the private reminder first, then the ladder, step after step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from xcollab.workflow.notices.notice import Notice
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.views.escalated import escalated

if TYPE_CHECKING:
    from datetime import date

    from xcollab.schema.company import Company
    from xcollab.workflow.time.deadlines import Dated


def reminders(
    company: Company, coordinators: Mapping[str, str], owed: Iterable[Dated], today: date
) -> tuple[Notice, ...]:
    """Who is to be reminded now of what they owe, and who hears that it is late. `coordinators` by collaboration.

    What was told at this step already is known by its `key`, which changes with the step and with the date.
    """
    every = list(owed)
    told = [*_owing(every)]
    told += [
        Notice(each.obligation.people[0], each.obligation.party, each.obligation.collab, owed=each, step="escalated")
        for each in escalated(company, coordinators, every)
    ]
    return tuple(notice for notice in told if _present(company, notice.member, today))


def _owing(owed: Iterable[Dated]) -> Iterator[Notice]:
    for each in owed:
        if each.deadline is None or "owing" not in kind_of(each.obligation).hears:
            continue
        # Between a deadline in the night and the opening of work nothing has been reached yet.
        step = "late" if each.deadline.level else "soon"
        if each.deadline.level or each.deadline.soon:
            for member in each.obligation.people:
                yield Notice(
                    member, "owing", each.obligation.collab, owed=each, step="late" if step == "late" else "soon"
                )


def _present(company: Company, member: str, today: date) -> bool:
    known = company.member(member)
    return known is not None and not (known.until and known.until < today)
