"""The pages of the people: who is who, who is away, who has left, and what may be done about them by whom."""

import pytest

from tests.support.at_work import People
from tests.support.browsing import ORIGIN, Browser
from xcollab.schema.department import Department, Member


def _member(people: People, who: str) -> Member:
    member = people.view("zhou").snapshot.member(who)
    assert member
    return member


def _department(people: People, key: str) -> Department:
    return people.view("zhou").snapshot.departments[key]


def _offered(browser: Browser, path: str) -> set[str]:
    """The acts that have a link on a page."""
    return {link.partition("/do/")[2].partition("?")[0] for link in browser.goes(path).links if link.startswith("/do/")}


def test_everybody_stands_with_their_department_and_their_posts(looking: Browser) -> None:
    page = looking.goes("/people")
    assert looking.answer.status_code == 200
    assert all(name in page.text for name in ("Sales", "Li Na", "Sun Lei", "lead: Li Na", "admin", "liaison"))
    assert {"/people/li", "/departments/sales"} <= set(page.links)
    assert page.links.count("/people") >= 1 and page.links.count("/settings") == 1


@pytest.mark.parametrize(
    ("who", "whose", "offered"),
    [
        ("li", "li", {"member-away", "member-edit", "member-notify", "member-leave"}),
        ("li", "sun", {"member-away", "member-edit", "member-leave"}),
        ("sun", "sun", {"member-away", "member-edit", "member-notify"}),
        ("sun", "li", set()),
        ("zhou", "sun", {"member-away", "member-edit", "member-notify", "member-leave", "member-move"}),
        ("mallory", "sun", set()),
    ],
)
def test_a_page_offers_what_whoever_looks_may_do(onlookers: People, who: str, whose: str, offered: set[str]) -> None:
    browser = Browser(onlookers, who)
    assert _offered(browser, f"/people/{whose}") == offered
    for act in offered:
        assert browser.goes(f"/do/{act}?on={whose}") and browser.answer.status_code == 200, act


def test_what_is_not_offered_is_refused_and_who_may_is_told(onlookers: People) -> None:
    sun = Browser(onlookers, "sun")
    page = sun.goes("/people/li")
    assert "note the last day and hand over: Li Na, Zhou Min" in page.text
    page = sun.goes("/do/member-leave?on=li")
    assert sun.answer.status_code == 409 and "zhou" in page.text
    assert sun.goes("/do/department-edit?on=sales") and sun.answer.status_code == 409


def test_what_is_no_form_or_on_nobody_is_not_there(looking: Browser) -> None:
    for path in ("/do/nonsense", "/do/member-edit?on=nobody", "/do/member-edit?on=l", "/do/member-edit", "/do/channel-edit?on=x",
                 "/do/calendar-pin?on=soon", "/people/nobody", "/departments/nothing", "/departments/sal"):  # fmt: skip
        assert looking.goes(path) and looking.answer.status_code == 404, path


def test_everybody_says_that_they_are_away_and_that_they_are_back(at_work: People) -> None:
    sun = Browser(at_work, "sun")
    assert "/do/member-away?on=sun" in sun.goes("/people").links
    page = sun.fills("/do/member-away?on=sun", first="2024-07-01", last="2024-07-12", deputy="li")
    assert sun.answer.status_code == 200 and "Recorded" in page.text and "/people/sun" in page.links
    (absence,) = _member(at_work, "sun").away or ()
    assert (str(absence.from_), str(absence.to), absence.deputy) == ("2024-07-01", "2024-07-12", "li")
    assert "away until 2024-07-12; Li Na answers meanwhile" in sun.goes("/people").text
    assert "member-back" in _offered(sun, "/people/sun")
    sun.fills("/do/member-back?on=sun", back="2024-07-03")
    (absence,) = _member(at_work, "sun").away or ()
    assert str(absence.to) == "2024-07-02"


