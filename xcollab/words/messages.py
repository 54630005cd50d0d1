"""What every refusal and finding says, by its code: the fact, and what to do next. English here, Chinese in `locale/`."""

from collections.abc import Mapping

from xcollab.words import N_
from xcollab.words.messages_answers import ANSWERS
from xcollab.words.messages_channels import CHANNELS
from xcollab.words.messages_doctor import DOCTOR
from xcollab.words.messages_forge import FORGE
from xcollab.words.messages_format import FORMAT
from xcollab.words.messages_git import GIT
from xcollab.words.messages_input import TYPED
from xcollab.words.messages_notices import NOTICES
from xcollab.words.messages_plans import PLANS
from xcollab.words.messages_review import REVIEW
from xcollab.words.messages_sync import SYNC
from xcollab.words.messages_system import WORLD
from xcollab.words.messages_tables import TABLES

REFUSALS: Mapping[str, tuple[str, str]] = {
    # --- the rulebook
    "not-possible": (
        N_("{subject} is {status}; “{act}” is not possible now"),
        N_("possible from here: {possible}"),
    ),
    "not-this-way": (
        N_("{subject} is {status}; a log with “{variant}” is not possible now"),
        N_("possible is a log with: {possible}"),
    ),
    "nothing-possible": (
        N_("{subject} is {status}; “{act}” is not possible"),
        N_("nothing moves it from here; comments and objections are always possible"),
    ),
    "request-not-so-far": (
        N_("the request is {status}; “{act}” is not possible yet, or no longer"),
        N_("it is possible while the request is: {allowed}"),
    ),
    "field-needed": (N_("{field} is missing for “{act}”"), N_("add --{key}, or the key {key} in the file")),
    "not-yours": (
        N_("{member} may not “{act}” here; that is for: {capacities}"),
        N_("who may: {people}"),
    ),
    "not-recorder": (
        N_("{recorder} may not record what {member} said"),
        N_("the coordinator may, and every member of {member}'s department"),
    ),
    "other-capacity": (N_("`as` says {stated}, but the person speaks here as {capacity}"), N_("write `as: {capacity}`")),
    # --- conditions
    "not-accepted": (
        N_("{department} has not accepted the present terms ({status})"),
        N_("wait for its answer, revise the request, or go on --without {department}=REASON"),
    ),
    "not-approved": (
        N_("{member} has to approve the request first ({status})"),
        N_("what {member} says may be recorded: `xcollab request approve {collab} --for {member} --via phone`; or revise the request"),
    ),
    "already-approved": (
        N_("{member} has approved these terms already"),
        N_("nothing to do; `xcollab history {collab}` names the approval, should it have to be withdrawn"),
    ),
    "other-approvers": (
        N_("the submission does not name those who have to approve, as the request has them"),
        N_("write `approvers` as in the request: {approvers}"),
    ),
    "approver-twice": (N_("{member} is named twice among those who approve"), N_("once is enough: before ask, or before start")),
    "silence-unexplained": (
        N_("it is not said why the work begins without {department}"),
        N_("add the reason: --without {department}=REASON"),
    ),
    "not-silent": (
        N_("{department} did answer ({decision}), so it cannot be passed over"),
        N_("passing over is for departments that stay silent; revise the request, or take the department off it"),
    ),
    "conditions-unacknowledged": (
        N_("{department} accepts with conditions that nobody took note of"),
        N_("read them with `xcollab feedback show {department} -C {collab}`, then add --acknowledge {department}"),
    ),
    "not-asked": (
        N_("{department} is not among the departments that take part"),
        N_("the coordinator can add it: `xcollab request revise {collab} --add-department {department}`"),
    ),
    "not-among": (
        N_("{department} is not among the departments that take part"),
        N_("those that do: {departments}; while it is a draft, --department names all of them"),
    ),
    "leaves-before": (
        N_("{member} leaves on {until}, before {day}"),
        N_("name somebody who will be there; `xcollab member list` tells who is"),
    ),
    "same-coordinator": (N_("{member} is the coordinator already"), N_("name somebody else with --to")),
    "task-open": (N_("task {task} is {status}"), N_("accept it or cancel it first; `xcollab status {collab}` shows what is missing")),
    "issue-open": (N_("issue {issue} is {status}"), N_("resolve it first: `xcollab issue show {collab}/{issue}`")),
    "stale-answer": (
        N_("this answer is not to the present terms of {subject}"),
        N_("read them again; a statement by hand then says `answers: {now}`, not {answers}"),
    ),
    "already-confirmed": (N_("task {task} is confirmed in its present terms"), N_("nothing to do")),
    "owner-to-renew": (
        N_("the terms of task {task} changed since {owner} confirmed it"),
        N_("{owner} confirms anew first: `xcollab task confirm {collab}/{task}`"),
    ),
    "due-frozen": (
        N_("the date of task {task} is agreed ({due}) and no longer edited"),
        N_("move it: `xcollab task reschedule {collab}/{task} --to {wanted}`"),
    ),
    "owner-by-reassign": (
        N_("the owner of task {task} is not edited"),
        N_("hand it over: `xcollab task reassign {collab}/{task}`"),
    ),
    "hand-contradiction": (
        N_("the {role} is {present}, not {stated}"),
        N_("somebody reassigned it meanwhile; look again: `xcollab task show {collab}/{task}`"),
    ),
    "wrong-party": (
        N_("{member} cannot give the verdict of {party}"),
        N_("leave out --party to speak for your own side"),
    ),
    "verdict-given": (
        N_("{party} gave a verdict on {task} in this round already"),
        N_("the verdict of the other side is waited for; `xcollab acceptance show {collab}/{task}`"),
    ),
    "both-verdicts": (
        N_("{member} gave the other verdict on {task}; one person never gives both"),
        N_("somebody else of the requesting side gives this one"),
    ),
    "own-work": (
        N_("{member} took part in the work on {task} and does not judge it"),
        N_("this verdict can come from: {others}"),
    ),
    "other-deliverables": (
        N_("the verdict on {task} is about other deliverables than those submitted now"),
        N_("look at them: `xcollab acceptance show {collab}/{task}`, then judge again; a verdict by hand says `judges: {now}`"),
    ),
    "criteria-not-judged": (
        N_("task {task} has {count} criteria, and the verdict leaves out or adds: {missing}"),
        N_("without --unmet every criterion counts as met; name the others by their number"),
    ),
    "unmet-without-follow-up": (
        N_("criteria {unmet} of {task} are not met, so it cannot simply pass"),
        N_("return it, or pass it with the task that will mend it: --follow-up TITLE"),
    ),
    "issue-without-task": (
        N_("an issue of kind {kind} names at least one task"),
        N_("add --task TASK; only a change of requirement may go without"),
    ),
    "same-department": (N_("{department} is responsible already"), N_("name another department with --to")),
    "moves-unsaid": (
        N_("resolving {issue} has to say which dates move, or that none does"),
        N_("add --move 'TASK; to=DATE' for each, or --no-moves"),
    ),
    "revision-unsaid": (
        N_("resolving the change of requirement {issue} has to say what became of the request"),
        N_("add --revision done after `xcollab request revise {collab}`, or --revision none"),
    ),
    "revision-missing": (
        N_("the request was not revised since {issue} was opened"),
        N_("revise it first: `xcollab request revise {collab}`, or say --revision none"),
    ),
    "not-recorded": (N_("{name} was said by its author in person"), N_("only what somebody recorded for you needs acknowledging")),
    "already-acknowledged": (N_("{name} is acknowledged already"), N_("nothing to do")),
    "already-withdrawn": (N_("{name} is withdrawn already"), N_("nothing to do")),
    "not-withdrawable": (
        N_("“{act}” is not taken back"),
        N_("do the opposite instead: revise again, hand back, reassign, cancel or resolve; every step stays visible"),
    ),
    "withdrawal-breaks": (
        N_("{name} cannot be withdrawn: {later} stands on it"),
        N_("withdraw {later} first, or state a correction"),
    ),
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
    # --- files
    "no-workspace": (N_("this is no workspace: there is no xcollab.yaml here or above"), N_("go to your company's shared repository, or begin one: `xcollab init`")),
    "no-workspace-file": (N_("there is no xcollab.yaml in this revision"), N_("`xcollab init` makes one")),
    "newer-format": (N_("this workspace has format {found}; this xcollab knows formats up to {known}"), N_("install a newer xcollab: `{command}`")),
    "unknown-file": (N_("no such file belongs here: {path}"), N_("see the layout in docs/files.md; attachments are added with --attach")),
    "special-file": (N_("{path} is a link, a program or a special file"), N_("only plain files without the executable bit belong here")),
    "unreadable-file": (N_("the file cannot be read: {said}"), ""),
    "too-large": (N_("the file has {size} bytes; a record has at most {largest}"), N_("attach long material instead of pasting it")),
    "not-utf8": (N_("the file is not UTF-8 text"), N_("save it again with encoding UTF-8 (in Excel or Notepad: “save as”)")),
    "control-character": (N_("the text holds an invisible control character"), N_("delete it and type the text anew")),
    "conflict-marker": (N_("an unfinished merge: conflict markers stand in the file"), N_("decide for one of the two texts and remove the lines with <<<<<<<, ======= and >>>>>>>")),
    "tab": (N_("a tab stands at the beginning of the line"), N_("indent with spaces")),
    "full-width-space": (N_("the line begins with a full-width space"), N_("indent with ordinary spaces")),
    "full-width-colon": (N_("a full-width colon stands after {key}"), N_("write: {key}: {value}")),
    "hash-cuts-text": (N_("everything from # on would be lost as a comment"), N_("put the text in quotes: {key}: '{value}'")),
    "hash-cuts-item": (N_("everything from # on would be lost as a comment"), N_("put the value in quotes")),
    "reserved-start": (N_("a text cannot begin with @ or ` without quotes"), N_("put it in quotes: {key}: '{value}'")),
    "reserved-item": (N_("a text cannot begin with @ or ` without quotes"), N_("put the value in quotes")),
    "bad-yaml": (N_("the line cannot be read as `key: value`"), N_("compare it with a neighbouring file; texts with “: ” in them need quotes")),
    "empty-file": (N_("the file is empty"), N_("fill it in, or delete it")),
    "directive": (N_("%-directives are not used here"), N_("delete the line")),
    "several-documents": (N_("a second document begins here"), N_("one file holds one record: delete the --- line")),
    "not-a-mapping": (N_("this should be a list of “key: value” lines"), N_("write one `key: value` a line")),
    "anchor": (N_("anchors, aliases and merge keys (& * <<) are not used here"), N_("write the value out, or put it in quotes")),
    "tag": (N_("the tag {tag} is not used here"), N_("delete it, or put the value in quotes")),
    "too-deep": (N_("too many levels inside one another"), ""),
    "key-not-text": (N_("a key must be a plain word"), ""),
    "duplicate-key": (N_("{key} stands here a second time; the first is in line {first}"), N_("keep one of the two")),
    "missing-key": (N_("{field} is missing ({key})"), N_("add a line `{key}: …`")),
    "unknown-key": (N_("unknown key {key}"), N_("delete it; a company's own keys begin with x-")),
    "unknown-key-near": (N_("unknown key {key}"), N_("did you mean {near}? A company's own keys begin with x-")),
    "unknown-act": (N_("unknown act {act} for this place"), N_("here is possible: {allowed}")),
    "other-place": (N_("`on` says {stated}, but the file lies in {lies}"), N_("write `on: {lies}`")),
    "not-one-of": (N_("{field}: “{value}” is none of the possible values"), N_("possible: {allowed}")),
    "not-one-of-near": (N_("{field}: “{value}” is none of the possible values"), N_("write `{key}: {near}`")),
    "not-text": (N_("{field} should be text"), N_("put the value in quotes")),
    "not-a-number": (N_("{field}: “{value}” is not a whole number"), N_("write digits only")),
    "too-small": (N_("{field}: {value} is too small"), N_("at least {ge}")),
    "not-yes-or-no": (N_("{field}: “{value}” is neither true nor false"), N_("write `true` or `false`")),
    "not-a-list": (N_("{field} should be a list"), N_("write each item on a line of its own, as `  - …`")),
    "too-few": (N_("{field} should not be empty"), N_("add at least one item, as `  - …`")),
    "too-many": (N_("{field} has too many items"), ""),
    "bad-form": (N_("{field}: “{value}” has not the right form"), ""),
    "bad-id": (N_("“{value}” cannot be an id"), N_("use lower-case letters a-z, digits and hyphens, at most 40, such as q3-launch")),
    "reserved-id": (N_("“{value}” is reserved and cannot be an id"), N_("choose another, such as {value}-1")),
    "bad-date": (N_("“{value}” is not a date"), N_("write year-month-day, such as 2024-07-05")),
    "bad-moment": (N_("“{value}” is not a moment"), N_("write such as 2024-07-05T17:30:00+08:00")),
    "bad-duration": (N_("“{value}” is not a duration"), N_("write such as 2wd (working days), 24h (hours) or 8wh (working hours)")),
    "bad-timezone": (N_("“{value}” is not a time zone"), N_("write such as Asia/Shanghai or Europe/London")),
    "unknown-country": (N_("there is no public calendar for {country}"), N_("write an ISO code such as CN, GB or US")),
    "bad-hours": (N_("“{value}” are not working hours"), N_("write such as 09:00-18:00")),
    "empty-text": (N_("{field} has only spaces"), N_("write something, or leave it out")),
    "one-line": (N_("{field} should be one line"), N_("put the rest into the description")),
    "recorded-without-via": (N_("recorded_by and via belong together"), N_("say who typed it, and how it was heard: phone, chat, meeting or mail")),
    "criterion-twice": (N_("a criterion is judged twice"), N_("keep one verdict for each")),
    "attachment-missing": (N_("the attached file {path} is not there"), N_("add it with the statement: --attach FILE")),
    **PLANS,
    **TYPED,
    **TABLES,
    **ANSWERS,
    **SYNC,
    **GIT,
    **NOTICES,
    **REVIEW,
    **FORGE,
    **CHANNELS,
    **DOCTOR,
    **FORMAT,
    **WORLD,
}  # fmt: skip
"""By code: the fact and the hint. The codes are part of the interface: `--json` shows them."""
