"""Letters that machines write of their own accord: monitoring, backups, receipts of reading; told by sender and words."""

import re

from firsthand.channels.email.reading.headers import Head
from firsthand.conversations.rules.incoming import Party

# Boxes at which no person writes. A web form may use one, with its visitor in Reply-To: that is a person.
ROBOT = re.compile(
    r"(?:notifications?|alerts?|alarms?|nagios|icinga\d?|zabbix|munin|logwatch|jenkins|cron(?:daemon)?|"
    r"newsletters?|mailings?|"
    r"auto(?:mated|matic|[._-]?reply|[._-]?respond(?:er)?|mailer|[._-]?confirm|[._-]?notify|answer)|robot|"
    r"mailbot|notify|notifier|"
    r"system[._-]?notifications?|mailman(?:-.*)?|listserv|majordomo|mailer-daemon|monitoring|uptimerobot|"
    r"sentry|grafana)(?:[+=].*)?@",
    re.IGNORECASE,
)
# Subjects that only programs write.
SUBJECT = re.compile(
    r"(?:anacron job )?[’']?cron <\S+@|anacron job |\W{1,4}(?:problem|recovery|acknowledgement|flapping\w*|"
    r"downtime\w*|custom)\W.{0,40}\b(?:alert|is (?:down|up|critical|ok|warning))\b|"
    r"logwatch for |monit alert|\[(?:firing|resolved|alerting)[:\]]|(?:problem|resolved|recovery|"
    r"ok): .{0,80} on (?:host )?\S+$|(?:daily|weekly|monthly|security) run output|"
    r"smart error|\[fail2ban\]|(?:\[[^\]]{1,40}\] )?backup (?:job |report|status|succe|of .{1,60} (?:completed|failed|succe))|"
    r"(?:failed|successful) backup|build (?:failed|fixed|succe\w+) (?:in|:|#)|\*\*\* security information for ",
    re.IGNORECASE,
)
SERVER = re.compile(
    r"root|admin|cron|backup|monitor|nagios|system|server|daemon|svc|service|jenkins|build|ci\b|www-data|nobody",
    re.IGNORECASE,
)
RECEIPT_SUBJECT = re.compile(
    r"(?:not )?read: |return receipt|read receipt|disposition notification|gelesen: |nicht gelesen: |"
    r"lesebestätigung|empfangsbestätigung|lu ?: |non lu ?: |accusé de réception|accusé de lecture|"
    r"letto: |conferma di lettura|ricevuta di (?:ritorno|lettura)|leído: |confirmación de lectura|"
    r"acuse de recibo|lido?: |recibo de leitura|gelezen: |leesbevestiging|"
    r"прочитано: |уведомление о прочтении|отчет о прочтении|прочетено: |разписка|perskaityta: |"
    r"skaitymo patvirtin|przeczytano: |potwierdzenie przeczytania|přečteno: |läst: |läskvitto|læst: |lest: |"
    r"luettu: |"
    r"開封(?:済み|確認|通知)|已读: |已讀|읽음: ",
    re.IGNORECASE,
)
RECEIPT_WORDS = re.compile(
    r"was (?:read|opened|displayed|received by|deleted without being read)|has been (?:read|displayed|opened)|"
    r"return receipt for the (?:mail|message)|this receipt (?:verifies|acknowledges)|this is a (?:return|"
    r"read) receipt|"
    r"wurde (?:am .{0,60})?(?:gelesen|angezeigt|geöffnet|gelöscht)|a été (?:lu|affiché|ouvert|supprimé)|"
    r"è stato (?:letto|visualizzato)|ha sido leíd|fue leíd|foi lida|is gelezen|прочитано|прочетен|"
    r"buvo perskaityt|zosta\w+ (?:przeczytan|wyświetlon)|"
    r"byla (?:přečtena|zobrazena)|lästes|blev læst|ble lest|luettiin|開封|阅读|已读|讀取|읽었",
    re.IGNORECASE,
)
# A machine that says so itself, where its own words begin.
SAYS_SO = re.compile(
    r"^[^\w\n]{0,10}(?:(?:please )?note\W{1,3}|hinweis\W{1,3}|nota\W{1,3})?(?:this (?:is|was) an? auto(?:mated|"
    r"matic(?:ally)?(?:[ -]generated)?|[ -]?generated|[ -]?reply|[ -]?response)|this (?:e-?mail|message|"
    r"response|reply) (?:is|was|has been) (?:sent |generated |created )?automatic|"
    r"(?:do not|please do not|don[’']t) (?:reply|respond) to this (?:automat\w+ |system )?(?:e-?mail|message)|"
    r"auto(?:matic|mated)[ -]?(?:reply|response|message)\W{0,5}$|"
    r"tai (?:yra )?automati|šis (?:el\.? ?)?(?:laiškas|pranešimas) (?:yra )?(?:(?:buvo )?(?:sugeneruotas|išsiųstas|sukurtas) )?automati|"
    r"(?:prašome )?(?:į šį laišką (?:prašome )?neatsak|neatsak\w+ į šį)|"
    r"questa (?:è una (?:risposta|e-?mail)|e-?mail è (?:stata )?(?:generata|inviata)) automatic|"
    r"(?:questo )?messaggio (?:è (?:stato )?)?(?:generato |inviato )?automatic|"
    r"(?:si prega di|la preghiamo di|per favore,?)? ?non rispond(?:ere|a) a quest|"
    r"това (?:е автоматичн|(?:съобщение|писмо|имейл\w*) е (?:автоматично|генерирано|изпратено))|"
    r"(?:моля,? )?не отговаряйте на (?:това|този)|автоматично (?:генериран|съобщение)|"
    r"(?:это|данное|настоящее)? ?(?:автоматическ\w+ (?:письмо|сообщение|ответ|уведомление)|(?:письмо|сообщение|уведомление) (?:было )?"
    r"(?:создано|сформировано|сгенерировано|отправлено) автоматически)|(?:пожалуйста,? )?не отвечайте на (?:это|данное)|"
    r"це (?:автоматичн|повідомлення (?:створено|надіслано|сформовано) автоматично)|"
    r"dies(?:e|es)? (?:ist eine|e-?mail|nachricht)\b.{0,40}automatisch|"
    r"(?:bitte )?antworten sie (?:bitte )?nicht auf diese|"
    r"ce(?:ci|t|tte)? (?:est (?:une réponse|un (?:message|e-?mail|courriel))|(?:message|e-?mail|courriel) (?:est|a été) (?:généré|envoyé)) "
    r"automatiqu|(?:merci|veuillez|prière)?(?: de)? ?ne (?:pas )?(?:y )?répond(?:re|ez) (?:pas )?à ce|"
    r"(?:este (?:es un )?)?(?:mensaje|correo)(?: electrónico)? (?:(?:es|ha sido|fue) )?(?:generado |enviado )?automátic|"
    r"(?:por favor,? )?no respond(?:a|er) a est|"
    r"est[ae] (?:é uma )?(?:mensagem|resposta|e-?mail) (?:(?:é|foi) )?(?:gerad[oa] |enviad[oa] )?automátic|"
    r"(?:por favor,? )?não respond(?:a|er) a est|"
    r"d(?:it|eze) (?:is een |e-?mail is |bericht is )?automatisch|(?:gelieve )?niet (?:te )?(?:be)?antwoorden op dit|"
    r"(?:to jest )?(?:automatyczn\w+ wiadomość|(?:ta )?wiadomość (?:została )?(?:wygenerowana|wysłana) automatycznie|"
    r"wiadomość automat)|(?:prosimy )?(?:o )?nie ?odpowiada(?:j|ć|nie) na t|"
    r"t(?:oto|ento|áto) (?:je |e-?mail (?:byl )?|zpráva (?:byla )?|správa (?:bola )?)(?:vygenerov\w+ |odesl\w+ )?automatick|"
    r"det(?:ta|te) (?:är ett|er en|er et) automat|det här (?:är ett automat|meddelandet har skickats automat)|"
    r"tämä (?:on automaatti|viesti on (?:lähetetty )?automaatti)|see on automaat|šis (?:ir automāt|e-pasts ir automāt)|"
    r"bu (?:bir )?(?:otomatik|(?:e-?posta|mesaj) otomatik)|acest(?:a este un)? (?:mesaj|răspuns)(?: a fost)?(?: generat)? automat|"
    r"ez egy automatikus|αυτό (?:είναι|το μήνυμα).{0,20}αυτόματ|"
    r"このメール.{0,30}自動|自動(?:返信|応答|配信)|(?:此|本)(?:邮件|郵件|信).{0,12}(?:自动|自動)|이 메일은.{0,20}자동|"
    r"(?:這|这)是.{0,6}(?:自动|自動))",
    re.IGNORECASE | re.MULTILINE,
)
FORWARDED = re.compile(r"\W*(?:re|fwd?|fw|wg|aw|tr|rv|i|ats|отг|sv|vs|odp|rif|пересл\w*|persiųsta)\s*:", re.IGNORECASE)
FORWARDED_WITHIN = re.compile(
    r"^[^\w\n]{0,10}(?:from|von|de|da|от|nuo|od)\s*:\s*.*@|forwarded message|original message|persiųst|пересыл|weitergeleitet",
    re.IGNORECASE | re.MULTILINE,
)


def is_notification(head: Head, *, sender: Party, subject: str) -> bool:
    """Whether a box of no person wrote, or a server with a program's subject."""
    if ROBOT.match(sender.address):
        answers_to = head.plain("reply-to")
        return (
            "@" not in answers_to or sender.address.lower() in answers_to or bool(ROBOT.match(answers_to.strip("<> ")))
        )
    if FORWARDED.match(subject):
        return False
    return bool(SUBJECT.match(subject) and SERVER.search(f"{sender.address} {sender.name}"))


def is_receipt(subject: str, text: str) -> bool:
    """Whether a mail program tells without a standard report that ours was read (Notes, old Exchange)."""
    return bool(RECEIPT_SUBJECT.match(subject) and RECEIPT_WORDS.search(text[:800]))


def speaks_for_itself(subject: str, text: str) -> bool:
    """Whether it begins or ends by saying that a machine wrote it. Who forwards or quotes such words is a person."""
    if FORWARDED.match(subject) or FORWARDED_WITHIN.search(text[:6000]):
        return False
    return bool(SAYS_SO.search(text[:600]) or SAYS_SO.search(text[-400:]))
