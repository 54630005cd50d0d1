"""What the reply block of a message asked, by its token: kept in the ref of what was sent, without an address."""

import json
import re
from typing import NamedTuple

from xcollab.store.git.repository import Repository

NOTICES = "refs/xcollab/notices"
_LARGEST = 64 * 1024


class Asked(NamedTuple):
    """A reply block that somebody was sent."""

    member: str
    """Who was asked."""
    commit: str
    """The revision that the message was made from."""
    questions: tuple[tuple[str, str, str, str], ...]
    """Kind of obligation, collaboration, subject and party of each, in the order of their numbers."""


def token_file(token: str, asked: Asked) -> tuple[str, bytes]:
    """The path and the bytes that keep it in the tree of the ref."""
    told = {"member": asked.member, "commit": asked.commit, "questions": [list(one) for one in asked.questions]}
    return f"asked/{token}", json.dumps(told, ensure_ascii=True, sort_keys=True).encode()


def asked_by(repository: Repository, token: str) -> Asked | None:
    """What a token asked; None where this clone does not know that it was sent."""
    if not re.fullmatch("[0-9a-f]{16}", token):
        return None
    found = repository.git.ask("cat-file", "blob", f"{NOTICES}:asked/{token}")
    if found.code or len(found.text) > _LARGEST:
        return None
    try:
        told = json.loads(found.text)
        questions = tuple(
            (str(kind), str(collab), str(subject), str(party)) for kind, collab, subject, party in told["questions"]
        )
        return Asked(str(told["member"]), str(told["commit"]), questions)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
