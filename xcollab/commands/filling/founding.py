"""What a company begins with, asked for at a terminal; where nobody can be asked, what flags say and what is proposed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from xcollab.app.workspace.begin import Beginning, Founding, check_introduction
from xcollab.app.workspace.people_lines import departments_meant, people_meant
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.formless import Answers, asked_until_right
from xcollab.commands.filling.questions import typed_line
from xcollab.words import N_
from xcollab.words.labels import canonical

_QUESTIONS = {
    "name": N_("The company's name"),
    "member": N_("Your own id, which never changes"),
    "department": N_("The id of your department, which never changes"),
    "department_name": N_("The name of your department"),
}
_NONE = "-"
_LANGUAGES = {"zh": "中文", "en": "English"}


def introduced(terminal: Terminal) -> tuple[str, str]:
    """Ask somebody whom git does not know for name and address."""
    terminal.note(terminal.words(N_("git does not know yet who you are; it will, in this repository.")))
    name, email = (
        asked_until_right(terminal, question, "", partial(check_introduction, key))
        for key, question in (("name", N_("Your name, in any script")), ("email", N_("Your e-mail address")))
    )
    return name, email


def complete(typed: Mapping[str, Any]) -> bool:
    """Whether flags say all that has no obvious answer: then nobody is asked."""
    return all(typed[key] for key in _QUESTIONS)


def guided(terminal: Terminal, answers: Answers, beginning: Beginning, typed: Mapping[str, Any]) -> Founding:
    """All that a workspace begins with. What was answered is shown at the end, and asked again where it is not right."""
    founding = _founding(terminal, answers, beginning, typed)
    while answers.asks and not _right(terminal, beginning, founding):
        answers.once_more()
        founding = _founding(terminal, answers, beginning, typed)
    return founding


def _founding(terminal: Terminal, answers: Answers, beginning: Beginning, typed: Mapping[str, Any]) -> Founding:
    words = terminal.words

    def said(key: str, question: str, proposed: str) -> str:
        return answers.ask(key, typed[key], question, proposed, partial(beginning.check, key))

    language = said("language", N_("Language of commits and reports: zh or en."), beginning.language)
    beginning.settle(language, said("timezone", N_("Time zone, such as Asia/Shanghai."), beginning.timezone))
    proposed = beginning.proposed._asdict()
    if typed["department"]:  # its id is the best name that is known
        proposed["department_name"] = typed["department"]
    own = {key: said(key, question, proposed[key]) for key, question in _QUESTIONS.items()}
    found = Founding(own["name"], own["member"], own["department"], own["department_name"])

    if answers.asks:
        told = N_(
            "A list of departments and people is read afterwards: leave both empty here, then `xcollab department import FILE` and `xcollab member import FILE`."
        )
        terminal.note(words(told))

    def departments(line: str, before: Sequence[str]) -> None:
        departments_meant([*before, line], found.department, found.department_name)

    def people(line: str, before: Sequence[str]) -> None:
        people_meant([*before, line], found.names(), beginning.founder(found))

    question = words(N_("The other departments, such as: {example}"), example=words(N_("sales Sales")))
    lines = answers.ask_lines("departments", typed["departments"], question, departments)
    found = found._replace(departments=departments_meant(lines, found.department, found.department_name))
    person = words(N_("li Li Na li@example.com"))
    example = f"{person} {[*found.names()][-1]}"
    question = words(N_("The other people, such as: {example}; the first of a department leads it"), example=example)
    lines = answers.ask_lines("people", typed["people"], question, people)
    found = found._replace(people=people_meant(lines, found.names(), beginning.founder(found)))
    return found._replace(years=_years(answers, beginning, typed["holidays"]))


def _years(answers: Answers, beginning: Beginning, typed: tuple[str, ...]) -> tuple[int, ...]:
    """Nobody is asked where the flag says it, and nothing is proposed where nobody can be asked."""
    if typed or not answers.asks:
        return beginning.years_meant(" ".join(typed))
    proposed = " ".join(map(str, beginning.announced())) or _NONE
    question = N_("Years whose public holidays are written into the calendar; - for none")
    said = answers.ask("holidays", None, question, proposed, partial(_check_years, beginning))
    return _meant(beginning, said)


def _check_years(beginning: Beginning, said: str) -> None:
    _meant(beginning, said)


def _meant(beginning: Beginning, said: str) -> tuple[int, ...]:
    return () if said == _NONE else beginning.years_meant(said)


def _right(terminal: Terminal, beginning: Beginning, founding: Founding) -> bool:
    """Show what it begins with, and ask whether to begin."""
    words = terminal.words
    language = _LANGUAGES[beginning.language]
    terminal.note("")
    terminal.note(
        words(N_("{company}: {language}, {zone}"), company=founding.name, language=language, zone=beginning.timezone)
    )
    for department, name in founding.names().items():
        own = [f"{beginning.identity.name} ({founding.member})"] if department == founding.department else []
        people = [*own, *(f"{new.name} ({new.id})" for new in founding.people if new.department == department)]
        terminal.note("  " + words.named(f"{name} ({department})", words.show(people) or "–"))
    if founding.years:
        terminal.note("  " + words(N_("Public holidays: {years}"), years=founding.years))
    while True:
        terminal.note(words(N_("Begin like this? y: yes; n: ask again, with these answers proposed")))
        answer = typed_line(terminal).strip()
        if not answer or answer.lower() == "y" or canonical("yes-no", answer) == "yes":
            return True
        if answer.lower() == "n" or canonical("yes-no", answer) == "no":
            return False
