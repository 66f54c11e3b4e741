"""Work beside the GUI thread, and news that come to it from others."""

from __future__ import annotations

import threading

import pytest
from fakes.conversation import FakeTimeline
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from assistant.timeline.item import Lane
from ui.threads import open_mailbox, run_in_background, run_on_main, wait_for_background
from ui.timeline_bridge import MAX_BATCH_ITEMS, TimelineBridge

pytestmark = pytest.mark.window


@pytest.fixture(autouse=True)
def mailbox(qapp):
    open_mailbox()


def test_work_is_done_elsewhere_and_its_result_told_here(qtbot):
    told = []
    run_in_background(threading.get_ident, lambda ident: told.append((ident, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    worker, here = told[0]
    assert worker != threading.get_ident()
    assert here == threading.get_ident()


def test_a_failure_is_told_here(qtbot):
    told = []

    def fail():
        raise OSError("the disk is gone")

    run_in_background(fail, on_failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "the disk is gone"


def test_a_failure_that_nobody_waits_for_is_logged(caplog):
    def fail():
        raise OSError("the disk is gone")

    run_in_background(fail)
    assert wait_for_background(5.0)
    assert "background work failed" in caplog.text


def test_one_can_wait_for_the_end(qtbot):
    go = threading.Event()
    run_in_background(go.wait)
    assert not wait_for_background(0.05)
    go.set()
    assert wait_for_background(5.0)


def test_what_other_threads_ask_for_is_done_here(qtbot):
    done = []
    thread = threading.Thread(target=lambda: run_on_main(lambda: done.append(threading.get_ident())))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [threading.get_ident()]


def test_lines_of_any_thread_arrive_in_batches_while_the_window_goes_on(qtbot):
    timeline, bridge = FakeTimeline(), TimelineBridge()
    batches, ticks = [], []
    bridge.arrived.connect(batches.append)
    bridge.watch(timeline)
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)

    def flood(first):
        for number in range(first, first + 3000):
            timeline.user(number, number * 1.0, number + 0.5, f"line {number}")

    threads = [threading.Thread(target=flood, args=(first,)) for first in (1, 10_001, 20_001)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: sum(map(len, batches)) >= 9000, timeout=30_000)
    for thread in threads:
        thread.join()
    timer.stop()
    bridge.leave()
    assert len(ticks) > len(batches)
    assert max(map(len, batches)) <= MAX_BATCH_ITEMS
    assert timeline.subscribers == []


def test_the_writer_does_not_wait_for_a_window_that_is_busy(qtbot):
    timeline, bridge = FakeTimeline(), TimelineBridge()
    bridge.watch(timeline)
    written = threading.Event()

    def write():
        for number in range(1, 500):
            timeline.user(number, number * 1.0, None, "words")
        written.set()

    threading.Thread(target=write).start()
    assert written.wait(10.0)  # the event loop of this thread does not run meanwhile
    bridge.leave()


def test_of_many_changes_the_last_one_arrives():
    timeline, bridge = FakeTimeline(), TimelineBridge()
    timeline.user(1, 1.0, None, "")
    batches = []
    bridge.arrived.connect(batches.append)
    bridge.watch(timeline)
    for text in ("What", "What is", "What is it?"):
        timeline.user(1, 1.0, None, text)
    timeline.put(2, Lane.SYSTEM, "notice", 2.0, 2.0, "noted")
    QTest.qWait(80)
    bridge.leave()
    assert [[item.text for item in batch] for batch in batches] == [["What is it?", "noted"]]
