"""The full-duplex bench: how the assistant takes turns, measured in real time on a set of made scenes or on files."""
