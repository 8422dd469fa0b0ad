# Answers to questions

conditions-if = On these conditions
conditions-remember = Keep in mind
met = Done
related = More questions about this
ask-informator = Ask the information officer
helpful-yes = Helpful
helpful-no = Not helpful
feedback-thanks = Thank you! We only count the votes. That it was you who voted is forgotten after a day.
feedback-counted = Thank you, your vote has been counted already.

section-number = Section { $number } · { $title }
source = { $name }
source-dated = { $name } ({ $date })
whole-section = Show the whole section
unofficial-translation = Unofficial translation

good-to-know = Good to know, not from the guideline
good-to-know-line = { $said } ({ $source }, { $address }, read on { $date })

less-sure = This is the nearest I find in the guideline. See whether it fits your case.
unsure = I am not sure what you mean. Is it one of these? If not, the information officer will help.
nearest = Did you mean
outside = The social media guideline does not cover this, so I cannot answer. If it is about social media, the information officer is happy to help.
silent = The guideline says nothing about { $topic }. Other rules may still apply, and the information officer can point you the right way.
also-silent = You asked about something else too: the guideline says nothing about { $topic }, and other rules may apply.
also-outside = I found nothing in the guideline about the other thing you asked. The information officer is happy to help with it.
also-unsure = I am not sure about the other thing you asked. Write it on its own and I will read it again.
also-more = You asked about more than two things. Put the rest in a new message and I will answer that too.
each-in-full = Each answer in full
empty = I did not see any text. Write your question like this: May I post pictures from the school's Christmas party?
too-many = That was more messages at once than I can keep up with. Wait half a minute and I will answer again.

contact-intro = { $name } is the town's { $role } and is happy to help.
contact-phone = Call { $phone }
contact-mail = Email { $email }
mail-subject = A question about social media
mail-body =
    Hello,

    I have a question about social media:

    { $question }

stale-button = This button no longer works. Write your question again and I will answer.
