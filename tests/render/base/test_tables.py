"""Tables: columns that line up, fold and give way; nothing of a cell is lost, and styles are the edge's to draw."""

from hypothesis import given
from hypothesis import strategies as st

from xcollab.render.base.styled import Styled, folded
from xcollab.render.base.tables import Table, coloured, table
from xcollab.render.base.width import width_of
from xcollab.words.language import Words


def plain(text: str, style: str) -> str:
    return text


def marked(text: str, style: str) -> str:
    return f"<{style}:{text}>" if style and text else text


def shown(made: Table, width: int = 100) -> str:
    return "\n".join(made.lines(width, plain))


def test_columns_line_up_in_chinese_under_a_rule() -> None:
    made = Table(("Task", "Title", "Due"), [("report", "季度报告", "07-05"), ("t2", "Prices", "")])
    assert (
        shown(made)
        == """
 Task     Title      Due
 ─────────────────────────
 report   季度报告   07-05
 t2       Prices
"""
    )


def test_the_widest_column_is_folded_to_the_readers_width_at_blanks_and_within_chinese() -> None:
    made = Table(
        ("Task", "Title"),
        [
            (
                "report",
                "The report of all prices",
            ),
            ("t2", "为第三季度准备一份报告"),
        ],
    )
    assert (
        shown(made, 24)
        == """
 Task     Title
 ──────────────────────
 report   The report of
          all prices
 t2       为第三季度准
          备一份报告
"""
    )


def test_a_heading_that_is_folded_stands_on_the_rule_with_the_others() -> None:
    made = Table(("Id", "Who waits for it", "What"), [("a", "b", "c")])
    assert (
        shown(made, 24)
        == """
      Who waits
 Id   for it       What
 ──────────────────────
 a    b            c
"""
    )


def test_the_first_column_is_whole_until_the_others_can_hardly_be_read() -> None:
    made = Table(("Task", "Title", "Who"), [("a-task-of-some-length", "one two three four five six", "Li Na")])
    assert "a-task-of-some-length" in shown(made, 46)
    assert "a-task-of-some-length" not in shown(made, 36)


def test_a_table_without_rows_has_its_headings() -> None:
    assert shown(Table(("Task", "Title"), [])) == "\n Task   Title\n ────────────\n"


def test_a_style_is_drawn_around_its_text_and_never_around_the_blanks_beside_it() -> None:
    made = table(
        Words("en"),
        ("Task", "Due"),
        [(coloured("report", "bold red"), "07-05"), (coloured("", "red"), "x")],
        title="All",
    )
    assert list(made.lines(80, marked)) == [
        "<italic:All>", "", " <bold:Task>     <bold:Due>", " ──────────────", " <bold red:report>   07-05", "          x", "",
    ]  # fmt: skip


def test_what_people_wrote_does_nothing_in_a_cell() -> None:
    made = table(Words("en"), ("Task",), [("a\nb",), ("\x1b[31mred",), (coloured("\u202eleft", "red"),)])
    assert [line.strip() for line in made.lines(80, plain)][3:6] == ["a ⏎ b", "⟨U+001B⟩[31mred", "⟨U+202E⟩left"]


cells = st.text(st.sampled_from("ab 的报告，é-"), max_size=40).map(str.strip)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5), st.integers(20, 60))
def test_nothing_is_lost_and_no_line_is_wider_than_the_reader_sees(rows: list[tuple[str, ...]], width: int) -> None:
    made = list(Table(("A", "B", "C"), rows).lines(width, plain))
    assert all(width_of(line) <= width for line in made)
    told, wanted = (
        "".join(sorted("".join("".join(part).split()))) for part in (made[3:], [c for row in rows for c in row])
    )
    assert told == wanted


def test_a_paragraph_is_folded_and_each_line_of_it_styled() -> None:
    assert Styled("one two three", "dim").lines(8, marked) == ["<dim:one two>", "<dim:three>"]
    assert folded("a 为第三季度准备", 8) == ["a", "为第三季", "度准备"]
