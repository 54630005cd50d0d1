"""What is asked about the settings of the whole workspace and about its calendar: the same in a page as at the command line."""

from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, DURATION, LINE, MEMBER, YES_NO, choice
from xcollab.words import N_

SETTINGS = (
    Field("name", "--name", N_("The company's name."), LINE),
    Field("language", "--language", N_("The language of commits and reports; each person may read in the other."), choice("language")),
    Field("timezone", "--timezone", N_("The time zone in which days and hours are meant, such as Asia/Shanghai."), LINE),
    Field("feedback", "--feedback", N_("How long a department may take to answer a request."), DURATION),
    Field("solution", "--solution", N_("How long a proposal for an issue may take."), DURATION),
    Field("acceptance", "--acceptance", N_("How long each verdict on deliverables may take."), DURATION),
    Field("log", "--log", N_("The longest silence of a task under way."), DURATION),
    Field("remind_before", "--remind-before", N_("How long before a deadline whoever owes it is reminded."), DURATION),
    Field("notify_hours", "--notify-hours", N_("When notices go out on working days, such as 08:30-20:00; in the working hours, where nothing is said."), LINE),
    Field("web", "--web", N_("Where pages of this workspace are; links in notices stand on it."), LINE),
    Field("hosted_on", "--forge", N_("What the company's own forge is, where its address does not tell."), choice("hosted-on")),
    Field("merged_by", "--merged-by", N_("An e-mail address with which the forge's own accounts commit."), several(LINE)),
    Field("admins", "--admin", N_("Who may change the settings, the calendar and every department: all of them, not one more."), several(MEMBER)),
)  # fmt: skip
CALENDAR = (
    Field("week", "--week", N_("The weekdays normally worked: all of them."), several(choice("weekday"))._replace(apart=True)),
    Field("hours", "--hours", N_("Opening and close of work, such as 09:00-18:00; a deadline in working days ends at the close."), LINE),
    Field("country", "--country", N_("Whose public holidays apply, by its code of two letters, such as CN."), LINE),
)  # fmt: skip
DAY = Field("date", "DATE", N_("The day."), DATE, required=True)
NAMED = (
    Field("name", "--name", N_("Why it differs from its weekday, such as Company day."), LINE, required=True),
    Field("worked", "--worked", N_("It is worked, although it looks like a day off."), YES_NO),
)
