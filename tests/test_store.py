"""Loading: embedded, Oxigraph's server and Virtuoso, by Update and by Graph Store; and all that can go wrong."""

from __future__ import annotations

import csv
import http.server
import io
import itertools
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
import requests
from conftest import SAMPLE, TOP
from pyoxigraph import Store
from requests.auth import HTTPDigestAuth

import cablegraph
from cablegraph import data, graph, store
from cablegraph.describing import describe
from cablegraph.errors import GraphError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://w3id.org/cablegraph/data/"
CABLE = f"{BASE}cable/09CHENGDU165"
YUNNAN = "https://w3id.org/cablegraph/id/place/yunnan"
FOREIGN = "urn:x-test:someone-elses"
OXIGRAPH = Path(sys.executable).with_name("oxigraph")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Write the sample as N-Quads."""
    path = tmp_path / "09CHENGDU165.nq"
    path.write_bytes(graph.serialise(describe(next(cablegraph.read(SAMPLE))), graph.FORMATS["nq"]))
    return path


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""
    for _ in range(200):
        try:
            requests.get(url, timeout=5)
        except requests.RequestException:
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{url} does not answer")


@contextmanager
def oxigraph(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run Oxigraph's server on its own port and folder."""
    port = free_port()
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.kill()


def test_loading_twice_changes_nothing_and_nothing_else(exported: Path, tmp_path: Path) -> None:
    """Loading again gives the same store; other graphs and other subjects of the shared ones stay as they are."""
    folder = tmp_path / "store"
    before = store.load([exported], str(folder))
    other = Store(str(folder))
    other.update(
        f"INSERT DATA {{ GRAPH <{FOREIGN}> {{ <urn:x:a> <urn:x:b> 1 }}"
        f" GRAPH <{BASE}reference> {{ <urn:x:mine> <urn:x:b> 2 . <{YUNNAN}> <urn:x:old> 3 }}"
        f" GRAPH <{CABLE}> {{ <urn:x:gone> <urn:x:b> 4 }} }}"
    )
    other.flush()
    del other
    after = store.load([exported], str(folder))
    assert after.cables == before.cables == 1
    assert {graph: count for graph, count in after.triples.items() if graph != f"{BASE}reference"} == {
        graph: count for graph, count in before.triples.items() if graph != f"{BASE}reference"
    }
    found = store.open_data([folder])
    assert store.answer(found, f"ASK {{ GRAPH <{FOREIGN}> {{ <urn:x:a> <urn:x:b> 1 }} }}") == "yes\n"
    assert store.answer(found, "ASK { <urn:x:mine> <urn:x:b> 2 }") == "yes\n"
    assert store.answer(found, "ASK { ?s <urn:x:old> ?o }") == "no\n"
    assert store.answer(found, "ASK { <urn:x:gone> ?p ?o }") == "no\n"


@pytest.mark.parametrize("form", ["ttl", "jsonld", "trig", "nt"])
def test_a_file_without_named_graphs_is_sorted_into_them(form: str, exported: Path, tmp_path: Path) -> None:
    """Each format of one cable loads to the same named graphs."""
    path = tmp_path / f"one{graph.FORMATS[form].suffix}"
    path.write_bytes(graph.serialise(describe(next(cablegraph.read(SAMPLE))), graph.FORMATS[form]))
    assert store.load([path], str(tmp_path / "a")) == store.load([exported], str(tmp_path / "b"))
    one, other = (set(Store.read_only(str(tmp_path / name))) for name in "ab")
    assert one == other


def test_the_lexicon_of_the_loading_version_is_followed(exported: Path, tmp_path: Path) -> None:
    """What the lexicon describes comes from it, whatever an older file says; what it does not know is kept."""
    old = exported.read_text(encoding="utf-8").replace('"Kunming"@en', '"Old Kunming"@en')
    old += f'<https://w3id.org/cablegraph/id/place/atlantis> <urn:x:b> "kept" <{BASE}reference> .\n'
    exported.write_text(old, encoding="utf-8")
    store.load([exported], str(tmp_path / "store"))
    found = store.open_data([tmp_path / "store"])
    place = "https://w3id.org/cablegraph/id/place/"
    assert store.answer(found, f"SELECT ?l {{ <{place}kunming> rdfs:label ?l }}", "csv") == "l\r\nKunming\r\n"
    assert store.answer(found, f"ASK {{ <{place}atlantis> ?p ?o }}") == "yes\n"


