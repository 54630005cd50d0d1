"""The language of a workspace is known before anything else is read."""

import subprocess
from pathlib import Path

import pytest

from xcollab.store.files.workspace_language import language_at


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("format: 1\nlanguage: zh\n", "zh"),
        ("format: 1\r\nlanguage: en\r\n", "en"),
        ("language: en  # as the customer reads it\n", "en"),
        ('language: "en"\n', "en"),
        ("'language': zh\n", "zh"),
        ("{format: 1, language: en}\n", "en"),
        ("\ufefflanguage: zh\n", "zh"),
        ("name: [broken\nlanguage: zh\n", "zh"),
        ("language: zh\nlanguage: en\n", None),
        ("name: Acme\n", None),
        ("", None),
    ],
)
def test_it_is_read_however_the_file_is_written(tmp_path: Path, written: str, language: str | None) -> None:
    (tmp_path / "xcollab.yaml").write_text(written, newline="")
    (tmp_path / "below").mkdir()
    assert language_at(tmp_path / "below") == language


def test_outside_of_a_workspace_there_is_none(tmp_path: Path) -> None:
    assert language_at(tmp_path) is None


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("language: en\n")
    (tmp_path / "xcollab.yaml").symlink_to("elsewhere")
    assert language_at(tmp_path) is None


def test_git_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xcollab.yaml").write_text("language: zh\n")
    monkeypatch.setattr(subprocess, "Popen", None)
    assert language_at(tmp_path) == "zh"
