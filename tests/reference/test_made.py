"""What is made from the program is as it would be made now: `make reference` has been run after the last change."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reference.__main__ import DOCS, made
from xcollab.commands.edge.registry import every


@pytest.fixture(scope="module")
def pages() -> Mapping[Path, str]:
    """Every file that is made, as it would be made now."""
    return made()


def test_every_file_is_as_it_would_be_made_now(pages: Mapping[Path, str]) -> None:
    stale = [path.name for path, text in pages.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `make reference`, and read what it changes"


def test_every_command_has_a_heading_its_flags_and_its_examples_in_both_languages(pages: Mapping[Path, str]) -> None:
    for page in ("commands.md", "commands.zh.md"):
        text = pages[DOCS / page]
        for _, commands in every():
            for path, command in commands.items():
                section = text.partition(f"# {path}\n")[2].partition("\n## ")[0]
                assert all(flag in section for option in command.options for flag in option.flags), path
                assert all(example in section for example in command.examples), path
