# The public register of channels

register-page-title = The town's social media channels · { $town }
register-page-heading = The town's social media channels
register-page-town = { $town }
register-page-tagline = Social media
register-page-intro = These are all the official social media channels, open and closed. A page that is not in this register is not one of the town's channels.
register-page-intro-filling = These are the town's official social media channels, open and closed. The register is still being filled in, so a page may be the town's although it is not here yet.
register-page-skip = Skip to the channels
register-page-languages = Language
register-page-check = Is this address official?
register-page-check-label = Address of the page or account
register-page-check-help = Paste the address as it is, from a phone too. An @name will also do.
register-page-check-button = Check
register-page-answer = Answer
register-page-channels = Channels
register-page-filter = Choose channels
register-page-words = Search
register-page-unit = Unit
register-page-platform = Platform
register-page-state = Status
register-page-all-units = All units
register-page-all-platforms = All platforms
register-page-all-states = All
register-page-open = Open channels
register-page-closed = Closed channels
register-page-show = Show
register-page-show-all = Show all channels
register-page-none = No channel fits what you chose.
register-page-empty = The register is still empty.
register-page-channel = Channel
register-page-channel-languages = Languages
register-page-contact = Contact
register-page-opened = Opened
register-page-was-closed = Closed
register-page-unknown-day = not known
register-page-informator = Is a channel missing, or is somebody posing as the town?
register-page-data = The register as open data
register-count = { $count ->
    [one] 1 channel
   *[other] { $count } channels
 }
register-ask-role = Get in touch with the town's { $role }.

register-check-official = Yes, this channel is official
register-check-closed = No, not any more
register-check-named = Which platform do you mean?
register-check-unknown = No, it is not in the register
register-check-is = { $name } on { $platform }. Unit: { $unit }.
register-check-official-since = The channel was opened on { $date }.
register-check-closed-since = The channel was closed on { $date }.
register-check-closed-then = Anything published there now does not come from the town.
register-check-named-which = On another platform the same name may be somebody else's. Check the whole address to be sure.
register-check-channels = The town's channels of that name
register-check-alike = The town's own channels with a similar name
register-check-item = { $name }, { $platform }: { $address }
register-check-item-closed = { $name }, { $platform }: { $address } (closed)
register-check-unknown-then = So the page is not the town's. If it poses as the town's, or if you think it is missing from the register, get in touch with the town's { $role }.
register-check-not-yet = Not in the register yet
register-check-not-yet-then = The register is not complete, so the page may still be the town's. Ask the town's { $role } if you want to be sure.
register-check-own = Yes, this is the town's own website
register-check-own-then = Addresses that end in { $domain } belong to the town.
register-check-unreadable = I find no channel in what you wrote. Open the page or account, copy its address and paste it here. The address of a single post is not always enough.

# Taking over the channels that a town has today

import-added = line { $line }: added, { $address }
import-already = line { $line }: already there, { $address }
import-other-unit = (the unit "{ $unit }" is not among the town's units)
import-fault = line { $line }: { $problem }
import-fault-at = line { $line }, { $column }: { $problem }
import-done = { $added } added, { $already } already there.
import-dry = Dry run: { $added } would be added, { $already } already there. Nothing was changed.
import-refused = { $count ->
    [one] 1 error. Nothing was changed: correct the file and try again.
   *[other] { $count } errors. Nothing was changed: correct the file and try again.
 }
import-problem-too-large = the file is too large, at most { $limit } characters can be read
import-problem-not-text = is not UTF-8. Save the file as CSV UTF-8.
import-problem-empty = the file is empty. The first line must name the columns: { $columns }
import-problem-broken = cannot be read as CSV (a quotation mark that is never closed, or a cell that is too long)
import-problem-columns-missing = missing columns: { $missing }. Needed: { $needed }. Also allowed: { $others }.
import-problem-column-unknown = "{ $name }" is no column of the register. Allowed are: { $columns }
import-problem-column-twice = the column "{ $name }" appears twice
import-problem-cells = has { $found } cells, but the first line has { $wanted }
import-problem-missing = is missing
import-problem-too-long = is too long, at most { $longest } characters
import-problem-unseen = contains characters that cannot be seen
import-problem-address = leads to no channel. Write the whole address of the page or account.
import-problem-address-elsewhere = the address is on { $found }, but the platform is { $platform }
import-problem-address-twice = the same address is already on line { $first }
import-problem-languages = "{ $code }" is no language code. Write for example: sv fi
import-problem-state = must be open or closed
import-problem-day = is not a date. Write for example 2024-05-17 or 17.5.2024
import-problem-closed-first = is before the day the channel was opened
import-problem-closed-open = the channel has a closing day, but its state is open
import-problem-contact = must be a role (head librarian), not a person's email or phone. The register is public.

# A request for the archive

archive-title = Channel request { $number }
archive-decided = { $when }, { $who }
archive-page-reason = Reason
archive-page-request = Request
archive-page-asked = Questions and answers along the way
archive-page-steps = History
archive-page-when = Time
archive-page-what = Step
archive-page-who = Who
archive-role-clock = automatically
archive-role-requester = the requester
archive-state-begun = Begun
archive-state-submitted = Submitted
archive-state-returned = Returned for more information
archive-state-approved = Approved
archive-state-rejected = Rejected
archive-state-withdrawn = Withdrawn
archive-state-expired = Expired
archive-state-opened = Opened
archive-state-listed = Listed in the register
archive-state-closed = Closed
