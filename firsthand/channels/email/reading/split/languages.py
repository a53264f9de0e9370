"""The words that mail programs put around a quotation, by language; a new language is a line in each table."""

import re

# "… wrote:", as it stands at the end of, or inside, the line above a quotation
WROTE = re.compile(
    "|".join(  # noqa: FLY002
        (
            r"\bwrote\b|\bwrites\b",  # English
            r"\b(?:pa)?rašė\b|\brašo\b",  # Lithuanian
            r"\bha scritto\b|\bscrive(?:va)?\b|\bhai scritto\b",  # Italian
            r"\bнаписа(?:л|ла)?\b|\bпише\b|\bпис[аa]\b",  # Bulgarian
            r"\bschrieb\b|\bschreibt\b|\bgeschrieben\b",  # German
            r"\ba écrit\b|\bavez? écrit\b|\bécrivait\b",  # French
            r"\bescribió\b|\bha escrito\b",  # Spanish
            r"\bescreveu\b",  # Portuguese
            r"\bva escriure\b|\bha escrit\b",  # Catalan
            r"\bschreef\b|\bgeschreven\b",  # Dutch
            r"\bnapisał(?:a|\(a\))?|\bpisze\b|\bpisał\w*",  # Polish
            r"\bnapsal(?:a|\(a\))?|\bnapísal(?:a|\(a\))?",  # Czech, Slovak
            r"\bskrev\b|\bskreiv\b",  # Swedish, Danish, Norwegian
            r"\bkirjoitti\b|\bkirjutas\b",  # Finnish, Estonian
            r"\b(?:uz)?rakstīja\b",  # Latvian
            r"\bпис(?:ал|ала|али|ал\(а\))\b|\bнаписал(?:и|\(а\))|\bпишет\b",  # Russian
            r"\bпис(?:ав|ала)\b|\bнаписа(?:в|ла|в\(ла\))",  # Ukrainian
            r"\byazdı\b|\byazmış\b",  # Turkish
            r"\ba scris\b",  # Romanian
            r"\bezt írta\b|\bírta\b",  # Hungarian
            r"\bέγραψε\b",  # Greek
            r"\bnapisa(?:o|la|o/la)\b|\bnapisao\(la\)|\bje pisal\w*|\bje napisal\w*|\bнаписао\b",  # Croatian … Serbian
            r"写道|寫道|写到|寫到|来信",  # Chinese
            r"書きました|のメール|のメッセージ",  # Japanese
            r"작성|님이 쓴 글|썼습니다",  # Korean
            r"كتب|كتبت|كتابة",  # Arabic
            r"כתב(?:ה)?|מאת",  # Hebrew
            r"\bđã viết\b|\bmenulis\b|เขียน|\bnوشت\b|نوشت|ने लिखा",  # Vietnamese, Indonesian, Thai, Persian, Hindi
            r"\bskrifaði\b|\bshkroi\b|\bscríobh\b",  # Icelandic, Albanian, Irish
        )
    ),
    re.IGNORECASE,
)

# How such a line begins
OPENERS = re.compile(
    r"(?:on|le|am|op|el|em|il|il giorno|in data|den|dne|dňa|dana|dne|w dniu|dnia|på|pe|la|la data|data|в|на|"
    r"στις|vào|pada|"
    r"em|a|ở|ue|ve|dátum|lau|sun|mon|tue|wed|thu|fri|sat|date|u|в|у|at|in)\b[\s,.:]|[在于於]|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\s*[年년]|(?:\w{2,12}[.,]{1,2}\s+)?\d{1,2}[. ]+\w{3,12}",
    re.IGNORECASE,
)

