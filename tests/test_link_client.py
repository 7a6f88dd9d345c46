"""The client that asks Wikidata: every fault survived, nothing asked twice, told waits waited, offline from memory."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest
from standin import World, item, standing_in

from cablegraph.errors import StoreError
from cablegraph.linking.client import AT_ONCE, Client, Question, Waiting
from cablegraph.linking.wikidata import Wikidata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        """Begin."""
        self.at = 1_800_000_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self.at += seconds

    @property
    def waiting(self) -> Waiting:
        """How time passes for a client, without chance."""
        return Waiting(self.sleep, lambda: self.at, lambda: 1.0, timeout=(2, 0.2))


@pytest.fixture
def world() -> Iterator[World]:
    """Run a stand-in that knows a town and 120 streets."""
    known = World()
    known.add(item("Q900001", "Tarnbeck", classes=("Q515",)))
    known.add(*(item(f"Q91{number:04}", f"Street {number}") for number in range(120)))
    with standing_in(known):
        yield known


def client(world: World, folder: Path, clock: Clock, *, offline: bool = False) -> tuple[Client, Wikidata]:
    """Return a client and the Wikidata that it asks."""
    opened = Client(folder, contact="mail@example.org", offline=offline, waiting=clock.waiting)
    return opened, Wikidata(opened, f"{world.url}/api", f"{world.url}/sparql")


FAULTS = [
    ("maxlag", "5"),
    ("maxlag", ""),
    ("429", "7"),
    ("429", ""),
    ("503", ""),
    ("redirect", ""),
    ("silent", "0.5"),
    ("truncated", ""),
    ("cut", ""),
    ("reset", ""),
]


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: "-".join(filter(None, fault)))
def test_every_fault_is_survived(fault: tuple[str, str], times: int, world: World, tmp_path: Path) -> None:
    """After one fault or three the answer is there, for a search, for items and for a query."""
    clock = Clock()
    opened, wikidata = client(world, tmp_path, clock)
    world.add(item("Q900002", "Elsewhere", authorities={"P1566": "77"}))
    for asked, expected in (
        (lambda: wikidata.search(["Tarnbeck"], 5), {"Tarnbeck": ["Q900001"]}),
        (lambda: wikidata.items(["Q900001"])["Q900001"].label, "Tarnbeck"),
        (lambda: wikidata.by_authority([("P1566", "77")]), {("P1566", "77"): ["Q900002"]}),
    ):
        world.faults.extend([fault] * times)
        assert asked() == expected
        assert not world.faults
    assert max(world.asked.values()) == 1
    if fault[1] and fault[0] in {"maxlag", "429"}:
        assert min(clock.slept) >= float(fault[1])
    elif fault[0] != "redirect":
        assert len(clock.slept) == 3 * times
    opened.close()


def test_waits_grow_and_a_date_is_waited_for(world: World, tmp_path: Path) -> None:
    """Without a word from the service waits double; a date in Retry-After is waited for."""
    clock = Clock()
    opened, wikidata = client(world, tmp_path, clock)
    world.faults.extend([("503", "")] * 4)
    wikidata.search(["Tarnbeck"], 5)
    assert clock.slept == pytest.approx([1, 2, 4, 8])
    world.faults.append(("503", formatdate(clock.at + 90, usegmt=True)))
    wikidata.search(["Elsewhere"], 5)
    assert clock.slept[-1] == pytest.approx(90, abs=1)
    opened.close()


def test_a_service_that_stays_broken_is_one_line(world: World, tmp_path: Path) -> None:
    """Seven attempts, then one line that says why and that the command goes on; an unknown error is not tried again."""
    opened, wikidata = client(world, tmp_path, Clock())
    world.faults.extend([("503", "")] * 7)
    with pytest.raises(StoreError, match=r"503 Service Unavailable after 7 attempts.*goes on") as raised:
        wikidata.search(["Tarnbeck"], 5)
    assert "\n" not in str(raised.value)
    for fault, said in ((("error", "param-illegal"), "param-illegal"), (("404", ""), "404")):
        world.faults.append(fault)
        with pytest.raises(StoreError, match=said):
            wikidata.search(["Tarnbeck"], 5)
        assert not world.faults
    opened.close()


@pytest.mark.parametrize("url", ["no-url", "http://127.0.0.1:1/", "ftp://127.0.0.1/", "http://[::1/"])
def test_a_place_that_is_no_service_is_one_line(url: str, tmp_path: Path) -> None:
    """A URL that cannot be asked is said in one line."""
    opened = Client(tmp_path, waiting=Clock().waiting)
    with pytest.raises(StoreError) as raised:
        opened.ask(Question(url, {}))
    assert "\n" not in str(raised.value)
    opened.close()


def test_nothing_is_asked_twice(world: World, tmp_path: Path) -> None:
    """Not in one run, not in the next, not in other batches; fifty ids go in a request; who asks is said."""
    names = [f"Q91{number:04}" for number in range(120)]
    for wanted in (names[:70], names, names[30:]):
        opened, wikidata = client(world, tmp_path, Clock())
        assert wikidata.items(wanted)[wanted[0]].label.startswith("Street")
        assert wikidata.search(["Tarnbeck", "Tarnbeck"], 5) == {"Tarnbeck": ["Q900001"]}
        opened.close()
    assert max(world.asked.values()) == 1
    ids = [name for asked in world.asked for name in names if name in asked]
    assert sorted(ids) == names
    assert len(world.asked) == 2 + 1 + 1
    assert all("(mail@example.org)" in agent and agent.startswith("cablegraph/") for agent in world.agents)


def test_few_requests_are_under_way_at_once(world: World, tmp_path: Path) -> None:
    """However many names are searched, only a few requests are under way together."""
    opened, wikidata = client(world, tmp_path, Clock())
    wikidata.search([f"Street {number}" for number in range(40)], 5)
    assert 1 <= world.most <= AT_ONCE
    opened.close()


def test_an_interrupted_run_goes_on(world: World, tmp_path: Path) -> None:
    """What was answered before a failure is not asked again after it."""
    names = [f"Street {number}" for number in range(30)]
    opened, wikidata = client(world, tmp_path, Clock())
    world.faults.extend([("", "")] * 12 + [("503", "")] * 60)
    with pytest.raises(StoreError):
        wikidata.search(names, 5)
    opened.close()
    world.faults.clear()
    before = len(world.asked)
    assert before >= 10
    opened, wikidata = client(world, tmp_path, Clock())
    assert len(wikidata.search(names, 5)) == 30
    opened.close()
    assert len(world.asked) == 30
    assert max(world.asked.values()) == 1


def test_offline_is_memory_alone(world: World, tmp_path: Path) -> None:
    """What was asked once is answered without a request, however old; what was not is said in one line."""
    clock = Clock()
    opened, wikidata = client(world, tmp_path, clock)
    wikidata.search(["Tarnbeck"], 5)
    wikidata.items(["Q900001"])
    opened.close()
    before = dict(world.asked)
    clock.at += 400 * 86_400
    opened, wikidata = client(world, tmp_path, clock, offline=True)
    assert wikidata.search(["Tarnbeck"], 5) == {"Tarnbeck": ["Q900001"]}
    assert wikidata.items(["Q900001"])["Q900001"].label == "Tarnbeck"
    with pytest.raises(StoreError, match="Elsewhere is not among the answers kept"):
        wikidata.search(["Elsewhere"], 5)
    with pytest.raises(StoreError, match="Q900002 is not among the answers kept"):
        wikidata.items(["Q900002"])
    opened.close()
    assert world.asked == before


def test_merged_and_missing_items_are_told(world: World, tmp_path: Path) -> None:
    """A merged item names its target, a deleted one is missing, also out of memory."""
    world.merged["Q900009"] = "Q900001"
    for _ in range(2):
        opened, wikidata = client(world, tmp_path, Clock())
        found = wikidata.items(["Q900009", "Q900010", "Q900001"])
        assert (found["Q900009"].target, found["Q900009"].label) == ("Q900001", "Tarnbeck")
        assert found["Q900010"].missing
        assert (found["Q900001"].target, found["Q900001"].missing) == (None, False)
        opened.close()
    assert max(world.asked.values()) == 1


@pytest.mark.parametrize("contact", ["mail@example.org\r\nX: y", "Zoë"])
def test_a_contact_that_no_header_can_hold_is_refused(contact: str, tmp_path: Path) -> None:
    """A contact is one line of ASCII."""
    with pytest.raises(StoreError, match="as contact"):
        Client(tmp_path, contact=contact)


def test_a_memory_that_is_none_is_one_line(tmp_path: Path) -> None:
    """A file in the place of the folder, and a file that is no database, are said in one line."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="expected a folder in which answers can be kept"):
        Client(tmp_path / "file")
    (tmp_path / "answers.sqlite").write_text("no database, but long enough to be taken for one " * 40)
    with pytest.raises(StoreError, match="expected a folder in which answers can be kept"):
        Client(tmp_path)
