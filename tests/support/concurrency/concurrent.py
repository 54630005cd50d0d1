"""Writing acts that two people may do at once, and what each is about: the table behind `test_concurrent_acts`.

All are made at one commit. `q3` runs (see `midflight`), `draft` is a draft, `asked` is submitted and accepted by sales,
`closing` is confirmed, and nothing in it is open. An act is described by a few words of its own, written by hand:

- `needs`: the states in which it is possible, which whoever reads the statements in their order sees;
- `reads`: what it relies on beyond that at the moment it is said: who somebody is, the terms that were read, a date;
- `makes`: what is otherwise afterwards, of both kinds;
- `edits`: the fields of plans that it writes; `creates`: the plan that it makes; `moves`: the task whose date it moves.
"""

from typing import NamedTuple


class Act(NamedTuple):
    """One act; `also` is the same in another clone: by another person, with other values."""

    who: str
    line: str
    needs: str = ""
    """Pairs of a subject and its possible states, `report=doing|finished`."""
    reads: str = ""
    makes: str = ""
    edits: str = ""
    creates: str = ""
    moves: str = ""
    also: tuple[str, str] = ("", "")
    plan: bool = False
    """It makes no statement: an edit of a plan or of the settings."""

    adds: bool = False
    """What it edits is a list, in which both find their place."""

    @property
    def files(self) -> set[str]:
        """The plans that it writes in."""
        return {field.partition("#")[0] for field in self.edits.split()}


_OPEN = "proposed|declined|todo|doing|needs-help|finished"
NEW = ("--title Fair --background Yearly --objective 100_contacts --coordinator zhou --department sales "
        "--due 2024-12-20 --milestone Opening;date=2024-12-01")  # fmt: skip
_TASK = "--owner sun --due 2024-07-12 --criterion two_pages"
_LEAD = "sales-lead=li"
_HAND = "coordinator=zhou"
_ALIVE, _RUNNING = "q3=confirmed|submitted|draft", "q3=confirmed"
_CLOSING = "closing=confirmed"
_WORK = "todo|doing|needs-help|finished"

SETTINGS: dict[str, Act] = {
    "department add": Act("zhou", "department add legal --name Legal", creates="departments/legal",
                          also=("zhou", "department add legal --name Law"), plan=True),
    "department edit": Act("zhou", "department edit tech --liaison zhao", reads="zhao=", edits="tech#liaisons",
                           makes="zhao-post=liaison", plan=True),
    "department edit of the lead": Act("zhou", "department edit sales --lead sun", edits="sales#lead",
                                       makes="sales-lead=sun", plan=True),
    "member add": Act("li", "member add he --name He --email he@example.com", reads=f"{_LEAD} he=|sales", edits="sales#members+he",
                      makes="he=sales", also=("zhou", "member add xu --name Xu --email xu@example.com --department sales"),
                      plan=True, adds=True),
    "member add elsewhere": Act("zhou", "member add he --name He --email he@example.com --department support",
                                reads="he=", edits="support#members+he", makes="he=support", plan=True),
    "member leaves": Act("zhou", "edit departments/sales.yaml name:_Sun_Lei name:_Sun_Lei;until:_2024-07-03", edits="sales#sun",
                         makes="sun=left", plan=True),
    "member notify": Act("li", "member notify --address li@home.example", edits="sales#li",
                         also=("zhou", "member notify li --address li@other.example"), plan=True),
    "member edit": Act("li", "member edit --title Head_of_sales", edits="sales#li-title",
                       also=("zhou", "member edit li --title Director"), plan=True),
    "member away": Act("li", "member away --from 2024-07-08 --to 2024-07-12 --deputy sun", edits="sales#li-away",
                       also=("zhou", "member away li --from 2024-07-09 --to 2024-07-12 --deputy chen"), plan=True, adds=True),
    "member leave": Act("zhou", "member leave wu --to sun --last-day 2024-07-31", edits="support#wu",
                        also=("zhou", "member leave wu --to li --last-day 2024-07-31"), plan=True),
    "member move": Act("zhou", "member move zhao --department support", reads="zhao-post= page-owner=wang", edits="tech#zhao support#zhao",
                       makes="zhao=support", also=("zhou", "member move zhao --department sales"), plan=True),
    "channel add": Act("zhou", "channel add mail --kind mail --server=XCOLLAB_SMTP --from x@example.com", edits="xcollab#channels",
                       also=("zhou", "channel add room --kind wecom --url=XCOLLAB_ROOM"), plan=True, adds=True),
    "calendar import": Act("zhou", "calendar import ../2025.json", edits="calendar#2025",
                           also=("zhou", "calendar import ../2026.json"), plan=True, adds=True),
    "calendar add": Act("zhou", "calendar add 2024-12-31 --name Stocktaking", edits="calendar#off",
                        also=("zhou", "calendar add 2024-12-30 --name Company_day"), plan=True, adds=True),
    "settings edit": Act("zhou", "settings edit --feedback 3wd", edits="xcollab#deadlines", also=("zhou", "settings edit --feedback 4wd"), plan=True),
}  # fmt: skip
"""The company itself."""

