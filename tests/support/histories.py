"""Legal histories in every way in which they may come in: no judge has anything against them.

A pull request is a random run of consecutive commits of a repository in which every act was allowed by the command line.
"""

from collections import Counter
from collections.abc import Sequence
from random import Random

from tests.support.company import Company, identity
from xcollab.app.review.branch import Asked, review
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.commits import commits_between
from xcollab.store.git.plumbing import edited, merged, recommitted, replayed, scaffolded, tree_of
from xcollab.store.git.repository import Repository
from xcollab.store.git.unpublished import unpublished
from xcollab.store.sharing.rebase import Replay
from xcollab.workflow.rules.findings import WARNINGS

FORMS = {
    "as it is": 6, "squashed by the forge": 25, "squashed by hand": 25, "beside": 6, "rebased": 6, "merged": 6, "octopus": 6,
    "synced": 6, "received": 6,
}  # fmt: skip
"""The ways to come in, and how many commits such a one may have."""
FORGE = {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}


class Histories:
    """A repository out of whose history pull requests are drawn."""

    def __init__(self, company: Company) -> None:
        self._repository = Repository(company.root, {**company.environment, **identity("zhou", company.clock)})
        self._git, self._now = self._repository.git, company.clock
        self._main = company.git("rev-list", "--reverse", "--first-parent", "HEAD").split()
        self.acts: Counter[str] = Counter()
        """How often each act was in a pull request."""
        self.forms: Counter[str] = Counter()

    def blamed(self, seed: int, count: int) -> list[str]:
        """What is found in that many random pull requests; warnings left out."""
        random, found = Random(seed), []
        for _ in range(count):
            start = random.randrange(len(self._main) - 1)
            form = random.choice([*FORMS])
            end = min(len(self._main) - 1, start + random.randint(1, FORMS[form]))
            run = commits_between(self._git, self._main[start], self._main[end])
            asked, run = self._asked(form, self._main[start], run)
            told = review(self._repository, asked)
            self.acts.update(commit.said("Xcollab-Act") for commit in run)
            self.forms[form] += 1
            problems = [*(p for judged in told.commits for p in judged.problems), *told.merge]
            found += [
                f"{form} {start}..{start + len(run)}: {p.path} {p.code} {dict(p.arguments)}"
                for p in problems
                if p.code not in WARNINGS
            ]
        return found

    def _asked(self, form: str, base: str, run: list[Commit]) -> tuple[Asked, list[Commit]]:
        """What is to be judged, and the commits that are in it."""
        match form:
            case "squashed by the forge":
                run = _one_for_settings(run)
                return Asked(base, self._squashed(base, run, FORGE), landed=True), run
            case "squashed by hand":
                run = [
                    commit
                    for number, commit in enumerate(run)
                    if all(c.author == run[0].author for c in run[: number + 1])
                ]
                return Asked(base, self._squashed(base, run, {})), run
            case "as it is":
                return Asked(base, run[-1].id), run
        moved = self._moved(base)
        match form:
            case "beside":
                return Asked(moved, run[-1].id), run
            case "rebased":
                return Asked(moved, self._rebased(moved, run)), run
            case "received":
                return Asked(moved, self._rebased(moved, run), received=self._now), run
            case "synced":
                return Asked(moved, self._synced(base, moved, run)), run
            case "merged":
                return Asked(moved, self._merged(run[-1].id, moved)), run
            case "octopus":
                return Asked(moved, self._merged(run[-1].id, moved, self._beside(base))), run
        raise AssertionError(form)

    def _squashed(self, base: str, run: Sequence[Commit], committer: dict[str, str]) -> str:
        """One commit of all, dated when the last one was made; its message names the others."""
        author = next((commit.author for commit in run if _settings(commit)), run[0].author)
        people = dict.fromkeys(commit.author for commit in run)
        trailers = "".join(f"Co-authored-by: {name} <{email}>\n" for name, email in people if (name, email) != author)
        told = {
            "GIT_AUTHOR_NAME": author.name,
            "GIT_AUTHOR_EMAIL": author.email,
            "GIT_AUTHOR_DATE": run[-1].at.isoformat(),
        }
        words = ("commit-tree", tree_of(self._git, run[-1].id), "-p", base, "-m", f"Squashed\n\n{trailers}")
        return self._git.also(**told, **committer).run(*words).text

    def _rebased(self, onto: str, run: Sequence[Commit]) -> str:
        """Each commit done again on another; author and date stay."""
        for commit in run:
            onto = recommitted(self._git, replayed(self._git, commit.id, onto).tree, (onto,), commit.id)
        return onto

    def _synced(self, base: str, onto: str, run: Sequence[Commit]) -> str:
        """What `sync` makes of the run on top of what somebody else has shared."""
        replay = Replay(self._repository)
        for own in unpublished(self._repository, base, run[-1].id):
            outcome = replay.onto(own, onto)
            assert not outcome.problems, outcome
            onto = outcome.commit
        return onto

    def _merged(self, ours: str, *others: str) -> str:
        """A merge as git makes it of two or more."""
        parents = (ours, *others)
        for theirs in others:
            tree = merged(self._git, ours, theirs).tree
            ours = scaffolded(self._git, tree, (ours, theirs), "merge")
        return scaffolded(self._git, tree_of(self._git, ours), parents, "Merge")

    def _moved(self, base: str) -> str:
        """The base after an admin did something that has nothing to do with it."""
        tree = edited(self._git, tree_of(self._git, base), {"departments/newcomers.yaml": b"name: Newcomers\n"})
        return scaffolded(self._git, tree, (base,), "A new department")

    def _beside(self, base: str) -> str:
        """Another branch, on which nothing was done yet."""
        return scaffolded(self._git, tree_of(self._git, base), (base,), "Nothing yet")


def _settings(commit: Commit) -> bool:
    return commit.said("Xcollab-Act").startswith("workspace.")


def _one_for_settings(run: list[Commit]) -> list[Commit]:
    """As far as one person alone changed settings: a squash is its author's as to these."""
    kept: list[Commit] = []
    for commit in run:
        if len({c.author for c in (*kept, commit) if _settings(c)}) > 1:
            break
        kept.append(commit)
    return kept
