"""A digest as HTML for the body of a mail: styles stand in each element, nothing is loaded from elsewhere, no script runs."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from xcollab.render.base.sanitize import safe_line
from xcollab.render.notices.letter import Letter


def mail_html(letter: Letter) -> str:
    """The inside of a body, legible on a telephone."""
    language = "zh-CN" if letter.language == "zh" else "en"
    return _template().render(letter=letter, language=language)


@cache
def _template() -> Template:
    """Compiled once for all messages of a run."""
    environment = Environment(
        autoescape=True, loader=PackageLoader("xcollab.render"), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, finalize=_shown,
    )  # fmt: skip
    return environment.get_template("digest.html.j2")


def _shown(value: object) -> object:
    """Every expression of the template passes here; what the template built itself is safe already."""
    return value if isinstance(value, Markup) else safe_line("" if value is None else str(value))
