"""What a form says so far: its values, as they were typed, and where."""

from copy import copy
from typing import TYPE_CHECKING, Any

from xcollab.app.forms.form import Field

if TYPE_CHECKING:  # the reader of YAML takes long to load, and every command knows its forms
    from xcollab.store.yaml.reading import Document


class FormInput:
    """What a form says, and where each part of it was written, for messages."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}
        self.typed: dict[str, Any] = {}
        """The same as it was typed, for a draft."""
        self.refused: dict[str, str] = {}
        """The last answer to a question, where it was none."""
        self.text = ""
        """The form as it was left in the editor."""
        self.answered = False
        self.document: Document | None = None
        self.file = ""

    def kept(self, field: Field, typed: Any) -> Any:
        """What a draft keeps of a field: what was typed, but the day itself where one was said in words."""
        return self.said[field.key] if field.kind.dated else typed

    def take(self, field: Field, typed: Any, value: Any) -> None:
        """An answer: the field's, or the values of one more where it has several."""
        self.answered = True
        if field.kind.many:
            self.said[field.key] = [*self.said.get(field.key, ()), *value]
            self.typed[field.key] = [*self.typed.get(field.key, ()), *(value if field.kind.dated else (typed,))]
        else:
            self.said[field.key], self.typed[field.key] = value, value if field.kind.dated else typed

    def take_out(self, field: Field) -> None:
        """Nothing is to stand in a field of a plan any more."""
        self.said[field.key], self.typed[field.key] = ([], []) if field.kind.many else (None, "")

    def leave_out(self, field: Field, key: tuple[str | int, ...]) -> None:
        """What a refusal is about: the item of a list that the key names, or the whole field."""
        for kept in (self.said, self.typed):
            value = kept.pop(field.key, None)
            number = key[1] if len(key) > 1 else None
            if isinstance(value, list) and isinstance(number, int) and number < len(value) > 1:
                kept[field.key] = value[:number] + value[number + 1 :]

    def saying(self, said: dict[str, Any]) -> "FormInput":
        """The same, of which something else is said: what is wrong is told where it was typed here."""
        other = copy(self)
        other.said = said
        return other

    def forget(self) -> None:
        """Begin anew, for the editor gives all of it."""
        self.said.clear()
        self.typed.clear()
        self.answered = False

    def where(self, key: tuple[str | int, ...]) -> str:
        """The file and line that a part stands in, or nothing where it was typed as a flag."""
        return (
            f"{self.file}:{self.document.line(key)}" if self.document and key and key[0] in self.document.data else ""
        )
