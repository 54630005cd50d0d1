"""The pages of the calendar and of the settings: what stands there, and what an admin may change."""

import json

import pytest

from tests.support.at_work import People
from tests.support.browsing import Browser

NOTICE = {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]}

WHOLE = {"calendar-import", "calendar-add", "calendar-edit"}
"""What an admin may do on the calendar as a whole."""


def _offered(browser: Browser, path: str) -> set[str]:
    return {link.partition("/do/")[2].partition("?")[0] for link in browser.goes(path).links if link.startswith("/do/")}


def test_a_year_shows_the_days_that_differ_from_their_weekday(looking: Browser) -> None:
    page = looking.goes("/calendar")
    assert "Calendar 2024" in page.text and "2024-10-01" in page.text and "make-up day" in page.text
    assert {"/calendar?year=2023", "/calendar?year=2025"} <= set(page.links)
    assert "Mon, Tue, Wed, Thu, Fri" in page.text and "09:00-18:00" in page.text and "calendar.yaml" in page.text
    assert "2025-10-01" in looking.goes("/calendar?year=2025").text
    assert "/calendar?year=1999" not in looking.goes("/calendar?year=2000").links


@pytest.mark.parametrize("year", ["soon", "1900", "99999", "2024'"])
def test_what_is_no_year_is_told(looking: Browser, year: str) -> None:
    page = looking.goes(f"/calendar?year={year}")
    assert looking.answer.status_code == 400 and "Traceback" not in page.text


def test_an_estimated_year_says_so_and_is_not_offered_to_be_written_down(onlookers: People) -> None:
    zhou = Browser(onlookers, "zhou")
    assert "Estimated" in zhou.goes("/calendar?year=2199").text
    assert _offered(zhou, "/calendar?year=2199") == WHOLE
    assert _offered(zhou, "/calendar?year=2024") == {"calendar-pin", *WHOLE}
    li = Browser(onlookers, "li")
    assert _offered(li, "/calendar?year=2024") == set() and "take over an official notice: Zhou Min" in li.page.text


