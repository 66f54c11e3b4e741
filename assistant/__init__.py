"""The engine of Counterpoint: everything here runs without a window."""

import os

os.environ.setdefault("GOMP_SPINCOUNT", "300")
"""How long a thread of a model spins for its fellows before it sleeps (GNU OpenMP reads it when it is loaded).

By default that is about 10 ms, in which it keeps a core from the very thread that it waits for: beside another model,
two threads of the language model took 2 times as long as one, and up to 12 times. So they take 1.1 times as long.
Alone it costs 0.003 s of the 0.03 s that a token takes.
"""
