"""Git, its locks and its hooks, and who is at work. By code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

GIT: Mapping[str, tuple[str, str]] = {
    "no-git": (N_("git is not installed"), N_("install it from git-scm.com or your system's packages, at least version 2.38")),
    "old-git": (N_("git {found} is too old"), N_("install at least version 2.38")),
    "address-odd": (N_("“{address}” is no address that xcollab clones from"), N_("a path, HOST:PATH, or an address of {schemes}")),
    "clone-directory": (N_("{address} does not say how the new directory is to be called"), N_("name one behind the address")),
    "clone-failed": (N_("{address} cannot be cloned: {said}"), N_("look at the address, and ask whether you may read there; nothing was left here")),
    "cloned-already": (N_("{path} is a workspace already"), N_("`xcollab sync` there brings in what others did")),
    "clone-inside": (N_("this would lie within the workspace {path}"), N_("go elsewhere first, or name a directory outside of it")),
    "nothing-to-join": (N_("there is no workspace in {address}"), N_("nothing was left here; whoever wants to begin one there: `git clone ADDRESS DIRECTORY`, then `xcollab init DIRECTORY`")),
    "which-workspace": (N_("there are several workspaces in it: {there}"), N_("name one with --workspace")),
    "clone-who": (N_("the workspace is in {path}, and nobody of its members is known to be you"), N_("`{command}`, then `xcollab whoami`: it says how you are added, or recognised")),
    "git-failed": (N_("git {command} failed: {said}"), ""),
    "not-a-repository": (N_("{path} is not in a git repository"), N_("`git init` there first, or clone your company's shared repository")),
    "no-commit-yet": (N_("nothing is committed yet"), N_("`xcollab init` makes the first commit")),
    "unknown-revision": (N_("there is no revision {revision}"), N_("a commit, a branch, a tag, or a date such as 2024-07-05")),
    "ambiguous-revision": (
        N_("{name} may mean several things here: {meant}"),
        N_("write the full name of the one that you mean in its place, such as {first}; rename or delete what took the other's name"),
    ),
    "nothing-then": (N_("nothing was committed up to {day}"), N_("choose a later date")),
    "no-identity": (N_("git does not know who you are"), N_("`git config --global user.name 'Your Name'`; `git config --global user.email you@company.example`")),
    "stranger": (
        N_("{name} <{email}> is not a member of this workspace"),
        N_("if you are one under another address: `git config user.email ADDRESS`; otherwise ask an admin ({admins}) for: `{command}`"),
    ),
    "left": (
        N_("{member} left on {until}"),
        N_(
            "somebody else has to do it; what {member} said until then, their department or the coordinator records: "
            "--for {member} --via …; an admin may change `until`"
        ),
    ),
    "operation-in-progress": (N_("a {operation} is in progress in this repository"), N_("finish it or give it up first (`git status` says how), then try again")),
    "index-locked": (N_("git is busy: {path} exists, since {seconds} s"), N_("wait for the other git command; if there is none, delete that file")),
    "locked": (N_("another xcollab has been writing here for over {seconds} s"), N_("wait for it and try again ({path})")),
    "locked-by-ourselves": (N_("this was started by a hook of an xcollab that is writing here, and waits for that hook"), N_("a hook may look (`xcollab check`, `xcollab board`); what writes comes after it")),
    "detached-head": (N_("no branch is checked out, so what is recorded now would be lost"), N_("switch to one first, as in: `git switch main`")),
    "hand-edits": (N_("{path} has uncommitted edits"), N_("commit them or put them aside first; `git diff -- {path}` shows them")),
    "not-checked-out": (N_("{path} is not on the disk: this is a sparse checkout"), N_("bring it back with the others: `git sparse-checkout disable`")),
    "file-exists": (N_("{path} exists already"), N_("choose another id, or commit that file first")),
    "ignored-path": (
        N_("git ignores {path}, so it cannot be recorded: line {line} of {source} says {pattern}"),
        N_("nothing was changed; take that line out, or write it so that it spares `collabs/` and `departments/`, and try again"),
    ),
    "stored-otherwise": (
        N_("git would store other bytes of {path} than lie here: the attribute {attribute} changes them"),
        N_("take that attribute from `collabs/` and `departments/` in .gitattributes: what is recorded has to be what was said and attached"),
    ),
    "bare-repository": (
        N_("the git repository of {path} has no working tree there: it is bare, or this is the inside of one"),
        N_("work in a clone, or in a working tree of it (`git worktree add DIRECTORY`); if git is set so by mistake: `git config core.bare false`"),
    ),
    "not-writable": (
        N_("this account may not write {path}, so nothing can be recorded here: {said}"),
        N_("see whose it is (ls -ld), or ask whoever looks after this machine; a clone of your own always helps"),
    ),
    "commit-refused": (N_("git did not make the commit: {said}"), N_("nothing was changed; mend the cause and try again")),
    "unsettled": (N_("it cannot be told whether this was recorded: {said}"), N_("`git log -1` shows it; the next xcollab command that records something puts the files right")),
    "odd-journal": (N_("{path} should hold what a change began with, and does not"), N_("look at `git status`, put right what is wrong there, and delete that directory")),
    "change-elsewhere": (N_("a change is under way on {host} (process {pid})"), N_("wait for it; if that machine is gone, delete {path} and look at `git status`")),
    "change-under-way": (N_("what a killed command had started still runs, after {seconds} s"), N_("wait for git and its hooks to end, and try again ({path})")),
    "redo-is-a-commit": (N_("an act that is done again is a commit"), N_("leave out --no-commit; --dry-run shows what would come")),
}  # fmt: skip
