"""Two hundred right pull requests, none of which is blamed for anything.

They are drawn from two histories of acts that the command line allowed: the example project's own, and a random walk.
A pull request is a random run of consecutive commits, in one of four forms: as it is; squashed into one
commit with all its authors; on a base that has moved on since; and rebased onto that. So the acts come from the same rules
that judge them: what is shown is that commits, squashes and rebases of legal acts stay legal, not that the rules are right.
"""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from tests.commands.walk import walk
from tests.company import Company, identity
from xcollab.commands.reviewing import review
from xcollab.store.commits import Commit, commits_between
from xcollab.store.git import Git
from xcollab.store.plumbing import committed, edited, replayed, tree_of
from xcollab.store.repository import Repository
from xcollab.workflow.findings import WARNINGS

FORMS = (("as it is", 6), ("squashed", 25), ("squashed", 25), ("beside", 6), ("rebased", 6))
"""And how many commits each may have; the second is twice as frequent, because it is the hardest to judge."""


def squashed(git: Git, base: str, run: list[Commit]) -> str:
    """One commit of all, by the first one's author, who names the others; dated when the last one was made."""
    people = dict.fromkeys(commit.author for commit in run)
    trailers = "".join(f"Co-authored-by: {name} <{email}>\n" for name, email in people)
    author, moment = run[0].author, run[-1].at.isoformat()
    told = {"GIT_AUTHOR_NAME": author.name, "GIT_AUTHOR_EMAIL": author.email, "GIT_AUTHOR_DATE": moment}
    words = ("commit-tree", tree_of(git, run[-1].id), "-p", base, "-m", f"Squashed\n\n{trailers}")
    return git.also(**told, GIT_COMMITTER_NAME="forge", GIT_COMMITTER_EMAIL="noreply@forge.example").run(*words).text


def rebased(git: Git, onto: str, run: list[Commit]) -> str:
    """Each commit done again on another; author and date stay."""
    for commit in run:
        onto = committed(git, replayed(git, commit.id, onto).tree, (onto,), "", like=commit.id)
    return onto


def forms(git: Git, base: str, moved: str, run: list[Commit], form: str) -> tuple[str, str]:
    """Base and head of a pull request in one of its forms."""
    match form:
        case "squashed":
            return base, squashed(git, base, run)
        case "beside":
            return moved, run[-1].id
        case "rebased":
            return moved, rebased(git, moved, run)
    return base, run[-1].id


def blamed(company: Company, main: list[str], seed: int, count: int) -> list[str]:
    """What is found in that many random pull requests; warnings left out."""
    git = Git(company.root, {**company.environment, **identity("zhou", company.clock)})
    random, found = Random(seed), []
    for _ in range(count):
        start = random.randrange(len(main) - 1)
        form, longest = random.choice(FORMS)
        end = min(len(main) - 1, start + random.randint(1, longest))
        run = commits_between(git, main[start], main[end])
        base, head = forms(git, main[start], _moved(git, main[start]), run, form)
        told = review(Repository(company.root, git.environment), base, head)
        problems = [*(p for judged in told.commits for p in judged.problems), *told.merge]
        found += [
            f"{form} {start}..{end}: {p.path} {p.code} {dict(p.arguments)}" for p in problems if p.code not in WARNINGS
        ]
    return found


def _moved(git: Git, base: str) -> str:
    """The base after an admin did something that has nothing to do with it."""
    tree = edited(git, tree_of(git, base), {"departments/newcomers.yaml": b"name: Newcomers\n"})
    return committed(git, tree, (base,), "A new department")


def main_of(company: Company) -> list[str]:
    """The commits of a repository, the oldest first."""
    return company.git("rev-list", "--reverse", "--first-parent", "HEAD").split()


def test_runs_of_the_example_are_right_in_every_form(
    example: Path, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    company = Company(tmp_path / "example", git_environment, clock="2024-12-31T09:00+08:00")
    company.root.mkdir()
    company.git("clone", "--quiet", str(example), ".")
    assert blamed(company, main_of(company), seed=4, count=100) == []


@pytest.fixture(scope="module")
def walked(main_line: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The company after a random walk."""
    home = tmp_path_factory.mktemp("walked")
    company = Company(home / "acme", main_line.environment)
    company.root.mkdir()
    company.git("clone", "--quiet", str(main_line.root), ".")
    company.clock = datetime.fromisoformat("2024-07-03T11:00+08:00")
    assert walk(company, Random(20240703), 120) > 40
    return company


def test_runs_of_a_random_walk_are_right_in_every_form(walked: Company) -> None:
    assert blamed(walked, main_of(walked), seed=8, count=100) == []
