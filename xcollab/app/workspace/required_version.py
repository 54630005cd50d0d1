"""From now on, only this version of xcollab or a newer one writes in the workspace."""

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.workspace.settings import Change, Setting, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.schema.version import present
from xcollab.words import N_


def required_version(context: Context) -> str | None:
    """The oldest version that may write here, where one is named."""
    return WorkspaceView(context).snapshot.workspace.requires


def present_version() -> str:
    """The version that runs."""
    return present()


def require_present_version(context: Context, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Raise the required version to the running one; an older one never gets as far as the lock."""

    def compose(view: WorkspaceView) -> Change:
        before = view.snapshot.workspace
        return Change("xcollab", before, before.model_copy(update={"requires": present()}))

    said = N_("Whoever writes here needs xcollab {subject} from now on; everybody else installs it first.")
    return save_setting(context, Setting("upgrade", present(), said), compose, keeping)
