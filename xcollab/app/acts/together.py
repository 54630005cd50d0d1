"""Several acts of one person in one commit: each composed and judged as if it were said alone, all of them kept or none."""

from collections.abc import Iterator, Sequence

from xcollab.app.acts.commit import Decided
from xcollab.app.acts.composed import ComposedAct, decided, freed_by
from xcollab.app.acts.performing import Performing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.checking.findings import problem_lines
from xcollab.render.text.sentences import commit_message, kept_lines, statement_sentence, waiting_lines
from xcollab.render.text.time.deadline import meant_line
from xcollab.store.transaction.save_commit import Write
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.fold import settled


def decided_together(view: WorkspaceView, acts: Sequence[Performing], name: str, said: str) -> Decided:
    """Statements on different subjects, as one thing to keep. `name` is that of the change, such as `day-log`; `said` is the
    sentence for all of them, a message in which `{n}` is how many they are.

    Raises the refusal of the first that may not be.
    """
    context, rendering = view.context, view.render_context
    composed = [act.compose(view) for act in acts]
    every = [decided(context, view, one) for one in composed]
    homes = list(dict.fromkeys(one.subject.collab for one in composed))
    whole, subject = f"workspace.{name}", ", ".join(homes)
    collab = homes[0] if len(homes) == 1 else ""
    message = commit_message(view.snapshot.workspace.language, whole, subject, collab)
    understood = {typed: day for act in acts for typed, day in act.typing.understood.items()}
    speaker = composed[0].by
    owing = (owed for one in every for owed in one.waiting or () if speaker not in owed.people)
    waiting = list(dict.fromkeys((*owing, *_free_now(view, composed, homes))))
    warned = [found for one in every for found in one.findings]
    writes = list(_each_once(composed))
    told = [statement_sentence(rendering, one.entry, ()) for one in composed if one.entry]

    def lines(commit: str) -> list[str]:
        happened = context.words(said, n=len(composed))
        return [
            *(f"  {meant_line(context.words, view.days, *one)}" for one in understood.items()),
            *kept_lines(context.words, happened, commit, [write.path for write in writes]),
            *(f"  - {line}" for line in told),
            *waiting_lines(rendering, waiting, composed[0].entry.statement.at if composed[0].entry else None),
            *problem_lines(context.words, warned),
        ]

    return Decided(
        whole, subject, message, lines, writes, collab=collab or None, by=speaker, waiting=waiting, findings=warned,
        shown=told,
    )  # fmt: skip


def _free_now(view: WorkspaceView, composed: Sequence[ComposedAct], homes: Sequence[str]) -> Iterator[Obligation]:
    """Who can begin a task now that all of it is said: one that waited for several of them is free by none alone."""
    for home in homes:
        own = [one for one in composed if one.subject.collab == home]
        said = (one.entry for one in own if one.entry)
        after = settled(view.snapshot.collabs[home].with_entries(*said))
        freed = [task for one in own for task in freed_by(view, one, after)]
        found = obligations(view.snapshot, after, freed) if freed else ()
        yield from (owed for owed in found if owed.kind == "start-task" and owed.subject in freed)


def _each_once(composed: Sequence[ComposedAct]) -> Iterator[Write]:
    """A file that was attached twice is written once."""
    known: set[str] = set()
    for one in composed:
        for write in one.writes:
            if write.path not in known:
                known.add(write.path)
                yield write
