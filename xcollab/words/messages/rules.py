"""What the rulebook refuses, and on which conditions."""

from collections.abc import Mapping

from xcollab.words import N_

RULES: Mapping[str, tuple[str, str]] = {
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
}  # fmt: skip
