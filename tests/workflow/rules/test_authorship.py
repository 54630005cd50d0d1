"""Whose a commit is: members by their addresses, and by those that forges put in their place."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.support.matter import Story
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.rules.authorship import gone, member_of

HIDDEN = {
    "lina@users.noreply.github.com": True,
    "12345+lina@users.noreply.github.com": True,
    "12345+LiNa@users.noreply.github.com": True,
    "77-lina@users.noreply.gitlab.com": True,
    "77-lina@users.noreply.git.example.com": True,
    "77+lina@user.noreply.gitee.com": True,
    "lina@noreply.localhost": True,
    "lina@example.com": False,
    "lina@noreply": False,
    "lina@users.noreply.github.com.evil@example.com": False,
    "other+lina@users.noreply.github.com": False,
    "": False,
}
"""Addresses, and whether they are those of the account `lina`."""


def company() -> Snapshot:
    """Li has the account LiNa, and leaves on the tenth."""
    snapshot = Story().snapshot
    sales = snapshot.departments["sales"]
    li = sales.members[0].model_copy(update={"forge": "@LiNa", "until": date(2024, 7, 10)})
    return replace(
        snapshot,
        departments={**snapshot.departments, "sales": sales.model_copy(update={"members": (li, *sales.members[1:])})},
    )


@pytest.mark.parametrize("email", HIDDEN)
def test_an_address_of_a_forge_is_known_by_the_account_in_it(email: str) -> None:
    found = member_of(company(), email)
    assert (found.id if found else None) == ("li" if HIDDEN[email] else None)


def test_an_address_is_known_whatever_its_case() -> None:
    found = member_of(company(), "Li@Example.COM")
    assert found and found.id == "li"


@pytest.mark.parametrize(("moment", "left"), [("2024-07-10T15:59:59", False), ("2024-07-10T16:00:00", True)])
def test_the_last_day_ends_where_the_workspace_is(moment: str, left: bool) -> None:
    snapshot = company()
    li = snapshot.member("li")
    assert li
    assert bool(gone(snapshot, li, datetime.fromisoformat(moment).replace(tzinfo=UTC))) is left
