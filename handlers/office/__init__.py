"""The informatör's office: who came, who decides, the one card each decider has."""
