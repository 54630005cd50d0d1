"""A workbook that was exported, edited as people do, and saved by LibreOffice comes back with the right findings and statements."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.imports.tasks import import_tasks
from xcollab.app.views.reports.exports import workbook
from xcollab.errors import Refused
from xcollab.store.tables.workbook_file import read_workbook

Saves = Callable[[bytes], bytes]


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Saves:
    """Opens a workbook and saves it, with settings of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    home = tmp_path_factory.mktemp("libreoffice")

    def save(content: bytes) -> bytes:
        (home / "in.xlsx").write_bytes(content)
        done = subprocess.run(
            [program, f"-env:UserInstallation=file://{home}/profile", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
             "--outdir", str(home / "out"), str(home / "in.xlsx")],
            env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"}, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return (home / "out" / "in.xlsx").read_bytes()

    return save


@pytest.fixture(params=["as openpyxl saves it", "as LibreOffice saves it"])
def saves(request: pytest.FixtureRequest) -> Saves:
    return bytes if "openpyxl" in request.param else request.getfixturevalue("libreoffice")


@pytest.fixture
def content(at_work: People) -> bytes:
    """The workbook of a collaboration with five tasks, as it is exported in Chinese."""
    for number, name in enumerate(("page", "prices", "print", "stand")):
        at_work.do("zhou", "task", "create", collab="q3", new_id=name, title=name.title(), owner="li" if number else "wang",
                   due=f"2024-07-{19 + number}", criteria=["ten contacts", "1.5 hours"])  # fmt: skip
    at_work.do("li", "task", "confirm", task="q3/prices")
    view = at_work.view("zhou")
    return workbook(view.in_words_of(view.context.speaking("zh")))


def edited(content: bytes, changes: Mapping[str, str]) -> bytes:
    """As people edit it: some cells by their address, a task less, blank rows that are merged, a title between, a new row."""
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["report", "page", "prices", "print", "stand"]
    for address, value in changes.items():
        sheet[address] = value
    sheet.delete_rows(6)
    sheet.merge_cells("A6:R6")
    sheet["A7"] = "第二批"
    sheet.merge_cells("A7:R7")
    row = {
        "C": "展台搭建",
        "E": "Li Na",
        "J": "７月２６日",
        "N": "Launch",
        "O": "Prices、print",
        "P": "１．图纸\n２． 3 天内完成",
    }
    for column, text in row.items():
        sheet[f"{column}8"] = text
    sheet.merge_cells("E8:E9")
    sheet["B9"], sheet["C9"], sheet["J9"], sheet["P9"] = "poster", "海报", "2024-07-29", "一张"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


CHANGES = {
    "J2": "2024/7/16", "R2": "样品晚到", "C3": "  Landing page ", "J3": "２０２４年７月２３日", "J4": "7月24日", "R4": "等报告",
    "E5": "Sun Lei", "L5": "=1+1", "P4": "1. twenty contacts\n2. 1.5 hours",
}  # fmt: skip


def test_a_workbook_that_people_edited_comes_back_as_the_acts_that_it_amounts_to(
    at_work: People, content: bytes, saves: Saves
) -> None:
    table = read_workbook(saves(edited(content, CHANGES)), "工作.xlsx")
    dry = import_tasks(at_work.context("zhou"), table, "q3", Keeping(dry_run=True))
    outcome = import_tasks(at_work.context("zhou"), table, "q3")
    assert [len(dry.paths), dry.commit] == [len(outcome.paths), ""]
    assert [(one.code, one.arguments.get("tasks")) for one in outcome.decided.findings] == [("rows-gone", ["stand"])]
    state = at_work.view("zhou").state("q3")
    said = [(entry.act, entry.subject) for entry in state.counted[-3:]]
    assert sorted(said) == [("reassign", "print"), ("reschedule", "prices"), ("reschedule", "report")]
    tasks = state.collab.tasks
    assert {key: f"{state.tasks[key].due}" for key in ("report", "page", "prices", "print", "stand", "poster")} == {
        "report": "2024-07-16", "page": "2024-07-23", "prices": "2024-07-24", "print": "2024-07-21", "stand": "2024-07-22",
        "poster": "2024-07-29",
    }  # fmt: skip
    (stand,) = [plan for plan in tasks.values() if plan.title == "展台搭建"]
    assert (stand.owner, f"{stand.due}", stand.milestone) == ("li", "2024-07-26", "Launch")
    assert (stand.depends_on, stand.criteria) == (("prices", "print"), ("图纸", "3 天内完成"))
    assert (tasks["page"].title, tasks["prices"].criteria) == ("Landing page", ("twenty contacts", "1.5 hours"))
    assert (tasks["print"].owner, tasks["poster"].owner) == ("sun", "li")
    reasons = [slip.move.reason for key in ("report", "prices") for slip in state.tasks[key].slips]
    assert reasons == ["样品晚到", "等报告"]
    for words in (("check",), ("check", "--base", "HEAD~1")):
        checked = at_work.company.does("li", *words, at=f"{at_work.moment}")
        assert checked.code == 0, checked.out


def test_all_that_cannot_be_taken_of_it_is_told_by_cell(at_work: People, content: bytes, saves: Saves) -> None:
    wrong = {**CHANGES, "R2": "", "J3": "=DATE(2024,7,23)", "E5": "somebody", "C4": "", "J4": "soon", "A3": "q9"}
    before, context = at_work.company.git("rev-parse", "HEAD"), at_work.context("zhou")
    with pytest.raises(Refused, match="table-refused"):
        import_tasks(context, read_workbook(saves(edited(content, wrong)), "工作.xlsx"), "q3")
    told = [(note.rpartition("[")[2][:-1], note.split(": ")[2]) for note in context.told if note.endswith("]")]
    assert told == [
        ("cell-formula", "J3"), ("cell-no-collab", "A3"), ("cell-emptied", "C4"), ("not-a-date-value", "J4"), ("no-match", "E5"),
    ]  # fmt: skip
    assert at_work.company.git("rev-parse", "HEAD") == before
