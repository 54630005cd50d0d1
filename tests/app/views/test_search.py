"""What is found is found with the index and without it, and however much of it has to be read anew."""

import sqlite3
from pathlib import Path

import pytest

from tests.support.at_work import People, ended
from xcollab.app import searched
from xcollab.app.overview import Overview
from xcollab.app.views.search import SearchView, alone, more_of_it, search, typed_words
from xcollab.errors import Misused, XcollabError


def _search(people: People, *words: str, at: str | None = None, **more: str | int) -> SearchView:
    return search(Overview(people.context("li"), at), words, **more)  # type: ignore[arg-type]


def _lines(found: SearchView) -> list[tuple[str, str]]:
    return [(hit.subject, hit.line) for hit in found.hits]


def test_titles_come_first_and_what_was_said_later_before_what_was_said_earlier(at_work: People) -> None:
    at_work.do("li", "task", "comment", task="q3/report", text="half of it, really")
    found = _search(at_work, "half")
    assert _lines(found) == [("q3/report", "half of it, really"), ("q3/report", "half")]
    assert (found.among, found.total, found.words) == (1, 2, ["half"])
    assert [hit.kind for hit in _search(at_work, "report").hits] == ["title"]


def test_what_is_archived_is_found_like_all_else_and_told_so(at_work: People) -> None:
    ended(at_work)
    (found,) = _search(at_work, "w", kind="lesson").hits
    assert (found.line, found.status, found.collab) == ("w", "archived", "q3")


def test_each_time_the_same_is_found_whether_the_index_knows_it_or_not(at_work: People) -> None:
    first = _search(at_work, "Li Na", "half")
    assert first.total == 1 == _search(at_work, "Li Na", "half").total
    assert _search(at_work, "Li Na", "half") == first
    (path,) = (at_work.root / ".git/xcollab").glob("*.sqlite")
    path.unlink()
    assert _search(at_work, "Li Na", "half") == first


@pytest.mark.parametrize("few", [0, 20])
def test_after_an_act_and_a_commit_by_hand_what_is_new_is_found(
    at_work: People, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(searched, "FEW", few)
    assert _search(at_work, "really").total == 0
    at_work.do("li", "task", "comment", task="q3/report", text="half of it, really")
    assert _search(at_work, "really").total == 1
    path = at_work.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text().replace("title: Report", "title: 海报 by hand"))
    assert _search(at_work, "海报").total == 0  # what counts is what is committed
    at_work.company.git("commit", "--quiet", "-am", "by hand")
    assert _search(at_work, "海报").total == 1 == _search(at_work, "海报").total
    assert _search(at_work, "海报", at="HEAD~1").total == 0 == _search(at_work, "really", at="HEAD~2").total


def test_where_the_index_holds_an_earlier_tree_nothing_of_it_is_found(at_work: People) -> None:
    assert _search(at_work, "half").total == 1
    path = next((at_work.root / "collabs/q3/logs/report").glob("*.yaml"))
    for other in (at_work.root / "collabs/q3/logs/report").glob("*.yaml"):
        path = other if "half" in other.read_text() else path
    path.write_text(path.read_text().replace("half", "a third"))
    at_work.company.git("commit", "--quiet", "-am", "said otherwise")
    assert [_search(at_work, word).total for word in ("half", "third", "half")] == [0, 1, 0]
    assert _search(at_work, "half", collab="q3").total == 0


