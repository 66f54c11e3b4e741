"""FileAudio: a WAV as the microphone and a WAV as the speaker, in real time and exact to the sample.

Session time is cut into blocks of 10 ms. When the clock reaches the end of a block, its input is written to
the microphone ring; when it reaches the beginning of one, its output is rendered and written to the output
file at the same position. A thread that wakes late catches up block by block: positions never drift. With an
echo path the microphone hears, beside its file, what a room makes of the output.
"""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from assistant.capture.audio_io import ProblemHandler, Renderer, ignore_problem
from assistant.capture.echo_path import EchoPath
from assistant.capture.errors import DeviceError
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.wav_reader import read_wav
from assistant.capture.wav_writer import WavWriter
from assistant.clock import Clock, RealClock
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, no_samples

BLOCK_SAMPLES = 160
BLOCK_S = BLOCK_SAMPLES / PERCEPTION_RATE_HZ
JOIN_S = 2.0


class FileAudio:
    """An AudioIO made of files. It runs for the input, at least `at_least_s`, and `tail_s` seconds of silence after
    that, then sets `finished`.

    Attributes:
        finished: set when the output file is complete, or after `stop`.
        max_late_s: how late the thread was at worst; the voice may have missed its place by that much.
    """

    def __init__(
        self,
        audio_in: Path,
        audio_out: Path | None = None,
        tail_s: float = 6.0,
        on_problem: ProblemHandler = ignore_problem,
        echo_path: EchoPath | None = None,
        at_least_s: float = 0.0,
    ) -> None:
        """Reads the input and creates the output. `echo_path` is for this FileAudio alone.

        Raises DeviceError when one of the files cannot be used.
        """
        if audio_out is not None and audio_out.resolve() == audio_in.resolve():
            raise DeviceError(f"{audio_in} cannot be both input and output; name another output file.")
        self.on_problem = on_problem
        self.finished = threading.Event()
        self.max_late_s = 0.0
        self._input = read_wav(audio_in)
        self._names = (audio_in.name, audio_out.name if audio_out else None)
        heard = max(len(self._input), round(at_least_s * PERCEPTION_RATE_HZ))
        self._total = heard + round(max(tail_s, 0.0) * PERCEPTION_RATE_HZ)
        self._writer = WavWriter(audio_out) if audio_out else None
        self._echo_path = echo_path
        self._playing = no_samples()  # the block that is audible while the next input is heard
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def rate_hz(self) -> int:
        return PERCEPTION_RATE_HZ

    @property
    def microphone(self) -> str | None:
        return self._names[0]

    @property
    def speaker(self) -> str | None:
        return self._names[1]

    @property
    def alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def echo_delay_s(self) -> float:
        """Files have no buffers; what an echo path adds is for the canceller to find."""
        return 0.0

    @property
    def speaker_delay_s(self) -> float:
        return 0.0

    @property
    def duration_s(self) -> float:
        """How long input and tail are together."""
        return self._total / PERCEPTION_RATE_HZ

    def start(
        self, microphone_ring: SampleRing, reference_ring: SampleRing, renderer: Renderer, clock: RealClock
    ) -> None:
        """See AudioIO: the session begins here."""
        if self._thread is not None:
            raise RuntimeError("this FileAudio was started before")
        self._thread = threading.Thread(
            target=self._run,
            args=(microphone_ring, reference_ring, renderer, clock),
            name="file-audio",
            daemon=True,
        )
        clock.begin()
        self._thread.start()

    def stop(self) -> None:
        """See AudioIO. The output then ends where it was stopped."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(JOIN_S)
        else:
            self._complete_output()
            self.finished.set()

    def _run(self, microphone: SampleRing, reference: SampleRing, renderer: Renderer, clock: Clock) -> None:
        heard = 0  # samples written to the microphone ring; the output is always one block ahead
        try:
            played = self._play_block(0, reference, renderer)
            while heard < self._total and not self._stopping.is_set():
                late_s = clock.now_s() - self._end_s(heard)
                if late_s < 0:
                    self._stopping.wait(-late_s)
                    continue
                self.max_late_s = max(self.max_late_s, late_s)
                heard = self._hear_block(heard, microphone)
                played = self._play_block(played, reference, renderer)
        finally:
            self._complete_output()
            microphone.close()
            reference.close()
            self.finished.set()

    def _end_s(self, position: int) -> float:
        """When the block that begins at `position` is over."""
        return min(position + BLOCK_SAMPLES, self._total) / PERCEPTION_RATE_HZ

    def _hear_block(self, position: int, microphone: SampleRing) -> int:
        end = min(position + BLOCK_SAMPLES, self._total)
        block = self._input[position:end]
        if len(block) < end - position:
            block = np.pad(block, (0, end - position - len(block)))
        if self._echo_path is not None:
            block = np.clip(block + self._echo_path.process(self._playing), -1.0, 1.0)
        microphone.write(block)
        return end

    def _play_block(self, position: int, reference: SampleRing, renderer: Renderer) -> int:
        end = min(position + BLOCK_SAMPLES, self._total)
        if end == position:
            return end
        block: Samples = renderer.render(end - position, position / PERCEPTION_RATE_HZ)
        reference.write(block)
        self._playing = block
        self._write_output(block)
        return end

    def _write_output(self, block: Samples) -> None:
        if self._writer is None:
            return
        try:
            self._writer.write(block)
        except OSError as error:
            self._give_output_up(error)

    def _complete_output(self) -> None:
        if self._writer is None:
            return
        try:
            self._writer.close()
        except OSError as error:
            self._give_output_up(error)

    def _give_output_up(self, error: OSError) -> None:
        """The conversation goes on without its recording."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        reason = error.strerror or str(error)
        self.on_problem(f"{writer.path} cannot be written any more ({reason}); make room on the disk.")
        try:
            writer.close()
        except OSError:
            pass  # it has been reported
