"""The timeline of a running session: where every part puts down what happened."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Protocol

from assistant.clock import Clock
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.plain_json import plain, writable

KEEP_ITEMS = 20_000
"""Ended items held in memory (some 20 MB); the longest ended are forgotten first, and are on disk by then."""

Callback = Callable[[TimelineItem], None]
OnSession = Callable[[], None]

_log = logging.getLogger(__name__)


class ItemStore(Protocol):
    """Where the items of a timeline are kept for good: a `SessionWriter`."""

    def put(self, item: TimelineItem) -> None:
        """Takes a new or changed item; returns at once and never raises."""
        ...


@dataclass(frozen=True)
class _Subscriber:
    on_item: Callback
    on_session: OnSession | None


class Timeline:
    """Items on lanes, in the order in which they were put down. Every method may be called from any thread.

    Items that go on are always held in memory; of those that ended the last `keep_items`. Times are given on the clock;
    those of the items count from the beginning of the session, which is the clock's zero until `begin_anew`.
    """

    def __init__(self, clock: Clock, store: ItemStore | None = None, *, keep_items: int = KEEP_ITEMS) -> None:
        self._clock = clock
        self._store = store
        self._keep_items = keep_items
        self._lock = threading.Lock()  # never held while a callback runs
        self._last_id = 0
        self._going_on: dict[int, TimelineItem] = {}
        self._ended: OrderedDict[int, TimelineItem] = OrderedDict()
        self._began_s = 0.0
        self._subscribers: tuple[_Subscriber, ...] = ()
        self._to_deliver: deque[tuple[TimelineItem | None, tuple[_Subscriber, ...]]] = (
            deque()
        )  # None: a new session
        self._delivering = False
        self._closed = False

    def add(
        self,
        lane: Lane,
        kind: str,
        text: str = "",
        *,
        start_s: float | None = None,
        end_s: float | None = None,
        going_on: bool = False,
        data: Mapping[str, Any] | None = None,
    ) -> TimelineItem:
        """Puts down something that happened, and returns it with its id.

        `start_s` is now when it is not given; `end_s` is the start, or None when it is `going_on` (an end
        that is given wins). An end before the start counts as the start. `data` is copied into plain JSON
        values.
        """
        start_s = self._clock.now_s() if start_s is None else float(start_s)
        if end_s is not None:
            end_s = max(float(end_s), start_s)
        elif not going_on:
            end_s = start_s
        text, facts = writable(text), _frozen(data)
        with self._lock:
            if end_s is None and self._closed:
                end_s = start_s
            self._last_id += 1
            begins_s = self._in_session(start_s)
            ends_s = None if end_s is None else max(begins_s, end_s - self._began_s)
            item = TimelineItem(self._last_id, Lane(lane), kind, begins_s, ends_s, text, facts)
            self._keep(item)
        self._deliver()
        return item

    def update(
        self,
        item_id: int,
        *,
        text: str | None = None,
        start_s: float | None = None,
        end_s: float | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> TimelineItem:
        """Changes what is given and leaves the rest; `data` is merged. An `end_s` ends the item.

        Raises KeyError for an id that was never given out or that is forgotten (see `KEEP_ITEMS`, `begin_anew`).
        """
        facts = _frozen(data)
        with self._lock:
            item = self._find(item_id)
            new_start_s = item.start_s if start_s is None else self._in_session(float(start_s))
            new_end_s = item.end_s if end_s is None else float(end_s) - self._began_s
            item = replace(
                item,
                start_s=new_start_s,
                end_s=None if new_end_s is None else max(new_end_s, new_start_s),
                text=item.text if text is None else writable(text),
                data=MappingProxyType({**item.data, **facts}) if facts else item.data,
            )
            self._keep(item)
        self._deliver()
        return item

    def item(self, item_id: int) -> TimelineItem:
        """The item as it stands. Raises KeyError like `update`."""
        with self._lock:
            return self._find(item_id)

    def items(self, last: int | None = None) -> tuple[TimelineItem, ...]:
        """The items in memory as they stand, by id; only the `last` so many when that is given."""
        with self._lock:
            items = [*self._ended.values(), *self._going_on.values()]
        items.sort(key=lambda item: item.id)
        return tuple(items if last is None else items[max(0, len(items) - last) :])

    @property
    def began_s(self) -> float:
        """When the session began, on the clock."""
        return self._began_s

    def in_session(self, clock_s: float) -> float:
        """A time on the clock as it stands in items: counted from the beginning of the session."""
        with self._lock:
            return self._in_session(clock_s)

    def begin_anew(self, store: ItemStore | None = None) -> None:
        """Ends what goes on and begins another session now, which `store` keeps; subscribers go on with it.

        The items so far are forgotten, and their ids are not given out again. The store of the session before is not
        closed.
        """
        now_s = self._clock.now_s()
        with self._lock:
            self._end_what_goes_on(now_s)
            self._ended.clear()
            self._began_s = now_s
            self._store = store
            self._to_deliver.append((None, self._subscribers))
        self._deliver()

    def subscribe(self, callback: Callback, on_session: OnSession | None = None) -> Callable[[], None]:
        """Calls `callback` with each item that is new or changed from now on; returns what ends that.

        `on_session` is called when another session begins: between the last item of the one and the first of the other.

        Calls come one at a time, in the order of the changes, in the thread of a caller of `add` or `update`:
        one's own, or that of another which is calling back at that moment. A callback may use the timeline;
        what it adds is reported after it returns. It has to be quick. After unsubscribing, one call that is
        under way in another thread may still arrive.
        """
        subscriber = _Subscriber(callback, on_session)
        with self._lock:
            self._subscribers = (*self._subscribers, subscriber)
        subscribed = True

        def unsubscribe() -> None:
            nonlocal subscribed
            with self._lock:
                if subscribed:
                    subscribed = False
                    self._subscribers = tuple(one for one in self._subscribers if one is not subscriber)

        return unsubscribe

    def close(self) -> None:
        """Ends what goes on at the current time. Items that come late are still taken, but end at once.

        The store is not closed: whoever opened it does that, afterwards.
        """
        now_s = self._clock.now_s()
        with self._lock:
            self._closed = True
            self._end_what_goes_on(now_s)
        self._deliver()

    def _in_session(self, clock_s: float) -> float:
        """Called with the lock held. What began before the session counts as its beginning."""
        return clock_s if self._began_s == 0.0 else max(0.0, clock_s - self._began_s)

    def _end_what_goes_on(self, now_s: float) -> None:
        for item in list(self._going_on.values()):
            self._keep(replace(item, end_s=max(now_s - self._began_s, item.start_s)))

    def _find(self, item_id: int) -> TimelineItem:
        item = self._going_on.get(item_id) or self._ended.get(item_id)
        if item is None:
            raise KeyError(f"the timeline has no item {item_id}")
        return item

    def _keep(self, item: TimelineItem) -> None:
        """Files the item, hands it to the store, lines it up for the callbacks. Called with the lock held."""
        if item.end_s is None:
            self._going_on[item.id] = item
        else:
            self._going_on.pop(item.id, None)
            self._ended[item.id] = item
            if len(self._ended) > self._keep_items:
                self._ended.popitem(last=False)
        if self._store is not None:
            self._store.put(item)
        if self._subscribers:
            self._to_deliver.append((item, self._subscribers))

    def _deliver(self) -> None:
        """Calls back for what is lined up, unless a call further up or another thread is at it already."""
        while True:
            with self._lock:
                if self._delivering or not self._to_deliver:
                    return
                self._delivering = True
                item, subscribers = self._to_deliver.popleft()
            try:
                for subscriber in subscribers:
                    if any(one is subscriber for one in self._subscribers):  # else it unsubscribed since
                        _call(subscriber, item)
            finally:
                with self._lock:
                    self._delivering = False


def _call(subscriber: _Subscriber, item: TimelineItem | None) -> None:
    try:
        if item is not None:
            subscriber.on_item(item)
        elif subscriber.on_session is not None:
            subscriber.on_session()
    except Exception:  # a broken view must not take the conversation with it
        _log.exception(
            "a subscriber of the timeline failed on item %s", item.id if item else "of a new session"
        )


def _frozen(data: Mapping[str, Any] | None) -> Mapping[str, Any]:
    return MappingProxyType(plain(data) if data else {})
