"""The words by which times are named, folded: in small letters and without marks.

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
    9: "nine|devyni(?:as|us|u)|nove|девет",
    10: "ten|desimt(?:ies|i)?|dieci|десет",
    11: "eleven|vienuolik(?:a|os)|undici|единайсет|единадесет",
    12: "twelve|dvylik(?:a|os)|dodici|дванайсет|дванадесет",
    14: "fourteen|keturiolik(?:a|os)|quattordici|четиринайсет|четиринадесет",
    24: "twenty[- ]four|dvidesimt keturi(?:as|u)|ventiquattro|двадесет и четири",
    48: "forty[- ]eight|quarantotto",
}
NUMBER = r"\d{1,3}|" + "|".join(NUMBERS.values())
SEVERAL = "|".join(forms for number, forms in NUMBERS.items() if number > 1)

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
    rf"\b(?P<lead>within|in|per|po|uz|entro|tra|fra|nel giro di|след|за|до|в рамките на|в срок от|в срок до)\s+"
    rf"(?:(?:about|around|at most|the next|le prossime|i prossimi|circa|artimiausi\w+|ateinanci\w+|apie|mazdaug|следващите|около)\s+)?"
    rf"(?:(?:\d{{1,3}}|{SEVERAL})\s*(?:-|–|to\b|or\b|ar\b|o\b|или\b|до\b)\s*)?"
    rf"(?:(?P<number>{NUMBER})(?:(?<=\d)\s*|\s+|'))?(?:the\s+)?(?P<before>{WORKING}\s+)?(?:{UNIT})(?P<after>\s+{WORKING})?"
)
# "до два часа" is by two o'clock, "до един час" and "до 48 часа" within so long; and "in days" is nothing.
CLOCK_LEAD, AN_HOUR = "до", "час"

# What ends a working day, a week, a month: "by the end of the day".
END_OF = re.compile(
    r"\b(?:(?P<month>end of (?:the |this )?month|menesio pabaig\w+|fine (?:del |di questo )?mese|края на (?:този )?месец\w*)|"
    r"end of (?:the )?(?:(?:working|business) )?(?P<en>day|week)|close of business|eod\b|"
    r"(?:darbo )?(?P<lt>dienos|savaites) pabaig\w+|"
    r"fine (?:della )?(?P<it>giornata|settimana)|края на (?:работния |работната )?(?P<bg>деня|ден|седмицата|седмица))"
)
WEEKS = {"week", "savaites", "settimana", "седмицата", "седмица"}
THIS_WEEK = re.compile(
    r"\b(?:this week|(?:before|by) the weekend|si(?:a|os) savait\w+|iki savaitgalio|questa settimana|"
    r"(?:prima del|entro il) (?:fine settimana|week-?end)|тази седмица|(?:преди|до) уикенда)\b"
)
# Whoever says "early next week" is counted on by Tuesday, in the middle of it by Wednesday.
EARLY = re.compile(r"\b(?:early|beginning of|start of|pradzioj\w*|inizi\w*|начало\w*)\b")
MIDDLE = re.compile(r"\b(?:middle of|mid-?|viduryj\w*|meta|средата на)\b")
NEXT_WEEK = re.compile(
    r"\b(?:next week|kit(?:a|os|ai) savait(?:e|es|ei)|"
    r"(?:la )?(?:prossima settimana|settimana prossima)|следващата седмица|другата седмица)\b"
)

DAYS = {
    0: r"today|tonight|this (?:morning|afternoon|evening)|"
    r"siandien|si(?:ryt|vakar)\w*|oggi|stasera|stamattina|днес|довечера|тази (?:вечер|сутрин)",
    1: r"tomorrow|tmrw|rytoj(?:aus|ui)?|rytdien\w*|domani|domattina|утре",
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
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?(?:ви|ри|ти|ми))?(?: of)? (?:{MONTH})\b"),
    re.compile(rf"\b(?:{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th|d\b|-)?"),
)

# A clock: "12:00", "5 pm", "17 val.", "alle 17", "в 17 часа"; a bare hour only where a word leads to it.
CLOCKS = (
    re.compile(r"\b(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})\b\s*(?P<half>am|pm)?"),
    re.compile(r"\b(?:alle|le|ore|в) (?P<hour>\d{1,2}) (?:e|и) (?P<minute>\d{2})\b"),
    re.compile(r"\b(?:between|tarp|tra le|fra le|между) \d{1,2} (?:and|ir|e le|и) (?P<hour>\d{1,2})\b"),
    re.compile(r"\b(?:from|nuo|dalle|от) \d{1,2} (?:to|until|till|iki|alle|до) (?P<hour>\d{1,2})\b"),
    re.compile(r"\b(?P<hour>\d{1,2})\s*(?P<half>am|pm)\b"),
    re.compile(r"\b(?P<hour>\d{1,2})\s*(?:val\b|o'?clock|часа|ч\b)"),
    re.compile(
        r"\b(?:by|at|before|until|alle(?: ore)?|per le(?: ore)?|entro le(?: ore)?|prima delle|ore|iki|до|в|към) "
        r"(?P<hour>\d{1,2})(?![\d:/-]|[.,]\d)(?!\s*(?:%|eur|€|days|month|years|dien|menes|met[uai]|giorn|mes[ie]|anni|дни|месец|годин|лв))\b"
    ),
)
# Hours in words, and the minutes from them: "half past three", "pusę keturių", "alle tre e mezza", "три и половина".
HOURS = "|".join(forms for number, forms in NUMBERS.items() if 1 <= number <= 12)
HOUR = rf"(?P<hour>\d{{1,2}}|{HOURS})"
WORDED = (
    (re.compile(rf"\bhalf past {HOUR}\b"), 30),
    (re.compile(rf"\b(?:a )?quarter past {HOUR}\b"), 15),
    (re.compile(rf"\b(?:a )?quarter to {HOUR}\b"), -15),
    (re.compile(rf"\bpus(?:e|ei|iau) {HOUR}\b"), -30),
    (re.compile(rf"\b{HOUR} e mezz[ao]\b"), 30),
    (re.compile(rf"\b{HOUR} e un quarto\b"), 15),
    (re.compile(rf"\b{HOUR} meno un quarto\b"), -15),
    (re.compile(rf"\b{HOUR} и половина\b"), 30),
    (re.compile(rf"\b(?:at|by|alle|entro le|в|до|към) {HOUR}(?: o'?clock| часа)?(?=\s*(?:[.,;!]|$))"), 0),
)
PARTS = {
    "noon": r"noon|midday|lunch(?:time)?|vidurdien\w*|(?<!po )pietu\b|pietus|mezzogiorno|pranzo|обяд|обед|обедно",
    "morning": r"morning|first thing|ryta|ryte|rytas|ryto|siryt|mattina(?:ta)?|stamattina|domattina|сутрин\w*",
    "afternoon": r"afternoon|po ?piet\w*|pomeriggio|следобед\w*",
    "evening": r"evening|tonight|vakar(?:e|a|as|o)|sivakar\w*|sera(?:ta)?|stasera|вечер\w*|довечера",
}
PART = {name: re.compile(rf"\b(?:{words})\b") for name, words in PARTS.items()}
