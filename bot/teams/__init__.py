"""Teams: activities in at POST /api/messages, Adaptive Cards out. The only folder that imports botbuilder."""
