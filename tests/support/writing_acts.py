"""Every kind of writing command, each with what has to be done before it in the collaboration of `midflight`."""

from typing import NamedTuple

from tests.support.company import Company

Typed = tuple[str, ...]


class Act(NamedTuple):
    """A command line by a member; `first` are those that lead to it."""

    who: str
    words: Typed
    first: tuple[tuple[str, Typed], ...] = ()

    def prepare(self, company: Company) -> None:
        """Do what leads to it; files to attach or to take over lie beside the repository."""
        (company.root.parent / "draft.txt").write_text("Second draft\n")
        (company.root.parent / "photo.png").write_bytes(b"\x89PNG\r\n\x00")
        (company.root.parent / "2025.json").write_text(NOTICE)
        for who, words in self.first:
            company.did(who, *words)


def typed(line: str) -> Typed:
    """A command line without quotes: `_` stands for a space within a value."""
    return tuple(word.replace("_", " ") if not word.startswith("-") else word for word in line.split())


NOTICE = '{"year": 2025, "days": [{"name": "New Year", "date": "2025-01-01", "isOffDay": true}]}'
DRAFT = ("zhou", typed("request new q4 --title Fair --background Yearly --objective 100_contacts --coordinator zhou "
                       "--department sales --due 2024-12-20 --milestone Opening;date=2024-12-02"))  # fmt: skip
ABOVE = ("zhou", (*DRAFT[1], *typed("--approver wu;before=ask")))
SUBMIT = ("zhou", typed("request submit q4"))
ANSWER = ("li", typed("feedback give -C q4 -d accept --scope stand"))
CONFIRM = ("zhou", typed("request confirm q4"))
PROPOSE_DATE = ("zhou", typed("task propose-date report --to 2024-07-15 --reason Samples"))
PROPOSE = ("wang", typed("issue propose i- -m By_courier"))
AGREE = ("li", typed("issue agree i-"))
RESOLVE = ("li", typed("issue resolve i- -m Arrived --no-moves"))

