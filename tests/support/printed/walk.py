"""A random walk of a company through the six stages: whatever the rules let happen, happens."""

from collections.abc import Callable
from random import Random

from tests.support.company import PEOPLE, Company

Typed = tuple[str, ...]
TASKS = ("report", "page", "poster", "flyer", "stand")
DEPARTMENTS = ("marketing", "sales", "tech", "support")
MISUSED = 2
"""The exit code for what means nothing, whoever types it."""


def walk(company: Company, random: Random, attempts: int) -> int:
    """Try that many random acts, each by a few random people; how many of them the rules allowed."""
    company.random = random
    return sum(_step(company, random) for _ in range(attempts))


def _step(company: Company, random: Random) -> bool:
    words = random.choice(ACTS)(company, random)
    people = random.sample([*PEOPLE], 4)
    for who in ("zhou", *people):
        code = company.does(who, *words).code
        if code in (0, MISUSED):
            return code == 0
    return False


def _names(company: Company, pattern: str) -> list[str]:
    return sorted(path.stem for path in company.root.glob(pattern)) or ["none"]


def _issue(company: Company, random: Random) -> str:
    return "q3/" + random.choice(_names(company, "collabs/q3/issues/*"))


def _small(company: Company, random: Random) -> str:
    """A collaboration in which little happens, so that it comes to its end."""
    return random.choice([name for name in _directories(company, "collabs/*") if name.startswith("r")] or ["none"])


def _directories(company: Company, pattern: str) -> list[str]:
    return sorted(path.name for path in company.root.glob(pattern))


def _recorded(company: Company) -> list[str]:
    """Statements that somebody typed for somebody else."""
    files = company.root.glob("collabs/q3/logs/*/2024*.yaml")
    return sorted(path.stem for path in files if "recorded_by:" in path.read_text(encoding="utf-8")) or ["none"]


def _task(company: Company, random: Random) -> str:
    return "q3/" + random.choice(_names(company, "collabs/q3/tasks/*.yaml"))


def _day(random: Random) -> str:
    return f"2024-08-{random.randrange(1, 29):02}"


