"""`xcollab web`: the pages of this clone in a browser, for as long as the command runs."""

import gc

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_PORT = Option("port", ("--port",), N_("The port to listen on; a free one where it is left out."), metavar="N")
_NO_BROWSER = Option("no_browser", ("--no-browser",), N_("Only print the address, and open no browser."), switch=True)
_AT = Option("at", ("--at",), N_("Show a day that is past; nothing can be done then."), metavar="DATE")


def run(terminal: Terminal, port: str | None, no_browser: bool, at: str | None) -> None:
    """Serve the pages on this machine alone, and end with Ctrl-C or after an hour without a visit."""
    from xcollab.app.forms.values import whole
    from xcollab.app.workspace.extras import needed
    from xcollab.app.workspace_view import WorkspaceView

    number = whole("--port", port, range(1, 65536)) if port else 0
    if at and (day := terminal.past_day(at)):
        at = day.isoformat()
    _ = WorkspaceView(terminal, at, at).now  # what is no workspace, or no day, is said before anything is served
    with needed("starlette", "uvicorn", "python_multipart"):
        from xcollab.web.door import Door
        from xcollab.web.server import listening, server
    try:
        socket = listening(number)
    except OSError as error:
        raise Misused("port-taken", port=number, said=error.strerror or "") from None
    with socket:
        own = socket.getsockname()[1]
        door = Door(terminal.directory, language=terminal.language, at=at, random=terminal.random)
        address = f"http://127.0.0.1:{own}/enter/{door.sessions.invite(terminal.environment)}"
        terminal.say(terminal.words(N_("The pages are here; the address works once:")))
        terminal.put(f"    {address}")
        terminal.say(terminal.words(N_("Ctrl-C ends it; so does an hour without a visit.")))
        terminal.out.flush()
        if not no_browser:
            import webbrowser

            webbrowser.open(address)
        gc.enable()  # a command goes without; what runs for hours cannot
        server(door, own).run(sockets=[socket])
    terminal.say(terminal.words(N_("The pages are closed.")))


COMMANDS: tuple[Command, ...] = (
    Command("web", N_("Every act in a page: the pages of this clone in your browser."), run, (), (_PORT, _NO_BROWSER, _AT),
            ("xcollab web", "xcollab web --port 8080 --no-browser", "xcollab web --at 2024-07-12")),
)  # fmt: skip