# The fields that a program copies from the head of the letter it quotes
LABELS: dict[str, frozenset[str]] = {
    "from": frozenset(
        "from|nuo|siuntėjas|da|mittente|от|подател|изпращач|von|absender|de|expéditeur|remitente|remetente|van|"
        "afzender|od|odesílatel|"
        "odosielateľ|från|fra|lähettäjä|saatja|kellelt|no|sūtītājs|от кого|отправитель|від|від кого|kimden|"
        "gönderen|de la|"
        "expeditor|feladó|από|pošiljatelj|šalje|발신|보낸 사람|보낸사람|发件人|寄件者|寄件人|差出人|送信者|من|المرسل|מאת|từ|dari|จาก|od "
        "koga|frá".split("|")
    ),
    "sent": frozenset(
        "sent|date|išsiųsta|siųsta|data|inviato|изпратено|дата|gesendet|datum|envoyé|date d'envoi|envoyé le|"
        "enviado|enviado el|fecha|"
        "enviado em|enviada em|enviada|verzonden|verstuurd|wysłano|wysłane|odesláno|odoslané|dátum|skickat|sendt|"
        "dato|"
        "lähetetty|päivämäärä|päiväys|saadetud|kuupäev|nosūtīts|datums|отправлено|дата отправки|надіслано|gönderildi|"
        "gönderilme tarihi|gönderilen|tarih|trimis|dată|trimis la|elküldve|στάλθηκε|ημερομηνία|poslano|poslato|"
        "послато|보낸 날짜|"
        "날짜|보낸날짜|发送时间|发送日期|日期|寄件日期|已傳送|傳送日期|時間|时间|送信日時|日時|日付|تاريخ الإرسال|التاريخ|تم الإرسال|נשלח|"
        "תאריך|ngày|"
        "tanggal|วันที่|date sent|laikas|laika".split("|")
    ),
    "to": frozenset(
        "to|kam|gavėjas|a|destinatario|до|получател|an|à|para|destinataire|aan|do|komu|pro|till|til|vastaanottaja|"
        "saaja|"
        "kellele|кому|получатель|kime|alıcı|către|címzett|προς|prima|za|za|받는 사람|받는사람|收件人|收件者|宛先|إلى|المستلم|אל|"
        "đến|kepada|ถึง|per|к".split("|")
    ),
    "cc": frozenset("cc|kopija|копие|kopie|copia|копия|копія|kopia|bilgi|抄送|副本|참조|نسخة|másolatot kap|κοιν.|kopi|kopio|як".split("|")),
    "subject": frozenset(
        "subject|tema|oggetto|относно|тема|betreff|objet|sujet|asunto|assunto|onderwerp|temat|předmět|predmet|"
        "ämne|emne|"
        "aihe|teema|temats|konu|subiect|tárgy|θέμα|naslov|zadeva|제목|主题|主旨|主題|件名|الموضوع|נושא|הנדון|chủ đề|subjek|"
        "perihal|"
        "หัวเรื่อง|re|efni|naslov poruke|assumpte".split("|")
    ),
}  # fmt: skip
KINDS: dict[str, set[str]] = {}
for kind, words in LABELS.items():
    for word in words:
        KINDS.setdefault(word, set()).add(kind)

