"""The names of the rows and of what is marked in their scenes."""

from __future__ import annotations

TURNS = "turns"
PAUSES = "pauses"
INTERRUPTIONS = "interruptions"
BACKCHANNELS = "backchannels"
OTHERS = "others"
STORY = "story"
SILENCE = "silence"
ECHO = "echo"
CLEAN = "clean"
"""Played beside another scene, for scorers that compare the two; not a row of its own."""
ROWS = (TURNS, PAUSES, INTERRUPTIONS, BACKCHANNELS, OTHERS, STORY, SILENCE, ECHO)
"""What can be measured; each row has scenes of its own."""

TURN = "turn"
PAUSE = "pause"
INTERRUPTION = "interruption"
NOD = "nod"
ASIDE = "aside"
BACKGROUND = "background"
"""Kinds of marks: a finished turn of the user's, a pause within one, a turn that comes over the assistant's answer, a
listener's sound (spoken, coughed or laughed) over it, speech of the user's or somebody else's that is not meant for the
assistant, and voices in the background."""
