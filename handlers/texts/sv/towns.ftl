# En ny stads mapp, tills någon skriver egna svar

new-town-headline = Så här säger anvisningen
new-town-question = { $title }: vad gäller?
new-town-answer = Det här står i avsnittet { $title }. Läs citatet, och fråga { $name } om något är oklart.
new-town-guideline = Anvisning för sociala medier
new-town-role = kommunikatör
