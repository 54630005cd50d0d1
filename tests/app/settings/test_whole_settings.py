"""What is set for everybody is changed by an admin, key by key; what is emptied is as usual; the file stays whose it was."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Outcome
from xcollab.app.settings.all_settings import SETTING_FORMS, possible_settings
from xcollab.app.settings.setting_form import SettingPerforming
from xcollab.app.views.people import settings
from xcollab.errors import XcollabError
from xcollab.schema.workspace import Workspace


def _set(people: People, who: str = "zhou", **said: Any) -> Outcome:
    return SettingPerforming(people.context(who), SETTING_FORMS["settings-edit"], said).keep()


def _stands(people: People) -> Workspace:
    return settings(people.view("li")).settings


def test_terms_names_and_admins_are_changed_and_all_else_stays(people: People) -> None:
    before = _stands(people)
    outcome = _set(
        people, feedback="3wd", remind_before="4wh", name="Acme 集团", admins=["zhou", "Li Na"], hosted_on="gitea"
    )
    assert outcome.paths == ["xcollab.yaml"]
    after = _stands(people)
    assert (after.deadlines.feedback, after.deadlines.remind_before, after.deadlines.solution) == ("3wd", "4wh", "24h")
    assert (after.name, after.admins, after.forge) == ("Acme 集团", ("zhou", "li"), "gitea")
    assert (after.id, after.timezone, after.language) == (before.id, before.timezone, before.language)
    _set(people, who="li", name="Acme")  # an admin by now
    assert people.company.does("li", "check").code == 0


def test_what_is_emptied_is_as_usual_again(people: People) -> None:
    _set(
        people,
        feedback="3wd",
        notify_hours="08:30-20:00",
        web="https://example.com",
        merged_by=["bot@example.com"],
        hosted_on="none",
    )
    assert "deadlines:" in (people.root / "xcollab.yaml").read_text("utf-8")
    _set(people, feedback="", notify_hours="", web="", merged_by="", hosted_on="")
    stands = _stands(people)
    assert stands.deadlines.feedback == "2wd" and stands.merging_accounts == ("noreply@github.com",)
    assert (stands.notify_hours, stands.web, stands.forge) == (None, None, None)


def test_a_form_shows_what_stands_there(people: People) -> None:
    _set(people, solution="48h", hosted_on="gitee")
    act = SettingPerforming(people.context("zhou"), SETTING_FORMS["settings-edit"], {})
    shown = act.present()
    assert (
        shown["solution"] == "48h"
        and shown["feedback"] == "2wd"
        and shown["hosted_on"] == "gitee"
        and shown["admins"] == ["zhou"]
    )


@pytest.mark.parametrize(
    ("said", "code", "key"),
    [
        ({"name": ""}, "missing-key", "name"), ({"admins": ""}, "missing-key", "admins"), ({"admins": ["nobody"]}, "no-match", "admins"),
        ({"timezone": "Mars/Base"}, "bad-timezone", "timezone"), ({"feedback": "soon"}, "bad-duration", "feedback"),
        ({"feedback": "0wd"}, "bad-duration", "feedback"), ({"notify_hours": "20:00-08:00"}, "bad-hours", "notify_hours"),
        ({"web": "http://example.com"}, "bad-web", "web"), ({"language": "fr"}, "not-a-word", "language"),
        ({"hosted_on": "sourceforge"}, "not-a-word", "hosted_on"), ({"merged_by": ["no address"]}, "bad-mailbox", "merged_by"), ({"name": "Acme"}, "nothing-to-change", None),
        ({}, "nothing-to-change", None),
    ],
)  # fmt: skip
def test_what_is_no_such_value_is_refused_at_its_field(people: People, said: Any, code: str, key: str | None) -> None:
    with pytest.raises(XcollabError) as refused:
        _set(people, **said)
    assert (refused.value.code, next(iter(refused.value.key), None)) == (code, key)
    assert _stands(people).name == "Acme"


def test_nobody_but_an_admin_changes_them_and_others_see_who_may(people: People) -> None:
    with pytest.raises(XcollabError, match="not-admin"):
        _set(people, who="li", feedback="9wd")
    (found,) = [
        one for one in possible_settings(people.view("li"), "li", "settings") if one.setting.form.act == "settings-edit"
    ]
    assert found.people == ["zhou"]
