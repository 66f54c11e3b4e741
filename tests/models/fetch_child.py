"""A process that fetches, to be killed: ``fetch_child.py ROOT MODEL HUB_URL INDEX_URL``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__)
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]  # as pytest has them


def main() -> int:
    from fakes.model_catalogue import CATALOGUE

    from models.errors import ModelError
    from models.fetch import fetch
    from models.network import Network
    from models.store import ModelStore

    root, model_id, hub_url, index_url = sys.argv[1:]
    try:
        fetch(ModelStore(Path(root), CATALOGUE), [model_id], network=Network(hub_url, index_url))
    except ModelError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
