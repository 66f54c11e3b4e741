"""The ear's thread: echo cancelling, voice activity and end of turn, frame by frame.

It posts a `VoiceActivity` for every 32 ms frame and an `EndOfTurn` when a silence begins and as it grows, and
asks the recogniser for reads.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

import numpy as np

from assistant.gap import GAP_S
from assistant.micro_turn import (
    HEARING_TOLERANCE_S,
    MICRO_TURN_S,
    PERCEPTION_RATE_HZ,
    EndOfTurn,
    Samples,
    VoiceActivity,
    VoiceCharacter,
    no_samples,
)
from assistant.perception.background_gate import LOUDER_FOR_S, BackgroundGate
from assistant.perception.echo_gate import EchoGate
from assistant.perception.ports import Cleaner, EchoRemover, SoundSource, TurnProbability, VoiceProbability
from assistant.perception.recogniser import ReadRequest
from assistant.perception.silence_judge import SilenceJudge
from assistant.perception.sound_judge import SoundJudge
from assistant.perception.sound_level import level_dbfs
from assistant.perception.sound_memory import SoundMemory
from assistant.perception.voice_activity import FRAME_S, FRAME_SAMPLES, ONSET_FRAMES, SpeechDetector
from assistant.trace import NO_TRACE, Trace

UTTERANCE_GAP_S = 3.0
"""After this much silence what is said next is a new utterance, whatever the floor made of the last one."""
NEWS_IN_S = 0.1
"""A read tells nothing new when it covers no more than this beyond the last one."""
CUT_AFTER_S = 5.0
"""A stretch of speech that is so long is read once more in the pause after it, so that it can be settled."""
SETTLED_SILENCE_S = 0.4
BEYOND_S = 0.06
"""How much more than the speaker's last loud sound is read where a voice in the background goes on."""
ONSET_DELAY_S = 0.1
"""How long after an onset the floor may not know of it yet."""
MOST_AT_ONCE_SAMPLES = 8 * FRAME_SAMPLES

Keep = Callable[[int, Samples, Samples], None]
"""Takes a position (samples at `PERCEPTION_RATE_HZ`), what is heard from there on, and what was played; at once."""


