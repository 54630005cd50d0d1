"""Signals that end the program: what is under way is finished or taken back first."""

import signal


class Stopped(BaseException):
    """Ctrl-C, a terminal that was closed, or somebody who ends us: what is under way is finished or taken back.

    No `KeyboardInterrupt`, of which typer makes a silent exit code.
    """

    def __init__(self, number: int) -> None:
        self.signal = number


def _stop(number: int, _frame: object) -> None:
    signal.signal(number, lambda *_: None)  # once is enough, and tidying up is not to be disturbed
    raise Stopped(number)


def heed_signals() -> None:
    """Let whatever ends us end what is under way as well."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):  # nohup stays nohup
            signal.signal(number, _stop)
