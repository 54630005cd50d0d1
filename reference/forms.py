"""`docs/json/forms`: a JSON Schema of each form that can be filled in, and the list of them for the page of answers."""

from collections.abc import Iterator, Mapping

from xcollab.app.forms.all_forms import EVERY
from xcollab.app.forms.form import Form
from xcollab.app.forms.json_schema import form_schema
from xcollab.words.labels import Language
from xcollab.words.language import Words

_HEAD: Mapping[Language, str] = {
    "en": """
## Forms

What `--file` reads, as YAML or JSON, has a JSON Schema too. What it lets through is understood, though a rule may still say
no; at the command line more is understood, such as one text where a list is wanted.

| form | what it is for |
| --- | --- |
""",
    "zh": """
## 表单

`--file` 读入的表单（YAML 或 JSON）也各有一份 JSON Schema，其中的说明为英文。符合 schema 的内容都能读懂，但仍可能被规则拒绝；表单本身更宽松，例如要求列表的地方也可以只写一项文字。

| 表单 | 用途 |
| --- | --- |
""",
}


def filled() -> list[Form]:
    """The forms that have something to fill in."""
    return [form for form in EVERY if form.fields]


def path(form: Form) -> str:
    """Where its schema lies, below `docs`."""
    return f"json/forms/{form.typed.removeprefix('xcollab ').replace(' ', '-')}.schema.json"


def schemas() -> Iterator[tuple[Form, dict[str, object]]]:
    """Each form's schema, in English, with its name."""
    for form in filled():
        name = {"$schema": "", "$id": path(form).rpartition("/")[2]}
        yield form, name | dict(form_schema(form, Words("en")))


def section(language: Language) -> str:
    """The list of all forms."""
    words = Words(language)
    rows = [f"| [`{form.typed}`]({path(form)}) | {words(form.help)} |\n" for form in filled()]
    return _HEAD[language] + "".join(rows)
