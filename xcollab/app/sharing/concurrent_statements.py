"""After a sync: on what others said otherwise at the same time, where both are legal and the later one counts."""

from collections.abc import Mapping

from xcollab.app.context import Context
from xcollab.app.sharing.incoming import added_statements, statements_at
from xcollab.render.base.context import RenderContext
from xcollab.render.text.sharing.sync import contested_line
from xcollab.store.disk.layout import Place, path_of
from xcollab.store.sharing.rebase import Replay
from xcollab.workflow.merge.concurrent_statements import contested


def meanwhile(context: Context, replay: Replay, base: str | None, tip: str | None, new: str) -> list[str]:
    """A sentence for each subject on which what went out and what came in since `base` differ in what decides."""
    if base is None or tip is None or new == tip:
        return []
    mine, theirs = added_statements(replay, tip, new), added_statements(replay, base, tip)
    both = _subjects(mine) & _subjects(theirs)
    places = {path: found for path, found in {**mine, **theirs}.items() if found.on in both}
    if not places:
        return []
    snapshot, said = statements_at(replay, new, places)
    own = [entry for entry in said if path_of(entry.record) in mine]
    others = [entry for entry in said if path_of(entry.record) in theirs]
    render_context = RenderContext(context.words, snapshot)
    return [contested_line(render_context, one) for one in contested(own, others)]


def _subjects(places: Mapping[str, Place]) -> set[str]:
    return {found.on for found in places.values()}