DRAFT: dict[str, Act] = {
    "request new": Act("chen", f"request new fresh {NEW}", creates="collabs/fresh/request",
                       also=("zhou", f"request new fresh {NEW} --requirement Quiet"), plan=True),
    "request edit": Act("chen", "request edit draft --title Expo", "draft=draft", edits="draft#title", makes="plan=new",
                        also=("zhou", "request edit draft --title Show"), plan=True),
    "request edit of the date": Act("zhou", "request edit draft --due 2024-12-24", "draft=draft", edits="draft#due",
                                    makes="plan=new", also=("chen", "request edit draft --due 2024-12-28"), plan=True),
    "request submit": Act("chen", "request submit draft", "draft=draft", reads="plan=", makes="draft=submitted"),
    "request cancel of a draft": Act("zhou", "request cancel draft --reason Dropped", "draft=draft|submitted|confirmed",
                                     makes="draft=cancelled", also=("chen", "request cancel draft --reason No")),
}  # fmt: skip
"""On `draft`."""

ASKED: dict[str, Act] = {
    "feedback give, once more": Act("li", "feedback give -C asked -d decline --reason Full", "asked=submitted|confirmed",
                                    reads=f"asked-terms= {_LEAD}", makes="answer=decline",
                                    also=("sun", "feedback give -C asked -d changes --change Later")),
    "request confirm": Act("zhou", "request confirm asked", "asked=submitted",
                           reads="asked-terms= answer=accept asked-coordinator=zhou", makes="asked=confirmed"),
    "request revise of the terms": Act("chen", "request revise asked --objective 200_contacts --reason More",
                                       "asked=submitted|confirmed", edits="asked#objectives", makes="asked-terms=new",
                                       also=("zhou", "request revise asked --objective 300_contacts --reason More")),
    "request cancel before it began": Act("zhou", "request cancel asked --reason Dropped", "asked=draft|submitted|confirmed",
                                          makes="asked=cancelled"),
    "request handover before it began": Act("zhou", "request handover asked --to li", "asked=submitted|confirmed",
                                            reads="asked-coordinator=zhou", edits="asked#coordinator",
                                            makes="asked-coordinator=li", also=("chen", "request handover asked --to chen")),
}  # fmt: skip
"""On `asked`."""

