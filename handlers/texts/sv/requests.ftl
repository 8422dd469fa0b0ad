# Channel requests: the form, the decision, the way to the register

channel-offer = Vill ni ha en egen kanal? Fyll i en ansökan så går den till informatören. Det tar några minuter, och du kan pausa när du vill.
event-repeated = Det här har jag redan tagit emot.
role-approver = informatören
role-deputy = informatörens ställföreträdare

# The form
request-title = Ansökan om en kanal
request-introduction = Fyll i fälten med stjärna. Resten kan du lämna tomt tills vidare. Informatören ser att det är du som ansöker, och vad som ännu är oklart.
request-send = Skicka till informatören
request-keep = Spara och fortsätt senare
request-resumed = Här är ansökan du påbörjade, med dina svar.
request-kept = Jag har sparat din påbörjade ansökan. Ingen annan ser den förrän du skickar den.
request-dropped = Jag har raderat den påbörjade ansökan.
request-nothing-to-drop = Du har ingen påbörjad ansökan.
request-unknown = Jag hittar ingen sådan ansökan bland dina. Skriv ”mina ansökningar” så ser du vilka du har.
request-not-editable = Du kan inte ändra ansökan just nu. Skriv ”mina ansökningar” så ser du hur läget är.
request-already-sent = Ansökan { $number } är redan skickad.
form-gone = Ansökan finns inte längre. Börja gärna på nytt.
form-begun-anew = Din påbörjade ansökan fanns inte längre. Jag har börjat på en ny med det du hade fyllt i.
form-mend = { $count ->
    [one] Ett fält behöver ses över. Inget har gått förlorat.
   *[other] { $count } fält behöver ses över. Inget har gått förlorat.
 }
form-missing = Det här behöver fyllas i.
form-too-short = Skriv lite mer, så att det går att förstå.
form-too-long = Texten är för lång, högst { $longest } tecken.
form-no-address = Det här ser inte ut som en kanals adress. Skriv till exempel instagram.com/hangomuseum eller @hangomuseum.
form-no-date = Skriv datumet så här: 1.8.2027.
form-past = Datumet har redan passerat.
form-too-many-people = Skriv högst tio namn, ett per rad.
form-practical = Praktisk information
form-rests-on = Anvisningen: { $section }
form-not-yet-known = inte känt ännu

# Something similar
similar-heading = Det här liknar ansökan
similar-channel = Kanal i registret: { $unit }, { $platform }, { $name }
similar-request = Öppen ansökan { $number }: { $unit }, { $platform }
similar-found-request = En kollega har redan en liknande ansökan. Vill du gå med i den eller skicka en egen? Jag har inte skickat din ännu.
similar-found-channel = Det finns redan en kanal som liknar den här. Kanske räcker den? Jag har inte skickat din ansökan ännu.

# Sent
request-heading = Ansökan { $number }: { $unit }, { $platform }
request-sent = Tack! Ansökan har gått till informatören. Du får veta här när något händer.
request-nobody-decides = Ansökan är sparad, men just nu finns det ingen annan än du själv som får besluta om den. Be den som sköter Får jag? att lägga till en ställföreträdare.
change-introduction = Du ändrar i { $what }. Ingenting ändras förrän du skickar. Informatören ser då vad du har ändrat.
change-send = Skicka ändringarna
change-moved = Ansökan har ändrats sedan du öppnade formuläret. Här är dina svar. Läs igenom dem och skicka på nytt om de ska gälla.
change-nothing = Ingenting har ändrats i ansökan { $number }.
change-sent = Ändringarna har gått till informatören.
request-not-asked = Informatören väntar inte på svar i den ansökan.
request-answered = Jag har skickat ditt svar på ansökan { $number } till informatören: ”{ $answer }”
request-withdrawn = Ansökan { $number } är tillbakadragen.
request-not-withdrawable = Ansökan { $number } kan inte dras tillbaka.
request-joining = Du är med i ansökan { $number } och får veta hur det går.
request-left = Du är inte längre med i ansökan { $number }.
request-not-joinable = Det går inte att gå med i ansökan { $number }.
answer-which = Är det här svaret på informatörens fråga? Välj ansökan, så får du läsa igenom svaret innan det skickas.
answer-no-review = Nej, granska texten
answer-no-question = Nej, jag frågar dig
answer-words-not-kept = Det du skrev sparar jag inte. Tryck på knappen här ovanför, så följer det med, eller skriv svaret här.
answer-request-label = Ditt svar
answer-request-send = Skicka svaret

# The card
request-asked = Fråga: { $question }
request-changes = Nytt sedan sist
request-changed = { $field }: { $before } → { $after }
request-joined = { $count ->
    [one] En kollega till har gått med i ansökan.
   *[other] { $count } kolleger till har gått med i ansökan.
 }
