"""What takes long is dealt out first, to all processes of a run: they end together, on the many short tests that are left.

xdist gives each process an equal part of the tests, in their order, and whoever has nothing left takes from the end of another's.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

SECONDS = {
    "tests/commands/views/test_offered.py::test_at_every_moment_of_the_example_what_everybody_is_offered_runs": 15,
    "tests/commands/views/test_offered.py::test_in_every_state_and_capacity_of_the_rulebook_what_is_offered_runs": 10,
    "tests/app/review/test_right_pull_requests.py::test_runs_of_a_random_walk_are_right_in_every_form": 8,
    "tests/app/review/test_right_pull_requests.py::test_runs_of_the_example_are_right_in_every_form": 4,
    "tests/app/sharing/test_concurrent_acts.py::test_what_two_people_do_at_once_becomes_what_must_become_of_it": 6,
    "tests/app/sharing/test_sharing.py::test_what_was_acknowledged_in_clones_that_are_killed_and_refused_is_shared_once_and_once_only": 10,
    "tests/workflow/views/test_replies.py::test_whoever_owes_something_is_offered_what_the_rulebook_lets_them_do_and_every_move_of_it_is_made": 9,
    "tests/store/transaction/test_killed.py::test_an_act_that_is_killed_is_whole_or_not_at_all": 8,
    "tests/store/transaction/test_killed_moves.py::test_a_move_that_is_killed_is_finished_or_never_was": 9,
    "tests/test_sdist.py::test_its_tests_pass_where_it_is_unpacked": 12,
    "tests/commands/workspace/test_job_keeps_secrets.py::test_no_secret_is_found_anywhere": 12,  # most of it waiting
    "tests/test_forge_jobs.py::test_in_the_morning_github_is_told_what_is_late_and_the_job_fails": 4,
    "tests/test_forge_jobs.py::test_every_view_is_there_for_whom_nobody_knows": 3,
    "tests/stories/test_stories.py::test_the_story_goes_as_it_is_told": 5,
    "tests/web/test_everywhere.py::test_in_every_state_and_capacity_the_pages_show_what_is_allowed_and_each_act_succeeds": 14,
    "tests/web/browser/test_looks.py::test_nobody_stumbles_over_anything_serious": 12,
    "tests/web/browser/test_looks.py::test_no_page_scrolls_sideways_or_is_large_or_says_anything_to_the_console": 8,
    "tests/web/browser/test_story.py::test_in_five_clones_over_one_repository_on_phones_in_chinese_and_on_desks_in_english": 12,
    "tests/test_contributing.py::test_the_act_is_typed_told_and_taken_into_account_everywhere": 4,
}  # fmt: skip
"""Tests, or each case of one, that keep a processor busy for long: about how many seconds. Where they are wrong, only time is lost."""


def dealt(items: Sequence[Item], names: Sequence[str], hands: int) -> list[Item]:
    """The tests in an order in which each of so many equal parts begins with its share of the long ones, the longest first."""
    seconds = [SECONDS.get(name.partition("[")[0], 0) for name in names]
    long = sorted((place for place, lasts in enumerate(seconds) if lasts), key=lambda place: -seconds[place])
    shares: list[list[int]] = [[] for _ in range(hands)]
    for place in long:
        min(shares, key=lambda share: sum(seconds[one] for one in share)).append(place)
    others = (place for place, lasts in enumerate(seconds) if not lasts)
    return [items[place] for place in _filled(shares, others, len(items))]


def _filled(shares: Sequence[Sequence[int]], others: Iterator[int], left: int) -> Iterator[int]:
    """Each share, with as many others as make it an equal part."""
    for number, share in enumerate(shares):
        part = max(len(share), left // (len(shares) - number))
        yield from share
        yield from islice(others, part - len(share))
        left -= part
    yield from others