def test_what_is_wrong_with_an_absence_stands_at_its_field_and_what_was_typed_stays(at_work: People) -> None:
    sun = Browser(at_work, "sun")
    page = sun.fills("/do/member-away?on=sun", first="2024-07-01", last="2024-07-12", deputy="sun")
    assert sun.answer.status_code == 422 and page.form("member-away").values["last"] == ["2024-07-12"]
    assert [own["name"] for _, own in page.attributes if "aria-invalid" in own] == ["deputy"]
    page = sun.fills("/do/member-away?on=sun", first="2024-06-01", last="2024-06-12", deputy="li")
    assert [own["name"] for _, own in page.attributes if "aria-invalid" in own] == ["last"]
    sun.fills("/do/member-away?on=sun", first="", last="", deputy="")
    assert {own["name"] for _, own in sun.page.attributes if "aria-invalid" in own} == {"first", "last", "deputy"}


def test_what_is_said_of_a_person_is_changed_as_a_whole_and_taken_out(at_work: People) -> None:
    sun = Browser(at_work, "sun")
    page = sun.fills(
        "/do/member-edit?on=sun", job_title="engineer", aliases__0="Sunny", email__1="sun@home.example", language="zh"
    )
    assert sun.answer.status_code == 200, page.text
    found = _member(at_work, "sun")
    assert (found.job_title, found.aliases, found.language) == ("engineer", ("Sunny",), "zh")
    assert found.email == ("sun@example.com", "sun@home.example")
    form = sun.goes("/do/member-edit?on=sun").form("member-edit")
    assert form.values["job_title"] == ["engineer"] and form.values["email.1"] == ["sun@home.example"]
    sun.sends(form, job_title="", aliases__0="", email__1="")
    found = _member(at_work, "sun")
    assert (found.job_title, found.aliases, found.email, found.language) == (None, None, ("sun@example.com",), "zh")


def test_nobody_is_left_without_a_name_or_an_address(at_work: People) -> None:
    sun = Browser(at_work, "sun")
    for name in ("name", "email.0"):
        form = sun.goes("/do/member-edit?on=sun").form("member-edit")
        page = sun.sends(form, **{name: ""})
        assert sun.answer.status_code == 422 and 'class="error"' in sun.answer.text, page.text


def test_a_lead_is_asked_nothing_that_only_the_person_says(at_work: People) -> None:
    names = Browser(at_work, "li").goes("/do/member-edit?on=sun").form("member-edit").names
    assert "job_title" in names and not {"email.0", "forge"} & names
    forged = Browser(at_work, "li")
    forged.fills("/do/member-edit?on=sun", email__0="li@evil.example", job_title="boss")
    assert _member(at_work, "sun").email == ("sun@example.com",)


def test_what_others_said_of_the_person_meanwhile_stays(at_work: People) -> None:
    sun, zhou = Browser(at_work, "sun"), Browser(at_work, "zhou")
    form = sun.goes("/do/member-edit?on=sun").form("member-edit")
    zhou.fills("/do/member-edit?on=sun", name="Sun Lei Lei", job_title="seller")
    sun.sends(form, aliases__0="Sunny")
    found = _member(at_work, "sun")
    assert (found.name, found.job_title, found.aliases) == ("Sun Lei Lei", "seller", ("Sunny",))
    form = sun.goes("/do/member-edit?on=sun").form("member-edit")
    zhou.fills("/do/member-edit?on=sun", job_title="head of sales")
    page = sun.sends(form, job_title="engineer")
    assert sun.answer.status_code == 409 and "head of sales" in page.text
    sun.sends(page.form("member-edit"))
    assert _member(at_work, "sun").job_title == "engineer"


def test_a_lead_adds_people_to_the_own_department_and_no_other(at_work: People) -> None:
    li = Browser(at_work, "li")
    assert "member-add" in _offered(li, "/departments/sales") and "member-add" not in _offered(li, "/departments/tech")
    page = li.fills("/do/member-add?on=sales", id="he", name="He Yi", email__0="he@example.com")
    assert li.answer.status_code == 200, page.text
    assert at_work.view("zhou").snapshot.department_of("he") == "sales" and "/departments/sales" in page.links
    page = li.fills("/do/member-add?on=sales", id="He!", name="He Yi", email__0="he2@example.com")
    assert [own["name"] for _, own in page.attributes if "aria-invalid" in own] == ["id"]
    page = li.fills("/do/member-add?on=sales", id="he", name="He Yi", email__0="he2@example.com")
    assert [own["name"] for _, own in page.attributes if "aria-invalid" in own] == ["id"]


