"""Refusals and findings of the check of a pull request: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

REVIEW: Mapping[str, tuple[str, str]] = {
    "not-the-author": (
        N_("{member} is said to have said or recorded this, but the commit is by {authors}"),
        N_("people commit what they say themselves; what somebody told you is recorded with --for {member} --via …"),
    ),
    "statement-edited": (
        N_("a statement of {member} was edited; what was said stays as it was said"),
        N_(
            "put it back (a commit with the edit has to leave the branch); its author or the coordinator can take it back "
            "with `xcollab withdraw {name}`, and what is different is a new statement"
        ),
    ),
    "statement-deleted": (
        N_("a statement of {member} is gone; what was said stays"),
        N_(
            "put it back (a commit without it has to leave the branch); its author or the coordinator can take it back "
            "with `xcollab withdraw {name}`"
        ),
    ),
    "plan-deleted": (
        N_("{path} is gone; plans are never deleted"),
        N_(
            "put it back, and state the end of it: `xcollab task cancel {collab}/TASK` or `xcollab request cancel {collab}`"
        ),
    ),
    "department-deleted": (
        N_("department {department} is gone; its statements still name it"),
        N_("put the file back; whoever left gets an `until`, and a department that nobody asks does no harm"),
    ),
    "member-removed": (
        N_("{member} is no longer in the file; ids are never deleted or renamed, because statements name them"),
        N_("put the member back, with the last day as `until`"),
    ),
    "lead-only-adds": (
        N_("the lead of {department} may add members and change what is said of them, and nothing else in its file"),
        N_("take the other changes out, or ask an admin for them: {people}"),
    ),
    "not-yours-to-say": (
        N_("the {field} of {member} is not yours to change"),
        N_("who may: {people}"),
    ),
    "leads-elsewhere": (
        N_("{member} leads {department}, and would leave it without a lead"),
        N_("name another first: `xcollab department edit {department} --lead MEMBER`"),
    ),
    "not-everyone-asked": (
        N_("these departments of the request are not asked: {missing}"),
        N_("name them under `asked`, or take them off the request"),
    ),
    "other-plan": (
        N_("this is not bound to the plan of {subject} as it stands"),
        N_("read it again; a statement by hand then says `plan: {now}`"),
    ),
    "other-change": (
        N_("this says what is different under {field}, and the plan says otherwise"),
        N_("change the plan in the same commit, or take it out of the statement"),
    ),
    "other-due": (N_("this confirms {task} by {stated}, but the date in force is {due}"), N_("write `due: {due}`")),
    "other-task": (
        N_("this moves the date of {task}, which it is not about"),
        N_(
            "it may move: {tasks}; {coordinator}, who coordinates, moves it: `xcollab task reschedule {collab}/{task} --to {to}`"
        ),
    ),
    "other-task-not-moved": (N_("this moves the date of {task}, which it is not about"), N_("it may move: {tasks}")),
    "other-fix-by": (
        N_("{task} is to be fixed by {fix_by}, but would then be due on {to}"),
        N_("move its date in the same statement: `to: {fix_by}`"),
    ),
    "not-redactor": (
        N_("{member} may not redact this statement"),
        N_("who may: {people}"),
    ),
    "no-text-there": (
        N_("there is no text or file under {key} that could be redacted"),
        N_("there are some under: {keys}"),
    ),
    "redaction-breaks": (
        N_("{key} cannot be redacted: {later} is bound to these very words"),
        N_("withdraw {later} first, redact, and judge again"),
    ),
    "said-in-future": (
        N_("this says it was said at {at}, but it was written down by {committed} already"),
        N_("write the moment at which it was said; clocks may differ by ten minutes"),
    ),
    "other-term": (
        N_("this gives {stated} for the answer; the workspace gives {term}"),
        N_("write `within: {term}`; how long answers may take is set in xcollab.yaml, for all alike"),
    ),
    "said-long-ago": (
        N_("this was said at {at} and committed only at {committed}"),
        N_("nothing to mend where that is so; a squash or a slow pull request does it too"),
    ),
    "no-admin-stays": (
        N_("no admin stays: {people} are unknown or have a last day, and nobody could name another"),
        N_("first name somebody under `admins` in xcollab.yaml who stays"),
    ),
    "admin-leaves": (
        N_("{member}, an admin, leaves on {until}"),
        N_("take them off `admins` in xcollab.yaml by then; others stay"),
    ),
    "time-unproven": (
        N_("this commit says of {at}, and nothing shows that it was known before {judged}"),
        N_("nothing to mend where that is so; what is shared within a day is shown by the record itself"),
    ),
    "odd-commit": (
        N_("the commit is not as git writes one, and can be read in several ways: {parts}"),
        N_("make the commit anew with git itself, on what it stands on: `git commit`"),
    ),
    "trailer-no-authority": (
        N_("`Co-authored-by` names {people}; anybody can write that, so the commit counts as its author's alone"),
        N_(
            "leave each person's commits as they are and merge the branch, or let the forge squash it on the main "
            "branch; a squash made by hand holds one person's work"
        ),
    ),
    "attachment-unnamed": (
        N_("no statement of {member} names {path}"),
        N_("add it with what is said of it: `--attach FILE`; a commit with the file alone has to leave the branch"),
    ),
    "attachment-changed": (
        N_("{path} was changed; attachments are only added"),
        N_("put it back, and add the new version under its own name: --attach FILE"),
    ),
    "attachment-deleted": (N_("{path} is gone; attachments stay"), N_("put it back")),
    "attachment-digest": (
        N_("{path} does not lie under its digest"),
        N_("its name begins with {digest}, the first digits of its sha256; `--attach FILE` does it"),
    ),
    "outside-layout": (
        N_("{path} is no part of the work; {member} may not change it"),
        N_("take it out, or ask an admin to change it: {people}"),
    ),
    "name-variant": (
        N_("{path}: on some systems this name cannot be told from one of xcollab's own"),
        N_("choose another name"),
    ),
    "stranger-commit": (
        N_("the commit is by {name} <{email}>, who was no member when it was made"),
        N_("add that address, or the forge account, to the member: an admin can ({admins}); then rebase onto it"),
    ),
    "unrelated-commit": (
        N_("this commit does not stand on the workspace, so nobody can tell who may do what in it"),
        N_("begin a branch at the base, and make the change there"),
    ),
    "merge-conflict": (
        N_("both sides changed {path}, and git cannot merge them"),
        N_("bring your branch up to date: `xcollab sync`, or `git merge` and decide by hand"),
    ),
    "shallow-clone": (
        N_("this clone is shallow, so the history that decides who may do what is missing"),
        N_("`git fetch --unshallow`; in a forge's workflow: fetch-depth: 0"),
    ),
    "unknown-base": (
        N_("there is no revision {revision} to compare with"),
        N_("`git fetch` brings what others shared; `git branch --all` lists what there is to compare with"),
    ),
    "ambiguous-base": (
        N_("{name} may mean several things here, and a branch is judged against one: {meant}"),
        N_("say which: `xcollab check --base {first}`; rename or delete what took the other's name"),
    ),
    "nothing-judged": (
        N_("no commit was judged: {head} ({end}) lies behind {base} ({start}), which has commits that it has not"),
        N_(
            "judge the branch itself, not an older state of it: --head BRANCH; where it is merged already, nothing is left to do"
        ),
    ),
    "no-merge-base": (
        N_("{base} and {head} have no common beginning"),
        N_("name the branch that this one began at"),
    ),
    "published-unknown": (
        N_("nothing here tells what is published: there is no branch on a remote that was fetched"),
        N_("name it: `xcollab check --changed --since REV`, a commit, a branch or a date"),
    ),
    "options-apart": (N_("{first} and {second} do not go together"), N_("leave one of them out")),
}
