"""What can be wrong with a clone or its set-up: by code, the fact and the repair; and what a repair did."""

from collections.abc import Mapping

from xcollab.words import N_

DOCTOR: Mapping[str, tuple[str, str]] = {
    "perhaps-member": (
        N_("{name} <{email}> is not a member of this workspace, but perhaps it is {candidates}"),
        N_("`git config user.email ADDRESS` with the member's address; or ask an admin ({admins}) to add this one"),
    ),
    "left-behind": (
        N_("{member} left on {until} and still holds {n} things that somebody has to take over"),
        N_("`xcollab inbox` prints the commands for whoever may ({people})"),
    ),
    "without-remote": (N_("this clone has no remote: nobody else has what is recorded here"), N_("`git remote add origin ADDRESS`, then `xcollab sync`")),
    "no-upstream": (N_("the branch {branch} is not on {remote} yet; acts that are only here: {n}"), N_("`xcollab sync`")),
    "upstream-unset": (N_("git does not know that {branch} belongs to {upstream}"), N_("`git branch --set-upstream-to={upstream}`")),
    "remote-unmapped": (
        N_("git is not set to keep the branches of {remote}, so it cannot say how {branch} and {upstream} differ; `xcollab sync` works all the same"),
        N_("`git config remote.{remote}.fetch '+refs/heads/*:refs/remotes/{remote}/*'`"),
    ),
    "upstream-gone": (N_("{upstream}, to which {branch} belongs, is no longer on the remote"), N_("if it was merged, `git switch main`; to share it anew, `git push`")),
    "unpublished": (N_("acts of yours that are not shared yet: {n}"), N_("`xcollab sync`")),
    "behind": (N_("commits of others that were fetched and are not in {branch} yet: {n}"), N_("`xcollab sync`")),
    "notices-failed": (
        N_("messages to people that did not get out, or may not have: {n}, since {since}, the last by channel {channel}"),
        N_("they are tried again by each run; `xcollab notify test {channel}` tells why it does not work"),
    ),
    "notices-strange": (
        N_("refs/xcollab/notices holds something that xcollab did not write; it counts for nothing"),
        N_("the next run writes it anew; find out who may write to that reference: docs/deploy.md"),
    ),
    "index-there": (N_("views remember {n} collaborations, in {kilobytes} KB: {path}"), N_("nothing depends on it: without that file the next view reads all of them once more")),
    "index-unused": (N_("what views remember cannot be used: {path}: {said}"), N_("they answer without it, and slower; take the file away, or make its directory writable")),
    "remote-not-there": (N_("the remote {remote} is a directory without a repository: {address}"), N_("mount it, or correct it: `git remote set-url {remote} ADDRESS`")),
    "unprotected": (N_("the repository {address} lets history be rewritten or deleted: {settings}"), N_("whoever looks after it sets, there: `git config {setting} true`, and so on; docs/deploy.md")),
    "protection-unseen": (
        N_("whether {address} protects its branches cannot be seen from here"),
        N_("its settings of protected branches should forbid force pushes and deletion, and require the check; docs/deploy.md"),
    ),
    "unfinished-operation": (N_("a {operation} is in progress; nothing can be recorded until it is over"), N_("go on with `{go_on}`, or give it up with `{give_up}`")),
    "stale-lock": (N_("git's lock was left behind {minutes} minutes ago: {path}"), N_("delete that file, when no git is at work here")),
    "content-lost": (
        N_("git has lost the content of files, or it is damaged: {n}, such as {path}"),
        N_("`git fsck` names what is; fetch it again: `git fetch --refetch`, or clone anew: that has all that was shared"),
    ),
    "left-journal": (N_("a killed command left a change unfinished"), N_("the next command that records something finishes it, or takes it back")),
    "parked": (N_("acts that sync set aside, because they had become impossible: {n}"), N_("`xcollab parked list`")),
    "temporary-files": (N_("killed commands left temporary files: {n}, such as {path}"), N_("delete them")),
    "executable-files": (N_("files bear the executable bit, which `check` refuses: {n}, such as {path}"), N_("`chmod -x '{path}'`")),
    "uncommitted": (N_("files that nobody committed: {n}, such as {path}"), N_("look at them with `xcollab check` and `git status`, then commit them or put them away")),
    "hooks-missing": (N_("core.hooksPath names {directory}, which is not there: no hook runs"), N_("create it, or `git config --unset core.hooksPath`")),
    "hooks-elsewhere": (N_("hooks come from {directory} (core.hooksPath), not from .git/hooks"), ""),
    "hook-asleep": (N_("the hook {hook} is not executable, so git passes it over"), N_("if it is meant to run: `chmod +x '{path}'`")),
    "hook-broken": (N_("the hook {hook} needs {program}, which is not there; git refuses every act"), N_("install {program}, or correct the first line of {path}")),
    "signing-no-program": (N_("commits are to be signed, but {missing} is not installed"), N_("install it, or `git config commit.gpgSign false`")),
    "signing-no-key": (N_("commits are to be signed, but the key is not there: {missing}"), N_("`git config user.signingKey KEY`, or `git config commit.gpgSign false`")),
    "line-ends": (
        N_("git would rewrite line ends here ({setting}): attachments would no longer fit their digests"),
        N_("for all: commit a .gitattributes, see docs/deploy.md; for this clone: `xcollab doctor --fix`"),
    ),
    "records-ignored": (
        N_("git ignores files that acts write, in {directory}: line {line} of {source} says {pattern}"),
        N_("take that line out, or write it so that it spares `collabs/` and `departments/`: every such act is refused"),
    ),
    "records-filtered": (
        N_("git may store other bytes than acts write, in {directory}: the attribute {attribute}"),
        N_("take it from `collabs/` and `departments/` in .gitattributes: what git would change is refused"),
    ),
    "shallow": (N_("the history of this clone is cut off; `check --base` and `history` need all of it"), N_("`git fetch --unshallow`")),
    "check-errors": (N_("`check` finds errors, at least {n}"), N_("`xcollab check`")),
    "committed-errors": (
        N_("files of the last commit cannot be read, and views go without them: {n}, such as {path}; on the disk they are in order"),
        N_("commit what lies there: `git status` names it, `xcollab check --at HEAD` says what was wrong"),
    ),
    "clock-behind": (N_("the newest commit is of {newest}, but the clock here says {now}"), N_("set the clock; statements are ordered by it")),
    "calendar-unpinned": (
        N_("the holidays of {year} are those of the library on each machine, and its versions differ"),
        N_("an admin writes them into the workspace: `xcollab calendar pin {year}`"),
    ),
    "calendar-ends": (N_("the official holidays of {year} are not known yet; dates from then on are estimates"), N_("once they are announced: `xcollab calendar import FILE`")),
}  # fmt: skip

REPAIRED: Mapping[str, str] = {
    "stale-lock": N_("deleted {path}"),
    "left-journal": N_("finished what the killed command had begun, or took it back"),
    "temporary-files": N_("deleted {paths}"),
    "executable-files": N_("took the executable bit from {paths}"),
    "upstream-unset": N_("{branch} now belongs to {upstream}"),
    "line-ends": N_("this clone now keeps the line ends of xcollab's files (.git/info/attributes)"),
}
