"""One form for a verdict: the criteria one by one, and which of the three it comes to."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.form import Form, Subject
from xcollab.errors import Misused, Refused, Word

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

_NEEDS = {"conditional": ("follow_up_title",), "return": ("reason", "fixes", "fix_by"), "pass": ()}
"""By verdict, what it cannot do without."""


def criteria_of(view: "WorkspaceView", subject: Subject) -> tuple[str, ...]:
    """The criteria of a task, in their order."""
    return view.snapshot.collabs[subject.collab].tasks[subject.id].criteria


def each_criterion(view: "WorkspaceView", subject: Subject) -> dict[str, Any]:
    """A line for each criterion, to be filled in."""
    listed = enumerate(criteria_of(view, subject), 1)
    return {"checks": [{"criterion": number, "text": text, "met": None, "note": None} for number, text in listed]}


def verdict_form(passing: Form, returning: Form, said: dict[str, Any]) -> tuple[Form, dict[str, Any]]:
    """The form of the act that the verdict makes, and what that one says. Raises a refusal for what is missing, or has no place."""
    checks = [
        {key: value for key, value in check.items() if key != "text" and value is not None} for check in said["checks"]
    ]
    verdict = said.get("verdict") or _meant(said, all(check.get("met") for check in checks))
    for key in _NEEDS[verdict]:
        if not said.get(key):
            raise _needs(verdict, key)
    form = returning if verdict == "return" else passing
    known = {field.key for field in form.fields}
    surplus = next((key for key in said if key not in known and key != "verdict"), None)
    if surplus:
        raise Misused("not-for-verdict", verdict=Word("verdict", verdict), field=Word("field", surplus))
    return form, {key: value for key, value in said.items() if key in known} | {"checks": checks}


def _meant(said: dict[str, Any], all_met: bool) -> str:
    """The verdict where none is named: by what else is said."""
    if any(said.get(key) for key in _NEEDS["return"]):
        return "return"
    if said.get("follow_up_title"):
        return "conditional"
    if all_met:
        return "pass"
    raise _needs("", "verdict")


def _needs(verdict: str, key: str) -> Refused:
    if not verdict:
        return Refused("verdict-unsaid", key=key)
    return Refused("verdict-needs", verdict=Word("verdict", verdict), field=Word("field", key), key=key)
