"""What is done in the practice, act by act: who, why, and the command, which is typed as it stands in either language."""

from collections.abc import Mapping
from typing import NamedTuple

from xcollab.words import N_


class Player(NamedTuple):
    """Somebody in the practice."""

    name: str
    role: str
    """A sentence."""


class Step(NamedTuple):
    """One command."""

    who: str
    why: str
    command: str
    """What stands behind `xcollab`; `title` and `language` may be named in it, each as a word of a command line."""


PEOPLE: Mapping[str, Player] = {
    "me": Player(N_("You"), N_("You are yourself: you coordinate, in Marketing.")),
    "chen": Player(N_("Chen Jing"), N_("You play Chen Jing, who speaks for Marketing beside you.")),
    "li": Player(N_("Li Na"), N_("You play Li Na, who leads Sales.")),
    "sun": Player(N_("Sun Hao"), N_("You play Sun Hao of Sales, who does the work.")),
}

STEPS: tuple[Step, ...] = (
    Step("me", N_("A company begins: two departments, four people. All of it is a handful of small files in a git repository."),
         N_("init --name Practice --id practice --language {language} --member me --department marketing --department-name Marketing --add-department 'sales Sales' --add-member 'li Li Na li@example.com sales' --add-member 'sun Sun Hao sun@example.com sales' --add-member 'chen Chen Jing chen@example.com marketing'")),
    Step("me", N_("Chen Jing may speak for your department: nobody accepts alone what they coordinate."),
         N_("department edit marketing --liaison chen")),
    Step("me", N_("Stage 1. You write down what is wanted, of whom, by when. It is a draft: nobody is asked yet."),
         N_("request new first --title {title} --background 'We try out how we work together' --objective '200 customers know of it' --coordinator me --department sales --due +20wd --milestone 'Flyers are there; date=+10wd'")),
    Step("me", N_("You submit it: now Sales is asked, and the days are counted."), N_("request submit first")),
    Step("li", N_("Stage 2. What waits for Li Na stands in her inbox, with the command that answers it."), N_("inbox")),
    Step("li", N_("She answers for her department: what it takes on, and what may go wrong."),
         N_("feedback give -d accept --scope 'Print the flyers and hand them out' --risk 'The printer is busy at the end of the month'")),
    Step("me", N_("How does it stand? One screen: the stage, who is waited for, what is next."), N_("status first")),
    Step("me", N_("All have accepted, so you confirm the request: the work begins."), N_("request confirm first")),
    Step("me", N_("Stage 3. You break it down: a task has one owner, a date, and criteria that tell when it is done."),
         N_("task add flyer --title 'Print the flyers' --description 'Two pages, in colour' --department sales --owner li --assignee sun --due +8wd --criterion '500 pieces' --criterion 'Logo and address are right'")),
    Step("li", N_("The owner takes it on. Until then the date is only a wish."), N_("task confirm flyer")),
    Step("sun", N_("Stage 4. Whoever does the work says each day how it goes; here help is needed."),
         N_("task log flyer -s needs-help -m 'The printer asks for product photos' --needs 'Product photos; from=marketing'")),
    Step("me", N_("The board shows it in yellow; what is late would be red."), N_("board first")),
    Step("sun", N_("Stage 5. A problem becomes an issue: somebody has to answer within 24 hours."),
         N_("issue open --title 'Photos are missing' --kind resource-conflict --description 'There are no photos in print quality' --impact 'Printing waits' --wanted-by +3wd --department marketing --task flyer")),
    Step("me", N_("It waits for your department, so you propose a solution."),
         N_("issue propose i- -m 'We take the photos of the trade fair' --ready-by +1wd")),
    Step("sun", N_("Whoever raised it agrees, or turns it down."), N_("issue agree i-")),
    Step("sun", N_("The photos came: it is closed, and no date has to move."),
         N_("issue resolve i- -m 'The photos are at the printer' --no-moves")),
    Step("sun", N_("The work is finished, says who did it."), N_("task log flyer -s finished -m 'Printed, and counted'")),
    Step("sun", N_("Stage 6. What was made is handed in; a file can be attached, or a link named."),
         N_("acceptance submit flyer --deliverable 'Flyer; quantity=500; link=https://example.com/flyer.pdf; meets=yes'")),
    Step("me", N_("Two sides judge it: you as the coordinator,"), N_("acceptance pass flyer --party coordinator")),
    Step("chen", N_("and Chen Jing for the department that wanted it. Now the task is done."),
         N_("acceptance pass flyer --party requester")),
    Step("me", N_("All is done: you archive it, with what was learned for the next time."),
         N_("archive close first --well 'The answers came in a day' --badly 'Nobody thought of the photos'")),
    Step("me", N_("The whole story stays readable, for ever and for everybody."), N_("history first")),
)  # fmt: skip
