"""In which words servers and filters refuse a letter, by the code of the reason."""

import re

Table = tuple[tuple[str, re.Pattern[str]], ...]


def compiled(*rows: tuple[str, str]) -> Table:
    """The table, its patterns ready; the first row that matches names the reason."""
    return tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in rows)


# Said by machines of letters that no other letter to the same person need share: stronger than a general refusal.
CLEAR = compiled(
    ("full", (r"(?:mail|in|letter)?-?box(?:es)? (?:\w+ ){0,4}(?:is |are )?(?:too )?(?:full|exceed|over)|over ?quota|"
        r"quota|exceed\w* (?:\w+ ){0,4}(?:storage|space|allocat|limit of messages)|"
        r"(?:insufficient|not enough|out of|no) (?:\w+ ){0,2}(?:storage|space)|space not enough|"
        r"enough (?:\w+ )?space|full mailbox|mailfolder is full|disk full|too much mail|storage (?:limit|full|"
        r"space)|"
        r"casella (?:\w+ )?piena|pilna|perpildyt|препълнен|пълна|переполнен|voll\b|überfüllt|pleine|llen[ao]|cheia|\bvol\b|"
        r"pełna|plná|kvot|容量|いっぱい|已满|爆满|空间不足|용량|초과")),
    ("too-large", (r"too (?:large|big)|(?:message|line) too long|(?:message|mail|maximum|max|incoming) (?:\w+ ){0,3}size|"
        r"size (?:\w+ ){0,3}(?:exceed|limit|larger)|larger than|exceed\w* (?:\w+ ){0,4}(?:size|bytes|kb\b|mb\b)|"
        r"oversize|zu groß|trop (?:gros|volumineux)|troppo grande|per dideli|твърде голям")),
    ("loop", r"\bloop(?:s|ing|ed)?\b|hop ?count|too many (?:hops|received)|mail for .{1,80} loops back"),
    ("blocked", (r"dnsbl|\brbl\b|\w*rbl\b|black ?list|block ?list|spamhaus|spamcop|blocked using|listed (?:at|in|"
        r"on) \S+\.(?:org|com|net)")),
    ("virus", (r"virus(?!wall|es and)|infected|malware|trojan|(?:attachment|file) (?:type|name|"
        r"extension)?s? ?(?:\w+ ){0,3}(?:not allowed|blocked|forbidden|prohibited|rejected)")),
    ("content", (r"\bspam|unsolicited|bulk e?-?mail|junk|content (?:\w+ )?(?:reject|filter|block|polic)|"
        r"reject\w*.{0,30}content|\w?uribl|surbl|phish|considered uce|advertis")),
    ("unproven", (r"dmarc|dkim|\bspf\b|sender policy framework|unauthenticated|not authenticated|authentication (?:check|"
        r"information|required|fail)")),
    ("later", (r"gr[ea]y.?list|too many (?:connections|messages|recipients|errors|concurrent)|rate.?limit|throttl|"
        r"try (?:again )?later|resources temporarily")),
)  # fmt: skip