_UP, _OPEN_YET = "above=submitted|confirmed", "approval=open|refused"
ABOVE: dict[str, Act] = {
    "request approve": Act("wu", "request approve above", _UP, reads=f"above-terms= approver=wu {_OPEN_YET}", makes="approval=approved"),
    "request refuse": Act("wu", "request refuse above --reason No_budget", _UP, reads=f"above-terms= approver=wu {_OPEN_YET}",
                          makes="approval=refused"),
    "request revise before approval": Act("zhou", "request revise above --objective 200_contacts --reason More", _UP,
                                          edits="above#objectives", makes="above-terms=new approval=open",
                                          also=("chen", "request revise above --objective 300_contacts --reason More")),
    "request revise of the approvers": Act("zhou", "request revise above --approver li;before=ask --reason Nearer", _UP,
                                           edits="above#approvers", makes="approver=li",
                                           also=("chen", "request revise above --approver wang;before=ask --reason Nearer")),
    "request cancel before approval": Act("chen", "request cancel above --reason Dropped", "above=draft|submitted|confirmed",
                                          makes="above=cancelled", also=("zhou", "request cancel above --reason No")),
    "nudge for an approval": Act("zhou", "nudge above --via phone --whom wu", _UP, reads="approval=open approver=wu"),
}  # fmt: skip
"""On `above`, which Wu has to approve before sales is asked."""

CLOSING: dict[str, Act] = {
    "archive close": Act("zhou", "archive close closing --well Fast --improvement Earlier;owner=li", _CLOSING,
                         reads="open=", makes="closing=archived"),
    "issue reopen before the end": Act("sun", "issue reopen {more} --reason Again", f"more=resolved {_CLOSING}",
                                       makes="more=open open=more"),
    "issue open before the end": Act("sun", "issue open -C closing --title Food --kind requirement-change --description D "
                                     "--impact None --wanted-by 2024-07-08 --department sales", _CLOSING, makes="open=food"),
    "task add before the end": Act("zhou", f"task add closing-flyer -C closing --title Flyer {_TASK}", _CLOSING, reads="sun=",
                                   creates="collabs/closing/tasks/closing-flyer", makes="open=flyer", plan=True,
                                   also=("zhou", f"task add closing-flyer -C closing --title Leaflet {_TASK}")),
    "feedback before the end": Act("li", "feedback give -C closing -d changes --change Later", _CLOSING, reads=_LEAD),
    "meeting before the end": Act("li", "meeting add -C closing --kind weekly --held 2024-07-04 --attendee li --topic End",
                                  _CLOSING),
    "request revise before the end": Act("chen", "request revise closing --title Expo --reason Name", _CLOSING,
                                         edits="closing#title", also=("chen", "request revise closing --title Show --reason Name")),
    "request cancel before the end": Act("zhou", "request cancel closing --reason Dropped", _CLOSING, makes="closing=cancelled"),
    "withdraw before the end": Act("sun", "withdraw {resolve} -C closing --reason Not_yet", f"more=resolved {_CLOSING}",
                                   makes="more=agreed open=more"),
    "archive done": Act("sun", "archive done {archived} -C past --improvement 1 --note Ordered", "improvement=open",
                        reads="improvement-owner=sun", makes="improvement=done",
                        also=("zhou", "archive done {archived} -C past --improvement 1 --note Bought")),
    "archive hand-on": Act("sun", "archive hand-on {archived} -C past --improvement 1 --to wang", "improvement=open improvement-owner=sun",
                           makes="improvement-owner=wang", also=("li", "archive hand-on {archived} -C past --improvement 1 --to chen")),
    "request comment after the end": Act("sun", "request comment closing -m Thanks"),
    "object after the end": Act("sun", "object closing -m No"),
}  # fmt: skip
"""On `closing`, and on `past`, which is archived."""

