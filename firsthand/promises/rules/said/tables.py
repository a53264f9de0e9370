"""The words by which times are named and promises are made, folded: in small letters and without marks.

Lithuanian, Italian, Bulgarian and English stand together, whichever language is set: who answers Italians in Vilnius writes
as it comes. What a pattern names as `N` is a number in figures or in words.
"""

import re

NUMBERS = {
    0.5: "half an?|half|puse|mezz(?:o|a)?|половин",
    1: "an?|one|vien(?:a|ą|os|o|eri(?:u|us))|un[ao]?|един|една|едно",
    2: "two|a couple of|dvi|du|dvieju|due|(?:un )?paio di|два|две|двама",
    3: "three|tris|triju|trys|tre|три",
    4: "four|keturi(?:as|us|u)|quattro|четири",
    5: "five|penki(?:as|us|u)|cinque|пет",
    6: "six|sesi(?:as|us|u)|sei|шест",
    7: "seven|septyni(?:as|us|u)|sette|седем",
    8: "eight|astuoni(?:as|us|u)|otto|осем",
    10: "ten|desimt(?:ies|i)?|dieci|десет",
    14: "fourteen|keturiolik(?:a|os)|quattordici|четиринайсет|четиринадесет",
    24: "twenty[- ]four|dvidesimt keturi(?:as|u)|ventiquattro|двадесет и четири",
    48: "forty[- ]eight|quarantotto",
}
NUMBER = r"\d{1,3}|" + "|".join(NUMBERS.values())

UNITS = {
    "minutes": r"min(?:ute)?s?\b|minuci\w*|minut\w*|минут\w*|мин\b",
    "hours": r"h(?:ou)?rs?\b|h\b|valand\w*|val\b|or[ae]\b|час\w*|ч\b",
    "days": r"days?\b|dien\w*|d\b|giorn\w*|дни\b|ден\b|дена\b",
    "halves": r"pusvalandzi\w*",
    "fortnights": r"fortnights?\b",
    "weeks": r"weeks?\b|savait\w*|settiman\w*|седмиц\w*",
}
UNIT = "|".join(f"(?P<{name}>{forms})" for name, forms in UNITS.items())
WORKING = r"(?:working|business|work|darbo|d\.|lavorativ\w+|работн\w+)"
SPAN = re.compile(
    rf"\b(?P<lead>within|in|per|po|uz|entro|tra|fra|nel giro di|след|за|до|в рамките на)\s+(?:the next\s+|le prossime\s+)?"
    rf"(?:(?P<number>{NUMBER})(?:(?<=\d)\s*|\s+|'))?(?:the\s+)?(?P<before>{WORKING}\s+)?(?:{UNIT})(?P<after>\s+{WORKING})?"
)
# "до два часа" is by two o'clock, and "in days" is nothing.
CLOCK_LEAD = "до"

# What ends a working day, a week: "by the end of the day".
END_OF = re.compile(
    r"\b(?:end of (?:the )?(?:(?:working|business) )?(?P<en>day|week)|close of business|eod\b|"
    r"(?:darbo )?(?P<lt>dienos|savaites) pabaig\w+|"
    r"fine (?:della )?(?P<it>giornata|settimana)|края на (?:работния |работната )?(?P<bg>деня|ден|седмицата|седмица))"
)
WEEKS = {"week", "savaites", "settimana", "седмицата", "седмица"}
THIS_WEEK = re.compile(r"\b(?:this week|sia savaite|questa settimana|тази седмица)\b")
NEXT_WEEK = re.compile(
    r"\b(?:next week|kita savaite|(?:la )?(?:prossima settimana|settimana prossima)|следващата седмица|другата седмица)\b"
)

DAYS = {
    0: r"today|tonight|this (?:morning|afternoon|evening)|"
    r"siandien|si(?:ryt|vakar)\w*|oggi|stasera|stamattina|днес|довечера|тази (?:вечер|сутрин)",
    1: r"tomorrow|tmrw|rytoj|rytdien\w*|domani|domattina|утре",
    2: r"day after tomorrow|poryt|dopodomani|вдругиден",
}
DAY = {ahead: re.compile(rf"\b(?:{words})\b") for ahead, words in DAYS.items()}
WEEKDAYS = [
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"mondays?|mon|pirmadien\w*|lunedi|понеделник",
        r"tuesdays?|tue|antradien\w*|martedi|вторник",
        r"wednesdays?|wed|treciadien\w*|mercoledi|сряда",
        r"thursdays?|thu|ketvirtadien\w*|giovedi|четвъртък",
        r"fridays?|fri|penktadien\w*|venerdi|петък",
        r"saturdays?|sat|sestadien\w*|sabato|събота",
        r"sundays?|sun|sekmadien\w*|domenica|неделя",
    )
]
MONTHS = (
    r"jan(?:uary)?|sausio|gennaio|януари",
    r"feb(?:ruary)?|vasario|febbraio|февруари",
    r"mar(?:ch)?|kovo|marzo|март",
    r"apr(?:il)?|balandzio|aprile|април",
    r"may|geguzes|maggio|май",
    r"june?|birzelio|giugno|юни",
    r"july?|liepos|luglio|юли",
    r"aug(?:ust)?|rugpjucio|agosto|август",
    r"sept?(?:ember)?|rugsejo|settembre|септември",
    r"oct(?:ober)?|spalio|ottobre|октомври",
    r"nov(?:ember)?|lapkricio|novembre|ноември",
    r"dec(?:ember)?|gruodzio|dicembre|декември",
)
MONTH = "|".join(f"(?P<m{number}>{words})" for number, words in enumerate(MONTHS, start=1))
DATES = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>20\d\d))?\b(?![:.]\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?:{MONTH})\b"),
    re.compile(rf"\b(?:{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th|d\b|-)?"),
)

