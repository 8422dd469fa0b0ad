# The review of a draft

review-ok = Valmis julkaistavaksi
review-revise = Muuta ensin
review-stop = Älä julkaise
