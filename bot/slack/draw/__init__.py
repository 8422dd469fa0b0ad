"""A neutral card as Block Kit. Pure."""
