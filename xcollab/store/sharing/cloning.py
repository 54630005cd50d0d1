"""Cloning a repository that others share: by a documented transport, and nothing is left where it comes to nothing."""

import os
import re
import shutil
from pathlib import Path

from xcollab.errors import GitRefused, Misused, Refused
from xcollab.store.disk.workspace_file import MARK, nearest
from xcollab.store.git.line_ends import keep_line_ends
from xcollab.store.git.runner import Git
from xcollab.store.sharing.remote import last_words
from xcollab.words.addresses import shown_address

_HELPER = r"[A-Za-z0-9+.-]+::"
"""`ext::…` names a program that git would run."""
_SCHEMES = ("file", "git", "http", "https", "ssh")


def refuse_odd(address: str) -> None:
    """Raise `Misused` for an address that is an option, names a program, or goes by a transport that is not documented."""
    scheme, mark, rest = address.partition("://")
    odd = not address.strip() or address.startswith("-") or re.match(_HELPER, address) or not address.isprintable()
    if odd or (mark and (scheme.lower() not in _SCHEMES or rest.startswith("-"))):
        raise Misused("address-odd", address=shown_address(address), schemes=list(_SCHEMES))


def directory_of(address: str) -> str:
    """The name that git gives to the clone of an address; raises `Misused` where there is none in it."""
    plain = re.sub(r"(/|\\|\.git|\.bundle)+$", "", re.sub(r"[?#].*", "", address) if "://" in address else address)
    name = re.split(r"[/\\:]", plain)[-1].strip()
    if name in ("", ".", "..") or name.startswith("-"):
        raise Misused("clone-directory", address=shown_address(address))
    return name


def cloned(here: Git, address: str, root: Path, within: str | None) -> Path:
    """Clone from `here` into a directory that is new or empty; where the workspace lies. `within` names one of several, by its
    directory.

    Raises `Refused` where there is no workspace in it, `GitRefused` where git cannot clone; then all that was made is gone.
    """
    _refuse_place(root)
    made = not root.exists()
    try:
        root.mkdir(parents=True, exist_ok=True)
        return _filled(here, address, root, within)
    except BaseException:
        _clear(root, itself=made)
        raise


def _refuse_place(root: Path) -> None:
    if upper := nearest(root):
        raise Refused("cloned-already" if upper == root else "clone-inside", path=str(upper))
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise Misused("directory-not-empty", path=str(root))


def _filled(here: Git, address: str, root: Path, within: str | None) -> Path:
    done = here.ask_remote("clone", "--quiet", "--no-checkout", "--no-recurse-submodules", "--", address, str(root))
    if done.code:
        raise GitRefused("clone-failed", address=shown_address(address), said=last_words(done.err))
    git = here.at(root)
    place = _workspace(git, address, within)
    if git.ask("config", "core.autocrlf").text.lower() in ("true", "input"):
        keep_line_ends(git, place)
    checked_out = git.ask_as_typed("checkout", "--quiet", "--force")
    if checked_out.code:
        raise GitRefused("clone-failed", address=shown_address(address), said=last_words(checked_out.err))
    return root / place


def _workspace(git: Git, address: str, within: str | None) -> str:
    """The directory of the workspace, with a slash behind it; an empty text for the top."""
    listed = git.ask("ls-tree", "-r", "-z", "--name-only", "HEAD").out.decode("utf-8", "surrogateescape").split("\0")
    places = [path[: -len(MARK)] for path in listed if path == MARK or path.endswith(f"/{MARK}")]
    if within is not None:
        places = [place for place in places if place.strip("/") == within.replace(os.sep, "/").strip("/.")] or places
    if not places:
        raise Refused("nothing-to-join", address=shown_address(address))
    if len(places) > 1:
        raise Refused("which-workspace", there=[place.rstrip("/") or "." for place in places])
    return places[0]


def _clear(root: Path, *, itself: bool) -> None:
    for path in root.iterdir() if root.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            for upper, _, names in os.walk(path):
                for name in (
                    names if os.name == "nt" else ()
                ):  # git's objects may only be read, and Windows deletes no such file
                    (Path(upper) / name).chmod(0o600)
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if itself and root.is_dir() and not any(root.iterdir()):
        root.rmdir()
