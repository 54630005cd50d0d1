"""The files that statements name are given as they were attached, and no others."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.app.views.attached_files import attached_file, attached_to


@pytest.fixture
def attached(at_work: People, tmp_path: Path) -> str:
    """The name under which a file lies that Li attached."""
    plan = tmp_path / "plan.txt"
    plan.write_bytes(b"a plan")
    at_work.do("li", "task", "comment", task="q3/report", text="see", attachments=[str(plan)])
    entries = at_work.view("li").snapshot.collabs["q3"].entries
    ((name, lies),) = [one for entry in entries for one in attached_to(entry)]
    assert name == "plan.txt"
    return lies


def test_it_is_given_as_it_was(at_work: People, attached: str) -> None:
    found = attached_file(at_work.view("li"), "q3", attached)
    assert found == ("plan.txt", b"a plan")


@pytest.mark.parametrize("name", ["", "x", "../request.yaml", "request.yaml"])
def test_what_nobody_attached_is_not(at_work: People, attached: str, name: str) -> None:
    assert attached_file(at_work.view("li"), "q3", name) is None


def test_what_is_lost_or_exchanged_is_not(at_work: People, attached: str) -> None:
    path = at_work.root / "collabs/q3/attachments" / attached
    path.write_bytes(b"another plan")
    at_work.company.git("commit", "-qam", "another")
    assert attached_file(at_work.view("li"), "q3", attached) is None
    at_work.company.git("rm", "-q", str(path))
    at_work.company.git("commit", "-qm", "none")
    assert attached_file(at_work.view("li"), "q3", attached) is None
