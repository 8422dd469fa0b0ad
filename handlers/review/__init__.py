"""A draft reviewed, and a second pair of eyes on it. Nothing of it is kept."""
