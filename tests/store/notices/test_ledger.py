"""What is remembered of what was sent: joined, pruned, and read from a commit that anybody may have made."""

import itertools
from datetime import datetime, timedelta

import pytest

from tests.support.company import Company
from xcollab.store.git.plumbing import scaffolded
from xcollab.store.git.repository import Repository
from xcollab.store.notices.ledger import KEPT, TOLD_WITHIN, Ledger, read_ledger, tree_of_ledger
from xcollab.store.notices.record import (
    SILENT,
    LastRun,
    Record,
    Source,
    State,
    name_of,
    read_last_run,
    read_record,
    told_of,
)
from xcollab.store.notices.reference import change, remembered
from xcollab.store.sharing.asked_tokens import NOTICES

NOW = datetime.fromisoformat("2024-07-09T10:00+08:00")
COMMIT = "1" * 40
NAME = name_of("m", "li", "mail")


def record(state: State = "sent", at: datetime = NOW, tries: int = 1, doubts: int = 0, key: str = "k") -> Record:
    """A message to Li."""
    source = Source(COMMIT, "", True, NOW)
    return Record(
        state, at, "a" * 16, tries, doubts, "mail", (told_of(key, "li", "mail"),), source, "b" * 16, "refused-there"
    )


def test_what_is_written_is_read_again() -> None:
    assert read_record(record().written()) == record()
    run = LastRun(NOW, COMMIT, 3, NOW)
    assert read_last_run(run.written()) == run
    assert read_last_run(LastRun(NOW, "").written()) == LastRun(NOW, "")


@pytest.mark.parametrize("wrong", [
    b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, record().written().replace(b'"sent"', b'"read"'),
    record().written().replace(b'"tries": 1', b'"tries": 9'), record().written().replace(b'"tries": 1', b'"tries": true'),
    record().written().replace(b"+08:00", b""), record().written().replace(b"2024", b"0001"),
    record().written().replace(b"2024", b"9999"), record().written().replace(b'"since": ""', b'"since": "--upload-pack=x"'),
    record().written().replace(b"1" * 40, b"HEAD"), record().written().replace(b'"by": "aa', b'"by": "li@example.com'),
])  # fmt: skip
def test_what_we_would_not_have_written_is_no_record(wrong: bytes) -> None:
    assert read_record(wrong) is None


def test_of_two_memories_the_one_that_knows_more_counts_whichever_is_asked() -> None:
    known = [record("claimed"), record("failed"), record("unknown"), record("claimed", tries=2), record("sent")]
    for less, more in itertools.pairwise(known):
        for one, other in ((less, more), (more, less)):
            assert Ledger({NAME: one}).joined(Ledger({NAME: other})).sent == {NAME: more}


def test_a_claim_that_nobody_hears_of_is_unknown_and_due_once_more_only() -> None:
    claimed = record("claimed")
    assert not claimed.settled(NOW + SILENT / 2).due(NOW + SILENT / 2)
    late = NOW + SILENT * 2
    first = claimed.settled(late)
    assert (first.state, first.doubts) == ("unknown", 1) and first.due(late)
    second = first._replace(state="claimed", at=late, tries=2).settled(late + SILENT)
    assert second.over and not second.due(late + timedelta(days=9))


def test_a_failure_is_due_after_pauses_that_grow_and_then_no_more() -> None:
    moments = []
    for tries in range(1, 7):
        failed = record("failed", tries=tries)
        moments.append(next((hours for hours in range(49) if failed.due(NOW + timedelta(hours=hours))), None))
    assert moments == [1, 1, 2, 8, 20, None]


def test_pruned_is_what_nobody_is_told_anew_and_what_is_owed_still_stays() -> None:
    assert TOLD_WITHIN < KEPT / 2, "clocks and clones may differ by months before something is told twice"
    asked = {"b" * 16: b"asked"}
    ledger = Ledger({NAME: record()}, asked)
    assert ledger.pruned(NOW + KEPT / 2, frozenset()) == ledger
    assert ledger.pruned(NOW + KEPT, frozenset(record().told)) == ledger
    assert ledger.pruned(NOW + KEPT, frozenset()) == Ledger()


