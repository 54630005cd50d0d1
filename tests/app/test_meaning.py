"""What is meant by a text: the strongest way in which anything is meant counts."""

import pytest

from xcollab.app.meaning import Meant, Way, meant, titled
from xcollab.app.nearest import nearest

TASKS = {
    "q3/report": "竞品分析报告", "q3/page": "Web page: design", "q3/page-2": "report", "q4/report": "销售报告",
    "q4/stage": "搭建 舞台", "q4/t-7k2m": "", "q4/plan": "Plan A/B",
}  # fmt: skip
PEOPLE = {"zhang-li": "张丽", "zhang-wei": "张伟", "wang": "王莉", "li": "Li Na", "ouyang": "欧阳婷"}


@pytest.mark.parametrize(
    ("typed", "keys", "way"),
    [
        ("page", ["q3/page"], Way.ID),
        ("report", ["q3/report", "q4/report"], Way.ID),
        ("ＰＡＧＥ－２", ["q3/page-2"], Way.ID),
        ("Stage", ["q4/stage"], Way.ID),
        ("竞品分析报告", ["q3/report"], Way.TITLE),
        ("搭建舞台", [], Way.NOT),
        ("搭建　舞台", ["q4/stage"], Way.TITLE),
        ("plan a／b", ["q4/plan"], Way.TITLE),
        ("web PAGE: Design", ["q3/page"], Way.TITLE),
        ("t-", ["q4/t-7k2m"], Way.BEGINNING),
        ("pa", ["q3/page", "q3/page-2"], Way.BEGINNING),
        ("竞品", ["q3/report"], Way.PART),
        ("报告", ["q3/report", "q4/report"], Way.PART),
        ("desi", ["q3/page"], Way.PART),
        ("7k2m", ["q4/t-7k2m"], Way.PART),
        ("k2m", [], Way.NOT),
        ("esign", [], Way.NOT),
        ("d", [], Way.NOT),
        ("", [], Way.NOT),
        ("　", [], Way.NOT),
        ("x", [], Way.NOT),
    ],
)
def test_a_whole_id_a_whole_title_the_beginning_of_an_id_a_part_of_a_title(
    typed: str, keys: list[str], way: Way
) -> None:
    assert meant(typed, TASKS) == Meant(keys, way)


def test_other_names_count_as_titles_do() -> None:
    assert meant("老张", PEOPLE, {"zhang-wei": ["张伟", "老张"]}) == Meant(["zhang-wei"], Way.TITLE)
    assert meant("张", PEOPLE).keys == ["zhang-li", "zhang-wei"]


def test_who_types_an_id_that_is_the_title_of_another_can_be_told_so() -> None:
    assert titled("report", TASKS, "q3/report") == ["q3/page-2"]
    assert titled("page", TASKS, "q3/page") == []


def test_a_title_may_hold_anything() -> None:
    hostile = {"a": "\x1b[31mred\x07", "b": "x" * 100_000, "c": "((((.*", "d": "\ud800"}
    assert meant("((((.*", hostile).keys == ["c"]
    assert meant("x" * 100_000, hostile).keys == ["b"]
    assert meant("red", hostile).keys == []
    assert nearest("((((.", hostile) == ["c"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("张莉", "zhang-li"),  # sounds the same
        ("zhangli", "zhang-li"),
        ("章丽", "zhang-li"),
        ("王利", "wang"),
        ("欧阳停", "ouyang"),
        ("张玮", "zhang-wei"),
        ("zhnag-wei", "zhang-wei"),
        ("Li Nna", "li"),
    ],
)
def test_whoever_is_misspelt_is_offered(typed: str, first: str) -> None:
    assert meant(typed, PEOPLE).keys == []
    assert nearest(typed, PEOPLE)[0] == first


def test_a_name_with_another_character_of_the_same_shape_is_offered_and_no_other() -> None:
    assert nearest("王荊", PEOPLE) == ["wang"]
    assert nearest("孙悟空", PEOPLE) == []
