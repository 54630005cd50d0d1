"""Wrong pull requests: whatever somebody may not do is found, with the right code, and nothing else is said of it."""

import shutil

import pytest

from tests.support.by_hand import (
    ATTACHMENT,
    NAMING,
    NEW_MEMBER,
    PAGE,
    POSTER,
    REPORT,
    REQUEST,
    VERDICT,
    Wrong,
    account_taken,
    added_and_deleted,
    elsewhere,
    link,
    mutated,
    recorded_by_the_worker,
    rename,
    submodule,
    swapped,
    too_large,
)
from tests.support.reviewing.pull_request import DOING, LOG, Branch

STATEMENTS = {
    "a statement edited": Wrong("li", lambda b: b.edit(LOG, "Three", "Four"), "statement-edited"),
    "a comment put into a statement": Wrong("li", lambda b: b.edit(LOG, "on: ", "# later\non: "), "statement-edited"),
    "a log deleted": Wrong("li", lambda b: b.file(LOG).unlink(), "statement-deleted"),
    "a statement renamed": Wrong("li", lambda b: rename(b, LOG, "20240702T090000Z-li-0a1b.yaml"), "statement-deleted"),
    "a statement moved to another task": Wrong(
        "li", lambda b: elsewhere(b, LOG, "collabs/q3/logs/page"), "other-place statement-deleted"
    ),
    "another department's feedback": Wrong(
        "sun",
        lambda b: b.said("sun", "q3/feedback/tech", "act: feedback\nas: sales/liaison\nanswers: terms1:4194b82f7fc92a65951907fc9f148eebefaa4d602e94e3907afdcc90e0855954\ndecision: accept\nscope: [all]\n"),
        "not-yours",
    ),
    "feedback to terms that nobody asked about": Wrong(
        "sun",
        lambda b: b.said("sun", "q3/feedback/sales", "act: feedback\nas: sales/liaison\nanswers: terms1:" + "0" * 64 + "\ndecision: accept\nscope: [all]\n"),
        "stale-answer",
    ),
    "feedback of a department that was not asked": Wrong(
        "chen",
        lambda b: b.said("chen", "q3/feedback/marketing", "act: feedback\nas: marketing/liaison\nanswers: terms1:" + "0" * 64 + "\ndecision: accept\nscope: [all]\n"),
        "not-asked",
    ),
    "a log in somebody else's name": Wrong("wang", lambda b: b.typed("li", *DOING), "not-the-author"),
    "recorded in somebody else's name": Wrong(
        "sun",
        lambda b: b.typed("zhou", "feedback", "give", "support", "-C", "q3", "--for", "wu", "--via", "phone", "-d", "accept", "--scope", "s"),
        "not-the-author",
    ),
    "recorded by somebody who may not": Wrong(
        "sun",
        mutated("zhou", ("feedback", "give", "support", "-C", "q3", "--for", "wu", "--via", "phone", "-d", "accept", "--scope", "s"), "recorded_by: zhou", "recorded_by: sun"),
        "not-recorder",
    ),
    "recorded without saying how it was heard": Wrong("li", mutated("li", DOING, "text:", "recorded_by: li\ntext:"), "recorded-without-via"),
    "dated tomorrow": Wrong("li", mutated("li", DOING, "at: 2024-07-03", "at: 2024-07-04"), "said-in-future"),
    "without a moment": Wrong("li", mutated("li", DOING, "at: 2024", "x-at: 2024"), "missing-key"),
    "in the wrong capacity": Wrong("li", mutated("li", DOING, "as: sales/assignee", "as: sales/lead"), "other-capacity"),
    "an unknown key": Wrong("li", mutated("li", DOING, "text:", "verdict: good\ntext:"), "unknown-key"),
    "a key twice": Wrong("li", mutated("li", DOING, "text:", "text: Other\ntext:"), "duplicate-key"),
    "a YAML anchor": Wrong("li", mutated("li", DOING, "text: ", "text: &a "), "anchor"),
    "a YAML tag": Wrong("li", mutated("li", DOING, "text: ", "text: !!str "), "tag"),
    "conflict markers": Wrong("li", mutated("li", DOING, "text:", "<<<<<<< ours\n=======\n>>>>>>> theirs\ntext:"), "conflict-marker"),
    "an unknown act": Wrong("li", mutated("li", DOING, "act: progress", "act: approve"), "unknown-act"),
    "on another subject than it lies in": Wrong("li", mutated("li", DOING, "on: q3/logs/report", "on: q3/logs/page"), "other-place"),
    "not UTF-8": Wrong("li", lambda b: b.typed("li", *DOING).write_bytes(b"on: \xff\xfe"), "not-utf8"),
    "a bomb of a file": Wrong("li", lambda b: b.typed("li", *DOING).write_text("text: " + "x" * 70_000), "too-large"),
    "somebody nobody knows": Wrong("li", mutated("li", DOING, "by: li", "by: ghost"), "not-the-author unknown-member"),
    "a log on a task that nobody took on": Wrong(
        "wang", lambda b: b.said("wang", "q3/logs/page", "act: progress\nas: tech/assignee\nstatus: doing\ntext: t\n"), "not-possible"
    ),
    "a log by somebody who does not do it": Wrong(
        "zhao", lambda b: b.said("zhao", "q3/logs/report", "act: progress\nas: tech/participant\nstatus: doing\ntext: t\n"), "not-yours"
    ),
    "a log that needs help and does not say whose": Wrong(
        "li", mutated("li", DOING, "status: doing", "status: needs-help"), "field-needed"
    ),
    "an attachment that is not there": Wrong(
        "li", mutated("li", DOING, "text:", "attachments:\n  - name: a.txt\n    path: attachments/0123456789ab.txt\n    sha256: 0123456789ab" + "0" * 52 + "\ntext:"), "attachment-missing"
    ),
    "a task cancelled by its owner": Wrong(
        "li", lambda b: b.said("li", "q3/logs/report", "act: cancel\nas: sales/owner\nreason: r\n"), "not-yours"
    ),
    "a date moved by the owner": Wrong(
        "li", mutated("zhou", ("task", "reschedule", "q3/report", "--to", "2024-07-20", "--reason", "r"), "by: zhou\nas: marketing/coordinator", "by: li\nas: sales/owner"), "not-yours"
    ),
    "a date moved from another than the one in force": Wrong(
        "zhou", mutated("zhou", ("task", "reschedule", "q3/report", "--to", "2024-07-20", "--reason", "r"), "from: 2024-07-10", "from: 2024-07-11"), "date-not-in-force"
    ),
    "both verdicts by one person": Wrong("zhou", lambda b: b.said("zhou", POSTER, f"as: marketing/coordinator\n{VERDICT.format(party='requester')}"), "both-verdicts"),
    "a second verdict of the same party": Wrong("zhou", lambda b: b.said("zhou", POSTER, f"as: marketing/coordinator\n{VERDICT.format(party='coordinator')}"), "verdict-given"),
    "a verdict by a department that did not ask": Wrong("li", lambda b: b.said("li", POSTER, f"as: sales/requester\n{VERDICT.format(party='requester')}"), "not-yours"),
    "a verdict recorded by who did the work": Wrong("chen", recorded_by_the_worker, "own-work"),
    "another term than everybody's": Wrong(
        "li", mutated("li", ("issue", "open", "--title", "S", "--kind", "delay", "--description", "D", "--impact", "I", "--wanted-by", "2024-07-05", "--department", "tech", "--task", "report", "-C", "q3"), "within: 24h", "within: 1h"), "other-term"
    ),
    "a verdict on other deliverables": Wrong(
        "zhou", lambda b: b.said("zhou", POSTER, "as: marketing/coordinator\n" + VERDICT.format(party="requester").replace("1ae7", "0000")), "other-deliverables"
    ),
    "confirmed before everybody accepted": Wrong(
        "zhou", lambda b: b.said("zhou", "q4/logs/request", "act: confirm\nas: marketing/coordinator\nplan: plan1:" + "0" * 64 + "\n"), "not-accepted"
    ),
    "confirmed by the requester": Wrong(
        "chen", lambda b: b.said("chen", "q4/logs/request", "act: confirm\nas: marketing/requester\nplan: plan1:" + "0" * 64 + "\n"), "not-yours"
    ),
    "archived with open tasks": Wrong(
        "zhou", lambda b: b.said("zhou", "q3/logs/request", "act: archive\nas: marketing/coordinator\nwent_well: [all]\n"), "task-open"
    ),
    "an answer to an issue by another department": Wrong(
        "li", lambda b: b.said("li", b.file("collabs/q3/issues/*").relative_to(b.root / "collabs").as_posix(), "act: propose\nas: sales/responsible\ntext: t\n"), "not-yours"
    ),
    "somebody else's statement taken back": Wrong(
        "wang", lambda b: b.said("wang", "q3/logs/report", f"act: withdraw\nas: tech/author\nof: {b.file(LOG).stem}\nreason: r\n"), "not-yours"
    ),
    "a handover to nobody": Wrong(
        "zhou", mutated("zhou", ("request", "handover", "q3", "--to", "li"), "to: li", "to: ghost"), "request-edited unknown-member"
    ),
}  # fmt: skip

