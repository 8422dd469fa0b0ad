"""A chat product that there is not: what a further surface takes is this folder and a line in `bot.surface.FOLDERS`."""
