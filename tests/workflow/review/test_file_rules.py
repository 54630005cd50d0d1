"""How files of each kind may change, whatever is in them."""

import pytest

from xcollab.workflow.review.file_rules import filed

WRONG = """
             added            edited              deleted
statement    .                statement-edited    statement-deleted
attachment   .                attachment-changed  attachment-deleted
request      .                .                   plan-deleted
task         .                .                   plan-deleted
department   .                .                   department-deleted
workspace    not-admin        not-admin           not-admin
calendar     not-admin        not-admin           not-admin
other        outside-layout   outside-layout      outside-layout
"""
"""What is found by whom no admin is."""
ADMINS = ("workspace", "calendar", "other")
"""What admins may do anything to."""


def grid() -> list[tuple[str, str, str | None]]:
    """Kind of file, how it changed, and the finding."""
    head, *lines = WRONG.strip("\n").splitlines()
    return [
        (kind, how, None if code == "." else code)
        for kind, *codes in (line.split() for line in lines)
        for how, code in zip(head.split(), codes, strict=True)
    ]


@pytest.mark.parametrize(("kind", "how", "code"), grid())
def test_a_file_may_change_as_the_table_says(kind: str, how: str, code: str | None) -> None:
    assert filed(kind, how, admin=False) == code
    assert filed(kind, how, admin=True) == (None if kind in ADMINS else code)
