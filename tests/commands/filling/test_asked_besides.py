"""The end of a collaboration at a terminal: its figures first, then each question of the retrospective; an empty line is none."""

from tests.support.at_work import People, begun
from tests.support.company import Company
from tests.support.typist import Typist


def test_each_question_is_asked_beside_the_figures_and_may_stay_empty_but_the_first(company: Company) -> None:
    people = People(company)
    begun(people)
    people.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1; meets=yes"])
    people.do("chen", "acceptance", "pass", task="report")
    people.do("zhou", "acceptance", "pass", task="report")
    company.clock = people.moment
    typist = Typist(company, "zhou", "archive", "close", "q3", "--lang", "en")
    typist.types("", "answers came at once", "", "", "samples were ordered late", "", "order early; owner=li", "")
    assert typist.ends() == 0
    assert typist.seen.index("Figures:") < typist.seen.index("went well:")
    shown = company.did("zhou", "archive", "show", "q3", "--lang", "en")
    assert "order early" in shown and "went badly" not in shown