_RARELY_POSSIBLE: tuple[Callable[[Company, Random], Typed], ...] = (
    lambda c, r: ("task", "log", _task(c, r), "-s", "doing", "-m", "t", "--for", r.choice([*PEOPLE]), "--via", "phone"),
    lambda c, r: ("acknowledge", r.choice(_recorded(c)), "-C", "q3"),
    lambda c, r: ("issue", "reopen", _issue(c, r), "--reason", "r"),
    lambda c, r: ("hold", _task(c, r), "--reason", "r"),
    lambda c, r: ("request", "revise", _small(c, r), "--approver", "wu; before=start", "--reason", "r"),
    lambda c, r: ("request", "approve", _small(c, r)),
    lambda c, r: ("nudge", _task(c, r), "--via", "phone"),
    lambda c, r: ("acceptance", "submit", _task(c, r), "--deliverable", "D"),
    lambda c, r: ("acceptance", "return", _task(c, r), "--reason", "r", "--fix", "f", "--fix-by", _day(r), "--unmet", "1"),
    lambda c, r: ("request", "edit", _small(c, r), "--title", f"T{r.randrange(99)}"),
    lambda c, r: ("request", "submit", _small(c, r)),
    lambda c, r: ("feedback", "give", r.choice(DEPARTMENTS), "-C", _small(c, r), "-d", "accept", "--scope", "s"),
    lambda c, r: ("feedback", "give", r.choice(DEPARTMENTS), "-C", _small(c, r), "-d", "accept", "--scope", "s"),
    lambda c, r: ("request", "confirm", _small(c, r)),
    lambda c, r: ("archive", "close", _small(c, r), "--well", "all"),
)  # fmt: skip
"""What needs much to be right before; tried more often, so that it happens at all."""
ACTS: tuple[Callable[[Company, Random], Typed], ...] = (
    *_RARELY_POSSIBLE, *_RARELY_POSSIBLE,
    lambda c, r: ("task", "log", _task(c, r), "-s", r.choice(("doing", "finished")), "-m", "t"),
    lambda c, r: ("task", "log", _task(c, r), "-s", "delayed", "-m", "t", "--forecast", _day(r), "--reason", "r"),
    lambda c, r: ("task", "add", r.choice(TASKS), "-C", "q3", "--title", "T", "--owner", r.choice([*PEOPLE]), "--due",
                  _day(r), "--criterion", "c"),
    lambda c, r: ("task", "edit", _task(c, r), "--title", f"T{r.randrange(99)}"),
    lambda c, r: ("task", "edit", _task(c, r), "--criterion", f"c{r.randrange(99)}"),
    lambda c, r: ("task", "edit", _task(c, r), "--due", _day(r)),
    lambda c, r: ("task", "confirm", _task(c, r)),
    lambda c, r: ("task", "confirm", _task(c, r)),
    lambda c, r: ("task", "decline", _task(c, r), "--reason", "r"),
    lambda c, r: ("task", "reassign", _task(c, r), "--owner", r.choice([*PEOPLE])),
    lambda c, r: ("task", "reassign", _task(c, r), "--assignee", r.choice([*PEOPLE])),
    lambda c, r: ("task", "reschedule", _task(c, r), "--to", _day(r), "--reason", "r"),
    lambda c, r: ("task", "propose-date", _task(c, r), "--to", _day(r), "--reason", "r"),
    lambda c, r: ("task", "consent", _task(c, r)),
    lambda c, r: ("task", "refuse-date", _task(c, r), "--reason", "r"),
    lambda c, r: ("task", "comment", _task(c, r), "-m", "t"),
    lambda c, r: ("acceptance", "submit", _task(c, r), "--deliverable", "D"),
    lambda c, r: ("acceptance", "pass", _task(c, r)),
    lambda c, r: ("acceptance", "pass", _task(c, r), "--unmet", "1", "--follow-up", "Mend", "--follow-up-due", _day(r)),
    lambda c, r: ("acceptance", "return", _task(c, r), "--reason", "r", "--fix", "f", "--fix-by", _day(r)),
    lambda c, r: ("issue", "open", "-C", "q3", "--title", "T", "--kind", "other", "--description", "d", "--impact", "i",
                  "--wanted-by", _day(r), "--department", r.choice(DEPARTMENTS), "--task", _task(c, r)),
    lambda c, r: ("issue", "propose", _issue(c, r), "-m", "t"),
    lambda c, r: ("issue", "agree", _issue(c, r)),
    lambda c, r: ("issue", "reject", _issue(c, r), "--reason", "r"),
    lambda c, r: ("issue", "resolve", _issue(c, r), "-m", "t", "--no-moves"),
    lambda c, r: ("issue", "transfer", _issue(c, r), "--to", r.choice(DEPARTMENTS), "--reason", "r"),
    lambda c, r: ("feedback", "give", r.choice(DEPARTMENTS), "-C", r.choice(("q3", "q4")), "-d", "accept", "--scope", "s"),
    lambda c, r: ("request", "revise", r.choice(("q3", "q4")), "--objective", f"O{r.randrange(99)}", "--reason", "r"),
    lambda c, r: ("request", "revise", "q4", "--due", f"2024-12-{r.randrange(1, 29):02}", "--reason", "r"),
    lambda c, r: ("request", "handover", r.choice(("q3", "q4")), "--to", r.choice([*PEOPLE])),
    lambda c, r: ("request", "confirm", "q4"),
    lambda c, r: ("request", "comment", "q4", "-m", "t"),
    lambda c, r: ("withdraw", r.choice(_names(c, "collabs/q3/logs/*/2024*.yaml")), "-C", "q3", "--reason", "r"),
    lambda c, r: ("object", r.choice(_names(c, "collabs/q3/logs/*/2024*.yaml")), "-C", "q3", "-m", "t"),
    lambda c, r: ("meeting", "add", "-C", "q3", "--kind", "weekly", "--held", "2024-07-04", "--attendee", "zhou",
                  "--topic", "t", "--action", "A; owner=li"),
    lambda c, r: ("task", "log", _task(c, r), "-s", "needs-help", "-m", "t", "--needs", "data; from=tech"),
    lambda c, r: ("task", "cancel", _task(c, r), "--reason", "r", "--dependants", r.choice(("free", "cancel"))),
    lambda c, r: ("task", "split", _task(c, r), "--reason", "r", "--part", "A", "--part", "B"),
    lambda c, r: ("feedback", "renew", r.choice(DEPARTMENTS), "-C", r.choice(("q3", "q4"))),
    lambda c, r: ("feedback", "give", r.choice(DEPARTMENTS), "-C", _small(c, r), "-d", r.choice(("accept", "conditions")),
                  "--scope", "s", "--condition", "c"),
    lambda c, r: ("feedback", "give", r.choice(DEPARTMENTS), "-C", _small(c, r), "-d", "changes", "--change", "c"),
    lambda c, r: ("feedback", "give", r.choice(DEPARTMENTS), "-C", _small(c, r), "-d", "decline", "--reason", "r"),
    lambda c, r: ("request", "new", f"r{r.randrange(6)}", "--title", "T", "--background", "B", "--objective", "O",
                  "--coordinator", "zhou", "--department", r.choice(DEPARTMENTS[1:]), "--due", "2024-12-01", "--milestone",
                  "M; date=2024-11-01"),
    lambda c, r: ("request", "edit", _small(c, r), "--title", f"T{r.randrange(99)}"),
    lambda c, r: ("request", "submit", _small(c, r)),
    lambda c, r: ("request", "confirm", _small(c, r), "--acknowledge", "tech"),
    lambda c, r: ("request", "confirm", _small(c, r)),
    lambda c, r: ("request", "cancel", _small(c, r), "--reason", "r"),
    lambda c, r: ("archive", "close", _small(c, r), "--well", "all"),
    lambda c, r: ("redact", r.choice(_names(c, "collabs/q3/logs/*/2024*.yaml")), "-C", "q3", "--field", "text", "--reason", "r"),
    lambda c, r: ("member", "add", f"m{r.randrange(999)}", "--email", f"{r.randrange(9999)}@example.com"),
)  # fmt: skip
"""What people try. Most of it is refused at the wrong time or from the wrong person, as it should be."""
