"""The made scenes: the same every time, and marked to the sample."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from bench.duplex.stage_props import ToneStudio

from assistant.bench.duplex import rows
from assistant.bench.duplex.hums import HUMS, hum
from assistant.bench.duplex.levels import active_level, at_level
from assistant.bench.duplex.noises import babble, cough, laughter, room_noise, television
from assistant.bench.duplex.performance import stretches
from assistant.bench.duplex.scene import Scene
from assistant.bench.duplex.scenes import PAUSE_S, make_scenes
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

LOUDER_THAN_THE_ROOM = 0.05


def made(*wanted: str, quick: bool = False) -> list[Scene]:
    return make_scenes(ToneStudio(), wanted or rows.ROWS, quick=quick)


def loud(sound: Samples) -> Samples:
    return np.where(np.abs(sound) > LOUDER_THAN_THE_ROOM, sound, 0.0).astype(np.float32)


def test_the_same_scenes_every_time() -> None:
    for one, other in zip(made(quick=True), made(quick=True), strict=True):
        assert (one.name, one.detail, one.marks) == (other.name, other.detail, other.marks)
        assert np.array_equal(one.sound, other.sound)


def test_a_row_is_the_same_without_the_others_and_quick_is_its_beginning() -> None:
    whole = {scene.name: scene.sound for scene in made(rows.TURNS, rows.PAUSES, rows.OTHERS)}
    for row in (rows.PAUSES, rows.OTHERS):
        for scene in (*made(row), *made(row, quick=True)):
            assert np.array_equal(scene.sound, whole[scene.name]), scene.name
    assert 0 < len(made(rows.PAUSES, quick=True)) < len(made(rows.PAUSES))


def test_the_turn_lies_where_it_is_marked() -> None:
    for scene in made(rows.TURNS):
        (turn,) = scene.of(rows.TURN)
        (start_s, end_s), *more = stretches(loud(scene.sound))
        assert not more
        assert (turn.start_s, turn.end_s) == pytest.approx((start_s, end_s), abs=1.5 / PERCEPTION_RATE_HZ)


def test_the_pauses_lie_where_they_are_marked_and_are_as_long_as_people_pause() -> None:
    for scene in made(rows.PAUSES):
        (turn,) = scene.of(rows.TURN)
        spoken = stretches(loud(scene.sound), gap_s=0.1)
        gaps = [(end, start) for (_, end), (start, _) in pairwise(spoken)]
        assert gaps == [pytest.approx((p.start_s, p.end_s), abs=1e-3) for p in scene.of(rows.PAUSE)]
        assert all(PAUSE_S[0] - 0.01 <= end - start <= PAUSE_S[1] + 0.01 for start, end in gaps)
        assert (spoken[0][0], spoken[-1][1]) == pytest.approx((turn.start_s, turn.end_s), abs=1e-3)


def test_every_sort_of_pause_comes_in_a_quick_run_before_one_comes_twice() -> None:
    details = [scene.detail for scene in made(rows.PAUSES)]
    sorts = list(dict.fromkeys(details))
    assert details[: len(sorts)] == sorts
    assert len(sorts) >= 6


def test_what_comes_over_the_answer_waits_for_it_and_has_time_in_its_scene() -> None:
    for scene in made(rows.INTERRUPTIONS, rows.BACKCHANNELS):
        (turn,) = scene.of(rows.TURN)
        assert scene.cue is not None
        assert len(scene.cue.sound)
        left_s = scene.duration_s - turn.end_s - scene.cue.after_s - len(scene.cue.sound) / PERCEPTION_RATE_HZ
        assert left_s > 6.0, "the beginning of the answer and what follows"


def test_coughs_and_laughter_are_short_and_the_same_for_the_same_seed() -> None:
    for make, longest_s in ((cough, 1.1), (laughter, 1.8)):
        sound = make(3)
        assert 0.2 < len(sound) / PERCEPTION_RATE_HZ < longest_s
        assert np.array_equal(sound, make(3))
        assert not np.array_equal(sound[:1000], make(4)[:1000])
        assert np.max(np.abs(sound)) <= 1.0


def test_levels_are_what_they_are_called() -> None:
    voice = at_level(np.random.default_rng(1).standard_normal(16_000).astype(np.float32), -23.0)
    assert 20 * np.log10(active_level(voice)) == pytest.approx(-23.0, abs=0.1)
    behind = television([voice], 3.0, 1, -38.0)
    assert 20 * np.log10(active_level(behind)) == pytest.approx(-38.0, abs=0.5)
    crowd = babble([voice, voice], 3.0, 1, -40.0)
    assert 20 * np.log10(np.sqrt(np.mean(crowd**2))) == pytest.approx(-40.0, abs=0.1)
    assert 20 * np.log10(np.sqrt(np.mean(room_noise(2.0, 1) ** 2))) == pytest.approx(-66.0, abs=1.0)


def test_nothing_gives_silence_instead_of_an_error() -> None:
    assert not len(room_noise(0.0, 1))
    assert not np.any(babble([], 1.0, 1, -30.0))
    assert len(television([], 1.0, 1, -30.0)) == PERCEPTION_RATE_HZ


@pytest.mark.parametrize("text", HUMS)
def test_a_hum_is_voiced_where_the_person_speaks(text: str) -> None:
    sound = hum(text, np.random.default_rng(1), pitch_hz=120.0)
    assert 0.3 < len(sound) / PERCEPTION_RATE_HZ < 0.7
    spectrum = np.abs(np.fft.rfft(sound))
    hz = np.fft.rfftfreq(len(sound), 1.0 / PERCEPTION_RATE_HZ)
    voiced = np.sum(spectrum[(hz > 90) & (hz < 1400)] ** 2)
    assert voiced > 0.9 * np.sum(spectrum**2)
