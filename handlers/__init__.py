"""What the assistant does, told in neutral messages in and neutral replies out. Knows no chat product.

Start reading at `assistant.py`: one incoming message, its handler, one reply.
"""
