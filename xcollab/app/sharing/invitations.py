"""The way in for those who only have a browser: for each department that is to answer, a form on the forge, filled in."""

from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.forms.stages.feedback import GIVE
from xcollab.app.forms.template import field_lines
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.sharing.pull_request import base_name, forge_at
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.forges import Forge
from xcollab.channels.pages import Link, new_file_page
from xcollab.errors import Refused
from xcollab.render.base.context import RenderContext
from xcollab.render.base.links import Invitation, invitation_form
from xcollab.store.disk.layout import path_of
from xcollab.store.sharing.remote import remembered, remote_named
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.table import kind_of, obligations


class Invited(NamedTuple):
    """What the departments of a collaboration are sent."""

    collab: str
    forge: str
    """Its kind."""
    links: list[Invitation]


def forge_of_remote(context: Context, remote: str | None) -> Forge:
    """The forge of a remote; the branch's own, or origin, where none is named. Raises `Refused` where it cannot be told."""
    named = remote_named(context.repository, remote)
    forge = forge_at(context, named)
    if forge is None:
        raise Refused("no-pages", remote=named)
    if forge.kind == "unknown":
        raise Refused("unknown-forge", host=forge.host)
    return forge


def invite(context: Context, collab: str | None = None, remote: str | None = None) -> Invited:
    """For each department that has not answered, where it does so; raises `Refused` where nobody is to be asked."""
    remote = remote_named(context.repository, remote)
    forge = forge_of_remote(context, remote)
    view = WorkspaceView(context)
    state = view.state(view.collab(collab))
    kinds = ((owed.subject, kind_of(owed)) for owed in obligations(view.snapshot, state))
    owed = [subject for subject, kind in kinds if (kind.on, kind.due) == ("feedback", "clock")]
    if not owed:
        raise Refused("nobody-to-ask", collab=state.collab.id)
    branch = base_name(remembered(context.repository, remote))
    found = [_invitation(view, state, name, forge, branch) for name in owed]
    return Invited(state.collab.id, forge.kind, found)


def _invitation(view: WorkspaceView, state: State, department: str, forge: Forge, branch: str) -> Invitation:
    """The file that the department's lead would add, filled in as far as it is known."""
    context = view.context
    asked = view.snapshot.departments[department]
    speaker = next(iter(asked.representatives), "")
    post = "lead" if speaker == asked.lead else "deputy" if speaker in asked.deputies else "liaison"
    now, request = statement_moment(view.now, state.collab.entries), state.collab.request
    said = {
        "on": f"{state.collab.id}/feedback/{department}", "act": "feedback", "at": now.isoformat(), "by": speaker,
        "as": f"{department}/{post}",
        "answers": fingerprints.request_terms(request, department) if request else "",
    }  # fmt: skip
    name = f"{said['on']}/{statement_name(context, now, speaker or department)}"
    rendering = RenderContext.of_workspace(view.snapshot)
    words = rendering.words
    path = context.repository.prefix + path_of(name)
    fields = [field for field in GIVE.fields if field.key not in ("answers", "resources", "risks")]
    text = invitation_form(words, said, field_lines(words, GIVE._replace(fields=tuple(fields)), {}))
    link = new_file_page(forge, branch, path, text) or Link("", frozenset())
    to = rendering.name_of(speaker) if speaker else ""
    return Invitation(department, asked.name, to, path, link.address, text, "content" in link.fills)
