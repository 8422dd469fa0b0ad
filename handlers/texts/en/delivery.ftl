# Messages that could not be delivered

undelivered-heading = { $about }: a message did not arrive.
undelivered-about-request = Request { $number }
undelivered-about-question = Question { $number }
undelivered-about-channel = Channel { $number } in the register
undelivered-about-other = Får jag?
undelivered-owner = Whoever made the request or asked can no longer be reached here. The account may be closed. Get in touch some other way, for instance through the unit.
undelivered-colleague = A colleague who wanted to follow this can no longer be reached here, for instance because the account is closed. There is nothing you need to do if the person has left.
undelivered-decider = One of those who decide can no longer be reached here, for instance because the account is closed. Ask the person who looks after Får jag? to check who decides and who the deputy is.
undelivered-desk = The chat channel that those who decide share cannot be reached. It may be archived, or Får jag? was removed from it. The card went to each of you instead. Ask the person who looks after Får jag? to add the app to the chat channel or choose another.
undelivered-place = The chat channel or thread cannot be reached. It may be archived, or Får jag? was removed from it. I sent the message directly to the person it was for. Add Får jag? to the chat channel if it is to be used again.
undelivered-lost = The chat channel or thread cannot be reached. It may be archived, or Får jag? was removed from it. Tell those concerned in some other way, and add Får jag? to the chat channel if it is to be used again.
undelivered-unreadable = The message was written by an earlier version of Får jag? and can no longer be read, so it was not sent. Look up what it was about, and tell those concerned in some other way.
undelivered-nobody = { $about }: nobody can decide or answer right now, because I cannot reach any of those who do. Everything you have written is kept. In the meantime, get in touch directly:
undelivered-came-directly = I could not answer where you wrote, so the answer comes directly to you.
restored-may-have-come = The assistant was restored from a backup. You may have had this message before.

# Who asks, on a card that asks somebody to decide or answer
asked-by = From { $who }
asked-by-elsewhere = From a colleague who writes in another app

# How chat products present the app
manifest-name = Får jag?
manifest-description = Ask before you publish: may I, and what does the guideline say?
manifest-request = Request a channel
manifest-request-description = Request a social media channel for your unit
manifest-review = Review this text
manifest-review-description = See what to change in the text before you publish it
manifest-command = Ask whether you may publish something, review a draft or request a channel
manifest-hint = may we post pictures from the Christmas party? · review · request · channels · language
