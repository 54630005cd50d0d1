"""Whether this xcollab may write in a workspace: one that needs a newer one is read and left as it is."""

from xcollab import __version__
from xcollab.errors import BadFile
from xcollab.schema.version import needed, too_old_for
from xcollab.schema.workspace import FORMAT
from xcollab.store.disk.workspace_file import MARK
from xcollab.store.files.installer import renewing
from xcollab.store.git.repository import Repository
from xcollab.store.yaml.reading import Unreadable, read


def refuse_older(repository: Repository, revision: str = "HEAD") -> None:
    """Raise `BadFile` where the workspace at a revision needs a newer xcollab, or has a newer format.

    Asked wherever something is about to be written: under the lock of the clone, and of a commit that is built upon.
    Settings that cannot be read at all are told of elsewhere.
    """
    settings = repository.git.id_of(f"{revision}:{repository.prefix}{MARK}")
    content = repository.git.objects.read([settings])[settings]
    try:
        data = read(content).data if isinstance(content, bytes) else {}
    except Unreadable:
        return
    found = data.get("format")
    if isinstance(found, int) and found > FORMAT:
        raise BadFile("newer-format", where=MARK, found=found, known=FORMAT, command=renewing())
    if too_old_for(needs := needed(data)):
        raise BadFile("newer-needed", where=MARK, needs=needs, version=__version__, command=renewing())
