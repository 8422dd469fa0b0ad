# The public register of channels

register-page-title = Stadens kanaler i sociala medier · { $town }
register-page-heading = Stadens kanaler i sociala medier
register-page-town = { $town }
register-page-tagline = Sociala medier
register-page-intro = Här finns alla officiella kanaler i sociala medier, både de som är öppna och de som har lagts ned. Finns en sida inte i registret är den inte en av stadens kanaler.
register-page-intro-filling = Här finns stadens officiella kanaler i sociala medier, både öppna och nedlagda. Registret fylls på, så en sida kan vara stadens fast den inte står här än.
register-page-skip = Hoppa till kanalerna
register-page-languages = Språk
register-page-check = Är adressen officiell?
register-page-check-label = Sidans eller kontots adress
register-page-check-help = Klistra in adressen som den är, till exempel från mobilen. Ett @namn går också bra.
register-page-check-button = Kontrollera
register-page-answer = Svar
register-page-channels = Kanaler
register-page-filter = Välj kanaler
register-page-words = Sök
register-page-unit = Enhet
register-page-platform = Plattform
register-page-state = Läge
register-page-all-units = Alla enheter
register-page-all-platforms = Alla plattformar
register-page-all-states = Alla
register-page-open = Öppna kanaler
register-page-closed = Nedlagda kanaler
register-page-show = Visa
register-page-show-all = Visa alla kanaler
register-page-none = Ingen kanal passar det du valde.
register-page-empty = Registret är tomt än så länge.
register-page-channel = Kanal
register-page-channel-languages = Språk
register-page-contact = Kontakt
register-page-opened = Öppnades
register-page-was-closed = Lades ned
register-page-unknown-day = okänt
register-page-informator = Saknas en kanal, eller utger sig någon för att vara staden?
register-page-data = Registret som öppna data
register-count = { $count ->
    [one] 1 kanal
   *[other] { $count } kanaler
 }
register-ask-role = Hör av dig till stadens { $role }.

register-check-official = Ja, det är en officiell kanal
register-check-closed = Nej, inte längre
register-check-named = Vilken plattform menar du?
register-check-unknown = Nej, den finns inte i registret
register-check-is = { $name } på { $platform }. Enhet: { $unit }.
register-check-official-since = Kanalen öppnades { $date }.
register-check-closed-since = Kanalen lades ned { $date }.
register-check-closed-then = Det som publiceras där nu kommer inte från staden.
register-check-named-which = Samma namn kan höra till någon annan på en annan plattform. Kontrollera hela adressen för att vara säker.
register-check-channels = Stadens kanaler med det namnet
register-check-alike = Stadens egna kanaler med liknande namn
register-check-item = { $name }, { $platform }: { $address }
register-check-item-closed = { $name }, { $platform }: { $address } (nedlagd)
register-check-unknown-then = Sidan är alltså inte stadens. Utger den sig för att vara det, eller tror du att den saknas i registret? Hör av dig till stadens { $role }.
register-check-not-yet = Finns inte i registret än
register-check-not-yet-then = Registret är inte komplett, så sidan kan ändå vara stadens. Fråga stadens { $role } om du vill vara säker.
register-check-own = Ja, det är stadens egen webbplats
register-check-own-then = Adresser som slutar på { $domain } hör till staden.
register-check-unreadable = Jag hittar ingen kanal i det du skrev. Öppna sidan eller kontot, kopiera adressen och klistra in den här. Adressen till ett enskilt inlägg räcker inte alltid.

# Taking over the channels that a town has today

import-added = rad { $line }: läggs till, { $address }
import-already = rad { $line }: finns redan, { $address }
import-other-unit = (enheten "{ $unit }" finns inte bland stadens enheter)
import-fault = rad { $line }: { $problem }
import-fault-at = rad { $line }, { $column }: { $problem }
import-done = { $added } tillagda, { $already } fanns redan.
import-dry = Provkörning: { $added } skulle läggas till, { $already } finns redan. Ingenting är ändrat.
import-refused = { $count ->
    [one] 1 fel. Ingenting är ändrat: rätta filen och försök igen.
   *[other] { $count } fel. Ingenting är ändrat: rätta filen och försök igen.
 }
import-problem-too-large = filen är för stor, högst { $limit } tecken går att läsa
import-problem-not-text = är inte UTF-8. Spara filen i formatet CSV UTF-8.
import-problem-empty = filen är tom. Första raden ska ha kolumnernas namn: { $columns }
import-problem-broken = går inte att läsa som CSV (ett citattecken som inte stängs, eller en cell som är för lång)
import-problem-columns-missing = kolumner saknas: { $missing }. De som behövs: { $needed }. Andra som får finnas: { $others }.
import-problem-column-unknown = "{ $name }" är ingen kolumn i registret. Kolumner som får finnas: { $columns }
import-problem-column-twice = kolumnen "{ $name }" finns två gånger
import-problem-cells = har { $found } celler, men första raden har { $wanted }
import-problem-missing = saknas
import-problem-too-long = är för lång, högst { $longest } tecken
import-problem-unseen = innehåller tecken som inte syns
import-problem-address = leder inte till någon kanal. Skriv sidans eller kontots hela adress.
import-problem-address-elsewhere = adressen finns på { $found }, men plattformen är { $platform }
import-problem-address-twice = samma adress står redan på rad { $first }
import-problem-languages = "{ $code }" är ingen språkkod. Skriv till exempel: sv fi
import-problem-state = ska vara open eller closed
import-problem-day = är inget datum. Skriv till exempel 2024-05-17 eller 17.5.2024
import-problem-closed-first = ligger före dagen då kanalen öppnades
import-problem-closed-open = kanalen har en dag då den lades ned, men läget är open
import-problem-contact = ska vara en roll (bibliotekschef), inte en persons e-post eller telefon. Registret är offentligt.

# A request for the archive

archive-title = Kanalansökan { $number }
archive-decided = { $when }, { $who }
archive-page-reason = Motivering
archive-page-request = Ansökan
archive-page-asked = Frågor och svar under beredningen
archive-page-steps = Händelser
archive-page-when = Tid
archive-page-what = Händelse
archive-page-who = Vem
archive-role-clock = automatiskt
archive-role-requester = sökanden
archive-state-begun = Påbörjad
archive-state-submitted = Inskickad
archive-state-returned = Tillbaka för komplettering
archive-state-approved = Godkänd
archive-state-rejected = Avslagen
archive-state-withdrawn = Tillbakadragen
archive-state-expired = Gick ut
archive-state-opened = Öppnad
archive-state-listed = Införd i registret
archive-state-closed = Nedlagd
