"""What is under way: told to a person who waits, and gone when the answer comes."""

from io import StringIO
from pathlib import Path
from random import Random

import pytest

from xcollab.commands.edge import progress
from xcollab.commands.edge.terminal import Terminal
from xcollab.words.language import Words


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_whoever_waits_sees_what_is_under_way_and_then_the_line_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SOON", -1)
    monkeypatch.setenv("TERM", "xterm")
    screen = _Screen()
    line = progress.MovingLine(screen, Words("en"))
    line("reading: {n} of {all} files", n=3, all=9)
    line("reading: {n} of {all} files", n=9, all=9)
    line.stop()
    assert "reading: 9 of 9 files" in screen.getvalue()
    assert screen.getvalue().rstrip().endswith("\x1b[?25h\r\x1b[1A\x1b[2K"), repr(screen.getvalue()[-60:])


@pytest.mark.parametrize("screen", [_Screen(), StringIO()], ids=["what is over at once", "where nobody looks on"])
def test_nothing_is_shown_of(screen: StringIO) -> None:
    terminal = Terminal(Path(), {}, Random(1), out=StringIO(), err=screen, given=StringIO())
    with terminal.progress() as say:
        say("judging by the rules")
    assert screen.getvalue() == ""
