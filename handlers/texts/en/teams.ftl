# Only in Teams

teams-private = I answer this only in private. Open a chat with me and write there. Delete your message here if it contains personal data.
teams-answered = The answer is in the thread.
teams-failed = Something went wrong on my side. Write your question again in a moment.
