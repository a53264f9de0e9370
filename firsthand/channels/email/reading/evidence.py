"""Whether a letter without a standard report says that ours did not arrive. Two kinds of evidence at least."""

import re

from firsthand.channels.email.reading import failures
from firsthand.channels.email.reading.headers import Head
from firsthand.channels.email.reading.structure import Part
from firsthand.conversations.rules.incoming import Party

DAEMON = re.compile(
    r"(?:mailer[._-]?daemon|mail[._-]?daemon|mailerdaemon|post[._-]?master|mdaemon|mail[._-]?deliver\w*|"
    r"double-?bounce|bounces?|return(?:ed)?[._-]?mail|"
    r"microsoftexchange[0-9a-f]{8,}|(?:e\d+_)?smtp[._-]?mail[._-]?service|imss|mail[._-]?(?:admin\w*|system|"
    r"gateway|router|scan\w*|filter|server)|(?:smtp|mail)[._-]?gateway|"
    r"symantec[\w-]*|messagelabs|ndr|mailsweeper|mailmarshal|amavis\w*|content-?filter|non-?delivery|"
    r"system[ ._-]?administrator|daemon(?=@))(?:[+=_.-].*)?@",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"mail(?:er)?[ .-]?(?:deliver\w*|daemon|system|router|administrator|server)|post ?master|"
    r"delivery (?:sub)?system|system ?administrator|systemadministrator|administrateur syst|"
    r"microsoft exchange|internet mail|interscan|non-?delivery|administrador del sistema|"
    r"amministratore (?:di )?sistema|administrator systemu|системный администратор",
    re.IGNORECASE,
)
# How the machines of offices call themselves; a person may be called so as well.
OFFICE = re.compile(
    r"mail|smtp|system|admin|daemon|delivery|gateway|virus|filter|service|exchange|scan|server|notif|mms|sms|root",
    re.IGNORECASE,
)
RETURNED = frozenset(
    (
        "message/rfc822",
        "text/rfc822-headers",
        "message/rfc822-headers",
        "text/rfc822",
        "message/global",
        "message/global-headers",
    )
)
RETURNED_BELOW = re.compile(
    r"^.{0,60}(?:(?:original|old) (?:message|mail)(?! was)|(?<!receive a )copy of (?:the|your)(?: original)? (?:message|mail)|"
    r"returned (?:message|mail)|unsent message|message (?:headers?|text) follows|message header|"
    r"message follows|"
    r"source mail|(?:header|lines?) of the (?:original|message)|begin message|included below|below this line|"
    r"originalnachricht|ursprüngliche nachricht|message d[’']origine|messaggio originale|mensaje original|"
    r"mensagem original|"
    r"oryginalna wiadomość|исходно(?:е|го) (?:сообщени|письм)|оригинално(?:то)? съобщение|pradinis laiškas|"
    r"元のメッセージ|原邮件|原始郵件|원본).{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
PERSONAL = re.compile(
    r"outlook|thunderbird|apple mail|iphone|ipad|android|evolution|kmail|the bat|roundcube|squirrel|webmail",
    re.IGNORECASE,
)
GREETS = re.compile(
    r"\W*(?:hi|hello|hey|dear|good (?:morning|day|afternoon)|labas|sveiki|laba diena|ciao|buongiorno|salve|"
    r"здрав|добър|hallo|guten|bonjour|hola|olá)\b(?!\.? this is)",
    re.IGNORECASE,
)
BEGINNING = 600  # characters


def looks_like_a_bounce(letter: Part, *, sender: Party, subject: str, text: str, envelope_from: str | None) -> bool:
    """A postmaster may write himself, and a person may ask about a failed delivery: neither is enough by one mark."""
    head = letter.head
    if "x-failed-recipients" in head.fields or is_automatic_rejection(letter, text=text):
        return True
    machine = is_daemon(sender, head) + (has_null_sender(head, envelope_from=envelope_from))
    if not (machine or by_machine(head) or OFFICE.search(called(sender, head))):
        return False  # first the cheap marks: the words are looked for in few letters
    told = bool(failures.SUBJECT.search(subject))
    if not machine:
        return told and not failures.ANSWER.match(subject) and is_office(letter, text=text)
    said = bool(failures.SAID.search(" ".join(text[:5000].split())))
    answered = bool(failures.TRANSCRIPT.search(text[:5000]))
    needed = 2 if failures.ANSWER.match(subject) and not is_daemon(sender, head) else 1
    return told + said + answered >= needed and machine + told + said + answered + holds_returned(letter, text) >= 2


def is_daemon(sender: Party, head: Head) -> bool:
    """Whether the writer is called like a mail system."""
    if b"<>" in head.raw("from"):
        return True
    return bool(DAEMON.match(sender.address) or NAMED.search(called(sender, head)) or DAEMON.match(sender.name + "@"))


def called(sender: Party, head: Head) -> str:
    """The name of the writer and of their box, or what stands there instead of an address."""
    if sender.address:
        return f"{sender.address.partition('@')[0]} {sender.name}"
    return head.raw("from").decode("latin-1")[:200]


def has_null_sender(head: Head, *, envelope_from: str | None) -> bool:
    """Whether nobody wants to hear whether it arrived (RFC 5321, 4.5.5)."""
    if envelope_from is not None and envelope_from.strip("<> ") == "":
        return True
    return bool(re.fullmatch(rb"<\s*>|<?mailer-daemon(?:@[^>]*)?>?", head.raw("return-path").strip(), re.IGNORECASE))


def by_machine(head: Head) -> bool:
    return head.plain("auto-submitted") not in ("", "no") or head.plain("precedence") in ("bulk", "junk", "auto_reply")


def holds_returned(letter: Part, text: str) -> bool:
    """Whether our own letter came along, whole or its head."""
    return encloses_returned(letter) or returned_from(text) < len(text)


def returned_from(text: str) -> int:
    """Where our own letter begins below the machine's words: after a line that announces it and is no sentence."""
    for found in RETURNED_BELOW.finditer(text, 0, 20_000):
        if not found[0].rstrip().endswith(".") or found[0].lstrip()[:1] in ("-", "=", "*", "|"):
            return found.start()
    return len(text)


def encloses_returned(letter: Part) -> bool:
    return any(each.mime in RETURNED for each in letter.leaves())


def is_office(letter: Part, *, text: str) -> bool:
    """A mail system without a mail system's name: what it heard and what it returns stand where a person would greet.

    A parcel that could not be delivered comes to a newsletter's reader: it has neither.
    """
    if PERSONAL.search(letter.head.plain("x-mailer") + letter.head.plain("user-agent")) or GREETS.match(text):
        return False
    if letter.head.fields.keys() & {"list-unsubscribe", "in-reply-to"} and not encloses_returned(letter):
        return False
    begins = text[:BEGINNING]
    heard = failures.TRANSCRIPT.search(begins)
    said = failures.SAID.search(begins) or failures.DELAYED.search(begins)
    return bool(
        (heard and said) or ((heard or said) and (holds_returned(letter, text) or failures.DELAYED.search(begins)))
    )


def is_automatic_rejection(letter: Part, *, text: str) -> bool:
    """Dovecot's sieve and quota say so in a read receipt (RFC 5429, 2.1.2)."""
    rejected = "rejected" in letter.head.plain("auto-submitted") or "automatically rejected" in text[:500]
    return rejected and letter.kind.parameters.get("report-type", "").lower() == "disposition-notification"