NOBODY = (
    r"(?:user|recipient|mailbox|account|address|addressee|alias)(?: name)? (?:is |currently )?(?:unknown|"
    r"invalid|not (?:found|known|recogni[sz]ed|exist|valid|local))|"
    r"unknown (?:user|recipient|address|local|mailbox|account|login|or illegal)|illegal (?:alias|user)|"
    r"unknown in (?:local|virtual|relay)|"
    r"no such (?:user|recipient|mailbox|address|person|account|local|name|virtual|contact)|no (?:mailbox|"
    r"account|user|one|recipients?) (?:here|found|by|with|were)|no valid recipients?|"
    r"(?:account|mailbox|address|recipient|user|e-?mail|addressee|name)\b.{0,90}?(?:(?:does|do|did)(?: not|"
    r"n[’'`]?t) exist|not (?:be )?found|(?:could|was)n[’']?t (?:be )?found|not listed|not exist\b|"
    r"never (?:existed|logged))|"
    r"invalid (?:\w+ )?(?:recipient|mailbox|address|user|destination|e-?mail)|address is invalid|"
    r"not (?:a )?valid (?:mailbox|user|recipient|address|e-?mail)|bad (?:destination|address|recipient)|"
    r"recipient address rejected: (?:access denied|undeliverable|user|unknown|address|no )|unverified address|"
    r"bad.?recipient|not an? (?:known|valid|active|existing|recogni[sz]ed)|final delivery userid|no mail ?box|"
    r"no(?:n-?| )existent (?:user|account|mailbox|address)|ambiguous|not unique|(?<!sender )address rejected|"
    r"addressee unknown|recipnotfound|resolver\.adr|"
    r"does(?: not|n[’'`]?t) have an? .{0,40}account|not (?:our|a) customer|not match(?:ed)? (?:an?|any)|"
    r"did not exactly match|do(?:es)? not match any|"
    r"(?:not|un)known (?:here|at this)|badrcptto|there is no (?:one|user|such|mailbox)|undeliverable address|"
    r"not (?:in|on) (?:the|our) (?:address book|directory|database)|no longer (?:valid|exists|an? (?:valid|"
    r"active)|here|with|works|employed|at this)|"
    r"nėra tok|neegzistuoj|nerast|sconosciut|inesistent|non esiste|няма такъв|не съществува|несъществуващ|"
    r"не существует|неизвестн|не найден|нет такого|unbekannt|nicht bekannt|existiert nicht|nicht gefunden|"
    r"gibt es nicht|"
    r"inconnu|n[’']existe pas|introuvable|non recens|no existe|desconocid|desconhecid|não existe|onbekend|"
    r"bestaat niet|nie istnieje|nieznan|nie ma takiego|neexistuj|neznám|finns inte|findes ikke|finnes ikke|"
    r"ei ole olemassa|nem létezik|nu există|bulunamad|"
    r"存在しない|見つかりません|みつかりません|宛先不明|該当する.{0,10}ありません|不存在|"
    r"查无|无此|没有此|找不到|존재하지|찾을 수 없|알 수 없는|غير موجود|לא קיים"
)  # fmt: skip
NO_HOST = (
    r"host (?:or domain name )?(?:not found|unknown|name lookup fail)|unknown (?:host|domain)|(?:illegal|"
    r"no such|invalid) (?:host|domain)|domain (?:name )?(?:not found|(?:is )?(?:unknown|invalid)|does(?:n[’']t|"
    r" not) exist|lookup fail)|"
    r"nxdomain|no such (?:host|domain)|name or service not known|unrouteable|unroutable|dns (?:error|"
    r"lookup fail|quer|domain|.{0,20}not exist)|name ?server error|(?:no|null) mx\b|"
    r"relevant mx records point|couldn[’']t find any host|cannot find (?!your ).{0,20}(?:host|mail exchanger|gateway)|"
    r"could not find a gateway|bad destination system|(?:could not|cannot|unable to) (?:be )?(?:resolve|"
    r"look ?up)|does not accept (?:any )?mail|"
    r"domain .{1,90}(?:(?:was|could)n[’']t (?:be )?found|could not be found)|name server: .{1,80}not found|"
    r"dominio inesistente|домейн.{0,20}не съществува|домен.{0,20}не (?:существует|найден)|"
    r"domain existiert nicht"
)  # fmt: skip
# About the address itself.
OF_THE_ADDRESS = compiled(
    ("moved", (r"(?:user|mailbox|recipient|account|person) (?:has|have) (?:been )?moved|has (?:changed|"
        r"a new) .{0,20}address|new address is|please (?:try|use) <\S+@\S+>")),
    ("closed", (r"disabled|suspended|deactivated|discontinued|inactive|not active|(?:account|mailbox|"
        r"address)\b.{0,40}(?:closed|terminated|deleted|cancel|blocked for|expired|unavailable or access)|"
        r"заблокирован|неактивн|deaktiviert|gesperrt")),
    ("no-host", NO_HOST), ("nobody", NOBODY),
)  # fmt: skip
# Said so often, and of so much, that anything above tells more.
VAGUE = compiled(
    ("relaying", r"relay|rcpthosts|not a gateway|do not relay"),
    ("sender", (r"send as this|not owned by|sender (?:address )?(?:reject|denied|verif|refus|unknown|not)|domain of sender|return address|"
        r"mail from:? ?<")),
    ("blocked", (r"\bblock|black ?list|deny ?list|banned|\brbl\b|dnsbl|spamhaus|reputation|polic(?:y|ies)\b|prohibit|"
        r"access (?:is )?denied|administrativ|not (?:allowed|permitted|authori[sz]ed|accept)|restrict|only accept|"
        r"reverse dns|not accepting mail|confirmation|white ?list|\bptr\b|\bhelo\b|refuse (?:mail|to)|"
        r"(?:rejected|bounced) (?:by|for)|firewall|filter|unwanted")),
    ("later", (r"temporar|try again|deferred|busy|come back|come again|over ?load|too many|unavailable now|временно|"
        r"vorübergehend|laikinai|temporane")),
    ("expired", (r"expired|too old|retry time|maximum.time|been (?:in the queue|trying|failing)|retry timeout|"
        r"queue(?:d)? too long|undeliverable for|giving up after|after \d+(?:\.\d+)? (?:hour|day)")),
    ("unreachable", (r"connection|connect to|timed? ?-?out|unreachable|no route|no answer|did(?: not|n[’']t) respond|"
        r"not responding|network|could not contact|host is down")),
    ("system", (r"i/o error|disk|system error|configuration|config(?:uration)? (?:file|error)|internal error|local error|"
        r"software error|cannot (?:open|create|update)|can[’']t (?:open|create)|file create failed|error writing|"
        r"error opening|server error")),
)  # fmt: skip
