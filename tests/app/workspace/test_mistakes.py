"""A mistake of ours lies in a log, by whichever door it was met; nothing that anybody wrote stands in it."""

from pathlib import Path

from tests.support.at_work import People
from xcollab.app.workspace.mistakes import mistake


def _met(secret: str) -> Exception:
    known: dict[str, str] = {}
    try:
        known[secret]
    except KeyError as error:
        found = ValueError(f"odd: {secret}")
        found.__cause__ = error
        return found
    raise AssertionError


def test_the_log_lies_in_the_git_directory_and_says_where_in_the_program(at_work: People) -> None:
    found = mistake(_met("hunter2"), "xcollab web: GET /c/{collab}", at_work.root, at_work.context("li").environment)
    (log,) = (at_work.root / ".git/xcollab.errors").iterdir()
    text = log.read_text(encoding="utf-8")
    assert (found.code, found.arguments["path"]) == ("bug-with-log", str(log))
    assert "xcollab web: GET /c/{collab}" in text and "builtins.KeyError" in text and "in _met" in text
    assert "hunter2" not in text


def test_outside_of_a_repository_it_lies_with_the_user(tmp_path: Path, at_work: People) -> None:
    state = tmp_path / "state"
    found = mistake(_met("x"), "xcollab", tmp_path, {**at_work.company.environment, "XDG_STATE_HOME": str(state)})
    assert found.code == "bug-outside" and str(found.arguments["path"]).startswith(str(state))


def test_where_none_can_be_written_that_is_said(tmp_path: Path) -> None:
    found = mistake(ValueError("odd"), "xcollab", tmp_path, {"PATH": ""})
    assert (found.code, found.arguments["said"]) == ("bug", "ValueError: odd")


def test_a_file_that_is_no_part_of_the_program_goes_by_its_name_alone(tmp_path: Path, at_work: People) -> None:
    outside = tmp_path / "elsewhere.py"
    outside.write_text("raise ValueError\n", encoding="utf-8")
    try:
        exec(compile(outside.read_text(), str(outside), "exec"))
    except ValueError as error:
        mistake(error, "xcollab", at_work.root, at_work.context("li").environment)
    (log,) = (at_work.root / ".git/xcollab.errors").iterdir()
    assert "  elsewhere.py:1 in <module>" in log.read_text(encoding="utf-8")
