"""The echo: minutes of conversation in which the loudspeaker comes back into the microphone."""

from __future__ import annotations

from assistant.bench.duplex import rows
from assistant.bench.duplex.listening import EchoScore, score_echo
from assistant.bench.duplex.runner import Setting, play
from assistant.bench.duplex.scene import Scene, Stage
from assistant.bench.duplex.scripts import ECHO_LINES
from assistant.bench.duplex.voices import Studio, speakers
from assistant.capture.echo_path import EchoPath

DELAYS_S = (0.06, 0.25)
"""A loudspeaker on the desk, and one behind Bluetooth."""
ECHO_GAIN_DB = -10.0
MINUTES = 10.0
QUICK_MINUTES = 1.0
ASKED_EVERY_S = 15.0
SEED = 9000


def make_echo_scene(studio: Studio, *, quick: bool = False) -> Scene:
    """A user who asks something every quarter of a minute and listens in between, for ten minutes (quick: one)."""
    studio.begin(SEED)
    people = speakers(studio)
    length_s = 60 * (QUICK_MINUTES if quick else MINUTES)
    stage = Stage(at_s=1.0)
    number = 0
    while stage.at_s + ASKED_EVERY_S <= length_s:
        began_s = stage.at_s
        text = ECHO_LINES[number % len(ECHO_LINES)]
        stage.say(people[number % len(people)].say(text), rows.TURN, text)
        stage.at_s = began_s + ASKED_EVERY_S
        number += 1
    stage.at_s = length_s
    return Scene(f"{rows.ECHO}/01", rows.ECHO, stage.sound(SEED), tuple(stage.marks))


def play_echoes(scene: Scene, setting: Setting) -> dict[str, EchoScore]:
    """The scene once with each delay; only the runs that were played to their end."""
    scores: dict[str, EchoScore] = {}
    for delay_s in DELAYS_S:
        name = f"{ECHO_GAIN_DB:g} dB, {delay_s * 1000:g} ms"
        setting.progress(f"Echo of {name}")
        session = play([scene], setting, echo=EchoPath(delay_s, ECHO_GAIN_DB))
        if not session.performances:
            break
        performance = session.performances[0]
        scores[name] = score_echo(
            performance.of(rows.TURN),
            performance.understood,
            performance.decisions,
            duration_s=scene.duration_s,
            spoken_s=sum(end - start for start, end in performance.sounds()),
        )
    return scores
