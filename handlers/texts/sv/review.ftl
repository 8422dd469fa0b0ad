# The review of a draft

review-ok = Klart att publicera
review-revise = Ändra först
review-stop = Publicera inte
