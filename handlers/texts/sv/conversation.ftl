# What goes on from the turn before; pictures, files and links that nobody here can open.
yes-to-nothing = Ingenting väntade på ett ja, så jag har inte gjort något. Skriv gärna vad du vill göra.
which-by-button = Tryck på knappen vid den rätta, så går vi vidare med den.
yes-to-which = Jag vet inte vilken du menar, så jag har inte gjort något. Tryck på knappen vid den rätta.
yes-by-button = Här räcker inte ett ja. Vill du det, så tryck på knappen ovanför.
left-by-button = Okej, då är inget gjort. Knappen finns kvar om du ändrar dig.
goes-on-from-what = Vilket svar menar du? Ställ frågan en gång till med några fler ord, så svarar jag på den.
asks-what = Vad gäller det? Skriv gärna frågan med några fler ord: vad du vill göra, och var.
because = Därför: ”{ $what }” bygger på det här i anvisningen.
speaks-now = Nu svarar jag på svenska.
do-always-speak = Alltid på svenska
picture-unseen = Jag kan inte se bilder. Det här avgör: vem har tagit bilden, vem syns på den, och har de gett lov? Ladda inte upp bilder utan lov.
picture-what = Vad är det för en bild?
picture-also = Själva bilden kan jag inte se.
file-unread = Jag kan inte öppna filen. Klistra in texten här, så granskar jag den, eller skriv vad du vill veta.
link-unopened = Jag kan inte öppna länkar. Klistra in texten här, så granskar jag den, eller skriv vad du vill veta om sidan.
this-unseen = Jag ser bara det du själv skriver till mig, så jag vet inte vad du menar. Klistra in texten, så granskar jag den. Är det en bild, berätta vad den visar.
this-unseen-public = Jag läser inte det andra skriver, så jag ser inte vad du menar. Klistra in texten till mig privat, så granskar jag den. Är det en bild, berätta vad den visar.
review-still = Inte riktigt än. Kvar att ändra sedan sist: { $what }. Klistra in den nya texten, så läser jag den.
review-still-stop = Nej, publicera inte. Kvar att ändra sedan sist: { $what }. Klistra in den nya texten, så läser jag den.
review-stands = Ja, sist hittade jag inget att ändra. Har du ändrat något sedan dess? Klistra in texten, så läser jag den igen.

# What somebody wants with a request of their own.
wish-withdraw = Vill du dra tillbaka den här? { $what }
wish-none-named = Jag hittar ingen öppen ansökan med det namnet. Det här är dina:
wish-nothing-open = Du har ingen öppen ansökan. Den senaste:
wish-send = Inget är skickat ännu. Öppna ansökan med ”{ $open }” och tryck på ”{ $send }”.
wish-readers-begun = Bara du ser den påbörjade ansökan. När du skickar den ser informatören den, och ställföreträdaren när informatören är borta.
wish-readers-sent = Informatören ser ansökan, och ställföreträdaren när informatören är borta. Den som går med i ansökan får veta hur det går. Ingen annan ser den.
wish-missing-send = Det här behövs innan du kan skicka: { $fields }
wish-missing-list = Det här behövs innan kanalen kommer in i registret: { $fields }
wish-missing-open = Det här är bra att fylla i, men du kan vänta: { $fields }
wish-missing-nothing = Ingenting saknas.
wish-value = Öppna formuläret med knappen, så är det här ifyllt: { $value }. Inget ändras förrän du skickar det.
wish-change = Så länge informatören inte har bestämt kan du ändra i ansökan eller dra tillbaka den. Det som du har fyllt i finns kvar.
wish-begin = Vänta med att börja tills informatören har godkänt ansökan. Så här står den nu:

# Somebody is angry, or says that the answer is wrong.
talk-upset = Det var tråkigt att svaret inte hjälpte. Fråga gärna en gång till med andra ord, eller låt informatören svara.
