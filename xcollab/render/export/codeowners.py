"""Code owners in the three syntaxes: which department's people a forge asks about which files.

- GitHub: patterns like those of gitignore; the last that matches wins, and any one of its owners suffices.
- GitLab: sections, each of which asks for an approval; the owners after a section's name are those of its lines.
- Gitea, Forgejo: regular expressions of Go over the whole path; the owners of every line that matches are asked.

A department owns its answers, admins own the settings and everything beside the collaborations. What else is said in a
collaboration has no owner: who may say it is for `xcollab check`, and an admin who had to approve every log would be in the way.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from xcollab.render.base.sanitize import safe_line
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words

_ACCOUNT = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9._-]*)")
_FIRST = "# xcollab forge codeowners --for "
"""How the first line begins, by which the file is known again; the forge follows."""
_META = re.compile(r"[.+*?()|\[\]{}^$\\]")


def codeowners(snapshot: Snapshot, kind: str, prefix: str = "") -> str:
    """The whole file, in the workspace's language. `prefix` is the workspace's directory in its repository, with a slash at the end, or nothing."""
    words = Words(snapshot.workspace.language)
    lines = [_FIRST + kind, "# " + words(N_("Written out of the departments; do not edit, renew it with --write."))]
    nameless = [f"{name} ({member})" for member, name in without_account(snapshot)]
    if nameless:
        told = words(N_("Without an account in `forge`, so not named here: {people}"), people=nameless)
        lines.append("# " + safe_line(told).replace("@", " "))  # GitLab reads owners out of comments too
    return "\n".join([*lines, "", *_SYNTAX[kind](snapshot, prefix)]) + "\n"


def written_for(text: str) -> str | None:
    """The forge that a file was written for by xcollab; None where somebody else wrote it."""
    kind = text.partition("\n")[0].removeprefix(_FIRST).strip()
    return kind if text.startswith(_FIRST) and kind in _SYNTAX else None


def drifted(snapshot: Snapshot, prefix: str, text: str) -> str | None:
    """The forge for which a file would be written otherwise today; None where it is up to date, or not ours."""
    kind = written_for(text)
    return kind if kind and text.replace("\r\n", "\n") != codeowners(snapshot, kind, prefix) else None


def without_account(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Id and name of those who would be owners, had they an account on the forge."""
    wanted = dict.fromkeys(snapshot.workspace.admins)
    for department in snapshot.departments.values():
        wanted |= dict.fromkeys(department.representatives)
    found = [(member, snapshot.member(member)) for member in wanted]
    return [(member, person.name) for member, person in found if person and not _accounts(snapshot, (member,))]


def _accounts(snapshot: Snapshot, members: Iterable[str]) -> list[str]:
    """Accounts as owners are written; what is no account is left out."""
    people = (snapshot.member(member) for member in members)
    found = (_ACCOUNT.fullmatch(person.forge.strip()) for person in people if person and person.forge)
    return list(dict.fromkeys(f"@{match[1]}" for match in found if match))


def _department_file(snapshot: Snapshot, department: str) -> list[str]:
    """Its lead may add members; whatever else changes there is for admins."""
    lead = snapshot.departments[department].lead
    return _accounts(snapshot, (*((lead,) if lead else ()), *snapshot.workspace.admins))


def _line(pattern: str, owners: list[str]) -> list[str]:
    return [" ".join((pattern, *owners))] if owners else []


def _github(snapshot: Snapshot, prefix: str) -> list[str]:
    root = "/" + prefix.replace(" ", "\\ ")
    lines = _line(root if prefix else "*", _accounts(snapshot, snapshot.workspace.admins))
    lines.append(f"{root}collabs/")
    for name, department in snapshot.departments.items():
        lines += _line(f"{root}departments/{name}.yaml", _department_file(snapshot, name))
        lines += _line(f"{root}collabs/*/feedback/{name}/", _accounts(snapshot, department.representatives))
    return lines


def _gitlab(snapshot: Snapshot, prefix: str) -> list[str]:
    root = "/" + prefix.replace(" ", "\\ ")
    lines, admins = [], _accounts(snapshot, snapshot.workspace.admins)
    if admins:
        own = [] if prefix else ["/.gitlab/"]
        lines = [" ".join(("[xcollab]", *admins)), f"{root}*", f"{root}departments/", *own]
        for name in snapshot.departments:
            lines += _line(f"{root}departments/{name}.yaml", _department_file(snapshot, name))
    for name, department in snapshot.departments.items():
        if owners := _accounts(snapshot, department.representatives):
            title = re.sub(r"[\[\]^@#\s]+", " ", department.name).strip()
            section = (
                title if title == name else f"{title} {name}".strip()
            )  # sections of one name would be taken for one
            lines += ["", " ".join((f"[{section}]", *owners)), f"{root}collabs/*/feedback/{name}/"]
    return lines


def _gitea(snapshot: Snapshot, prefix: str) -> list[str]:
    def pattern(literal: str, rest: str = "") -> str:
        """A regular expression as the file wants it: backslash, space and `#` have a backslash before them."""
        expression = _META.sub(lambda found: f"\\{found[0]}", prefix + literal) + rest
        return re.sub(r"[\\ #]", lambda found: f"\\{found[0]}", expression)

    admins = _accounts(snapshot, snapshot.workspace.admins)
    lines = [*_line(pattern("", "[^/]*"), admins), *_line(pattern("departments/", ".*"), admins)]
    if not prefix:
        lines += _line(pattern(".", "(gitea|forgejo|github)/.*"), admins)
    for name, department in snapshot.departments.items():
        lines += _line(pattern(f"departments/{name}.yaml"), _department_file(snapshot, name))
        lines += _line(
            pattern("collabs/", f"[^/]+/feedback/{name}/.*"), _accounts(snapshot, department.representatives)
        )
    return lines


_SYNTAX: Mapping[str, Callable[[Snapshot, str], list[str]]] = {"github": _github, "gitlab": _gitlab, "gitea": _gitea}
OWNERS_FOR = tuple(_SYNTAX)
"""Forges that read code owners from a file."""
