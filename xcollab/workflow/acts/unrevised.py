"""The request as it stood before revisions: what was read then can be told from what stands now."""

from collections.abc import Sequence

from xcollab.schema.request import Request
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.request import Change, Revision
from xcollab.schema.value import Invalid
from xcollab.workflow.model.state import State


def unrevised(request: Request, changes: Sequence[Change]) -> Request:
    """The request before a revision.

    A change that does not tell what stands in the plan is left, so that it shows as an edit that nobody stated.
    """
    plain: dict[str, object] = dict(request.dump())
    for change in changes:
        if plain.get(change.field) == change.to:
            plain[change.field] = change.from_
    try:
        return Request.model_validate({key: value for key, value in plain.items() if value is not None})
    except Invalid:
        return request


def request_at(state: State, entry: Entry) -> Request | None:
    """The request as it stood when something was said: the present one, less the revisions after it."""
    request, place = state.collab.request, (entry.at, entry.record)
    if request is None:
        return None
    later = [e for e in state.collab.entries if e.act == "revise" and (e.at, e.record) > place]
    for revision in sorted(later, key=lambda e: (e.at, e.record), reverse=True):
        request = unrevised(request, revision.said_as(Revision).changes)
    return request
