"""Speaking while the user speaks, on the virtual clock."""

from __future__ import annotations

import pytest
from fakes.stage import RATE_HZ, Stage

from assistant.interaction.cascade import Cascade
from assistant.interaction.context import EXAMPLES
from assistant.interaction.interpreting import TRIAL
from assistant.micro_turn import Hearing, Playback, Word
from assistant.timeline.item import Lane

TALE = (
    "Once upon a time there was a king, and he had three daughters, who lived in a tower by the sea,"
    " where nobody ever came to see them, because the road was long."
)
FRENCH = {TRIAL: "L'eau est froide."}


def along(stage: Stage) -> list[str]:
    """What was spoken along, without what it began and ended with."""
    return [text for text in stage.heard if not text.startswith(("I'll ", "I've "))]


def reading(*, own_words: bool = False) -> Stage:
    """A stage on which the user has asked to be read along with, and heard that they will be."""
    stage = Stage(own_words=own_words)
    stage.drafting.answer = ("Paris.",)
    stage.say("Read along with me.", 1.0, 2.0)
    return stage


def translating(answer: dict[str, str] | None = None) -> Stage:
    stage = Stage()
    known = FRENCH | (answer or {})
    stage.drafting.answer = lambda said: [known.get(said, f"<{said}>")]
    stage.say("Translate what I say into French as I speak.", 1.0, 3.0)
    return stage


def bare(text: str) -> str:
    return text.replace("<", "").replace(">", "")


def test_it_begins_when_it_is_asked_to_and_says_so() -> None:
    stage = reading()
    stage.run(7.0)
    assert stage.heard == ["I'll read along with you. Say stop reading to end it."]
    assert "along" in stage.decisions


def test_it_speaks_while_the_user_speaks_and_says_every_word_once() -> None:
    stage = reading()
    stage.say(TALE, 7.0, 19.0)
    stage.run(30.0)
    user = next(item for item in stage.items(Lane.USER) if item.text == TALE)
    assert " ".join(along(stage)) == TALE
    assert user.end_s is not None
    said = share_sounding(stage, 7.0, 19.0)
    assert said > 0.5  # of the time in which the user speaks it is speaking, too
    assert not any(output.playback is not Playback.KEEP for output in stage.outputs)


def share_sounding(stage: Stage, start_s: float, end_s: float) -> float:
    steps = [start_s + 0.1 * step for step in range(round((end_s - start_s) * 10))]
    return sum(stage.sounding(at_s, at_s + 0.1) for at_s in steps) / len(steps)


def test_it_may_be_spoken_over_from_the_first_word_on() -> None:
    stage = reading()
    stage.say("The sun has risen.", 3.0, 4.5)  # while it still says that it will
    stage.run(12.0)
    assert stage.heard == ["I'll read along with you. Say stop reading to end it.", "The sun has risen."]


def test_translations_come_in_order_while_the_user_goes_on() -> None:
    stage = translating()
    stage.say(TALE, 10.0, 22.0)
    stage.run(32.0)
    assert stage.heard[0].startswith("I'll translate into French as you speak, roughly.")
    assert bare(" ".join(along(stage))) == TALE
    assert share_sounding(stage, 10.0, 22.0) > 0.5
    rules = {messages[0] for messages in stage.drafting.asked[1:]}
    assert len(rules) == 1
    assert "into French" in next(iter(rules))[1]


def test_a_model_that_cannot_translate_is_found_out_before_it_begins() -> None:
    stage = translating({TRIAL: "Le soleil est chaud."})
    stage.say("The road was long.", 10.0, 11.5)
    stage.run(16.0)
    assert stage.heard[0].startswith("I can't translate into French with this model.")
    assert stage.heard[1] == "<The road was long.>"  # the answer of a conversation as ever
    assert stage.drafting.asked[-1][0][1].startswith("You are Counterpoint")


def test_a_language_without_examples_is_refused() -> None:
    stage = Stage()
    stage.say("Interpret for me into Klingon.", 1.0, 2.5)
    stage.run(12.0)
    assert stage.heard[0].startswith("I can translate into Spanish, French,")


def test_at_a_pause_everything_is_said_and_nothing_twice() -> None:
    stage = reading()
    stage.say("And so the king went", 7.0, 8.4, end_of_turn=0.05)
    stage.say("to the sea again.", 9.6, 10.8)
    stage.run(18.0)
    assert " ".join(along(stage)) == "And so the king went to the sea again."


