"""The sound of a session as a file for others: a WAV, which everything plays, or the small file as it was kept."""

from __future__ import annotations

import enum
import shutil
import wave
from pathlib import Path
from typing import BinaryIO

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.sound_record.errors import SoundError

NOTHING_KEPT = (
    "No sound of this conversation was kept. Switch on “Keep the sound” in the settings, under Privacy, to keep that "
    "of the next ones."
)


class SoundFormat(enum.StrEnum):
    """The formats, by the suffix of their files."""

    WAV = "wav"
    OGG = "ogg"


def export_sound(kept: Path, to: Path, file_format: SoundFormat, *, apart: bool = False) -> None:
    """Writes the sound in the file `kept` to the file `to`, which is overwritten; it is whole or not there.

    An Ogg has the user left and the assistant right, as it was kept. A WAV (16 kHz, 16 bit) has both mixed to one
    channel unless they are to stay `apart`. Takes some 15 s for each hour as a WAV. Raises SoundError, and OSError when
    `to` cannot be written.
    """
    if not kept.exists():
        raise SoundError(NOTHING_KEPT)
    part = to.with_name(f"{to.name}.part")
    try:
        with part.open("wb") as file:
            if file_format is SoundFormat.OGG:
                with kept.open("rb") as source:
                    shutil.copyfileobj(source, file)
            else:
                _write_wav(kept, file, apart)
        part.replace(to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_wav(kept: Path, file: BinaryIO, apart: bool) -> None:
    from assistant.sound_record.reader import read_all

    with wave.open(file, "wb") as wav:
        wav.setnchannels(2 if apart else 1)
        wav.setsampwidth(2)
        wav.setframerate(PERCEPTION_RATE_HZ)
        for piece in read_all(kept):
            wav.writeframes(_as_16_bit(piece if apart else piece.sum(axis=1)))


def _as_16_bit(sound: Samples) -> bytes:
    clipped: bytes = np.clip(np.rint(sound * 32767.0), -32768, 32767).astype("<i2").tobytes()
    return clipped
