"""What the world does: disks, clocks, damaged repositories. By code, the fact and the way on."""

from collections.abc import Mapping

from xcollab.words import N_

WORLD: Mapping[str, tuple[str, str]] = {
    "outside": (N_("{path} does not stay within the workspace"), N_("name a file below it, without `..` and without a beginning `/`")),
    "repository-unusable": (N_("git cannot use the repository of {path}: {said}"), N_("`git status` says the same there; what is damaged, `git fsck` tells; a new clone from the shared repository always helps")),
    "git-too-slow": (N_("git {command} did not end within {seconds} s, and was stopped"), N_("look whether the remote, the network or a hook hangs; the environment variable XCOLLAB_TIMEOUT says how many seconds a remote may take")),
    "object-missing": (N_("git's object {object} is missing from this clone"), N_("`git fsck` names what is; fetch it again: `git fetch --refetch`, or clone anew: that has all that was shared")),
    "object-damaged": (N_("git's object {object} is damaged in this clone"), N_("`git fsck` names what is; fetch it again: `git fetch --refetch`, or clone anew: that has all that was shared")),
    "repository-damaged": (
        N_("git {command} failed, perhaps because files of the repository are damaged or lost: {said}"),
        N_("`git fsck` names them; fetch them again: `git fetch --refetch`, or clone anew and bring what is only here"),
    ),
    "directory-gone": (N_("the working directory is not there any more"), N_("change to one that is: cd")),
    "no-output": (N_("standard output is closed, so there is nowhere to answer"), N_("send it to a file, or to /dev/null")),
    "disk-full": (N_("there is no room left for {path}: {said}"), N_("make room, then look with `git status` and `git log -1` how far it came")),
    "no-permission": (N_("{path} may not be read or written: {said}"), N_("see whose it is (ls -l), or ask whoever looks after this machine")),
    "read-only-disk": (N_("the disk of {path} can only be read: {said}"), N_("work in a clone on another disk")),
    "name-too-long": (N_("a name is too long for the system: {path}"), N_("rename it, or take it out of the workspace")),
    "too-many-open": (N_("too many files are open: {said}"), N_("close other programs, or raise the limit (ulimit -n)")),
    "too-much-at-once": (N_("that is too much for one command: {said}"), N_("shorten it, or read it from a file (--file)")),
    "out-of-memory": (N_("the memory does not suffice"), N_("close other programs and try again")),
    "system-error": (N_("the system refuses {path}: {said}"), N_("look with `git status` and `git log -1` how far it came; `xcollab doctor` looks at the clone")),
    "bad-text": (N_("a text is none in UTF-8: {said}"), N_("`xcollab check` names files that are not; names of files and variables have to be, too")),
    "nested-too-deep": (N_("something is nested too deep to be read"), N_("`xcollab check` names files that are; an input read with --file has a few levels only")),
    "stopped": (N_("interrupted"), N_("look with `git log -1` whether it was recorded")),
    "bug": (N_("xcollab made a mistake: {said}"), N_("please report it with what you typed, for no log of it could be written; in a repository, `git log -1` tells whether something was recorded")),
    "bug-with-log": (N_("xcollab made a mistake: {said}"), N_("please report it with the log {path}, which holds nothing that you wrote; `git log -1` tells whether something was recorded")),
    "bug-outside": (N_("xcollab made a mistake: {said}"), N_("please report it with the log {path}, which holds nothing that you wrote")),
    "wrong-clock": (N_("the moment is of no year from 2000 to 2199 ({date})"), N_("set the computer's clock, or unset GIT_AUTHOR_DATE and GIT_COMMITTER_DATE")),
    "no-date": (N_("git was given a date that is none: {said}"), N_("unset GIT_AUTHOR_DATE and GIT_COMMITTER_DATE, or write such as 2024-07-05T17:30:00+08:00")),
}  # fmt: skip
