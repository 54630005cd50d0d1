"""How this copy of xcollab was installed, and the command that renews it or adds a package beside it.

What is called `xcollab` in an index may be somebody else's. So a command names what this copy came from: the directory or
address that the installer wrote down (PEP 610), and the name alone only where it came by name.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from importlib.metadata import Distribution

NAME = "xcollab"
_SOURCES = Path(__file__).parents[3]


class Copy(NamedTuple):
    """An installation."""

    by: str
    """`pipx`, `uv tool`, `uv` or `pip`."""
    version: str
    directory: str = ""
    """The sources that it was installed from, where it was from some."""
    address: str = ""
    """The file or repository that it was installed from, where it was from one."""


def this_copy() -> Copy:
    """The installation that runs now; one that nobody installed counts as its sources, by pip."""
    found = _found()
    if found is None:
        return Copy("pip", "", directory=str(_SOURCES))
    home, installer = Path(sys.prefix), (found.read_text("INSTALLER") or "").strip()
    if (home / "pipx_metadata.json").is_file():
        by = "pipx"
    elif (home / "uv-receipt.toml").is_file():
        by = "uv tool"
    else:
        by = "uv" if installer == "uv" else "pip"
    return Copy(by, found.version, *_origin(found))


def renewing() -> str:
    """The command that brings a newer xcollab; `VERSION` stands in it where a new file has another address."""
    copy = this_copy()
    if copy.directory:
        pull = _line("git", "-C", copy.directory, "pull")
        return f"{pull} && {_line(*_install(copy), copy.directory)}"
    if copy.address:
        newer = copy.address.replace(copy.version, "VERSION") if copy.version else copy.address
        return _line(*_install(copy), newer if copy.by == "pipx" else f"{NAME} @ {newer}")
    match copy.by:
        case "pipx":
            return _line("pipx", "upgrade", NAME)
        case "uv tool":
            return _line("uv", "tool", "upgrade", NAME)
    return _line(*_install(copy), NAME)


def adding(*packages: str) -> str:
    """The command that adds packages that xcollab can use, in versions that it can use, to this copy's environment."""
    copy, wanted = this_copy(), [_requirement(package) for package in packages]
    match copy.by:
        case "pipx":
            return _line("pipx", "inject", NAME, *wanted)
        case "uv tool":
            came_from = copy.directory or (f"{NAME} @ {copy.address}" if copy.address else NAME)
            return _line("uv", "tool", "install", *(word for one in wanted for word in ("--with", one)), came_from)
        case "uv":
            return _line("uv", "pip", "install", "--python", sys.prefix, *wanted)
    return _line(sys.executable, "-m", "pip", "install", *wanted)


def _install(copy: Copy) -> Sequence[str]:
    match copy.by:
        case "pipx":
            return "pipx", "install", "--force"
        case "uv tool":
            return "uv", "tool", "install", "--reinstall"
        case "uv":
            return "uv", "pip", "install", "--python", sys.prefix, "--upgrade"
    return sys.executable, "-m", "pip", "install", "--upgrade"


def _found() -> "Distribution | None":
    from importlib.metadata import PackageNotFoundError, distribution  # slow, and seldom wanted

    try:
        return distribution(NAME)
    except PackageNotFoundError:
        return None


def _origin(found: "Distribution") -> tuple[str, str]:
    """The directory and the address that it came from, of which there is at most one."""
    from urllib.request import url2pathname

    try:
        said = json.loads(found.read_text("direct_url.json") or "{}")
        address = str(said.get("url", ""))
        if "dir_info" in said:
            return url2pathname(urlsplit(address).path), ""
    except (ValueError, AttributeError):
        return "", ""
    scheme = said.get("vcs_info", {}).get("vcs", "")
    return "", f"{scheme}+{address}" if scheme else address


def _requirement(package: str) -> str:
    """The versions of a package that this copy can use, as its own metadata says."""
    found = _found()
    every = [line.partition(";")[0].strip() for line in (found.requires or [])] if found else []
    return next(
        (line for line in every if line.removeprefix(package)[:1] in ("<", ">", "=", "~", "!", " ", "(")), package
    )


def _line(*words: str) -> str:
    """A command as it is typed in the shell of this system."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