PLANS = {
    "a date moved in the plan": Wrong("zhou", lambda b: b.edit(REPORT, "2024-07-10", "2024-07-30"), "due-edited"),
    "a date moved in the plan by its owner": Wrong("li", lambda b: b.edit(REPORT, "2024-07-10", "2024-07-30"), "due-edited not-yours"),
    "a task edited by its owner": Wrong("li", lambda b: b.edit(REPORT, "Report on", "Look at"), "not-yours"),
    "an owner edited": Wrong("zhou", lambda b: b.edit(REPORT, "owner: li", "owner: sun"), "owner-by-reassign"),
    "a task planned by somebody else": Wrong("li", lambda b: b.write("collabs/q3/tasks/more.yaml", b.file(REPORT).read_text()), "not-yours"),
    "a task for somebody nobody knows": Wrong("zhou", lambda b: b.edit(PAGE, "owner: wang", "owner: wang\nassignee: ghost"), "unknown-member"),
    "a task that waits for itself": Wrong("zhou", lambda b: b.edit(PAGE, "owner: wang", "owner: wang\ndepends_on: [page]"), "unknown-task"),
    "a task deleted": Wrong("zhou", lambda b: b.file(PAGE).unlink(), "plan-deleted"),
    "the request deleted": Wrong("chen", lambda b: b.file("collabs/q4/request.yaml").unlink(), "not-possible plan-deleted request-missing"),
    "a collaboration deleted": Wrong("zhou", lambda b: shutil.rmtree(b.root / "collabs/q4"), "plan-deleted statement-deleted"),
    "the request edited without a revision": Wrong("chen", lambda b: b.edit(REQUEST, "due: 2024-09-30", "due: 2024-12-30"), "request-edited"),
    "a revision that does not tell of all it changes": Wrong(
        "chen",
        lambda b: (b.did("chen", "request", "revise", "q3", "--due", "2024-10-10", "--reason", "r", "--no-commit"), b.edit(REQUEST, "Last year", "Each year")),
        "request-edited",
    ),
    "a revision by a department that was asked": Wrong(
        "li", lambda b: (b.edit(REQUEST, "due: 2024-09-30", "due: 2024-12-30"), b.said("li", "q3/logs/request", "act: revise\nas: sales/participant\nreason: r\nchanges:\n  - field: due\n    from: '2024-09-30'\n    to: '2024-12-30'\nwithin: 2wd\nplan: plan1:" + "0" * 64 + "\n")),
        "not-yours request-edited",
    ),
    "a remark in somebody else's plan": Wrong("li", lambda b: b.edit(PAGE, "owner: wang", "owner: wang  # or rather sun"), "not-yours"),
    "a company's own key in somebody else's request": Wrong("li", lambda b: b.edit(REQUEST, "due: ", "x-budget: 0\ndue: "), "not-yours"),
    "a request for another department": Wrong(
        "li", lambda b: b.write("collabs/q5/request.yaml", b.file("collabs/q4/request.yaml").read_text()), "not-yours"
    ),
    "a plan with a syntax error": Wrong("zhou", lambda b: b.edit(PAGE, "owner: wang", "owner: @wang"), "reserved-start"),
}  # fmt: skip

