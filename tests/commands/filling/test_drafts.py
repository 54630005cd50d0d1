"""A wrong answer in a form loses nothing: it is asked again, and what was answered is offered the next time, by a draft."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.files.test_editor import editor
from tests.support.company import Company
from tests.support.typist import Typist
from tests.support.writing_acts import ACTS, Act
from xcollab.app.forms import parsers
from xcollab.app.forms.all_forms import FORMS as EVERY
from xcollab.app.forms.form import Field, Form

FORMS = {form.typed.removeprefix("xcollab "): form for form in EVERY.values()}


class Asked(NamedTuple):
    """A command whose required fields are left out, and the right answers."""

    act: Act
    words: tuple[str, ...]
    answers: dict[str, list[str]]
    """By the field's key."""
    form: Form

    def lines(self, key: str) -> list[str]:
        """What is typed for a field; an empty line ends one of several."""
        field = next(field for field in self.form.fields if field.key == key)
        return [*self.answers[key], *([""] if field.kind.many else [])]


def _asked(act: Act, form: Form) -> Asked:
    answers: dict[str, list[str]] = {}
    words, needed = list(act.words), [field for field in form.fields if field.required]
    for field in needed:
        for flag in (field.flag, field.short):
            while flag and flag in words:
                at = words.index(flag)
                answers.setdefault(field.key, []).append(words[at + 1])
                del words[at : at + 2]
    return Asked(act, tuple(words), answers, form)


CASES = {
    name: _asked(act, FORMS[name.removesuffix(" with a task")])
    for name, act in ACTS.items()
    if name.removesuffix(" with a task") in FORMS
}
CASES = {name: case for name, case in CASES.items() if case.answers}


def _wrong(field: Field) -> str:
    """What cannot be an answer."""
    if field.kind.parse in (parsers.text, parsers.guest):
        return "a bell\x01"
    return {"deliverables": "x; attachment=/nowhere/at/all", "milestones": "Launch", "into": "x; due=soon"}.get(
        field.key, "no such thing"
    )


def _drafts(company: Company) -> list[Path]:
    return sorted(company.root.glob(".git/xcollab.drafts/*"))


def test_every_form_that_asks_is_tried() -> None:
    asking = {name for name, form in FORMS.items() if any(field.required for field in form.fields)}
    on_what_is_there = {
        "hold",
        "meeting hand-on",
        "meeting make-task",
        "archive done",
        "archive hand-on",
    }  # something late, an action
    assert asking - {name.removesuffix(" with a task") for name in CASES} == on_what_is_there
    assert all(
        set(case.answers) == {field.key for field in case.form.fields if field.required} for case in CASES.values()
    )


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_answer_is_asked_again_and_what_was_answered_is_offered_the_next_time(
    working: Company, name: str
) -> None:
    case = CASES[name]
    case.act.prepare(working)
    before, keys = working.git("rev-parse", "HEAD"), list(case.answers)
    typist = Typist(working, case.act.who, *case.words)
    for field in (field for field in case.form.fields if field.key in keys):
        typist.types(_wrong(field))
        assert "error: " in typist.asked()
        if field.key != keys[-1]:
            typist.types(*case.lines(field.key))
    assert typist.stops() == 130
    assert working.git("rev-parse", "HEAD") == before
    (draft,) = _drafts(working)
    assert f"this offers it again: `xcollab {' '.join(case.words)}".split(" -")[0] in typist.seen.replace("\r\n", " ")
    assert draft.stat().st_mode & 0o077 == 0 and draft.parent.stat().st_mode & 0o077 == 0
    typist = Typist(working, case.act.who, *case.words)
    typist.asked()
    assert "This form was begun before:" in typist.seen
    beside = ["" for field in case.form.fields if field.asked and field.flag not in case.words]
    typist.types("y", *case.lines(keys[-1]), *beside, *(["y"] if case.form.shown_first else []))
    assert typist.ends() == 0, typist.seen
    assert working.git("rev-parse", "HEAD") != before
    assert not _drafts(working) and not draft.parent.exists()


LOG = ("task", "log", "report")
ADD = ("task", "add", "flyer")


def _begun(company: Company) -> None:
    """Li's log on report, of which the text is missing."""
    typist = Typist(company, "li", *LOG)
    typist.types("doing")
    assert typist.stops() == 130


def test_the_end_of_the_answers_keeps_a_draft_too(working: Company) -> None:
    typist = Typist(working, "li", *LOG)
    typist.types("doing", "\x04")
    assert typist.ends() == 2
    (draft,) = _drafts(working)
    assert "status: doing\n" in draft.read_text(encoding="utf-8")


def test_a_draft_that_is_not_wanted_is_dropped_and_the_form_begins_anew(working: Company) -> None:
    _begun(working)
    typist = Typist(working, "li", *LOG)
    typist.types("perhaps", "n")
    assert "status: " in typist.asked() and not _drafts(working)
    assert typist.stops() == 130


def test_a_draft_can_be_finished_in_the_editor(working: Company) -> None:
    _begun(working)
    editor(working, """echo "text: From the editor" >> "$2" """)
    typist = Typist(working, "li", *LOG)
    typist.types("e")
    assert typist.ends() == 0, typist.seen
    assert "+text: From the editor" in working.git("show", "--format=")
    assert not _drafts(working)


def test_a_flag_goes_over_the_draft(working: Company) -> None:
    _begun(working)
    typist = Typist(working, "li", *LOG, "--status", "finished")
    typist.types("y", "Ready")
    assert typist.ends() == 0
    assert "+status: finished" in working.git("show", "--format=")


