"""A digest as HTML for the body of a mail: styles stand in each element, nothing is loaded from elsewhere, no script runs."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from xcollab.render.base.sanitize import safe_line
from xcollab.render.notices.letter import Letter


def mail_html(letter: Letter) -> str:
    """The inside of a body, legible on a telephone."""
    environment = Environment(
        autoescape=True, loader=PackageLoader("xcollab.render"), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, finalize=_shown,
    )  # fmt: skip
    language = "zh-CN" if letter.language == "zh" else "en"
    return environment.get_template("digest.html.j2").render(letter=letter, language=language)


def _shown(value: object) -> object:
    """Every expression of the template passes here; what the template built itself is safe already."""
    return value if isinstance(value, Markup) else safe_line("" if value is None else str(value))
