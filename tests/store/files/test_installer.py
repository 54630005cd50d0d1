"""What is printed to renew xcollab, or to add a package: for the installer that brought this copy, and for what it came from."""

import json
import shlex
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from xcollab import __version__

PROJECT = Path(__file__).parents[3]
_PRINT = """
import sys
from xcollab.store.files.installer import adding, renewing
assert sys.prefix == sys.argv[1], sys.prefix
print(renewing())
print(adding("openpyxl"))
"""
ADDRESS = f"https://files.example.com/xcollab-{__version__}-py3-none-any.whl"
NEWER = "xcollab @ https://files.example.com/xcollab-VERSION-py3-none-any.whl"
WANTED = "openpyxl>=3.1.3"
INSTALLED = {
    "pip, by name": ("pip", {}, "PYTHON -m pip install --upgrade xcollab", f"PYTHON -m pip install '{WANTED}'"),
    "pip, from a clone": ("pip", {"url": "file:///src/x%20collab", "dir_info": {"editable": True}},
                          "git -C '/src/x collab' pull && PYTHON -m pip install --upgrade '/src/x collab'",
                          f"PYTHON -m pip install '{WANTED}'"),
    "pip, from a file": ("pip", {"url": ADDRESS, "archive_info": {}}, f"PYTHON -m pip install --upgrade '{NEWER}'",
                         f"PYTHON -m pip install '{WANTED}'"),
    "pip, from a repository": ("pip", {"url": "https://git.example.com/x.git", "vcs_info": {"vcs": "git", "commit_id": "0"}},
                               "PYTHON -m pip install --upgrade 'xcollab @ git+https://git.example.com/x.git'",
                               f"PYTHON -m pip install '{WANTED}'"),
    "pipx, by name": ("pipx", {}, "pipx upgrade xcollab", f"pipx inject xcollab '{WANTED}'"),
    "pipx, from a clone": ("pipx", {"url": "file:///src/xcollab", "dir_info": {}},
                           "git -C /src/xcollab pull && pipx install --force /src/xcollab", f"pipx inject xcollab '{WANTED}'"),
    "pipx, from a file": ("pipx", {"url": ADDRESS, "archive_info": {}},
                          "pipx install --force https://files.example.com/xcollab-VERSION-py3-none-any.whl",
                          f"pipx inject xcollab '{WANTED}'"),
    "uv tool, by name": ("uv tool", {}, "uv tool upgrade xcollab", f"uv tool install --with '{WANTED}' xcollab"),
    "uv tool, from a clone": ("uv tool", {"url": "file:///src/xcollab", "dir_info": {}},
                              "git -C /src/xcollab pull && uv tool install --reinstall /src/xcollab",
                              f"uv tool install --with '{WANTED}' /src/xcollab"),
    "uv tool, from a file": ("uv tool", {"url": ADDRESS, "archive_info": {}}, f"uv tool install --reinstall '{NEWER}'",
                             f"uv tool install --with '{WANTED}' 'xcollab @ {ADDRESS}'"),
    "uv, by name": ("uv", {}, "uv pip install --python PREFIX --upgrade xcollab",
                    f"uv pip install --python PREFIX '{WANTED}'"),
}  # fmt: skip
"""How and from where, what the installer writes down of that, and what is printed."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (built,) = home.glob("*.whl")
    return built


@pytest.mark.skipif(sys.platform == "win32", reason="commands are quoted for a POSIX shell here")
@pytest.mark.parametrize("name", INSTALLED)
def test_the_command_fits_the_installer_and_what_it_installed_from(wheel: Path, tmp_path: Path, name: str) -> None:
    by, origin, renew, add = INSTALLED[name]
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"])  # what xcollab depends on
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(site)], check=True)
    (info,) = site.glob("xcollab-*.dist-info")
    (info / "INSTALLER").write_text("uv\n" if by.startswith("uv") else "pip\n")
    if origin:
        (info / "direct_url.json").write_text(json.dumps(origin))
    if by in ("pipx", "uv tool"):
        (home / {"pipx": "pipx_metadata.json", "uv tool": "uv-receipt.toml"}[by]).touch()
    python = str(home / "bin/python")
    done = subprocess.run([python, "-c", _PRINT, str(home)], cwd=tmp_path, capture_output=True, text=True, check=True)
    printed = [line.replace(python, "PYTHON").replace(str(home), "PREFIX") for line in done.stdout.splitlines()]
    assert printed == [renew, add]
    assert all(shlex.split(line) for line in printed)


def test_sources_that_nobody_installed_are_renewed_where_they_lie(tmp_path: Path) -> None:
    program = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); from xcollab.store.files.installer import renewing; print(renewing())"
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"git -C {shlex.quote(str(PROJECT))} pull && ")
