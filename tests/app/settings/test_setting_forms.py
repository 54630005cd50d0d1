"""Acts on the workspace itself as forms: every command that has such an act has its form, of the same flags, and the same rights."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import CurrentBranch
from xcollab.app.settings.all_settings import SETTING_FORMS, possible_settings
from xcollab.app.settings.setting_form import SettingPerforming, asked_of
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import KEEPING
from xcollab.commands.nouns import calendar, channel, department, member, settings
from xcollab.commands.workspace import upgrade
from xcollab.errors import BadFile, Misused, Refused, XcollabError
from xcollab.words.labels import LABELS
from xcollab.workflow.model.configuring import may_configure, may_restate

_NOUNS = {
    "member": member,
    "department": department,
    "calendar": calendar,
    "channel": channel,
    "settings": settings,
    "": upgrade,
}
_FOR_FORMS = {"member-back": "away"}
"""Two forms of one command, of which a terminal asks by flags."""


def _do(people: People, who: str, act: str, /, **typed: Any) -> Any:
    return SettingPerforming(people.context(who), SETTING_FORMS[act], typed).keep()


def test_every_command_that_changes_them_has_a_form() -> None:
    typed = {
        "-".join(filter(None, (noun, command.name)))
        for noun, module in _NOUNS.items()
        for command in module.COMMANDS
        if set(KEEPING) <= set(command.options)
    }
    assert SETTING_FORMS.keys() == typed | {*_FOR_FORMS}


@pytest.mark.parametrize("act", SETTING_FORMS)
def test_a_form_asks_nothing_that_its_command_does_not(act: str) -> None:
    form = SETTING_FORMS[act].form
    (command,) = [one for one in _NOUNS[form.noun or ""].COMMANDS if one.name == _FOR_FORMS.get(act, form.name)]
    flags = {flag for option in command.options for flag in option.flags}
    words = {argument.name.upper() for argument in command.arguments}
    for field in form.fields:
        assert field.flag in flags | words, field.flag
        assert field.key in LABELS["field"], field.key


def test_who_may_is_who_may_by_the_rules(people: People) -> None:
    """`who` names nobody who is refused, and passes over nobody who is not."""
    view = people.view("zhou")
    everybody = [one.id for _, one in view.snapshot.members()]
    for act, setting in SETTING_FORMS.items():
        subjects = {"member": everybody, "department": [*view.snapshot.departments]}.get(setting.of, [""])
        for subject in subjects:
            who = setting.who(view.snapshot, subject)
            if setting.of == "member" and act != "member-move":
                keys = {
                    "member-away": "away",
                    "member-back": "away",
                    "member-leave": "until",
                    "member-notify": "notify",
                }
                asked = [keys[act]] if act in keys else [one.key for one in setting.form.fields]
                may = [one for one in everybody if any(may_restate(view.snapshot, one, subject, key) for key in asked)]
            else:
                may = [
                    one
                    for one in everybody
                    if may_configure(view.snapshot, one, subject if act == "member-add" else None)
                ]
            assert sorted(who) == sorted(may), (act, subject)


def test_what_is_offered_is_what_the_state_allows(at_work: People) -> None:
    def offered(who: str, of: str, subject: str = "") -> dict[str, tuple[str, ...]]:
        found = possible_settings(at_work.view(who), who, of, subject)
        return {one.setting.form.act: tuple(one.people) for one in found}

    assert offered("sun", "member", "sun").keys() == {
        "member-away",
        "member-edit",
        "member-notify",
        "member-leave",
        "member-move",
    }
    assert offered("sun", "member", "sun")["member-move"] == ("zhou",)
    assert offered("sun", "member", "sun")["member-away"] == ()
    assert "member-move" not in offered("zhou", "member", "li")
    assert offered("li", "department", "sales") == {
        "department-edit": ("zhou",),
        "department-notify": ("zhou",),
        "member-add": (),
    }
    assert offered("zhou", "year", "2024") == {"calendar-pin": ()} and offered("zhou", "year", "2199") == {}
    _do(at_work, "zhou", "member-leave", subject="li", successor="sun", last_day="2024-07-01")
    at_work.moment = at_work.moment.replace(day=8)
    assert offered("zhou", "member", "li").keys() == {"member-edit", "member-notify"}
    assert offered("zhou", "member", "sun")["member-leave"] == ()
    past = WorkspaceView(at_work.context("zhou"), "HEAD~1")
    assert not list(possible_settings(past, "zhou", "member", "sun"))


def test_whoever_may_not_is_refused_before_anything_is_asked(people: People) -> None:
    for act, typed in (
        ("member-leave", {"subject": "li"}),
        ("department-add", {}),
        ("channel-add", {}),
        ("calendar-import", {}),
    ):
        with pytest.raises(Refused, match="not-admin"):
            SettingPerforming(people.context("sun"), SETTING_FORMS[act], typed)
    with pytest.raises(Refused, match="stranger"):
        SettingPerforming(people.context("mallory"), SETTING_FORMS["department-add"], {})


@pytest.mark.parametrize(
    ("act", "subject", "code"),
    [("member-edit", "nobody", "unknown-member"), ("member-add", "nowhere", "unknown-department"), ("department-edit", "", "unknown-department"),
     ("channel-edit", "x", "no-channels"), ("calendar-pin", "soon", "not-a-number-value")],
)  # fmt: skip
def test_what_it_is_on_has_to_be_there(people: People, act: str, subject: str, code: str) -> None:
    with pytest.raises(XcollabError, match=code):
        SettingPerforming(people.context("zhou"), SETTING_FORMS[act], {"subject": subject})


def test_nobody_is_asked_what_is_not_theirs_to_say(people: People) -> None:
    edit = SETTING_FORMS["member-edit"]
    view = people.view("li")
    assert [one.key for one in asked_of(view, edit, "li", "sun").fields] == ["name", "aliases", "job_title", "language"]
    assert len(asked_of(view, edit, "sun", "sun").fields) == 6
    act = SettingPerforming(people.context("li"), edit, {"subject": "sun", "forge": "evil", "job_title": "seller"})
    assert act.filled.said == {"job_title": "seller"} and act.present() == {"name": "Sun Lei"}


def test_a_refusal_knows_its_field(people: People) -> None:
    away = {"subject": "sun", "first": "2024-07-02", "last": "2024-07-03"}
    for act, typed, key in (
        ("member-away", {**away, "deputy": "sun"}, ("deputy",)), ("member-away", {**away, "first": "2024-06-01", "last": "2024-06-02", "deputy": "li"}, ("last",)),
        ("member-add", {"subject": "sales", "id": "x", "name": "X", "email": ["sun@example.com"]}, ("email",)),
        ("department-add", {"id": "No Id", "name": "N"}, ("id",)), ("department-add", {"id": "sales", "name": "N"}, ("id",)),
        ("channel-add", {"channel": "room", "kind": "feishu"}, ("url",)),
    ):  # fmt: skip
        with pytest.raises((Refused, Misused)) as refused:
            _do(people, "zhou", act, **typed)
        assert refused.value.key == key, (act, refused.value)
    with pytest.raises(Refused, match="not-away") as refused:
        _do(people, "zhou", "member-back", subject="sun", back="2024-07-02")
    assert not [one for one in refused.value.key if one != "back"]


def test_what_is_decided_beforehand_is_kept_by_nothing(people: People) -> None:
    act = SettingPerforming(
        people.context("zhou"), SETTING_FORMS["member-leave"], {"subject": "li", "successor": "sun"}
    )
    decided = act.decide(act.place.newest())
    member = people.view("zhou").snapshot.member("li")
    assert act.subject.name == "li" and not act.form.recordable and act.form.typed == "xcollab member leave"
    assert decided.act == "workspace.member-leave" and decided.shown and member and member.until is None


def test_a_list_is_how_it_differs_and_what_is_cleared_is_taken_out(people: People) -> None:
    def sun() -> Any:
        return people.view("zhou").snapshot.member("sun")

    _do(
        people,
        "sun",
        "member-edit",
        subject="sun",
        email=["sun@home.example", "sun@example.com"],
        aliases=["Sunny"],
        forge="sunlei",
    )
    assert (sorted(sun().email), sun().aliases, sun().forge) == (
        ["sun@example.com", "sun@home.example"],
        ("Sunny",),
        "sunlei",
    )
    _do(people, "sun", "member-edit", aliases="", forge="", subject="sun", email=["sun@example.com"])
    assert (sun().email, sun().aliases, sun().forge) == (("sun@example.com",), None, None)
    _do(people, "zhou", "department-edit", liaisons="", subject="sales", deputies=["sun"])
    sales = people.view("zhou").snapshot.departments["sales"]
    assert (sales.lead, sales.deputies, sales.liaisons) == ("li", ("sun",), ())
    _do(people, "zhou", "department-edit", lead="", deputies="", subject="sales")
    sales = people.view("zhou").snapshot.departments["sales"]
    assert (sales.name, sales.lead, sales.deputies) == ("Sales", None, ())


def test_where_somebody_hears_is_as_usual_or_nowhere_or_where_it_is_ticked(people: People) -> None:
    def heard() -> Any:
        return people.view("zhou").snapshot.member("zhou").notify  # type: ignore[union-attr]

    _do(people, "zhou", "channel-add", channel="room", kind="feishu", url="XCOLLAB_ROOM")
    _do(people, "zhou", "member-notify", subject="zhou", channels=["room"], mobile="13800000000")
    assert heard().dump() == {"channels": ["room"], "mobile": "13800000000"}
    _do(people, "zhou", "member-notify", mobile="", subject="zhou", none=True)
    assert heard().dump() == {"channels": []}
    act = SettingPerforming(people.context("zhou"), SETTING_FORMS["member-notify"], {"subject": "zhou"})
    assert act.present() == {"channels": [], "none": True}
    _do(people, "zhou", "member-notify", none="", subject="zhou", channels=["room"])
    _do(people, "zhou", "member-notify", channels="", subject="zhou")
    assert heard().dump() == {"channels": []}
    _do(people, "zhou", "member-notify", channels="", subject="zhou", usual=True)
    assert heard() is None
    _do(people, "zhou", "department-notify", subject="sales", channels=["room"])
    act = SettingPerforming(people.context("zhou"), SETTING_FORMS["department-notify"], {"subject": "sales"})
    assert act.present() == {"channels": ["room"]}


def test_a_file_is_what_came_with_the_form_and_no_path(people: People) -> None:
    def takes(act: str, content: bytes) -> Any:
        context = people.context("zhou")
        context.sent = {"file-0": ("../list.csv", content)}
        return SettingPerforming(context, SETTING_FORMS[act], {"file": "file-0"}).keep()

    takes("department-import", b"department\nLegal\n")
    takes("member-import", b"name,email,department\nHe Yi,he@example.com,Legal\n")
    assert people.view("zhou").snapshot.department_of("he") == "legal"
    takes("calendar-import", b'{"year": 2027, "days": [{"name": "N", "date": "2027-01-01", "isOffDay": true}]}')
    assert people.view("zhou").snapshot.calendar.notices[0].year == 2027
    with pytest.raises(Misused, match="notice-not-json") as refused:
        takes("calendar-import", b"{")
    assert refused.value.key == ("file",)
    with pytest.raises(BadFile):
        takes("member-import", b"PK\x03\x04")
    with pytest.raises(Misused, match="no-such-file"):
        SettingPerforming(people.context("zhou"), SETTING_FORMS["member-import"], {"file": "/etc/passwd"})


def test_a_channel_is_changed_and_taken_away_a_year_written_down_a_person_moved(people: People) -> None:
    _do(people, "zhou", "channel-add", channel="room", kind="feishu", url="XCOLLAB_ROOM", secret="XCOLLAB_KEY")
    _do(people, "zhou", "channel-edit", secret="", subject="room", keyword="k")
    room = people.view("zhou").snapshot.workspace.channels["room"]
    assert (room.keyword, room.secret) == ("k", None)
    act = SettingPerforming(people.context("zhou"), SETTING_FORMS["channel-edit"], {"subject": "room"})
    assert act.present()["keyword"] == "k"
    assert [one.setting.form.act for one in possible_settings(people.view("zhou"), "zhou", "channel", "room")] == [
        "channel-edit",
        "channel-remove",
    ]
    _do(people, "zhou", "channel-remove", subject="room")
    _do(people, "zhou", "calendar-pin", subject="2024")
    _do(people, "zhou", "member-move", subject="sun", department="tech")
    _do(people, "sun", "member-away", subject="sun", first="2024-07-02", last="2024-07-03", deputy="li")
    _do(people, "sun", "member-back", subject="sun", back="2024-07-03")
    view = people.view("zhou")
    assert not view.snapshot.workspace.channels and view.snapshot.calendar.notices
    assert view.snapshot.department_of("sun") == "tech"
    with pytest.raises(Misused, match="nothing-to-change"):
        _do(people, "zhou", "upgrade")
    settings = people.root / "xcollab.yaml"
    kept = [line for line in settings.read_text("utf-8").splitlines(keepends=True) if "requires" not in line]
    settings.write_text("".join(kept), "utf-8")
    people.company.git("commit", "--quiet", "-am", "Any version")
    assert "upgrade" in [one.setting.form.act for one in possible_settings(people.view("zhou"), "zhou", "settings")]
    _do(people, "zhou", "upgrade")
    assert people.view("zhou").snapshot.workspace.requires


def test_what_stood_there_before_is_asked_of_an_earlier_state(people: People) -> None:
    before = people.view("zhou").revision.commit
    _do(people, "sun", "member-edit", subject="sun", job_title="engineer")
    _do(people, "li", "member-add", subject="sales", id="he", name="He", email=["he@example.com"])
    context = people.context("zhou")
    place = CurrentBranch(context, WorkspaceView(context, before))
    assert (
        "job_title"
        not in SettingPerforming(context, SETTING_FORMS["member-edit"], {"subject": "sun"}, place=place).present()
    )
    with pytest.raises(Refused, match="unknown-member"):
        SettingPerforming(context, SETTING_FORMS["member-edit"], {"subject": "he"}, place=place)
