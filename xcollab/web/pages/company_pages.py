"""The pages of the calendar and of the settings: what stands there, what it means, and what an admin may change."""

from starlette.responses import Response

from xcollab.app.settings.own_days import own_days
from xcollab.app.views.people import channels
from xcollab.app.views.people import settings as found_settings
from xcollab.app.views.time.calendar import beside, calendar_year, special
from xcollab.app.workspace.calendar import year_meant
from xcollab.render.schemas.explained import explained
from xcollab.render.text.time.calendar import days_told, week_told
from xcollab.web import addresses
from xcollab.web.setting_forms import acts_on
from xcollab.web.visit import Visit
from xcollab.web.wording import SAID

_DAYS = ("off", "work", "notices")
"""Of the calendar, what is told day by day."""


def _year(visit: Visit) -> int | None:
    asked = visit.asked("year").strip()
    return year_meant(asked) if asked else None


def calendar(visit: Visit) -> Response:
    """The days of a year that differ from their weekday, where they come from, and by which rules all others are counted."""
    view, words = visit.view, visit.words
    found = calendar_year(view, _year(visit), words.language)
    year, told = found.year, special(found)
    source = "estimated" if told.estimated else "noticed" if told.source else "from_library"
    rules = [one._replace(values=week_told(words, one.values)) if one.key == "week" else one
             for one in explained(view.render_context, view.snapshot.calendar, without=_DAYS)]  # fmt: skip
    whole, own = acts_on(visit, "calendar"), acts_on(visit, "year", str(year))
    on_day = {
        str(one.date): acts_on(visit, "day", str(one.date))["own"]
        for one in own_days(view.snapshot.calendar)
        if one.date.year == year
    }
    others = [addresses.of_year(str(one)) if one else "" for one in beside(year)]
    return visit.page(
        "calendar", f"{words(SAID['calendar'])} {year}", days=days_told(words, found.days, year), year=year, around=others, on_day=on_day,
        source=words(SAID[source], source=told.source or ""), rules=rules, **{key: own[key] + whole[key] for key in whole},
    )  # fmt: skip


def calendar_json(visit: Visit) -> Response:
    """`calendar show --json`."""
    return visit.json(special(calendar_year(visit.view, _year(visit))))


def settings(visit: Visit) -> Response:
    """What stands in the workspace's settings, in words."""
    view, words = visit.view, visit.words
    ways = [
        {"name": name, "kind": words.label("channel", one.kind), "variables": words.show(one.variables), **acts_on(visit, "channel", name)}
        for name, one in channels(view).channels.items()
    ]  # fmt: skip
    rows = explained(view.render_context, view.snapshot.workspace, without=("channels",))
    return visit.page("settings", words(SAID["settings"]), rows=rows, ways=ways, **acts_on(visit, "settings"))


def settings_json(visit: Visit) -> Response:
    """`settings show --json`."""
    return visit.json(found_settings(visit.view))


def channels_json(visit: Visit) -> Response:
    """`channel list --json`."""
    return visit.json(channels(visit.view))
