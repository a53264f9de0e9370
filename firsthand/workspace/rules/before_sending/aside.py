"""Whether words are meant for colleagues and stand in an answer. Pure."""

import re

from firsthand.workspace.rules.before_sending.finding import Answer, Doubt, Finding

AMONG_US = re.compile(
    r"\A\s*(?:internal(?: note)?|note to (?:self|team)|fyi team|vidinė pastaba|vidinis|pastaba (?:kolegoms|sau)|nota interna|per i colleghi"
    r"|вътрешна бележка|вътрешно|за колегите)\s*[:–—-]"
    r"|\b(?:do not|don['’]t|never) tell (?:the |this )?(?:customer|client)\b"
    r"|\b(?:the|this) (?:customer|client) (?:says|said|claims|wants|wrote|called|asks|asked|seems|sounds)\b"
    r"|\bnesakyk(?:ite|im)? klient(?:ui|ei)\b|\b(?:klientas|klientė) (?:sako|nori|rašo|rašė|skambino|teigia|prašo|atrodo)\b"
    r"|\bnon dir(?:e|lo|glielo) al(?:la)? client[ei]\b"
    r"|\b(?:il|la|questo|questa) cliente (?:dice|vuole|scrive|ha scritto|ha chiamato|chiede|sembra|sostiene)\b"
    r"|\bне казвай(?:те)? на клиента\b|\b(?:клиентът|клиентката) (?:казва|иска|пише|писа|се обади|твърди|моли|изглежда)\b",
    re.IGNORECASE,
)


def words_for_colleagues(answer: Answer) -> Finding | None:
    """A colleague is called by @, or the customer is spoken of as somebody who is not there."""
    if answer.called:
        return Finding(Doubt.FOR_COLLEAGUES, f"@{answer.called[0]}")
    said = AMONG_US.search(answer.own)
    return Finding(Doubt.FOR_COLLEAGUES, said[0].strip()) if said else None
