"""A neutral card as an Adaptive Card. Pure."""