# "-----Original Message-----" and its kin
ORIGINAL = re.compile(
    r"original (?:message|e-?mail|appointment)|forwarded (?:message|by)|forwarded message|begin forwarded "
    r"message|reply message|"
    r"pradin(?:is|ė|io) (?:laiškas|žinutė|pranešimas|laiško)\w*|persiųst(?:as|a|o) (?:laiškas|žinutė|"
    r"pranešimas|laiško)\w*|"
    r"originalus laiškas|messaggio (?:originale|inoltrato|di risposta)|inizio messaggio inoltrato|"
    r"оригинално (?:съобщение|писмо)|първоначално съобщение|препратено (?:съобщение|писмо)|"
    r"(?:ursprüngliche|weitergeleitete|original)\s?-?\s?(?:nachricht|e-mail|mail)|originalnachricht|anfang der "
    r"weitergeleiteten|"
    r"message (?:d'origine|d’origine|original|transféré|initial)|début du message (?:transféré|réexpédié)|"
    r"mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|missatge (?:original|reenviat)|"
    r"(?:oorspronkelijk|doorgestuurd|origineel) bericht|(?:wiadomość|treść) (?:oryginaln\w+|przekazan\w+)|"
    r"oryginalna wiadomość|"
    r"(?:původní|přeposlaná) (?:zpráva|e-?mail)|(?:pôvodná|preposlaná) správa|"
    r"(?:ursprungligt|vidarebefordrat|original)\s?meddelande|originalmeddelande|(?:oprindelig|videresendt|"
    r"opprinnelig) (?:meddelelse|melding|besked)|"
    r"alkuperäinen viesti|välitetty viesti|algne (?:kiri|sõnum)|edastatud (?:kiri|sõnum)|(?:sākotnējā|"
    r"oriģināl\w+|pārsūtīt\w+) (?:ziņa|vēstule|ziņojums)|"
    r"(?:исходное|первоначальное|пересланное|пересылаемое|перенаправленное) (?:сообщение|письмо)|начало "
    r"переадресованного сообщения|"
    r"(?:вихідне|оригінальне|початкове|переслане|переадресоване) (?:повідомлення|лист)|"
    r"(?:orijinal|özgün|asıl|yönlendirilmiş|iletilen) (?:mesaj|ileti|e-posta)|(?:mesaj|mesajul) (?:original|"
    r"inițial|redirecționat)|"
    r"(?:eredeti|továbbított) (?:üzenet|levél)|αρχικό μήνυμα|προωθημένο μήνυμα|(?:izvorna|originalna|izvirno|"
    r"proslijeđena|posredovano) (?:poruka|sporočilo)|"
    r"原始(?:邮件|郵件|信件|訊息)|转发(?:的)?邮件|轉寄(?:的)?(?:郵件|信件)|転送(?:された)?メッセージ|元のメッセージ|"
    r"원본 (?:메시지|메일|이메일)|"
    r"전달된 (?:메시지|메일)|"
    r"الرسالة الأصلية|رسالة (?:أصلية|محولة|معاد توجيهها)|הודעה (?:מקורית|שהועברה)|thư gốc|tin nhắn (?:gốc|"
    r"chuyển tiếp)|pesan asli|ข้อความต้นฉบับ",
    re.IGNORECASE,
)  # fmt: skip

# "Sent from my iPhone"
SENT_FROM = re.compile(
    r"sent (?:from|with|via|by|using|on)\b|get outlook for|"
    r"(?:iš)?siųsta (?:iš|naudojant|per|su)|inviato (?:da|dal|con|tramite)|scarica outlook|ottieni outlook|"
    r"изпратено (?:от|с|чрез|през)|"
    r"(?:von|aus) (?:mein|mobil|unterweg)\w* .*gesendet|gesendet (?:von|mit|aus|über)|diese nachricht wurde "
    r"von meine?m|holen sie sich outlook|"
    r"envoyé (?:de|depuis|à partir|avec|via)|télécharger outlook|obtenez outlook|enviado (?:desde|do|da|a "
    r"partir|de|com|con|pelo|via)|obtener outlook|obter o outlook|enviat des|"
    r"(?:verstuurd|verzonden) (?:vanaf|van|met|via)|wysłan[eoay] (?:z|przy|za pomocą)|pobierz outlook|odesláno "
    r"(?:z|ze)|odoslané (?:z|zo)|"
    r"skickat från|hämta outlook|sendt fra|hent outlook|lähetetty|hanki outlook|saadetud (?:minu|seadmest|"
    r"nutitelefonist|mobiil)|(?:no)?sūtīts no|"
    r"отправлено (?:с|из|от|через)|надіслано (?:з|із|зі|через|від)|відправлено (?:з|із)|trimis (?:de pe|din|de "
    r"la|cu)|"
    r"küldve|.*(?:ról|ről) küldve|στάλθηκε από|εστάλη από|poslano (?:s|sa|iz|z)\b|poslato (?:s|sa|iz)\b|послато са|"
    r"发自|來自我的|来自我的|從我的.*傳送|从我的.*发送|自我的|أُ?رسل[تـ]? من|مرسل(?:ة)? من|تم الإرسال من|נשלח מ|đã gửi từ|được gửi từ|"
    r"dikirim dari|ส่งจาก|"
    r".*(?:dan|den|ndan|nden|umdan|umden|imden|ımdan) gönderildi|.*から送信|.*에서 보냄|.*에서 전송|.*에서 보낸",
    re.IGNORECASE,
)  # fmt: skip
DEVICE = re.compile(
    r"iphon|ipad|ipod|android|galaxy|samsung|huawei|xiaomi|redmi|poco|oneplus|pixel|honor|oppo|outlook|yahoo|"
    r"e?-?mail|gmail|"
    r"windows|blackberry|nokia|sony|xperia|motorola|phone|fono|mobil|tablet|telef|device|proton|laitteesta|"
    r"teléf|handy|"
    r"телефон|смартфон|устройств|почт|айфон|тablet|手机|手機|携帯|휴대|갤럭시|아이폰|هاتف|آيفون|ايفون|أيفون|spark|"
    r"thunderbird|planšet|cellulare|"
    r"smartphone|puhelime|мобил|cep |яндекс|нотатки|bq|lg ",
    re.IGNORECASE,
)

