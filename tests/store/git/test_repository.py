"""A clone: revisions and dates, who is at work, what is not committed."""

from datetime import datetime, timedelta

import pytest

from tests.support.company import Company, identity
from xcollab.errors import GitRefused, Refused
from xcollab.store.git.repository import Repository


def repository(company: Company, **environment: str) -> Repository:
    return Repository(company.root, {**company.environment, **environment})


def subject(company: Company, commit: str) -> str:
    return company.git("show", "-s", "--format=%s", commit).strip()


def test_a_revision_is_a_commit_a_branch_a_tag_or_the_beginning_of_an_id(working: Company) -> None:
    head = working.git("rev-parse", "HEAD").strip()
    working.git("tag", "-a", "-m", "v1", "v1")
    for revision in ("HEAD", "main", "v1", head, head[:8], "@"):
        assert repository(working).commit(revision) == head
    assert repository(working).commit("HEAD~2") == working.git("rev-parse", "HEAD~2").strip()


@pytest.mark.parametrize(
    "revision", ["nowhere", "HEAD~9999", "--help", "-h", "HEAD:xcollab.yaml", "a b", "$(x)", "2024-02-30", "2024-99-99"]
)
def test_what_is_no_revision_is_refused(working: Company, revision: str) -> None:
    with pytest.raises(Refused) as caught:
        repository(working).commit(revision)
    assert (caught.value.code, caught.value.arguments) == ("unknown-revision", {"revision": revision})
    result = working.does("zhou", "board", f"--at={revision}")
    assert (result.code, result.out) == (1, "")
    assert f"there is no revision {revision}" in result.err


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_date_means_the_end_of_that_day_in_the_workspace_wherever_one_sits(company: Company, zone: str) -> None:
    company.did("zhou", "department", "add", "late", at="2024-07-05T23:58+08:00")
    company.did("zhou", "department", "add", "early", at="2024-07-06T00:02+08:00")
    there = repository(company, TZ=zone)
    assert subject(company, there.commit("2024-07-05")) == "add department late"
    assert subject(company, there.commit("2024-07-06")) == "add department early"
    with pytest.raises(Refused) as caught:
        there.commit("2024-06-30")
    assert (caught.value.code, caught.value.arguments) == ("nothing-then", {"day": "2024-06-30"})


def test_without_a_commit_there_is_no_head(company: Company) -> None:
    company.git("checkout", "--quiet", "--orphan", "empty")
    with pytest.raises(GitRefused) as caught:
        repository(company).commit()
    assert caught.value.code == "no-commit-yet"


@pytest.mark.parametrize(
    ("moment", "hours"),
    [("2024-07-05T17:30+08:00", 8), ("2024-07-05T02:00-03:30", -3.5), ("2024-07-05T09:30+00:00", 0)],
)
def test_git_says_who_is_at_work_and_at_which_moment(company: Company, moment: str, hours: float) -> None:
    found = repository(company, **identity("li", datetime.fromisoformat(moment))).identity()
    assert (found.name, found.email, found.now) == ("Li Na", "li@example.com", datetime.fromisoformat(moment))
    assert found.now.utcoffset() == timedelta(hours=hours)


def test_an_address_is_recognised_in_any_case(company: Company) -> None:
    result = company.does("LI", "whoami")
    assert result.code == 0
    assert "Li Na (li)" in result.out


def test_what_is_not_committed_is_listed_as_far_as_it_is_the_workspaces(working: Company) -> None:
    assert repository(working).uncommitted() == []
    (working.root / "collabs/q3/tasks/page.yaml").unlink()
    (working.root / "collabs/q3/tasks/new.yaml").write_text("title: x\n")
    (working.root / "collabs/q3/notes 中文.txt").write_text("x\n")
    (working.root / "README.md").write_text("x\n")
    (working.root / "calendar.yaml").write_text("country: DE\n")
    working.git("add", "calendar.yaml")
    assert repository(working).uncommitted() == [
        "calendar.yaml", "collabs/q3/notes 中文.txt", "collabs/q3/tasks/new.yaml", "collabs/q3/tasks/page.yaml"
    ]  # fmt: skip


def test_of_very_many_files_settings_and_plans_alone_are_looked_at(
    working: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xcollab.store.git.repository._LARGE_FOR_VIEWS", 0)
    (working.root / "collabs/q3/tasks/page.yaml").unlink()
    (working.root / "departments/sales.yaml").write_text("name: x\n")
    next((working.root / "collabs/q3/logs/request").iterdir()).write_text("on: x\n")
    (working.root / "collabs/q3/tasks/new.yaml").write_text("title: x\n")
    assert repository(working).uncommitted() == ["collabs/q3/tasks/page.yaml", "departments/sales.yaml"]
    monkeypatch.setattr("xcollab.store.git.repository._MANY_TASKS", 0)
    found = ["collabs/q3/tasks/new.yaml", "collabs/q3/tasks/page.yaml", "departments/sales.yaml"]
    assert repository(working).uncommitted("q3") == found


def test_a_bare_repository_is_no_place_to_work_in(company: Company) -> None:
    bare = company.root.parent / "bare"
    company.git("clone", "--quiet", "--bare", ".", str(bare))
    (bare / "xcollab.yaml").write_bytes((company.root / "xcollab.yaml").read_bytes())
    result = company.does("zhou", "board", cwd=bare)
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith("error: ")
