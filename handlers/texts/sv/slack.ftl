# Slack: det som bara den ytan säger

slack-choose = Välj
slack-whole-section = Hela punkten:
slack-failed = Något gick fel hos mig. Försök igen om en stund, eller fråga informatören direkt.
