"""One request of somebody who came in: the workspace as it is now, the language they read, and how a page is answered."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from xcollab.app.overview import Overview
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.base.json_data import View, answer
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.web import addresses, styles
from xcollab.web.door import Door, Told
from xcollab.web.inputs import Typed
from xcollab.web.sessions import Visitor
from xcollab.web.standing import Standing
from xcollab.web.templating import rendered
from xcollab.words.labels import LANGUAGES
from xcollab.words.language import Words

_Made = TypeVar("_Made")
LANGUAGE_COOKIE = "xcollab-language"


class Visit:
    """One request."""

    def __init__(self, door: Door, visitor: Visitor, request: Request, typed: Typed) -> None:
        self.door, self.visitor, self.request = door, visitor, request
        self.typed = typed
        """What a form sent, by the names of its inputs."""
        self.context = door.context(visitor, language_of(request, door.language))
        self.at = door.at
        """The day that is looked at; nothing for now."""
        self.forgotten: list[str] = []
        """The names of files that came and could not be kept."""

    def look_back(self) -> None:
        """Look at the day that is over which the address names, as a date or in words. Raises `Misused` where it names none."""
        asked = self.asked("at").strip()
        if asked and not self.door.at:
            day = _day(asked) or self.context.past_day(asked)
            if not day or day > Overview(self.context).now.date():
                raise Misused("no-past-day", value=asked)
            self.at = day.isoformat()

    def to(self, path: str) -> str:
        """An address of ours, on the day that is looked at."""
        return addresses.on_day(path, self.at) if self.at and not self.door.at else path

    @property
    def words(self) -> Words:
        """The language that is read."""
        return self.context.words

    @cached_property
    def view(self) -> WorkspaceView:
        """The workspace now, or at the day that is looked at."""
        return self._standing.view(self.context) if self._standing else WorkspaceView(self.context, self.at, self.at)

    @cached_property
    def overview(self) -> Overview:
        """The same, for what is told of all collaborations."""
        return self._standing.overview(self.context) if self._standing else Overview(self.context, self.at, self.at)

    @cached_property
    def _standing(self) -> Standing | None:
        """What was read before; whoever records something begins anew, and so does who looks back."""
        reads = self.request.method == "GET" and not self.at
        return self.door.standing(self.visitor, self.context) if reads else None

    def once(self, asked: Hashable, make: Callable[[], _Made]) -> _Made:
        """What follows from all collaborations and the day, made once for all pages that ask the same."""
        return self._standing.made(self.overview, asked, make) if self._standing else make()

    @property
    def member(self) -> str:
        """Who acts; nobody where a day past is read, or a stranger reads."""
        return "" if self.at else self.overview.reader

    def path(self, name: str) -> str:
        """A part of the address."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """What the address says besides."""
        return self.request.query_params.get(name, "")

    def first(self, name: str) -> str:
        """What a form says in one input."""
        return next(iter(self.typed.get(name, ())), "")

    def keep_files(self) -> None:
        """What came with a form that is shown again is kept until it is sent once more; what nobody may attach is let go."""
        sent = {word: file for word, file in (self.context.sent or {}).items() if len(file[1]) <= LARGEST_ATTACHMENT}
        self.door.files.keep(self.visitor, sent)
        self.context.sent = self.door.files.of(self.visitor, sent)
        self.forgotten = [name for word, (name, _) in sent.items() if word not in self.context.sent]

    def page(self, name: str, title: str, code: int = 200, /, **values: Any) -> Response:
        """A page of ours."""
        seal, once = self.door.sessions.seal(self.visitor), self.door.sessions.once
        reader = self.view.render_context.name_of(self.overview.reader)
        values |= {
            "seal": seal,
            "once": once,
            "reader": reader,
            "at": self.at,
            "begun_at": self.door.at,
            "here": self.request.url.path,
        }
        values |= {
            "to": self.to,
            "address": lambda *of: self.to(addresses.of(*of)),
            "asked": self._asked,
            "query": self.request.url.query,
        }
        html = rendered(name, self.words, title=title, notes=self.context.told, **values)
        told = {"content-language": self.words.language, "content-security-policy": styles.page_policy()}
        return HTMLResponse(html, code, headers=told)

    @property
    def _asked(self) -> list[tuple[str, str]]:
        """What the address says besides the day."""
        return [(key, value) for key, value in self.request.query_params.multi_items() if key != "at"]

    def told(self, title: str, lines: list[str], back: str, commit: str = "") -> Response:
        """Lead to the page that tells what came of a form; the same one where the form comes again."""
        word = self.door.tell(Told(self.visitor.id, title, lines, back, commit))
        address = f"/done/{word}"
        if once := self.first("once"):
            self.door.sessions.remember(self.visitor, once, address)
        return RedirectResponse(address, 303)

    def json(self, view: View) -> Response:
        """What programs are answered, as `--json` says it."""
        import json

        from xcollab.render.base.sanitize import safe_json

        document = safe_json(json.dumps(answer(view), ensure_ascii=False, indent=2)) + "\n"
        return Response(document, media_type="application/json")


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def language_of(request: Request, asked: str | None) -> str | None:
    """The language that was switched to, the one that the server was begun with, the browser's."""
    switched = request.cookies.get(LANGUAGE_COOKIE)
    wanted = [
        part.partition(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    return next((one for one in (switched, asked, *wanted) if one in LANGUAGES), None)
