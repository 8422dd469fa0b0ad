"""What we know: the guideline, how staff ask about it, and how a question finds its answer.

Everything here is a pure function of its files and its arguments: no network, no database, no clock, no chat.
Start reading at `town.py` (what a town's folder holds) and `answers.py` (how a question finds its situation).
"""
