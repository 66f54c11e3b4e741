"""`python -m assistant` is the `counterpoint` command."""

from __future__ import annotations

import multiprocessing
import sys

from assistant.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the reasoner's process starts here when frozen into a bundle
    sys.exit(main())
