"""A day is meant in the workspace's time zone, whatever the machine's is."""

import pytest

from tests.support.company import Company


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "UTC", "America/Los_Angeles"])
def test_a_revision_by_its_day_ends_with_the_workspaces_day(company: Company, zone: str) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--due", "2024-12-31", "--milestone", "M; date=2024-12-01",
                at="2024-07-05T23:30+08:00")  # fmt: skip
    company.did("chen", "request", "submit", at="2024-07-06T00:30+08:00")
    company.environment["TZ"] = zone
    assert "draft" in company.did("zhou", "status", "--at", "2024-07-05")
    assert "awaiting feedback" in company.did("zhou", "status", "--at", "2024-07-06")
    assert company.does("zhou", "status", "--at", "2024-13-05").code == 1