REQUEST: dict[str, Act] = {
    "request revise": Act("zhou", "request revise q3 --due 2024-10-15 --reason Paper_is_late", _RUNNING, edits="q3#due",
                          makes="terms=new", also=("chen", "request revise q3 --due 2024-10-20 --reason Paper")),
    "request revise of the title": Act("chen", "request revise q3 --title Autumn --reason Clearer", _RUNNING,
                                       edits="q3#title", also=("zhou", "request revise q3 --title Winter --reason Clearer")),
    "request handover": Act("zhou", "request handover q3 --to li", _RUNNING, reads=_HAND, edits="q3#coordinator",
                            makes="coordinator=li", also=("chen", "request handover q3 --to wang")),
    "request cancel": Act("chen", "request cancel q3 --reason Dropped", _ALIVE, makes="q3=cancelled",
                          also=("zhou", "request cancel q3 --reason No")),
    "request comment": Act("wu", "request comment q3 -m Which_channels? --mention zhou"),
    "feedback comment": Act("zhou", "feedback comment tech -C q3 -m Which_page?"),
    "meeting comment": Act("li", "meeting comment -C q3 -m Who_orders_them?"),
    "feedback give": Act("li", "feedback give -C q3 -d conditions --scope talks --condition samples", _RUNNING,
                         reads=f"terms= {_LEAD}", also=("sun", "feedback give -C q3 -d accept --scope talks")),
    "meeting add": Act("li", "meeting add -C q3 --kind weekly --held 2024-07-04 --attendee li --topic Samples", _ALIVE),
    "meeting add with a task": Act("zhou", "meeting add -C q3 --kind review --held 2024-07-04 --attendee li --topic Samples "
                                   "--action Order_samples;owner=li;due=2024-07-08;task=samples", _ALIVE, reads=_HAND,
                                   creates="collabs/q3/tasks/samples",
                                   also=("zhou", "meeting add -C q3 --kind review --held 2024-07-04 --attendee li --topic Room "
                                         "--action Book_a_room;owner=li;due=2024-07-09;task=samples")),
    "nudge for a task": Act("zhou", "nudge q3/page --via chat", _ALIVE, reads=f"page=proposed {_HAND} page-owner=wang"),
    "meeting done": Act("sun", "meeting done {room_minutes} -C q3 --action 1 --note Booked", f"action=open {_ALIVE}|archived",
                        reads="action-owner=sun", makes="action=done",
                        also=("zhou", "meeting done {room_minutes} -C q3 --action 1 --note Reserved")),
    "meeting hand-on": Act("sun", "meeting hand-on {room_minutes} -C q3 --action 1 --to wang", f"action=open action-owner=sun {_ALIVE}|archived",
                           makes="action-owner=wang", also=("li", "meeting hand-on {room_minutes} -C q3 --action 1 --to chen")),
    "meeting make-task": Act("zhou", "meeting make-task {room_minutes} -C q3 --action 1 --task room", f"action=open {_ALIVE}",
                             reads=f"{_HAND} sun=", makes="action=done", creates="collabs/q3/tasks/room",
                             also=("zhou", "meeting make-task {room_minutes} -C q3 --action 1 --task room-x")),
    "acknowledge": Act("wu", "acknowledge {recorded} -C q3", reads="heard=", makes="heard=confirmed"),
}  # fmt: skip
"""On `q3` as a whole."""

