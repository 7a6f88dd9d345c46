"""Asks web services politely: says who asks, waits when told to, tries again, and never asks the same twice."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from math import inf
from typing import TYPE_CHECKING, Any

import requests
from requests_cache import DO_NOT_CACHE, CachedSession
from requests_cache.backends.sqlite import SQLiteCache

from cablegraph import __version__
from cablegraph.errors import StoreError
from cablegraph.linking.memory import DAY, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

AT_ONCE = 3
"""How many requests are under way at once, at most."""

_ATTEMPTS = 7
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 120.0
_NOTABLE = 5
_BUSY_STATUS = {429, 500, 502, 503, 504}
_BUSY_CODES = {"maxlag", "ratelimited", "readonly", "failed-save", "cirrussearch-too-busy-error"}
# What a further attempt will not mend.
_HOPELESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
    requests.exceptions.SSLError,
    requests.exceptions.TooManyRedirects,
)


@dataclass(slots=True)
class Waiting:
    """How time passes: tests replace all of it."""

    sleep: Callable[[float], object] | None = None
    now: Callable[[], float] = time.time
    jitter: Callable[[], float] = random.random
    timeout: tuple[float, float] = (10, 60)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a service; one that is not ``remembered`` has its answer kept by whoever asks."""

    url: str
    parameters: dict[str, str]
    method: str = "GET"
    accept: str = "application/json"
    remembered: bool = True


def _code(body: Any) -> str | None:
    """Return the code of an error that the MediaWiki API answers with status 200."""
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("code", "error")) if isinstance(error, dict) else None


def _whole(response: Any) -> bool:
    """Tell whether an answer may be remembered: JSON to its end, and no error."""
    try:
        return response.status_code == requests.codes.ok and _code(response.json()) is None
    except ValueError:
        return False


