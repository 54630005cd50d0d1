"""`make demo` and `make test` install what requirements.lock says: whole, in step with pyproject.toml, from nowhere in particular."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
_PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)


def _wanted() -> list[Requirement]:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [said["build-system"]["requires"], said["project"]["dependencies"], said["dependency-groups"]["dev"]]
    lists += said["project"]["optional-dependencies"].values()
    return [Requirement(line) for lines in lists for line in lines]


def test_every_dependency_is_in_the_lock_in_a_version_that_is_allowed() -> None:
    pinned: dict[str, list[str]] = {}
    for name, version in _PINNED.findall(LOCK):
        pinned.setdefault(canonicalize_name(name), []).append(version)
    for wanted in _wanted():
        versions = pinned.get(canonicalize_name(wanted.name), [])
        assert versions, f"{wanted} is not in requirements.lock: run `make lock`"
        assert all(version in wanted.specifier for version in versions), f"{wanted}, but {versions}: run `make lock`"


def test_every_version_in_the_lock_has_its_digests() -> None:
    for entry in re.split(r"(?m)^(?=\S)(?!#)", LOCK):
        if _PINNED.match(entry):
            assert "--hash=sha256:" in entry, entry
    assert not re.search(r"(?m)^[a-z0-9.-]+(\s*$|[<>~!@])", LOCK), "a line without a version"


def test_the_lock_names_no_address_and_no_place_on_a_disk() -> None:
    assert not re.search(
        r"://|(?m:^\s*(-i|-f|--index|--extra|--find|--trusted|-e)\b)|/(home|tmp|opt|root|Users)/", LOCK
    )