class Ear:
    """Owns the voice activity and the end-of-turn model."""

    def __init__(
        self,
        sound: SoundSource,
        memory: SoundMemory,
        voice_activity: VoiceProbability,
        end_of_turn: TurnProbability,
        *,
        post: Callable[[VoiceActivity | VoiceCharacter | EndOfTurn], None],
        request_read: Callable[[ReadRequest], None],
        echo: EchoRemover | None = None,
        cleaner: Cleaner | None = None,
        judge: SoundJudge | None = None,
        turn_is_over: Callable[[], bool] = lambda: False,
        end_judged_soon: Callable[[], bool] = lambda: False,
        keep: Keep | None = None,
        trace: Trace = NO_TRACE,
    ) -> None:
        """`judge` tells noises and other people from the user; without one, all that is heard is theirs.

        `turn_is_over` says that the floor knows already that the user is done, and an answer is on its way: then the
        end-of-turn model is not asked, which would hold it up. While `end_judged_soon` says that
        the words will tell, it is asked later.

        `keep` is given every frame: its position, the sound as it is listened to, and what was played meanwhile.
        """
        self._keep = keep
        self._turn_is_over = turn_is_over
        self._end_judged_soon = end_judged_soon
        self._sound = sound
        self._memory = memory
        self._voice_activity = voice_activity
        self._silence = SilenceJudge(memory.between, end_of_turn, trace)
        self._post = post
        self._request_read = request_read
        self._echo = echo
        self._cleaner = cleaner
        self._gate = EchoGate()
        self._background = BackgroundGate()
        self._judge = judge
        self._trace = trace
        self._recent_probabilities: deque[float] = deque(maxlen=ONSET_FRAMES)
        self._learn_utterance: int | None = None
        self._forget_user = False
        self._forget_echo = False
        self._forget_levels = False
        self._detector = SpeechDetector()
        self._utterance = 0
        self._utterance_started_s = 0.0
        self._utterance_over = True
        self._resumed_s: float | None = None
        self._next_read_s = 0.0
        self._asked_until_s = 0.0
        self._settled_s = 0.0
        self._quiet_frames = 0
        self._done_utterance = 0
        self._done_until_s = 0.0
        self.muted = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ear", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def utterance_done(self, number: int, heard_until_s: float, *, answered: bool = False) -> None:
        """The floor is done with this utterance, having heard so far; from any thread.

        `answered` says that it was the user's: their voice is learnt from it.
        """
        if answered:
            self._learn_utterance = number
        self._done_until_s = heard_until_s
        self._done_utterance = max(self._done_utterance, number)

    def start_afresh(self) -> None:
        """Another user may be there from now on; from any thread."""
        self._forget_user = True

    def devices_changed(self, *, microphone: bool) -> None:
        """Another speaker is in use, or with `microphone` another microphone; from any thread.

        What was learnt of the way from the one to the other, such as that there is none, is not true any more.
        """
        self._forget_echo = True
        self._forget_levels = self._forget_levels or microphone

    def _run(self) -> None:
        # As heard, without echo, what an echo may come from, what was played.
        pending = (no_samples(), no_samples(), no_samples(), no_samples())
        expected = 0
        while not self._stopping.is_set():
            position, near, played = self._sound.read(
                MOST_AT_ONCE_SAMPLES, timeout_s=0.1, min_samples=FRAME_SAMPLES - len(pending[0])
            )
            if not len(near):
                self._stopping.wait(0.01)  # a closed ring answers at once
                continue
            if position - expected > GAP_S * PERCEPTION_RATE_HZ:
                self._pass_over_gap(position)
                pending = (no_samples(), no_samples(), no_samples(), no_samples())
                expected = position
            missing = np.zeros(max(0, position - expected), dtype=np.float32)
            expected = position + len(near)
            closed = self.muted and not near.any()  # that no echo comes back teaches nothing then
            far = np.zeros_like(near) if closed else played
            clean = self._echo.process(near, far) if self._echo is not None else near
            # What was dropped because nobody read in time was silence to us.
            near, clean, far, played = (
                np.concatenate((waiting, missing, new))
                for waiting, new in zip(pending, (near, clean, far, played), strict=True)
            )
            while len(near) >= FRAME_SAMPLES:
                self._hear_beside(near[:FRAME_SAMPLES], clean[:FRAME_SAMPLES], far[:FRAME_SAMPLES])
                self._hand_on(played[:FRAME_SAMPLES])
                near, clean, far, played = (rest[FRAME_SAMPLES:] for rest in (near, clean, far, played))
            pending = (near, clean, far, played)

    def _pass_over_gap(self, position: int) -> None:
        """Nothing was heard for a while, until `position`: the computer slept. What is heard now is something new."""
        ended_s = self._memory.end_s
        self._memory.pass_over(position - round(ended_s * PERCEPTION_RATE_HZ))
        if self._detector.speaking:
            self._detector.ended_s = ended_s
        self._detector.break_off()
        self._voice_activity.reset()
        self._recent_probabilities.clear()
        self._utterance_over = True

    def _hear_beside(self, near: Samples, clean: Samples, played: Samples) -> None:
        """Takes in a frame of the microphone, with and without echo, and what the loudspeaker was given."""
        if self._echo is None:
            self.hear(near)
            return
        if self._forget_echo:
            self._forget_echo = False
            self._gate = EchoGate()
        voice_possible = self._gate.admits(near, clean, played)
        heard = near if self._gate.no_echo else clean
        self.hear(heard, voice_possible=voice_possible, over_echo=self._gate.over_echo)

    def _hand_on(self, played: Samples) -> None:
        """Gives the frame that was just taken in to whoever keeps the sound."""
        if self._keep is not None:
            end_s = self._memory.end_s
            heard = self._memory.between(end_s - FRAME_S, end_s)
            self._keep(round(end_s * PERCEPTION_RATE_HZ) - FRAME_SAMPLES, heard, played)

    def hear(self, frame: Samples, *, voice_possible: bool = True, over_echo: bool = False) -> None:
        """Takes in the next `FRAME_SAMPLES` samples.

        `over_echo` says that an echo was taken out of them: how loud a voice is, and whose, tells little then.
        """
        if self.muted:
            frame = np.zeros(FRAME_SAMPLES, dtype=np.float32)
        if self._cleaner is not None:
            frame = self._cleaner.process(frame)
        self._memory.append(frame)
        now_s = self._memory.end_s
        probability = self._voice_activity.probability(frame)
        level = level_dbfs(frame)
        self._learn()
        user_dbfs = self._judge.user_dbfs if self._judge is not None else None
        in_front = self._background.admits(level, probability, user_dbfs)
        shut_out = not (in_front or over_echo) and self._background.somebody_behind
        if not voice_possible or not (in_front or over_echo):
            probability = 0.0
        self._recent_probabilities.append(probability)
        behind_s = self._background.behind_s if shut_out else 0.0
        changed = self._detector.hear(probability, now_s, behind_s)
        if changed:
            self._trace.moment(
                "ear", "voice begins" if self._detector.speaking else "voice ends", heard_until_s=now_s
            )
        if self._detector.speaking and (changed or self._began_as_the_turn_was_taken()):
            self._speech_began(now_s)
        elif self._detector.speaking and not over_echo and self._background.somebody_louder:
            self._somebody_louder_began(now_s)
        elif self._detector.speaking and self._judge is not None:
            character = self._judge.hear(probability, now_s, over_echo=over_echo)
            if character is not None:
                self._post(character)
        self._post(
            VoiceActivity(
                probability=probability,
                level_dbfs=level,
                speaking=self._detector.speaking,
                utterance=self._utterance,
                speech_started_s=self._detector.started_s,
                speech_ended_s=self._detector.ended_s,
                heard_until_s=now_s,
            )
        )
        if self._detector.speaking:
            self._quiet_frames = 0
            if self._detector.quiet_frames == 1:
                # It may begin a silence, whose read is the one that is waited for: it is made at once.
                if shut_out:  # a voice in the background goes on: its words are none of the speaker's
                    self._read(now_s - behind_s + BEYOND_S, pause=False, quiet=True)
                elif now_s >= self._asked_until_s + NEWS_IN_S:
                    self._read(now_s, pause=False, quiet=True)
            elif now_s >= self._next_read_s:
                self._read(now_s, pause=False)
        else:
            self._in_silence(now_s, fell_silent=changed)

    def _learn(self) -> None:
        """Learns the user's voice from the utterance that was answered."""
        if self._judge is None:
            return
        if self._forget_levels:
            self._forget_levels = False
            self._learn_utterance = None
            self._judge.forget_levels()
        if self._forget_user:
            self._forget_user = False
            self._learn_utterance = None
            self._judge.forget()
        if self._learn_utterance is not None:
            known, self._learn_utterance = self._learn_utterance == self._utterance, None
            if known and self._detector.ended_s is not None:
                self._judge.learn(self._utterance_started_s, self._detector.ended_s)

    def _began_as_the_turn_was_taken(self) -> bool:
        """Whether the floor made a turn of the utterance at the moment at which the user spoke on.

        What they say now would belong to a turn that is over, and be lost: it is a new utterance.
        """
        started_s = self._detector.started_s or 0.0
        done = not self._utterance_over and self._done_utterance >= self._utterance
        return done and started_s >= self._done_until_s - ONSET_DELAY_S

    def _speech_began(self, now_s: float) -> None:
        started_s = self._detector.started_s or now_s
        self._silence.begin()
        if self._utterance_over or self._done_utterance >= self._utterance:
            self._utterance += 1
            self._utterance_started_s = self._settled_s = started_s
            self._utterance_over = False
            self._background.new_utterance()
            self._resumed_s = None
        else:
            self._resumed_s = started_s
        self._next_read_s = started_s + 2 * MICRO_TURN_S
        if self._judge is not None:
            self._judge.begin(started_s, list(self._recent_probabilities))

    def _somebody_louder_began(self, now_s: float) -> None:
        """What was heard before was a television, or somebody far away; who speaks now begins an utterance."""
        self._background.somebody_louder_began()
        self._utterance_over = True
        self._detector.started_s = now_s - LOUDER_FOR_S
        self._speech_began(now_s)

    def _in_silence(self, now_s: float, *, fell_silent: bool) -> None:
        ended_s = self._detector.ended_s
        if fell_silent and ended_s is not None and self._asked_until_s < ended_s - HEARING_TOLERANCE_S:
            self._read(now_s, pause=True)
        if ended_s is None or self._utterance_over:
            self._rest()
            return
        silence_s = now_s - ended_s
        if silence_s >= SETTLED_SILENCE_S and ended_s - self._settled_s >= CUT_AFTER_S:
            self._read(now_s, pause=True)
        if not self._silence.judged:
            needless = self._done_utterance >= self._utterance or self._turn_is_over()
            probability = self._silence.judge(
                self._utterance_started_s, ended_s, now_s, needless=needless, later=self._end_judged_soon()
            )
            if probability is not None:
                self._post(EndOfTurn(self._utterance, probability, ended_s))
        elif silence_s >= UTTERANCE_GAP_S:
            self._utterance_over = True

    def _rest(self) -> None:
        """Clears the voice model now and then while nobody speaks: long noise would leave it deaf."""
        self._quiet_frames += 1
        if self._quiet_frames * FRAME_S >= UTTERANCE_GAP_S:
            self._quiet_frames = 0
            self._voice_activity.reset()

    def _read(self, until_s: float, *, pause: bool, quiet: bool = False) -> None:
        self._next_read_s = until_s + MICRO_TURN_S
        self._asked_until_s = until_s
        if pause:
            self._settled_s = until_s
        self._request_read(
            ReadRequest(
                self._utterance, self._utterance_started_s, until_s, pause, self._resumed_s, pause or quiet
            )
        )
