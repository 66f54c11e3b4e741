"""The one error that the devices raise."""

from __future__ import annotations


class DeviceError(Exception):
    """A device or a file standing in for one cannot be used.

    `str(error)` is a sentence for the user: what is wrong and what to do.
    """