PEOPLE = {
    "somebody makes themself lead": Wrong("zhao", lambda b: b.edit("departments/tech.yaml", "lead: wang", "lead: zhao"), "not-admin"),
    "somebody makes themself admin": Wrong("li", lambda b: b.edit("xcollab.yaml", "  - zhou", "  - zhou\n  - li"), "not-admin"),
    "a lead changes another department": Wrong("li", lambda b: b.edit("departments/tech.yaml", "members:\n", NEW_MEMBER), "not-admin"),
    "a lead names a deputy": Wrong("li", lambda b: b.edit("departments/sales.yaml", "lead: li", "lead: li\ndeputies: [sun]"), "lead-only-adds"),
    "a member removed": Wrong("zhou", lambda b: b.write("departments/tech.yaml", "name: Tech\nlead: wang\nmembers:\n  - id: wang\n    name: W\n    email: [wang@example.com]\n"), "member-removed"),
    "a member renamed": Wrong("zhou", lambda b: b.edit("departments/tech.yaml", "id: zhao", "id: zhaoyu"), "member-removed"),
    "an address taken from somebody else": Wrong("li", lambda b: b.edit("departments/sales.yaml", "members:\n", NEW_MEMBER.replace("xu@", "zhou@")), "member-twice"),
    "an account on a forge taken from somebody else": Wrong("li", account_taken, "member-twice"),
    "a remark in another department's file": Wrong("li", lambda b: b.edit("departments/tech.yaml", "lead: wang", "lead: wang  # on leave"), "not-admin"),
    "a department deleted": Wrong("zhou", added_and_deleted, "department-deleted"),
    "the deadlines changed by a lead": Wrong("li", lambda b: b.edit("xcollab.yaml", "feedback: 2wd", "feedback: 9wd"), "not-admin"),
    "the calendar changed by somebody": Wrong("li", lambda b: b.edit("calendar.yaml", "Founding day", "Beach day"), "not-admin"),
    "a newer format": Wrong("zhou", lambda b: b.edit("xcollab.yaml", "format: 1", "format: 2"), "newer-format"),
}  # fmt: skip

