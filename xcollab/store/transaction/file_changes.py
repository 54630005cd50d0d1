"""Files of an act as bytes: new ones, patched ones, and plans with a person's own uncommitted edits."""

from collections.abc import Callable
from typing import TypeVar
from zoneinfo import ZoneInfo

from xcollab.errors import BadFile, Misused, Refused
from xcollab.schema.value import Invalid, Value
from xcollab.store.disk import no_links
from xcollab.store.disk.layout import reserved
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.save_commit import Write
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import LARGEST, Unreadable, read
from xcollab.store.yaml.validation_errors import problems_of
from xcollab.store.yaml.writing import as_written, write

V = TypeVar("V", bound=Value)


def new_file(path: str, record: Value, lead: str = "") -> Write:
    """A record's first version, after some lines of comment; raises `Misused` where its id cannot be one."""
    if part := reserved(path):
        raise Misused("reserved-id", value=part)
    content = lead.encode() + write(as_written(record))
    _read_back(path, content, record)
    return Write(path, content, new=True)


def patched_file(repository: Repository, path: str, before: Value, after: Value, *, adopted: bool = False) -> Write:
    """A plan's next version, patched into the text that lies on the disk: HEAD's, or the person's own edits of it."""
    if not adopted and _edited(repository, path):
        raise Refused("hand-edits", path=path)
    try:
        present = no_links.read(repository.root, path, LARGEST)
    except OSError:  # a sparse checkout leaves it out
        raise Refused("not-checked-out", path=path) from None
    content = patch(present, as_written(before), as_written(after))
    _read_back(path, content, after)
    return Write(path, content, new=False, adopted=adopted)


def _read_back(path: str, content: bytes, record: Value) -> None:
    """What is written must say what was meant; raises `BadFile` where it is too much for one file."""
    try:
        assert type(record).model_validate(read(content).data) == record, "what was written does not read back"
    except Unreadable as error:
        raise BadFile(error.code, where=path, **error.arguments) from None


def adopt(repository: Repository, path: str, model: type[V], zone: ZoneInfo) -> V | None:
    """A plan with uncommitted edits, as a record; None where it is as committed. Raises `BadFile` where it is wrong."""
    if not _edited(repository, path):
        return None
    try:
        return parse(no_links.read(repository.root, path, LARGEST), path, model, zone)
    except OSError:
        raise Refused("hand-edits", path=path) from None


def _edited(repository: Repository, path: str) -> bool:
    return bool(repository.git.run("status", "--porcelain", "-z", "--", path).out)


def parse(blob: bytes, path: str, model: type[V], zone: ZoneInfo) -> V:
    """A record from a file's bytes; raises `BadFile` with the first thing wrong and its line."""
    try:
        document = read(blob)
        return model.model_validate(document.data, context={"zone": zone})
    except Unreadable as error:
        raise BadFile(error.code, where=f"{path}:{error.line}", **error.arguments) from None
    except Invalid as error:
        problem = next(problems_of(path, error, model, document))
        raise BadFile(problem.code, where=f"{path}:{problem.line}", **problem.arguments) from None


def stated_version(
    repository: Repository, path: str, model: type[V], zone: ZoneInfo, wanted: Callable[[V], bool]
) -> V | None:
    """The newest committed version of a plan that fulfils a condition."""
    commits = repository.git.run("log", "--format=%H", "--", path).text.splitlines()
    for commit in commits:
        blob = repository.git.ask("cat-file", "blob", f"{commit}:{repository.prefix}{path}")
        if blob.code:
            continue
        try:
            version = parse(blob.out, path, model, zone)
        except BadFile:
            continue
        if wanted(version):
            return version
    return None
