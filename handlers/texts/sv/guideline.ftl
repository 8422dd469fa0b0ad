# The whole guideline, and where it is

guideline-page-words-contents = Innehåll
guideline-page-words-skip = Hoppa till texten
guideline-page-words-source = Originaltexten
guideline-page-words-unanswered = Hittar du inte svaret?
guideline-page-original = Originalspråk: { $spoken }.
guideline-page-dated = Daterad { $date }