def test_whoever_leaves_hands_over_after_it_was_shown_what_they_hold(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    page = zhou.fills("/do/member-leave?on=li", successor="sun", last_day="2024-07-31")
    assert "This is what it changes" in page.text and "report" in page.text and not _member(at_work, "li").until
    page = zhou.sends(page.form("member-leave"), sure=page.sure)
    assert "Recorded" in page.text and str(_member(at_work, "li").until) == "2024-07-31"
    assert "leaves; the last day is 2024-07-31" in zhou.goes("/people").text and "Sun Lei takes over" in zhou.page.text


def test_a_person_moves_and_whoever_leads_is_not_offered_it(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    zhou.fills("/do/member-move?on=sun", department="tech")
    assert at_work.view("zhou").snapshot.department_of("sun") == "tech"
    assert "member-move" not in _offered(zhou, "/people/li")


def test_a_department_is_added_and_who_speaks_for_it_is_named_and_taken_out(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    zhou.fills("/do/department-add", id="legal", name="Legal")
    assert _department(at_work, "legal").name == "Legal" and "Legal" in zhou.goes("/people").text
    page = zhou.fills("/do/department-add", id="legal", name="Law")
    assert [own["name"] for _, own in page.attributes if "aria-invalid" in own] == ["id"]
    page = zhou.goes("/do/department-edit?on=sales")
    options = {own["value"] for tag, own in page.attributes if tag == "input" and own.get("name") == "deputies"}
    assert options == {"", "li", "sun"}, "the empty one tells that nobody is ticked"
    zhou.sends(page.form("department-edit"), lead="sun", liaisons=["li", "sun"], executive="zhou")
    found = _department(at_work, "sales")
    assert (found.lead, found.liaisons, found.executive) == ("sun", ("li", "sun"), "zhou")
    zhou.sends(zhou.goes("/do/department-edit?on=sales").form("department-edit"), liaisons="", executive="")
    found = _department(at_work, "sales")
    assert (found.lead, found.liaisons, found.executive) == ("sun", (), None)


def test_notices_are_heard_by_what_is_ticked(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    zhou.fills("/do/channel-add", channel="mail", kind="mail", server="XCOLLAB_SMTP", **{"from": "x@example.com"})
    zhou.fills("/do/member-notify?on=zhou", channels=["mail"], address="zhou@home.example")
    notify = _member(at_work, "zhou").notify
    assert notify and (notify.channels, notify.address) == (("mail",), "zhou@home.example")
    zhou.sends(zhou.goes("/do/member-notify?on=zhou").form("member-notify"), channels="")
    notify = _member(at_work, "zhou").notify
    assert notify and notify.channels == ()
    zhou.fills("/do/member-notify?on=zhou", usual="yes")
    assert not _member(at_work, "zhou").notify
    zhou.fills("/do/department-notify?on=sales", channels=["mail"], address="sales@example.com")
    assert zhou.answer.status_code == 200, zhou.page.text.partition("</style>")[2]
    heard = _department(at_work, "sales").notify
    assert heard and heard.channels == ("mail",)


def test_a_list_of_people_is_taken_in_from_a_file_that_comes_with_the_form(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    people = b"name,email,department\nHe Yi,he@example.com,Sales\n"
    for act, content in (("member-import", people), ("department-import", b"department\nLegal\n")):
        form = zhou.goes(f"/do/{act}").form(act)
        files = {"file": ("list.csv", content, "text/csv")}
        answer = zhou.client.post(form.action, data=form.values, files=files, headers={"origin": ORIGIN})
        assert answer.status_code == 200, act
    snapshot = at_work.view("zhou").snapshot
    assert snapshot.department_of("he") == "sales" and "legal" in snapshot.departments


def test_no_path_is_read_where_a_file_is_asked_for(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    page = zhou.fills("/do/member-import", file="/etc/passwd")
    assert zhou.answer.status_code == 422 and "root:" not in page.text


def test_whoever_has_to_name_another_lead_has_the_form_in_the_inbox(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    page = zhou.fills("/do/member-leave?on=wang", successor="li", last_day="2024-07-31")
    zhou.sends(page.form("member-leave"), sure=page.sure)
    page = zhou.goes("/")
    form = page.form("/do/department-edit?on=tech")
    assert form.values["lead"] == ["zhao"]
    zhou.sends(form)
    assert _department(at_work, "tech").lead == "zhao"
    assert "/do/department-edit?on=tech" not in zhou.goes("/").links


def test_of_very_many_people_those_who_are_away_stand_on_the_first_page(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    rows = "".join(f"P {n},p{n}@example.com,Sales\n" for n in range(130))
    form = zhou.goes("/do/member-import").form("member-import")
    files = {"file": ("list.csv", f"name,email,department\n{rows}".encode(), "text/csv")}
    zhou.client.post(form.action, data=form.values, files=files, headers={"origin": ORIGIN})
    zhou.fills("/do/member-away?on=p7", first="2024-07-01", last="2024-07-12", deputy="li")
    page = zhou.goes("/people")
    assert "Its people: 132" in page.text and "/people/p7" in page.links and "/people/p8" not in page.links
    assert "/people/p8" in zhou.goes("/departments/sales").links and len(zhou.answer.content) < 60 * 1024


def test_what_was_done_is_taken_back(at_work: People) -> None:
    sun = Browser(at_work, "sun")
    page = sun.fills("/do/member-edit?on=sun", job_title="engineer")
    sun.sends(page.form("/undo"))
    assert _member(at_work, "sun").job_title is None


def test_a_form_sent_twice_is_one_act_and_one_without_its_seal_is_none(at_work: People) -> None:
    sun = Browser(at_work, "sun")
    form = sun.goes("/do/member-away?on=sun").form("member-away")
    said = {"first": "2024-07-01", "last": "2024-07-12", "deputy": "li"}
    assert sun.sends(form, **said, seal="forged") and sun.answer.status_code == 403
    assert "Recorded" in sun.sends(form, **said).text and "Recorded" in sun.sends(form, **said).text
    assert len(_member(at_work, "sun").away or ()) == 1


def test_nothing_that_is_said_of_people_is_markup(at_work: People) -> None:
    zhou, evil = Browser(at_work, "zhou"), "<script>alert(1)</script>"
    zhou.fills("/do/member-edit?on=zhou", name=evil, job_title=evil, aliases__0=evil)
    zhou.fills("/do/department-edit?on=marketing", name=evil)
    zhou.fills("/do/channel-add", channel="room", kind="feishu", url="XCOLLAB_ROOM", keyword=evil)
    for path in ("/people", "/people/zhou", "/departments/marketing", "/settings", "/do/member-away?on=zhou", "/do/member-edit?on=zhou",
                 "/do/department-edit?on=marketing", "/do/channel-edit?on=room"):  # fmt: skip
        page = zhou.goes(path)
        assert zhou.answer.status_code == 200 and page.tags.count("script") == 1, path


def test_a_forged_earlier_state_is_no_way_around(at_work: People) -> None:
    zhou = Browser(at_work, "zhou")
    first = at_work.company.git("rev-list", "--max-parents=0", "HEAD").strip()
    form = zhou.goes("/do/member-edit?on=sun").form("member-edit")
    for stood in (first, "HEAD", "f" * 40):
        page = zhou.sends(form, stood=stood, job_title="boss")
        assert zhou.answer.status_code in (400, 409) and "Traceback" not in page.text
    assert _member(at_work, "sun").job_title is None


@pytest.mark.parametrize("who", ["zhou", "li", "zhao"])
def test_whatever_is_offered_opens(onlookers: People, who: str) -> None:
    browser = Browser(onlookers, who)
    around = {link for link in browser.goes("/people").links if link.startswith(("/people/", "/departments/"))}
    opened = set[str]()
    for page in ("/people", "/calendar?year=2024", "/calendar?year=2199", "/settings", *sorted(around)):
        opened |= {link for link in browser.goes(page).links if link.startswith("/do/")}
    assert len(opened) > 2
    for link in opened:
        assert browser.goes(link) and browser.answer.status_code == 200, link
