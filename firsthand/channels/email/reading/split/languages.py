"""The words that mail programs put around a quotation, by language; a new language is a line in each table."""

import re

# "… wrote:", as it stands at the end of, or inside, the line above a quotation
WROTE = re.compile(
    "|".join(  # noqa: FLY002
        (
            r"\bwrote\b|\bwrites\b|\bquoting\b",  # English
            r"\b(?:pa)?rašė\b|\brašo\b|\bcituo(?:ju|jama)\b",  # Lithuanian
            r"\bha scritto\b|\bscrive(?:va)?\b|\bhai scritto\b|\bcitando\b",  # Italian
            r"\bнаписа(?:л|ла)?\b|\bпише\b|\bпис[аa]\b|\bцитат от\b",  # Bulgarian
            r"\bschrieb(?:en)?\b|\bschreibt\b|\bgeschrieben\b|\bzitat von\b",  # German
            r"\ba\s+écrit\b|\bavez? écrit\b|\bécrivait\b|\bcitation de\b",  # French
            r"\bescribi(?:ó|u)\b|\bha escrito\b",  # Spanish
            r"\bescreveu\b",  # Portuguese
            r"\bva escriure\b|\bha escrit\b",  # Catalan
            r"\bschreef\b|\bgeschreven\b|\bciteren\b",  # Dutch
            r"\bnapisał(?:a|\(a\))?(?!\w)|\bnapisana przez\b|\bpisze\b|\bpisał\b",  # Polish
            r"\bnapsal(?:a|\(a\))?(?!\w)|\bnapísal(?:a|\(a\))?(?!\w)|\bpíše\b",  # Czech, Slovak
            r"\bskrev\b|\bskreiv\b|\bcitat från\b|\bcit(?:erar|at fra)\b|\bsit(?:erer|at fra)\b",  # Swedish, Danish, Norwegian
            r"\bkirjoitti\b|\bkirjutas\b|\blainaus\b|\btsiteerin\b",  # Finnish, Estonian
            r"\b(?:uz)?rakstīja\b|\braksta\b|\bcitējot\b",  # Latvian
            r"\bпис(?:ал|ала|али|ал\(а\))\b|\bнаписал(?:и|\(а\))|\bпишет\b|\bцитирую\b",  # Russian
            r"\bпис(?:ав|ала)\b|\bнаписа(?:в|ла|в\(ла\))",  # Ukrainian
            r"\byazdı\b|\byazmış\b|\balıntı\b",  # Turkish
            r"\ba scris\b",  # Romanian
            r"\bezt írta\b|\bírta\b",  # Hungarian
            r"\bέγραψε\b",  # Greek
            r"\bnapisa(?:o|la|o/la)\b|\bnapisao\(la\)|\bnapisali?(?:\(a\))?(?!\w)|\bje pisal\w*",  # Slovenian, Croatian
            r"\bje napisal\w*|\bнаписао\b",  # Serbian
            r"写道|寫道|写到|寫到|来信",  # Chinese
            r"書きました|のメール|のメッセージ|さんは.{0,30}に?書",  # Japanese
            r"작성|쓴 글|썼습니다|님의 말",  # Korean
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
    r"em|a|ở|ue|ve|dátum|lau|sun|mon|tue|wed|thu|fri|sat|date|u|в|у|at|in|no dia|pada tanggal|v|missatge)\b[\s,.:]|[在于於]|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\s*[年년]|(?:\w{2,12}[.,]{1,2}\s+)?\d{1,2}[. ]+\w{3,12}",
    re.IGNORECASE,
)

# The fields that a program copies from the head of the letter it quotes
LABELS: dict[str, frozenset[str]] = {
    "from": frozenset((
        "nadawca|sender|afsender|avsändare|avsender|відправник|από τον|αποστολέας|nosūtītājs|od koho|expeditor|발신자|보낸이|"
        "寄信人|发信人|送件人|השולח|người gửi|pengirim|expedidor|remite|da parte di|from|nuo|siuntėjas|da|mittente|от|подател|"
        "изпращач|von|absender|de|expéditeur|remitente|remetente|van|afzender|od|odesílatel|odosielateľ|från|fra|"
        "lähettäjä|saatja|kellelt|no|sūtītājs|от кого|отправитель|від|від кого|kimden|gönderen|de la|feladó|από|"
        "pošiljatelj|šalje|발신|보낸 사람|보낸사람|发件人|寄件者|寄件人|差出人|送信者|من|المرسل|מאת|từ|dari|จาก|od koga|frá"
    ).split("|")),
    "sent": frozenset((
        "message du|saatmisaeg|gönderilme|đã gửi|ngày gửi|изпратено на|dátum odoslania|datum odeslání|data wysłania|"
        "data invio|data di invio|inviata|aika|envoyée|expédié le|enviado a|enviado en|küldés dátuma|"
        "ημερομηνία αποστολής|תאריך שליחה|تاريخ|sent on|sent at|发件时间|"
        "傳送時間|寄件時間|보낸 시간|전송 날짜|작성일|送信日|išsiuntimo data|"
        "nosūtīšanas datums|hora|laiks|dagsetning|sent date|sent|date|išsiųsta|siųsta|data|inviato|изпратено|дата|"
        "gesendet|datum|envoyé|date d'envoi|envoyé le|enviado|enviado el|fecha|enviado em|enviada em|enviada|verzonden|"
        "verstuurd|wysłano|wysłane|odesláno|odoslané|dátum|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|saadetud|"
        "kuupäev|nosūtīts|datums|отправлено|дата отправки|надіслано|gönderildi|gönderilme tarihi|gönderilen|tarih|trimis|"
        "dată|trimis la|elküldve|στάλθηκε|ημερομηνία|poslano|poslato|послато|보낸 날짜|"
        "날짜|보낸날짜|发送时间|发送日期|日期|寄件日期|已傳送|傳送日期|時間|"
        "时间|送信日時|日時|日付|تاريخ الإرسال|التاريخ|تم الإرسال|נשלח|תאריך|ngày|tanggal|วันที่|date sent|laikas|laika"
    ).split("|")),
    "to": frozenset((
        "adresat|adressaat|tới|người nhận|odbiorca|adresát|příjemce|primatelj|prejemnik|destinatari|destinatar|ontvanger|"
        "modtager|mottaker|mottagare|empfänger|adresāts|saņēmējs|adresatas|címzettek|παραλήπτης|الى|נמען|לכבוד|받는이|수신|"
        "수신인|收信人|送信先|получатели|одержувач|отримувач|penerima|til|to|kam|gavėjas|a|destinatario|до|получател|an|à|para|"
        "destinataire|aan|do|komu|pro|till|vastaanottaja|saaja|kellele|кому|получатель|kime|alıcı|către|címzett|προς|"
        "prima|za|받는 사람|받는사람|收件人|收件者|宛先|إلى|المستلم|אל|đến|kepada|ถึง|per|к"
    ).split("|")),
    "cc": frozenset((
        "cc|copie à|kopija|копие|kopie|copia|копия|копія|kopia|bilgi|抄送|副本|참조|نسخة|másolatot kap|κοιν.|kopi|kopio|як"
    ).split("|")),
    "subject": frozenset((
        "ogg|tēma|tytuł|věc|tiêu đề|标题|標題|موضوع|הנושא|betr|emnelinje|asiasisältö|predmetas|subject|tema|oggetto|относно|"
        "тема|betreff|objet|sujet|asunto|assunto|onderwerp|temat|předmět|predmet|ämne|emne|aihe|teema|temats|konu|"
        "subiect|tárgy|θέμα|naslov|zadeva|제목|主题|主旨|主題|件名|الموضوع|נושא|הנדון|chủ đề|subjek|perihal|หัวเรื่อง|re|efni|"
        "naslov poruke|assumpte"
    ).split("|")),
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
    r"message (?:d'origine|d’origine|original|transféré|initial)|mail original|courriel original|"
    r"début du message (?:transféré|réexpédié)|"
    r"mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|missatge (?:original|reenviat)|e-?mail original|"
    r"(?:oorspronkelijk|doorgestuurd|origineel) bericht|(?:wiadomość|treść) (?:oryginaln\w+|przekazan\w+)|"
    r"oryginalna wiadomość|"
    r"(?:původní|přeposlaná|předchozí) (?:zpráva|e-?mail)|(?:pôvodná|preposlaná) správa|"
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

# "My answers are below, in red"
ANSWERS_BELOW = re.compile(
    r"\b(?:answer(?:s|ed)?|comment(?:s|ed)?|repl(?:y|ies|ied)|responses?|responded)\b.{0,40}"
    r"\b(?:inline|in-line|below|in (?:red|blue|green|bold|capitals)|between)\b|"
    r"\b(?:inline|see below|in red below|see my (?:comments|answers))\b|"
    r"\b(?:atsak|komentar|pastab)\w*.{0,40}(?:žemiau|tekste|raudona)|žr\. žemiau|"
    r"\b(?:rispo|comment)\w*.{0,40}(?:sotto|nel testo|in rosso|di seguito)|vedi sotto|"
    r"\bотгов\w*.{0,40}(?:по-долу|в текста|в червено)|виж(?:те)? по-долу|"
    r"\b(?:antwort|kommentar|anmerkung)\w*.{0,40}(?:unten|im text|in rot)|siehe unten|"
    r"\b(?:répon[ds]|commentaire)\w*.{0,40}(?:ci-dessous|en rouge|dans le texte)|voir ci-dessous|"
    r"\b(?:respuesta|respond|comentario)\w*.{0,40}(?:abajo|en rojo|en el texto)|ver abajo|"
    r"\b(?:respost|respond|comentário)\w*.{0,40}(?:abaixo|em vermelho|no texto)|"
    r"\b(?:antwoord|opmerking)\w*.{0,40}(?:hieronder|in rood|in de tekst)|zie hieronder|"
    r"\bodpowied\w*.{0,40}(?:poniżej|w tekście|na czerwono)|\bodpově\w*.{0,40}(?:níže|v textu|červeně)|"
    r"\bsvar\w*.{0,40}(?:nedan|nedenfor|i texten|i rött)|\bvasta\w*.{0,40}(?:alla|tekstissä|punaisella)|"
    r"\bответ\w*.{0,40}(?:ниже|в тексте|красн)|см\. ниже|\bвідпові\w*.{0,40}(?:нижче|у тексті|червон)|"
    r"\b(?:cevap|yanıt)\w*.{0,40}(?:aşağıda|kırmızı)|\brăspuns\w*.{0,40}(?:mai jos|cu roșu)|\bválasz\w*.{0,40}(?:lent|piros)",
    re.IGNORECASE,
)

# "See below:", "FYI:": what a program quotes follows
SEE_BELOW = re.compile(
    r"\bbelow\b|\bfyi\b|\bf(?:or)?w(?:ar)?d\w*|žemiau|persiun\w*|sotto|inoltr\w*|по-долу|препра\w*|unten|weiter(?:ge)?leit\w*|"
    r"ci-dessous|transf\w*|abajo|reenv\w*|abaixo|encaminh\w*|hieronder|doorgest\w*|poniżej|przesył\w*|níže|přepos\w*|nižšie|"
    r"nedan|vidare\w*|nedenfor|videre\w*|\balla\b|edasta\w*|zemāk|pārsūt\w*|ниже|пересыл\w*|нижче|aşağıda|mai jos|lent\b|"
    r"παρακάτω|下面|如下|下記|以下|아래|أدناه|למטה|bên dưới",
    re.IGNORECASE,
)

# Words of a person who tells what was written, where a program would only name date and name; lower case, as names are not
BY_HAND = re.compile(
    r"\bI\b|\b(?:[Yy]ou?r|[Mm]y|[Oo]ur) |\b(?:we|me|us|he|she|they|who|that)\b|"
    r"\b(?:aš|mums|jums|jūsų|jūs|mes|mūsų)\b|\b(?:io|mi|ci|vi|vostr[oaie])\b|\b(?:аз|вие|ви|ни|вашият|вашата|вашия)\b|"
    r"\b(?:ich|wir|mir|uns|Ihnen|Ihre?r?|unser\w*|mein\w*)\b|\b(?:j['’]ai|nous|vous|votre)\b|\bm['’]a\b|"
    r"\b(?:yo|nos|mí|eu|lhe)\b|\b(?:ik|wij|mij|uw|mijn)\b|\b(?:mnie|nam|pani|państwa)\b|\b(?:já|nám|vám|váš)\b|"
    r"\b(?:jag|mig|oss|jeg|meg|deg|dig)\b|\b(?:minä|minulle|meille|teidän)\b|\b(?:я|мы|мне|нам|вам|ваш\w*|мені)\b|"
    r"\b(?:bana|bize|size)\b"
)

# The line by which other desks ask for the answer: all below it is theirs.
ANSWER_ABOVE = re.compile(
    r"(?:repl(?:y|ies)|respon[ds]\w*|answer|antwort\w*|répon\w+|respuesta|respond\w+|rispo\w+|resposta|ответ\w*|отговор\w*|"
    r"atsak\w*|odpowied\w*|odpov\w+|antwoord|svar\w*|вiдповiд\w*|відповід\w*)\b.{0,40}"
    r"\b(?:above|oberhalb|über|au-dessus|encima|arriba|sopra|acima|выше|над|virš|aukščiau|powyżej|nad|boven|ovanför|over|вище)\b.{0,20}"
    r"\b(?:this|the|dieser|cette|esta|questa|desta|этой|тази|šios|šią|tej|touto|tímto|deze|denna|denne|цим|цього)\b.{0,15}"
    r"\b(?:line|mail|e-?mail|zeile|linie|ligne|línea|linea|riga|linha|строки|черты|линия|linijos|eilutės|liniją|linii|linią|čarou|"
    r"řádkem|regel|lijn|rad|linje|ред|рядка)\b",
    re.IGNORECASE,
)