@pytest.mark.parametrize("spoil", ["DELETE FROM told", "UPDATE told SET data = x'00'", "DROP TABLE passage"])
def test_an_index_that_is_spoilt_hides_nothing(at_work: People, spoil: str) -> None:
    right = _search(at_work, "half")
    (path,) = (at_work.root / ".git/xcollab").glob("*.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute(spoil)
    connection.close()
    for _ in range(2):
        assert _search(at_work, "half") == right


def test_an_index_that_is_spoilt_and_locked_hides_nothing(at_work: People, monkeypatch: pytest.MonkeyPatch) -> None:
    right = _search(at_work, "half")
    monkeypatch.setattr("xcollab.store.index.database._PATIENCE", 0)
    (path,) = (at_work.root / ".git/xcollab").glob("*.sqlite")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE told SET data = x'00'")
    connection.execute("BEGIN IMMEDIATE")
    assert _search(at_work, "half") == right
    connection.close()


def test_where_nothing_can_be_remembered_all_is_read_each_time(
    at_work: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = _search(at_work, "half")
    (index,) = (path for path in [at_work.root / ".git/xcollab"] if path.is_dir())
    for path in index.iterdir():
        path.unlink()
    index.rmdir()
    Path(index).write_text("no directory\n")
    for few in (20, 0):
        monkeypatch.setattr(searched, "FEW", few)
        assert _search(at_work, "half") == right


def test_what_cannot_be_read_is_told_and_the_rest_is_found(at_work: People) -> None:
    at_work.do("chen", "request", "create", new_id="q4", title="Next report", background="b", objectives=["o"],
               coordinator="zhou", departments=["sales"], due="2024-09-30", milestones=["Launch; date=2024-09-01"])  # fmt: skip
    path = at_work.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text() + "colour: red\n")
    at_work.company.git("commit", "--quiet", "-am", "a key that is none")
    view = Overview(at_work.context("li"))
    found = search(view, ["report"])
    assert _lines(found) == [("q4", "Next report")] and found.among == 1
    assert any("q3" in line for line in view.context.told)


def test_where_nothing_can_be_read_it_is_said_why(at_work: People) -> None:
    path = at_work.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text() + "colour: red\n")
    at_work.company.git("commit", "--quiet", "-am", "a key that is none")
    with pytest.raises(XcollabError, match="unknown-key"):
        _search(at_work, "report")


def test_a_file_that_is_no_record_hides_nothing(at_work: People) -> None:
    (at_work.root / "collabs/q3/notes.txt").write_text("mine\n")
    (at_work.root / "departments/notes.txt").write_text("mine\n")
    at_work.company.git("add", ".")
    at_work.company.git("commit", "--quiet", "-m", "notes")
    assert [_search(at_work, "half").total for _ in range(2)] == [1, 1]


def test_only_so_much_is_shown_with_the_command_for_more(onlookers: People) -> None:
    found = _search(onlookers, "Li", most=2)
    assert len(found.hits) == 2 < found.total
    assert more_of_it(found, ["--kind", "text"]) == f"xcollab search Li --kind text --limit {min(found.total, 10)}"
    assert more_of_it(_search(onlookers, "half"), []) == ""


def test_each_word_is_counted_alone(onlookers: People) -> None:
    assert alone(Overview(onlookers.context("li")), ["half", "dealers", "nothing"]) == [
        ("half", 1), ("dealers", 1), ("nothing", 0),
    ]  # fmt: skip


def test_words_that_say_nothing_are_asked_for_again(onlookers: People) -> None:
    for words in ([], ["", " \u3000"]):
        with pytest.raises(Misused, match="no-words"):
            _search(onlookers, *words)
    assert _search(onlookers, " ", "half").words == ["half"]


def test_one_collaboration_alone_can_be_searched(onlookers: People) -> None:
    found = _search(onlookers, "half", collab="Launch")
    assert found.total == 1 == found.among
    with pytest.raises(Misused):
        _search(onlookers, "half", collab="nowhere")


def test_where_nothing_is_begun_nothing_is_found(people: People) -> None:
    found = _search(people, "half")
    assert (found.among, found.total) == (0, 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("展台  预算", ["展台", "预算"]), ('"Li Na" half', ["Li Na", "half"]), ("“返点 预算”", ["返点 预算"]), ('half "Li', ["half", "Li"]),
        ("", []), ('""', [""]),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart_at_blanks_except_in_quotation_marks(line: str, words: list[str]) -> None:
    assert typed_words(line) == words


def test_a_whole_page_of_words_is_refused(onlookers: People) -> None:
    assert _search(onlookers, *(["half"] * 50)).total == 1
    with pytest.raises(Misused, match="too-many-words"):
        _search(onlookers, *(["half"] * 51))
