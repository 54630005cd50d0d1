"""Refusals of what is done with all that is somebody's at once: the day's log, what is to be confirmed."""

from collections.abc import Mapping

from xcollab.words import N_

DAILY: Mapping[str, tuple[str, str]] = {
    "day-refused": (N_("nothing was logged: {n} places of the day are wrong"), N_("mend them and give it again; --dry-run shows what would be written")),
    "day-task-twice": (N_("{task} stands here a second time; the first is in line {first}"), N_("keep one of the two")),
    "no-change-said": (N_("{task}: a text, and no change of a status that cannot be said again"), N_("give a status with it: doing, needs-help, finished or delayed (进行中, 需协助, 已完成, 延期); or leave the text out")),
    "nothing-logged": (N_("every task is left as it is; nothing was logged"), N_("give a status, and what was done, to those on which you worked")),
    "of-one-task": (N_("{flag} is said of one task, and none is named"), N_("name it: `xcollab log TASK -s doing -m TEXT`; `xcollab log` asks for all of them")),
    "day-how": (N_("whoever is to be asked about the tasks of the day is not at a terminal"), N_("`xcollab log --template` prints the form; once it is filled in: `xcollab log --file FILE`; one task alone: `xcollab log TASK -s doing -m TEXT`")),
    "nothing-to-confirm": (N_("no task waits for you to confirm it"), N_("`xcollab inbox` shows what does")),
}  # fmt: skip
"""By code: the fact and the hint."""
