"""The web: the chat page for development and the public ask page, both drawn by one renderer.

Start reading at `surface.py`.
"""
