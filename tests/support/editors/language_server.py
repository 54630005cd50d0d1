"""An editor as far as a language server can tell: yaml-language-server, spoken to as Visual Studio Code and others do."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

_OURS = Path(__file__).parents[3] / ".venv-node/node_modules/.bin/yaml-language-server"
PROGRAM = str(_OURS) if _OURS.exists() else shutil.which("yaml-language-server")
NEEDED = "needs Node and yaml-language-server, in .venv-node as .ci/run installs it or on the PATH"
_PATIENCE = 60
"""Seconds after which an answer is not waited for."""


class Editor:
    """What somebody has open, and what the server says of it."""

    def __init__(self, root: Path, process: "subprocess.Popen[bytes]", settings: Mapping[str, Any]) -> None:
        self._root, self._process, self._settings = root, process, settings
        self._number, self._told = 0, Queue[dict[str, Any]]()
        self._diagnostics: dict[str, list[Any]] = {}
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        folder = {"uri": root.as_uri(), "name": root.name}
        can = {"textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
               "workspace": {"configuration": True, "workspaceFolders": True}}  # fmt: skip
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder],
                                 "locale": "zh-cn", "capabilities": can})  # fmt: skip
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def problems(self, path: str, text: str) -> list[tuple[int, str]]:
        """Open a file with a text: what is marked in it, by line from 1, with its message."""
        uri = self._open(path, text)
        return [(found["range"]["start"]["line"] + 1, found["message"]) for found in self._diagnostics[uri]]

    def hover(self, path: str, text: str, word: str) -> str:
        """What is shown where the pointer rests on a word."""
        shown = self._at("textDocument/hover", path, text, word, 1)
        return str(shown["contents"]["value"]) if shown else ""

    def offers(self, path: str, text: str, word: str) -> dict[str, str]:
        """What can be completed after a word, with its explanation."""
        shown = self._at("textDocument/completion", path, text, word, len(word))
        return {item["label"]: _text(item.get("documentation")) for item in shown["items"]}

    def _at(self, method: str, path: str, text: str, word: str, offset: int) -> Any:
        uri, before = self._open(path, text), text[: text.index(word) + offset]
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self._ask(method, {"textDocument": {"uri": uri}, "position": place})

    def _open(self, path: str, text: str) -> str:
        """Open a file anew, once the server has said what it thinks of it, and of closing it before."""
        self._number += 1
        uri = (self._root / path).as_uri()
        if self._diagnostics.pop(uri, None) is not None:
            self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
            self._hear_of(uri)
        document = {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        self._hear_of(uri)
        return uri

    def _hear_of(self, uri: str) -> None:
        self._diagnostics.pop(uri, None)
        while uri not in self._diagnostics:
            self._next()

    def _ask(self, method: str, params: object) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it marks is remembered."""
        try:
            message = self._told.get(timeout=_PATIENCE)
        except Empty:
            raise AssertionError("the language server says nothing") from None
        if message.get("method") == "workspace/configuration":
            wanted = [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _listen(self) -> None:
        out = self._process.stdout
        assert out
        while header := out.readline():
            length = int(header.partition(b":")[2])
            while out.readline().strip():
                pass
            self._told.put(json.loads(out.read(length)))

    def end(self) -> None:
        """Close everything that was opened."""
        self._process.terminate()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()


@contextmanager
def editor(root: Path) -> Iterator[Editor]:
    """An editor that has a workspace open, with the settings that lie in it."""
    assert PROGRAM
    own = root / ".vscode/settings.json"
    given = json.loads(own.read_text(encoding="utf-8")) if own.exists() else {}
    yaml = {name.removeprefix("yaml."): value for name, value in given.items() if name.startswith("yaml.")}
    settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True, **yaml},
                "http": {"proxy": "", "proxyStrictSSL": True}}  # fmt: skip
    process = subprocess.Popen([PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
    opened = Editor(root, process, settings)
    try:
        yield opened
    finally:
        opened.end()


def _text(documentation: Any) -> str:
    return str(documentation.get("value", "")) if isinstance(documentation, dict) else str(documentation or "")
