"""The other processes of the Teams bench: Microsoft's side, a stock botbuilder echo, and who sends."""
