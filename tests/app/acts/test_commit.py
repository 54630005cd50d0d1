"""The one way to a commit: it is previewed, kept, or left to the person at work; and who has to wait for it is told so."""

import threading

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import CurrentBranch, Keeping, keep, writing
from xcollab.app.acts.performing import Performing, perform
from xcollab.app.forms.all_forms import form_of
from xcollab.errors import Refused
from xcollab.store.transaction.locking import locked

SAID = {"task": "report", "text": "half"}
COMMENT = form_of("task", "comment")


def test_a_dry_run_can_be_shown_with_the_message_and_the_files(onlookers: People) -> None:
    outcome = perform(onlookers.context("li"), COMMENT, SAID, Keeping(dry_run=True))
    shown = "\n".join(outcome.place.preview(outcome.decided))
    assert outcome.decided.message.splitlines()[0] in shown and outcome.paths[0] in shown and "text: half" in shown
    assert outcome.place.share("") == 0


def test_what_is_left_to_the_person_at_work_is_written_and_not_committed(at_work: People) -> None:
    outcome = perform(at_work.context("li"), COMMENT, SAID, Keeping(commit=False))
    assert outcome.commit == ""
    assert at_work.company.git("status", "--porcelain", "-uall").split() == ["??", outcome.paths[0]]


def test_it_is_judged_against_what_was_committed_meanwhile(at_work: People) -> None:
    late = Performing(at_work.context("li"), form_of("task", "progress"), {**SAID, "status": "doing"})
    at_work.do("zhou", "request", "cancel", collab="q3", reason="dropped")
    with pytest.raises(Refused):
        keep(late.context, late.place, late.decide)


def test_where_nothing_was_looked_up_before_the_newest_state_is_read(onlookers: People) -> None:
    context = onlookers.context("li")
    assert CurrentBranch(context).newest().revision.commit == context.repository.commit()


def test_who_has_to_wait_is_told_how_many_are_before(at_work: People) -> None:
    first, context, held, told = at_work.context("zhou"), at_work.context("li"), threading.Event(), threading.Event()

    def hold() -> None:
        with locked(first.repository):
            held.set()
            told.wait(30)

    def hear(text: str) -> None:
        context.told.append(text)
        told.set()

    context.note = hear  # type: ignore[method-assign]
    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    with writing(context):
        other.join()
    assert context.told == ["(another xcollab is writing in this clone; waiting, before this one: 1)"]
