"""What the shell completes: ids out of the workspace, and words of either language."""

from xcollab.commands.call import Call
from xcollab.errors import XcollabError
from xcollab.render.safe import safe_line
from xcollab.store.layout import place
from xcollab.words.labels import LABELS

_IDS = ("member", "department", "collab", "task", "issue", "parked")
"""What is completed from the workspace; everything else is a group of labels."""


def candidates(call: Call, what: str, begun: str) -> list[tuple[str, str] | str]:
    """What could stand here, with a word of explanation; nothing where the workspace cannot be read."""
    if what not in _IDS:
        index = 0 if call.words.language == "zh" else 1
        return [(value, names[index]) for value, names in LABELS[what].items() if value.startswith(begun)]
    try:
        return [(key, safe_line(about)) for key, about in _known(call, what) if key.startswith(begun)]
    except XcollabError:
        return []


def _known(call: Call, what: str) -> list[tuple[str, str]]:
    if what in ("member", "department"):
        from xcollab.store.people import People

        people = People(call.repository)
        return [(p.id, p.name) for p in people.everyone()] if what == "member" else list(people.departments().items())
    if what == "parked":
        from xcollab.store.parking import parked

        return [(name, own.subject) for name, own in parked(call.repository).items()]
    places = [found for path, _ in call.repository.at().list() if (found := place(path))]
    if what == "issue":
        return sorted({(p.on.rpartition("/")[2], p.collab) for p in places if "/issues/" in p.on})
    kind = {"collab": "request", "task": "task"}[what]
    return [(p.id, p.collab) for p in places if p.kind == kind]
