"""The bench of the eyes: bodies that move as people do, filmed by a camera that is described, and what was counted."""
