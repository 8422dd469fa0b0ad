"""`make bench`: every bench, one after another; `python -m bench search` runs one."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    found = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if not file.stem.startswith("__"))
    for name in sys.argv[1:] or found:
        print(f"\n## {name}\n", flush=True)
        importlib.import_module(f"bench.{name}").main()
