"""Reads kept sound: a stretch of it to hear, all of it to export, and where there is something to hear.

A file that is being written, or whose program was killed, is read as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import av.error
import numpy as np
import soxr

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.sound_record.errors import SoundError
from assistant.sound_record.kept_sound import KeptSound, Span
from assistant.sound_record.opus_writer import SILENCE_BYTES

OPUS_RATE_HZ = 48_000
"""What Opus decodes to."""
PREROLL_S = 0.3
"""So much before a place has to be decoded for the place to sound right."""
REST_S = 1.0
"""A shorter silence does not part two stretches."""
LONGEST_S = 600.0
"""No more is read at once: in memory it takes a hundred times the room that it takes in the file."""


def read_mixed(path: Path, start_s: float, end_s: float, rate_hz: int) -> Samples:
    """Both channels of a stretch as one, shape (n,), as loud as both were; shorter where the file ends.

    Raises SoundError.
    """
    first = round(max(0.0, start_s) * OPUS_RATE_HZ)
    last = round(min(end_s, start_s + LONGEST_S) * OPUS_RATE_HZ)
    pieces = [piece for piece in _decoded(path, first, last) if len(piece)]
    if not pieces:
        return np.zeros(0, dtype=np.float32)
    mixed = mix(np.concatenate(pieces))
    if rate_hz != OPUS_RATE_HZ:
        mixed = soxr.resample(mixed, OPUS_RATE_HZ, rate_hz).astype(np.float32)
    return mixed


def read_all(path: Path, rate_hz: int = PERCEPTION_RATE_HZ) -> Iterator[Samples]:
    """The whole file, piece by piece, each of shape (n, 2). Raises SoundError."""
    resample = soxr.ResampleStream(OPUS_RATE_HZ, rate_hz, 2, dtype="float32")
    for piece in _decoded(path, 0, None):
        yield resample.resample_chunk(np.ascontiguousarray(piece))
    yield resample.resample_chunk(np.zeros((0, 2), dtype=np.float32), last=True)


def look_into(path: Path) -> KeptSound | None:
    """Where there is something to hear; None when there is no such file, or nothing in it.

    Reads the file without decoding it: a second or so for some hours.
    """
    spans: list[Span] = []
    try:
        with av.open(str(path)) as container:
            for packet in container.demux(audio=0):
                if packet.pts is None or packet.time_base is None or packet.size <= SILENCE_BYTES:
                    continue
                start_s = max(0.0, float(packet.pts * packet.time_base))
                end_s = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                if spans and start_s - spans[-1][1] < REST_S:
                    spans[-1] = (spans[-1][0], end_s)
                else:
                    spans.append((start_s, end_s))
    except (OSError, av.error.FFmpegError):
        pass  # what was found before the damage can be heard
    return KeptSound(path, tuple(spans)) if spans else None


def mix(sound: Samples) -> Samples:
    """Two channels, shape (n, 2), as one; made softer where both together are too loud."""
    mixed: Samples = sound.sum(axis=1, dtype=np.float32)
    peak = float(np.abs(mixed).max(initial=0.0))
    return mixed / np.float32(peak) if peak > 1.0 else mixed


def _decoded(path: Path, first: int, last: int | None) -> Iterator[Samples]:
    """From the sample `first` to before `last` (at 48 kHz), in pieces of shape (n, 2)."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.audio[0]
            if first > PREROLL_S * OPUS_RATE_HZ:
                container.seek(round((first / OPUS_RATE_HZ - PREROLL_S) * av.time_base))
            for frame in container.decode(stream):
                if frame.pts is None or frame.time_base is None:
                    continue
                at = round(float(frame.pts * frame.time_base) * OPUS_RATE_HZ)
                if last is not None and at >= last:
                    return
                sound = frame.to_ndarray().T.astype(np.float32, copy=False)
                yield sound[max(0, first - at) : None if last is None else last - at]
    except FileNotFoundError:
        raise SoundError("The sound of this conversation is not there any more.") from None
    except IndexError:
        raise SoundError(f"{path} holds no sound; it may be damaged.") from None
    except (OSError, av.error.FFmpegError) as error:
        reason = error.strerror or str(error)
        raise SoundError(f"The sound in {path} cannot be read ({reason}); check that file.") from None
