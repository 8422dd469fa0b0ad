"""Trains the models at build time (`make model`). Needs the training lock; nothing at run time imports this.

The same data, code and locked versions give the same files, bit for bit.
"""