ACTS: dict[str, Act] = {
    "department add": Act("zhou", typed("department add legal --name Legal")),
    "department edit": Act("zhou", typed("department edit tech --liaison zhao")),
    "member add": Act("li", typed("member add he --name He_Li --email he@example.com")),
    "member away": Act("li", typed("member away --from 2024-07-08 --to 2024-07-12 --deputy sun")),
    "member edit": Act("li", typed("member edit --title Head_of_sales")),
    "member leave": Act("li", typed("member leave sun --to li --last-day 2024-07-31")),
    "member move": Act("zhou", typed("member move zhao --department support")),
    "member notify": Act("li", typed("member notify --address li@home.example")),
    "channel add": Act("zhou", typed("channel add mail --kind mail --server=XCOLLAB_SMTP --from x@example.com")),
    "calendar import": Act("zhou", typed("calendar import ../2025.json")),
    "request new": Act(*DRAFT),
    "request edit": Act("zhou", typed("request edit q4 --due 2024-12-24"), (DRAFT,)),
    "request submit": Act(*SUBMIT, (DRAFT,)),
    "request revise": Act("zhou", typed("request revise q3 --due 2024-10-15 --reason Paper_is_late")),
    "request approve": Act("wu", typed("request approve q4 -m Good"), (ABOVE, SUBMIT)),
    "request refuse": Act("wu", typed("request refuse q4 --reason No_budget"), (ABOVE, SUBMIT)),
    "request confirm": Act(*CONFIRM, (DRAFT, SUBMIT, ANSWER)),
    "request handover": Act("zhou", typed("request handover q3 --to li")),
    "request cancel": Act("zhou", typed("request cancel q3 --reason Dropped")),
    "request comment": Act("wu", typed("request comment q3 -m Which_channels? --mention zhou")),
    "feedback give": Act(*ANSWER, (DRAFT, SUBMIT)),
    "meeting add": Act("li", typed("meeting add --kind weekly --held 2024-07-04 --attendee li --topic Samples")),
    "meeting add with a task": Act("zhou", typed("meeting add --kind review --held 2024-07-04 --attendee li --topic Samples "
                                                 "--action Order_samples;owner=li;due=2024-07-08;task=samples")),
    "meeting done": Act("chen", typed("meeting done 20240702 --action 1 --note Sent")),
    "task add": Act("zhou", typed("task add flyer --title Flyer --owner sun --due 2024-07-12 --criterion two_pages")),
    "task edit": Act("zhou", typed("task edit page --title Landing_page --criterion fast --criterion prices")),
    "task confirm": Act("wang", typed("task confirm page")),
    "task decline": Act("wang", typed("task decline page --reason Nobody_is_free")),
    "task log": Act("li", typed("task log report -s finished -m Done --attach ../draft.txt --attach ../photo.png")),
    "feedback comment": Act("zhou", typed("feedback comment tech -C q3 -m Which_page?")),
    "meeting comment": Act("li", typed("meeting comment -C q3 -m Who_orders_them?")),
    "acceptance comment": Act("zhou", typed("acceptance comment report -m Region_South_as_well?")),
    "task comment": Act("sun", typed("task comment report -m Seen")),
    "task reschedule": Act("zhou", typed("task reschedule report --to 2024-07-15 --reason Samples")),
    "task propose-date": Act(*PROPOSE_DATE),
    "task consent": Act("li", typed("task consent report"), (PROPOSE_DATE,)),
    "task refuse-date": Act("li", typed("task refuse-date report --reason The_fair"), (PROPOSE_DATE,)),
    "task reassign": Act("zhou", typed("task reassign report --assignee sun")),
    "task split": Act("zhou", typed("task split page --reason Two --part Shop --part Blog")),
    "task cancel": Act("zhou", typed("task cancel page --reason Covered")),
    "issue open": Act("sun", typed("issue open --title Room --kind other --description Small --impact None "
                                   "--wanted-by 2024-07-08 --department support --task report")),
    "issue propose": Act(*PROPOSE),
    "issue transfer": Act("wang", typed("issue transfer i- --to support --reason Theirs")),
    "issue agree": Act(*AGREE, (PROPOSE,)),
    "issue reject": Act("li", typed("issue reject i- --reason Too_late"), (PROPOSE,)),
    "issue resolve": Act("li", typed("issue resolve i- -m Arrived --move report;to=2024-07-12;reason=Samples"), (PROPOSE, AGREE)),
    "issue reopen": Act("li", typed("issue reopen i- --reason Half_is_missing"), (PROPOSE, AGREE, RESOLVE)),
    "issue comment": Act("zhou", typed("issue comment i- -m On_the_way")),
    "acceptance submit": Act("li", typed("acceptance submit report --deliverable Report;attachment=../draft.txt")),
    "acceptance return": Act("zhou", typed("acceptance return report --unmet 2 --reason Prices --fix Add_them --fix-by 2024-07-18"),
                             (("li", typed("acceptance submit report --deliverable Report")),)),
    "acceptance pass": Act("zhou", typed("acceptance pass report --unmet 2 --follow-up Add_prices --follow-up-due 2024-07-26"),
                           (("li", typed("acceptance submit report --deliverable Report")),)),
    "archive close": Act("zhou", typed("archive close q4 --well Fast --improvement Earlier;owner=li"),
                         (DRAFT, SUBMIT, ANSWER, CONFIRM)),
    "nudge": Act("zhou", typed("nudge page --via phone -m He_is_on_it")),
    "withdraw": Act("li", typed("withdraw 20240702T090000Z --reason Wrong_task")),
    "object": Act("wu", typed("object report -m I_said_Tuesday")),
    "acknowledge": Act("wu", typed("acknowledge 20240701T060200Z")),
}  # fmt: skip
