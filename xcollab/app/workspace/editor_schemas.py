"""The schemas by which editors check a workspace's files: kept in the workspace itself, so that they work offline and for all, or anywhere."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.render.schemas.kinds import file_schemas, schema_text
from xcollab.render.schemas.vscode import EXTENSIONS, SETTINGS, vscode_text
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.store.disk import no_links
from xcollab.store.disk.output_files import keep_bytes, make_directory
from xcollab.store.files.editor_schemas import DIRECTORY, ENDING
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.words.labels import Language

_LARGEST = 2**20


def schema_files(first: Language) -> Mapping[str, bytes]:
    """Each schema as a file, by its name; the `first` language before the other."""
    return {f"{name}{ENDING}": schema_text(schema).encode() for name, schema in file_schemas(first).items()}


def write_schemas(context: Context, directory: Path) -> list[str]:
    """Into any directory, which is made where it is not there; raises `Misused` where it cannot be written."""
    make_directory(directory)
    files = schema_files(context.words.language)
    for name, content in files.items():
        keep_bytes(directory / name, content)
    return list(files)


def export_schemas(context: Context, keeping: Keeping = FOR_GOOD, *, vscode: bool = False) -> Outcome:
    """Keep them in the workspace, in a commit; with `vscode` also the settings by which that editor finds them."""

    def decide(view: WorkspaceView) -> Decided:
        language, root = view.snapshot.workspace.language, context.repository.root
        files = {f"{DIRECTORY}/{name}": content for name, content in schema_files(language).items()}
        left = []
        for path, content in _vscode(root) if vscode else ():
            if content is None:
                left.append(path)
            else:
                files[path] = content
        writes = [write for path, content in files.items() if (write := _write(root, path, content))]
        message = commit_message(language, "workspace.schemas", DIRECTORY, "")
        return Decided(
            "workspace.schemas", DIRECTORY, message, lambda commit: [*_told(context, writes, commit), *_by_hand(context, left)],
            writes,
        )  # fmt: skip

    return keep(context, CurrentBranch(context), decide, keeping)


def first_files(root: Path, language: Language) -> Iterator[Write]:
    """All of it, for a workspace that is being begun; settings that somebody wrote already stay as they are."""
    for name, content in schema_files(language).items():
        yield Write(f"{DIRECTORY}/{name}", content, new=True)
    for path, settings in _vscode(root):
        if settings is not None and _present(root, path) is None:
            yield Write(path, settings, new=True)


def _vscode(root: Path) -> Iterator[tuple[str, bytes | None]]:
    for path in (SETTINGS, EXTENSIONS):
        present = _present(root, path)
        text = vscode_text(path, DIRECTORY, ENDING, None if present is None else present.decode("utf-8", "replace"))
        yield path, None if text is None else text.encode()


def _present(root: Path, path: str) -> bytes | None:
    try:
        return no_links.read(root, path, _LARGEST)
    except (OSError, Refused):
        return None


def _write(root: Path, path: str, content: bytes) -> Write | None:
    """None where it lies there as it is."""
    present = _present(root, path)
    return None if present == content else Write(path, content, new=present is None)


def _told(context: Context, writes: list[Write], commit: str) -> list[str]:
    words = context.words
    if not writes:
        return [words(N_("{path} says so already."), path=DIRECTORY)]
    told = words(N_("Schemas for editors written to {path}; new files name theirs."), path=DIRECTORY)
    return written_lines(words, told, commit, [write.path for write in writes])


def _by_hand(context: Context, left: list[str]) -> Iterator[str]:
    """What is to be put by hand into settings with comments."""
    for path in left:
        text = vscode_text(path, DIRECTORY, ENDING, None) or ""
        yield context.words(N_("{path} has comments, so it stays as it is; add this to it:"), path=path)
        yield from (f"  {line}" for line in text.splitlines())
