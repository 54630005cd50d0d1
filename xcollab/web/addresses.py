"""The addresses of the pages. What stands in one is an id, escaped; none leads to a file."""

from urllib.parse import quote, urlencode

from xcollab.app.forms.form import Form, Subject

_LETTERS = {"task": "t", "issue": "i", "feedback": "d"}


def of(kind: str, collab: str, id: str = "") -> str:
    """The page of a collaboration, or of a task, an issue or a department's answer in it, once it has an id."""
    home = f"/c/{quote(collab, safe='')}"
    kind = "task" if kind == "acceptance" else kind
    return f"{home}/{_LETTERS[kind]}/{quote(id, safe='')}" if id and kind in _LETTERS else home


def of_agenda(collab: str) -> str:
    """What a collaboration's weekly meeting is about."""
    return f"{of('request', collab)}/agenda"


def of_member(member: str) -> str:
    """The page of a person."""
    return f"/people/{quote(member, safe='')}"


def of_department(department: str) -> str:
    """The page of a department."""
    return f"/departments/{quote(department, safe='')}"


def of_year(year: str) -> str:
    """A year of the calendar."""
    return f"/calendar?{urlencode({'year': year})}"


def of_setting(act: str, subject: str = "") -> str:
    """The page of a form about the workspace itself."""
    address = f"/do/{quote(act, safe='')}"
    return f"{address}?{urlencode({'on': subject})}" if subject else address


def around_setting(of: str, subject: str) -> str:
    """The page that such a form is opened from."""
    match of:
        case "member":
            return of_member(subject)
        case "department" if subject:
            return of_department(subject)
        case "department":
            return "/people"
        case "year" | "day":
            return of_year(subject[:4])
        case "channel":
            return "/settings"
    return f"/{of}"


def of_file(collab: str, name: str) -> str:
    """A file that a statement of a collaboration names."""
    return f"/c/{quote(collab, safe='')}/f/{quote(name, safe='')}"


def of_subject(on: Subject) -> str:
    """The page of what an act is on."""
    return of(on.kind, on.collab, on.id)


def of_form(form: Form, on: Subject, recorded_for: str = "") -> str:
    """The page of a form, on a subject or on a statement; it may be to record what somebody else says."""
    told = {"on": on.id, "of": on.target, "form": form.name if form.name != form.act else "", "for": recorded_for}
    query = urlencode({key: value for key, value in told.items() if value})
    address = f"/c/{quote(on.collab, safe='')}/do/{quote(on.kind, safe='')}/{quote(form.act, safe='')}"
    return f"{address}?{query}" if query else address


def on_day(path: str, day: str) -> str:
    """The same address, looked at on a day that is over."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'at': day})}"


def local(path: str) -> str:
    """A path on this server; the first page where it is none."""
    inside = (
        path.startswith("/")
        and not path.startswith("//")
        and path.isascii()
        and path.isprintable()
        and "\\" not in path
    )
    return path if inside else "/"
