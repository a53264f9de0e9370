"""The words by which somebody binds themselves, and those that sound like it; folded: in small letters, without marks."""

import re

# Parts of a day that name none: greetings and wishes.
GREETS = re.compile(
    r"\b(?:good (?:morning|afternoon|evening)|(?:have )?a (?:nice|good|great|lovely) (?:day|evening|afternoon|weekend|week)|"
    r"lab(?:as|o) (?:rytas|ryto|vakaras|vakaro)|ger(?:o|as) (?:ryto|vakaro|rytas|vakaras)|"
    r"buon[ao]? ?(?:giorno|pomeriggio|sera|serata|giornata|mattina|mattinata)|"
    r"добро утро|добър вечер|(?:приятна|лека|хубава) вечер|приятен следобед)\b"
)

# How a letter begins, before the promise in the same sentence.
ADDRESSES = re.compile(
    r"^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|laba(?:s|s rytas|s vakaras| diena)|sveik\w+|gerb\w*|mielas|miela|"
    r"buon\w+(?: \w+)?|ciao|salve|gentile|egregio|caro|cara|здраве\w+|добър (?:ден|вечер)|добро утро|уважаем\w+|скъп\w+)\b"
    r"[^,!.:;]{0,40}[,!]\s*",
    re.IGNORECASE,
)

# Whom we send, and what: "our technician will be with you", "your refund will arrive".
WHO_COMES = (
    r"(?:technician|engineer|mechanic|fitter|plumber|electrician|courier|driver|colleague|manager|team|workshop)s?"
)
WHAT_COMES = r"(?:refund|parcel|package|order|replacement|spare part|part|money|invoice|repair|delivery|answer|reply)s?"

# Who says so binds themselves. Italian futures are known by their accent, so they are sought before marks are taken off.
BINDS = re.compile(
    r"^will (?:call|ring|phone|write|send|check|reply|answer|get back|come back|let you know)\b|"
    r"\b(?:i|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to| promise)\b|"
    r"\byou(?:['’]ll| will) (?:have|hear|get|receive|be called)\b|"
    r"\byou can (?:count|rely) on (?:my|our|me|us)\b|\bi(?:['’]m| am) (?:calling|getting) (?:you )?back\b|"
    rf"\b(?:our|the|your|a) (?:{WHO_COMES}|{WHAT_COMES})(?:['’]ll| will)\b|"
    r"\bexpect (?:my|our)\b|\blet me (?:get|come) back\b|"
    r"\bще\b|\bобещава(?:м|ме)\b|"
    r"\b(?!ne)\w{2,}(?<!iau)(?:siu|sime|siuosi|siuos|simes)\b|\bgausite\b|\b(?:pa)?zad(?:u|ame)\b|"
    r"\b(?:jums|tau) (?:paskambins|perskambins|parasys|atsakys|pranes)\b|\b(?:pa|per|at)skambinu\b|\b(?:pa|at)rasau\b|"
    r"\b(?:meistr|technik|kurjer|koleg|vadybinink|specialist|darbuotoj|siunt|pinig)\w*\b.{0,40}"
    r"\b(?:bus|atvyks|atvaziuos|paskambins|perskambins|susisieks|parasys|atves|atnes|pristatys|sutvarkys|sutaisys|pasieks)\b|"
    r"\b(?:(?:la|le|ti|vi|lo|li) )?(?:ri)?(?:chiamo|chiamiamo|scrivo|scriviamo|faccio sapere|facciamo sapere)\b|"
    r"\b(?:la|le|ti|vi) (?:do|diamo|mand(?:o|iamo)|invi(?:o|amo)|rispond(?:o|iamo)|spedi(?:sco|amo)|"
    r"aggiorn(?:o|iamo)|conferm(?:o|iamo)|(?:ri)?contatt(?:o|iamo))\b|"
    r"\bci sentiamo\b|\bmi faccio (?:viv[oa]|sentire)\b|"
    r"\bpromett(?:o|iamo)\b|\b(?:ricevera|avra|riceverai|avrai|riceverete|avrete)\b"
)
BINDS_IN_ITALIAN = re.compile(
    r"\b(?!(?:estremo|supremo|remo)\b)\w{2,}(?:rò|ro['’]|remo)\b|"
    r"\b(?:tecnic[oi]|colleg(?:a|hi|he)|corriere|montator[ei]|idraulico|rimborso|pacco|spedizione|merce|ricambi[o]?|pezzo)\b"
    r".{0,40}\b\w{2,}(?:rà|ra['’]|ranno)\b"
)
# What sounds like it and is none: asked of the customer, in doubt, denied, a thing's own hours, an absence.
FREES = re.compile(
    r"\b(?:please|could you|can you|would you|if (?:you|nothing|it|there)|need your|"
    r"unless|you (?:need|have|must|should|can(?! (?:count|rely) on))|"
    r"let me know|not|won['’]t|"
    r"can['’]?t|cannot|never|maybe|perhaps|might|hopefully|try to|closed|open (?:until|till|from)|away|on holiday|"
    r"on (?:\w+ )?leave|happy to (?:help|assist)|"
    r"out of (?:the )?office|back in the office|(?:evening|day|morning) before|"
    r"usually|normally|as soon as you|once you|i was told|(?:you|they|he|she) (?:said|told|wrote|promised)|be charged|"
    r"prasom\w*|prasau|jei(?:gu)?|ar galite|galite|turite|gal|galbut|turbut|nedirb\w+|dirbame|neb\w+siu|nezad\w+|ne\w{3,}(?:siu|sime)|"
    r"(?:vakare|diena) pries|uzdaryt\w+|atostog\w+|pasistengsi\w+|bandysi\w+|"
    r"paprastai|iprastai|dazniausiai|kai tik \w+(?:ite|ote|ate)|man sake|sakete|"
    r"di solito|normalmente|generalmente|appena (?!poss|so\b|sapr)|mi (?:e stato|hanno) detto|ha detto|"
    r"обикновено|щом \w+те|казаха|казахте|(?:цен|промоци|оферт|гаранци|магазин|офис)\w* (?:ще|няма)|"
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
