"""The program `xcollab`, also as `python -m xcollab`: which version it is, it tells before anything else is imported."""

import sys

from xcollab import __version__


def main() -> None:
    """Tell the version, or hand over to the edge."""
    if sys.argv[1:] == ["--version"] and _told(f"xcollab {__version__}\n"):
        return
    import gc

    gc.disable()  # a command has ended before circles of objects matter; to look for them takes up to a quarter of its time
    from xcollab.cli import main as edge

    try:
        edge()
    finally:
        gc.freeze()  # nor do they matter at the very end, when Python would look for them once more


def _told(text: str) -> bool:
    """Whether it could be said; the edge knows how to speak of a stream that fails."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError):  # closed from the beginning, full, or not read any more
        return False
    return True


if __name__ == "__main__":
    main()
