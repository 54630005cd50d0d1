"""What is installed is what the locks say: whole, in step with pyproject.toml, from nowhere in particular.

`requirements.lock` is for `make demo` and `make test`, `requirements-docs.lock` for `make docs`.
"""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-docs.lock")}
_PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def _wanted(lock: str) -> list[Requirement]:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if lock == "requirements-docs.lock":
        lists = [said["dependency-groups"]["docs"]]
    else:
        lists = [said["build-system"]["requires"], said["project"]["dependencies"], said["dependency-groups"]["dev"]]
        lists += said["project"]["optional-dependencies"].values()
    return [Requirement(line) for lines in lists for line in lines]


def _pinned(lock: str) -> dict[str, set[str]]:
    pinned: dict[str, set[str]] = {}
    for name, version in _PINNED.findall(LOCKS[lock]):
        pinned.setdefault(canonicalize_name(name), set()).add(version)
    return pinned


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_in_the_lock_in_a_version_that_is_allowed(lock: str) -> None:
    pinned = _pinned(lock)
    for wanted in _wanted(lock):
        versions = pinned.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted} is not in {lock}: run `make lock`"
        assert all(version in wanted.specifier for version in versions), f"{wanted}, but {versions}: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_in_the_lock_has_its_digests(lock: str) -> None:
    for entry in re.split(r"(?m)^(?=\S)(?!#)", LOCKS[lock]):
        if _PINNED.match(entry):
            assert "--hash=sha256:" in entry, entry
    assert not re.search(r"(?m)^[a-z0-9.-]+(\s*$|[<>~!@])", LOCKS[lock]), "a line without a version"


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_address_and_no_place_on_a_disk(lock: str) -> None:
    odd = r"://|(?m:^\s*(-i|-f|--index|--extra|--find|--trusted|-e)\b)|/(home|tmp|opt|root|Users)/"
    assert not re.search(odd, LOCKS[lock])
