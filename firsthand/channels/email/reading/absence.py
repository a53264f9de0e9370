"""How machines say that a person is away, in twenty languages."""

import re

AWAY_SUBJECT = re.compile(
    r"\W*(?:"
    r"auto(?:matic(?:ally generated)?|mated)?[\s:-]*(?:re(?:ply|sponse|sponder)|answer|message)|auto: |"
    r"out of (?:the )?office|"
    r"ooo\b|(?:on )?vacation|away from|"
    r"(?:i am |i'm )?(?:on (?:leave|holiday)|away)|"
    r"automatini[sa]\w* atsak\w*|nesu (?:biure|darbe)|atostog\w*|ne biure|"
    r"risposta automatica|fuori (?:sede|ufficio)|assen(?:te|za)|in ferie|"
    r"автоматичен отговор|извън офиса|в отпуск\w*|отсъств\w*|"
    r"automatische (?:antwort|abwesenheit\w*|rückantwort)|abwesen\w*|nicht im büro|urlaub|"
    r"réponse automatique|absen(?:t|ce)\w*|en congé\w*|hors (?:du )?bureau|"
    r"respuesta automática|fuera de (?:la )?oficina|ausente|vacaciones|"
    r"resposta automática|fora do escritório|ausência|férias|"
    r"automatisch (?:antwoord|beantwoord)|afwezig\w*|niet aanwezig|"
    r"odpowiedź automatyczna|automatyczna odpowiedź|poza biurem|nieobecno\w*|urlop|"
    r"automatická odpov\w+|mimo kancelář|nepřítomn\w*|neprítomn\w*|dovolen\w*|"
    r"automatiskt? svar|autosvar|frånvaro\w*|ej på kontoret|ikke på kontoret|fravær\w*|ferie|"
    r"automaattinen vastaus|poissa\w*|automaatvastus|automātisk\w+ atbild\w*|arpus biroja|ārpus biroja|"
    r"atva[lļ]in[aā]jum\w*|prombūtn\w*|kontorist väljas|"
    r"автоответ|автоматический ответ|вне офиса|в отпуске|автоматична відповідь|поза офісом|відпустк\w*|"
    r"otomatik yanıt|ofis dışında|răspuns automat|automatikus válasz|házon kívül|szabadság|αυτόματη απάντηση|"
    r"εκτός γραφείου|"
    r"automatski odgovor|samodejni odgovor|odsut\w*|"
    r"自动(?:回复|答复)|自動(?:回覆|応答|返信)|不在|자동 (?:회신|응답)|부재중|رد تلقائي|خارج المكتب|מענה אוטומטי|trả lời tự động|"
    r"balasan otomatis"
    r")",
    re.IGNORECASE,
)
# Where the subject does not begin with it: Notes writes "AUTO: Asta is out of the office", AOL "Re: … (Automatic Response)".
AWAY_WITHIN = re.compile(
    r"(?:is|am|are) (?:currently )?out of (?:the )?office|[\[(](?:auto(?:matic|mated)?[ -]?(?:reply|response)|"
    r"out of office)[\])]|"
    r"^(?!\W*(?:re|aw|sv|ats|отг|r|fwd?|fw)\s*:).*\bautomat\w+ (?:atbilde|reply|response)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"^>.*$", re.MULTILINE)
AWAY_WORDS = re.compile(
    r"out of (?:the )?(?:office|country)|(?:am|be|on|currently)\s+(?:away|absent|vacation|annual leave|leave|"
    r"holidays?)\b|"
    r"auto(?:matic|mated|-?)\s?(?:ally generated|repl\w*|response)|"
    r"will (?:be back|return)|limited access to (?:my )?e-?mail|(?:received|receive) your (?:e-?mail|message)|"
    r"atostog\w*|nesu (?:biure|darbe)|grįšiu|automatini\w+|nedirbu|"
    r"sono (?:assente|in ferie|fuori)|sarò (?:assente|di ritorno)|rientr\w+|automatic[ao]|"
    r"в отпуск|извън офиса|отсъствам|автоматич\w+|ще се върна|"
    r"nicht im (?:büro|haus)|abwesend|im urlaub|automatisch\w*|wieder erreichbar|"
    r"absent\w*|en congés?|de retour|automatique|ausente|de vacaciones|automátic[ao]|fora do escritório|de férias|"
    r"afwezig|met vakantie|automatisch|nieobecn\w+|na urlopie|automatyczn\w+|nepřítom\w+|neprítom\w+|na "
    r"dovolené|na dovolenke|automatick\w+|"
    r"på semester|på ferie|automatisk\w*|tillbaka|tilbage|tilbake|lomalla|automaattinen|puhkusel|automaat\w+|"
    r"atvaļinājum\w+|automātisk\w+|"
    r"в отпуске|отсутству\w+|у відпустці|відсутн\w+|izinde\w*|otomatik|concediu|automat\b|szabadságon|"
    r"automatikus|αυτόματ\w+|άδεια|na godišnjem|dopust\w*|automatski|samodejn\w+|"
    r"休假|自动|自動|不在|휴가|자동|부재|إجازة|تلقائي|חופש|אוטומטי|tự động|otomatis",
    re.IGNORECASE,
)


def is_away_note(subject: str, text: str, *, hinted: bool) -> bool:
    """Whether subject and words, or subject and another mark, say that somebody is away. The subject alone proves nothing."""
    if not (AWAY_SUBJECT.match(subject) or AWAY_WITHIN.search(subject)):
        return False
    return hinted or bool(AWAY_WORDS.search(QUOTED.sub("", text[:3000])))