request-open = { $count ->
    [one] Ännu oklart: { $fields }
   *[other] Ännu oklart ({ $count }): { $fields }
 }
checklist-heading = Att tänka på enligt anvisningen
checklist-point = { $point } ({ $source })

status-begun = Påbörjad { $when }, inte skickad.
status-submitted = Skickad { $when }, väntar på informatören.
status-returned = Väntar på sökandens svar. Frågan ställdes { $when } av { $who }.
status-approved = Godkänd { $when } av { $who }.
status-rejected = Avslagen { $when } av { $who }.
status-withdrawn = Tillbakadragen { $when }.
status-expired = Gick ut { $when } utan beslut.
status-opened = Öppnad { $when }. Kanalen är ännu inte i registret.
status-listed = I det offentliga registret sedan { $when }.
status-closed = Nedlagd { $when } av { $who }.

history-heading = Så här har det gått
history-submit = Skickad
history-change = Ändrad
history-join = En kollega gick med
history-approve = Godkänd
history-reject = Avslagen
history-ask-more = Informatören bad om mer
history-answer = Besvarad
history-withdraw = Tillbakadragen
history-complete = Kompletterad
history-grant = Rättigheter givna
history-confirm = Adressen bekräftad
history-open = Kanalen öppnad
history-list = Införd i registret
history-close = Nedlagd
history-undo = Beslutet taget tillbaka
history-remind = Påminnelse skickad
history-deputise = Skickad också till ställföreträdaren
history-expire = Gick ut

# Deciding
decide-only-informator = Bara informatören får göra det.
decide-not-yet-yours = Det här sköter informatören just nu. Du får det om informatören är borta.
decide-not-your-own = Du kan inte besluta om din egen ansökan. Det gör informatören eller ställföreträdaren.
decide-already = Det här är redan avgjort.
decide-changed = Ansökan har ändrats sedan du fick kortet. Läs den en gång till och bestäm sedan.
decide-which = Vilken menar du? Inget är gjort ännu.
decide-none-named = Ingen ansökan med det namnet väntar på dig. De här väntar:
undo-nothing-lately = Jag hittar inget beslut från det senaste dygnet som du kan ta tillbaka.
undo-nothing-done = Inget är beslutat, så det finns inget att ta tillbaka. Ett beslut blir det först när du trycker på knappen.
undo-none-named = Jag hittar inget beslut om en ansökan med det namnet.
decided-approve = Godkänd. Sökanden får veta det.
decided-reject = Avslagen. Sökanden får veta varför.
decided-ask-more = Frågan är skickad till sökanden.
decided-list = Kanalen är nu i det offentliga registret.
decided-close = Kanalen är nedlagd, och det syns i registret.
undo-asked = Vill du ta tillbaka det här beslutet? { $what }
undone-approved = Godkännandet är taget tillbaka. Sökanden får veta det, och ansökan väntar på beslut igen.
undone-rejected = Avslaget är taget tillbaka. Sökanden får veta det, och ansökan väntar på beslut igen.
undone-listed = Kanalen är borttagen ur registret. Sökanden får veta det.
undone-closed = Kanalen är inte längre nedlagd, och registret visar den igen. Sökanden får veta det.
undo-nothing = Här finns inget beslut att ta tillbaka.
undo-not-yours = Bara den som fattade beslutet, eller informatören, kan ta tillbaka det.
undo-not-in-register = Registrets rad finns inte kvar, så kanalen går inte att öppna igen härifrån.
undo-opened = Kanalen är redan öppnad, så godkännandet går inte att ta tillbaka. Du kan i stället lägga ned kanalen och skriva varför.
undo-forgotten = Uppgifterna om sökanden är raderade, så det finns ingen att meddela om beslutet tas tillbaka. Därför gäller det.
undo-never-listed = Kanalen lades ned innan den kom in i registret, och det går inte att ta tillbaka. Enheten kan ansöka om kanalen på nytt.
undo-late-approved = Det har gått mer än tio minuter, så beslutet går inte att ta tillbaka. Du kan i stället lägga ned kanalen och skriva varför.
undo-late-rejected = Det har gått mer än tio minuter, så beslutet går inte att ta tillbaka. Be sökanden skicka ansökan på nytt: svaren finns kvar i formuläret.
undo-late-listed = Det har gått mer än tio minuter, så beslutet går inte att ta tillbaka. Du kan i stället lägga ned kanalen och skriva varför.
undo-late-closed = Det har gått mer än tio minuter, så beslutet går inte att ta tillbaka. Enheten kan ansöka om kanalen på nytt.
words-title-reject = Avslå
words-label-reject = Motivering
words-help-reject = Sökanden ser motiveringen precis som du skriver den.
words-send-reject = Avslå ansökan
words-title-ask-more = Be om mer
words-label-ask-more = Din fråga
words-help-ask-more = Sökanden får frågan och kan svara direkt i chatten.
words-send-ask-more = Skicka frågan
words-title-close = Lägg ned kanalen
words-label-close = Motivering
words-help-close = Sökanden ser motiveringen precis som du skriver den.
words-send-close = Lägg ned kanalen

