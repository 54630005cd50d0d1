"""Wherever random histories lead, and they make every move of the rulebook: whoever owes something is offered what is possible."""

from collections import Counter

from tests.support.matter import ACCEPTANCE, REQUEST_LOG, TASK_LOG, Story, doing, in_review, task_in
from tests.support.wandering.in_memory import StoryView, refused
from tests.support.wandering.tries import leaving
from tests.support.wandering.wanderer import EVERY_MOVE, IMPOSSIBLE, POSSIBLE, Wanderer
from xcollab.app.printed_commands import offers
from xcollab.app.views.inbox import concerns
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.views.summary import summary

DAYS = (0, 4, 60)
"""How long nobody says anything, by turns: nothing is late, something, everything."""


class Offered:
    """What people were offered in the histories."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.known: set[tuple[str, ...]] = set()

    def look(self, story: Story, days: int) -> None:
        """Go through the inboxes of everybody; a command that stands in the same place as before is not judged again."""
        view = StoryView(story, "qian", days)
        (state,) = view.states()
        for wait in (each.obligation for each in concerns(view, summary(view.snapshot, state, view.now.date()))):
            self.kinds[wait.kind] += 1
            self.wrong += [] if wait.people else [f"nobody is asked: {wait}"]
            for who in wait.people:
                key = (
                    who,
                    wait.kind,
                    wait.subject,
                    wait.party,
                    wait.on,
                    state.request.status,
                    state.status("task", "report"),
                )
                if key in self.known:
                    continue
                self.known.add(key)
                commands = [*offers(StoryView(story, who, days), who, wait)]
                if not commands or (len(commands) > 1 and not (wait.of or KINDS[wait.kind].all_ways)):
                    self.wrong.append(f"{who} is offered {commands} for {wait}")
                self.wrong += [wrong for command in commands if (wrong := refused(story, who, command))]


def test_whoever_owes_something_is_offered_what_the_rulebook_lets_them_do_and_every_move_of_it_is_made(
    wanderer: Wanderer,
) -> None:
    offered = Offered()
    judged_by_both = in_review().says(ACCEPTANCE, "pass", "chen").says(REQUEST_LOG, "handover", "qian", to="chen")
    void = doing().says(TASK_LOG, "propose-date", "zhao", to="2024-07-19", reason="r")
    void.says(TASK_LOG, "reschedule", "qian", to="2024-07-22", reason="r")
    helped = task_in("needs-help").says(TASK_LOG, "comment", "wang", text="here it is")
    only_coordinates = doing().says(REQUEST_LOG, "handover", "qian", to="li")  # all of the requesting side leave
    only_coordinates.snapshot = leaving(only_coordinates.snapshot, requesting=True)
    for story in (judged_by_both, void, helped, only_coordinates):  # too far off the road to be met by chance
        offered.look(story, 0)
    for _ in range(300):
        offered.known.clear()
        for number, (story, new) in enumerate(wanderer.history(90)):
            if new or number % 3 == 0:
                offered.look(story, DAYS[number % len(DAYS)])
        if wanderer.made >= POSSIBLE and {*offered.kinds} >= {*KINDS}:
            break
    assert POSSIBLE - wanderer.made == set()
    assert wanderer.made - POSSIBLE == set(), "what is called impossible was done"
    assert {*KINDS} - {*offered.kinds} == set(), "kinds of obligations that nobody had"
    assert offered.wrong[:20] == []


def test_what_no_history_can_do_has_a_row_all_the_same() -> None:
    for reason, moves in IMPOSSIBLE.items():
        assert moves <= EVERY_MOVE, reason
    assert len(POSSIBLE) > 300 and {move.machine for move in POSSIBLE} == {*MACHINE_OF} - {"acceptance"}
