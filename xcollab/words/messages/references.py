"""What statements and plans refer to that is not there, or not so."""

from collections.abc import Mapping

from xcollab.words import N_

REFERENCES: Mapping[str, tuple[str, str]] = {
    # --- references
    "unknown-member": (N_("there is no member {member}"), N_("see `xcollab member list`; an admin or the department's lead adds people: `xcollab member add`")),
    "unknown-department": (N_("there is no department {department}"), N_("see `xcollab department list`")),
    "unknown-collab": (N_("there is no other collaboration {collab}"), N_("see `xcollab request list`")),
    "unknown-task": (N_("there is no such task: {task}"), N_("see `xcollab task list`")),
    "unknown-cause": (N_("there is no such issue or task: {cause}"), N_("name one of this collaboration, or leave `cause` out")),
    "unknown-milestone": (N_("the request has no milestone “{milestone}”"), N_("write its name as the request does, or leave it out")),
    "unknown-minutes": (N_("there are no such minutes: {name}"), N_("`xcollab meeting list -C {collab}` shows the names of all")),
    "unknown-statement": (N_("there is no such statement: {name}"), N_("`xcollab history {collab}` shows the names of all")),
    "not-of-department": (N_("{member} does not belong to {department}"), N_("name a member of it: `xcollab department show {department}`")),
    "nobody-speaks": (N_("{department} has no lead, deputy or liaison who could answer"), N_("an admin names one: `xcollab department edit {department} --lead MEMBER`")),
    "start-after-due": (N_("the start {start} lies after the due date {due}"), N_("correct one of the two")),
    "dependency-cycle": (N_("{task} depends, directly or not, on this task"), N_("take one of the dependencies out")),
    "owner-moved": (
        N_("{member}, who owns {task} of {department}, belongs to {home} now"),
        N_("nothing is wrong with that; to give it to somebody of {department}: `xcollab task reassign {task} --owner MEMBER`"),
    ),
    "away-backwards": (N_("somebody is away from a day until an earlier one: {value}"), N_("the last day comes after the first")),
    "deputy-away": (N_("{deputy} is away in that time as well, until {day}"), N_("name somebody else who is there")),
    "deputy-leaves": (N_("{deputy} leaves on {until}, before {day}"), N_("name somebody else who is there")),
    "deputy-self": (N_("{member} cannot stand in for {member}"), N_("name somebody else: `xcollab member list`")),
    "away-already": (N_("{member} is away from {first} until {last} already"), N_("end that first: `xcollab member away {member} --back DATE`")),
    "not-away": (N_("{member} is not away, and will not be"), N_("see `xcollab member list`")),
    "unknown-action": (N_("{of} has no action {number} that somebody owes"), N_("see what it says: `xcollab history {collab}`")),
    "action-over": (N_("action {number} of {of} is over: {by} said so"), N_("see `xcollab history {collab}`")),
    "action-elsewhere": (N_("action {number} of {of} is {owner}'s by now, not {stated}'s"), N_("say it from {owner}, or take the statement back")),
    "member-twice": (N_("“{value}” stands in {department} already"), N_("ids, e-mail addresses and accounts on a forge belong to one member only")),
    "request-missing": (N_("collaboration {collab} has no readable request.yaml"), N_("restore it: `git checkout HEAD -- collabs/{collab}/request.yaml`")),
    "request-edited": (
        N_("the request of {collab} was changed after its submission without a revision"),
        N_("state it: `xcollab request revise {collab}` takes the edit over; a statement by hand says `plan: {plan}`"),
    ),
    "request-edited-late": (
        N_("the request of {collab} was changed after the collaboration had ended"),
        N_("put it back as it was: what has ended stays as it is"),
    ),
    "due-edited": (
        N_("the date of {task} was agreed as {due} and is now {wanted} in its plan"),
        N_("put back `due: {due}` and move the date: `xcollab task reschedule {collab}/{task} --to {wanted}`"),
    ),
    "due-edited-late": (
        N_("the date of {task} was agreed as {due} and is now {wanted} in its plan"),
        N_("put back `due: {due}`; the date of a task that is {status} is not moved"),
    ),
    "date-contradiction": (
        N_("contradiction about {task}: this moves it from {stated} to {to}, but {by} had moved it to {in_force} ({at})"),
        N_(
            "{in_force} holds; its author or the coordinator takes this one back: `xcollab withdraw {name}`; "
            "another date is set after that: `xcollab task reschedule {collab}/{task}`"
        ),
    ),
    "date-not-in-force": (N_("this moves {task} from {stated}, but the date in force is {in_force}"), N_("write `from: {in_force}`")),
    "date-not-proposed": (
        N_("{name} is no date proposed for {task} now: it was answered or taken back, or another one took its place"),
        N_("what is proposed now, if anything, stands in `xcollab task show {collab}/{task}`; due is {due}"),
    ),
    "no-date-proposed": (
        N_("no other date is proposed for {task}"),
        N_("see `xcollab task show {collab}/{task}`; who wants another one says so: `xcollab task propose-date {collab}/{task}`"),
    ),
    "other-date": (
        N_("this moves {task} to another date than the one proposed"),
        N_("proposed is {to}; another date is proposed anew: `xcollab task propose-date {collab}/{task}`"),
    ),
    "date-yours": (
        N_("{task} is yours and you coordinate: nobody else has to consent to its date"),
        N_("move it: `xcollab task reschedule {collab}/{task} --to {to}`"),
    ),
    "never-moved": (
        N_("the date of {task} never moved, so nothing follows from it"),
        N_("move it first: `xcollab task reschedule {collab}/{task} --cascade`"),
    ),
    "nothing-follows": (
        N_("nothing is left to follow from the date of {task}"),
        N_("`xcollab task list {collab}` shows all dates; single tasks move with --shift and --also"),
    ),
    "follows-nothing": (
        N_("{name}, which this date of {task} is said to follow, moved no date, or is taken back"),
        N_("leave out `follows`, or name the statement that moved a date: `xcollab history {collab}`"),
    ),
    "unasked-resource": (
        N_("“{what}” is wanted from {department}, which was not asked"),
        N_("the coordinator can add it: `xcollab request revise {collab} --add-department {department}`"),
    ),
    "nobody-accepts": (
        N_("nobody but {member} could accept the work: one person never gives both verdicts"),
        N_("acceptance takes two people, one for the requesting side ({department}) and one who coordinates: `{command}`"),
    ),
    "leaver-holds": (
        N_("{member} leaves on {until} and has a part in {subject} that ends later"),
        N_("hand it on in time: `xcollab inbox` prints the command for whoever may ({people})"),
    ),
    "acceptor-coordinates": (
        N_("{member} cannot be coordinator and acceptor: one person never gives both verdicts"),
        N_("name two different people"),
    ),
    "acceptor-works": (
        N_("{member} is the acceptor and does no work on {task}"),
        N_(
            "let somebody else do it, or name another acceptor: `xcollab request revise {collab} --acceptor MEMBER`; "
            "while it is a draft: `xcollab request edit {collab} --acceptor MEMBER`"
        ),
    ),
    "judged-own-work": (N_("{member} judged {task}, having worked on it, because nobody else could"), N_("worth a second look; nothing to mend")),
}  # fmt: skip
