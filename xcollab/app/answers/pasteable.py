"""An answer as a text that is read as the same answer: what it is on, its word, then every field behind its label."""

from collections.abc import Iterator, Mapping

from xcollab.app.answers.questions import Choice, Question
from xcollab.words.language import Words


def pasteable(words: Words, question: Question, choice: Choice, given: Mapping[str, object]) -> str:
    """The text, in the reader's language."""
    about = question.subject(choice)
    lines = [" ".join([*map(str, about.values()), choice.label(words)])]
    for field in choice.form.fields:
        if field.key in given:
            label, value = words.label("field", field.key), given[field.key]
            several = value if isinstance(value, list) else [value]
            lines += [words.named(label, "; ".join(_parts(words, one))) for one in several]
    return "\n".join(lines)


def _parts(words: Words, value: object) -> Iterator[str]:
    """A value, and the parts behind it."""
    if not isinstance(value, Mapping):
        yield str(value)
        return
    (_, main), *rest = value.items()
    yield str(main)
    for key, part in rest:
        yield f"{words.label('field', key)}={part}"
