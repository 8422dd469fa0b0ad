# The whole guideline, and where it is

guideline-page-words-contents = Contents
guideline-page-words-skip = Skip to the text
guideline-page-words-source = The original text
guideline-page-words-unanswered = Cannot find the answer?
guideline-page-original = Original language: { $spoken }.
guideline-page-dated = Dated { $date }