FILES = {
    "a program put beside the work": Wrong("wang", lambda b: b.write("tools/run.py", "print()"), "outside-layout"),
    "a forge's workflow": Wrong("wang", lambda b: b.write(".github/workflows/x.yml", "on: push"), "outside-layout"),
    "attributes that hide changes": Wrong("wang", lambda b: b.write(".gitattributes", "*.yaml -diff"), "outside-layout"),
    "code owners": Wrong("li", lambda b: b.write("CODEOWNERS", "* @li"), "outside-layout"),
    "modules": Wrong("wang", lambda b: b.write(".gitmodules", ""), "outside-layout"),
    "a submodule": Wrong("wang", submodule, "special-file"),
    "an executable statement": Wrong("li", lambda b: b.file(LOG).chmod(0o755), "special-file"),
    "an executable task": Wrong("zhou", lambda b: b.file(PAGE).chmod(0o755), "special-file"),
    "a link in place of a task": Wrong("zhou", lambda b: link(b, PAGE, "report.yaml"), "special-file"),
    "a link in place of a statement": Wrong("li", lambda b: link(b, LOG, "/etc/passwd"), "special-file"),
    "a file where none belongs": Wrong("li", lambda b: b.write("collabs/q3/notes.txt", "n"), "unknown-file"),
    "a statement where none belongs": Wrong("li", lambda b: elsewhere(b, str(b.typed("li", *DOING).relative_to(b.root)), "collabs/q3/stuff"), "unknown-file"),
    "an attachment changed": Wrong("chen", lambda b: b.file(ATTACHMENT).write_text("Other\n"), "attachment-changed attachment-digest attachment-other-bytes"),
    "an attachment deleted": Wrong("chen", lambda b: b.file(ATTACHMENT).unlink(), "attachment-deleted attachment-missing"),
    "an attachment of 11 MB": Wrong("li", too_large, "attachment-too-large"),
    "another file under an attachment's name, which a statement already names": Wrong("li", swapped, "attachment-other-bytes"),
    "a statement that names a file for what it is not": Wrong(
        "li", lambda b: b.said("li", "q3/logs/report", NAMING.format(path="0123456789ab", sha256="fedcba987654" + "0" * 52)), "attachment-other-name"
    ),
    "an attachment under another's digest": Wrong("li", lambda b: b.write("collabs/q3/attachments/0123456789ab.txt", "x"), "attachment-digest"),
    "a name in another case": Wrong("li", lambda b: rename(b, str(b.typed("li", *DOING).relative_to(b.root)), "20240703T020000Z-LI-0A1B.yaml"), "unknown-file"),
    "one of our directories in another case": Wrong("zhou", lambda b: b.write("Collabs/q3/tasks/page.yaml", "x"), "name-variant"),
    "a name that Windows cannot hold": Wrong("zhou", lambda b: b.write("collabs/q3/tasks/con.yaml", b.file(PAGE).read_text()), "reserved-id"),
}  # fmt: skip

WRONG = {**STATEMENTS, **PLANS, **PEOPLE, **FILES}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_pull_request_is_found_with_its_code(branch: Branch, name: str) -> None:
    who, does, found = WRONG[name]
    does(branch)
    branch.commit(who)
    assert branch.git("diff", "--raw", "HEAD~1", "HEAD"), "nothing was changed"
    assert branch.codes() == set(found.split())