class Client:
    """A pooled session with a memory on disk."""

    def __init__(
        self, cache: Path, *, contact: str = "", offline: bool = False, days: float = 30, waiting: Waiting | None = None
    ) -> None:
        """Open the memory, in which answers stay good for ``days``; StoreError where it cannot be written."""
        self.cache, self.offline = cache, offline
        self.waiting = waiting or Waiting()
        # How the command line shows progress and why it waits.
        self.track: Callable[[Iterator[Any], int], Iterable[Any]] = lambda answers, _: answers
        self.say: Callable[[str], None] = lambda _: None
        self._resume_at = 0.0
        self._lock = threading.Lock()
        self._over = threading.Event()
        # Waiting for the end of the run, not for the time alone, lets an interrupted run end at once.
        self._sleep = self.waiting.sleep or self._over.wait
        self.memory = Memory(cache, days=inf if offline else days, now=self.waiting.now)
        self.session = CachedSession(
            backend=SQLiteCache(self.memory.file),
            expire_after=int(days * DAY),
            allowable_methods=("GET", "POST"),
            filter_fn=_whole,
            # Without a network an old answer is better than none.
            stale_if_error=offline,
            ignored_parameters=["maxlag"],
        )
        who = contact or "https://w3id.org/cablegraph/"
        if not who.isascii() or not who.isprintable():
            msg = f"{who!r} as contact, expected an address or a URL in ASCII"
            raise StoreError(msg)
        agent = f"cablegraph/{__version__} ({who}) python-requests/{requests.__version__}"
        self.session.headers["User-Agent"] = agent

    def close(self) -> None:
        """Close the session and its memory."""
        for opened in (self.session, self.memory):
            opened.close()

    def ask_all(self, questions: Sequence[Question]) -> Iterator[Any]:
        """Yield the answers to questions in their order, a few being under way at once."""
        self._over.clear()
        pool = ThreadPoolExecutor(max_workers=AT_ONCE)
        try:
            yield from self.track(pool.map(self.ask, questions), len(questions))
        except BaseException:
            self._over.set()
            raise
        finally:
            # A run that is over waits for what is under way and starts nothing more.
            pool.shutdown(wait=True, cancel_futures=True)

    def ask(self, question: Question) -> Any:
        """Return the answer to a question as JSON, tried again while the service is busy or broken.

        Raises :class:`~cablegraph.errors.StoreError`.
        """
        reason = ""
        for attempt in range(_ATTEMPTS):
            self._pause()
            if self._over.is_set():
                break
            wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2**attempt) * (0.5 + self.waiting.jitter() / 2)
            try:
                response = self._send(question)
            except _HOPELESS as error:
                msg = f"{question.url}: {type(error).__name__}, expected a service that can be asked"
                raise StoreError(msg) from None
            except requests.RequestException as error:
                reason = _said(error)
            else:
                if response.status_code == requests.codes.gateway_timeout and self.offline:
                    msg = (
                        f"{self.cache}: {_short(question)} is not among the answers kept, expected it there (--offline)"
                    )
                    raise StoreError(msg)
                answer, reason = self._read(question, response)
                if not reason:
                    return answer
                wait = max(wait, self._told(response))
            if wait >= _NOTABLE:
                self.say(f"{question.url}: {reason}, asking again in {wait:.0f} s")
            self._hold(wait)
        msg = (
            f"{question.url}: {reason} after {_ATTEMPTS} attempts, expected an answer; "
            f"what was answered is kept in {self.cache}, and the same command goes on from there"
        )
        raise StoreError(msg)

    def _send(self, question: Question) -> Any:
        posted = question.method == "POST"
        return self.session.request(
            question.method,
            question.url,
            headers={"Accept": question.accept},
            timeout=self.waiting.timeout,
            only_if_cached=self.offline,
            expire_after=None if question.remembered or self.offline else DO_NOT_CACHE,
            params=None if posted else question.parameters,
            data=question.parameters if posted else None,
        )

    def _read(self, question: Question, response: Any) -> tuple[Any, str]:
        """Return the answer, and why it has to be asked for again, if it has to.

        Raises :class:`~cablegraph.errors.StoreError` for a refusal.
        """
        if response.status_code in _BUSY_STATUS:
            return None, f"{response.status_code} {response.reason}"
        if not response.ok:
            msg = f"{question.url}: refused with {response.status_code} {response.reason}, expected an answer"
            raise StoreError(msg)
        try:
            body = response.json()
        except ValueError:
            return None, "no JSON, or JSON cut short,"
        code = _code(body)
        if code in _BUSY_CODES or (code or "").startswith("internal_api_error"):
            return None, f"the service says {code}"
        if code is not None:
            info = " ".join(str(body["error"].get("info", "")).split())[:120]
            msg = f"{question.url}: refused with {code} ({info}), expected an answer"
            raise StoreError(msg)
        return body, ""

    def _told(self, response: Any) -> float:
        """Return for how many seconds a service asks to be left alone: a number, or a date."""
        said = response.headers.get("Retry-After", "").strip()
        if said.isdecimal():
            return float(said)
        try:
            return max(0.0, parsedate_to_datetime(said).timestamp() - self.waiting.now())
        except ValueError:
            return 0.0

    def _hold(self, seconds: float) -> None:
        with self._lock:
            self._resume_at = max(self._resume_at, self.waiting.now() + seconds)

    def _pause(self) -> None:
        """Wait until the service may be asked again, by whichever thread."""
        with self._lock:
            seconds = self._resume_at - self.waiting.now()
        if seconds > 0:
            self._sleep(seconds)


def _short(question: Question) -> str:
    keys = ("search", "ids", "queries")
    return next((question.parameters[key] for key in keys if key in question.parameters), "the answer")[:80]


def _said(error: Exception) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    text = str(error)
    signs = (("refused", "connection refused"), ("resolve", "no such host"), ("reset", "connection reset"))
    return next((reason for sign, reason in signs if sign in text), "connection broken")
