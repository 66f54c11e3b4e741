"""Fits the small models that the engine carries; not part of the installed program.

Each module is one model: `python -m training.addressee`, `python -m training.voice_print`,
`python -m training.voice_or_noise`, each with `--models DIR` (the folder of the installed models). They generate their
data, print the comparison, and write the weights beside the code that reads them. Seeds are fixed.
"""
