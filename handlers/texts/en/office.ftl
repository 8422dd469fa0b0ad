# Questions to the informatör, absence, and what is held on a person

# Somebody's own words, and words that came too late
quoted = “{ $words }”
not-sent-words = What you wrote has not been sent. Here it is:

ask-title = Ask the information officer
ask-introduction = Read your question through before you send it. Leave out names and other personal data. A question you send is kept for a year after the answer.
ask-label = Your question
ask-help = The information officer sees the text exactly like this, and that it is you who asks.
ask-send = Send the question
ask-sent = Question { $number } has gone to the information officer. The answer will come here.
ask-passed-on = I send nothing by myself. Open the form, read the question through and change it if you like.
ask-passed-on-empty = I don’t keep what you write, so write the question in the form. It goes when you send it.
ask-words-not-kept = I don’t keep what you wrote. Press the button above and it comes along, or write your question here.
question-none-of-yours = You have no question with the information officer.
answer-which-question = Is this the answer to the question? Choose it, and you can read the answer through before it is sent.
ask-withdrawn = The question has been withdrawn.
ask-not-your-own = You cannot answer your own question. Somebody else does.
ask-gone-answered = The question has been answered already.
ask-gone-withdrawn = The question has been withdrawn.
question-heading = Question { $number } to the information officer
question-open = Waiting for an answer.
question-taken = Being answered by { $who }.
question-taken-meanwhile = This question is being answered by { $who }. If you want your answer to go instead, send it from here.
question-answered = Answered by { $who }.
question-withdrawn = Withdrawn by the person who asked.
question-reminder = Reminder: this question is waiting for an answer.
question-unanswered = Nobody has had time to answer your question { $number } yet. Feel free to phone the information officer: { $phone }.
answer-label = Your answer
answer-help = The answer goes to the person who asked, signed with role and date.
answer-send = Send the answer
answer-send-instead = Take over and send
answer-sent = The answer has been sent.
answer-arrived = An answer from the information officer
answer-signed = { $who }, { $day }
do-answer-question = Answer
do-take-over = Take over
do-withdraw-question = Withdraw the question

stands-in-deputy = The information officer decides on requests and answers questions. While the information officer is away, the deputy does.
stands-in-nobody = The information officer decides on requests and answers questions. There is no deputy, so while the information officer is away they wait.
stands-in-others-deputy = Several information officers decide on requests and answer questions. While one of them is away, another one does, and while all of them are away, the deputy does.
stands-in-others-nobody = Several information officers decide on requests and answer questions. While one of them is away, another one does. There is no deputy, so while all of them are away it has to wait.
stands-in-now = The information officer is away right now, { $days }.
stands-in-later = The information officer is away { $days }.
stands-in-others-now = One of the information officers is away right now, { $days }.
stands-in-others-later = One of the information officers is away { $days }.
absence-title = Absence
absence-help-deputy = Meanwhile requests and questions go to the deputy.
absence-help-others = Meanwhile requests and questions go to another information officer.
absence-help-nobody = There is no deputy, so requests and questions wait for you meanwhile.
absence-begins = First day
absence-ends = Last day
absence-save = Save
absence-asked = Shall I note that you are away { $days }?
absence-set-deputy = Noted: you are away { $days }. The deputy looks after requests and questions meanwhile.
absence-set-nobody = Noted: you are away { $days }. No deputy has been named, so requests and questions wait for you.
absence-set-others = Noted: you are away { $days }. Another information officer looks after requests and questions meanwhile.
absence-wrong-order = The last day cannot be before the first, or more than a year after it.
absence-ended = Welcome back! New requests and questions come to you again.
absence-not-yours = Only the information officer can set an absence here.
do-absence = Set my absence
do-absence-end = I am back
do-absence-set = Yes, note it
do-absence-other = Other days

held-heading = This is kept about you
held-nothing = Nothing is kept about you.
held-count = { $count }
held-since = { $count } (since { $day })
held-requests = Requests
held-followed = Requests you have joined
held-questions = Questions to the information officer
held-answered = Questions you have answered
held-decided = Decisions you have made
held-channels = Channels that name you
held-messages = Messages to you
held-audit = Entries in the history
held-language = Chosen language
held-absence = Absence
held-talks = What the conversation is about (codes, no words; forgotten after a day)
held-address = Where you can be reached
held-votes = Votes on whether an answer helped (forgotten after a day)
forget-what = I withdraw your open requests and questions and delete what you have written and your choice of language. Approved requests and decisions have to be kept by the town: there I put a code in your place, but what is written in them stays, the names of administrators too. This cannot be undone. If you want that, press “{ $button }”.
forgotten = Done. I have forgotten you.
forgotten-kept = { $count ->
    [0] Nothing had to be kept.
    [one] One request stays, with a code in your place, because the town has to keep it. If it was approved, the names of its administrators stay.
   *[other] { $count } requests stay, with a code in your place, because the town has to keep them. In those that were approved, the names of administrators stay.
 }
do-forget = Forget me
do-forget-yes = Yes, forget me
do-held = Show what is kept
