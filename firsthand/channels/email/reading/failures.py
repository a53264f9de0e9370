"""What machines say when they cannot deliver, and whether it is for good (RFC 3463; the words of common servers)."""

import re

SUBJECT = re.compile(
    r"undeliver(?:ed|able)|delivery (?:status notification|failure|has failed|problem|report)|mail delivery "
    r"(?:failed|failure|system|subsystem)|"
    r"returned (?:mail|to sender)|return(?:ed)? e-?mail|failure notice|failed delivery|delivery (?:failed|"
    r"delayed|incomplete|unsuccessful)|could not be delivered|"
    r"(?:message|mail|e-?mail) (?:not|un)\s?deliver|non-?delivery|\bndr\b|warning: (?:could not send|message "
    r".* delayed)|message status|"
    r"nepristat\w*|neįteikt\w*|laiškas nepristatytas|mancat[ao] (?:consegna|recapito)|messaggio non recapitato|"
    r"impossibile recapitare|non recapitabile|"
    r"недоставен\w*|неуспешна доставка|не ?доставлено|недоставленное|unzustellbar|nicht zugestellt|zustellung|"
    r"non (?:remis|distribu|délivr)\w*|échec de (?:la )?remise|no se (?:puede|pudo) entregar|no entregado|"
    r"falha na entrega|não entregue|"
    r"onbestelbaar|niet bezorgd|niedostarcz\w*|nedoruč\w*|kunde inte levereras|kunne ikke leveres|ei voitu "
    r"toimittaa|teslim edilemedi|"
    r"退信|无法投递|系统退信|配信(?:不能|できません|エラー)|반송|전송 실패",
    re.IGNORECASE,
)
SAID = re.compile(
    r"could(?: not|n't) be delivered|(?:was|were) not delivered|delivery to the following|unable to deliver|"
    r"cannot be delivered|can't be delivered|undeliverable|"
    r"permanent (?:fatal )?errors?|permanently fail|failed permanently|delivery (?:has )?failed|did not reach|"
    r"didn't reach|user unknown|unknown user|no such user|"
    r"mailbox (?:is )?(?:full|unavailable|not found)|recipient address rejected|over ?quota|returned to (?:the "
    r")?sender|has been delayed|"
    r"this is the (?:mail system|qmail)|transcript of session|wasn't delivered|address (?:not found|couldn't "
    r"be found)|nepristat|neįteikt|non (?:è stato|può essere) (?:recapitat|consegnat)o|"
    r"не (?:може|можа|беше) .{0,30}достав|не (?:удалось|может быть) .{0,30}достав|konnte nicht zugestellt|n'a "
    r"pas pu être|no se (?:ha podido|pudo) entregar|não (?:foi|pôde)",
    re.IGNORECASE,
)
ANSWER = re.compile(r"(?:re|ats|r|отг|aw|antw|sv|odp|rv)\s*:", re.IGNORECASE)
DELAYED = re.compile(
    r"(?:has|have) been delayed|delivery (?:delayed|incomplete)|\(delay(?:ed)?\)|not yet been delivered|will "
    r"(?:continue|keep) (?:to )?try|no action is required|"
    r"still being retried|could not send message for past|delivery attempts? will continue|this is a warning "
    r"message only|temporary problem delivering",
    re.IGNORECASE,
)
STATUS = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b(?!\.\d)")
CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[\s:-]+\S)(?!\s*(?:kb|mb|bytes|characters))", re.IGNORECASE)
SOFT_STATUS = re.compile(r"4\.|5\.2\.2|5\.2\.3|5\.3\.1|5\.3\.4|5\.4\.5|5\.4\.6|5\.4\.7|5\.7\.|5\.6\.|5\.5\.3")
NO_SUCH = re.compile(
    r"user (?:is )?(?:unknown|not found|doesn'?t exist|does not exist|invalid|inactive)|unknown (?:user|"
    r"recipient|address|local|mailbox)|no such (?:user|recipient|mailbox|address|person|account|domain)|"
    r"(?:account|mailbox|address|recipient|user|e-?mail)\b.{0,80}(?:does(?: not|n'?t) exist|not (?:be )?found|"
    r"couldn't be found|wasn't found|is (?:disabled|inactive|unavailable|invalid|closed)|no longer|rejected: "
    r"(?:undeliverable|user unknown))|"
    r"invalid (?:recipient|mailbox|address|user)|address rejected|bad destination|not a valid (?:mailbox|user|"
    r"recipient)|host (?:or domain name )?not found|domain (?:not found|does not exist)|"
    r"nxdomain|name or service not known|unrouteable|unroutable|recipient (?:unknown|not (?:found|recognized|"
    r"exist))|not our customer|has been (?:disabled|suspended|deactivated)|"
    r"addressee unknown|disabled|no mailbox here|does not have an? .{0,30}account|not exist|nėra tokio|"
    r"inesistente|non esiste|не съществува|не существует|nicht bekannt|existiert nicht|inconnu|no existe|não "
    r"existe",
    re.IGNORECASE,
)
FOR_NOW = re.compile(
    r"mailbox (?:is )?(?:full|exceeded|over)|over ?quota|quota (?:exceeded|full)|exceed\w* (?:\w+ "
    r"){0,3}(?:quota|storage|size|limit)|out of (?:storage|space)|insufficient (?:system )?storage|full "
    r"mailbox|"
    r"(?:box|inbox) is full|disk full|too (?:large|big)|size (?:exceeds|limit)|temporar\w*|try(?:ing)? again|"
    r"try later|greylist|graylist|timed? ?out|timeout|connection (?:refused|reset|lost)|"
    r"too many|rate limit|throttl|deferred|blocked|black ?list|block ?list|spam|\bpolicy\b|reputation|\brbl\b|"
    r"dmarc|dkim|\bspf\b|not authenticated|content rejected|virus|loop|hop count|"
    r"delivery time expired|retry time|server (?:busy|unavailable|down)|unreachable|piena|pilna|пълна|"
    r"переполнен|voll\b|pleine|llen[ao]|cheia|vol\b|relay(?:ing)? (?:access )?denied|relay not permitted",
    re.IGNORECASE,
)


def kind(*, status: str, words: str) -> str:
    """hard when the address is no good, soft when it may take letters another time."""
    no_such, for_now = bool(NO_SUCH.search(words)), bool(FOR_NOW.search(words))
    if status.startswith("4"):
        return "soft"
    if status and SOFT_STATUS.match(status):
        return "hard" if no_such and not for_now else "soft"
    if status.startswith(("5.1", "5.2.1", "5.4.4")):
        return "soft" if for_now and not no_such else "hard"
    if for_now and not no_such:
        return "soft"
    code = CODE.search(words)
    if code and code[1].startswith("4") and not no_such and not status.startswith("5"):
        return "soft"
    return "hard"
