"""What is changed beside what is said: settings, people, files as such. No state moves by it; who may is told by `authority`."""

from collections.abc import Mapping

from xcollab.words import N_

CHANGES: Mapping[str, str] = {
    "init": N_("begin workspace"),
    "department-add": N_("add department"),
    "department-edit": N_("change department"),
    "member-add": N_("add member"),
    "member-edit": N_("change what is said of"),
    "member-away": N_("note the absence of"),
    "department-import": N_("add departments of"),
    "member-import": N_("add people of"),
    "member-leave": N_("note the leaving of"),
    "member-move": N_("move"),
    "member-notify": N_("redirect notices of"),
    "department-notify": N_("redirect notices of"),
    "channel-add": N_("add channel"),
    "channel-edit": N_("change channel"),
    "channel-remove": N_("remove channel"),
    "calendar-import": N_("import the calendar of"),
    "calendar-pin": N_("pin the calendar of"),
    "calendar-add": N_("note the company's own day"),
    "calendar-edit": N_("change the calendar of"),
    "calendar-remove": N_("take out the company's own day"),
    "settings-edit": N_("change the settings of"),
    "upgrade": N_("require xcollab"),
    "codeowners": N_("renew the code owners"),
    "ci": N_("write the jobs of"),
    "schemas": N_("renew the schemas for editors"),
    "redact": N_("redact"),
    "task-import": N_("take in the list of tasks"),
    "copy": N_("copy the tasks of"),
    "template-save": N_("save template"),
    "template-delete": N_("delete template"),
    "cascade": N_("move what follows"),
    "day-log": N_("log the day of"),
    "confirm-all": N_("confirm the tasks of"),
}
"""By name, how the commit tells it; what was changed follows."""