def test_a_word_that_is_not_stable_yet_waits() -> None:
    stage = reading()
    utterance = stage.say("There goes the night.", 7.0, 8.5, partial=False)
    stage.hear_words(utterance, "There goes the knight.", 7.0, at_s=8.0)
    stage.run(15.0)
    assert along(stage) == ["There goes the night."]


@pytest.mark.parametrize(
    "ending", ["Stop reading.", "That's enough.", "You can stop now.", "Thank you, stop."]
)
def test_it_ends_on_the_phrase_and_says_so(ending: str) -> None:
    stage = reading()
    stage.say("The sun has risen.", 7.0, 8.5)
    stage.say(ending, 11.0, 12.0)
    stage.say("What is the capital of France?", 16.0, 17.5)
    stage.run(22.0)
    assert stage.heard[1:] == ["The sun has risen.", "I've stopped reading along.", "Paris."]


def test_it_ends_in_mid_clause_and_what_was_not_heard_is_on_the_timeline() -> None:
    stage = translating()
    stage.say(TALE + " Stop translating.", 10.0, 20.0)
    stage.run(32.0)
    ended_s = next(i.start_s for i in stage.items(Lane.SYSTEM, "decision") if i.text == "along ends")
    assert ended_s < 20.6
    assert stage.heard[-1] == "I've stopped translating."
    assert not any("Stop" in text for text in stage.synthesis.spoken)
    notices = [item.text for item in stage.items(Lane.SYSTEM, "notice")]
    unheard = [item.data.get("unheard", "") for item in stage.items(Lane.ASSISTANT, "speech")]
    shown = bare(" ".join((*along(stage), *unheard, *notices)).replace("Translated, not spoken: ", ""))
    assert all(word in shown.split() for word in TALE.split())


def test_the_word_stop_alone_gives_silence() -> None:
    stage = reading()
    stage.say("The sun has risen over the hills.", 7.0, 8.5)
    stage.say("Stop.", 9.2, 9.5, partial=False)
    stage.run(16.0)
    assert "along ends" in stage.decisions
    assert stage.silent_from() < 11.5
    assert "I've stopped reading along." not in stage.heard


def test_a_sentence_that_only_contains_the_word_goes_on() -> None:
    stage = reading()
    stage.say("Then I told the driver to stop now.", 7.0, 9.0)
    stage.run(16.0)
    assert along(stage) == ["Then I told the driver to stop now."]
    assert "along ends" not in stage.decisions


def test_the_content_is_not_answered() -> None:
    stage = reading()
    stage.say("What is the capital of France?", 7.0, 8.5)
    stage.say("Yes.", 12.0, 12.3, partial=False)
    stage.run(18.0)
    assert along(stage) == ["What is the capital of France?", "Yes."]
    assert "answer" not in stage.decisions[1:]
    assert stage.tasks == []


def test_typed_lines_are_said_too_and_end_it_too() -> None:
    stage = reading()
    stage.type("Hello there.", 7.0)
    stage.type("Stop reading.", 10.0)
    stage.run(15.0)
    assert stage.heard[1:] == ["Hello there.", "I've stopped reading along."]


def test_afterwards_an_interruption_is_one_again() -> None:
    stage = reading()
    stage.say("Stop reading.", 7.0, 8.0)
    stage.drafting.answer = ("One two three four five six seven eight nine ten eleven twelve.",)
    stage.say("Please count for me.", 12.0, 13.0)
    stage.say("What is the capital of France?", 14.5, 16.0)
    stage.run(15.5)
    assert any(output.playback in (Playback.HOLD, Playback.STOP) for output in stage.outputs[-12:])
    assert not stage.sounding(15.2, 15.5)


def test_the_context_keeps_one_line_of_it() -> None:
    stage = translating()
    stage.say(TALE, 10.0, 22.0)
    stage.say("Stop translating.", 30.0, 31.0)
    stage.say("What is the capital of France?", 35.0, 36.5)
    stage.run(40.0)
    said = [
        m for m in stage.drafting.asked[-1] if m[1].startswith(("Translate what", "I translated", "<", "I'v"))
    ]
    assert said == [
        ("user", "Translate what I say into French as I speak."),
        ("assistant", "I translated what you said into French, until you told me to stop."),
    ]
    assert TALE not in str(stage.drafting.asked[-1])


def test_the_stop_button_ends_it_without_a_word() -> None:
    stage = reading()
    stage.say("The sun has risen over the hills and the sea.", 7.0, 9.0)
    stage.press_stop(10.0)
    stage.say("What is the capital of France?", 13.0, 14.5)
    stage.run(20.0)
    assert not stage.sounding(10.05, 14.5)
    assert stage.heard[-1] == "Paris."
    assert "I've stopped reading along." not in stage.heard


