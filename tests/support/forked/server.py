"""The process that forks: loads everything once, and is the program for whoever calls at its address (see `client`).

It ends when its standard input does, and its directory with it. A fork has the directory, the streams, the environment and the umask of who called, and is
no child of theirs: what is tested with signals, with other accounts or by looking at processes starts the program itself.
"""

import os
import shutil
import socket
import sys
from contextlib import suppress
from pathlib import Path
from select import select
from typing import NoReturn

from tests.support.forked.loaded import load
from tests.support.forked.running import be


def main(address: str) -> None:
    """Serve until nobody holds the other end of standard input."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        load()
        listening.bind(address)
        listening.listen(64)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while listening in select([listening, sys.stdin], [], [])[0]:
            called, _ = listening.accept()
            if not os.fork():
                try:
                    listening.close()
                    _serve(called)
                finally:
                    os._exit(70)
            called.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    shutil.rmtree(Path(address).parent, ignore_errors=True)  # also where the tests were killed


def _serve(called: socket.socket) -> NoReturn:
    _, handed, _, _ = socket.recv_fds(called, 1, 4)
    told = b"".join(iter(lambda: called.recv(1 << 16), b"")).split(b"\0")
    *streams, directory = handed
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    umask, count, *rest = (os.fsdecode(part) for part in told)
    os.umask(int(umask))
    words, variables = rest[: int(count)], rest[int(count) :]
    environment = dict(variable.split("=", 1) for variable in variables)
    be(directory, environment, words, lambda code: called.send(bytes([code])))


if __name__ == "__main__":
    main(sys.argv[1])
