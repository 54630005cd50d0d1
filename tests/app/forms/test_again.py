"""The end of a collaboration beside its figures, and what is made from one that is not there as it should be."""

import pytest

from tests.support.at_work import People
from xcollab.app.forms.stages.again import last_time, source
from xcollab.app.forms.stages.archive import CLOSE
from xcollab.app.forms.template import template
from xcollab.errors import Refused
from xcollab.words.language import Words


def test_the_figures_stand_before_the_questions_of_the_end_and_at_the_head_of_the_form(at_work: People) -> None:
    at_work.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1; meets=yes"])
    at_work.do("chen", "acceptance", "return", task="report", reason="r", fixes=["f"], fix_by="2024-07-12", unmet=["1"])
    view = at_work.view("zhou")
    assert CLOSE.beside
    told = list(CLOSE.beside(view, CLOSE.find(view, {"collab": "q3"})))
    assert any("report" in line for line in told)
    text = template(Words("en"), CLOSE, {}, told)
    assert all(f"# {line}".rstrip() in text for line in told)
    assert [field.key for field in CLOSE.fields if field.asked] == ["went_badly", "root_causes", "improvements"]


def test_what_has_no_request_cannot_be_copied_and_who_looks_goes_without(at_work: People) -> None:
    root = at_work.company.root / "collabs" / "bare" / "tasks"
    root.mkdir(parents=True)
    (root / "lone.yaml").write_text("title: Lone\ndepartment: sales\nowner: li\ndue: 2024-07-20\ncriteria: [c]\n")
    at_work.company.git("add", ".")
    at_work.company.git("-c", "user.name=li", "-c", "user.email=li@example.com", "commit", "-qm", "By hand")
    view = at_work.view("zhou")
    for collab, code in (("bare", "request-missing"), ("nowhere", "unknown-collab")):
        with pytest.raises(Refused) as refused:
            source(view, collab, None)
        assert refused.value.code == code
    assert last_time(view, "bare") is None and last_time(view, "q3") is None
