# What goes on from the turn before; pictures, files and links that nobody here can open.
yes-to-nothing = Nothing was waiting for a yes, so I haven’t done anything. Just tell me what you’d like to do.
which-by-button = Press the button by the right one, and we’ll go on from there.
yes-to-which = I can’t tell which one you mean, so I haven’t done anything. Press the button next to the right one.
yes-by-button = A yes is not enough here. If that is what you want, press the button above.
left-by-button = All right, nothing has been done. The button is still there if you change your mind.
goes-on-from-what = Which answer do you mean? Ask again in a few more words and I will answer.
asks-what = What is it about? Please ask in a few more words: what you would like to do, and where.
because = Why: “{ $what }” rests on this in the guideline.
speaks-now = I am answering in English now.
do-always-speak = Always in English
picture-unseen = I cannot see pictures. This is what decides: who took it, who is in it, and have they given leave? Do not upload pictures without leave.
picture-what = What kind of picture is it?
picture-also = I cannot see the picture itself.
file-unread = I cannot open the file. Paste the text here and I will review it, or tell me what you want to know.
link-unopened = I cannot open links. Paste the text here and I will review it, or tell me what you want to know about the page.
this-unseen = I only see what you write to me yourself, so I do not know what you mean. Paste the text and I will check it. If it is a picture, tell me what it shows.
this-unseen-public = I do not read what others write, so I cannot see what you mean. Paste the text to me in private and I will check it. If it is a picture, tell me what it shows.
review-still = Not quite yet. Left to change since last time: { $what }. Paste the new text and I will read it.
review-still-stop = No, do not publish it. Left to change since last time: { $what }. Paste the new text and I will read it.
review-stands = Yes, last time I found nothing to change. Have you changed anything since? Paste the text and I will read it again.

# What somebody wants with a request of their own.
wish-withdraw = Withdraw this one? { $what }
wish-none-named = I can’t find an open request by that name. These are yours:
wish-nothing-open = You have no open request. The latest:
wish-send = Nothing has been sent yet. Open the request with “{ $open }” and press “{ $send }”.
wish-readers-begun = Only you see a request you have begun. Once you send it, the information officer sees it, and the deputy while the information officer is away.
wish-readers-sent = The information officer sees the request, and the deputy while the information officer is away. Whoever has joined it is told how it goes. Nobody else sees it.
wish-missing-send = Needed before you can send it: { $fields }
wish-missing-list = Needed before the channel gets into the register: { $fields }
wish-missing-open = Good to fill in, but it can wait: { $fields }
wish-missing-nothing = Nothing is missing.
wish-value = Open the form with the button and this is filled in: { $value }. Nothing changes until you send it.
wish-change = As long as the information officer has not decided, you can change the request or withdraw it. Your answers are kept.
wish-begin = Wait until the information officer has approved the request before you start. This is how it stands now:

# Somebody is angry, or says that the answer is wrong.
talk-upset = I am sorry that did not help. Try asking in other words, or let the information officer answer.