def test_a_year_is_written_down_and_not_offered_again(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    page = zhou.fills("/do/calendar-pin?on=2024")
    assert "Recorded" in page.text and "/calendar?year=2024" in page.links
    (notice,) = at_work.view("zhou").snapshot.calendar.notices
    assert notice.year == 2024
    assert _offered(zhou, "/calendar?year=2024") == WHOLE and "every machine counts by it" in zhou.page.text


def test_a_notice_is_taken_over_from_a_file_and_a_wrong_one_is_told_at_its_field(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    for content, status in ((b"{", 422), (b'{"year": 2027}', 422), (json.dumps(NOTICE).encode(), 200)):
        form = zhou.goes("/do/calendar-import").form("calendar-import")
        files = {"file": ("../2027.json", content, "application/json")}
        answer = zhou.client.post(
            form.action, data=form.values, files=files, headers={"origin": "http://127.0.0.1:8000"}
        )
        assert answer.status_code == status, answer.text
    assert "2027-01-01" in zhou.goes("/calendar?year=2027").text


def test_the_settings_are_told_in_words_with_what_they_mean(looking: Browser) -> None:
    page = looking.goes("/settings")
    assert looking.answer.status_code == 200
    for told in (
        "Acme",
        "English",
        "Asia/Shanghai",
        "2 working days",
        "Zhou Min (zhou)",
        "How long before a deadline",
        "xcollab.yaml",
    ):
        assert told in page.text, told
    assert "add a channel: Zhou Min" in page.text and _offered(looking, "/settings") == set()
    looking.goes("/language/zh")
    assert "2个工作日" in looking.goes("/settings").text.replace(" ", "")


def test_an_admin_changes_the_terms_and_who_administers(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    page = zhou.fills("/do/settings-edit", feedback="3wd", name="", notify_hours="08:30-20:00")
    assert zhou.answer.status_code == 422 and [own["name"] for _, own in page.attributes if "aria-invalid" in own] == [
        "name"
    ]
    zhou.fills("/do/settings-edit", feedback="3wd", admins=["zhou", "li"], hosted_on="gitea")
    workspace = at_work.view("zhou").snapshot.workspace
    assert (workspace.deadlines.feedback, workspace.admins, workspace.forge) == ("3wd", ("zhou", "li"), "gitea")
    assert "3 working days" in zhou.goes("/settings").text
    zhou.fills("/do/settings-edit", feedback="", hosted_on="")
    workspace = at_work.view("zhou").snapshot.workspace
    assert (workspace.deadlines.feedback, workspace.forge, workspace.name) == ("2wd", None, "Acme")
    assert zhou.goes("/settings.json").text and zhou.answer.json()["settings"]["name"] == "Acme"


def test_an_admin_notes_a_day_of_the_companys_own_and_takes_it_out_where_it_is_shown(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    zhou.fills("/do/calendar-add", date="2024-07-18", name="Company day")
    page = zhou.goes("/calendar?year=2024")
    assert "Company day" in page.text and "/do/calendar-remove?on=2024-07-18" in page.links
    li = Browser(at_work, "li")
    assert "calendar-remove" not in _offered(li, "/calendar?year=2024") and "Company day" in li.page.text
    zhou.fills("/do/calendar-remove?on=2024-07-18")
    assert "Recorded" in zhou.page.text and "/calendar?year=2024" in zhou.page.links
    assert not at_work.view("zhou").snapshot.calendar.off
    assert zhou.goes("/do/calendar-remove?on=2024-07-18") and zhou.answer.status_code == 404
    zhou.fills("/do/calendar-edit", week=["mon", "tue", "wed", "thu"], hours="08:30-17:30")
    assert at_work.view("zhou").snapshot.calendar.week == ("mon", "tue", "wed", "thu")
    assert "08:30-17:30" in zhou.goes("/calendar").text


def test_an_admin_adds_changes_and_takes_away_a_channel(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    assert _offered(zhou, "/settings") == {"channel-add", "settings-edit"}
    page = zhou.fills("/do/channel-add", channel="room", kind="feishu", url="XCOLLAB_FEISHU", secret="XCOLLAB_KEY")
    assert zhou.answer.status_code == 200, page.text
    page = zhou.fills("/do/channel-edit?on=room", keyword="协作", secret="")
    room = at_work.view("zhou").snapshot.workspace.channels["room"]
    assert (room.keyword, room.secret) == ("协作", None), page.text
    zhou.fills("/do/member-notify?on=zhou", channels=["room"])
    assert "channel-remove" not in _offered(zhou, "/settings")
    zhou.fills("/do/member-notify?on=zhou", usual="yes")
    assert "channel-remove" in _offered(zhou, "/settings")
    zhou.fills("/do/channel-remove?on=room")
    assert not at_work.view("zhou").snapshot.workspace.channels


def test_a_secret_is_taken_into_no_file_and_shown_on_no_page(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    zhou.fills("/do/channel-add", channel="room", kind="feishu", url="https://example.com/hook/secret")
    assert zhou.answer.status_code == 422 and not at_work.view("zhou").snapshot.workspace.channels
    assert [own["name"] for _, own in zhou.page.attributes if "aria-invalid" in own] == ["url"]


def test_this_version_is_required_from_now_on_and_then_no_more_offered(at_work: People) -> None:
    settings = at_work.root / "xcollab.yaml"
    settings.write_text(
        "".join(line for line in settings.read_text("utf-8").splitlines(True) if "requires" not in line), "utf-8"
    )
    at_work.company.git("commit", "--quiet", "-am", "Any version")
    zhou = Browser(at_work, "zhou")
    assert "upgrade" in _offered(zhou, "/settings")
    page = zhou.fills("/do/upgrade")
    assert "Recorded" in page.text and at_work.view("zhou").snapshot.workspace.requires
    assert "upgrade" not in _offered(zhou, "/settings")
    page = zhou.fills("/do/upgrade")
    assert zhou.answer.status_code == 409 and "nothing would change" in page.text


def test_of_a_past_day_everything_is_read_and_nothing_offered(onlookers: People) -> None:
    zhou = Browser(onlookers, "zhou", at="2024-07-01")
    for path in ("/people", "/people/li", "/departments/sales", "/calendar", "/settings"):
        assert _offered(zhou, path) == set() and zhou.answer.status_code == 200, path
    zhou = Browser(onlookers, "zhou")
    for path in ("/people", "/people/li", "/departments/sales", "/calendar?year=2025", "/settings"):
        page = zhou.goes(f"{path}{'&' if '?' in path else '?'}at=2024-07-01")
        assert zhou.answer.status_code == 200 and "What others may do here" not in page.text, path
        assert "/people?at=2024-07-01" in page.links and not [link for link in page.links if link.startswith("/do/")], (
            path
        )
    assert "/calendar?year=2024&at=2024-07-01" in zhou.goes("/calendar?year=2025&at=2024-07-01").links
    assert zhou.goes("/do/member-away?on=zhou&at=2024-07-01") and zhou.answer.status_code == 403
