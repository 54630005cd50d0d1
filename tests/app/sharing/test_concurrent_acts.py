"""The whole matrix of acts that two people do at once: what must become of each pair, against what becomes of it.

What must become of it follows from the few words by which each act is described in `tests/support/concurrency/concurrent.py`, by the
rules of `expected`, both written by hand. No rule of the program is asked there.
"""

import json
from collections.abc import Collection, Iterator
from itertools import combinations_with_replacement

import pytest

from tests.support.company import Company
from tests.support.concurrency.at_once import AtOnce, Two, built, orders
from tests.support.concurrency.concurrent import (
    ABOVE,
    ACCEPTANCE,
    ACTS,
    ASKED,
    CLOSING,
    DRAFT,
    ISSUES,
    REQUEST,
    SETTINGS,
    TASKS,
)
from tests.support.concurrency.prepared import words
from tests.support.run.by_turns import WHOLE, by_turns
from tests.support.writing_acts import ACTS as WRITING
from xcollab.store.disk.layout import place
from xcollab.workflow.rules.findings import WARNINGS

GROUPS = {
    "the company": (SETTINGS, ACTS), "a draft": (DRAFT, DRAFT), "a request that was asked": (ASKED, ASKED), "an approval": (ABOVE, ABOVE),
    "the end": (CLOSING, CLOSING), "a request": (REQUEST, REQUEST | TASKS | ISSUES | ACCEPTANCE),
    "tasks": (TASKS, TASKS | ISSUES | ACCEPTANCE), "issues": (ISSUES, ISSUES | ACCEPTANCE), "acceptance": (ACCEPTANCE, ACCEPTANCE),
}  # fmt: skip
"""Every pair that has something in common: a collaboration, or the company. Each stands in one group."""

_MOVE_TALK = ("task consent", "task reschedule of a proposed date")
EXCEPTIONS = {
    **{
        Two("member move", "member move", offline=offline): "parked" for offline in (False, True)
    },  # in two departments at once
    # the coordinator transfers an issue whosever it is by now
    Two("issue transfer", "issue transfer", offline=False): "stands",
    # from which date somebody meant to move it, once it is another, a person decides
    **{Two(moved, "task propose-date", offline): "contradiction" for moved in _MOVE_TALK for offline in (False, True)},
    Two("task consent", "task reschedule of a proposed date", offline=True): "contradiction",
}


def expected(two: Two) -> str:
    """What must become of the own act: it `stands`; is `parked`, because it is not possible after the other, or makes the
    other impossible that was said later; or is a `contradiction`, which a person decides."""
    shared, own, same = ACTS[two.shared], ACTS[two.own], two.shared == two.own
    if two in EXCEPTIONS:
        return EXCEPTIONS[two]
    if same and own.plan and not own.also[0]:
        return "stands"  # the very same edit
    if same and own.edits and not own.adds:
        return "contradiction"
    if same and own.creates:
        return "parked"
    if ends(shared.makes, f"{own.needs} {own.reads} {own.who}="):
        return "parked"
    if two.offline and ends(own.makes, shared.needs):
        return "parked"
    return "contradiction" if shared.moves and shared.moves == own.moves else "stands"


def ends(makes: str, wants: str) -> bool:
    """Whether what one act makes leaves another without something that it wants."""
    made = pairs(makes)
    return any(made[subject] not in states.split("|") for subject, states in pairs(wants).items() if subject in made)


def pairs(text: str) -> dict[str, str]:
    """`report=doing held=` as a table."""
    return {subject: state for subject, _, state in (word.partition("=") for word in text.split())}


def in_group(name: str) -> Iterator[tuple[str, str]]:
    """The pairs of a group, each once; an act with itself is one of them."""
    ones, others = GROUPS[name]
    order = list(ACTS)
    for one in ones:
        yield from ((one, other) for other in others if other not in ones or order.index(other) >= order.index(one))


@pytest.fixture(scope="session")
def at_once(begun: Company, tmp_path_factory: pytest.TempPathFactory) -> AtOnce:
    """Every act, made once at the same commit."""
    return built(begun, tmp_path_factory)


def test_every_command_that_writes_is_in_the_matrix() -> None:
    commands = {act.words[0] if act.words[0] in ("withdraw", "object", "acknowledge", "nudge") else " ".join(act.words[:2])
                for act in WRITING.values()}  # fmt: skip
    assert {command for command in commands if not any(act.line.startswith(command) for act in ACTS.values())} == set()


def badly_conflicting(two: Two, conflicts: Collection[str]) -> bool:
    """Whether git finds a conflict where there must be none: in a statement, or in what only one of the acts writes.

    But for two who take a secret out of the same statement: the one edit of a statement that there is.
    """
    one, other = ACTS[two.shared], ACTS[two.own]
    shared = one.files & other.files or {one.creates} & {other.creates} - {""}
    kinds = {found.kind for path in conflicts if (found := place(path))}
    plans_only = kinds <= _PLANS or two.shared == two.own == "redact"
    return not plans_only or bool(conflicts and not shared)


_PLANS = {"workspace", "calendar", "department", "request", "task"}


