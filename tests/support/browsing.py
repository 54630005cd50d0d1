"""A browser without JavaScript: it follows what a page says, and sends the forms that stand in it as a person fills them in."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from tests.support.at_work import People
from xcollab.web.application import application
from xcollab.web.door import Door
from xcollab.web.guard import Guard

HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"


class Form:
    """A form of a page: where it is sent, and what stands in its inputs."""

    def __init__(self, method: str, action: str) -> None:
        self.method, self.action = method, action
        self.values: dict[str, list[str]] = {}
        self.names: set[str] = set()
        """Of all inputs, those that stand empty as well."""

    def put(self, name: str, value: str) -> None:
        """A value that stands there."""
        self.values.setdefault(name, []).append(value)


class Page(HTMLParser):
    """What stands on a page: its text, its links, its forms."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.links, self.forms, self.tags = "", list[str](), list[Form](), list[str]()
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self._area: str | None = None
        self._select: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes.append((tag, own))
        if tag == "a":
            self.links.append(own.get("href", ""))
        if tag == "form":
            self.forms.append(Form(own["method"], own["action"]))
        if not self.forms or "name" not in own:
            if tag == "option" and self._select and "selected" in own:
                self.forms[-1].put(self._select, own["value"])
            return
        form, name = self.forms[-1], own["name"]
        form.names.add(name)
        if tag == "input" and own.get("type") == "checkbox":
            if "checked" in own:
                form.put(name, own["value"])
        elif tag == "input" and own.get("type") != "file":
            form.put(name, own.get("value", ""))
        elif tag == "textarea":
            self._area = name
            form.put(name, "")
        elif tag == "select":
            self._select = name

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        if tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._area:
            self.forms[-1].values[self._area][-1] += data

    @property
    def sure(self) -> str:
        """What the button says that answers a question."""
        return next((own["value"] for tag, own in self.attributes if tag == "button" and own.get("name") == "sure"), "")

    def form(self, part: str) -> Form:
        """The form that is sent to an address with this part."""
        return next(form for form in self.forms if part in form.action)


class Browser:
    """Somebody's browser, in which the page was opened."""

    def __init__(self, people: People, who: str, *, at: str | None = None, door: Door | None = None) -> None:
        self.people, self.who = people, who
        self.door = door or Door(people.root, at=at, random=people.context(who).random)
        self.app = Guard(application(self.door, "xcollab-8000"), [HOST, "localhost:8000"])
        self.client = TestClient(self.app, base_url=ORIGIN)
        self.client.headers["accept-language"] = "en"
        self.answer: Response = self.client.get(f"/enter/{self.door.sessions.invite(self.environment())}")

    def environment(self) -> dict[str, str]:
        """Who acts, and when: a minute later each time."""
        context = self.people.context(self.who)
        return dict(context.environment)

    def later(self) -> None:
        """A minute passes for whoever came in by this browser."""
        self.door.sessions.visitor(self.client.cookies["xcollab-8000"]).environment.update(self.environment())  # type: ignore[union-attr]

    @property
    def page(self) -> Page:
        """What stands there now."""
        return Page(self.answer.text)

    def goes(self, path: str) -> Page:
        """Open an address."""
        self.answer = self.client.get(path)
        return self.page

    def sends(self, form: Form, /, files: Any = None, **filled: Any) -> Page:
        """Fill in a form and send it; `a__b` stands for `a.b`. A value of None leaves an input empty."""
        self.later()
        values = {**form.values, **{name.replace("__", "."): value for name, value in filled.items()}}
        data = {name: value for name, value in values.items() if value is not None}
        self.answer = self.client.post(form.action, data=data, files=files, headers={"origin": ORIGIN})
        return self.page

    def fills(self, path: str, /, **filled: Any) -> Page:
        """Open the page of a form, fill it in and send it."""
        page = self.goes(path)
        return self.sends(page.form(path.partition("?")[0]), **filled)


def entries(people: People) -> Iterator[str]:
    """The names of all statements of the collaboration q3."""
    view = people.view("zhou")
    yield from (entry.name for entry in view.snapshot.collabs["q3"].entries)


def newest(people: People) -> Any:
    """What was said last in the collaboration q3."""
    view = people.view("zhou")
    return max(view.snapshot.collabs["q3"].entries, key=lambda entry: entry.statement.at).statement


__all__ = ["HOST", "ORIGIN", "Browser", "Form", "Page", "entries", "newest"]
