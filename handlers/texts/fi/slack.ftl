# Slack: mitä vain tämä pinta sanoo

slack-choose = Valitse
slack-whole-section = Koko kohta:
slack-failed = Minulla meni jokin pieleen. Yritä hetken päästä uudelleen tai kysy suoraan tiedottajalta.
