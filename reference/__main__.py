"""`make reference`: writes what is made from the program, and says what of it has changed."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from reference import commands, component, forms, glossary, pictures, rules, schemas
from xcollab.words.labels import LANGUAGES, Language

DOCS = Path(__file__).parents[1] / "docs"
_ENDINGS: Mapping[Language, str] = {"en": ".md", "zh": ".zh.md"}
_PAGES: Mapping[str, Callable[[Language], str]] = {
    "commands": commands.page,
    "glossary": glossary.page,
    "rules": rules.page,
    "json": schemas.page,
}


def made() -> dict[Path, str]:
    """Every file that is made, with what it has to hold."""
    pages = {
        DOCS / f"{name}{_ENDINGS[language]}": page(language) for name, page in _PAGES.items() for language in LANGUAGES
    }
    json = {DOCS / f"json/{name}.schema.json": schemas.text(schema) for name, schema in schemas.schemas().items()}
    json |= {DOCS / forms.path(form): schemas.text(schema) for form, schema in forms.schemas()}
    json |= {DOCS.parent / "templates/xcollab.yml": component.component()}
    return pages | json | {DOCS / "pictures" / name: picture for name, picture in pictures.pictures()}


def main() -> None:
    """Write what differs."""
    for path, text in made().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
