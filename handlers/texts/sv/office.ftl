# Questions to the informatör, absence, and what is held on a person

# Somebody's own words, and words that came too late
quoted = ”{ $words }”
not-sent-words = Det du skrev är inte skickat. Här har du det:

ask-title = Fråga informatören
ask-introduction = Läs igenom frågan innan du skickar den. Lämna bort namn och andra personuppgifter. En skickad fråga sparas i ett år efter svaret.
ask-label = Din fråga
ask-help = Informatören ser texten precis så här, och att det är du som frågar.
ask-send = Skicka frågan
ask-sent = Fråga { $number } har gått till informatören. Svaret kommer hit.
ask-passed-on = Jag skickar inget av mig själv. Öppna formuläret, läs igenom frågan och ändra den om du vill.
ask-passed-on-empty = Jag sparar inte vad du skriver, så skriv frågan i formuläret. Den går iväg när du skickar den.
ask-words-not-kept = Det du skrev sparar jag inte. Tryck på knappen här ovanför, så följer det med, eller skriv frågan här.
question-none-of-yours = Du har ingen fråga hos informatören.
answer-which-question = Är det här svaret på frågan? Välj den, så får du läsa igenom svaret innan det skickas.
ask-withdrawn = Frågan är tillbakadragen.
ask-not-your-own = Du kan inte svara på din egen fråga. Det gör någon annan.
ask-gone-answered = Frågan är redan besvarad.
ask-gone-withdrawn = Frågan är tillbakadragen.
question-heading = Fråga { $number } till informatören
question-open = Väntar på svar.
question-taken = Besvaras just nu av { $who }.
question-taken-meanwhile = Frågan besvaras just nu av { $who }. Vill du att ditt svar går i stället, skicka det härifrån.
question-answered = Besvarad av { $who }.
question-withdrawn = Tillbakadragen av den som frågade.
question-reminder = Påminnelse: den här frågan väntar på svar.
question-unanswered = Ingen har hunnit svara på din fråga { $number } ännu. Ring gärna informatören: { $phone }.
answer-label = Ditt svar
answer-help = Svaret går till den som frågade, undertecknat med roll och datum.
answer-send = Skicka svaret
answer-send-instead = Ta över och skicka
answer-sent = Svaret är skickat.
answer-arrived = Svar från informatören
answer-signed = { $who }, { $day }
do-answer-question = Svara
do-take-over = Ta över
do-withdraw-question = Dra tillbaka frågan

stands-in-deputy = Informatören beslutar om ansökningar och svarar på frågor. När informatören är borta gör ställföreträdaren det.
stands-in-nobody = Informatören beslutar om ansökningar och svarar på frågor. Ingen ställföreträdare är angiven, så när informatören är borta väntar de.
stands-in-others-deputy = Det finns flera informatörer som beslutar om ansökningar och svarar på frågor. Är en av dem borta gör någon annan av dem det, och är alla borta gör ställföreträdaren det.
stands-in-others-nobody = Det finns flera informatörer som beslutar om ansökningar och svarar på frågor. Är en av dem borta gör någon annan av dem det. Ingen ställföreträdare är angiven, så om alla är borta får det vänta.
stands-in-now = Informatören är borta just nu, { $days }.
stands-in-later = Informatören är borta { $days }.
stands-in-others-now = En av informatörerna är borta just nu, { $days }.
stands-in-others-later = En av informatörerna är borta { $days }.
absence-title = Frånvaro
absence-help-deputy = Under tiden går ansökningar och frågor till ställföreträdaren.
absence-help-others = Under tiden går ansökningar och frågor till en annan informatör.
absence-help-nobody = Ingen ställföreträdare är angiven, så under tiden väntar ansökningar och frågor på dig.
absence-begins = Första dagen
absence-ends = Sista dagen
absence-save = Spara
absence-asked = Ska jag notera att du är borta { $days }?
absence-set-deputy = Noterat: du är borta { $days }. Ställföreträdaren tar hand om ansökningar och frågor så länge.
absence-set-nobody = Noterat: du är borta { $days }. Ingen ställföreträdare är angiven, så ansökningar och frågor väntar på dig.
absence-set-others = Noterat: du är borta { $days }. En annan informatör tar hand om ansökningar och frågor så länge.
absence-wrong-order = Sista dagen får inte komma före den första och inte mer än ett år efter den.
absence-ended = Välkommen tillbaka! Nya ansökningar och frågor kommer till dig igen.
absence-not-yours = Bara informatören kan meddela frånvaro här.
do-absence = Meddela frånvaro
do-absence-end = Jag är tillbaka
do-absence-set = Ja, notera
do-absence-other = Andra dagar

held-heading = Det här är sparat om dig
held-nothing = Inget är sparat om dig.
held-count = { $count }
held-since = { $count } (sedan { $day })
held-requests = Ansökningar
held-followed = Ansökningar du har gått med i
held-questions = Frågor till informatören
held-answered = Frågor du har besvarat
held-decided = Beslut du har fattat
held-channels = Kanaler där du nämns
held-messages = Meddelanden till dig
held-audit = Händelser i historiken
held-language = Valt språk
held-absence = Frånvaro
held-talks = Vad samtalet handlar om (koder, inga ord; glöms efter ett dygn)
held-address = Var du kan nås
held-votes = Röster på om ett svar hjälpte (glöms efter ett dygn)
forget-what = Jag drar tillbaka dina öppna ansökningar och frågor och raderar det du har skrivit och ditt språkval. Godkända ansökningar och beslut måste staden bevara: där sätter jag en kod i stället för dig, men det som står skrivet i dem finns kvar, också namnen på administratörerna. Det går inte att ångra. Vill du det, tryck på ”{ $button }”.
forgotten = Klart. Jag har glömt dig.
forgotten-kept = { $count ->
    [0] Inget behövde bevaras.
    [one] En ansökan finns kvar med en kod i stället för dig, eftersom staden behöver bevara den. Är den godkänd står administratörernas namn kvar.
   *[other] { $count } ansökningar finns kvar med en kod i stället för dig, eftersom staden behöver bevara dem. I de godkända står administratörernas namn kvar.
 }
do-forget = Glöm mig
do-forget-yes = Ja, glöm mig
do-held = Visa vad som är sparat
