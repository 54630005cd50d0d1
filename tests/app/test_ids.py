"""Generated ids can be read: they sound like the title."""

import pytest

from tests.support.at_work import People
from xcollab.app.ids import named_after
from xcollab.schema.names import SLUG


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("竞品分析报告", "jingpin-fenxi-baogao-7k2m"),
        ("Q3 新品上市：深圳站", "q3-xinpin-shangshi-shenzhen-7k2m"),
        ("Report on Rivals", "report-on-rivals-7k2m"),
        ("🎉", "t-7k2m"),
        ("", "t-7k2m"),
        ("ж" * 50, "t-7k2m"),
        ("x" * 500, "t-7k2m"),
        ("con", "con-7k2m"),
        ("装" * 100, "zhuangzhuang-zhuangzhuang-7k2m"),
    ],
)
def test_an_id_is_named_after_the_title_and_keeps_its_random_letters(title: str, name: str) -> None:
    assert named_after(title, "t-7k2m") == name
    assert SLUG.fullmatch(name)


def test_a_task_and_a_request_whose_id_nobody_chose_are_named_so(at_work: People) -> None:
    plan = {"owner": "li", "due": "2024-07-10", "criteria": ["c"]}
    made = at_work.do("zhou", "task", "create", collab="q3", title="活动页面", **plan).decided.subject
    assert (
        made.startswith("q3/huodong-yemian-")
        and (at_work.root / f"collabs/{made.replace('/', '/tasks/')}.yaml").is_file()
    )
    fair = at_work.do("chen", "request", "create", title="秋季展会", background="b", objectives=["o"], coordinator="zhou",
                      departments=["sales"], due="2024-09-30", milestones=["Fair; date=2024-09-01"]).decided.subject  # fmt: skip
    assert fair.startswith("qiuji-zhanhui-") and (at_work.root / f"collabs/{fair}/request.yaml").is_file()
