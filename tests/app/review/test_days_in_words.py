"""Days that people wrote into files in words, and what `check` says of them."""

import pytest

from tests.support.at_work import People
from xcollab.app.review.files import check


@pytest.mark.parametrize(("said", "meant"), [("10月8日", "2024-10-08"), ("明天", "2024-07-02"), ("2024年10月8日", "2024-10-08"),
                                             ("２０２４-１０-８", "2024-10-08"), ("next Friday", "2024-07-12")])  # fmt: skip
def test_a_day_in_words_is_refused_with_the_date_to_write(at_work: People, said: str, meant: str) -> None:
    path = at_work.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("due: 2024-07-10", f"due: {said}"), encoding="utf-8")
    (found,) = [one for one in check(at_work.context("li")).problems if one.path == "collabs/q3/tasks/report.yaml"]
    assert (found.code, str(found.arguments["day"])) == ("date-in-words", meant)


def test_what_says_no_day_is_told_how_to_write_one(at_work: People) -> None:
    path = at_work.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("due: 2024-07-10", "due: soon"), encoding="utf-8")
    (found,) = [one for one in check(at_work.context("li")).problems if one.path == "collabs/q3/tasks/report.yaml"]
    assert found.code == "bad-date"
