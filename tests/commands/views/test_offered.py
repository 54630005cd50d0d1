"""Whoever owes something is told one command for it, and every command that is told runs as it is printed."""

import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from tests.support.company import Company
from tests.support.matter import Story
from tests.support.printed.offered import Walk, form_of, refused
from tests.support.run.by_turns import WHOLE, by_turns, step
from tests.support.wandering.in_memory import StoryView
from tests.support.wandering.laid_down import Repository
from tests.support.wandering.wanderer import POSSIBLE, Move, Wanderer
from xcollab.app.printed_commands import offers
from xcollab.app.views.inbox import concerns
from xcollab.workflow.views.summary import summary


def test_at_every_moment_of_the_example_what_everybody_is_offered_runs(
    example: Path, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    """Each form of a command where it is first offered to somebody, at every other moment, by turns in either language.

    `bench.offered` types all, always.
    """
    shutil.copytree(example, tmp_path / "acme", symlinks=True)
    walk = Walk(Company(tmp_path / "acme", git_environment))
    for number, _ in enumerate(walk.moments()):
        if number % step(2) == 0:
            walk.look("zh" if number // step(2) % 2 else "en")
    assert walk.wrong == []
    assert walk.run > (150 if WHOLE else 100) and len(walk.kinds) > 20


def test_in_every_state_and_capacity_of_the_rulebook_what_is_offered_runs(
    tmp_path: Path, git_environment: dict[str, str], wanderer: Wanderer
) -> None:
    """Where a history comes to a state in a capacity for the first time: what nobody was offered there before, really typed.

    At every other of them, by turns; that each is offered what is possible everywhere, `test_replies` tells without typing it.
    """
    company = Company(tmp_path, git_environment)
    company.git("init", "--quiet")
    repository = Repository(company)
    everywhere = {*by_turns(sorted(_pairs(POSSIBLE)), 2)}
    known: set[tuple[str, ...]] = set()
    wrong, typed, languages, met = [], count(), ("en", "zh"), set[tuple[str, ...]]()
    for _ in range(300):
        if met >= everywhere:
            break
        for story, new in wanderer.history(90):
            if not new or len(here := _pairs(wanderer.made) & everywhere) == len(met):
                continue
            met = here
            offered = [each for each in _offered(story) if each[2:] not in known]
            known |= {each[2:] for each in offered}
            if offered:
                repository.lay_down(story, days=4)
            for who, command, *_ in offered:
                if found := refused(company, who, command, language=languages[next(typed) % 2]):  # type: ignore[arg-type]
                    wrong.append(f"{who} {command}: {found}")
    assert met >= everywhere and next(typed) > 80
    assert wrong == [], "\n".join(wrong)


def _pairs(moves: Iterable[Move]) -> set[tuple[str, ...]]:
    """The states of each machine, with the capacities in which somebody moves it on from there."""
    return {(move.machine, move.state, move.capacity) for move in moves}


def _offered(story: Story) -> list[tuple[str, ...]]:
    """Who is offered which command, and what it is about: the kind of obligation, its place, the states it stands in."""
    found = []
    view = StoryView(story, "qian", days=4)
    (state,) = view.states()
    for wait in (each.obligation for each in concerns(view, summary(view.snapshot, state, view.now.date()))):
        for who in wait.people:
            for command in offers(StoryView(story, who, days=4), who, wait):
                place = wait.on.split("/")[1] if wait.on else ""
                about = ("issue", "i-1") if " issue " in command else ("task", "report")
                own = () if wait.kind in _BY_ITSELF else (state.status(*about),)
                found.append((who, command, form_of(command), wait.kind, place, state.request.status, *own))
    return found


_BY_ITSELF = (
    "mentioned",
    "reply",
    "acknowledge",
    "escalated",
    "handed-on",
    "action-given",
    "task-cancelled",
    "date-moved",
)
"""Kinds that stand in every state of everything else."""