# After approval
after-heading = Innan kanalen kommer in i registret
after-granted-yes = Klart: administratörerna har fått sina rättigheter
after-granted-no = Att göra: ge administratörerna deras rättigheter
after-confirmed-yes = Klart: adressen bekräftad
after-confirmed-no = Att göra: bekräfta adressen
after-missing = { $name ->
    [administrators] Saknas: minst två administratörer
   *[other] Saknas: { $field }
}
after-no-address = Det finns ingen adress att bekräfta ännu. Sökanden behöver fylla i den.
opened-for-good = Kanalen räknas nu som öppnad. Godkännandet går inte längre att ta tillbaka, men du kan lägga ned kanalen.
complete-title = Komplettera ansökan
complete-introduction = Kanalen kommer in i registret när adressen är bekräftad och det finns två administratörer och en ersättare.
complete-missing = Sparat. Något saknas fortfarande innan kanalen kan föras in i registret.
complete-done = Sparat. Nu har informatören allt som behövs.
list-missing = Kanalen kan inte föras in i registret ännu. Det som saknas: { $fields }
list-taken = Den adressen finns redan i registret: { $unit }, { $platform }.

# What people are told
told-joined = En kollega har gått med i din ansökan.
told-returned = Informatören har en fråga. Svara här i chatten eller ändra i ansökan.
told-approved = Din ansökan är godkänd!
told-approved-joined = Ansökan du gick med i är godkänd.
told-rejected = Din ansökan har inte godkänts. Du kan ändra den och skicka den på nytt.
told-rejected-joined = Ansökan du gick med i har inte godkänts.
told-expired = Din ansökan gick ut, eftersom den inte hann avgöras i tid. Du kan skicka den på nytt.
told-expired-joined = Ansökan gick ut, eftersom den inte hann avgöras i tid.
told-opened = Kanalen är öppnad.
told-listed = Kanalen är nu en av stadens officiella kanaler och syns i registret.
told-closed = Kanalen är nedlagd.
told-unapproved = Informatören tog tillbaka godkännandet, och ansökan väntar på beslut igen. Öppna inte kanalen ännu. Om den redan är öppen, dölj den tills beslutet kommer.
told-unapproved-joined = Informatören tog tillbaka godkännandet av ansökan du gick med i. Den väntar på beslut igen.
told-unrejected = Informatören tog tillbaka avslaget, och ansökan väntar på beslut igen. Du behöver inte göra något. Har du redan skickat en ny ansökan, dra tillbaka den ena.
told-unrejected-joined = Informatören tog tillbaka avslaget på ansökan du gick med i. Den väntar på beslut igen.
told-unlisted = Informatören tog kanalen ur registret igen. Kalla den inte officiell ännu, och ta bort det om du redan har skrivit det någonstans.
told-unlisted-joined = Informatören tog kanalen ur registret igen. Kalla den inte officiell ännu.
told-unclosed = Informatören tog tillbaka nedläggningen: kanalen är officiell igen. Har du redan stängt sidan, öppna den på nytt.
told-unclosed-joined = Informatören tog tillbaka nedläggningen. Kanalen är officiell igen.
told-withdrawn = Den som gjorde ansökan har dragit tillbaka den.
told-answered = Sökanden har svarat.
told-reminder = Påminnelse: den här ansökan väntar på dig.

# Buttons
do-request-channel = Ansök om en kanal
do-edit-request = Ändra i ansökan
do-drop = Radera min ansökan
do-go-on = Skicka min egen ansökan
do-join = Gå med i ansökan { $number }
do-withdraw = Dra tillbaka
do-leave = Gå ur ansökan
do-again = Ansök på nytt
do-mine = Mina ansökningar
do-show = Visa
do-answer = Svara
do-complete = Komplettera
do-approve = Godkänn
do-reject = Avslå
do-ask-more = Be om mer
do-grant = Rättigheter givna
do-confirm = Adressen stämmer
do-list = För in i registret
do-undo = Ta tillbaka beslutet
do-close = Lägg ned kanalen

# Asked before it is done
confirm-withdraw = Vill du dra tillbaka ansökan { $number }? Du kan ansöka på nytt senare.
confirm-drop = Vill du radera ansökan { $number } som du har påbörjat? Det du har fyllt i går inte att få tillbaka.
drop-by-button = Det här är din påbörjade ansökan. Vill du ta bort den, tryck på ”{ $button }”. Det du har fyllt i går inte att få tillbaka.
not-done-yet = Inget är gjort ännu. Läs igenom ansökan och tryck sedan på ”{ $button }”.

# My requests
mine-none = Du har inga ansökningar.
mine-waiting = Väntar på dig
