"""What the pages show, and that programs are answered what `--json` answers."""

import json

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser
from tests.support.shared import share
from xcollab.schema.names import SLUG

JSON = {
    "/people.json": ("member", "list"), "/departments.json": ("department", "list"), "/departments/sales.json": ("department", "show", "sales"),
    "/calendar.json?year=2025": ("calendar", "show", "2025"), "/channels.json": ("channel", "list"),
    "/search.json?words=half%20Li&kind=text": ("search", "half", "Li", "--kind", "text"),
    "/collaborations.json": ("request", "list"), "/board.json": ("board",), "/metrics.json": ("metrics",), "/c/q3.json": ("request", "show", "q3"),
    "/c/q3/agenda.json": ("agenda", "q3"), "/c/q3/t/report.json": ("task", "show", "q3/report"), "/inbox.json": ("inbox",), "/report.json?collab=q3": ("report", "q3", "--format", "json"),
}  # fmt: skip


@pytest.mark.parametrize("path", JSON)
def test_programs_are_answered_what_the_command_answers(onlookers: People, path: str) -> None:
    li = Browser(onlookers, "li")
    told = li.client.get(path)
    onlookers.company.clock = onlookers.moment
    typed = JSON[path] if "--format" in JSON[path] else (*JSON[path], "--json")
    expected = json.loads(onlookers.company.does("li", *typed).out)
    found = told.json()
    assert told.headers["content-type"] == "application/json"
    for answer in (found, expected):
        answer.pop("now", None)
    assert found == expected


def test_the_first_page_is_what_waits_with_the_form_that_answers_it(looking: Browser) -> None:
    page = looking.goes("/")
    (form, *_) = [each for each in page.forms if each.method == "post"]
    assert form.action.startswith("/c/q3/do/") and "My inbox" in page.text


def test_what_waits_is_answered_in_place(at_work: People) -> None:
    at_work.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        new_id="page",
        title="Page",
        owner="wang",
        due="2024-07-20",
        criteria=["c"],
    )
    wang = Browser(at_work, "wang")
    page = wang.sends(wang.goes("/").form("/do/task/confirm"))
    assert wang.answer.status_code == 200 and "Recorded" in page.text
    assert at_work.view("wang").state("q3").tasks["page"].status == "todo"


def test_the_pages_of_a_collaboration_lead_to_one_another(looking: Browser) -> None:
    seen, ahead = set[str](), ["/"]
    while ahead:
        path = ahead.pop()
        if path in seen or not path.startswith("/") or path.startswith("/language"):
            continue
        seen.add(path)
        page = looking.goes(path)
        assert looking.answer.status_code == 200, path
        ahead += page.links
    assert {
        "/c/q3",
        "/c/q3/t/report",
        "/c/q3/d/sales",
        "/board",
        "/report",
        "/metrics",
        "/share",
        "/new",
        "/people/sun",
        "/departments/sales",
        "/calendar",
        "/settings",
        "/do/member-away?on=li",
    } <= seen
    assert len([path for path in seen if "/do/" in path]) > 12


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_input_has_a_label_and_every_page_its_language_and_one_heading(onlookers: People, language: str) -> None:
    chen = Browser(onlookers, "chen")
    chen.goes(f"/language/{language}")
    for path in (
        "/",
        "/new",
        "/c/q3",
        "/board",
        "/c/q3/do/request/revise",
        "/c/q3/do/meeting/minutes",
        "/people",
        "/people/chen",
        "/calendar",
        "/settings",
        "/do/member-edit?on=chen",
    ):
        page = chen.goes(path)
        if chen.answer.status_code != 200:
            continue
        labels = {own["for"] for tag, own in page.attributes if tag == "label" and "for" in own}
        inputs = {
            own["id"]
            for tag, own in page.attributes
            if tag in ("input", "select", "textarea") and "id" in own and own.get("type") != "checkbox"
        }
        assert inputs <= labels, inputs - labels
        assert page.tags.count("h1") == 1
        assert [own["lang"] for tag, own in page.attributes if tag == "html"] == ["zh-CN" if language == "zh" else "en"]
        ids = [own["id"] for _, own in page.attributes if "id" in own]
        assert len(ids) == len(set(ids))


def test_the_board_is_filtered_by_its_address(looking: Browser) -> None:
    assert "Report" in looking.goes("/board?department=sales").text
    assert "There is no such task" in looking.goes("/board?department=tech").text
    assert looking.goes("/board?department=nonsense") and looking.answer.status_code == 400


def test_sharing_tells_what_went_and_what_came(at_work: People) -> None:
    clones = share(at_work.company, at_work.root.parent)
    li = Browser(at_work, "li")
    li.fills("/c/q3/do/task/progress?on=report", status="doing", text="to be shared")
    page = li.sends(li.goes("/share").form("/share"))
    assert li.answer.status_code == 200 and "Went out to origin" in page.text
    assert at_work.company.git("rev-parse", "HEAD") == at_work.company.git(
        "--git-dir", str(clones.bare), "rev-parse", "HEAD"
    )


def test_a_clone_with_nobody_to_share_with_is_told_so(li: Browser) -> None:
    page = li.sends(li.goes("/share").form("/share"))
    assert li.answer.status_code in (409, 500) and "remote" in page.text and "Traceback" not in page.text


def test_a_stranger_reads_and_is_offered_nothing(onlookers: People) -> None:
    stranger = Browser(onlookers, "mallory")
    for path in ("/board", "/c/q3", "/c/q3/t/report", "/collaborations"):
        page = stranger.goes(path)
        assert stranger.answer.status_code == 200
        assert not [link for link in page.links if "/do/" in link or link == "/new"]


def test_a_stranger_begins_with_the_collaborations_and_is_told_that_they_are_a_guest(onlookers: People) -> None:
    stranger = Browser(onlookers, "mallory")
    page = stranger.goes("/")
    assert stranger.answer.status_code == 200 and "You read as a guest" in page.text and "/c/q3" in page.links


def test_an_id_made_by_the_page_is_one(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    zhou.fills("/c/q3/do/task/create", title="New", due="2024-07-20", owner="li", criteria__0="c")
    assert all(SLUG.fullmatch(task) for task in at_work.view("zhou").snapshot.collabs["q3"].tasks)