TASKS: dict[str, Act] = {
    "task add": Act("zhou", f"task add flyer -C q3 --title Flyer {_TASK}", _ALIVE, reads=f"{_HAND} sun=",
                    creates="collabs/q3/tasks/flyer", also=("zhou", f"task add flyer -C q3 --title Leaflet {_TASK}"), plan=True),
    "task edit": Act("zhou", "task edit q3/page --title Landing_page --criterion fast --criterion prices",
                     f"page={_OPEN} {_ALIVE}", reads=_HAND, edits="page#title page#criteria", makes="page-terms=new",
                     also=("zhou", "task edit q3/page --title Site --criterion cheap --criterion prices"), plan=True),
    "task edit of the date": Act("zhou", "task edit q3/page --due 2024-07-20", f"page={_OPEN} {_ALIVE}",
                                 reads=f"{_HAND} agreed=", edits="page#due", makes="page-due=new",
                                 also=("zhou", "task edit q3/page --due 2024-07-22"), plan=True),
    "task edit of the criteria": Act("zhou", "task edit q3/report --criterion four_vendors --criterion prices",
                                     f"report={_OPEN} {_ALIVE}", reads=_HAND, edits="report#criteria", makes="report-terms=new",
                                     also=("zhou", "task edit q3/report --criterion five_vendors --criterion prices"), plan=True),
    "task confirm": Act("wang", "task confirm q3/page", f"page=proposed {_RUNNING}", reads="page-terms= page-due= page-owner=wang",
                        makes="page=todo agreed=wang"),
    "task decline": Act("wang", "task decline q3/page --reason Nobody_is_free", f"page=proposed {_RUNNING}",
                        reads="page-owner=wang", makes="page=declined"),
    "task log": Act("li", "task log q3/report -s finished -m Done --attach ../draft.txt", f"report=todo|doing|needs-help|finished {_RUNNING}",
                    reads="assignee=li", makes="report=finished",
                    also=("li", "task log q3/report -s needs-help -m Stuck --needs data;from=tech")),
    "task comment": Act("sun", "task comment q3/report -m Seen"),
    "task reschedule": Act("zhou", "task reschedule q3/report --to 2024-07-15 --reason Samples", f"report=todo|doing|needs-help|finished {_RUNNING}",
                           reads=_HAND, moves="report", also=("zhou", "task reschedule q3/report --to 2024-07-18 --reason Paper")),
    "task propose-date": Act("zhao", "task propose-date q3/talk --to 2024-07-25 --reason Paper", f"talk={_WORK} talk-due=first {_RUNNING}",
                             makes="talk-proposal=newer",
                             also=("zhou", "task propose-date q3/talk --to 2024-07-26 --reason Room")),
    "task consent": Act("li", "task consent q3/talk", f"talk={_WORK} talk-proposal=first {_RUNNING}", reads="talk-owner=li",
                        makes="talk-proposal=answered talk-due=other", moves="talk"),
    "task refuse-date": Act("li", "task refuse-date q3/talk --reason The_fair", f"talk={_WORK} talk-proposal=first {_RUNNING}",
                            reads="talk-owner=li", makes="talk-proposal=answered"),
    "task reschedule of a proposed date": Act("zhou", "task reschedule q3/talk --to 2024-07-24 --reason Room", f"talk={_WORK} {_RUNNING}",
                                             reads=_HAND, makes="talk-proposal=void talk-due=other", moves="talk",
                                             also=("zhou", "task reschedule q3/talk --to 2024-07-23 --reason Hall")),
    "withdraw of a proposed date": Act("zhou", "withdraw {date} -C q3 --reason In_time", f"talk-proposal=first|newer|void {_ALIVE}", makes="talk-proposal=gone"),
    "task reassign": Act("zhou", "task reassign q3/report --assignee sun", f"report={_OPEN} {_ALIVE}", reads=f"{_HAND} sun=",
                         edits="report#assignee", makes="assignee=sun", also=("zhou", "task reassign q3/report --assignee chen")),
    "task reassign of the owner": Act("zhou", "task reassign q3/page --owner zhao", f"page={_OPEN} {_ALIVE}", reads=f"{_HAND} zhao=",
                                      edits="page#owner", makes="page=proposed page-owner=zhao",
                                      also=("zhou", "task reassign q3/page --owner chen")),
    "task split": Act("zhou", "task split q3/page --reason Two --part Shop;id=shop --part Blog;id=blog", f"page={_OPEN} {_ALIVE}",
                      reads=_HAND, creates="collabs/q3/tasks/shop", makes="page=cancelled",
                      also=("zhou", "task split q3/page --reason Two --part Shop;id=shop --part News;id=blog")),
    "task cancel": Act("zhou", "task cancel q3/page --reason Covered", f"page={_OPEN}|in-review {_ALIVE}", reads=_HAND,
                       makes="page=cancelled"),
    "task cancel at work": Act("zhou", "task cancel q3/report --reason Covered", f"report={_OPEN}|in-review {_ALIVE}", reads=_HAND,
                               makes="report=cancelled"),
    "withdraw": Act("li", "withdraw {log} -C q3 --reason Wrong_task", _ALIVE, reads="log= report=doing|needs-help|finished|cancelled",
                    makes="report=todo log=withdrawn"),
    "object": Act("wu", "object q3/report -m I_said_Tuesday"),
}  # fmt: skip
"""On the tasks of `q3`: `report` is doing, `page` is proposed, and for `talk` Zhou proposed another date."""

