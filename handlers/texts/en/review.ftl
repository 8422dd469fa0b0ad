# The review of a draft

review-ok = Ready to publish
review-revise = Change first
review-stop = Do not publish
