"""Some collaborations that lie in the working tree as they are committed, byte for byte: read as the commit that they are.

Of files that did not change, what was parsed before is taken from this clone's index; never what was judged. Who judges for
others (`check --base`, a server's hook) reads nothing of it.
"""

from collections.abc import Collection

from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.dataclass import replace
from xcollab.store.files.loading import Loaded
from xcollab.store.git.sources import Source
from xcollab.store.git.working_tree import WorkingTree


def as_committed(context: Context, source: Source, collabs: Collection[str]) -> Loaded | None:
    """They and the settings, loaded; None where something differs, or is asked of another place than the working tree."""
    repository = context.repository
    if not isinstance(source, WorkingTree) or not repository.lies_as_committed(collabs):
        return None
    view = WorkspaceView(context)
    view.collabs.read(collabs, whole=True)
    there = {name: view.collabs[name] for name in sorted(collabs) if name in view.collabs}
    loaded = view.loaded
    loaded.snapshot = replace(loaded.snapshot, collabs=there, elsewhere=view.collabs.named - there.keys())
    return loaded
