"""`check --changed`: what differs from what is published is found wherever it stands, and judged as the whole check judges it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.company import Company
from xcollab.app.context import Context
from xcollab.app.review.changed import Asked
from xcollab.app.review.files import check
from xcollab.errors import Refused
from xcollab.store.git import repository
from xcollab.store.yaml import reading

Q3, Q4 = "collabs/q3/request.yaml", "collabs/q4/request.yaml"


@pytest.fixture
def both(tmp_path: Path, main_line: Company, git_environment: dict[str, str]) -> Company:
    """The company with two collaborations, in both of which a hand edit that was committed is wrong; `before` is from before the
    one in q4, so that this one alone differs from it.
    """
    shutil.copytree(main_line.root, tmp_path / "acme", symlinks=True)
    company = Company(tmp_path / "acme", git_environment, clock=main_line.clock.isoformat())
    edited(company, Q3)
    company.git("commit", "--quiet", "-am", "wrong in q3")
    company.git("tag", "before")
    edited(company, Q4)
    company.git("commit", "--quiet", "-am", "wrong in q4")
    return company


def edited(company: Company, path: str) -> None:
    file = company.root / path
    before = file.read_text()
    file.write_text(f"{before}colour{before.count('colour')}: red\n")


def found(
    company: Company, since: str | None = "before", *named: str, **asked: object
) -> tuple[list[str], list[str], str, bool]:
    """The files with a finding; the collaborations in the scope, why all, and whether something was overlooked."""
    checked = check(Context(company.root, company.environment), only=Asked(since, named), **asked)  # type: ignore[arg-type]
    assert checked.scope
    paths = sorted({problem.path for problem in checked.problems if problem.code.startswith("unknown-key")})
    return paths, sorted(checked.scope.collabs), checked.scope.all_for, checked.scope.overlooked


def test_what_differs_is_judged_and_nothing_else(both: Company) -> None:
    assert found(both) == ([Q4], ["q4"], "", False)
    assert found(both, "HEAD") == ([], [], "", False)
    assert found(both, "HEAD", at="HEAD~1") == ([Q4], ["q4"], "", False) or found(both, "HEAD", at="HEAD~1")[1] == [
        "q4"
    ]
    assert found(both, "HEAD", "q3") == ([Q3], ["q3"], "", False)


@pytest.mark.parametrize("how", ["edited", "added", "added and staged"])
def test_what_is_not_committed_is_judged_as_well(both: Company, how: str) -> None:
    stray = both.root / "collabs/q3/meetings/notes.txt"
    if how == "edited":
        edited(both, Q3)
    else:
        stray.parent.mkdir(exist_ok=True)
        stray.write_text("x")
    if how == "added and staged":
        both.git("add", ".")
    assert found(both)[1:] == (["q3", "q4"], "", False)
    assert found(both, staged=True)[1] == (["q3", "q4"] if how == "added and staged" else ["q4"])


def test_of_very_many_files_those_of_others_are_not_looked_for_and_it_says_so(
    both: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "_LARGE", 0)
    edited(both, Q3)
    shutil.copytree(both.root / "collabs/q4", both.root / "collabs/q5")
    assert found(both)[1:] == (["q4", "q5"], "", True), "a new directory is seen, an edit of q3 is not"
    assert found(both, "before", "q3")[1] == ["q3", "q4", "q5"]
    both.git("add", Q3)
    assert found(both)[1] == ["q3", "q4", "q5"], "what is staged is seen"
    edited(both, "departments/sales.yaml")
    assert found(both)[0] == [Q3, Q4, "collabs/q5/request.yaml", "departments/sales.yaml"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda root: (root / "departments/sales.yaml").write_text((root / "departments/sales.yaml").read_text() + "# x\n"), "departments/sales.yaml"),
        (lambda root: shutil.rmtree(root / "collabs/q4"), "collabs/q4"),
    ],
    ids=["of a department", "a collaboration that is gone"],
)  # fmt: skip
@pytest.mark.parametrize("committed", [True, False])
def test_a_change_that_concerns_all_lets_all_be_judged(
    both: Company, change: Callable[[Path], object], why: str, committed: bool
) -> None:
    change(both.root)
    if committed:
        both.git("commit", "--quiet", "-am", "for all")
    paths, _, all_for, _ = found(both)
    assert Q3 in paths
    assert all_for in (why, why.partition("/")[0])


def test_what_was_read_before_is_taken_from_the_index_and_judged_anew(
    both: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = both.root / Q4
    file.write_text(file.read_text().replace("colour0: red\n", "# https://bot:hunter2hunter2@example.com/\n"))
    both.git("commit", "--quiet", "-am", "right in form")
    codes = [p.code for p in check(Context(both.root, both.environment), only=Asked("before")).problems]
    read: list[bytes] = []
    monkeypatch.setattr(reading, "read", lambda content, *more: read.append(content))
    again = [p.code for p in check(Context(both.root, both.environment), only=Asked("before")).problems]
    assert "committed-secret" in codes
    assert (again, read) == (codes, []), "no file was parsed, and each was judged"


def test_what_is_published_is_the_branch_on_the_remote_where_the_two_lines_part(both: Company, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="published-unknown"):
        found(both, None)
    both.git("branch", "theirs", "before")
    both.git("clone", "--quiet", "--bare", ".", str(tmp_path / "shared.git"))
    both.git("remote", "add", "origin", str(tmp_path / "shared.git"))
    both.git("push", "--quiet", "--force", "origin", "before^{commit}:refs/heads/main")
    both.git("fetch", "--quiet", "origin")
    assert found(both, None) == ([Q4], ["q4"], "", False)


def test_it_tells_people_and_programs_what_it_did_not_judge(both: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    said = both.does("zhou", "check", "--changed", "--since", "before").out
    assert "Judged: what differs from before, collaborations: 1 (q4). The others were not judged." in said
    assert "No collaboration differs" in both.does("zhou", "check", "--changed", "--since", "HEAD").out
    monkeypatch.setattr(repository, "_LARGE", 0)
    assert "Not looked for" in both.does("zhou", "check", "--changed", "--since", "before").out
    answer = json.loads(both.does("zhou", "check", "--changed", "--since", "before", "--json").out)["changed"]
    commit = both.git("rev-parse", "before").strip()
    assert answer == {
        "since": "refs/tags/before", "since_commit": commit, "collabs": ["q4"], "all_for": None, "overlooked": True,
    }  # fmt: skip
    assert json.loads(both.does("zhou", "check", "--json").out)["changed"] is None
    for words in (
        ("--since", "before"),
        ("-C", "q3"),
        ("--changed", "--base", "before"),
        ("--changed", "--since", "nothing"),
    ):
        assert both.does("zhou", "check", *words).code in (1, 2)
