"""Pages out of templates: Jinja2 escapes whatever people wrote; before that the one sanitiser makes invisible characters visible."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from xcollab.render.base.sanitize import safe
from xcollab.web import styles
from xcollab.web.wording import SAID
from xcollab.words.language import Words


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, loader=PackageLoader("xcollab.web"), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_shown,
    )  # fmt: skip
    environment.globals["style"] = styles.style()
    return environment


def _shown(value: object) -> object:
    """Every expression of a template passes here; what the template built itself is safe already."""
    return value if isinstance(value, Markup) else safe("" if value is None else str(value))


def rendered(name: str, words: Words, **values: object) -> str:
    """A page."""
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(**values, words=words, said=lambda key, **arguments: words(SAID[key], **arguments))
