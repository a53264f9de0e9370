"""What machines say when they cannot deliver: in the subject, at the beginning, and in what they heard from each other."""

import re

SUBJECT = re.compile(
    r"undeliver(?:ed|able)|delivery (?:status notification|failure|has failed|problem|report|status|"
    r"notification|error|warning)|"
    r"mail (?:delivery|system|processing)\W{1,3}(?:failed|failure|system|subsystem|error|problem|warning|"
    r"status|report)|mail (?:error|failed|failure)|"
    r"processing error|returned (?:mail|to sender|message)|return(?:ed)? e-?mail|failure (?:notice|delivery)|"
    r"(?:failed|failure) (?:mail|delivery|notice|message)|"
    r"delivery (?:failed|delayed|incomplete|unsuccessful)|(?:could|can) ?not be delivered|"
    r"error sending your mail|your (?:mail|message) (?:was|has been) (?:rejected|blocked|refused)|"
    r"(?:message|mail|e-?mail) (?:not|un)\s?deliver|not delivered|unable to deliver|failed to deliver|"
    r"non-?delivery|\bndr\b|warning: (?:could not send|message .* delayed)|"
    r"message (?:status|delayed|you sent blocked)|delayed (?:mail|message)|"
    r"unsolicited bulk email, apparently from you|rejected mail|user unknown|"
    r"nepristat\w*|neįteikt\w*|mancat[ao] (?:consegna|recapito)|non recapitat|impossibile recapitare|"
    r"non recapitabile|notifica di mancat|"
    r"недостав\w*|неуспешна доставка|не ?доставлен|неможливо доставити|не удалось доставить|(?:сбой|ошибка) доставки|"
    r"unzustellbar|nicht zugestellt|zustell(?:ung|fehler)|zurückgewiesen|unzustellbarkeit|"
    r"non (?:remis|distribu|délivr)\w*|échec de (?:la )?(?:remise|distribution)|"
    r"notification d[’']état de remise|no se (?:puede|pudo|ha podido) entregar|no (?:entregad|se entreg)|"
    r"error (?:de|en la) entrega|"
    r"notificación de estado|falha na entrega|falha (?:ao|de) (?:entregar|envio)|não (?:foi )?entregue|"
    r"notificação de status|"
    r"onbestelbaar|niet bezorgd|kan niet worden bezorgd|aflevering|niedostarcz\w*|nie (?:można|"
    r"udało się) dostarczyć|nedoruč\w*|kunde inte levereras|olevererbart|går inte att leverera|"
    r"kunne ikke leveres|kan ikke leveres|"
    r"ei voitu toimittaa|toimittamaton|ei toimitettu|teslim edilemedi|nu a (?:putut fi|fost) livrat|"
    r"nem kézbesíthető|kézbesíthetetlen|ανεπίδοτο|δεν (?:ήταν δυνατή|παραδόθηκε)|nije isporučen|nedostavljen|"
    r"piegāde neizdevās|nogādāt neizdevās|ei saanud kohale|"
    r"退信|无法投递|無法傳遞|无法送达|無法傳送|投递失败|未送达|未传递|配信(?:不能|できません|エラー|失敗)|配達不能|送信できません|送信エラー|未配達|"
    r"不達|反송|반송|전송 실패|전송되지|배달|"
    r"לא ניתן למסור|تعذر (?:ال)?تسليم|không gửi được",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?:could|can)(?: ?not|n[’']t) be (?:delivered|sent)|(?:was|were|been) not delivered|"
    r"not (?:yet )?been delivered|deliver\w* to (?:the following|these)|(?:unable|failed|"
    r"not able) to (?:deliver|send)|"
    r"could(?: not|n[’']t) deliver|undeliverable|permanent (?:fatal |delivery )?errors?|permanently fail|"
    r"failed permanently|delivery (?:has |attempt )?(?:failed|aborted)|did(?: not|n[’']t) reach|"
    r"user unknown|unknown user|no such user|not a valid user|you sent mail to|mailbox (?:is )?(?:full|"
    r"unavailable|not found)|recipient address rejected|over ?quota|(?:returned|return) to (?:the )?sender|"
    r"has been (?:delayed|postponed)|"
    r"(?:failed|following) (?:recipient|address)(?:es|s|\(e?s\))?|failed recipient|no valid recipients|"
    r"has been returned because|was (?:automatically |not )?(?:rejected|accepted|refused)|"
    r"did not exactly match|not (?:found )?listed in|this is the (?:mail system|qmail|postfix)|"
    r"transcript of session|wasn[’']t delivered|address (?:not found|couldn[’']t be found)|"
    r"delivery to .{3,80} (?:failed|was aborted)|"
    r"nepristat|neįteikt|nepavyko (?:pristatyti|išsiųsti)|non (?:è stato|è possibile|"
    r"può essere) (?:\w+ )?(?:recapita|consegna)|impossibile (?:recapitare|consegnare)|"
    r"не (?:може|можа|беше|бе) .{0,30}достав|не (?:удалось|может быть|было|смог\w*) .{0,30}достав|"
    r"невозможно доставить|не доставлено|"
    r"(?:konnten?|kann) (?:\S+ ){0,6}nicht (?:\S+ ){0,3}(?:zugestellt|zustellen|gesendet|übermittelt)|"
    r"nicht zugestellt|n[’']a (?:pas )?pu (?:être|etre)|n[’']a pas été remis|impossible de remettre|"
    r"no se (?:ha podido|pudo|puede) (?:\w+ )?entregar|no pudo (?:ser )?entregar|não (?:foi|pôde|"
    r"pode) (?:\w+ ){0,2}(?:entreg|possível)|kon niet worden (?:bezorgd|afgeleverd)|nie (?:mogła|może|została|"
    r"można) (?:\w+ )?dostarcz|nepodařilo (?:se )?doručit|"
    r"kunde inte levereras|det gick inte att leverera|kunne ikke leveres|viestiä ei (?:voitu|voi)|"
    r"teslim edilemedi|nu a putut fi livrat|nem (?:sikerült|lehetett) kézbesíteni|δεν (?:ήταν δυνατή|μπόρεσε)|"
    r"配信(?:でき|され)ません|届け(?:ることが)?でき|送信できません|配送できません|お届けできません|届きません|無法傳遞|无法(?:投递|送达|发送)|未能(?:送达|投递)|被退回|"
    r"(?:전달|발송)(?:할 수 없|되지)|정상적으로 (?:전송|발송)되지|전송(?:할 수 없|되지|에 실패)",
    re.IGNORECASE,
)
# Of a standard server's own opening words it takes no second look.
ANSWER = re.compile(r"(?:re|ats|r|отг|aw|antw|sv|odp|rv|fwd?|fw|wg|tr|i|пересл|persiųsta|rif)\s*:", re.IGNORECASE)
DELAYED = re.compile(
    r"(?:has|have) been (?:delayed|postponed)|delivery (?:delayed|incomplete)|\(delay(?:ed)?\)|"
    r"not (?:yet )?been delivered (?:yet|to one|because|after)|has not yet been delivered|"
    r"will (?:continue|keep|be retried|try)\b.{0,30}(?:try|trying|attempt|deliver|retr|send)|"
    r"no action is required|still being retried|could not send message for past|attempts? will continue|"
    r"this is (?:just )?a warning|temporary problem delivering|message .{0,60}delayed \d|(?:delayed|"
    r"queued) for \d|you do not need to (?:resend|re-?send)|"
    r"wird (?:weiter|erneut) versucht|verzögert|keine weiteren? (?:aktion|maßnahmen)|sera (?:à nouveau|"
    r"encore) (?:tent|essay)|retard[ée]|se seguirá intentando|continuará intentando|retrasad|"
    r"bus bandoma|vėluoja|ritardat|verrà (?:ritentat|effettuato un nuovo)|continueremo a|ще (?:продължи|"
    r"бъде направен)|забавен|будут (?:продолжены|предприняты)|задержан|opóźnion|försena|再送|遅延|遅れて|延迟|지연",
    re.IGNORECASE,
)
# What one server answered to another, or is told of a recipient, as no person begins a letter.
TRANSCRIPT = re.compile(
    r"(?:<<<|>>>)\s*(?:[45]\d\d|rcpt to|mail from|data\b|received|sent)|\brcpt to ?:\s*<|"
    r"(?:said|error|response|replied|reason|code|diagnostic|returned|host)[^\n]{0,60}?[\s:(\"'][45]\d\d[ \-:)]|"
    r"^\W{0,4}[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}\b|[45]\d\d[ -]#?[45]\.\d\.\d{1,3} |"
    r"^\W{0,4}<?[^\s<>@]+@[^\s<>@]+>?\W{1,6}(?:\w+ ){0,6}(?:unknown|[45]\d\d |quota|rejected|not found)|"
    r"final-recipient\s*:|no valid recipients? for this|-- failure reasons? |diagnostic-code\s*:|smtp error code",
    re.IGNORECASE | re.MULTILINE,
)
# Said by whoever asks the sender to prove that they are a person.
CHALLENGE = re.compile(
    r"guest list|waitlisted|spam ?arrest|tmda|(?:allowed|approved|white) ?-?list.{0,200}https?://|"
    r"https?://\S+.{0,200}(?:allowed|approved|white) ?-?list|"
    r"(?:click|follow|visit|use)\b[^\n]{0,60}link\b.{0,160}(?:verif|confirm|added to|add(?:ed)? your|"
    r"be (?:delivered|released))|"
    r"(?:confirm|verify|authenticate|prove) (?:that )?(?:your|you)\b.{0,80}(?:message|e-?mail|sender|human|"
    r"person).{0,160}(?:click|reply|link|https?://)|"
    r"(?<!not )(?:reply|respond) to this (?:message|e-?mail) (?:to|and)\b.{0,60}(?:confirm|verify|deliver)|"
    r"sender (?:verification|confirmation) required",
    re.IGNORECASE | re.DOTALL,
)
