"""Somebody at a terminal of their own (a pty): sees what is printed, types lines when asked, presses Ctrl-C.

The program is a process of its own, forked with everything loaded: an interpreter that loads it anew takes ten times as long.
"""

import codecs
import os
import pty
import select
import time

from tests.support.company import Company, identity
from tests.support.forked.running import be

PATIENCE = 60.0
"""Seconds until a program that neither asks nor ends is taken for stuck."""


NOBODY = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}
"""Git guesses no name from the account that runs the tests."""
AGAIN = 10.0
"""Seconds until somebody presses Ctrl-C once more."""


class Typist:
    """A program under way in a terminal, begun by a member of a company, or by somebody whom git does not know."""

    def __init__(self, company: Company, who: str, *words: str, term: str = "dumb") -> None:
        person = identity(who, company.clock) if who else NOBODY
        environment = {**company.environment, **person, "TERM": term}
        self._child, self._terminal = pty.fork()
        if not self._child:
            be(company.root, environment, words)
        self.seen = ""
        """Everything that was shown."""
        self._new = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a character may come in two parts

    def _look(self) -> bool:
        """Wait for something new; False where the program has ended."""
        ready, _, _ = select.select([self._terminal], [], [], PATIENCE)
        assert ready, f"neither asks nor ends:\n{self.seen}"
        try:
            came = os.read(self._terminal, 65536)
        except OSError:  # the other side of the terminal is closed
            return False
        shown = self._decoder.decode(came)
        self.seen += shown
        self._new += shown
        return bool(came)

    def asked(self) -> str:
        """What is shown up to the next question."""
        while not self._new.endswith("> "):
            assert self._look(), f"ended without a question:\n{self.seen}"
        return self._new

    def types(self, *lines: str) -> None:
        """Answer, each line when it is asked for."""
        for line in lines:
            self.asked()
            self._new = ""
            os.write(self._terminal, line.encode() + b"\n")

    def stops(self) -> int:
        """Ctrl-C at the next question; the exit code."""
        self.asked()
        os.write(self._terminal, b"\x03")
        while select.select([self._terminal], [], [], AGAIN)[0]:
            if not self._look():
                return self.ends()
        os.write(self._terminal, b"\x03")  # Python forgets an interruption that comes while it flushes its question
        return self.ends()

    def ends(self) -> int:
        """The exit code, once it has ended."""
        while self._look():
            pass
        until = time.monotonic() + PATIENCE
        while not (ended := os.waitpid(self._child, os.WNOHANG))[0]:
            assert time.monotonic() < until, f"does not end:\n{self.seen}"
            time.sleep(0.01)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(ended[1])
