"""Trains the reader: an encoder tuned on the town's texts, and the heads on its vectors. README.md tells each step."""
