"""Every form that a test reads from a file and that is taken is held against the schema of the form."""

from collections.abc import Sequence
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

from xcollab.app.forms.all_forms import EVERY
from xcollab.app.forms.json_schema import form_schema
from xcollab.store.yaml.reading import read
from xcollab.words.language import Words


def hold_form_against_schema(words: Sequence[str], given: str, directory: Path) -> None:
    """Fail where what `--file` read is not what the schema says; what flags add need not stand in the file."""
    form = next((form for form in EVERY if words[: len(form.typed.split()) - 1] == tuple(form.typed.split()[1:])), None)
    if form is None or "--file" not in words:
        return
    name = words[list(words).index("--file") + 1]
    data = read(given.encode() if name == "-" else (directory / name).read_bytes()).data
    schema = {**form_schema(form, Words("en")), "required": []}
    wrong = [
        f"{e.json_path}: {e.message}"
        for e in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data)
    ]
    assert not wrong, f"{' '.join(words)}: {wrong[:3]}"
