"""Slack: a thin line to it through slack-bolt, and a pure renderer to Block Kit.

Start reading at `surface.py`.
"""