@pytest.fixture
def repository(company: Company) -> Repository:
    """A clone without a remote."""
    return Repository(company.root, company.environment)


def put(repository: Repository, *entries: str) -> None:
    """Let the reference stand at a commit of such a tree."""
    git = repository.git
    tree = git.run("mktree", given="".join(f"{entry}\n" for entry in entries).encode()).text
    git.run("update-ref", NOTICES, scaffolded(git, tree, (), "x"))


def test_a_tree_of_wrong_names_kinds_and_sizes_harms_nothing_and_goes_no_further(repository: Repository) -> None:
    git = repository.git
    good, large = (
        git.run("hash-object", "-w", "--stdin", given=one).text for one in (record().written(), b" " * 2**20)
    )
    run = git.run("hash-object", "-w", "--stdin", given=LastRun(NOW, COMMIT).written()).text
    inner = git.run("mktree", given=f"100644 blob {good}\t{NAME}\n".encode()).text
    names = [f"100644 blob {good}\t{NAME}", f"100755 blob {good}\t{'a' * 64}", f"120000 blob {good}\t{'b' * 64}",
             f"160000 commit {COMMIT}\t{'c' * 64}", f"040000 tree {inner}\t{'d' * 64}", f"100644 blob {large}\t{'e' * 64}",
             f"100644 blob {good}\tNAME", f"100644 blob {good}\t-x", f"100644 blob {run}\t{'f' * 64}"]  # fmt: skip
    sent = git.run("mktree", "--missing", given="".join(f"{name}\n" for name in names).encode()).text
    put(
        repository,
        f"040000 tree {sent}\tsent",
        f"100644 blob {run}\trun",
        f"100644 blob {good}\tasked",
        f"100644 blob {large}\tz",
    )
    assert remembered(repository) == Ledger({NAME: record()}, {}, LastRun(NOW, COMMIT))
    change(repository, "", lambda ledger: ledger, lambda: None)
    assert git.run("ls-tree", "-r", "--name-only", NOTICES).text.split() == ["run", f"sent/{NAME}"]
    assert git.ask("rev-parse", "--verify", "--quiet", f"{NOTICES}^").code, "nor does its history"


def test_trees_within_trees_without_end_are_not_walked(repository: Repository) -> None:
    git = repository.git
    tree = git.empty_tree
    for _ in range(40):  # 16 to the power of 40 paths
        entries = "".join(f"040000 tree {tree}\t{number:064x}\n" for number in range(16))
        tree = git.run("mktree", "--missing", given=entries.encode()).text
    put(repository, f"040000 tree {tree}\tsent", f"040000 tree {tree}\tasked", f"040000 tree {tree}\trun")
    assert remembered(repository) == Ledger()


@pytest.mark.parametrize("at", ["HEAD", "HEAD^{tree}", "HEAD:xcollab.yaml"])
def test_a_reference_at_something_else_remembers_nothing(repository: Repository, at: str) -> None:
    repository.git.run("update-ref", NOTICES, repository.git.run("rev-parse", at).text)
    assert remembered(repository) == Ledger()
    ledger = Ledger({NAME: record()})
    assert change(repository, "", lambda known: ledger, lambda: None) == ledger
    assert remembered(repository) == ledger


def test_who_was_slower_looks_again(repository: Repository) -> None:
    tries = []

    def edit(ledger: Ledger) -> Ledger:
        tries.append(len(ledger.sent))
        if len(tries) == 1:
            change(repository, "", lambda known: known._replace(sent={NAME: record()}), lambda: None)
        return ledger._replace(run=LastRun(NOW, ""))

    assert change(repository, "", edit, lambda: None) == Ledger({NAME: record()}, {}, LastRun(NOW, ""))
    assert tries == [0, 1]


def test_the_same_memory_is_the_same_commit_on_every_machine(repository: Repository) -> None:
    ledger = Ledger({NAME: record()}, {"b" * 16: b"asked"}, LastRun(NOW, COMMIT))
    tree = tree_of_ledger(repository.git, ledger)
    assert tree == tree_of_ledger(repository.git, ledger)
    commit = scaffolded(repository.git, tree, (), "x")
    assert read_ledger(repository.git, commit) == ledger
