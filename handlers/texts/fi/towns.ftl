# Uuden kaupungin kansio, kunnes joku kirjoittaa omat vastaukset

new-town-headline = Näin ohjeessa sanotaan
new-town-question = { $title }: mitä ohje sanoo?
new-town-answer = Tästä kerrotaan kohdassa { $title }. Lue lainaus, ja jos jokin jää epäselväksi, kysy: { $name }.
new-town-guideline = Sosiaalisen median ohje
new-town-role = viestintäasiantuntija
