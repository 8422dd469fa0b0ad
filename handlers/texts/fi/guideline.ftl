# The whole guideline, and where it is

guideline-page-words-contents = Sisällys
guideline-page-words-skip = Siirry tekstiin
guideline-page-words-source = Alkuperäinen teksti
guideline-page-words-unanswered = Etkö löytänyt vastausta?
guideline-page-original = Alkuperäinen kieli: { $spoken }.
guideline-page-dated = Päivätty { $date }

talk-guideline = Koko ohje on täällä: { $name }.
talk-guideline-sections = Koko ohje: { $name }. Valitse kohta, niin näytän sen.
open-guideline = Lue koko ohje
open-section = Lue koko kohta ohjeesta
