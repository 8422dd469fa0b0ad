# Channel requests: the form, the decision, the way to the register

channel-offer = Would you like a channel of your own? Fill in a request and it goes to the information officer. It takes a few minutes, and you can pause whenever you like.
event-repeated = I have received this already.
role-approver = the information officer
role-deputy = the information officer's deputy

# The form
request-title = Request for a channel
request-introduction = Fill in the fields marked with a star. You may leave the rest empty for now. The information officer sees that it is you who asks, and what is still open.
request-send = Send to the information officer
request-keep = Save and go on later
request-resumed = Here is the request you began, with your answers.
request-kept = I have saved the request you began. Nobody else sees it until you send it.
request-dropped = I have deleted the request you began.
request-nothing-to-drop = You have no unsent request.
request-unknown = I find no such request among yours. Write “my requests” to see the ones you have.
request-not-editable = That request cannot be changed right now. Write “my requests” to see where it stands.
request-already-sent = Request { $number } has been sent already.
form-gone = The request is no longer there. You are welcome to begin a new one.
form-begun-anew = The request you had begun was no longer there. I have begun a new one with what you had filled in.
form-mend = { $count ->
    [one] One field needs another look. Nothing has been lost.
   *[other] { $count } fields need another look. Nothing has been lost.
 }
form-missing = This needs to be filled in.
form-too-short = Please write a little more, so that it can be understood.
form-too-long = The text is too long, at most { $longest } characters.
form-no-address = This does not look like a channel's address. Write for example instagram.com/hangomuseum or @hangomuseum.
form-no-date = Write the date like this: 1.8.2027.
form-past = That date has passed.
form-too-many-people = Write at most ten names, one on each line.
form-practical = Practical detail
form-rests-on = Guideline: { $section }
form-not-yet-known = not yet known

# Something similar
similar-heading = Similar to this
similar-channel = Channel in the register: { $unit }, { $platform }, { $name }
similar-request = Open request { $number }: { $unit }, { $platform }
similar-found-request = A colleague already has a similar request. Would you like to join it or send your own? I have not sent yours yet.
similar-found-channel = There is already a channel like this one. Perhaps it will do? I have not sent your request yet.

# Sent
request-heading = Request { $number }: { $unit }, { $platform }
request-sent = Thank you! Your request has gone to the information officer. I will tell you here when something happens.
request-nobody-decides = Your request is saved, but right now nobody but you may decide on it. Ask the person who looks after Får jag? to add a deputy.
change-introduction = You are changing { $what }. Nothing changes until you send it. The information officer will see what you changed.
change-send = Send the changes
change-moved = The request has changed since you opened the form. These are your answers. Read them through and send again if they should hold.
change-nothing = Nothing has changed in request { $number }.
change-sent = Your changes have gone to the information officer.
request-not-asked = The information officer is not waiting for an answer to that request.
request-answered = I have sent your answer about request { $number } to the information officer: “{ $answer }”
request-withdrawn = Request { $number } has been withdrawn.
request-not-withdrawable = Request { $number } cannot be withdrawn.
request-joining = You have joined request { $number } and will be told how it goes.
request-left = You are no longer part of request { $number }.
request-not-joinable = Request { $number } cannot be joined.
answer-which = Is this the answer to the information officer's question? Choose the request, and you can read the answer through before it is sent.
answer-no-review = No, review the text
answer-no-question = No, I’m asking you
answer-words-not-kept = I don’t keep what you wrote. Press the button above and it comes along, or write your answer here.
answer-request-label = Your answer
answer-request-send = Send the answer

# The card
request-asked = Question: { $question }
request-changes = New since last time
request-changed = { $field }: { $before } → { $after }
request-joined = { $count ->
    [one] One colleague has joined the request.
   *[other] { $count } colleagues have joined the request.
 }
request-open = { $count ->
    [one] Still open: { $fields }
   *[other] Still open ({ $count }): { $fields }
 }
checklist-heading = To consider according to the guideline
checklist-point = { $point } ({ $source })

status-begun = Begun { $when }, not sent.
status-submitted = Sent { $when }, waiting for the information officer.
status-returned = Waiting for the requester's answer. Asked { $when } by { $who }.
status-approved = Approved { $when } by { $who }.
status-rejected = Rejected { $when } by { $who }.
status-withdrawn = Withdrawn { $when }.
status-expired = Expired { $when } without a decision.
status-opened = Opened { $when }. The channel is not in the register yet.
status-listed = In the public register since { $when }.
status-closed = Closed { $when } by { $who }.

history-heading = What has happened
history-submit = Sent
history-change = Changed
history-join = A colleague joined
history-approve = Approved
history-reject = Rejected
history-ask-more = The information officer asked for more
history-answer = Answered
history-withdraw = Withdrawn
history-complete = Completed
history-grant = Rights granted
history-confirm = Address confirmed
history-open = Channel opened
history-list = Added to the register
history-close = Closed
history-undo = Decision taken back
history-remind = Reminder sent
history-deputise = Passed on to the deputy as well
history-expire = Expired

