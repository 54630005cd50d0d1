"""Whom a name means: by id, by name, by one of the other names that a member goes by."""

from tests.support.at_work import People
from xcollab.app.answers.people import Mention, Names
from xcollab.app.workspace.members import MemberEdit, edit_member
from xcollab.app.workspace_view import WorkspaceView

SUN = Mention("member", "sun")


def test_a_member_is_found_by_id_by_name_and_with_the_department_beside_it(reading: WorkspaceView) -> None:
    names = Names(reading, [])
    assert names.member("sun") == names.member(" @孙磊 ") == names.member("孙磊(销售部)") == frozenset({SUN})


def test_a_member_is_found_by_another_name_that_they_go_by(at_work: People) -> None:
    edit_member(at_work.context("sun"), None, MemberEdit(aliases=["Xiao Sun"]))
    assert Names(at_work.view("li"), ["q3"]).member("xiao sun") == frozenset({SUN})


def test_nobody_is_found_by_a_name_that_nobody_bears(reading: WorkspaceView) -> None:
    assert Names(reading, []).member("nobody") == Names(reading, []).member("") == frozenset()


def test_a_text_names_whole_words_of_those_that_are_looked_for(reading: WorkspaceView) -> None:
    names = Names(reading, [])
    assert set(names.within("ask sun and li", {SUN: 1})) == set(names.within("问孙磊", {SUN: 1})) == {SUN}
    assert not set(names.within("a sunny day", {SUN: 1})) and not set(names.within("ask li", {SUN: 1}))
