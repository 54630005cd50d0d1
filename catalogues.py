"""What is made when the package is built: the message catalogues, from the .po files, and the manual pages. Used by hatchling."""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PROJECT = Path(__file__).parent
LOCALE = PROJECT / "xcollab" / "words" / "locale"


def compile_catalogues() -> None:
    """Write a .mo beside every .po."""
    for source in LOCALE.rglob("*.po"):
        with source.open("rb") as file:
            catalogue = read_po(file)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


def manual_pages() -> dict[str, str]:
    """Write the manual pages below `build/`; where each lies, and its place below the prefix of an installation."""
    sys.path.insert(0, str(PROJECT))  # whoever builds has the sources, and has not installed them
    from reference.manual import pages

    places = {str(PROJECT / "build" / place): (place, text) for place, text in pages()}
    for path, (_, text) in places.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    return {path: place for path, (place, _) in places.items()}


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling calls it for wheels and for editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are collected; whoever works on the sources needs no manual page of them."""
        compile_catalogues()
        if version == "standard":
            build_data["shared_data"].update(manual_pages())


if __name__ == "__main__":
    compile_catalogues()
