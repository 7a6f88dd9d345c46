"""A stand-in for Wikidata and for a reconciliation service, on this machine, with faults to be survived."""

from __future__ import annotations

import http.server
import json
import re
import socket
import struct
import threading
from collections import Counter, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = tuple[str, str]
ENTITY = "http://www.wikidata.org/entity/"


def item(  # noqa: PLR0913 one parameter a property
    name: str,
    label: str,
    *,
    description: str = "",
    aliases: tuple[str, ...] = (),
    classes: tuple[str, ...] = (),
    above: tuple[str, ...] = (),
    country: str | None = None,
    authorities: dict[str, str] | None = None,
    coordinates: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """Return an item as wbgetentities gives it."""

    def claims(kind: str, values: tuple[Any, ...]) -> list[dict[str, Any]]:
        snaks = [{"snaktype": "value", "datavalue": {"type": kind, "value": value}} for value in values]
        return [{"mainsnak": snak, "rank": "normal", "type": "statement"} for snak in snaks]

    def ids(values: tuple[str, ...]) -> list[dict[str, Any]]:
        return claims("wikibase-entityid", tuple({"entity-type": "item", "id": value} for value in values))

    stated = {"P31": ids(classes), "P279": ids(above), "P17": ids((country,) if country else ())}
    stated |= {name: claims("string", (value,)) for name, value in (authorities or {}).items()}
    if coordinates is not None:
        stated["P625"] = claims("globecoordinate", ({"latitude": coordinates[0], "longitude": coordinates[1]},))
    return {
        "type": "item",
        "id": name,
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": description}} if description else {},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else {},
        "claims": {key: value for key, value in stated.items() if value},
    }


@dataclass
class World:
    """What the stand-in knows, what it was asked, and the faults that it commits next, one a request."""

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    faults: deque[Fault] = field(default_factory=deque)
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    under_way: int = 0
    most: int = 0
    space: str = ENTITY
    url: str = ""

    def add(self, *found: dict[str, Any]) -> None:
        """Add items."""
        self.items |= {one["id"]: one for one in found}

    def answer(self, path: str, asked: dict[str, str]) -> Any:
        """Return the answer to what was asked."""
        if path == "/sparql":
            return self._sparql(asked["query"])
        if path == "/reconcile":
            return self._reconcile(asked)
        if asked["action"] == "wbsearchentities":
            return self._search(asked["search"], int(asked["limit"]))
        return self._entities(asked["ids"].split("|"))

    def _search(self, text: str, limit: int) -> dict[str, Any]:
        def match(one: dict[str, Any]) -> dict[str, Any] | None:
            names = [("label", one["labels"]["en"]["value"])]
            names += [("alias", alias["value"]) for alias in one["aliases"].get("en", ())]
            for kind, name in names:
                if name.casefold().startswith(text.casefold()):
                    return {"type": kind, "language": "en", "text": name}
            return None

        hits = [
            {
                "id": name,
                "title": name,
                "concepturi": f"{ENTITY}{name}",
                "label": one["labels"]["en"]["value"],
                "description": one["descriptions"].get("en", {}).get("value", ""),
                "match": found,
            }
            for name, one in self.items.items()
            if (found := match(one)) is not None
        ]
        return {"searchinfo": {"search": text}, "search": hits[:limit], "success": 1}

    def _entities(self, ids: list[str]) -> dict[str, Any]:
        assert len(ids) <= 50
        found: dict[str, Any] = {}
        for name in ids:
            target = self.merged.get(name, name)
            if target not in self.items:
                found[name] = {"id": name, "missing": ""}
            elif target != name:
                found[name] = self.items[target] | {"redirects": {"from": name, "to": target}}
            else:
                found[name] = self.items[name]
        return {"entities": found, "success": 1}

    def _sparql(self, query: str) -> dict[str, Any]:
        rows = []
        for key, value in re.findall(r'\(wdt:(P\d+) "([^"]+)"\)', query):
            for name, one in self.items.items():
                if any(claim["mainsnak"]["datavalue"]["value"] == value for claim in one["claims"].get(key, ())):
                    rows.append(
                        {
                            "property": {"type": "uri", "value": f"http://www.wikidata.org/prop/direct/{key}"},
                            "value": {"type": "literal", "value": value},
                            "item": {"type": "uri", "value": f"{ENTITY}{name}"},
                        }
                    )
        return {"head": {"vars": ["property", "value", "item"]}, "results": {"bindings": rows}}

    def _reconcile(self, asked: dict[str, str]) -> Any:
        if "queries" not in asked:
            return {
                "versions": ["0.1", "0.2"],
                "name": "Stand-in",
                "identifierSpace": self.space,
                "schemaSpace": "http://www.wikidata.org/prop/direct/",
                "view": {"url": "https://example.org/see/{{id}}"},
            }
        found = {}
        for key, query in json.loads(asked["queries"]).items():
            results = []
            for hit in self._search(query["query"], query["limit"])["search"]:
                classes = [
                    claim["mainsnak"]["datavalue"]["value"]["id"]
                    for claim in self.items[hit["id"]]["claims"].get("P31", ())
                ]
                results.append(
                    {
                        "id": hit["id"],
                        "name": hit["label"],
                        "description": hit["description"],
                        "type": [{"id": name, "name": name} for name in classes],
                        "score": 87.5,
                        "match": False,
                    }
                )
            found[key] = {"result": results}
        return found


class _Handler(http.server.BaseHTTPRequestHandler):
    world: World
    lock: threading.Lock
    protocol_version = "HTTP/1.1"

    def _asked(self) -> dict[str, str]:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        text = body or urlsplit(self.path).query
        return {key: values[0] for key, values in parse_qs(text).items()}

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None, *, cut: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)

    def _answer(self) -> None:
        asked = self._asked()
        with self.lock:
            self.world.under_way += 1
            self.world.most = max(self.world.most, self.world.under_way)
            fault = self.world.faults.popleft() if self.world.faults else ("", "")
            self.world.agents.add(self.headers["User-Agent"])
            if fault == ("", ""):
                key = json.dumps({name: value for name, value in asked.items() if name != "maxlag"}, sort_keys=True)
                self.world.asked[f"{urlsplit(self.path).path} {key}"] += 1
        try:
            self._commit(fault, asked)
        finally:
            with self.lock:
                self.world.under_way -= 1

    def _commit(self, fault: Fault, asked: dict[str, str]) -> None:
        kind, said = fault
        after = {"Retry-After": said} if said else {}
        if kind == "maxlag":
            error = {"code": "maxlag", "info": "Waiting for db1: 7 seconds lagged", "host": "db1", "lag": 7}
            self._send(200, json.dumps({"error": error}).encode(), after | {"X-Database-Lag": "7"})
        elif kind == "error":
            self._send(200, json.dumps({"error": {"code": said, "info": "Unrecognized value"}}).encode())
        elif kind in {"429", "503", "404"}:
            self._send(int(kind), b"<html>busy</html>", after)
        elif kind == "redirect":
            self._send(307, b"", {"Location": self.path})
        elif kind == "silent":
            threading.Event().wait(float(said))
            self.close_connection = True
        elif kind == "reset":
            # Closing without lingering sends a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        else:
            body = json.dumps(self.world.answer(urlsplit(self.path).path, asked)).encode()
            if kind == "truncated":
                body = body[: len(body) // 2]
            self._send(200, body, cut=kind == "cut")
            self.close_connection = kind == "cut"

    do_GET = do_POST = _answer  # noqa: N815 the names that the library calls

    def handle(self) -> None:
        """Serve a connection; one that the client or a fault has broken is no error of the server."""
        try:
            super().handle()
        except (OSError, ValueError):
            self.close_connection = True

    def finish(self) -> None:
        """End a connection that may be broken."""
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def standing_in(world: World) -> Iterator[World]:
    """Run the stand-in; its API is at /api, its query service at /sparql, its reconciliation at /reconcile."""
    handler = type("Handler", (_Handler,), {"world": world, "lock": threading.Lock()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    world.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
