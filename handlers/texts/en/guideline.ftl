# The whole guideline, and where it is

guideline-page-words-contents = Contents
guideline-page-words-skip = Skip to the text
guideline-page-words-source = The original text
guideline-page-words-unanswered = Cannot find the answer?
guideline-page-original = Original language: { $spoken }.
guideline-page-dated = Dated { $date }

talk-guideline = Here is the whole guideline: { $name }.
talk-guideline-sections = The whole guideline: { $name }. Choose a section and I will show it.
open-guideline = Read the whole guideline
open-section = Read the whole section in the guideline
