"""Long utterances are cut into windows that Whisper can read, and their words stay in order and in time."""

from __future__ import annotations

from assistant.perception.utterance import CUT_ANYWAY_S, CUT_AT_PAUSE_S, PREROLL_S, Utterance


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def test_it_begins_before_the_onset() -> None:
    assert Utterance(1, 2.0).segment_start_s == 2.0 - PREROLL_S
    assert Utterance(1, 0.1).segment_start_s == 0.0


def test_words_have_times_within_the_speech_and_in_order() -> None:
    utterance = Utterance(1, 2.0)
    hearing = utterance.read(words("What is the capital of France?"), 3.5, pause=True)
    times = [t for word in (*hearing.committed, *hearing.unstable) for t in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[0] == 2.0
    assert times[-1] == 3.5
    assert hearing.final


def test_a_short_utterance_is_read_whole_after_a_pause() -> None:
    utterance = Utterance(1, 1.0)
    utterance.read(words("I was wondering"), 2.0, pause=True)
    utterance.resumed(3.0)
    assert utterance.segment_start_s < 1.0
    assert utterance.read(words("I was wondering about France."), 4.0, pause=True).text == (
        "I was wondering about France."
    )


def test_a_long_one_is_cut_at_a_pause() -> None:
    utterance = Utterance(1, 1.0)
    end_s = 1.0 + CUT_AT_PAUSE_S
    utterance.read(words("one two three"), end_s, pause=True)
    utterance.resumed(end_s + 1.0)
    assert utterance.segment_start_s == end_s + 1.0 - PREROLL_S
    hearing = utterance.read(words("four five"), end_s + 2.0, pause=True)
    assert hearing.text == "one two three four five"
    assert [word.text for word in hearing.committed[:3]] == ["one", "two", "three"]
    assert hearing.committed[2].end_s <= end_s


def test_speech_without_a_pause_is_cut_anyway() -> None:
    utterance = Utterance(1, 0.0)
    end_s = CUT_ANYWAY_S + 0.1
    utterance.read(words("one two three"), end_s, pause=False)
    assert utterance.segment_start_s == end_s
    hearing = utterance.read(words("four five"), end_s + 2.0, pause=False)
    assert hearing.text == "one two three four five"
    assert hearing.committed[2].text == "three"
