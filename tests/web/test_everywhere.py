"""In every state and capacity of the rulebook the pages show what it allows and nothing else; each is pressed, and succeeds.

In every third of them, by turns; all with `WHOLE_PRODUCT`.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.support.at_work import People
from tests.support.browsing import Browser, Page
from tests.support.company import Company
from tests.support.matter import Story
from tests.support.run.by_turns import WHOLE, by_turns
from tests.support.wandering.filled_in import DRAFTED, Filled, possible_ways
from tests.support.wandering.in_memory import StoryView
from tests.support.wandering.laid_down import Repository
from tests.support.wandering.wanderer import POSSIBLE, Move, Wanderer
from xcollab.app.forms.all_forms import EVERY, form_of
from xcollab.app.forms.form import Form, Subject
from xcollab.web import addresses
from xcollab.web.door import Door
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.rulebook import rows

_BEGUN = {"task": "t-walk", "issue": "i-walk"}
"""What begins on the page of a collaboration, with an id that nothing has."""

_ABOUT_ONE = ("withdraw", "object", "acknowledge", "done", "hand-on", "make-task")
"""Acts that stand with the statement that they are about."""


class Act(NamedTuple):
    """A link to the form of an act."""

    address: str
    kind: str
    act: str
    name: str
    of: str
    recorded_for: str

    @property
    def form(self) -> Form:
        """What it leads to."""
        usual = form_of(self.kind, self.act)
        return usual if self.name in ("", usual.name) else form_of(self.kind, self.act, self.name)


def acts(page: Page) -> Iterator[Act]:
    """The links of a page that lead to forms."""
    for link in page.links:
        _, _, path, query, _ = urlsplit(link)
        if "/do/" in path:
            told = {key: values[0] for key, values in parse_qs(query).items()}
            kind, act = path.partition("/do/")[2].split("/")
            yield Act(link, kind, act, told.get("form", ""), told.get("of", ""), told.get("for", ""))


def _forms(kind: str) -> Iterator[tuple[Form, str]]:
    """By a kind of page, the forms of what may be done there, each with the kind of what it is on."""
    own = {"request": ("request", "meeting", "task", "issue"), "task": ("task", "acceptance")}.get(kind, (kind,))
    for form in EVERY:
        begins = form.act in ("create", "open", "minutes")
        if "statement" in {argument.name for argument in form.arguments}:
            continue  # stands with what was said
        if form.name == "copy" or (form.act == "object" and kind == "feedback"):
            continue  # with an answer one disagrees by the statement that gave it
        if form.kind in own and begins == (
            form.kind not in (kind, "acceptance") and (form.kind, form.act) != ("meeting", "comment")
        ):
            yield form, form.kind
        elif not form.kind and rows(MACHINE_OF[kind], form.act):
            yield form, kind


class Walk:
    """A repository, the pages of it, and what is still to be seen in them."""

    def __init__(self, company: Company, opened: ExitStack) -> None:
        self._opened = opened
        self._people, self._repository = People(company), Repository(company)
        self._door = Door(company.root, random=Random(1))
        self._browsers: dict[str, Browser] = {}
        self.unseen = {*by_turns(sorted({(move.machine, move.state, move.capacity) for move in POSSIBLE}), 3)}
        self.unpressed = {*by_turns(sorted({move._replace(state="") for move in POSSIBLE}), 3)}
        self.offered_to_record: set[str] = set()
        self.recorded: set[str] = set()
        """Acts, as their commands are typed, that one may record for somebody else, and that were."""
        self.wrong: list[str] = []

    def look(self, deed: Attempt, move: Move, count: int) -> None:
        """Before a deed: the page of what it is on, as whoever does it sees it; and the deed itself, done in the page."""
        place, press = (move.machine, move.state, move.capacity), move._replace(state="")
        if place not in self.unseen and press not in self.unpressed:
            return
        story = Story(deed.snapshot, deed.state.collab, count)
        self._repository.lay_down(story)
        self._people.moment = self._people.company.clock
        browser = self._browser(deed.by)
        on = _page(story, deed)
        page = browser.goes(addresses.of_subject(on) if story.collab.request else "/collaborations")
        if deed.target and (older := [link for link in page.links if f"about={deed.target.name}#" in link]):
            page = browser.goes(older[0])
        if place in self.unseen:
            self.unseen.remove(place)
            self.wrong += [*_disagreements(page, story, deed.by, on), *_about_one(page, story, deed)]
        if press in self.unpressed and (found := self._way(page, story, deed, press)):
            self.unpressed.remove(press)
            base = self._people.company.git("rev-parse", "HEAD").strip()
            self._press(browser, *found)
            self._people.company.git("reset", "--quiet", "--hard", base)
        self._record(browser, page, story, deed)

    def _record(self, browser: Browser, page: Page, story: Story, deed: Attempt) -> None:
        """What may be recorded for somebody else is recorded, each act once, by whoever may say nothing of it themselves."""
        for one in acts(page):
            if not one.recorded_for or one.form.typed in self.recorded:
                continue
            self.offered_to_record.add(one.form.typed)
            view, on = (
                StoryView(story, one.recorded_for),
                Subject(
                    one.kind,
                    "q3",
                    _BEGUN.get(one.kind, "q3") if one.act in ("create", "open", "minutes") else deed.subject,
                ),
            )
            if found := next(possible_ways(view, story, one.form, on), None):
                self.recorded.add(one.form.typed)
                base = self._people.company.git("rev-parse", "HEAD").strip()
                self._press(browser, one.address, {**found[1], "way" if one.act == "nudge" else "via": "phone"})
                self._people.company.git("reset", "--quiet", "--hard", base)

    def _browser(self, who: str) -> Browser:
        if who not in self._browsers:
            self._browsers[who] = Browser(self._people, who, door=self._door)
            self._opened.enter_context(self._browsers[who].client)  # one loop for all that it asks
        self._browsers[who].later()
        return self._browsers[who]

    def _way(self, page: Page, story: Story, deed: Attempt, press: Move) -> tuple[str, Filled] | None:
        if not story.collab.request:
            return ("/new", DRAFTED) if "/new" in page.links else None
        target = deed.target.name if deed.target and press.act in _ABOUT_ONE else ""
        view = StoryView(story, deed.by)
        for one in acts(page):
            if (MACHINE_OF[one.kind], one.act, one.of, one.recorded_for) == (press.machine, press.act, target, ""):
                name = _BEGUN.get(one.kind, "q3") if one.act in ("create", "open", "minutes") else deed.subject
                for move, filled in possible_ways(view, story, one.form, Subject(one.kind, "q3", name, target)):
                    if move._replace(state="") == press:
                        return one.address, filled
        return None

    def _press(self, browser: Browser, address: str, filled: Filled) -> None:
        page = browser.goes(address)
        where = f"{browser.who}: {address}"
        if browser.answer.status_code != 200:
            self.wrong.append(f"{where} is offered, and refused when it is opened: {page.text}")
            return
        page = browser.sends(
            page.form(urlsplit(address).path), **{name.replace(".", "__"): value for name, value in filled.items()}
        )
        if page.sure:
            page = browser.sends(page.form(urlsplit(address).path), sure=page.sure)
        if browser.answer.status_code != 200 or "Recorded" not in page.text:
            self.wrong.append(f"{where} is refused: {filled} {' '.join(page.text.split())}")


def _page(story: Story, deed: Attempt) -> Subject:
    """What the page is of on which it is done."""
    known = {"task": story.collab.tasks, "issue": story.state.issues, "feedback": story.state.feedback}
    kind = MACHINE_OF[deed.kind]
    there = kind in known and deed.subject in known[kind]
    return Subject(kind, "q3", deed.subject) if there else Subject("request", "q3", "q3")


def _disagreements(page: Page, story: Story, who: str, on: Subject) -> Iterator[str]:
    if not story.collab.request:
        return
    offered = {(one.kind, one.form.typed) for one in acts(page) if not (one.of or one.recorded_for)}
    view = StoryView(story, who)
    for form, kind in _forms(on.kind):
        name = _BEGUN.get(kind, "q3") if kind != on.kind and kind != "acceptance" else on.id
        allowed = any(possible_ways(view, story, form, Subject(kind, "q3", name)))
        if allowed != ((kind, form.typed) in offered):
            yield f"{who}: {form.typed} on {on.name}, {story.state.request.status}: {'not shown' if allowed else 'refused'}"
        offered.discard((kind, form.typed))
    yield from (f"{who}: {typed} on {on.name} is shown, and expected nowhere" for _, typed in offered)


def _about_one(page: Page, story: Story, deed: Attempt) -> Iterator[str]:
    """The same with the statement that it is about, where it is about one that counts."""
    if not deed.target or deed.target.record in story.state.withdrawn:
        return
    name, view, kind = deed.target.name, StoryView(story, deed.by), deed.target.kind
    offered = {one.act for one in acts(page) if one.of == name}
    for act in _ABOUT_ONE:
        if not rows(MACHINE_OF[kind], act) or (act == "object" and deed.target.statement.by == deed.by):
            continue  # whoever said it takes it back
        form, on = form_of(kind, act), Subject(kind, "q3", deed.target.subject, name)
        if any(possible_ways(view, story, form, on)) != (act in offered):
            yield f"{deed.by}: {act} of {name}, {story.state.request.status}: {'refused' if act in offered else 'not shown'}"


def test_in_every_state_and_capacity_the_pages_show_what_is_allowed_and_each_act_succeeds(
    tmp_path: Path, git_environment: dict[str, str], unattended: None, wanderer: Wanderer
) -> None:
    company = Company(tmp_path / "acme", git_environment)
    company.root.mkdir()
    company.git("init", "--quiet")
    with ExitStack() as opened:
        walk = Walk(company, opened)
        _told(wanderer, walk)
    assert walk.wrong == [], "\n".join(walk.wrong)
    assert (walk.unseen, walk.unpressed) == (set(), set())
    assert walk.offered_to_record == walk.recorded and len(walk.recorded) > (12 if WHOLE else 9), (
        walk.offered_to_record - walk.recorded
    )


def _told(wanderer: Wanderer, walk: Walk) -> None:
    """Histories, until everything was seen and pressed."""
    for _ in range(300):
        count = 0
        for story, _ in wanderer.history(90):
            assert wanderer.deed and wanderer.move
            walk.look(wanderer.deed, wanderer.move, count)
            count = story.count
            if not walk.unseen and not walk.unpressed:
                return