# How people close; only with contact details below does a signature begin here
CLOSINGS = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many)?\s*(?:regards|wishes)|sincerely|yours\b.*|thanks|thank you|cheers|"
    r"(?:su )?pagarb\w+(?: ir geriausiais linkėjimais)?|geriausi\w* linkėjim\w*|su geriausiais linkėjimais|ačiū|"
    r"(?:cordiali|distinti) saluti|cordialmente|saluti|un saluto|grazie|с уважение|поздрави|сърдечни поздрави|"
    r"благодаря|"
    r"mit freundlichen grüßen|(?:viele|freundliche|beste|liebe) grüße|mfg|cordialement|bien cordialement|salutations|"
    r"saludos(?: cordiales)?|un saludo|atentamente|atenciosamente|cumprimentos|met vriendelijke groet(?:en)?|mvg|"
    r"pozdrawiam|z poważaniem|s pozdravem|s pozdravom|(?:med )?vänliga hälsningar|mvh|(?:med )?venlig hilsen|"
    r"med vennlig hilsen|"
    r"(?:ystävällisin )?terveisin|lugupidamisega|parimate soovidega|ar cieņu|с уважением|з повагою|saygılarımla|"
    r"cu stimă|üdvözlettel|με εκτίμηση|lp|s poštovanjem|lep pozdrav)[\s,.!]*",
    re.IGNORECASE,
)

# "My answers are below, in red"
ANSWERS_BELOW = re.compile(
    r"\b(?:answers?|comments?|repl(?:y|ies)|response[s]?)\b.{0,40}\b(?:inline|in-line|below|in red|in blue|in "
    r"bold|between)\b|"
    r"\b(?:inline|see below|in red below|see my (?:comments|answers))\b|\b(?:atsakym|komentar|"
    r"pastab)\w*.{0,40}(?:žemiau|tekste|raudona)|žr\. žemiau|"
    r"\b(?:rispost|comment)\w*.{0,40}(?:sotto|nel testo|in rosso|di seguito)|\bотговор\w*.{0,40}(?:по-долу|в "
    r"текста|в червено)|"
    r"\b(?:antwort|kommentar|anmerkung)\w*.{0,40}(?:unten|im text|in rot)|\b(?:réponse|"
    r"commentaire)s?.{0,40}(?:ci-dessous|en rouge|dans le texte)|"
    r"\b(?:respuesta|comentario)s?.{0,40}(?:abajo|en rojo|más abajo)|\bодгов|\bответ\w*.{0,40}(?:ниже|в тексте|"
    r"красн)|\bodpowied\w*.{0,40}(?:poniżej|w tekście)",
    re.IGNORECASE,
)
