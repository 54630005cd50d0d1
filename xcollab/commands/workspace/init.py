"""`xcollab init`: begin a workspace in a git repository, with the person at work as its first member and admin."""

import os
import re
from pathlib import Path

from xcollab.app.forms.field_checks import check_key
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.app.settings import made
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.formless import Answers, Check
from xcollab.errors import GitRefused, Misused, Refused
from xcollab.render.text.sentences import commit_message
from xcollab.schema.base import Value
from xcollab.schema.department import Department, Member
from xcollab.schema.names import SLUG
from xcollab.schema.version import present
from xcollab.schema.workspace import FORMAT, Workspace
from xcollab.store.files.init_repository import begin
from xcollab.store.git.repository import MARK, Identity, Repository
from xcollab.store.transaction.file_changes import new_file
from xcollab.store.transaction.locking import locked
from xcollab.store.transaction.save_commit import check_writable, save
from xcollab.words import N_

_OPTIONS = (
    Option("name", ("--name",), N_("The company's name.")),
    Option("id", ("--id",), N_("A short id of the workspace."), metavar="ID"),
    Option(
        "language", ("--language",), N_("Language of commits and reports: zh or en."), metavar="LANG", complete="zh en"
    ),
    Option("timezone", ("--timezone",), N_("Time zone, such as Asia/Shanghai."), metavar="ZONE"),
    Option("member", ("--member",), N_("Your own id."), metavar="ID"),
    Option("department", ("--department",), N_("The id of your department."), metavar="ID"),
    Option("department_name", ("--department-name",), N_("Its name.")),
)
_FLAGS = {"id": "--id", "name": "--name", "admins": "--member"}


def run(
    terminal: Terminal, directory: str | None, name: str | None, id: str | None, language: str | None, timezone: str | None,
    member: str | None, department: str | None, department_name: str | None,
) -> None:  # fmt: skip
    """Write and commit the workspace's first files."""
    root = Path(os.path.normpath(terminal.directory / (directory or "")))
    if (root / MARK).exists():
        raise Refused("workspace-exists", path=str(root))
    begin(root, terminal.environment)
    repository = Repository(root, terminal.environment)
    identity = repository.identity()
    if "\ufffd" in identity.name + identity.email:
        raise GitRefused("name-not-utf8", name=identity.name)
    tongue = language or terminal.words.language
    if tongue not in ("zh", "en"):
        raise Misused("not-a-word", flag="--language", value=tongue, allowed=["zh", "en"])
    zone, here = _zone(timezone), root.resolve().name
    answers = Answers(terminal, repository, "init")
    with answers.kept():
        company = answers.ask("name", name, N_("The company's name"), here, _checks(Workspace, "name", "--name"))
        proposed = _slug(identity.email.partition("@")[0])
        own = answers.ask(
            "member", member, N_("Your own id, which never changes"), proposed, _checks(Member, "id", "--member")
        )
        question = N_("The id of your department, which never changes")
        home = answers.ask("department", department, question, "office", _checks(Member, "id", "--department"))
        title = home if department else {"zh": "综合部", "en": "Office"}[tongue]
        title = answers.ask(
            "department_name", department_name, N_("The name of your department"), title,
            _checks(Department, "name", "--department-name"),
        )  # fmt: skip
        settings = {"format": FORMAT, "requires": present(), "id": id or _slug(here), "name": company, "language": tongue,
                    "timezone": zone, "admins": [own]}  # fmt: skip
        workspace, commit = _begun(repository, identity, made(Workspace, settings, _FLAGS), home, title)
    terminal.done = commit
    _tell(terminal, workspace, own, home, commit)


def _checks(model: type[Value], key: str, flag: str) -> Check:
    return lambda answer: check_key(model, key, answer, flag)


def _begun(
    repository: Repository, identity: Identity, workspace: Workspace, home: str, title: str
) -> tuple[Workspace, str]:
    """The first files, committed; the short id of the commit."""
    own = workspace.admins[0]
    first = made(Member, {"id": own, "name": identity.name, "email": [identity.email]}, {"id": "--member"})
    office = made(Department, {"name": title, "lead": own, "members": [first.dump()]}, {"name": "--department-name"})
    files = [
        new_file(MARK, workspace),
        new_file(f"departments/{home}.yaml", office),
    ]
    with locked(repository):
        check_writable(repository, files)
        old = repository.git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").text or None
        message = commit_message(workspace.language, "workspace", "init", workspace.id, "")
        return workspace, save(repository, files, message, old)


def _tell(terminal: Terminal, workspace: Workspace, own: str, home: str, commit: str) -> None:
    words = terminal.words
    terminal.say(words(N_("Workspace {id} begun. [{commit}]"), id=workspace.id, commit=commit))
    terminal.say(words(N_("You are {member}, admin and lead of {department}.")).format(member=own, department=home))
    terminal.say(
        words(N_("All who can read this repository can read everything in it; confidential work gets one of its own."))
    )
    terminal.say(words(N_("Next:")))
    for line in (
        "xcollab department add sales --name …",
        "xcollab member add li --name … --email … --department sales",
        "xcollab department edit sales --lead li",
        "xcollab request new q3-launch --edit",
    ):
        terminal.say(f"  {line}")


def _zone(timezone: str | None) -> str:
    from pydantic import ValidationError

    try:
        return Workspace(id="x", name="x", timezone=timezone or "Asia/Shanghai", admins=("x",)).timezone
    except ValidationError:
        raise Misused("bad-timezone", where="--timezone", value=timezone) from None


def _slug(text: str) -> str:
    """An id out of a name; `me` where nothing of it can be one."""
    found = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return found if SLUG.fullmatch(found) else "me"


COMMANDS: tuple[Command, ...] = (
    Command("init", N_("Begin a workspace."), run, (Argument("directory", N_("Where; here, where it is left out."), False),),
            _OPTIONS, ("xcollab init", "xcollab init company --name '示例公司' --member zhou --department marketing --department-name 市场部")),
)  # fmt: skip
