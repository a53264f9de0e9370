"""Whether the words speak of a file that does not go along. Pure."""

import re

from firsthand.workspace.rules.before_sending.finding import Answer, Doubt, Finding

# We say that something is enclosed …
OURS = re.compile(
    r"\b(?:attach(?:ed|ing|ments?|es)?|enclosed|enclosing)\b"
    r"|\b(?:prisegu|prisegam|prisegame|prisegiau|prisegėme|prisegt\w*|pridedu|pridedam|pridedame|pridedam[aiuo]\w*|pridėjau|pridėjome"
    r"|priede|prieduose|prikabinu|prikabiname|prikabinau|prikabinome|prikabint\w*)\b"
    r"|\b(?:in allegato|allego|alleghiamo|allegat[oaie])\b"
    r"|\b(?:прилагам|прилагаме|приложих|приложихме|приложен(?:о|а|и|ия|ият|ата|ото|ите)?|прикачвам|прикачваме|прикачих|прикачихме"
    r"|прикачен(?:о|а|и|ия|ият|ата|ото|ите)?|в прикачения файл)\b",
    re.IGNORECASE,
)
# … but not what the customer sent, what they should send, what is missing, or what we are fond of.
THEIRS = re.compile(
    r"\byour?(?:['’]ve| have| had)?\s+(?:\w+\s+){0,2}attach(?:ed|ments?)\b(?!\s+(?:below|here))"
    r"|\bthe\s+(?:\w+\s+){0,2}you\s+(?:have\s+)?attached\b"
    r"|\b(?:please|could you|can you|would you|to|not|n['’]t)\s+(?:please\s+)?attach\b"
    r"|\b(?:no|without|missing|open|opened|see|saw|received|got|for|read)\s+(?:an?\s+|the\s+|any\s+|your\s+)?attachments?\b"
    r"|\battachments?\s+(?:you|is missing|was missing|did not|didn['’]t|could not|couldn['’]t)\b"
    r"|\b(?:is|are|was|were|be|very|so) attached to\b"
    r"|\bjūsų\s+(?:\w+\s+){0,2}(?:prisegt\w*|priede|prieduose|prikabint\w*)\b"
    r"|\b(?:prisegt\w*|prikabint\w*)\s+jūsų\b|\b(?:be|nėra|neradau|negavome|trūksta)\s+(?:\w+\s+)?prisegt\w*"
    r"|\b(?:ha|hai|avete|aver|avere|ci ha|mi ha)\s+(?:\w+\s+)?allegat[oaie]\b"
    r"|\b(?:suo|tuo|vostro|suoi|vostri|senza|nessun|nessuno|manca|gli|l['’])\s*allegat[oi]\b"
    r"|\ballegat[oi]\s+che\s+(?:ha|hai|avete|ci)\b"
    r"|\b(?:сте|си|ваш(?:ия|ият|ата|ето|ите)?)\s+(?:\w+\s+)?(?:приложен|прикачен)\w*"
    r"|\b(?:няма|без|липсва)\s+(?:\w+\s+)?(?:приложен|прикачен)\w*",
    re.IGNORECASE,
)


def forgotten_file(answer: Answer) -> Finding | None:
    """The words say that something is enclosed, and nothing is."""
    if answer.files:
        return None
    spoken_of = OURS.search(THEIRS.sub(" ", answer.own))
    return Finding(Doubt.FORGOTTEN_FILE, spoken_of[0]) if spoken_of else None
