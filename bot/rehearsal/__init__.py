"""A conversation with a fresh assistant that nobody else talks to: its own store, its own clock, and chat products
that only remember what they were told to show. `python -m bot rehearse` plays it; design.md fixes its lines.
"""
