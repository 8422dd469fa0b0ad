"""Surfaces, settings, the command line, and the one place that joins them (`composition.py`)."""

__version__ = "0.1.0"
