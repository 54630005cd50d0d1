"""What a form changes that shows what stands there: against what stood there when it was opened, and nothing that others did since."""

import re
from collections.abc import Iterator, Mapping, Sequence

from xcollab.app.acts.commit import CurrentBranch
from xcollab.app.context import Context
from xcollab.app.forms.form import Field, Form
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.web.inputs import Typed, as_typed, left_empty, understood
from xcollab.web.setting_forms import begun, standing

_NOTHING = ""
"""What takes out what stands in a field, a list as a whole as well."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Change:
    """What such a form says. Raises `Refused` where the commit at which it was opened is none."""

    def __init__(self, context: Context, form: Form, named: Mapping[str, object], typed: Typed, stood: str) -> None:
        if not _COMMIT.fullmatch(stood):
            raise Refused("unknown-revision", revision=stood)
        self._form, self._named, self._typed = form, named, typed
        self._fields: Sequence[Field] = [field for field in form.fields if not field.of]
        self._now = self._shown(context, WorkspaceView(context))
        now, before = self._meant(self._now), self._meant(self._shown(context, WorkspaceView(context, stood)))
        said = {**dict.fromkeys(left_empty(self._fields, typed)), **self._meant(typed)}
        changed = {key: value for key, value in said.items() if before.get(key) != value}
        self._meanwhile = {key for key, value in changed.items() if now.get(key) not in (before.get(key), value)}
        self.said = {key: _NOTHING if value is None else value for key, value in changed.items()}
        """By field what was changed in it: of what was emptied, that nothing is to stand there. What was left as it stood says nothing."""

    def _shown(self, context: Context, view: WorkspaceView) -> Typed:
        return as_typed(self._fields, standing(begun(context, self._form, self._named, CurrentBranch(context, view))))

    def _meant(self, typed: Typed) -> dict[str, object]:
        return understood(self._fields, typed)

    def meanwhile(self) -> Iterator[tuple[str, str]]:
        """The fields that somebody else has changed as well since it was opened, with what stands there by now."""
        for field in self._fields:
            if field.key in self._meanwhile:
                yield field.key, ", ".join(text for name in _names(self._now, field.key) for text in self._now[name])

    def anew(self) -> Typed:
        """What stands in the form when it is shown again: what stands there by now, and what was changed in it."""
        theirs = {
            name for field in self._fields if field.key not in self.said for name in _names(self._typed, field.key)
        }
        kept = {name: values for name, values in self._typed.items() if name not in theirs}
        ours = {name for key in self.said for name in _names(self._now, key)}
        return {**{name: values for name, values in self._now.items() if name not in ours}, **kept}


def _names(typed: Typed, key: str) -> list[str]:
    """The inputs of a field."""
    return [name for name in typed if name.partition(".")[0] == key]
