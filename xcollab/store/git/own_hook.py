"""The hook that a clone gets from xcollab: what is committed by hand is checked before it is committed.

What xcollab records itself was judged already, so this hook is no reason to ask git (docs/decisions/0037).
"""

import re
import shlex
from contextlib import suppress
from pathlib import Path

from xcollab.store.git.repository import Repository

_HOOK = """#!/bin/sh
# xcollab: what is committed by hand is checked first. Delete this file to do without.
cd {place} 2>/dev/null || exit 0
command -v xcollab >/dev/null 2>&1 || exit 0
exec xcollab check --changed --staged
"""
_LONGEST = 4096 + len(_HOOK)


def is_own(hook: Path) -> bool:
    """Whether a hook is this one, to the letter, whatever the place of its workspace is."""
    with suppress(OSError), hook.open("rb") as file:
        before, _, after = _HOOK.encode().partition(b"{place}")
        return bool(re.fullmatch(re.escape(before) + rb"[^\n]+" + re.escape(after), file.read(_LONGEST)))
    return False


def install(repository: Repository) -> Path | None:
    """Put the hook where git looks for it; None where the person has one, or has git look elsewhere."""
    settings, hook = repository.settings, repository.shared / "hooks" / "pre-commit"
    if "core.hookspath" in settings or any(name.startswith("hook.") for name in settings) or hook.exists():
        return None
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(_HOOK.format(place=shlex.quote(f"./{repository.prefix}")), encoding="utf-8", newline="\n")
    hook.chmod(0o755)
    return hook
