# The whole guideline, and where it is

guideline-page-words-contents = Innehåll
guideline-page-words-skip = Hoppa till texten
guideline-page-words-source = Originaltexten
guideline-page-words-unanswered = Hittar du inte svaret?
guideline-page-original = Originalspråk: { $spoken }.
guideline-page-dated = Daterad { $date }

talk-guideline = Här finns hela anvisningen: { $name }.
talk-guideline-sections = Hela anvisningen: { $name }. Välj en punkt, så visar jag den.
open-guideline = Läs hela anvisningen
open-section = Läs hela punkten i anvisningen