def test_two_acts_that_have_nothing_in_common_never_conflict_in_a_bare_repository(at_once: AtOnce) -> None:
    """Of those that have, it is asked where they meet: see below. A fifth of them, by turns."""
    together = {pair for group in GROUPS for pair in in_group(group)}
    apart = [pair for pair in combinations_with_replacement(ACTS, 2) if not {pair, pair[::-1]} & together]
    twos = [Two(one, other, offline=False) for one, other in by_turns(apart, 5)]
    assert {name for pair in apart for name in pair} == {name for two in twos for name in (two.shared, two.own)}
    assert not [two for two in twos if badly_conflicting(two, at_once.merged(two).conflicts)]


@pytest.mark.parametrize("group", GROUPS)
def test_what_two_people_do_at_once_becomes_what_must_become_of_it(at_once: AtOnce, group: str) -> None:
    wrong = []
    for two in (two for number, pair in enumerate(in_group(group)) for two in tried(number, pair)):
        wanted, found = expected(two), at_once.checked(two)
        codes = {problem.code for problem in found} - WARNINGS
        conflicts = [problem.path for problem in found if problem.code == "merge-conflict"]
        joined = ACTS[two.shared].files & ACTS[two.own].files
        # what git merges and check finds nothing in is what sync makes of it: the same tree, judged by the same function
        synced = wanted if wanted == "stands" and not codes and not joined else outcome(at_once, two)
        caught = bool(codes) if wanted != "stands" else not codes or bool(joined)
        if synced != wanted or not caught or badly_conflicting(two, conflicts):
            wrong.append((two, wanted, synced, codes))
    assert not wrong, "\n".join(map(str, wrong))


