"""Commands to be printed: each is what the parser understands, with what the state knows already."""

import shlex
from collections.abc import Callable

import pytest

from tests.support.at_work import People
from xcollab.app.forms.all_forms import FORMS
from xcollab.app.forms.form import Form
from xcollab.app.printed_commands import command_of, next_step, offer, offers, with_command
from xcollab.app.views.inbox import concerns
from xcollab.app.workspace_view import WorkspaceView
from xcollab.workflow.model.acceptors import Remedy
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.views.replies import Reply
from xcollab.workflow.views.summary import summary


@pytest.mark.parametrize(
    ("reply", "command"),
    [
        (Reply("request", "submit", "q3"), "xcollab request submit q3"),
        (Reply("task", "confirm", "report"), "xcollab task confirm q3/report"),
        (Reply("issue", "agree", "i-4k2m"), "xcollab issue agree q3/i-4k2m"),
        (Reply("feedback", "feedback", "sales"), "xcollab feedback give sales -C q3"),
        (Reply("task", "withdraw", "report", target="2024-li-k3d9"), "xcollab withdraw 2024-li-k3d9 -C q3"),
        (Reply("task", "object", "report"), "xcollab object q3/report -C q3"),
        (Reply("feedback", "hold", "sales"), "xcollab hold sales -C q3"),
        (
            Reply("request", "revise", "q3", {"remove_department": ["tech", "support"], "reason": "it's done"}),
            """xcollab request revise q3 --reason 'it'"'"'s done' --remove-department tech --remove-department support""",
        ),
        (Reply("task", "reschedule", "report", {"to": "2024-07-12"}), "xcollab task reschedule q3/report --to 2024-07-12"),
        (
            Reply("workspace", "department-edit", "sales", {"lead": "sun"}),
            "xcollab department edit sales --lead sun",
        ),
        (Reply("workspace", "doctor", ""), "xcollab doctor"),
    ],
)  # fmt: skip
def test_a_command_names_what_it_is_on_and_what_is_said_already(reply: Reply, command: str) -> None:
    assert command_of(reply, "q3") == command


def test_what_no_flag_says_is_left_to_the_form() -> None:
    assert command_of(Reply("task", "cancel", "report", {"of": "x"}), "q3") == "xcollab task cancel q3/report"


def test_what_is_recorded_for_somebody_names_them() -> None:
    assert command_of(Reply("task", "confirm", "report"), "q3", recorded_for="li") == (
        "xcollab task confirm q3/report --for li"
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.typed)
def test_the_command_of_every_form_begins_as_the_form_is_typed(form: Form) -> None:
    words = shlex.split(command_of(Reply(form.kind or "task", form.act, "report", target="k3d9"), "q3"))
    assert " ".join(words).startswith(form.typed)


def test_a_finding_names_the_command_that_mends_it_and_keeps_its_other_arguments() -> None:
    mended = with_command(
        Finding("q3/request", (), "x", {"collab": "q3", "n": 2, "remedy": Remedy("request", "handover", {"to": "li"})})
    )
    assert mended == {"collab": "q3", "n": 2, "command": "xcollab request handover q3 --to li"}
    told = {"collab": "q3", "remedy": "none that is known"}
    assert with_command(Finding("q3/request", (), "x", told)) == told


@pytest.fixture
def later(onlookers: People) -> Callable[[str], WorkspaceView]:
    """What somebody sees when the report is late."""
    return lambda who: WorkspaceView(onlookers.context(who), now="2024-07-15T12:00")


def test_who_owes_an_answer_is_offered_what_gives_it(later: Callable[[str], WorkspaceView]) -> None:
    view = later("li")
    (owed,) = [each for each in view.obligations(view.state("q3")) if "li" in each.obligation.people]
    assert offer(view, "li", owed.obligation) == "xcollab task log q3/report"
    assert next_step(view, [owed]) == (owed, "xcollab task log q3/report")


def test_who_reads_anothers_inbox_may_at_most_record_the_answer(later: Callable[[str], WorkspaceView]) -> None:
    view = later("zhou")
    (owed,) = [each for each in view.obligations(view.state("q3")) if "li" in each.obligation.people]
    assert offer(view, "li", owed.obligation) == "xcollab task log q3/report --for li"
    assert next_step(view, [owed]) is None, "it is not the reader's"
    stranger = later("wu")
    assert offer(stranger, "li", owed.obligation) == ""


def test_of_what_was_escalated_all_that_one_may_do_about_it_is_offered(later: Callable[[str], WorkspaceView]) -> None:
    view = later("zhou")
    told = [
        each.obligation
        for each in concerns(view, summary(view.snapshot, view.state("q3"), view.now.date()))
        if each.obligation.of
    ]
    (one,) = [each for each in told if "zhou" in each.people]
    found = list(offers(view, "zhou", one))
    assert len(found) > 1 and all(command.startswith("xcollab ") for command in found)
    assert offer(view, "zhou", one) == found[0]


def test_of_a_moment_past_nothing_can_be_answered(onlookers: People) -> None:
    view = WorkspaceView(onlookers.context("li"), "HEAD~1")
    owed = view.obligations(view.state("q3"))
    assert owed and [offer(view, person, each.obligation) for each in owed for person in each.obligation.people] == [""]
    assert offer(onlookers.view("li"), "", owed[0].obligation) == ""
