"""Microphones of Bluetooth headsets: how to know one.

While its microphone is open such a headset works as a telephone: what is heard and what is played is narrow and late.
No system says so in the same way, so they are known by their names and, where a name is doubtful, by the rate.
"""

from __future__ import annotations

import re

TELEPHONE_RATES_HZ = (8_000, 16_000)

_BLUETOOTH = re.compile(
    r"bluez|bluetooth|hands[- ]?free|\bhfp\b|\bhsp\b|\bag audio\b|airpods|\b\w*buds\d*\b|\bbeats\b"
    r"|\bw[hf]-\d{3,4}|jabra elite|quietcomfort|\bbose (qc|nc)|soundcore|momentum (true|\d)",
    re.I,
)
_HEADSET = re.compile(r"head(set|phone)|ear(phone|bud|piece)", re.I)
_BY_WIRE = re.compile(r"\busb\b|\bwired\b|\bjack\b", re.I)


def is_bluetooth(name: str, rate_hz: float = 0.0) -> bool:
    """Whether a microphone of that name, whose own rate is `rate_hz`, is likely to belong to a Bluetooth headset."""
    if _BY_WIRE.search(name):
        return False
    return bool(_BLUETOOTH.search(name)) or (rate_hz in TELEPHONE_RATES_HZ and bool(_HEADSET.search(name)))