def test_several_cables_without_named_graphs_are_refused(tmp_path: Path) -> None:
    """Turtle with two cables cannot be sorted into graphs, and says so."""
    path = tmp_path / "two.ttl"
    path.write_text(
        "<urn:x:1> a <https://w3id.org/cablegraph/ns#Cable> . <urn:x:2> a <https://w3id.org/cablegraph/ns#Cable> ."
    )
    with pytest.raises(GraphError, match="2 cables without named graphs"):
        store.load([path], str(tmp_path / "store"))


def _check_remote(target: str, exported: Path, ask: str, **login: object) -> None:
    """Load twice into a remote store, and look at what is there through its query endpoint."""
    expected = store.load([exported], str(exported.parent / "embedded")).triples
    for _ in (1, 2):
        loaded = store.load([exported], target)
        assert loaded.cables == 1
        assert loaded.triples == expected
    asked = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{CABLE}> {{ ?s ?p ?o }} }}"
    answer = requests.get(
        ask,
        params={"query": asked},
        headers={"Accept": "application/sparql-results+json"},
        timeout=60,
        **login,  # type: ignore[arg-type]
    )
    assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == expected[CABLE]


@pytest.mark.servers
@pytest.mark.parametrize("endpoint", ["update", "store"])
def test_oxigraph(endpoint: str, exported: Path, tmp_path: Path) -> None:
    """A real Oxigraph server takes a cable by Update and by the Graph Store Protocol, and counts agree."""
    with oxigraph(tmp_path / "served") as (url, _):
        _check_remote(f"{url}/{endpoint}", exported, f"{url}/query")
        updated = requests.post(
            f"{url}/update",
            data=f"INSERT DATA {{ GRAPH <{BASE}links> {{ <urn:x:mine> <urn:x:b> 2 }} }}",
            headers={"Content-Type": "application/sparql-update"},
            timeout=10,
        )
        assert updated.ok
        before = store.load([exported], f"{url}/{endpoint}").triples[f"{BASE}links"]
        assert before == store.load([exported], str(tmp_path / "again")).triples[f"{BASE}links"] + 1  # type: ignore[operator]


VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{isql}
DirsAllowed = .
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 100000
"""


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Virtuoso on its own port and folder."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not here (Debian: virtuoso-opensource-7)")
    folder = tmp_path_factory.mktemp("virtuoso")
    port = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(isql=free_port(), http=port))
    command = ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/sparql", process)
            yield f"127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.mark.servers
@pytest.mark.parametrize("endpoint", ["sparql-graph-crud-auth", "sparql-auth"])
def test_virtuoso(endpoint: str, exported: Path, virtuoso: str) -> None:
    """A real Virtuoso takes a cable by the Graph Store Protocol and by Update, with its digest login."""
    ask = f"http://{virtuoso}/sparql-auth"
    _check_remote(f"http://dba:dba@{virtuoso}/{endpoint}", exported, ask, auth=HTTPDigestAuth("dba", "dba"))


@pytest.mark.servers
@pytest.mark.parametrize("name", [name for name, found in store.questions().items() if "SERVICE" not in found.sparql])
def test_virtuoso_answers_the_questions(name: str, exported: Path, virtuoso: str) -> None:
    """Each named question gives the same rows in Virtuoso, but for the order of what is listed in one cell."""
    store.load([exported], f"http://dba:dba@{virtuoso}/sparql-graph-crud-auth")
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in data.prefixes().items())
    answer = requests.post(
        f"http://{virtuoso}/sparql-auth",
        data={"query": prefixes + store.question(name).sparql},
        headers={"Accept": "text/csv"},
        auth=HTTPDigestAuth("dba", "dba"),
        timeout=60,
    )

    def rows(text: str) -> list[list[list[str]]]:
        return sorted([sorted(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text)))

    expected = (TOP / "tests" / "questions" / f"{name}.csv").read_text(encoding="utf-8")
    assert rows(answer.content.decode()) == rows(expected)


@pytest.mark.servers
def test_a_refused_login_is_one_line(exported: Path, virtuoso: str) -> None:
    """A wrong password is refused, the message tells how to log in, and shows no password."""
    with pytest.raises(StoreError, match="login refused") as raised:
        store.load([exported], f"http://dba:wrong@{virtuoso}/sparql-graph-crud-auth")
    assert "wrong" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("http://127.0.0.1:9/store", "connection refused"),
        ("http://no-such-host.invalid/update", "no such host"),
        ("ftp://127.0.0.1/store", "no URL of http or https"),
        ("http://", "no URL"),
    ],
)
def test_a_wrong_address_is_one_line(target: str, said: str, exported: Path) -> None:
    """An address that nobody answers at is said to be one."""
    with pytest.raises(StoreError, match=said) as raised:
        store.load([exported], target)
    assert "\n" not in str(raised.value)


class Stub(http.server.BaseHTTPRequestHandler):
    """A server that refuses in the way that its class says."""

    status: ClassVar[int] = 404
    dies: ClassVar[bool] = False

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if self.dies and self.command != "GET":
            self.rfile.read(length // 2)
            self.connection.close()
            return
        self.rfile.read(length)
        self.send_response(404 if self.command == "GET" else self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_PUT = do_POST = _answer  # noqa: N815 the names that the library calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def stub(**behaviour: object) -> Iterator[str]:
    """Run a stub server."""
    handler = type("Handler", (Stub,), behaviour)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/store"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ({"status": 404}, "refused with 404"),
        ({"status": 507}, "refused with 507"),
        ({"status": 403}, "login refused"),
        ({"dies": True}, "connection"),
    ],
    ids=["no-store-there", "full-disk", "may-not-write", "dies-half-way"],
)
def test_a_server_that_refuses_is_one_line(behaviour: dict[str, object], said: str, exported: Path) -> None:
    """A place that is no store, a full disk, a login that may not write, a server that dies half-way."""
    with stub(**behaviour) as url, pytest.raises(StoreError, match=said) as raised:
        store.load([exported], url)
    assert "\n" not in str(raised.value)


def load_for_ever(paths: list[Path], target: str) -> None:
    """Load one file after the other until something goes wrong."""
    for path in itertools.cycle(paths):
        store.load([path], target)


@pytest.mark.servers
def test_a_server_killed_half_way_keeps_the_old_graph(exported: Path, tmp_path: Path) -> None:
    """Oxigraph killed while it loads has, started again, the old graph whole."""
    served = tmp_path / "served"
    with oxigraph(served) as (url, process):
        before = store.load([exported], f"{url}/update").triples[CABLE]
        # A graph large enough that the server is still at it when it dies.
        large = tmp_path / "large.nq"
        lines = [f'<urn:x:{number}> <urn:x:p> "{number}" <{CABLE}> .\n' for number in range(200_000)]
        large.write_text("".join(lines))
        killer = threading.Timer(0.4, process.kill)
        killer.start()
        with pytest.raises(StoreError, match=r"connection|answer"):
            load_for_ever([large, exported], f"{url}/update")
        killer.join()
    counted = Store(str(served)).query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{CABLE}> {{ ?s ?p ?o }} }}")
    assert int(next(iter(counted))["n"].value) in {before, len(lines)}  # type: ignore[arg-type]


def test_a_full_disk_leaves_the_old_graph_whole(exported: Path, tmp_path: Path) -> None:
    """Where the embedded store cannot grow, loading says so in one line, and the old graph is as it was."""
    folder = tmp_path / "store"
    before = store.load([exported], str(folder)).triples
    large = tmp_path / "large.nq"
    large.write_text("".join(f'<urn:x:{n}> <urn:x:p> "{n:0200}" <{CABLE}> .\n' for n in range(20_000)))
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000));"
        "from cablegraph.cli import main; sys.argv[1:] = ['load', *sys.argv[1:]]; main()"
    )
    command = [sys.executable, "-c", program, str(large), str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    counted = Store(str(folder)).query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{CABLE}> {{ ?s ?p ?o }} }}")
    assert int(next(iter(counted))["n"].value) == before[CABLE]  # type: ignore[arg-type]


def test_a_folder_with_other_things_is_no_target(exported: Path) -> None:
    """A folder that holds other files is not made a store."""
    with pytest.raises(StoreError, match="other things"):
        store.load([exported], str(TOP / "shapes"))
