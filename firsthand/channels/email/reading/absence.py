"""How machines say that a person is away, in twenty languages."""

import re

# What programs write before the subject that they answer.
ANSWERS_BY_ITSELF = re.compile(
    r"\W*(?:(?:vacation|out of (?:the )?office) (?:auto[ -]?)?(?:reply|response|message)|"
    r"auto(?:matic(?:ally generated)?|mated)?[\s:-]*(?:re(?:ply|sponse|sponder)|answer|message)\b|auto: |"
    r"automatini[sa]\w* atsak\w*|risposta automatica|автоматичен отговор|"
    r"automatische (?:antwort|abwesenheit\w*|rückantwort)|réponse automatique|respuesta automática|"
    r"resposta automática|automatisch (?:antwoord|beantwoord)|odpowiedź automatyczna|automatyczna odpowiedź|"
    r"automatická odpov\w+|automatiskt? svar|autosvar|automaattinen vastaus|automaa(?:tne )?t?vastus|automātisk\w+ atbild\w*|"
    r"автоответ\w*|автоматический ответ|автоматична відповідь|otomatik yanıt|răspuns automat|automatikus válasz|"
    r"αυτόματη απάντηση|automatski odgovor|samodejni odgovor|"
    r"自动(?:回复|答复)|自動(?:回覆|応答|返信)|자동 (?:회신|응답)|رد تلقائي|מענה אוטומטי|trả lời tự động|balasan otomatis"
    r")(?:(?P<label>\s*[:：\]）)])|\s*(?:[-–—,!.]|$|re\b|to\b|for\b))",
    re.IGNORECASE,
)
# Of this people write too: before a holiday, or about somebody who is away.
AWAY_SUBJECT = re.compile(
    r"\W*(?:(?:esu|sono|siamo|estoy|estou|ich bin|wir sind|je suis|jestem|jsem|som|ik ben|jag är|jeg er|olen|esmu|sunt|я|аз съм) )?(?:"
    r"out of (?:the )?office\b(?! [a-z]*(?:furnit|chair|desk|paper|suppl))|"
    r"ooo\b|(?:on )?vacation|away from|"
    r"(?:i am |i'm )?(?:on (?:leave|holiday)|away)|"
    r"nesu (?:biure|darbe)|atostog\w*|ne biure|"
    r"fuori (?:sede|ufficio)|assen(?:te|za)|in ferie|"
    r"извън офиса|в отпуск\w*|отсъств\w*|"
    r"abwesen\w*|nicht im büro|urlaub|"
    r"absen(?:t|ce)\w*|en congé\w*|hors (?:du )?bureau|"
    r"fuera de (?:la )?oficina|ausente|vacaciones|"
    r"fora do escritório|ausência|férias|"
    r"afwezig\w*|niet aanwezig|"
    r"poza biurem|nieobecno\w*|urlop|"
    r"mimo kancelář|nepřítomn\w*|neprítomn\w*|dovolen\w*|"
    r"frånvaro\w*|ej på kontoret|ikke på kontoret|fravær\w*|ferie|"
    r"poissa\w*|arpus biroja|ārpus biroja|"
    r"atva[lļ]in[aā]jum\w*|prombūtn\w*|kontorist väljas|puhkus\w*|"
    r"вне офиса|в отпуске|поза офісом|відпустк\w*|"
    r"ofis dışında|házon kívül|szabadság|"
    r"εκτός γραφείου|"
    r"odsut\w*|"
    r"不在|부재중|خارج المكتب"
    r")",
    re.IGNORECASE,
)
# Where the subject does not begin with it: Notes writes "AUTO: Asta is out of the office", AOL "Re: … (Automatic Response)".
AWAY_WITHIN = re.compile(
    r"(?:is|am|are) (?:currently )?out of (?:the )?office|[\[(](?:auto(?:matic|mated)?[ -]?(?:reply|response)|"
    r"out of office|abwesenheits\w*|automat\w+)[\])]|"
    r"^(?!\W*(?:re|aw|sv|ats|отг|r|fwd?|fw)\s*:).*\bautomat\w+ (?:atbilde|reply|response)\b",
    re.IGNORECASE,
)
ASKS = re.compile(r"\?(?=\s|$|[\"”»)])|[？؟]")
# What such notes speak of beside the absence: letters, answers, whom else to ask. Who is away and wants something of us
# writes of that.
OF_ANSWERS = re.compile(
    r"e-?mail|messages?\b|\bmails?\b|respon[ds]|\brepl|answer|contact|urgent|emergenc|"
    r"atsaky|laišk|skubi|kreip|skambin|rispo|urgen|contatt|messagg|отговор|спешн|съобщен|писм|"
    r"dringend|nachricht|wenden|antwort|vertret|erreichbar|courriel|répon|mensaj|mensag|correo|piln|wiadomo|kontakt|odpow|odpov|"
    r"spoed|bericht|antwo|zpráv|správ|naléh|brådsk|meddel|svar|haster|besked|beskjed|kiire|viest|vasta|steidzam|ziņ|atbild|kiri|"
    r"срочн|сообщ|ответ|обращай|термінов|лист\b|листи|відпов|звертай|acil|mesaj|e-posta|răspun|sürg|levél|levelé|válasz|επείγ|μήνυμ|"
    r"απαντ|hitn|poruk|nujn|sporoč|回复|回覆|邮件|郵件|返信|メール|連絡|회신|메일|연락|بريد|رسالت|الرد|דוא|הודע|thư|email|pesan",
    re.IGNORECASE,
)
QUOTED = re.compile(r"^>.*$", re.MULTILINE)
AWAY_WORDS = re.compile(
    r"out of (?:the )?(?:office|country)|(?:am|be|on|currently)\s+(?:away|absent|vacation|annual leave|leave|"
    r"holidays?)\b|"
    r"auto(?:matic|mated|-?)\s?(?:ally generated|repl\w*|response)|"
    r"will (?:be back|return|not be reading)|limited access to (?:my )?e-?mail|(?:received|receive) your (?:e-?mail|message)|"
    r"thank(?:s| you) for (?:your (?:e-?mail|message|enquiry|inquiry)|contacting)|"
    r"atostog\w*|nesu (?:biure|darbe)|grįšiu|automatini\w+|nedirbu|"
    r"sono (?:assente|in ferie|fuori)|sarò (?:assente|di ritorno)|rientr\w+|automatic[ao]|"
    r"в отпуск|извън офиса|отсъствам|автоматич\w+|ще се върна|"
    r"nicht im (?:büro|haus)|abwesend|im urlaub|automatisch\w*|wieder erreichbar|"
    r"absent\w*|en congés?|de retour|automatique|ausente|de vacaciones|fuera de (?:la )?oficina|automátic[ao]|fora do escritório|de férias|"
    r"afwezig|met vakantie|automatisch|nieobecn\w+|na urlopie|automatyczn\w+|nepřítom\w+|neprítom\w+|na "
    r"dovolené|na dovolenke|automatick\w+|"
    r"på semester|på ferie|automatisk\w*|tillbaka|tilbage|tilbake|lomalla|automaattinen|puhkusel|automaat\w+|"
    r"atvaļinājum\w+|automātisk\w+|"
    r"в отпуске|отсутству\w+|у відпустці|відсутн\w+|izinde\w*|otomatik|concediu|automat\b|szabadságon|"
    r"automatikus|αυτόματ\w+|εκτός γραφείου|спасибо за (?:ваше )?(?:письмо|обращение)|άδεια|na godišnjem|dopust\w*|automatski|samodejn\w+|"
    r"休假|自动|自動|不在|휴가|자동|부재|إجازة|تلقائي|חופש|אוטומטי|tự động|otomatis",
    re.IGNORECASE,
)


def is_away_note(subject: str, text: str, *, hinted: bool) -> bool:
    """Whether subject and words, or subject and another mark, say that somebody is away. The subject alone proves nothing.

    Who asks something in their own words is a person, whatever they call it; only a program writes its label before the
    subject that it answers.
    """
    by_itself, within = ANSWERS_BY_ITSELF.match(subject), AWAY_WITHIN.search(subject)
    if not (by_itself or within or AWAY_SUBJECT.match(subject)):
        return False
    if hinted:
        return True
    said = QUOTED.sub("", text[:3000])
    asks = bool(ASKS.search(said))
    if by_itself and by_itself["label"]:
        return not asks or bool(AWAY_WORDS.search(said))
    return not asks and bool(AWAY_WORDS.search(said) and (within or OF_ANSWERS.search(said)))
