"""Refusals and findings of sync, undo and parked acts: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

SYNC: Mapping[str, tuple[str, str]] = {
    "in-the-way": (
        N_("uncommitted changes stand in the way: {paths}"),
        N_("commit them, or put them aside with `git stash`, then go on"),
    ),
    "nowhere-to-share": (
        N_("this clone has no remote to share with"),
        N_("add one: `git remote add origin ADDRESS` (docs/deploy.md tells how a company sets one up)"),
    ),
    "which-remote": (N_("there are several remotes: {remotes}"), N_("name one with --remote")),
    "unknown-remote": (N_("there is no remote {remote}"), N_("there is: {remotes}")),
    "unreachable": (
        N_("recorded here, not yet shared: {remote} cannot be reached: {said}"),
        N_("nothing is lost; type `xcollab sync` again when it can be"),
    ),
    "push-refused": (
        N_("recorded here, not yet shared: {remote} does not take {branch}: {said}"),
        N_("if the branch is protected, `xcollab pr open` proposes the acts instead"),
    ),
    "history-rewritten": (
        N_("the history of {branch} on {remote} was rewritten: acts that were there are there no longer"),
        N_("ask who did it; if it was agreed, `git fetch {remote}`, then `xcollab sync` shares again what is only here"),
    ),
    "overtaken": (
        N_("recorded here, not yet shared: others were faster for {seconds} seconds"),
        N_("nothing is lost; type `xcollab sync` again in a while"),
    ),
    "cannot-merge": (
        N_("{path} was changed here and by others, and is not for xcollab to bring together"),
        N_("do it anew by hand, and withdraw what stands in the way: `xcollab parked list` names it"),
    ),
    "merge-with-git": (
        N_("{path} was changed here and by others, and is not for xcollab to bring together"),
        N_("bring it together with git: `git pull --rebase {remote} {branch}`, then `xcollab sync`"),
    ),
    "merged-by-hand": (
        N_("commit {commit} ({subject}) is a merge in which something was decided by hand"),
        N_("share it with git itself: `git pull --no-rebase`, `xcollab check`, `git push`"),
    ),
    "no-common-history": (
        N_("the remote's branch and this one have no commit in common"),
        N_("is it the right remote? `git remote -v`; a clone with little history needs `git fetch --unshallow`"),
    ),
    "own-commit-wrong": (
        N_("commit {commit} ({subject}) is not legal, and nobody else had a part in it [{code}]"),
        N_("`xcollab check --base {base}` says what to mend; `xcollab undo` takes the last act back"),
    ),
    "contradiction-meanwhile": (
        N_("others were faster, and on what they shared meanwhile two people decided differently; "
           "what came in before that is here, nothing else was changed"),
        N_("talk to each other, then type `xcollab sync --take mine` or `xcollab sync --take theirs`; "
           "what is not taken stays readable as a comment"),
    ),
    "contradiction": (
        N_("two people decided differently; nothing was changed, here or there"),
        N_("talk to each other, then type `xcollab sync --take mine` or `xcollab sync --take theirs`; "
           "what is not taken stays readable as a comment"),
    ),
    "id-taken": (
        N_("somebody else made {path} meanwhile"),
        N_("redo it under another id: `xcollab parked redo ID --as NEW-ID`"),
    ),
    "nothing-left": (N_("nothing is left of {name}: all of it is here already"), N_("`xcollab parked withdraw {name}` ends it")),
    "none-parked": (N_("no act is set aside in this clone"), ""),
    "nothing-parked": (N_("there is no parked act “{typed}”"), N_("set aside are: {candidates}; `xcollab parked list` tells what they are")),
    "nothing-to-undo": (N_("there is nothing of yours to take back here"), N_("`git log` shows what was done")),
    "undo-not-yours": (
        N_("the last act, “{subject}”, is by {name}"),
        N_("undo takes back your own last act only; an earlier one: `xcollab withdraw STATEMENT`, see `xcollab history COLLAB`"),
    ),
    "undo-not-an-act": (
        N_("the last commit, “{subject}” ({commit}), was not made by xcollab"),
        N_("take it back with git: `{command}`"),
    ),
    "undo-stays": (
        N_("your last act, “{subject}”, is shared already"),
        N_("ids stay once others can have read them; an admin gives a member who should not be there a last day (`until`)"),
    ),
    "undo-ended": (
        N_("your last act, “{subject}”, is shared already"),
        N_("a collaboration that has ended stays ended; `xcollab request new --help` tells how to begin another"),
    ),
    "undo-shared": (
        N_("your last act, “{subject}”, is shared already"),
        N_("what others can have read is taken back openly: `{command}`"),
    ),
}  # fmt: skip
