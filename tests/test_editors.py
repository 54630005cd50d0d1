"""What somebody sees who opens a workspace in an editor: mistakes, explanations and words to choose from, in Chinese."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.editors.language_server import NEEDED, PROGRAM, Editor, editor
from tests.support.files_read import EXAMPLES
from xcollab.app.workspace.editor_schemas import schema_files
from xcollab.render.schemas.kinds import KINDS
from xcollab.render.schemas.vscode import SETTINGS, vscode_text
from xcollab.store.files.editor_schemas import DIRECTORY, ENDING, modeline

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=NEEDED)
TASK, REQUEST = "collabs/q3-launch/tasks/report.yaml", "collabs/q3-launch/request.yaml"
LOG = next(path for path in EXAMPLES if path.startswith("collabs/q3-launch/logs/report/"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the files of the manual, the schemas and the settings of Visual Studio Code."""
    there = tmp_path_factory.mktemp("open")
    for path, text in EXAMPLES.items():
        (there / path).parent.mkdir(parents=True, exist_ok=True)
        (there / path).write_text(text, encoding="utf-8")
    for name, content in schema_files("zh").items():
        (there / DIRECTORY).mkdir(parents=True, exist_ok=True)
        (there / DIRECTORY / name).write_bytes(content)
    (there / SETTINGS).parent.mkdir()
    (there / SETTINGS).write_text(vscode_text(SETTINGS, DIRECTORY, ENDING, None) or "", encoding="utf-8")
    return there


@pytest.fixture(scope="module")
def opened(root: Path) -> Iterator[Editor]:
    with editor(root) as found:
        yield found


def test_no_file_of_the_manual_is_marked_and_an_unknown_key_is_in_each(opened: Editor) -> None:
    for path, text in EXAMPLES.items():
        assert opened.problems(path, text) == [], path
        ((line, said),) = opened.problems(path, f"{text.rstrip()}\nunknown: 1\n")
        assert line == len(text.rstrip().splitlines()) + 1 and "unknown" in said, path


def test_a_mistake_is_marked_where_it_is_with_what_to_write_in_chinese(opened: Editor) -> None:
    wrong = EXAMPLES[TASK].replace("due: 2024", "due: 2023-02-29 #")
    ((line, said),) = opened.problems(TASK, wrong)
    assert wrong.splitlines()[line - 1].startswith("due:")
    assert said.startswith("请按年-月-日填写，如 2024-07-05 / write year-month-day")


def test_the_line_at_the_head_of_a_file_is_enough_without_any_settings(root: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(root, bare, ignore=shutil.ignore_patterns(".vscode"))
    wrong = EXAMPLES[TASK].replace("owner: ", "owner: 李娜 #")
    with editor(bare) as found:
        assert found.problems(TASK, wrong) == []
        ((line, said),) = found.problems(TASK, modeline(TASK) + wrong)
    assert "请用小写字母" in said and line > 1


def test_what_a_key_means_is_shown_in_chinese_before_english(opened: Editor) -> None:
    shown = opened.hover(TASK, EXAMPLES[TASK], "due:")
    assert shown.startswith("#### 截止日期 · due\n\n商定的日期。负责人确认后冻结")
    assert shown.index("商定的日期") < shown.index("The date agreed.")


def test_keys_and_values_are_offered_with_their_chinese_names(opened: Editor) -> None:
    keys = opened.offers(REQUEST, "title: 新品发布\n\n", "title: 新品发布\n")
    assert {"background", "objectives", "coordinator", "due", "milestones"} <= keys.keys()
    assert keys["coordinator"].startswith("统筹全局的唯一一名成员")
    assert opened.offers(REQUEST, "priority: \n", "priority: ")["high"] == "高 · high"
    assert opened.offers(LOG, "act: \n", "act: ")["progress"] == "填写日志 · log progress"


def test_of_a_statement_the_keys_of_its_act_are_offered(opened: Editor) -> None:
    begun = "on: q3-launch/logs/report\nact: {act}\n\n"
    progress, decline = (
        opened.offers(LOG, text, f"act: {act}\n").keys()
        for act in ("progress", "decline")
        for text in [begun.format(act=act)]
    )
    assert {"status", "text", "needs"} <= progress and "plan" not in progress
    assert {"reason", "plan"} <= decline and "status" not in decline


def test_every_kind_is_met(root: Path) -> None:
    assert {path.name.removesuffix(ENDING) for path in (root / DIRECTORY).iterdir()} == KINDS.keys()
