"""How git is configured for a clone: its hooks, its signing, what it does to line ends. Hooks are looked at and never run."""

import os
import shutil
import subprocess
from pathlib import Path

from xcollab.store.doctor.facts import Hooks, Settings
from xcollab.store.files.git_filters import filtered
from xcollab.store.git.ignore_rules import ignored
from xcollab.store.git.repository import Repository
from xcollab.store.git.sources import TOPS
from xcollab.store.transaction.locking import LOCK, QUEUE

_HOOKS = (
    "pre-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "pre-push",
    "post-merge",
    "reference-transaction",
)
"""Those that run when an act is committed or shared."""
_FILES = ("xcollab.yaml", "collabs/any/attachments/any.csv")
"""One of each kind of file; attributes are asked by name, so these need not exist."""
_WRITTEN = (
    "departments/any.yaml",
    "collabs/any/request.yaml",
    "collabs/any/tasks/any.yaml",
    *(f"collabs/any/{kind}/any/any.yaml" for kind in ("feedback", "logs", "issues", "acceptance")),
    "collabs/any/meetings/any.yaml",
    "collabs/any/attachments/any.pdf",
)
"""What acts write: every directory once."""


def hooks(repository: Repository) -> Hooks:
    """The hooks that git would run, and those that it could not."""
    directory = repository.git.path("hooks")[0]
    elsewhere = bool(repository.settings.get("core.hookspath"))
    there = [directory / name for name in _HOOKS if (directory / name).is_file()]
    runnable = [hook for hook in there if hook.stat().st_mode & 0o100]
    broken = [(hook.name, program) for hook in runnable if (program := _missing_interpreter(hook, repository))]
    asleep = [hook.name for hook in there if hook not in runnable]
    return Hooks(str(directory), elsewhere, elsewhere and not directory.is_dir(), tuple(asleep), tuple(broken))


def _missing_interpreter(hook: Path, repository: Repository) -> str:
    """What the hook's first line names and nobody finds; an empty text where all is well."""
    with hook.open("rb") as file:
        first = file.readline(256)
    if not first.startswith(b"#!"):
        return ""
    program, *words = first[2:].decode("utf-8", "replace").split() or [""]
    if Path(program).name == "env":
        program = next((word for word in words if not word.startswith("-") and "=" not in word), "")
    return "" if not program or _on_path(program, repository) else program


def settings(repository: Repository) -> Settings:
    """What could keep acts from being recorded, or change their bytes."""
    git = repository.git
    changed = next(iter(filtered(git, _WRITTEN)), None)
    return Settings(
        repository.shallow,
        _rewritten(repository),
        _unsigned(repository),
        ignored(git, _WRITTEN),
        _unwritable(repository),
        changed,
    )


def _unwritable(repository: Repository) -> str:
    """As far as the system tells beforehand; what is not there yet is made in a directory that is."""
    own = repository.private
    objects, branches, logs = repository.git.path("objects", "refs/heads", "logs")
    places = (repository.root, *(repository.root / top for top in TOPS), own, objects, branches, logs,
              *(own / name for name in ("index", LOCK, QUEUE)))  # fmt: skip
    return next((str(place) for place in places if place.exists() and not os.access(place, os.W_OK)), "")


def _rewritten(repository: Repository) -> str:
    """The setting by which git would rewrite line ends: a digest then no longer fits its attachment."""
    convert = repository.settings.get("core.autocrlf", "").lower()
    fields = repository.git.run("check-attr", "-z", "text", "eol", "--", *_FILES).out.decode().split("\0")
    given = {(path, name): value for path, name, value in zip(fields[::3], fields[1::3], fields[2::3], strict=False)}
    record, attachment = given[_FILES[0], "text"], given[_FILES[1], "text"]
    if attachment in ("set", "auto"):
        return f"text={attachment}"
    loose = record != "unset" and given[_FILES[0], "eol"] != "lf"
    if (attachment == "unspecified" and convert in ("true", "input")) or (loose and convert == "true"):
        return f"core.autocrlf={convert}"
    return ""


def _unsigned(repository: Repository) -> tuple[str, str]:
    """Why a commit could not be signed, as far as that shows without signing one: that might ask for a passphrase."""
    ask = repository.git.ask
    if "commit.gpgsign" not in repository.settings or not repository.git.signs:
        return "", ""
    form = ask("config", "gpg.format").text or "openpgp"
    own = ask("config", f"gpg.{form}.program").text or (ask("config", "gpg.program").text if form == "openpgp" else "")
    program = own or {"ssh": "ssh-keygen", "x509": "gpgsm"}.get(form, "gpg")
    if not _on_path(program, repository):
        return "signing-no-program", program
    key = ask("config", "user.signingKey").text
    there = _ssh_key(repository, key) if form == "ssh" else _in_keyring(repository, program, key)
    return ("", "") if there else ("signing-no-key", key or "user.signingKey")


def _ssh_key(repository: Repository, key: str) -> bool:
    if not key:
        return bool(repository.git.ask("config", "gpg.ssh.defaultKeyCommand").text)
    return key.startswith(("key::", "ssh-", "ecdsa-", "sk-")) or Path(key).expanduser().is_file()


def _in_keyring(repository: Repository, program: str, key: str) -> bool:
    owner = key or repository.git.ask("config", "user.email").text
    words = [program, "--batch", "--list-secret-keys", *(("--", owner) if owner else ())]
    environment = repository.git.environment
    return (
        subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode
        == 0
    )


def _on_path(program: str, repository: Repository) -> bool:
    return shutil.which(program, path=repository.git.environment.get("PATH")) is not None