ISSUES: dict[str, Act] = {
    "issue open": Act("sun", "issue open -C q3 --title Room --kind other --description Small --impact None "
                      "--wanted-by 2024-07-08 --department support --task report", _RUNNING),
    "issue propose": Act("wang", "issue propose {late} -m By_courier", f"late=open {_RUNNING}", reads="responsible=tech",
                         makes="late=proposed", also=("zhao", "issue propose {late} -m By_train")),
    "issue transfer": Act("wang", "issue transfer {late} --to support --reason Theirs", f"late=open|proposed {_RUNNING}",
                          reads="responsible=tech", makes="late=open responsible=support",
                          also=("zhou", "issue transfer {late} --to sales --reason Theirs")),
    "issue agree": Act("li", "issue agree {price}", f"price=proposed {_RUNNING}", makes="price=agreed", also=("zhou", "issue agree {price}")),
    "issue reject": Act("li", "issue reject {price} --reason Too_late", f"price=proposed {_RUNNING}", makes="price=open",
                        also=("zhou", "issue reject {price} --reason Too_dear")),
    "issue resolve": Act("li", "issue resolve {stand} -m Arrived --move report;to=2024-07-12;reason=Samples", f"stand=agreed {_RUNNING}",
                         makes="stand=resolved", moves="report", also=("li", "issue resolve {stand} -m Gone --no-moves")),
    "issue reopen": Act("li", "issue reopen {room} --reason Half_is_missing", f"room=resolved {_RUNNING}", makes="room=open"),
    "issue comment": Act("zhou", "issue comment {late} -m On_the_way"),
    "redact": Act("li", "redact {opening} -C q3 --field description --reason A_name", edits="late-opening#text", plan=True, adds=True,
                  also=("zhou", "redact {opening} -C q3 --field impact --reason A_price")),
    "withdraw of a proposal": Act("wang", "withdraw {proposal} -C q3 --reason Too_early", f"price=proposed {_ALIVE}", makes="price=open"),
    "hold": Act("zhou", "hold {late} --reason Tomorrow", _RUNNING, reads=f"{_HAND} late=open held=", makes="held=yes"),
    "nudge": Act("zhou", "nudge {late} --via phone -m They_will_see", _ALIVE, reads=f"late=open {_HAND} responsible=tech"),
}  # fmt: skip
"""On the issues of `q3`: `late` is open, `price` proposed, `stand` agreed, `room` resolved."""

ACCEPTANCE: dict[str, Act] = {
    "acceptance comment": Act("wu", "acceptance comment report -m Region_South_as_well?"),
    "acceptance submit": Act("li", "acceptance submit q3/report --deliverable Report;attachment=../draft.txt",
                             f"report=doing|needs-help|finished|in-review {_RUNNING}", reads="report-terms= assignee=li",
                             makes="report=in-review", also=("li", "acceptance submit q3/report --deliverable Table")),
    "acceptance return": Act("chen", "acceptance return q3/film --unmet 2 --reason Prices --fix Add_them --fix-by 2024-07-18",
                             f"film=in-review {_RUNNING}", makes="film=doing film-requester=chen",
                             also=("chen", "acceptance return q3/film --unmet 1 --reason Sound --fix Better --fix-by 2024-07-16")),
    "acceptance pass": Act("zhou", "acceptance pass q3/film --unmet 2 --follow-up Add_prices --follow-up-due 2024-07-26",
                           f"film=in-review film-coordinator= {_RUNNING}", reads=_HAND, makes="film-coordinator=zhou"),
    "acceptance pass, the second": Act("chen", "acceptance pass q3/song", f"song=in-review {_RUNNING}", makes="song=done"),
}  # fmt: skip
"""On deliverables in `q3`: Zhou passed `song`, nobody judged `film`."""

ACTS: dict[str, Act] = {**SETTINGS, **DRAFT, **ASKED, **ABOVE, **CLOSING, **REQUEST, **TASKS, **ISSUES, **ACCEPTANCE}
