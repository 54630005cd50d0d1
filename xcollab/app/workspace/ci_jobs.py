"""The jobs that a forge runs for the workspace: on pull requests, every day, and whenever the default branch has moved."""

import shlex
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import GitRefused, Refused
from xcollab.render.export.ci import GITLAB_JOBS, GITLAB_MAIN, WITH_PAGES, Jobs, ci_files, command_of, next_steps
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.version import present
from xcollab.schema.workspace import Workspace
from xcollab.store.files.beside_workspace import present_file, top_of
from xcollab.store.git.repository import Repository
from xcollab.store.sharing.remote import current_branch, default_branch, known_remotes
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.workflow.model.configuring import may_configure


class Choice(NamedTuple):
    """What is said of the jobs that are wanted."""

    forge: str
    branch: str | None = None
    """The default branch, where it is not the remote's or the current one."""
    pages: bool = False
    """Whether the report is published as a page."""
    force: bool = False
    """Whether files that are otherwise are replaced."""

    @property
    def options(self) -> str:
        """As they are typed, without the last."""
        branch = f" --branch {shlex.quote(self.branch)}" if self.branch else ""
        return branch + (" --pages" if self.pages else "")


class JobFile(NamedTuple):
    """A file in which the forge looks for jobs, by its path from the top of the repository."""

    path: str
    text: str
    present: str | None
    """What stands there now; None where there is no file."""

    @property
    def differs(self) -> bool:
        """Whether something would be lost by writing it."""
        return self.present not in (None, self.text)


def job_files(context: Context, view: WorkspaceView, choice: Choice) -> list[JobFile]:
    """The files as they would be, beside those that are there. Raises `Refused` where what is asked for cannot be.

    GitLab's own file of jobs is the company's where there is one: it is left as it is, and told what it has to include.
    """
    top = top_of(context.repository)
    files = [
        JobFile(path, text, _text(present_file(top, path)))
        for path, text in ci_files(_jobs(context, view, choice)).items()
    ]
    return [file for file in files if not (file.path == GITLAB_MAIN and file.present is not None)]


def write_jobs(context: Context, choice: Choice, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Keep the files where the forge looks for them. Raises `Refused` where an admin is needed, or one there is otherwise."""
    whole = Repository(top_of(context.repository), context.environment)

    def decide(view: WorkspaceView) -> Decided:
        if not may_configure(view.snapshot, view.member.id):
            raise Refused("not-admin", member=view.member.id, people=list(view.snapshot.workspace.admins))
        jobs, files = _jobs(context, view, choice), job_files(context, view, choice)
        changed = [file.path for file in files if file.differs]
        if changed and not choice.force:
            raise Refused("jobs-by-hand", paths=changed, command=command_of(jobs))
        message = commit_message(view.snapshot.workspace.language, "workspace.ci", choice.forge, "")
        writes = [Write(f.path, f.text.encode(), new=f.present is None) for f in files if f.present != f.text]

        def told(commit: str) -> list[str]:
            if not writes:
                return [context.words(N_("{path} says so already."), path=file.path) for file in files]
            written = [write.path for write in writes]
            lines = written_lines(context.words, context.words(N_("{paths} written."), paths=written), commit, written)
            return [*lines, *next_steps(context.words, jobs, included=_included(whole))]

        return Decided("workspace.ci", choice.forge, message, told, writes)

    return keep(context, CurrentBranch(context, whole=whole), decide, keeping)


def _included(whole: Repository) -> bool:
    """Whether GitLab's own file of jobs includes ours, as the one does that is written where there was none."""
    return GITLAB_JOBS in (_text(present_file(whole.root, GITLAB_MAIN)) or GITLAB_JOBS)


def _jobs(context: Context, view: WorkspaceView, choice: Choice) -> Jobs:
    if choice.pages and choice.forge not in WITH_PAGES:
        raise Refused("no-forge-pages", forge=choice.forge)
    settings, directory = view.snapshot.workspace, context.repository.prefix.rstrip("/")
    branch = choice.branch or _default_branch(context.repository)
    if not branch:
        raise GitRefused("detached-head")
    return Jobs(choice.forge, branch, directory, settings.requires or present(), settings.timezone, view.now.year,
                _variables(settings), choice.pages, choice.options)  # fmt: skip


def _default_branch(repository: Repository) -> str:
    """The remote's default branch, as it was when it was cloned, otherwise the branch that is checked out."""
    remotes = known_remotes(repository)
    remote = "origin" if "origin" in remotes or not remotes else remotes[0]
    return default_branch(repository, remote) or current_branch(repository)


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")


def _variables(settings: Workspace) -> tuple[str, ...]:
    """The environment variables that the channels need, each once."""
    return tuple(dict.fromkeys(name for channel in settings.channels.values() for name in channel.variables))
