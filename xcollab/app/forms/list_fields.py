"""Lists of a plan changed one item at a time: for each, a flag that adds an item and one that takes one out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import LINE
from xcollab.errors import Misused, Problem, Word
from xcollab.words import N_

_ONE: Mapping[str, str] = {"exclusions": "exclusion"}
"""What one item is called, where the flag of the whole list does not say it."""

_ANY = (N_("One more; the others stay."), N_("Take one out, by its text or its number in the list; the others stay."))
_HELP: Mapping[str, tuple[str, str]] = {
    "approvers": (
        N_("One more, or the same one at another time; the others stay: 'MEMBER; before=ask|start'."),
        _ANY[1],
    ),
    "departments": (N_("Ask one more department."), N_("Ask one less.")),
    "milestones": (N_("One more, or the same one on another day: 'NAME; date=DATE'."), _ANY[1]),
    "special_requirements": (N_("One more; the others stay: 'TEXT; department=DEPT'."), _ANY[1]),
}
"""By the key of the list, what its two flags do."""


def item_fields(fields: Iterable[Field]) -> Iterator[Field]:
    """The two flags of each list among some fields."""
    for field in fields:
        if field.kind.many:
            one = _ONE.get(field.key, field.flag[2:])
            key, (add, less) = one.replace("-", "_"), _HELP.get(field.key, _ANY)
            kind = several(field.kind if field.kind.apart else LINE)
            yield Field(f"add_{key}", f"--add-{one}", add, field.kind, of=field.key)
            yield Field(f"remove_{key}", f"--remove-{one}", less, kind, of=field.key)


def whole_lists(form: Form, said: Mapping[str, object], present: Mapping[str, object]) -> dict[str, object]:
    """What is said of a plan with each list whole: as it stands, less what is taken out, with what is added at its end.

    Raises `Misused` for an item that is not there, or could be several.
    """
    whole = dict(said)
    for field in sorted(form.fields, key=_adds):  # numbers are those of the list as it stands
        if field.of and (typed := whole.pop(field.key, None)):
            if not _adds(field):
                typed = _less(field, _items(whole, field.of, present), _listed(typed))
            else:
                typed = _more(_items(whole, field.of, present), _listed(typed))
            whole[field.of] = typed
    return whole


def _adds(field: Field) -> bool:
    return field.key.startswith("add_")


def _items(whole: Mapping[str, object], key: str, present: Mapping[str, object]) -> Sequence[object]:
    return _listed(whole[key] if key in whole else present.get(key))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _name(item: object) -> str:
    """What an item goes by: its text, its name, or itself."""
    return str(next(iter(item.values()))) if isinstance(item, Mapping) else str(item)


def _more(items: Sequence[object], added: Sequence[object]) -> list[object]:
    """The same milestone with another date takes the place of the former one; what is there already stays as it is."""
    told = {_name(one): one for one in added}
    return [*(told.pop(_name(item), item) for item in items), *told.values()]


def _less(field: Field, items: Sequence[object], typed: Sequence[object]) -> list[object]:
    gone = {_place(field, items, str(one)) for one in typed}
    return [item for number, item in enumerate(items) if number not in gone]


def _place(field: Field, items: Sequence[object], typed: str) -> int:
    """Where the item stands that somebody means: by its text, its number, or a part of its text that no other has."""
    names = [_name(item) for item in items]
    if typed in names:
        return names.index(typed)
    if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(items):
        return int(typed) - 1
    found = [number for number, name in enumerate(names) if typed.casefold() in name.casefold()]
    if len(found) == 1 and not field.kind.apart:
        return found[0]
    listed = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    code = "several-in-list" if found and not field.kind.apart else "not-in-list"
    raise Misused(code, flag=field.flag, value=typed, field=Word("field", field.of), listed=listed)


def replaced_lists(
    form: Form, filled: FormInput, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Problem]:
    """Lists that a flag replaced as a whole, so that something fell out of them: whoever typed it may have meant to add.

    Whoever filled in a file, or the editor, saw the list.
    """
    shown = filled.document.data if filled.document else {}
    flags = {field.of: field.flag for field in form.fields if field.of and _adds(field)}
    for field in form.fields:
        if field.key not in flags or not filled.said.get(field.key) or field.key in shown:
            continue  # whoever takes all of it out knows that nothing stays
        kept = _listed(after.get(field.key))
        lost = [item for item in _listed(before.get(field.key)) if item not in kept]
        if lost:
            arguments = {"flag": field.flag, "field": Word("field", field.key), "n": len(lost), "add": flags[field.key]}
            yield Problem("", 0, "list-replaced", arguments)