# Deciding
decide-only-informator = Only the information officer may do that.
decide-not-yet-yours = The information officer is looking after this one. It comes to you if they are away.
decide-not-your-own = You cannot decide on your own request. The information officer or the deputy does.
decide-already = This has been decided already.
decide-changed = The request has changed since you got this card. Read it once more, then decide.
decide-which = Which one do you mean? Nothing has been done yet.
decide-none-named = No request by that name is waiting for you. These are:
undo-nothing-lately = I can’t find a decision from the last day that you can take back.
undo-nothing-done = Nothing has been decided, so there is nothing to take back. A decision is made only when you press the button.
undo-none-named = I can’t find a decision on a request with that name.
decided-approve = Approved. The requester will be told.
decided-reject = Rejected. The requester will be told why.
decided-ask-more = Your question has been sent to the requester.
decided-list = The channel is now in the public register.
decided-close = The channel is closed, and the register shows it.
undo-asked = Take this decision back? { $what }
undone-approved = The approval has been taken back. The applicant is told, and the request is waiting for a decision again.
undone-rejected = The rejection has been taken back. The applicant is told, and the request is waiting for a decision again.
undone-listed = The channel is out of the register again. The applicant is told.
undone-closed = The channel is no longer closed, and the register shows it again. The applicant is told.
undo-nothing = There is no decision here to take back.
undo-not-yours = Only whoever made the decision, or the information officer, can take it back.
undo-not-in-register = The register no longer has this line, so the channel can’t be reopened from here.
undo-opened = The channel is open already, so the approval can’t be taken back. You can close the channel instead and say why.
undo-forgotten = The applicant’s details have been erased, so there is nobody to tell if the decision is taken back. It stands for that reason.
undo-never-listed = The channel was closed before it was in the register, and that can’t be taken back. The unit can apply for the channel again.
undo-late-approved = More than ten minutes have passed, so the decision can’t be taken back. You can close the channel instead and say why.
undo-late-rejected = More than ten minutes have passed, so the decision can’t be taken back. Ask the applicant to send the request again: their answers are still in the form.
undo-late-listed = More than ten minutes have passed, so the decision can’t be taken back. You can close the channel instead and say why.
undo-late-closed = More than ten minutes have passed, so the decision can’t be taken back. The unit can apply for the channel again.
words-title-reject = Reject
words-label-reject = Reason
words-help-reject = The requester sees the reason exactly as you write it.
words-send-reject = Reject the request
words-title-ask-more = Ask for more
words-label-ask-more = Your question
words-help-ask-more = The requester gets the question and can answer right in the chat.
words-send-ask-more = Send the question
words-title-close = Close the channel
words-label-close = Reason
words-help-close = The requester sees the reason exactly as you write it.
words-send-close = Close the channel

# After approval
after-heading = Before it is listed
after-granted-yes = Done: the administrators have their rights
after-granted-no = To do: give the administrators their rights
after-confirmed-yes = Done: address confirmed
after-confirmed-no = To do: confirm the address
after-missing = { $name ->
    [administrators] Missing: at least two administrators
   *[other] Missing: { $field }
}
after-no-address = There is no address to confirm yet. The requester needs to fill it in.
opened-for-good = The channel now counts as open. The approval can no longer be taken back, but you can close the channel.
complete-title = Complete the request
complete-introduction = The channel is added to the register once its address is confirmed and it has two administrators and a deputy administrator.
complete-missing = Saved. Something is still missing before the channel can be added to the register.
complete-done = Saved. Now the information officer has everything that is needed.
list-missing = The channel cannot be added to the register yet. What is missing: { $fields }
list-taken = That address is in the register already: { $unit }, { $platform }.

# What people are told
told-joined = A colleague has joined your request.
told-returned = The information officer has a question. Answer here in the chat or change the request.
told-approved = Your request has been approved!
told-approved-joined = The request you joined has been approved.
told-rejected = Your request was not approved. You can change it and send it again.
told-rejected-joined = The request you joined was not approved.
told-expired = Your request expired, because it was not decided in time. You can send it again.
told-expired-joined = The request expired, because it was not decided in time.
told-opened = The channel has been opened.
told-listed = The channel is now an official channel of the town and appears in the register.
told-closed = The channel has been closed.
told-unapproved = The information officer took the approval back, and the request is waiting for a decision again. Don’t open the channel yet. If it is open already, hide it until the decision comes.
told-unapproved-joined = The information officer took back the approval of the request you joined. It is waiting for a decision again.
told-unrejected = The information officer took the rejection back, and the request is waiting for a decision again. You don’t need to do anything. If you have sent a new request already, withdraw one of them.
told-unrejected-joined = The information officer took back the rejection of the request you joined. It is waiting for a decision again.
told-unlisted = The information officer took the channel out of the register again. Don’t call it official yet, and remove that where you have said so already.
told-unlisted-joined = The information officer took the channel out of the register again. Don’t call it official yet.
told-unclosed = The information officer took the closing back: the channel is official again. If you have closed the page already, open it again.
told-unclosed-joined = The information officer took the closing back. The channel is official again.
told-withdrawn = The person who made the request has withdrawn it.
told-answered = The requester has answered.
told-reminder = Reminder: this request is waiting for you.

# Buttons
do-request-channel = Request a channel
do-edit-request = Change the request
do-drop = Delete my request
do-go-on = Send my own request
do-join = Join request { $number }
do-withdraw = Withdraw
do-leave = Leave the request
do-again = Request again
do-mine = My requests
do-show = Show
do-answer = Answer
do-complete = Complete
do-approve = Approve
do-reject = Reject
do-ask-more = Ask for more
do-grant = Rights granted
do-confirm = The address is correct
do-list = Add to the register
do-undo = Take back the decision
do-close = Close the channel

# Asked before it is done
confirm-withdraw = Withdraw request { $number }? You can send a new request later.
confirm-drop = Delete request { $number }, which you have begun? What you have filled in cannot be brought back.
drop-by-button = This is the request you have begun. To delete it, press “{ $button }”. What you have filled in cannot be brought back.
not-done-yet = Nothing has been done yet. Read the request through, then press “{ $button }”.

# My requests
mine-none = You have no requests.
mine-waiting = Waiting for you
