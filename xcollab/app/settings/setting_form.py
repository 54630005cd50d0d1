"""A form about the workspace itself: what it is on, who may, what stands there, what it does; and such an act under way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.filling import fill, missing
from xcollab.app.forms.form import SETTINGS, Field, Form, Subject
from xcollab.app.forms.subject_inputs import Argument
from xcollab.app.forms.values import Typing
from xcollab.app.settings.own_days import known_own_day
from xcollab.app.workspace.calendar import year_meant
from xcollab.app.workspace.channels import known_channel
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused, XcollabError
from xcollab.schema.snapshot import Snapshot

Said = Mapping[str, Any]
"""What a form says, by key; an empty value takes out what stands there."""


def _nothing_more(view: WorkspaceView, subject: str) -> bool:
    return True


class SettingForm(NamedTuple):
    """An act on the workspace itself that people can do."""

    form: Form
    label: str
    """What it is called; a message of the catalogue."""
    of: str
    """What it is on: a member, a department, a channel, a year, a day; or among what it stands: people, calendar, settings."""
    who: Callable[[Snapshot, str], Sequence[str]]
    """Who may do it, by id, the nearest first."""
    does: Callable[[Context, str, Said, Keeping], Outcome]
    stands: Callable[[WorkspaceView, str], Mapping[str, object]] | None = None
    """By key what stands there already, where it is changed by this."""
    sensible: Callable[[WorkspaceView, str], bool] = _nothing_more
    """Whether the state allows it."""
    own: Callable[[Snapshot, str, str, str], bool] | None = None
    """Whether somebody may say one thing of the subject, by its key, where not everybody who may do it may say all of it."""

    def refuse_unknown(self, view: WorkspaceView, subject: str) -> None:
        """Raise a refusal where there is not what it is to be on; whoever adds a person without naming a department means the own."""
        snapshot = view.snapshot
        match self.of:
            case "member" if snapshot.member(subject) is None:
                raise Refused("unknown-member", member=subject)
            case "department" if subject not in snapshot.departments and (subject or self.stands):
                raise Refused("unknown-department", department=subject)
            case "channel":
                known_channel(snapshot, subject)
            case "year":
                year_meant(subject)
            case "day":
                known_own_day(snapshot.calendar, subject)


def setting_form(act: str, help: str, *fields: Field) -> Form:
    """A form that is typed `xcollab NOUN NAME`, or as the act is called."""
    noun, _, name = act.partition("-")
    about = (Argument("subject", help, required=False),)
    return Form(SETTINGS, act, name or act, help, _found, fields, about, noun=noun if name else "")


def _found(view: WorkspaceView, typed: dict[str, Any]) -> Subject:
    return Subject(SETTINGS, "", str(typed.get("subject") or ""))


def asked_of(view: WorkspaceView, setting: SettingForm, member: str, subject: str) -> Form:
    """The form as it is put to somebody: what they may not say is not asked."""
    if setting.own is None:
        return setting.form
    fields = [one for one in setting.form.fields if setting.own(view.snapshot, member, subject, one.key)]
    return setting.form._replace(fields=tuple(fields))


class SettingPerforming:
    """Such an act under way. Raises a refusal at once where its author may not do it at all.

    What is typed has the `subject` besides; an empty text takes out what stands there, and of a list all.
    """

    def __init__(
        self, context: Context, setting: SettingForm, typed: Mapping[str, object], place: CurrentBranch | None = None
    ) -> None:
        self.context, self._setting = context, setting
        self.place = place or CurrentBranch(context)
        self.view = self.place.first()
        actor = self.view.member.id
        self.subject = setting.form.find(self.view, dict(typed))
        setting.refuse_unknown(self.view, self.subject.id)
        people = setting.who(self.view.snapshot, self.subject.id)
        if actor not in people:
            raise Refused("not-admin", member=actor, people=list(people))
        self.form = asked_of(self.view, setting, actor, self.subject.id)
        self.typing = Typing(self.view, "", "")
        emptied = {key for key, value in typed.items() if value == "" and setting.stands}
        self.filled = fill(self.typing, self.form, {key: value for key, value in typed.items() if key not in emptied})
        self.filled.said |= {one.key: [] if one.kind.many else "" for one in self.form.fields if one.key in emptied}

    def present(self) -> dict[str, object]:
        """What stands there now of what the form asks."""
        stands = self._setting.stands(self.view, self.subject.id) if self._setting.stands else {}
        return {one.key: stands[one.key] for one in self.form.fields if stands.get(one.key) is not None}

    def decide(self, view: WorkspaceView) -> Decided:
        """What would be kept; nothing is."""
        return self.keep(Keeping(dry_run=True)).decided

    def keep(self, keeping: Keeping = FOR_GOOD) -> Outcome:
        """Do it. Raises a refusal that knows the field that it is about, and where something required was not said."""
        if lacking := missing(self.form, self.filled):
            words, flags = self.context.words, self.context.flags_typed
            named = [words.aside(words.label("field", one.key), one.flag if flags else "") for one in lacking]
            refusal = Misused("missing-options", missing=named, command=self.form.typed)
            refusal.key = (lacking[0].key,)
            raise refusal
        with self._blaming():
            return self._setting.does(self.context, self.subject.id, self.filled.said, keeping)

    @contextmanager
    def _blaming(self) -> Iterator[None]:
        try:
            yield
        except XcollabError as refusal:
            refusal.key = refusal.key or next(self._blamed(refusal), ())
            raise

    def _blamed(self, refusal: XcollabError) -> Iterator[tuple[str]]:
        """The field whose flag a refusal names, otherwise one whose value it names."""
        yield from ((field.key,) for field in self.form.fields if field.flag == refusal.where)
        named = () if "people" in refusal.arguments else refusal.arguments.values()
        told = {value for value in named if isinstance(value, str)}
        for field in self.form.fields:
            said = self.filled.said.get(field.key)
            values = said if isinstance(said, list | tuple) else [said]
            if any(isinstance(one, str) and one in told for one in values):
                yield (field.key,)
