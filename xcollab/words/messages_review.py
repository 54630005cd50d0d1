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
        N_("put it back, and say what is different: `xcollab withdraw {name}` and a new statement"),
    ),
    "statement-deleted": (
        N_("a statement of {member} is gone; what was said stays"),
        N_("put it back; its author or the coordinator can take it back with `xcollab withdraw {name} --reason …`"),
    ),
    "plan-deleted": (
        N_("{path} is gone; plans are never deleted"),
        N_("put it back, and state the end of it: `xcollab task cancel` or `xcollab request cancel`"),
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
        N_("the lead of {department} may add members, and change nothing else in its file"),
        N_("take the other changes out, or ask an admin for them: {people}"),
    ),
}