# A clock: "12:00", "5 pm", "17 val.", "alle 17", "в 17 часа"; a bare hour only where a word leads to it.
CLOCKS = (
    re.compile(r"\b(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})\b\s*(?P<half>am|pm)?"),
    re.compile(r"\b(?:between|tarp|tra le|fra le|между) \d{1,2} (?:and|ir|e le|и) (?P<hour>\d{1,2})\b"),
    re.compile(r"\b(?P<hour>\d{1,2})\s*(?P<half>am|pm)\b"),
    re.compile(r"\b(?P<hour>\d{1,2})\s*(?:val\b|o'?clock|часа|ч\b)"),
    re.compile(
        r"\b(?:by|at|before|until|alle(?: ore)?|per le(?: ore)?|entro le(?: ore)?|prima delle|ore|iki|до|в|към) "
        r"(?P<hour>\d{1,2})(?![\d:/-]|[.,]\d)(?!\s*(?:%|eur|€|days|month|years|dien|menes|met[uai]|giorn|mes[ie]|anni|дни|месец|годин|лв))\b"
    ),
)
PARTS = {
    "noon": r"noon|midday|lunch(?:time)?|vidurdien\w*|(?<!po )pietu\b|pietus|mezzogiorno|pranzo|обяд|обед|обедно",
    "morning": r"morning|first thing|ryta|ryte|rytas|siryt|mattina(?:ta)?|stamattina|domattina|сутрин\w*",
    "afternoon": r"afternoon|po ?piet\w*|pomeriggio|следобед\w*",
    "evening": r"evening|tonight|vakar(?:e|a|as)|sivakar\w*|sera(?:ta)?|stasera|вечер\w*|довечера",
}
PART = {name: re.compile(rf"\b(?:{words})\b") for name, words in PARTS.items()}

# Who says so binds themselves. Italian futures are known by their accent, so they are sought before marks are taken off.
BINDS = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to| promise)\b|"
    r"\byou(?:['’]ll| will) (?:have|hear|get|receive|be called)\b|"
    r"\bexpect (?:my|our)\b|\blet me (?:get|come) back\b|"
    r"\bще\b|\bобещава(?:м|ме)\b|"
    r"\b(?!ne)\w{2,}(?<!iau)(?:siu|sime|siuosi|siuos|simes)\b|\bgausite\b|\bpazad(?:u|ame)\b|"
    r"\b(?:(?:la|le|ti|vi|lo|li) )?(?:ri)?(?:chiamo|chiamiamo|scrivo|scriviamo|faccio sapere|facciamo sapere)\b|"
    r"\b(?:la|le|ti|vi) (?:mand(?:o|iamo)|invi(?:o|amo)|rispond(?:o|iamo)|spedi(?:sco|amo)|aggiorn(?:o|iamo)|contatt(?:o|iamo))\b|"
    r"\bpromett(?:o|iamo)\b|\b(?:ricevera|avra|riceverai|avrai|riceverete|avrete)\b"
)
BINDS_IN_ITALIAN = re.compile(r"\b(?!(?:estremo|supremo|remo)\b)\w{2,}(?:rò|ro['’]|remo)\b")
# What sounds like it and is none: asked of the customer, in doubt, denied, a thing's own hours, an absence.
FREES = re.compile(
    r"\b(?:please|could you|can you|would you|if you|unless|you (?:need|have|must|should|can)|let me know|not|won['’]t|"
    r"can['’]?t|cannot|never|maybe|perhaps|might|hopefully|try to|closed|open (?:until|till|from)|away|on holiday|"
    r"out of (?:the )?office|back in the office|(?:evening|day|morning) before|"
    r"prasom\w*|prasau|jei(?:gu)?|ar galite|galite|turite|gal|galbut|turbut|nedirb\w+|dirbame|neb\w+siu|nezad\w+|ne\w{3,}(?:siu|sime)|"
    r"(?:vakare|diena) pries|uzdaryt\w+|atostog\w+|pasistengsi\w+|bandysi\w+|"
    r"per favore|la prego|vi prego|puo|potrebbe|potete|deve|dovete|se|forse|magari|non|chius[aoie]|apert[aoie]|ferie|"
    r"(?:sera|giorno) prima|cerchero|cercheremo|provero|proveremo|"
    r"моля|бихте|можете|трябва|ако|може би|евентуално|няма|не|затворен\w*|отворен\w*|почива\w*|отпуск\w*|"
    r"(?:вечерта|деня) преди|ще (?:опитам|опитаме|се опитам\w*|можете|трябва))\b"
)
# Words that only lead to a time; a line of nothing but these and a time is a promise in short.
FILLING = re.compile(
    r"\b(?:by|on|at|until|till|before|the|next|this|in|of|within|ok|yes|iki|i|kita|kiti|ta|nuo|po|per|apie|"
    r"entro|alle|ore|il|la|le|di|del|della|per|a|prima|delle|prossim[ao]|"
    r"до|в|във|на|през|към|следващ\w+|другия|преди|ч|часа|val)\b"
)
