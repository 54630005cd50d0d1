"""What is made beforehand, so that every act of the table is possible, and the names that issues and statements got."""

from collections.abc import Mapping

from tests.support.company import Company
from tests.support.concurrency.concurrent import NEW
from tests.support.writing_acts import NOTICE, Typed, typed

_ISSUE = "--kind other --description D --impact None --wanted-by 2024-07-08 --department tech --task report"
_BEFORE = (
    ("chen", f"request new draft {NEW}"),
    *(line for name in ("asked", "closing", "past") for line in (
        ("chen", f"request new {name} {NEW}"), ("chen", f"request submit {name}"),
        ("li", f"feedback give -C {name} -d accept --scope stand"))),
    ("zhou", "request confirm closing"),
    ("zhou", "request confirm past"),
    ("zhou", "archive close past --well Fast --improvement Order_earlier;owner=sun;due=2024-10-15"),
    ("li", "meeting add -C q3 --kind weekly --held 2024-07-04 --attendee li --topic Room --action Book_it;owner=sun;due=2024-07-12"),
    ("sun", "issue open -C closing --title More --kind requirement-change --description D --impact None "
            "--wanted-by 2024-07-08 --department sales"),
    ("li", "issue propose {more} -m No"),
    ("sun", "issue agree {more}"),
    ("sun", "issue resolve {more} -m Fine --no-moves --revision none"),
    *(("li", f"issue open -C q3 --title {title} {_ISSUE}") for title in ("Price", "Stand", "Room")),
    *(("wang", f"issue propose {{{name}}} -m Well_for_{name}") for name in ("price", "stand", "room")),
    *(("li", f"issue agree {{{name}}}") for name in ("stand", "room")),
    ("li", "issue resolve {room} -m Fine --no-moves"),
    *(line for task in ("film", "song") for line in (
        ("zhou", f"task add {task} -C q3 --title {task.title()} --owner wang --due 2024-07-10 --criterion sound --criterion prices"),
        ("wang", f"task confirm q3/{task}"), ("wang", f"task log q3/{task} -s finished -m Done"),
        ("wang", f"acceptance submit q3/{task} --deliverable File"))),
    ("zhou", "acceptance pass q3/song"),
    ("zhou", "task add talk -C q3 --title Talk --owner li --due 2024-07-18 --criterion heard"), ("li", "task confirm q3/talk"),
    ("zhou", "task propose-date q3/talk --to 2024-07-22 --reason Hall"),
    ("chen", f"request new above {NEW} --approver wu;before=ask"),
    ("chen", "request submit above"),
)  # fmt: skip


def prepare(company: Company) -> None:
    """Bring a company in which `q3` runs to where all the acts are possible."""
    beside = company.root.parent
    (beside / "draft.txt").write_text("Second draft\n")
    for year in ("2025", "2026"):
        (beside / f"{year}.json").write_text(NOTICE.replace("2025", year))
    for who, line in _BEFORE:
        company.did(who, *words(company, line))


def words(company: Company, line: str) -> Typed:
    """What is typed, with the names of issues and statements put in."""
    return typed(line.format_map(_Names(company)) if "{" in line else line)


class _Names(dict[str, str]):
    """Of issues by their title, and of the statements that are taken back or confirmed."""

    _STATEMENTS: Mapping[str, tuple[str, str]] = {
        "room_minutes": ("q3/meetings/*", "text: Book it"), "archived": ("past/logs/request/*", "act: archive"),
        "resolve": ("closing/issues/*/*", "act: resolve"), "log": ("q3/logs/report/*", "act: progress"),
        "opening": ("q3/issues/*/*", "title: Samples are late"), "proposal": ("q3/issues/*/*", "text: Well for price"), "date": ("q3/logs/talk/*", "act: propose-date"), "recorded": ("q3/feedback/support/*", "act: feedback"),
    }  # fmt: skip

    def __init__(self, company: Company) -> None:
        super().__init__()
        self._root = company.root / "collabs"

    def __missing__(self, name: str) -> str:
        pattern, text = self._STATEMENTS.get(name, ("*/issues/*/*", f"title: {_TITLES.get(name, name.title())}\n"))
        found = min(path for path in self._root.glob(pattern) if text in path.read_text(encoding="utf-8"))
        return found.stem if name in self._STATEMENTS else f"{found.parts[-4]}/{found.parent.name}"


_TITLES = {"late": "Samples are late"}
