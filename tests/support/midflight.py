"""The collaboration q3: submitted, answered, confirmed; its tasks stand at different points, an issue is open.

report: confirmed by Li, in progress. page: proposed to Wang. poster: Chen submitted deliverables, Zhou passed them.
An issue about report waits for the answer of tech. Support was recorded by Zhou, heard by phone.
"""

from pathlib import Path

from tests.support.company import Company

CALENDAR = """\
country: CN
hours: 09:00-18:00
off:
  - date: 2024-07-26
    name: Founding day
"""


def begin(company: Company) -> None:
    """Play it, day by day."""
    say = company.did
    (company.root / "calendar.yaml").write_text(CALENDAR)
    company.git("add", "calendar.yaml")
    company.git("commit", "--quiet", "-m", "Our own calendar")
    say("zhou", "request", "new", "q3", "--title", "Launch in Q3", "--background", "Last year was late",
        "--objective", "500 orders", "--objective", "20 dealers", "--requester", "chen", "--coordinator", "zhou",
        "--department", "sales", "--department", "tech", "--department", "support", "--due", "2024-09-30",
        "--milestone", "Launch; date=2024-09-01", "--milestone", "Texts; date=2024-07-20",
        "--requirement", "No weekend work; department=tech")  # fmt: skip
    say("chen", "request", "submit", "q3")
    say("li", "feedback", "give", "-d", "accept", "--scope", "dealer talks", "--risk", "samples late; delay_days=7",
        at="2024-07-01T14:00+08:00")  # fmt: skip
    say("wang", "feedback", "give", "-d", "conditions", "--scope", "web page", "--condition", "texts by 2024-07-12",
        "--resource", "designer; quantity=1; department=sales")  # fmt: skip
    say("zhou", "feedback", "give", "--for", "wu", "--via", "phone", "-d", "accept", "--scope", "hotline")
    say("zhou", "request", "confirm", "--acknowledge", "tech", at="2024-07-02T09:00+08:00")
    say("zhou", "meeting", "add", "--kind", "kickoff", "--held", "2024-07-02", "--attendee", "zhou", "--attendee", "li",
        "--topic", "Division of work", "--decision", "Texts come first", "--action", "Send texts; owner=chen")  # fmt: skip
    for task, owner, title in (("report", "li", "Report on competitors"), ("page", "wang", "Web page"),
                               ("poster", "chen", "Poster")):  # fmt: skip
        say("zhou", "task", "add", task, "--title", title, "--owner", owner, "--due", "2024-07-10",
            "--criterion", "three vendors", "--criterion", "prices")  # fmt: skip
    say("li", "task", "confirm", "report")
    say("li", "task", "log", "report", "-s", "doing", "-m", "Three dealers asked", at="2024-07-02T17:00+08:00")
    say("chen", "task", "confirm", "poster")
    note = company.root.parent / "draft.txt"
    note.write_text("A first draft\n")
    say("chen", "task", "log", "poster", "-s", "finished", "-m", "Done", "--attach", str(note))
    say("chen", "acceptance", "submit", "poster", "--deliverable", "Poster; quantity=2; link=https://example.com/poster",
        at="2024-07-03T10:00+08:00")  # fmt: skip
    say("zhou", "acceptance", "pass", "poster")
    say("li", "issue", "open", "--title", "Samples are late", "--kind", "delay", "--description", "Not shipped",
        "--impact", "2 days", "--wanted-by", "2024-07-05", "--department", "tech", "--task", "report")  # fmt: skip
    say("wang", "task", "comment", "report", "-m", "Which regions?", "--mention", "li")


def only(company: Company, pattern: str) -> Path:
    """The one file of the company that a pattern below `collabs/q3/` names."""
    (path,) = sorted((company.root / "collabs/q3").glob(pattern))
    return path