def tried(number: int, pair: tuple[str, str]) -> list[Two]:
    """One of the orders of a pair, by turns which, where something must become of it or both write the same file; of all others,
    which must stand, every fifth pair. All of them with `WHOLE_PRODUCT=1 pytest tests/app/sharing/test_concurrent_acts.py`, as
    after a change of how acts meet.
    """
    every = list(orders(*pair))
    if WHOLE:
        return every
    two = every[number // 5 % len(every)]
    calm = expected(two) == "stands" and not ACTS[two.shared].files & ACTS[two.own].files
    return [] if calm and number % 5 else [two]


def test_every_act_meets_others_in_every_way() -> None:
    met = [two for group in GROUPS for number, pair in enumerate(in_group(group)) for two in tried(number, pair)]
    for act in ACTS:
        assert {two.offline for two in met if act in (two.shared, two.own)} and any(two.shared == act for two in met)
        assert any(two.own == act for two in met)


def outcome(at_once: AtOnce, two: Two) -> str:
    """What `sync` does with it, in the words of `expected`."""
    found = at_once.synced(two)
    return "contradiction" if found.contradictions else "parked" if found.problems else "stands"


# --- text that merges cleanly and is illegal, as people meet it

ILLEGAL = {
    "archived here, an issue opened there": ("archive close", "issue open before the end", "the request is archived"),
    "archived here, a task added there": ("archive close", "task add before the end", "the request is archived"),
    "revised here, answered there": ("request revise of the terms", "feedback give, once more", "this answer is not to the present terms of sales"),
    "revised here, confirmed there": ("request revise of the terms", "request confirm", "sales has not accepted the present terms"),
    "left here, given a task there": ("member leaves", "task add", "sun leaves on 2024-07-03, before 2024-07-12"),
    "left here, at work there": ("member leaves", "task comment", "sun left on 2024-07-03"),
    "another lead here, answered by the former there": ("department edit of the lead", "feedback give", "li may not “give feedback”"),
    "handed over here, rescheduled by the former coordinator there": (
        "request handover", "task reschedule", "zhou may not “reschedule the task”"),
    "cancelled here, logged there": ("task cancel at work", "task log", "report is cancelled; “log progress” is not possible"),
    "taken back here, built upon there": ("withdraw", "acceptance submit", "report is to do; “submit deliverables” is not possible"),
    "built upon here, taken back there": ("acceptance submit", "withdraw", "cannot be withdrawn: 20240704T020000Z-li-"),
    "transferred here, answered there": ("issue transfer", "issue propose", "wang may not “propose a solution” here"),
    "one person in two departments": ("member add", "member add elsewhere", "“he” stands in sales already"),
}  # fmt: skip
"""By kind: what was shared, what was done meanwhile, and what is said to be wrong with it."""


@pytest.mark.parametrize("kind", ILLEGAL)
def test_what_merges_clean_and_is_illegal_is_named_by_sync_and_by_check(at_once: AtOnce, kind: str) -> None:
    shared, own, wrong = ILLEGAL[kind]
    two = Two(shared, own, offline=False)
    assert not at_once.merged(two).conflicts
    base, head = at_once.commits(two)
    reviewed = at_once.company.does("zhou", "check", "--base", base, "--head", head)
    assert reviewed.code == 1
    assert wrong in reviewed.out.partition("Only after the merge")[2]
    with at_once.meeting(two) as said:
        assert wrong in said.partition("Set aside, not shared: ")[2]
        told = json.loads(at_once.company.did("zhou", "check", "--json"))["findings"]
        assert {found["code"] for found in told} <= {"leaver-holds"}, "whoever left may hold what others hand on"


# --- what is parked, done again

AT_ONCE, BACK = (), (("li", "request handover q3 --to zhou"),)
REDO: dict[str, tuple[Two, tuple[tuple[str, str], ...], str]] = {
    "an answer is bound to the new terms": (Two("request revise of the terms", "feedback give, once more", False), AT_ONCE, ""),
    "a task is taken on as it now is": (Two("task edit", "task confirm", False), AT_ONCE, ""),
    "a draft is submitted as it now is": (Two("request edit", "request submit", False), AT_ONCE, ""),
    "a log is the owner's, now that somebody else does the work": (Two("task reassign", "task log", False), AT_ONCE, ""),
    "deliverables are the owner's": (Two("task reassign", "acceptance submit", False), AT_ONCE, ""),
    "a cancellation comes after what was said since": (Two("task log", "task cancel at work", True), AT_ONCE, ""),
    "a task gets another id": (Two("task add", "task add", False), AT_ONCE, "leaflet"),
    "a task out of a meeting gets another id": (Two("meeting add with a task", "meeting add with a task", False), AT_ONCE, "room"),
    "a collaboration gets another id": (Two("request new", "request new", False), AT_ONCE, "fresh-2"),
    "a confirmation waits for the new answer": (
        Two("request revise of the terms", "request confirm", False), (("li", "feedback give -C asked -d accept --scope stand"),), ""),
    "an agreement waits for another proposal": (
        Two("withdraw of a proposal", "issue agree", False), (("wang", "issue propose {price} -m Better"),), ""),
    "a proposal waits until the issue is back": (
        Two("issue transfer", "issue propose", False), (("wu", "issue transfer {late} --to tech --reason Yours"),), ""),
    "the archive waits until the last issue is resolved": (
        Two("issue open before the end", "archive close", False),
        (("li", "issue propose {food} -m Rice"), ("sun", "issue agree {food}"), ("sun", "issue resolve {food} -m Good --no-moves --revision none")), ""),
    "a verdict waits for other deliverables": (
        Two("acceptance return", "acceptance pass", False), (("wang", "acceptance submit q3/film --deliverable Film"),), ""),
    "a date waits until one coordinates again": (Two("request handover", "task reschedule", False), BACK, ""),
    "an edit waits until one coordinates again": (Two("request handover", "task edit", False), BACK, ""),
}  # fmt: skip
"""What was shared, what was parked, what has to happen before it is possible again, and the other id."""


@pytest.mark.parametrize("case", REDO)
def test_a_parked_act_is_done_again_once_nothing_stands_in_its_way(at_once: AtOnce, case: str) -> None:
    two, first, other_id = REDO[case]
    company, who = at_once.company, ACTS[two.own].who
    with at_once.meeting(two) as said:
        name = said.partition("xcollab parked withdraw ")[2].split()[0]
        redo = f"xcollab parked redo {name}" + (" --as NEW-ID" if other_id else "")
        assert (redo in said.splitlines()[-2]) is not bool(first), "named only where it is possible"
        for person, line in first:
            assert company.does(who, "parked", "redo", name).code == 1, "it was possible before"
            company.did(person, *words(company, line))
        company.did(who, "parked", "redo", name, *(("--as", other_id) if other_id else ()))
        assert "nothing wrong" in company.did("zhou", "check")
        assert "nothing wrong" in company.did("zhou", "check", "--base", at_once.commits(two)[0])
        assert "Nothing is parked" in company.did(who, "parked", "list")


def test_minutes_name_the_task_that_they_made_by_its_other_id(at_once: AtOnce) -> None:
    two, company = Two("meeting add with a task", "meeting add with a task", offline=False), at_once.company
    with at_once.meeting(two) as said:
        company.did("zhou", "parked", "redo", said.partition("xcollab parked redo ")[2].split()[0], "--as", "room")
        assert "    task: room\n" in company.git("show", "HEAD", "--", "collabs/q3/meetings").replace("+", "")
        assert "title: Book a room\n" in (company.root / "collabs/q3/tasks/room.yaml").read_text()


NEVER = {
    "a log on a task that is cancelled": Two("task cancel at work", "task log", False),
    "an issue of a request that is cancelled": Two("request cancel", "issue open", False),
    "what somebody did who had left": Two("member leaves", "issue open", False),
    "a department whose id is taken": Two("department add", "department add", False),
}


@pytest.mark.parametrize("case", NEVER)
def test_what_is_never_possible_again_is_refused_with_its_reason_and_can_be_withdrawn(
    at_once: AtOnce, case: str
) -> None:
    company, who = at_once.company, "zhou"
    with at_once.meeting(NEVER[case]) as said:
        name = said.partition("xcollab parked withdraw ")[2].split()[0]
        refused = company.does(who, "parked", "redo", name)
        assert refused.code == 1
        assert "error: " in refused.err and "hint: " in refused.err
        assert "Withdrawn, and never shared" in company.did(who, "parked", "withdraw", name)
