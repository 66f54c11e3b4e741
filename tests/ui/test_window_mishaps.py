"""What fails in the window is told and logged, and the log says nothing of what was said."""

from __future__ import annotations

import gc
import logging
import sys
import threading

import pytest

from ui.mishaps import Mishaps


@pytest.fixture
def told(tmp_path):
    sentences: list[str] = []
    mishaps = Mishaps(tmp_path, sentences.append)
    yield sentences, mishaps
    mishaps.close()


def fail():
    raise ValueError("the user said: my secret")


def test_an_exception_is_told_in_one_sentence_and_logged_without_words(told):
    sentences, mishaps = told
    try:
        fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert len(sentences) == 1
    assert "ValueError" in sentences[0]
    assert str(mishaps.log_path) in sentences[0]
    text = mishaps.log_path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "in fail" in text
    assert "my secret" not in text.replace('raise ValueError("the user said: my secret")', "")


def test_other_threads_count_too(told):
    sentences, mishaps = told
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert len(sentences) == 1
    assert mishaps.log_path.exists()


def test_a_mishap_while_telling_is_only_logged(tmp_path):
    def tell(sentence):
        sys.excepthook(ValueError, ValueError("again"), None)

    mishaps = Mishaps(tmp_path, tell)
    try:
        sys.excepthook(ValueError, ValueError("once"), None)
        assert mishaps.log_path.read_text(encoding="utf-8").count("uncaught exception") == 2
    finally:
        mishaps.close()


def test_a_folder_that_cannot_be_written_to_leaves_the_sentence(tmp_path):
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    sentences: list[str] = []
    mishaps = Mishaps(tmp_path, sentences.append)
    try:
        sys.excepthook(ValueError, ValueError("once"), None)
    finally:
        mishaps.close()
    assert "ValueError" in sentences[0]
    assert "logs" not in sentences[0]


def test_everything_is_given_back(tmp_path):
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    handlers = list(logging.getLogger().handlers)
    Mishaps(tmp_path, print).close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks
    assert logging.getLogger().handlers == handlers


def test_what_python_would_ignore_is_logged_and_not_told(told):
    class Ends:
        def __del__(self):
            fail()

    sentences, mishaps = told
    Ends()
    gc.collect()
    text = mishaps.log_path.read_text(encoding="utf-8")
    assert "an exception was ignored" in text
    assert "ValueError" in text
    assert sentences == []
