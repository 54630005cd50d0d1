"""An IMAP server on 127.0.0.1, over TLS: a mailbox with a login, and the ways in which one can be slow, endless or wrong."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import trustme

USER, PASSWORD = "office@example.com", "p@ss/w:rd %é"


class ImapServer:
    """It speaks as much of RFC 3501 as looking through a mailbox takes, and writes down what it was asked."""

    def __init__(self, home: Path, mails: list[bytes]) -> None:
        self.mails, self.flags = mails, [set[str]() for _ in mails]
        self.asked: list[str] = []
        self.plain_login = False
        """AUTHENTICATE is not offered."""
        self._over = threading.Event()
        self.does: Mapping[str, bytes | None] = {}
        """By command, what it says instead; nothing at all for None."""
        authority = trustme.CA()
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(self._tls)
        self.authorities = home / "authorities.pem"
        authority.cert_pem.write_to_path(str(self.authorities))
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])

    @property
    def environment(self) -> dict[str, str]:
        """What makes it the mailbox that is read, and its certificate one that is trusted."""
        address = f"imaps://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/INBOX"
        return {"XCOLLAB_IMAP": address, "SSL_CERT_FILE": str(self.authorities)}

    def serve(self) -> None:
        """Answer whoever comes, one after the other, until it is closed."""
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                with suppress(OSError), self._tls.wrap_socket(connection, server_side=True) as encrypted:
                    self._talk(encrypted)

    def close(self) -> None:
        """Listen no more."""
        self._over.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _talk(self, connection: ssl.SSLSocket) -> None:
        reader = connection.makefile("rb")
        connection.sendall(b"* OK ready\r\n")
        for line in reader:
            tag, _, said = line.decode("utf-8", "replace").strip().partition(" ")
            self.asked.append(said)
            command = said.split(" ")[0].upper()
            if command in self.does:
                answer = self.does[command]
                if answer is None:
                    self._over.wait(30)
                    return
                connection.sendall(answer)
                continue
            if command == "AUTHENTICATE":
                connection.sendall(b"+ \r\n")
                said = f"AUTHENTICATE {reader.readline().decode().strip()}"
            connection.sendall(b"".join(self._answer(tag, command, said)))
            if command == "LOGOUT":
                return

    def _answer(self, tag: str, command: str, said: str) -> Iterator[bytes]:
        match command:
            case "CAPABILITY":
                yield b"* CAPABILITY IMAP4rev1" + (b"" if self.plain_login else b" AUTH=PLAIN") + b"\r\n"
            case "AUTHENTICATE":
                import base64

                if base64.b64decode(said.split(" ")[1]) != f"\0{USER}\0{PASSWORD}".encode():
                    yield f"{tag} NO [AUTHENTICATIONFAILED] not {PASSWORD}\r\n".encode()
                    return
            case "SELECT" | "EXAMINE":
                yield f"* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY 1] .\r\n".encode()
            case "FETCH":
                number = int(said.split(" ")[1])
                found = re.search(r"<0\.(\d+)>", said)
                mail = self.mails[number - 1][: int(found[1]) if found else None]
                yield f"* {number} FETCH (UID {number + 100} BODY[]<0> {{{len(mail)}}}\r\n".encode() + mail + b")\r\n"
                if "PEEK" not in said:
                    self.flags[number - 1].add(r"\Seen")
            case "UID":
                number = int(said.split(" ")[2]) - 100
                self.flags[number - 1] |= set(re.findall(r"\\\w+", said))
        yield f"{tag} OK done\r\n".encode()


@contextmanager
def imap_server(home: Path, mails: list[bytes]) -> Iterator[ImapServer]:
    """One of them, as long as it is needed."""
    server = ImapServer(home, mails)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(5)
