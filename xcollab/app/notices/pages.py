"""Where something owed is answered in the browser: the workspace's own page, or a new file on the forge, filled in as far as it is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.kinds import FILE
from xcollab.app.forms.template import field_lines
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.sharing.pull_request import base_name, forge_at
from xcollab.channels.pages import new_file_page
from xcollab.errors import Refused, XcollabError
from xcollab.render.base.links import invitation_form
from xcollab.schema.names import place_of
from xcollab.schema.value import keys
from xcollab.store.disk.layout import path_of
from xcollab.store.sharing.remote import remembered, remote_named
from xcollab.store.yaml.reading import When
from xcollab.store.yaml.writing import write
from xcollab.workflow.acts.draft import Draft, DraftContext
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.rules.judge import speaks_as
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS

if TYPE_CHECKING:
    from xcollab.app.forms.form import Field, Form
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.channels.forges import Forge
    from xcollab.schema.plain import Plain
    from xcollab.workflow.obligations.obligation import Obligation
    from xcollab.workflow.views.replies import Reply


class Pages:
    """The pages of one workspace, its forge looked up once."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view

    @cached_property
    def _forge(self) -> tuple[Forge, str] | None:
        """The forge and its default branch; None where there is no remote whose pages are known."""
        repository = self._view.context.repository
        try:
            remote = remote_named(repository, None)
            forge = forge_at(self._view.context, remote)
            return (
                None if forge is None or forge.kind == "unknown" else (forge, base_name(remembered(repository, remote)))
            )
        except XcollabError:
            return None

    def page(self, owed: Obligation, member: str, reply: Reply | None) -> str:
        """Where a member answers; empty where no page does it."""
        if web := self._view.snapshot.workspace.web:
            return f"{web.rstrip('/')}/{quote(owed.collab)}#{quote((owed.of or owed).subject)}"
        if (
            self._forge is None
            or reply is None
            or reply.kind == "workspace"
            or ACTS[reply.kind, reply.act].statement is None
        ):
            return ""
        forge, branch = self._forge
        file = self._file(member, reply, owed.collab)
        link = new_file_page(forge, branch, *file) if file else None
        return link.address if link else ""

    def _file(self, member: str, reply: Reply, collab: str) -> tuple[str, str] | None:
        """Path and text of the statement that answers, with what is left to say as lines to fill in; None where a file that
        somebody types cannot say it.
        """
        view, form = self._view, form_of(reply.kind, reply.act)
        held = keys(STATEMENTS[reply.kind][reply.act]).values()
        if any(field.required and (_has_parts(field) or field.key not in held) for field in form.fields):
            return None
        state = view.state(collab)
        try:
            known = Attempt(view.snapshot, state, reply.kind, reply.subject, reply.act, member, member,
                            target=state.collab.entry(place_of(reply.kind, collab, reply.subject), reply.target))  # fmt: skip
            capacity = speaks_as(known)
            make = ACTS[reply.kind, reply.act].draft
            said = dict(reply.said)
            draft = make(DraftContext(view.snapshot, state, reply.subject, member), said) if make else Draft(said)
        except (Refused, KeyError):  # it rests on what is left to say
            return None
        moment = statement_moment(view.now, state.collab.entries)
        on = place_of(reply.kind, collab, reply.subject)
        head = {"on": on, "act": reply.act, "at": moment.isoformat(), "by": member, "as": capacity}
        about = {("to" if reply.act == "object" else "of"): reply.target} if reply.target else {}
        path = view.context.repository.prefix + path_of(f"{on}/{statement_name(view.context, moment, member)}")
        asked = [f for f in form.fields if f.key in held and f.key not in draft.said and not _has_parts(f)]
        return path, self._text(form._replace(fields=tuple(asked)), head | about, draft.said)

    def _text(self, form: Form, head: Mapping[str, str], said: Mapping[str, object]) -> str:
        """The head, what is said already, and the fields that are left."""
        words, known = self._view.render_context.words, list[str]()
        if said:
            plain = write({key: _as_in_files(value) for key, value in said.items()})
            known = [*plain.decode().rstrip("\n").splitlines(), ""]
        return invitation_form(
            words, head, [*known, *field_lines(words, form, {})], for_department=form.act == "feedback"
        )


def _as_in_files(value: object) -> Plain:
    """A value as files have it: days without quotes."""
    if isinstance(value, date):
        return When(value.isoformat())
    if isinstance(value, Mapping):
        return {str(key): _as_in_files(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_in_files(item) for item in value]
    return value if isinstance(value, str | int) else str(value)


def _has_parts(field: Field) -> bool:
    """A value made of parts, or a file, is written otherwise by hand than on the command line."""
    return bool(field.kind.parts) or field.kind.name == FILE.name
