"""The README as the page of the package shows it, where no file lies beside it. Used by hatchling.

A link to a file of the project becomes one to the repository, at the address that `project.urls` names; without one it is
left out, and so is a picture: a page with dead links is worse than one with fewer.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]\n]*)\]\((?P<place>[^)\s]+)\)")
_LANGUAGES = re.compile(r"^English · .*\n\n", re.MULTILINE)
"""The line that leads to the other README."""


def long_description(readme: str, repository: str = "", revision: str = "HEAD") -> str:
    """The README without a link that leads nowhere. `repository` is its address on a forge with GitHub's paths."""

    def elsewhere(link: re.Match[str]) -> str:
        picture, text, place = link.group("picture", "text", "place")
        if "://" in place or place.startswith("#"):
            return link.group()
        if not repository:
            return "" if picture else text
        return f"{picture}[{text}]({repository}/{'raw' if picture else 'blob'}/{revision}/{quote(place, safe='/#')})"

    shown = readme if repository else _LANGUAGES.sub("", readme)
    return re.sub(r"\n{3,}", "\n\n", _LINK.sub(elsewhere, shown))


class CustomMetadataHook(MetadataHookInterface):
    """Hatchling calls it for wheels and for source distributions alike."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the description of the package."""
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        repository = metadata.get("urls", {}).get("Repository", "")
        metadata["readme"] = {"content-type": "text/markdown", "text": long_description(readme, repository)}
