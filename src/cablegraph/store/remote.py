"""Stores behind a URL: a SPARQL 1.1 Update endpoint, or a Graph Store by the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import requests
from pyoxigraph import RdfFormat, parse
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

from cablegraph.errors import StoreError
from cablegraph.store.updates import first_line, ntriples, update_request

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from cablegraph.store.updates import Graphs

# Seconds to connect, and to answer.
_TIMEOUT = (10, 300)
_NTRIPLES = "application/n-triples"
# How an endpoint that is no graph store answers when it is asked for a graph.
_NO_GRAPH_STORE = {400, 405, 406, 415, 501}


class Remote:
    """A store behind a URL, with its login; messages never show the password."""

    def __init__(self, url: str, session: requests.Session) -> None:
        """Keep the URL without its login."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
            host = f"{host}:{parts.port}" if parts.port else host
        except ValueError:
            msg = f"{url.rpartition('@')[2]}: no URL, expected one such as http://127.0.0.1:7878/update"
            raise StoreError(msg) from None
        self.url = urlunsplit(parts._replace(netloc=host))
        self.session = session
        self.user = parts.username or os.environ.get("CABLEGRAPH_USER", "")
        self.password = parts.password or os.environ.get("CABLEGRAPH_PASSWORD", "")

    def request(
        self,
        method: str,
        parameters: dict[str, str],
        *,
        accept: str = _NTRIPLES,
        body: tuple[str, str] | None = None,
        url: str | None = None,
    ) -> requests.Response:
        """Send a request; on 401 once more with the login, by the scheme that the store asks for.

        ``body`` is its media type and its text. Raises :class:`~cablegraph.errors.StoreError` where the store cannot
        be reached.
        """
        headers = {"Accept": accept} | ({} if body is None else {"Content-Type": body[0]})

        def send() -> requests.Response:
            data = None if body is None else body[1].encode()
            return self.session.request(
                method, url or self.url, params=parameters, data=data, headers=headers, timeout=_TIMEOUT
            )

        try:
            response = send()
            if response.status_code == requests.codes.unauthorized and self.user:
                digest = "digest" in response.headers.get("WWW-Authenticate", "").lower()
                self.session.auth = (HTTPDigestAuth if digest else HTTPBasicAuth)(self.user, self.password)
                response = send()
        except requests.Timeout:
            msg = f"{self.url}: no answer in time, expected one within {_TIMEOUT[1]} s"
            raise StoreError(msg) from None
        except requests.RequestException as error:
            msg = f"{self.url}: {_reason(error)}, expected a store that answers"
            raise StoreError(msg) from None
        return response

    def refused(self, response: requests.Response, doing: str) -> StoreError:
        """Return what to say of a refusal."""
        if response.status_code in {requests.codes.unauthorized, requests.codes.forbidden}:
            hint = "expected a login that may write (in the URL, or CABLEGRAPH_USER and CABLEGRAPH_PASSWORD)"
            return StoreError(f"{self.url}: login refused, {hint}")
        text = first_line(response.text) if "html" not in response.headers.get("Content-Type", "") else ""
        said = f" ({text[:120]})" if text else ""
        return StoreError(
            f"{self.url}: {doing} refused with {response.status_code} {response.reason}{said}, "
            "expected a SPARQL 1.1 Update or Graph Store endpoint"
        )


class Updated(Remote):
    """A store behind a SPARQL 1.1 Update endpoint."""

    def replace(self, cables: Graphs, shared: Graphs) -> None:
        """Replace and renew in one request."""
        body = ("application/sparql-update", update_request(cables, shared))
        response = self.request("POST", {}, body=body, accept="*/*")
        if not response.ok:
            raise self.refused(response, "update")

    def count(self, graph: str) -> int | None:
        """Ask the query endpoint beside the update endpoint."""
        query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        for url in dict.fromkeys((re.sub(r"update$", "query", self.url), self.url)):
            response = self.request("GET", {"query": query}, url=url, accept="application/sparql-results+json")
            if response.ok and "json" in response.headers.get("Content-Type", ""):
                return int(response.json()["results"]["bindings"][0]["n"]["value"])
        return None


class GraphStore(Remote):
    """A store behind the SPARQL 1.1 Graph Store HTTP Protocol."""

    def _get(self, graph: str) -> set[Triple]:
        response = self.request("GET", {"graph": graph})
        if response.status_code == requests.codes.not_found:
            return set()
        if not response.ok:
            raise self.refused(response, "reading a graph")
        kind = response.headers.get("Content-Type", _NTRIPLES).partition(";")[0]
        form = RdfFormat.from_media_type(kind) or RdfFormat.N_TRIPLES
        return {quad.triple for quad in parse(response.content, format=form)}

    def _put(self, graph: str, triples: set[Triple]) -> None:
        response = self.request("PUT", {"graph": graph}, body=(_NTRIPLES, ntriples(triples)), accept="*/*")
        if not response.ok:
            raise self.refused(response, "writing a graph")

    def replace(self, cables: Graphs, shared: Graphs) -> None:
        """Replace graph by graph; the shared ones first, so that a cable never stands without its entities."""
        for graph, triples in sorted(shared.items()):
            subjects = {triple.subject for triple in triples}
            self._put(graph, {kept for kept in self._get(graph) if kept.subject not in subjects} | triples)
        for graph, triples in sorted(cables.items()):
            self._put(graph, triples)

    def count(self, graph: str) -> int:
        """Fetch the graph and count."""
        return len(self._get(graph))


def _reason(error: Exception) -> str:
    text = str(error)
    for sign, reason in (
        ("refused", "connection refused"),
        ("Name or service not known", "no such host"),
        ("NameResolutionError", "no such host"),
        ("RemoteDisconnected", "connection closed before the answer"),
        ("Connection reset", "connection reset"),
        ("Broken pipe", "connection broken"),
        ("Invalid URL", "no URL"),
        ("No connection adapters", "no URL of http or https"),
    ):
        if sign in text:
            return reason
    return type(error).__name__


def remote(url: str, session: requests.Session) -> Updated | GraphStore:
    """Tell an Update endpoint from a Graph Store: the latter answers for a graph, be it that there is none."""
    update = Updated(url, session)
    if re.search(r"update/?$", urlsplit(update.url).path):
        return update
    probe = update.request("GET", {"graph": "urn:x-cablegraph:probe"})
    if probe.status_code in _NO_GRAPH_STORE:
        return update
    if probe.status_code in {requests.codes.unauthorized, requests.codes.forbidden}:
        raise update.refused(probe, "reading a graph")
    return GraphStore(url, session)
