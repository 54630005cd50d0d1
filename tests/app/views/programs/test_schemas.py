"""What programs are told of schemas and of files to be filled in."""

from pathlib import Path

from tests.support.at_work import People
from xcollab.app.views.programs.schemas import SchemasView, SkeletonView
from xcollab.app.workspace.editor_schemas import write_schemas
from xcollab.app.workspace.new_file import new_skeleton
from xcollab.render.base.json_data import answer


def test_each_schema_is_named_below_its_directory(onlookers: People, tmp_path: Path) -> None:
    told = answer(SchemasView("there", write_schemas(onlookers.context("li"), tmp_path)))
    assert (told["schema"], told["schema_version"], told["directory"]) == ("schemas", 1, "there")
    assert {tmp_path / name for name in told["files"]} == {*tmp_path.iterdir()}


def test_a_file_to_fill_in_says_its_kind_and_its_text_and_no_path_where_it_was_not_written(onlookers: People) -> None:
    made = new_skeleton(onlookers.context("li"), "minutes")
    told = answer(SkeletonView(made.kind, None, made.text))
    assert (told["schema"], told["kind"], told["path"]) == ("skeleton", "meeting.minutes", None)
    assert "act: minutes\n" in told["text"]
