"""The public register of official channels."""
