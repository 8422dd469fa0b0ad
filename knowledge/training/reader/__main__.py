"""`make model` runs `encoder`, then `heads`. After a small change of texts `heads` alone is enough."""

from __future__ import annotations

import argparse
from time import monotonic

from knowledge.reader.files import ENCODER, HEADS
from knowledge.town import HANGO, load_town
from knowledge.training.corpus import examples_of
from knowledge.training.reader.calibrating import calibrate
from knowledge.training.reader.heads import make_heads
from knowledge.training.reader.making import EPOCHS, UPPER, make_encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["encoder", "heads", "calibrate"])
    parser.add_argument("--layers", type=int, default=UPPER, help="how many upper layers are trained")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="how often every text is read")
    wanted, started, town = parser.parse_args(), monotonic(), load_town()
    examples = examples_of(town)
    if wanted.what == "encoder":
        make_encoder(town, examples, ENCODER, wanted.layers, wanted.epochs)
    elif wanted.what == "calibrate":
        calibrate(town, wanted.layers, wanted.epochs)
    else:
        make_heads(examples, ENCODER, HANGO / HEADS)
    print(f"{monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
