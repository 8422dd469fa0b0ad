# The review of a draft

review-ok = Ready to publish
review-revise = Change first
review-stop = Do not publish
review-perhaps = Read it once more
review-count = { $count ->
    [0] I found nothing to change.
    [one] I found one thing to change.
   *[other] I found { $count } things to change.
}
review-read-as-post = I read the text as a post.
review-read-as-reply = I read the text as a reply.
review-read-as-comment = I read the text as a resident's comment.
review-fixed = Fixed: { $what }.
review-left = Left: { $what }.
review-all-well = Everything is fixed now.
review-marked = Your text
review-places = { $quotes } and { $count } more
review-more = And { $count } more, marked in the text.
review-tips = { $count ->
    [one] One tip
   *[other] { $count } tips
}
review-public = Others can read this, so only you see my answer. Delete your message if it contains personal data.
review-not-sent = The review did not reach you. Your text has not been kept. Please send it to me again.
review-privacy = Your text is not kept. Copy it if you want to keep it.

review-title = Review a draft
review-title-again = Edit and check again
review-introduction = Paste the text you mean to publish or to answer with, or a comment that somebody has written.
review-open = Edit and check again
review-label-text = The text
review-help-text = No personal data is needed for the review.
review-label-kind = What is this?
review-kind-post = A post
review-kind-reply = A reply to somebody
review-kind-comment = A resident's comment
review-label-pictures = Does it come with pictures or film?
review-label-people = Do they show people who can be recognised?
review-label-permission = Have they given permission?
review-label-others = Is any of the material somebody else's, such as a picture, a text or music?
review-send = Review
review-send-again = Check again
review-empty = I saw no text. Paste what you would like me to review.
review-too-long = The text is { $count } characters long. I read at most { $most } at a time: please split it.
review-or-question = Is this a question for me, or a draft you would like me to review?
do-review = Review the text
do-ask-this = Answer the question
do-dismiss = Not relevant here
do-second-eyes = Ask the information officer to read it

remark-stop = Must not be published: { $what }
remark-fix = Change: { $what }
remark-perhaps = Perhaps: { $what }
remark-comment = Noticed: { $what }
remark-comment-perhaps = Perhaps: { $what }

comment-keep = Leave it and answer
comment-remove = Remove the comment
comment-ask = Ask the information officer
comment-keep-why = The comment may stay. Criticism and suggestions are welcome.
comment-remove-why = The comment is improper or contains somebody's personal data. Remove all of it at once. You need not tell its writer.
comment-ask-why = The guideline does not say outright whether this comment may stay. Ask the information officer to read it.
comment-count = { $count ->
    [0] I noticed nothing against the guideline.
    [one] I noticed one thing in the comment.
   *[other] I noticed { $count } things in the comment.
}
comment-marked = The comment
comment-how = How to answer
comment-hint-question = Answer the question, or say when the answer will come and from whom.
comment-hint-other = Keep to the matter and say what is being done about it. Do not let yourself be provoked.
comment-hint-thank = Thank them for the feedback: they take an interest in you.
comment-hint-open = Be open and humble. If something has gone wrong, say so.
comment-hint-hours = Answer quickly, on weekdays from 8 am to 4 pm.

eyes-by-button = Press “{ $button }” below the review above, and the text goes to the information officer. I no longer have it myself.
eyes-before = If you ask the information officer to read it, they get your text and see that it is you who asks.
eyes-asked = { $kind ->
    [comment] A second pair of eyes: may this comment stay?
    [reply] A second pair of eyes: could you read this reply before it is published?
   *[post] A second pair of eyes: could you read this post before it is published?
}
eyes-marked = { $kind ->
    [comment] The comment
    [reply] The reply
   *[post] The post
}
eyes-privacy = The text is kept nowhere. It exists only in this message.
eyes-sent = { $kind ->
    [comment] The information officer has the comment. The answer comes to you here.
   *[post] The information officer has your text. The answer comes to you here.
}
eyes-not-sent = { $kind ->
    [comment] The comment did not reach the information officer. It has not been kept. Try again in a while.
   *[post] Your text did not reach the information officer. It has not been kept. Try again in a while.
}
eyes-nobody = Nobody but you can read { $kind ->
    [comment] the comment
   *[post] your text
} just now. Please ring or write instead:
eyes-own = This is your own text. Let somebody else read it.
eyes-fine = Read by { $who }: { $kind ->
    [comment] the comment may stay.
    [reply] your reply looks good!
   *[post] your post looks good!
}
eyes-answer = { $kind ->
    [comment] About the comment, from { $who }:
    [reply] About your reply, from { $who }:
   *[post] About your post, from { $who }:
}
eyes-answer-title = { $kind ->
    [comment] About the comment
    [reply] About the reply
   *[post] About the post
}
eyes-answer-help = The answer goes straight to whoever asked and is not kept.
eyes-answer-sent = The answer has arrived.
eyes-answer-not-sent = The answer did not arrive. Try again in a while.
eyes-said-already = Whoever asked has been told that already.
do-eyes-fine = { $kind ->
    [comment] May stay
   *[post] Looks good
}
do-eyes-answer = Answer
