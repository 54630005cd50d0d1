"""`xcollab forge`: what a forge needs to know of the departments, and the way in for those who only have a browser."""

from collections.abc import Mapping, Sequence
from typing import Any

from xcollab.app.acts.commit import CurrentBranch, Decided, keep
from xcollab.app.forms.feedback import GIVE
from xcollab.app.forms.subject_inputs import Option
from xcollab.app.forms.subject_lookup import COLLAB_ARGUMENT
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.sharing.pull_request import base_name, forge_at
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.forges import Forge
from xcollab.channels.pages import Link, new_file_page
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.committed import keeping as how
from xcollab.commands.edge.committed import tell
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.editor import field_lines
from xcollab.errors import Misused, Refused
from xcollab.render.base.links import Invitation, invitation_form, link_lines
from xcollab.render.base.sanitize import safe
from xcollab.render.export.codeowners import OWNERS_FOR, codeowners, without_account, written_for
from xcollab.render.text.sentences import commit_message, name_of, written_lines
from xcollab.store.disk.layout import path_of
from xcollab.store.files.code_owners import place_of_owners, present_owners, top_of
from xcollab.store.git.repository import Repository
from xcollab.store.sharing.remote import remembered, remote_named
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.authority import may_configure
from xcollab.workflow.model.obligations import waits
from xcollab.workflow.model.state import State


def _codeowners(terminal: Terminal, kind: str | None, write: bool, **keeping: Any) -> int | None:
    kind = kind or _kind(terminal, write)
    if kind not in OWNERS_FOR:
        raise Misused("not-a-word", flag="--for", value=kind, allowed=list(OWNERS_FOR))
    if write:
        return _write(terminal, kind, keeping)
    if any(keeping.values()):
        raise Misused("missing-options", missing=["--write"], command="xcollab forge codeowners")
    view = WorkspaceView(terminal)
    terminal.deliver(safe(_owners(terminal, view, kind)))
    for member, name in without_account(view.snapshot):
        terminal.note(terminal.words(N_("{name} is not named: add the account as `forge` of {member} in {path}"),
                             name=name, member=member,
                             path=path_of(f"departments/{view.snapshot.department_of(member)}")))  # fmt: skip
    return None


def _kind(terminal: Terminal, write: bool) -> str:
    """The forge of the remote; the file can be made without one, so where it cannot be told, it can be said."""
    try:
        kind = _forge(terminal, remote_named(terminal.repository, None)).kind
    except Refused:
        kind = ""
    if kind not in OWNERS_FOR:  # Gitee reads no such file
        what = "--for github" + (" --write" if write else "")
        raise Refused("owners-for-which-forge", command=f"xcollab forge codeowners {what}")
    return kind


def _owners(terminal: Terminal, view: WorkspaceView, kind: str) -> str:
    return codeowners(Words(view.snapshot.workspace.language), view.snapshot, kind, terminal.repository.prefix)


def _write(terminal: Terminal, kind: str, keeping: Mapping[str, Any]) -> int:
    whole = Repository(top_of(terminal.repository), terminal.environment)
    path = place_of_owners(terminal.repository, kind)

    def decide(view: WorkspaceView) -> Decided:
        if not may_configure(view.snapshot, view.member.id):
            raise Refused("not-admin", member=view.member.id, people=list(view.snapshot.workspace.admins))
        text, found = _owners(terminal, view, kind), present_owners(whole.root, path)
        present = None if found is None else found.decode("utf-8", "replace")
        if present is not None and written_for(present) is None:
            raise Refused("owners-by-hand", path=path, forge=kind)
        message = commit_message(view.snapshot.workspace.language, "workspace", "codeowners", path, "")
        writes = () if present == text else (Write(path, text.encode(), new=present is None),)
        return Decided(
            "workspace.codeowners", path, message, lambda commit: _written(terminal, path, commit, writes), writes
        )

    return tell(terminal, keep(terminal, CurrentBranch(terminal, whole=whole), decide, how(keeping)), keeping)


def _written(terminal: Terminal, path: str, commit: str, writes: Sequence[Write]) -> list[str]:
    if not writes:
        return [terminal.words(N_("{path} says so already."), path=path)]
    return written_lines(terminal.words, terminal.words(N_("{path} written."), path=path), commit, [path])


def _forge(terminal: Terminal, remote: str) -> Forge:
    forge = forge_at(terminal, remote)
    if forge is None:
        raise Refused("no-pages", remote=remote)
    if forge.kind == "unknown":
        raise Refused("unknown-forge", host=forge.host)
    return forge


def _links(terminal: Terminal, collab: str | None, remote: str | None, json: bool) -> None:
    remote = remote_named(terminal.repository, remote)
    forge = _forge(terminal, remote)
    view = WorkspaceView(terminal)
    state = view.state(view.collab(collab))
    owed = [wait.subject for wait in waits(view.snapshot, state) if wait.kind in ("give-feedback", "renew-feedback")]
    if not owed:
        raise Refused("nobody-to-ask", collab=state.collab.id)
    branch = base_name(remembered(terminal.repository, remote))
    found = [_invitation(terminal, view, state, name, forge, branch) for name in owed]
    if json:
        from xcollab.app.views.showing import LinksView

        return terminal.show_json(LinksView(state.collab.id, forge.kind, found))
    for line in link_lines(terminal.words, found):
        terminal.put(line)
    return None


def _invitation(
    terminal: Terminal, view: WorkspaceView, state: State, department: str, forge: Forge, branch: str
) -> Invitation:
    """The file that the department's lead would add, filled in as far as it is known."""
    asked = view.snapshot.departments[department]
    speaker = next(iter(asked.representatives), "")
    post = "lead" if speaker == asked.lead else "deputy" if speaker in asked.deputies else "liaison"
    now, request = statement_moment(view.now, state.collab.entries), state.collab.request
    said = {
        "on": f"{state.collab.id}/feedback/{department}", "act": "feedback", "at": now.isoformat(), "by": speaker,
        "as": f"{department}/{post}",
        "answers": fingerprints.request_terms(request, department) if request else "",
    }  # fmt: skip
    name = f"{said['on']}/{statement_name(terminal, now, speaker or department)}"
    words = Words(view.snapshot.workspace.language)
    path = terminal.repository.prefix + path_of(name)
    fields = [field for field in GIVE.fields if field.key not in ("answers", "resources", "risks")]
    text = invitation_form(words, said, field_lines(words, GIVE._replace(fields=tuple(fields)), {}))
    link = new_file_page(forge, branch, path, text) or Link("", frozenset())
    to = name_of(view.snapshot, speaker) if speaker else ""
    return Invitation(department, asked.name, to, path, link.address, text, "content" in link.fills)


_FOR = Option("kind", ("--for",), N_("github, gitlab or gitea; otherwise by the remote's address."), metavar="FORGE")
_WRITE = Option("write", ("--write",), N_("Commit it where the forge looks for it (admins)."), switch=True)
_REMOTE = Option("remote", ("--remote",), N_("The remote whose forge is meant."), metavar="REMOTE")

COMMANDS: tuple[Command, ...] = (
    Command("codeowners", N_("Which department a forge asks about which files."), _codeowners, (), (_FOR, _WRITE, *KEEPING),
            ("xcollab forge codeowners --for github", "xcollab forge codeowners --for gitlab --write")),
    Command("links", N_("For each department that has not answered: where to do it in the browser."), _links,
            (COLLAB_ARGUMENT,), (_REMOTE, JSON), ("xcollab forge links q3-launch", "xcollab forge links --json"), paged=True),
)  # fmt: skip
