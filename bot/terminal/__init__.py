"""The terminal: the same knowledge and the same answers as in chat, for people and for programs."""
