"""A form in the person's own editor, as git would open it."""

from pathlib import Path

import pytest

from tests.support.bystanders import state
from tests.support.company import Company


def editor(company: Company, script: str) -> None:
    """An editor that is a program with a space in its path."""
    path = company.root.parent / "my editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    company.git("config", "core.editor", f"'{path}' --wait")


LOG = ("task", "log", "report", "--edit")


def test_what_is_written_in_the_editor_is_what_is_said(working: Company) -> None:
    editor(
        working,
        """[ "$1" = --wait ] && sed -i 's/^status:.*/status: 已完成/; s/^text:.*/text: "#12 等设计稿"/' "$2" """,
    )
    working.did("li", *LOG)
    (statement,) = working.root.glob("collabs/q3/logs/report/20240704*.yaml")
    assert "status: finished\n" in statement.read_text(encoding="utf-8")
    assert "text: '#12 等设计稿'\n" in statement.read_text(encoding="utf-8")


def test_a_mistake_comes_back_as_a_comment_on_top_and_is_asked_again(working: Company) -> None:
    editor(
        working,
        """cp "$2" "$HOME/seen-$(ls "$HOME" | grep -c seen).txt"
if grep -q '^#! ' "$2"; then sed -i 's/^status:.*/status: doing/' "$2"
else sed -i 's/^status:.*/status: hurrying/; s/^text:.*/text: x/' "$2"; fi""",
    )
    working.did("li", *LOG)
    second = (working.root.parent / "home/seen-1.txt").read_text(encoding="utf-8")
    assert second.startswith("#! error: ")
    assert "hurrying" in second.splitlines()[0]
    assert second.splitlines()[1].startswith("#! hint: ")


@pytest.mark.parametrize("script", ["true", ': > "$2"', 'echo "# nothing" > "$2"'])
def test_a_form_left_as_it_was_or_emptied_gives_up(working: Company, script: str) -> None:
    editor(working, script)
    before = state(working)
    result = working.does("li", *LOG)
    assert (result.code, result.out) == (2, "")
    assert "the form was left empty, or as it was; nothing was done" in result.err
    assert state(working) == before


@pytest.mark.parametrize("command", ["false", "no-such-editor-anywhere"])
def test_an_editor_that_cannot_be_opened_is_told_with_how_to_set_one(working: Company, command: str) -> None:
    working.git("config", "core.editor", command)
    result = working.does("li", *LOG)
    assert (result.code, result.out) == (4, "")
    assert "no editor could be opened\nhint: set one: `git config --global core.editor" in result.err


def test_the_file_that_was_edited_is_removed_in_every_case(working: Company, tmp_path: Path) -> None:
    working.environment["TMPDIR"] = str(tmp_path)
    editor(working, 'echo "$2" > "$HOME/name.txt"; exit 1')
    assert working.does("li", *LOG).code == 4
    assert not Path((working.root.parent / "home/name.txt").read_text().strip()).exists()
