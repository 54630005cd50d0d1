"""Who hears by which channel: as the person chose, else by mail, else with the department."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support.edits import snapshot
from tests.support.matter import Story
from xcollab.schema.department import Department
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.workspace import Workspace
from xcollab.workflow.notices.reachable import department_channels, mail_address, member_channels
from xcollab.workflow.rules.findings import findings

MAIL = {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "x@example.com"}
ROOM = {"kind": "wecom", "url": "XCOLLAB_ROOM"}


def company(
    channels: dict[str, Any], of_li: dict[str, Any] | None = None, of_sales: dict[str, Any] | None = None
) -> Snapshot:
    """A company with these channels, in which li and the sales department hear so."""
    before = snapshot(Story())
    sales = before.departments["sales"].dump()
    members: Any = sales["members"]
    people = [m | ({"notify": of_li} if of_li is not None and m["id"] == "li" else {}) for m in members]
    changed = sales | {"members": people} | ({"notify": of_sales} if of_sales is not None else {})
    workspace = Workspace.model_validate(before.workspace.dump() | {"channels": channels})
    return replace(
        before, workspace=workspace, departments={**before.departments, "sales": Department.model_validate(changed)}
    )


CASES: dict[str, tuple[Snapshot, tuple[str, ...]]] = {
    "no channel": (company({}), ()),
    "the first that sends mail": (company({"room": ROOM, "mail": MAIL, "post": MAIL}), ("mail",)),
    "the department's where none does": (company({"room": ROOM}, of_sales={"channels": ["room"]}), ("room",)),
    "a room that the department does not name": (company({"room": ROOM}), ()),
    "as chosen": (company({"room": ROOM, "mail": MAIL}, {"channels": ["room"]}), ("room",)),
    "each once": (company({"room": ROOM}, {"channels": ["room", "room"]}), ("room",)),
    "by none": (company({"mail": MAIL}, {"channels": []}), ()),
    "an address alone changes no channel": (company({"mail": MAIL}, {"address": "li@home.example"}), ("mail",)),
    "a channel that is gone": (company({"mail": MAIL}, {"channels": ["gone", "mail"]}), ("mail",)),
}


@pytest.mark.parametrize("case", CASES)
def test_somebody_hears_by(case: str) -> None:
    found, expected = CASES[case]
    assert member_channels(found, "li") == expected


def test_a_stranger_and_an_unknown_department_hear_by_none() -> None:
    found = company({"mail": MAIL})
    assert member_channels(found, "nobody") == () == department_channels(found, "nobody")


def test_mail_goes_to_the_address_for_notices_or_that_of_the_commits() -> None:
    people = [company({}, of).member("li") for of in (None, {"address": "li@home.example"})]
    assert [mail_address(member) for member in people if member] == ["li@example.com", "li@home.example"]


FOUND: dict[str, tuple[Snapshot, list[tuple[str, str]]]] = {
    "all is well": (company({"mail": MAIL}, {"channels": ["mail"]}, {"channels": ["mail"], "address": "s@example.com"}), []),
    "a channel nobody knows": (company({"mail": MAIL}, {"channels": ["mail", "room"]}), [("channels.1", "unknown-channel")]),
    "and there is none at all": (company({}, {"channels": ["room"]}), [("channels.0", "no-channels")]),
    "of a department": (company({"mail": MAIL}, None, {"channels": ["room"]}), [("notify.channels.0", "unknown-channel")]),
    "mail to a department without address": (company({"mail": MAIL}, None, {"channels": ["mail"]}), [("notify", "mail-to-nobody")]),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_check_finds(case: str) -> None:
    found, expected = FOUND[case]
    told = [(".".join(map(str, finding.key)), finding.code) for finding in findings(found)]
    assert [code for _, code in told] == [code for _, code in expected]
    assert all(key.endswith(end) for (key, _), (end, _) in zip(told, expected, strict=True))
