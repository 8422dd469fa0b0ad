# A new town's folder, until somebody writes answers of its own

new-town-headline = What the guideline says
new-town-question = { $title }: what does it say?
new-town-answer = This is in the section { $title }. Read the quotation, and ask { $name } if anything is unclear.
new-town-guideline = Social media guideline
new-town-role = communications officer
