"""What is not installed with xcollab itself is asked for by its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from xcollab.errors import Misused
from xcollab.store.files.installer import adding


@contextmanager
def needed(*packages: str) -> Iterator[None]:
    """Refuse with the command that adds what is missing, where it is one of the packages, as they are imported."""
    try:
        yield
    except ModuleNotFoundError as error:
        first = (error.name or "").partition(".")[0]
        if first not in packages:
            raise
        missing = [each.replace("_", "-") for each in packages if each == first or find_spec(each) is None]
        raise Misused("extra-missing", package=", ".join(missing), command=adding(*missing)) from None