@pytest.mark.parametrize("words", [(*LOG, "-s", "doing", "-m", "x"), (*LOG, "--file", "-")])
def test_who_is_not_at_a_terminal_is_not_asked_and_the_draft_stays(working: Company, words: tuple[str, ...]) -> None:
    _begun(working)
    result = working.does("li", *words, given="status: doing\ntext: x\n")
    assert (result.code, result.err) == (0, "")
    assert len(_drafts(working)) == 1


def test_no_input_asks_nothing_at_a_terminal(working: Company) -> None:
    _begun(working)
    typist = Typist(working, "li", *LOG, "--no-input")
    assert typist.ends() == 2
    assert "error: missing: status (--status), text (--text)" in typist.seen and "begun before" not in typist.seen
    assert len(_drafts(working)) == 1


def test_a_draft_is_its_owners_and_its_subjects(working: Company) -> None:
    _begun(working)
    for who, words in (("sun", ("task", "comment", "report")), ("zhou", ("task", "comment", "report"))):
        typist = Typist(working, who, *words)
        assert "begun before" not in typist.asked()
        assert typist.stops() == 130
    assert len(_drafts(working)) == 1


def test_what_is_refused_at_the_end_is_asked_again_where_it_is_an_answer(working: Company) -> None:
    typist = Typist(working, "zhou", *ADD, "--start", "2024-07-20", "--title", "Flyer", "--criterion", "c")
    typist.types("li", "2024-07-12")
    assert "the start 2024-07-20 lies after the due date 2024-07-12" in typist.asked().replace("\r\n", " ")
    typist.types("2024-07-10")
    assert typist.ends() == 0, typist.seen
    assert "+start: 2024-07-10" in working.git("show", "--format=")


def test_of_a_list_only_the_item_that_was_refused_is_asked_again(working: Company) -> None:
    typist = Typist(working, "chen", "request", "new", "q4", "--title", "T", "--background", "B", "--due", "2024-12-20",
                    "--coordinator", "zhou", "--milestone", "M; date=2024-12-02", "--requirement", "Quick",
                    "--requirement", "Cheap; department=tech")  # fmt: skip
    typist.types("An objective", "", "sales", "")
    assert "tech is not among the departments that take part" in typist.asked().replace("\r\n", " ")
    typist.types("Cheap; department=sales", "")
    assert typist.ends() == 0, typist.seen
    plan = (working.root / "collabs/q4/request.yaml").read_text(encoding="utf-8")
    assert plan.index("text: Quick") < plan.index("text: Cheap")


def test_what_is_refused_at_the_end_is_a_draft_until_it_is_possible(working: Company) -> None:
    hook = working.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    typist = Typist(working, "li", *LOG)
    typist.types("doing", "Three dealers asked")
    assert typist.ends() == 4
    assert "this offers it again: `xcollab task log report" in typist.seen.replace("\r\n", " ")
    hook.unlink()
    typist = Typist(working, "li", *LOG)
    typist.types("y")
    assert typist.ends() == 0, typist.seen
    assert not _drafts(working)


def test_a_dry_run_keeps_what_was_answered(working: Company) -> None:
    typist = Typist(working, "li", *LOG, "--dry-run")
    typist.types("doing", "Tried")
    assert typist.ends() == 0
    typist = Typist(working, "li", *LOG)
    typist.types("y")
    assert typist.ends() == 0
    assert "+text: Tried" in working.git("show", "--format=")


def test_a_file_is_found_again_from_another_directory(working: Company) -> None:
    (working.root.parent / "draft.txt").write_text("Draft\n")
    typist = Typist(working, "li", *LOG, "--attach", "../draft.txt")
    typist.types("doing")
    assert typist.stops() == 130
    elsewhere = Company(working.root / "departments", working.environment)
    typist = Typist(elsewhere, "li", *LOG)
    typist.types("y", "With a file")
    assert typist.ends() == 0, typist.seen
    assert "draft.txt" in working.git("show", "--format=")


def test_what_was_written_in_the_editor_is_kept_when_the_form_is_given_up(working: Company) -> None:
    editor(working, """grep -q '^#! ' "$2" && exit 0; printf 'status: hurrying\\ntext: A long text\\n' > "$2" """)
    result = working.does("li", *LOG, "--edit")
    assert result.code == 2
    (draft,) = _drafts(working)
    assert draft.read_text(encoding="utf-8") == "status: hurrying\ntext: A long text\n"
    editor(working, """sed -i 's/hurrying/doing/' "$2" """)
    typist = Typist(working, "li", *LOG, "--edit")
    typist.types("e")
    assert typist.ends() == 0, typist.seen
    assert "+text: A long text" in working.git("show", "--format=")


def test_what_an_editor_had_saved_before_it_failed_is_kept(working: Company) -> None:
    editor(working, """printf 'status: doing\\ntext: Nearly\\n' > "$2"; exit 1""")
    assert working.does("li", *LOG, "--edit").code == 4
    (draft,) = _drafts(working)
    assert "Nearly" in draft.read_text(encoding="utf-8")


def test_a_draft_speaks_the_readers_language(working: Company) -> None:
    working.environment["XCOLLAB_LANG"] = "zh"
    typist = Typist(working, "li", *LOG)
    typist.types("差不多", "进行中")
    assert typist.stops() == 130
    assert "以草稿保存在本仓库" in typist.seen
    typist = Typist(working, "li", *LOG)
    typist.types("是", "已谈三家")
    assert typist.ends() == 0, typist.seen
