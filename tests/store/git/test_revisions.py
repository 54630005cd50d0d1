"""What a typed revision means: one thing, or it is refused with the full names of all that it may mean."""

from pathlib import Path

import pytest

from tests.support.company import Company
from xcollab.errors import Refused
from xcollab.store.git.revisions import resolved
from xcollab.store.git.runner import Git


@pytest.fixture
def many(tmp_path: Path, git_environment: dict[str, str]) -> Company:
    """Commits one, two and three on main; tags and a remote's branches on the first."""
    company = Company(tmp_path, git_environment)
    company.git("init", "--quiet")
    for name in ("one", "two", "three"):
        company.git("commit", "--quiet", "--allow-empty", "--message", name)
    company.git("tag", "v1", "HEAD~2")
    company.git("tag", "--annotate", "--message", "x", "v2", "HEAD~1")
    company.git("update-ref", "refs/remotes/origin/main", "HEAD~2")
    company.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    return company


NAMES = {
    "HEAD": ("HEAD", "three"), "@": ("HEAD", "three"), "main": ("refs/heads/main", "three"),
    "origin/main": ("refs/remotes/origin/main", "one"), "origin": ("refs/remotes/origin/HEAD", "one"),
    "v1": ("refs/tags/v1", "one"), "v2": ("refs/tags/v2", "two"), "heads/main": ("refs/heads/main", "three"),
    "refs/tags/v2": ("refs/tags/v2", "two"), "HEAD~1": ("HEAD~1", "two"), "main^": ("refs/heads/main^", "two"),
    "main~1^{commit}": ("refs/heads/main~1^{commit}", "two"), "main@{0}": ("refs/heads/main@{0}", "three"), "@{0}": ("@{0}", "three"),
}  # fmt: skip


@pytest.mark.parametrize("typed", NAMES)
def test_a_name_means_one_thing_and_steps_go_on_from_it(many: Company, typed: str) -> None:
    name, subject = NAMES[typed]
    found = resolved(Git(many.root, many.environment), typed)
    assert (found.name, many.git("show", "--no-patch", "--format=%s", found.commit).strip()) == (name, subject)


def test_an_id_is_itself_whole_or_its_beginning(many: Company) -> None:
    git, head = Git(many.root, many.environment), many.git("rev-parse", "HEAD").strip()
    assert {resolved(git, typed).commit for typed in (head, head[:10], f"{head}~0")} == {head}
    many.git("branch", head, "HEAD~1")
    assert resolved(git, head).commit == head


WRONG = (
    "",
    "nothing",
    "refs/heads/nothing",
    "HEAD~9",
    "HEAD:x",
    ":/one",
    "--all",
    "ma*",
    "main..v1",
    "0" * 40,
    "v1^{tree}",
)


@pytest.mark.parametrize("typed", WRONG)
def test_what_names_no_commit_is_unknown(many: Company, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        resolved(Git(many.root, many.environment), typed)
    assert refused.value.code == "unknown-revision"


SHADOWS = {
    "a tag with the name of a remote's branch": ("refs/tags/origin/main", "origin/main"),
    "a local branch with the name of a remote's": ("refs/heads/origin/main", "origin/main~1"),
    "a tag with the name of a branch": ("refs/tags/main", "main"),
    "a branch with the name of a tag": ("refs/heads/v1", "v1^{commit}"),
    "a reference outside all": ("refs/main", "main"),
    "a tag with the name of a remote": ("refs/tags/origin", "origin"),
    "a tag that looks like what is fetched": ("refs/tags/FETCH_HEAD", "FETCH_HEAD"),
}


@pytest.mark.parametrize("name", SHADOWS)
@pytest.mark.parametrize("at", ["HEAD", "HEAD~2"])
def test_a_name_of_two_things_is_refused_wherever_they_are(many: Company, name: str, at: str) -> None:
    reference, typed = SHADOWS[name]
    many.git("update-ref", reference, at)
    with pytest.raises(Refused) as refused:
        resolved(Git(many.root, many.environment), typed)
    assert refused.value.code == "ambiguous-revision"
    meant = refused.value.arguments["meant"]
    assert isinstance(meant, list) and reference in meant
    assert resolved(Git(many.root, many.environment), reference).name == reference


def test_a_branch_that_is_called_like_the_beginning_of_an_id_is_refused(many: Company) -> None:
    short = many.git("rev-parse", "--short=8", "HEAD").strip()
    many.git("branch", short, "HEAD~1")
    with pytest.raises(Refused) as refused:
        resolved(Git(many.root, many.environment), short)
    assert refused.value.arguments["meant"] == [f"refs/heads/{short}", many.git("rev-parse", "HEAD").strip()]


def test_every_view_refuses_a_name_of_two_things(company: Company) -> None:
    company.git("tag", "main", "HEAD~1")
    for words in (("status", "--at", "main"), ("diff", "main"), ("check", "--at", "main")):
        result = company.does("zhou", *words)
        assert (result.code, "refs/heads/main, refs/tags/main" in result.err) == (1, True), result
