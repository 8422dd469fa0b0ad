"""How much anybody may ask of us at once: addresses, persons, connections, work."""