def test_a_new_conversation_ends_it() -> None:
    stage = reading()
    stage.run(7.0)
    stage.start_afresh()
    stage.say("What is the capital of France?", 8.0, 9.5)
    stage.run(14.0)
    assert stage.heard[1:] == ["Paris."]
    assert "Read along" not in str(stage.drafting.asked[-1])


def test_what_it_is_too_late_for_is_shown_in_place_of_being_said() -> None:
    stage = translating()
    long = " ".join(f"one two three four five six {n}." for n in "abcdefghijkl")
    stage.say(long, 10.0, 16.0)
    stage.run(60.0)
    spoken = bare(" ".join(along(stage)))
    shown = [
        bare(i.text.removeprefix("Translated, not spoken: ")) for i in stage.items(Lane.SYSTEM, "notice")
    ]
    assert shown
    assert spoken.endswith("l.")
    assert sorted((spoken + " " + " ".join(shown)).split()) == sorted(long.split())


def test_a_translation_that_runs_on_is_not_said() -> None:
    stage = translating({"The road was long.": " ".join(["bla"] * 40) + "."})
    stage.say("The road was long.", 10.0, 11.5)
    stage.say("It was cold.", 14.0, 15.0)
    stage.run(22.0)
    assert along(stage) == ["<It was cold.>"]
    assert "along: not spoken" in stage.decisions


def test_own_words_are_known_but_the_users_are_not_taken_for_them() -> None:
    stage = reading(own_words=True)
    stage.say(TALE, 7.0, 19.0)
    stage.run(30.0)
    assert " ".join(along(stage)) == TALE


def test_an_echo_of_what_it_read_is_not_read_again() -> None:
    stage = reading(own_words=True)
    stage.say("The old king went to the sea again.", 7.0, 9.0)
    stage.run(9.9)
    line = stage.items(Lane.ASSISTANT, "speech")[-1]
    stage.say("The old king went to the sea again.", line.start_s + 0.9, line.start_s + 2.1, partial=False)
    stage.run(18.0)
    assert " ".join(along(stage)).count("king") == 1


def test_it_replays_to_the_same_decisions() -> None:
    class Nothing:
        def draft(
            self, generation: int, messages: tuple[tuple[str, str], ...], *, may_think: bool = True
        ) -> None: ...

        def prepare(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None: ...

        def judge(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None: ...

        def speak(self, generation: int, index: int, text: str) -> None: ...

        def drop(self, generation: int) -> None: ...

    stage = translating()
    stage.say(TALE, 10.0, 22.0)
    stage.say("Stop translating.", 24.0, 25.0)
    stage.run(32.0)
    again = Cascade(Nothing(), Nothing(), rate_hz=RATE_HZ)
    again.delegation.available = again.self_correction.available = True
    for turn, then in zip(stage.micro_turns, stage.outputs, strict=True):
        now = again.step(turn)
        assert now.decisions == then.decisions
        assert [(c.clause_id, c.text) for c in now.say] == [(c.clause_id, c.text) for c in then.say]
        assert (now.playback, now.floor, now.utterance_done) == (
            then.playback,
            then.floor,
            then.utterance_done,
        )


def test_a_refrain_is_the_users_though_it_says_the_same_at_that_moment() -> None:
    stage = reading(own_words=True)
    song = " ".join(["Row the boat,"] * 12)
    words = [Word(word, 7.0 + n / 3, 7.0 + (n + 1) / 3) for n, word in enumerate(song.split())]
    utterance = stage.say(song, 7.0, 19.0, partial=False)
    for known in range(3, len(words), 3):
        read_s = words[known - 1].end_s
        hearing = Hearing(utterance, tuple(words[: known - 1]), (words[known - 1],), read_s)
        stage.mailbox.post_at(read_s + 0.1, hearing)
    stage.run(32.0)
    assert " ".join(along(stage)) == song
    assert not any(output.own_echo for output in stage.outputs)


def test_afterwards_the_language_model_reads_its_own_rules_ahead_again() -> None:
    stage = translating()
    stage.say("Stop translating.", 10.0, 11.0)
    stage.run(10.9)
    asked = len(stage.drafting.prepared)
    stage.run(14.0)
    assert stage.drafting.prepared[asked:] == [EXAMPLES[-1][1]]
