"""What the pages say by themselves; all else comes from the forms, the views and the rules."""

from collections.abc import Mapping

from xcollab.render.text.agenda import MOVED, NO_PROBLEMS
from xcollab.words import N_

SAID: Mapping[str, str] = {
    "inbox": N_("My inbox"), "board": N_("Board"), "collabs": N_("Collaborations"), "report": N_("Status report"),
    "metrics": N_("Figures"), "share": N_("Share"), "menu": N_("Menu"), "skip": N_("To the content"),
    "send": N_("Send"), "more_rows": N_("One more row"), "sure": N_("That is what I mean: send"), "choose": N_("– please choose –"),
    "needed": N_("(needed)"), "nothing_waits": N_("Nothing waits for you."), "late_elsewhere": N_("Late with others, and escalated to you"), "you_may": N_("What you may do here"), "others_may": N_("What others may do here"),
    "said": N_("What was said"), "nothing_said": N_("Nothing was said yet."), "waiting": N_("Who is waited for"),
    "nobody": N_("Nobody is waited for."), "tasks": N_("Tasks"), "issues": N_("Issues"), "answers": N_("The departments' answers"),
    "new_request": N_("New request"), "stages": N_("The six stages"), "recording": N_("Say it for somebody else"),
    "mistakes": N_("Not recorded yet"), "shows": N_("This is what it changes"), "doubted": N_("Is this meant?"), "read_only": N_("This is {day}: it can be read, and nothing can be done."),
    "undo": N_("Take it back"), "back": N_("Back to it"), "to_inbox": N_("To my inbox"), "due": N_("Due"), "who": N_("Who"), "status": N_("Status"),
    "task": N_("Task"), "department": N_("Department"), "withdrawn": N_("withdrawn"), "all": N_("All departments"), "no_tasks": N_("There is no such task."),
    "late_only": N_("Late only"), "help_only": N_("Needs help only"), "show": N_("Show"), "none_yet": N_("There are no collaborations yet."),
    "share_what": N_("What others did comes in, and yours goes out to them."), "share_now": N_("Share now"),
    "set_aside": N_("Set aside, not shared"), "possible_again": N_("it is possible again"), "other_id": N_("Another id, for its own is taken"),
    "again": N_("Do it again"), "let_be": N_("Let it be"), "parked": N_("Set aside, not shared: {n}"), "take_mine": N_("Mine stands: share"), "take_theirs": N_("Theirs stands: share"), "new_id": N_("A short id such as q3-launch; a random one where it is left out."), "with_it": N_("Move what depends on it as well, or ask its owners."), "you": N_("You are {who}"), "guest": N_("You read as a guest: git's name and address are no member's"), "ways": N_("{act}: {who}"),
    "record_for": N_("record it for {who}"), "files": N_("Each file may have {n} MB at most."), "files_again": N_("These are too much to be kept; choose them once more: {files}"), "kept_file": N_("With it goes {file}"),
    "file_gone": N_("A file is not kept any more; choose it once more."), "gone": N_("This page is not there, or was meant for somebody else."),
    "enter": N_("Open the page with the address that `xcollab web` printed; it works once, in one browser."),
    "stale": N_("This form is not of this visit; open the page anew and send it again."),
    "unexpected": N_("Something went wrong that should not have; nothing more was done. What is recorded already is in the history."),
    "day_mistakes": N_("Something is wrong below; none of it is recorded yet."), "parts": N_("Parts of the list"), "ended": N_("Those that have ended: {n}"), "running": N_("Those under way"), "none_running": N_("None is under way."), "shown_of": N_("{n} of {all} are shown."), "show_all": N_("Show all"),
    "today": N_("Back to today"), "past_day": N_("As it was on"), "day": N_("Log of the day"), "moved": MOVED, "no_problems": NO_PROBLEMS, "before": N_("The one before"), "after": N_("The next one"),
    "minutes": N_("Write the minutes, begun with the agenda"), "agenda": N_("Agenda"),
    "read_only_refused": N_("A day that is past can be read only."),
    "search": N_("Search"), "words": N_("Words"), "kind": N_("Kind"), "everything": N_("All kinds"), "look": N_("Look"),
    "found": N_("{total} found; collaborations looked through: {among}"), "first_of_it": N_("The first {n} are shown; one word more finds less."),
    "people": N_("People"), "calendar": N_("Calendar"), "settings": N_("Settings"), "company": N_("The company"), "i_am_away": N_("I shall be away"), "people_in": N_("Its people: {n}"),
    "nobody_yet": N_("There are no departments yet."), "its_people": N_("Its people"), "date": N_("The date"), "weekday": N_("Weekday"), "what_it_is": N_("What it is"),
    "no_special_day": N_("No day of this year differs from its weekday."), "counted_by": N_("How days are counted"),
    "estimated": N_("Estimated: the official notice is not known yet."), "from_library": N_("From the public calendar of this machine, whose versions differ."),
    "noticed": N_("From the notice that stands in the workspace ({source}); every machine counts by it."),
    "in_file": N_("This stands in {file}. A pull request may change it there as well, which an admin takes in."),
    "channels": N_("Channels of notices"), "no_channel": N_("No channel yet: nobody is told anything."), "what_stands": N_("What stands in the settings"),
    "narrow": N_("Narrow by name or id"), "fits": N_("Fitting: {n}"), "answer_it": N_("What may be said about it"), "not_there": N_("Not there"), "about": N_("About it"),
}  # fmt: skip
"""By what templates name it."""
