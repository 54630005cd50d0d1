"""What is late, for those who hear of it: liaison, coordinator, lead and executive find in their inbox what was escalated to them.

They owe nothing; they are shown what they may do about it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from xcollab.workflow.obligations.kind import talked_about_on
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.time.deadlines import Dated, heard_as
from xcollab.workflow.views.overdue import of_a_task

if TYPE_CHECKING:
    from xcollab.schema.company import Company


def escalated(company: "Company", coordinators: Mapping[str, str], owed: Iterable[Dated]) -> Iterator[Dated]:
    """One obligation for each person who hears of something late, of the kind `escalated`; who owes it anyway is left out.

    `coordinators` by collaboration.
    """
    told: set[tuple[str, str, str, str]] = set()
    for obligation, deadline in owed:
        if deadline is None or not deadline.level or "ladder" not in kind_of(obligation).hears:
            continue
        matter = "task" if of_a_task(obligation) else obligation.kind
        for member, post in heard_as(company, obligation, coordinators[obligation.collab], deadline.level).items():
            key = (member, obligation.collab, obligation.subject, matter)
            if member in obligation.people or key in told:
                continue
            told.add(key)
            yield Dated(_heard(obligation, member, post), deadline)


def _heard(obligation: Obligation, member: str, post: str) -> Obligation:
    return obligation._replace(
        kind="escalated",
        people=(member,),
        party=post,
        on=talked_about_on(kind_of(obligation), obligation),
        of=obligation,
    )
