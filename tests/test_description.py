"""The page of the package: the README as PyPI renders it, with no picture and no link that leads nowhere."""

import email
import re
import subprocess
import sys
import tarfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from description import long_description

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
REPOSITORY = "https://forge.example.com/acme/xcollab"


class _Page(HTMLParser):
    """The addresses and the headings of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [
            value or "" for key, value in attrs if key in ("href", "src") and not (value or "").startswith("#")
        ]

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(text: str) -> _Page:
    from readme_renderer.markdown import render  # takes long, and each process of a run collects this module

    html = render(text)
    assert html, "PyPI would show it as plain text"
    return _Page(html)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the package says of itself."""
    home = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(home)], cwd=PROJECT, check=True,
                   capture_output=True)  # fmt: skip
    (archive,) = home.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        (info,) = (
            member for member in files.getmembers() if member.name.count("/") == 1 and member.name.endswith("PKG-INFO")
        )
        file = files.extractfile(info)
        assert file
        message = email.message_from_bytes(file.read())
    assert message["Description-Content-Type"] == "text/markdown"
    return str(message.get_payload(decode=True).decode())  # type: ignore[union-attr]


def test_the_page_renders_and_every_address_on_it_is_whole(described: str) -> None:
    page = _page(described)
    assert all(re.match(r"https?://", address) for address in page.addresses), page.addresses
    assert "A tour" in page.text
    assert "feedback give" in page.text
    assert "](" not in page.text


def test_with_a_repository_every_link_and_picture_leads_to_a_file_of_it() -> None:
    page = _page(long_description(README, REPOSITORY))
    ours = [address.removeprefix(REPOSITORY) for address in page.addresses if address.startswith(REPOSITORY)]
    assert len(ours) >= 10
    for address in ours:
        kind, revision, path = address.strip("/").split("/", 2)
        assert (kind, revision) == ("raw" if path.endswith((".svg", ".png")) else "blob", "HEAD")
        assert (PROJECT / unquote(path.partition("#")[0])).exists(), path


def test_what_leads_elsewhere_stays_and_nothing_else_changes() -> None:
    text = "# T\n\n[a](https://x.example/a_b) and [b](#t), [c](docs/d.md)\n\n![p](docs/p.svg)\n\nend\n"
    assert long_description(text) == "# T\n\n[a](https://x.example/a_b) and [b](#t), c\n\nend\n"
