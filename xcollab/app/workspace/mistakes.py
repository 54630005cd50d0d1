"""Our own mistakes: said in a line, and in a log that can be sent. The same for every door."""

import platform
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

from xcollab import __version__
from xcollab.errors import XcollabError
from xcollab.store.files.error_log import keep


def mistake(error: Exception, asked: str, directory: Path, environment: Mapping[str, str]) -> XcollabError:
    """A mistake of ours: said in a line, and in a log that can be sent, which holds nothing that was typed or read.

    `asked` is what led to it: a command, or the address of a page, without values.
    """
    said = f"{type(error).__name__}: {error}"[:200]
    log = keep(directory, environment, "\n".join(_told(error, asked)) + "\n")
    if log is None:
        return XcollabError("bug", said=said)
    return XcollabError("bug-with-log" if log.in_repository else "bug-outside", said=said, path=str(log.path))


def _told(error: Exception, asked: str) -> Iterator[str]:
    """The log: versions, what was asked for, and which lines of the program led there.

    An exception's own text stays out, because it may quote a value.
    """
    yield f"xcollab {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield asked
    one: BaseException | None = error
    while one is not None:
        yield f"\n{type(one).__module__}.{type(one).__qualname__}"
        steps = zip(traceback.walk_tb(one.__traceback__), traceback.extract_tb(one.__traceback__), strict=True)
        for (frame, line), step in steps:
            yield f"  {_place(frame)}:{line} in {step.name}\n    {step.line}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _place(frame: FrameType) -> str:
    """A file of the program by the name of its module, without the directories of this machine."""
    path = Path(frame.f_code.co_filename)
    spec = frame.f_globals.get("__spec__")
    parts = [*str(spec.name if spec else "").split("."), *(["__init__"] if path.stem == "__init__" else [])]
    return "/".join(parts) + path.suffix if path.with_suffix("").parts[-len(parts) :] == tuple(parts) else path.name
