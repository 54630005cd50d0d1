"""GitHub on 127.0.0.1: a proxy that leads every host to itself, over TLS with a certificate of its own authority, and the little
of GitHub's interface that `gh` asks for when it logs in, opens a pull request, and looks for one.

The real `gh` insists on https and on GitHub's own hosts; `HTTPS_PROXY` and `SSL_CERT_FILE` are what it offers companies, too.
"""

import json
import re
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme


class GitHub:
    """What was asked of it, and the pull requests that are open: by branch, their number."""

    def __init__(self, directory: Path) -> None:
        authority = trustme.CA()
        self._certificate = directory / "authority.pem"
        authority.cert_pem.write_to_path(str(self._certificate))
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("github.com", "api.github.com", "github.example.com").configure_cert(self._tls)
        self.created: list[dict[str, Any]] = []
        self.hosts: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def environment(self) -> Mapping[str, str]:
        """What makes `gh` go there, logged in."""
        proxy = f"http://127.0.0.1:{self._server.server_address[1]}"
        return {
            "HTTPS_PROXY": proxy, "https_proxy": proxy, "NO_PROXY": "", "no_proxy": "", "SSL_CERT_FILE": str(self._certificate),
            "GH_TOKEN": "ghp_loopback", "GH_ENTERPRISE_TOKEN": "ghp_loopback", "GH_TELEMETRY": "false", "DO_NOT_TRACK": "1",
        }  # fmt: skip

    @contextmanager
    def running(self) -> Iterator["GitHub"]:
        """Answer until the end of the block."""
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        forge = self

        class Proxy(BaseHTTPRequestHandler):
            def do_CONNECT(self) -> None:
                host = self.path.partition(":")[0]
                self.send_response(200)
                self.end_headers()
                self.wfile.flush()
                with suppress(OSError), forge._tls.wrap_socket(self.connection, server_side=True) as secured:
                    forge._answer_all(host, secured)
                self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Proxy

    def _answer_all(self, host: str, secured: ssl.SSLSocket) -> None:
        forge = self
        self.hosts.add(host)

        class Interface(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(host, None)

            def do_POST(self) -> None:
                self._answer(host, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def _answer(self, host: str, said: Any) -> None:
                body = json.dumps(forge._data(host, said) if said else {}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("X-Oauth-Scopes", "repo, read:org, gist")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        Interface(secured, ("127.0.0.1", 0), self._server)

    def _data(self, host: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """What GraphQL says to the questions of `gh`."""
        query, given = str(said["query"]), said.get("variables") or {}
        if "createPullRequest" in query:
            return self._create(host, given["input"])
        if re.search(r"\bpullRequests\(", query):
            head = given.get("headRefName") or given.get("headBranch") or given.get("head")
            nodes = [{"number": number, "url": url, "headRefName": name, "baseRefName": "main", "state": "OPEN", "id": f"PR{number}",
                      "isCrossRepository": False, "headRepositoryOwner": {"login": "acme"}}
                     for number, (name, url) in enumerate(self._open(host), 1) if name == head]  # fmt: skip
            return {
                "data": {"repository": {"pullRequests": {"totalCount": len(nodes), "nodes": nodes, "pageInfo": {}}}}
            }
        repository = {
            "id": "R_1", "name": "office", "owner": {"login": "acme"}, "hasIssuesEnabled": True, "viewerPermission": "WRITE",
            "description": "", "hasWikiEnabled": False, "isPrivate": True, "parent": None,
            "defaultBranchRef": {"name": "main"}, "mergeCommitAllowed": True, "rebaseMergeAllowed": True,
            "squashMergeAllowed": True, "pullRequestTemplates": [], "issueTemplates": [],
        }  # fmt: skip
        types: dict[str, Any] = {
            name: {"fields": []} for name in re.findall(r"(\w+): __type\(", query)
        }  # what this version can do
        wanted = {"viewer": {"login": "li"}, "repository": repository}
        return {
            "data": types | {name: value for name, value in wanted.items() if re.search(rf"\b{name}\b\s*[({{]", query)}
        }

    def _open(self, host: str) -> list[tuple[str, str]]:
        return [(said["headRefName"], f"https://{host.removeprefix('api.')}/acme/office/pull/{number}")
                for number, said in enumerate(self.created, 1)]  # fmt: skip

    def _create(self, host: str, given: dict[str, Any]) -> dict[str, Any]:
        if given["headRefName"] in [name for name, _ in self._open(host)]:
            return {
                "data": None,
                "errors": [{"message": f"A pull request already exists for acme:{given['headRefName']}."}],
            }
        self.created.append(given)
        address = self._open(host)[-1][1]
        return {
            "data": {"createPullRequest": {"pullRequest": {"id": "PR1", "number": len(self.created), "url": address}}}
        }
