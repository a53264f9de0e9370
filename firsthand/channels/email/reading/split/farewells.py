"""The words at the end of a letter, by language: programs that sign, closings, notices of lawyers."""

import re

# "Sent from my iPhone"
SENT_FROM = re.compile(
    r"(?:from|från|fra|desde|depuis|von) (?:my|min|mi|mon|meinem)\b|\w+ from mobile$|"
    r"(?:securely )?sent (?:from|with|via|by|using|on)\b|provenance\s?:|"
    r"(?:get|download|obten(?:ir|er)|descargar|baixe o|pobierz aplikację|stáhnout|скачать|загрузить|завантажити|отримати|gau(?:ti|kite)|"
    r"изтегляне на|вземете|skaff(?:a| deg)|obțineți|λήψη του|获取|取得|preuzmite|prenesite) [„\"]?outlook|"
    r"outlook \S+ (?:ios|android) (?:beziehen|downloaden|다운로드|を入手)|(?:az )?(?:ios|android)\S* \S+ outlook\S* (?:edinin|beszerzése)|"
    r"(?:iš)?siųsta (?:iš|naudojant|per|su)|inviato (?:da|dal|con|tramite)|scarica outlook|ottieni outlook|"
    r"изпратено (?:от|с|чрез|през)|"
    r"(?:von|aus|mit) (?:mein|mobil|unterweg|yahoo|outlook|gmx|web\.de|der gmx)\w* .*(?:gesendet|gesendet\.|"
    r"verschickt)|gesendet (?:von|mit|aus|über)|diese nachricht wurde "
    r"von meine?m|holen sie sich outlook|"
    r"envoyé (?:de|depuis|à partir|avec|via)|télécharger outlook|obtenez outlook|enviado (?:desde|do|da|a "
    r"partir|de|com|con|pelo|via)|obtener outlook|obter o outlook|enviat des|"
    r"(?:verstuurd|verzonden) (?:vanaf|van|met|via)|wysłan[eoay] (?:z|przy|za pomocą)|pobierz outlook|odesláno "
    r"(?:z|ze)|odoslané (?:z|zo)|"
    r"skicka(?:t|des) från|hämta outlook|sendt fra|hent outlook|lähetetty|hanki outlook|saadetud (?:minu|seadmest|"
    r"nutitelefonist|mobiil)|(?:no)?sūtīts no|"
    r"отправлено (?:с|из|от|через)|надіслано (?:з|із|зі|через|від)|відправлено (?:з|із)|trimis (?:de pe|din|de "
    r"la|cu)|"
    r"küldve|.*(?:ról|ről) küldve|elküldve|στάλθηκε από|εστάλη από|poslano (?:s|sa|iz|z)\b|poslato (?:s|sa|iz)\b|послато са|"
    r"发自|来自.{1,12}邮箱|來自我的|来自我的|從我的.*傳送|从我的.*发送|自我的|أُ?رسل[تـ]? من|مرسل(?:ة)? من|"
    r"تم الإرسال من|נשלח מ|đã gửi từ|được gửi từ|"
    r"dikirim dari|ส่งจาก|"
    r".*(?:dan|den|ndan|nden|umdan|umden|imden|ımdan) gönderildi|.*から送信|.*에서 보냄|.*에서 전송|.*에서 보낸",
    re.IGNORECASE,
)  # fmt: skip
DEVICE = re.compile(
    r"iphon|ipad|tuta|typeapp|mailspring|courrier|correo|correio|pošt|poczt|e-post|邮箱|\bcell\b|ipod|android|galaxy|samsung|huawei|xiaomi|redmi|poco|oneplus|pixel|honor|oppo|outlook|yahoo|"
    r"e?-?mail|gmail|"
    r"windows|blackberry|nokia|sony|xperia|motorola|phone|fono|mobil|tablet|telef|device|proton|laitteesta|"
    r"teléf|handy|"
    r"телефон|смартфон|устройств|почт|айфон|тablet|手机|手機|携帯|휴대|갤럭시|아이폰|هاتف|آيفون|ايفون|أيفون|spark|"
    r"thunderbird|planšet|cellulare|"
    r"smartphone|puhelime|мобил|cep |яндекс|нотатки|bq|lg ",
    re.IGNORECASE,
)

# "my": then the thing it was sent from is a device, even one we do not know
MINE = re.compile(
    r"\b(?:my|mano|savo|mio|mia|моя|мой|моето|моего|моєї|meine?[mrs]?|mon|mi|meu|mijn|mojego|mého|môjho|min|mitt|mio|minu|mana|"
    r"meu|meua|moj\w*)\b|의|我的|の",
    re.IGNORECASE,
)

# How people close; only with contact details below does a signature begin here
CLOSINGS = re.compile(
    r"(?:(?:with )?(?:best|kind|kindest|warm|many)?\s*(?:regards|wishes)|all the best|sincerely|yours\b.{0,20}|"
    r"(?:many )?thanks(?: (?:again|in advance))?|thank you(?: very much)?|cheers|"
    r"(?:su )?pagarb\w+(?: ir (?:geriausiais|gražiausiais) linkėjimais)?|(?:su )?geriausi\w* linkėjim\w*|gražios dienos|ačiū|dėkoju|"
    r"(?:cordiali|distinti|cari) saluti|cordialmente|saluti|un (?:cordiale )?saluto|grazie(?: mille)?|buona giornata|"
    r"с уважение|(?:сърдечни |най-добри )?поздрави|благодаря|хубав ден|"
    r"mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:viele|freundliche|beste|liebe|herzliche|schöne)n? gr(?:ü|ue)(?:ß|ss)e|mfg|lg|vg|danke|"
    r"(?:bien )?cordialement|(?:meilleures )?salutations|bien à vous|merci(?: d['’]avance)?|bonne journée|"
    r"(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|gracias|atenciosamente|(?:com os melhores )?cumprimentos|"
    r"abraços?|obrigad[oa]|salutacions|met (?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|bedankt|"
    r"(?:serdecznie )?pozdrawiam(?: serdecznie)?|z poważaniem|dziękuję|"
    r"s (?:přátelským )?pozdrav[eo]m|s úct[ao]u|hezký den|děkuji|ďakujem|"
    r"(?:med )?(?:vänlig|bästa)a? hälsning(?:ar)?|hälsningar|mvh|tack|(?:med )?(?:venlig|vennlig|kærlig|beste)e? hils(?:en|ner)|hilsen|"
    r"tak|takk|"
    r"(?:ystävällisin )?terveisin|terv\.?|kiitos|lugupidamisega|parimate soovidega|tervitades|aitäh|ar cieņu|paldies|"
    r"с уважением|с наилучшими пожеланиями|спасибо|з повагою|з найкращими побажаннями|дякую|"
    r"saygılar(?:ımla)?|iyi çalışmalar|teşekkürler|cu stimă|cu respect|mulțumesc|"
    r"(?:baráti )?üdvözlettel|tisztelettel|üdv|köszönettel|με εκτίμηση|(?:φιλικούς|με φιλικούς) χαιρετισμούς|ευχαριστώ|"
    r"lp|s poštovanjem|(?:lep|srdačan) pozdrav|hvala|с поштовањем|"
    r"此致|谢谢|謝謝|顺祝商祺|敬上|よろしくお願い(?:いた)?します。?|감사합니다\.?|"
    r"مع التحية|تحياتي|شكرا|בברכה|תודה|trân trọng|hormat kami|salam)"
    r"[\s,.!،，。]*",
    re.IGNORECASE,
)

# "This e-mail is confidential. If you are not the addressee …": a paragraph with two of these is a lawyer's, nobody's letter
NOTICE = re.compile(
    r"confidential\w*|privileged|intended (?:solely|only|exclusively)|intended recipient|the addressee|"
    r"if you (?:are not|have received)"
    r"|received this (?:e-?mail|message|communication) in error|disclaimer|legally binding|liability|virus\w*|"
    r"without (?:our )?consent|"
    r"konfidencial\w*|skirtas? (?:tik|ne)|gav\w* per klaidą|ištrinkite|praneškite siuntėjui|adresatui|"
    r"riservat\w+|destinatari\w*|per errore|cancellar\w*|d\.? ?lgs|gdpr|"
    r"поверителн\w+|получател\w*|по погрешка|изтри\w+|подателя|"
    r"vertraulich\w*|(?:richtige|vorgesehene|beabsichtigte)\w* (?:adressat|empfänger)\w*|irrtümlich|vernichten sie|unbefugt\w*|"
    r"confidentiel\w*|destinataire|par erreur|"
    r"confidencia\w*|destinatario|por error|por engano|destinatário|"
    r"vertrouwelijk\w*|geadresseerde|abusievelijk|"
    r"poufn\w+|adresat\w*|omyłkowo|usunięcie|"
    r"důvěrn\w+|příjemce|omylem|dôvern\w+|"
    r"konfidentiell\w*|avsedd mottagare|av misstag|fortrolig\w*|ved en fejl|ved en feil|"
    r"luottamuksel\w*|vastaanottaja\w*|erehdyksessä|"
    r"конфиденциальн\w+|по ошибке|адресат\w*|конфіденційн\w+|помилково|"
    r"gizli\w*|alıcısı|yanlışlıkla|confidențial\w*|din greșeală|bizalmas\w*|tévedésből|εμπιστευτικ\w+|"
    r"机密|保密|機密|误收|誤收|機密情報|기밀|سرية|חסוי",
    re.IGNORECASE,
)

# Who writes so is no lawyer: "I received this confidential letter in error"
FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|d)|[Mm]y|[Aa]š|mano|[Gg]avau|[Hh]o ricevuto|mio|mia|[Аа]з|моя\w*|[Пп]олучих|[Ii]ch|mein\w*|mir|[Jj]['’]ai|mon|"
    r"[Yy]o|[Hh]e recibido|meu|[Rr]ecebi|[Ii]k|mijn|mój|mnie|[Jj]ag|[Jj]eg|minä|[Яя]|мне|bana)\b|我|私|저는|أنا|אני"
)

# What scanners and printers' friends add below a letter
ADDED = re.compile(
    r"(?:please )?(?:consider|think of|think about) the environment\b.*|.*\bbefore (?:you )?print(?:ing)?\b.{0,40}|"
    r"(?:virus-free|virenfrei|libre de virus|garanti sans virus|sans virus|privo di virus|mail priva di virus|без вирусов|"
    r"без вируси|wolny od wirusów|bez virů|livre de vírus|virusvrij|virusfri|virüs bulunmuyor)\b.{0,80}|"
    r"(?:this|diese|cette?|quest[ao]|este|esta|dit|denna|tento|это|този|šis)\b.{0,80}\b(?:avast|avg|eset|mcafee|"
    r"kaspersky|norton)\b.{0,120}|"
    r"(?:https?://)?www\.(?:avast|avg)\.com\S*|.{0,60}\bgenerated by .{0,40}\bdisclaimer\b.{0,40}|"
    r"prieš spausdin\w+.{0,120}|prima di stampare\b.{0,120}|преди да (?:отпечатате|разпечатате)\b.{0,120}|"
    r"(?:bitte )?denken sie an die umwelt\b.{0,120}|(?:pensez|avant d['’]imprimer)\b.{0,40}(?:environnement|imprimer)\b.{0,120}",
    re.IGNORECASE,
)

# "Here is my new address": contact details below are what is new, and no signature
LEADS_TO_AN_ADDRESS = re.compile(
    r"[:：]\s*$|address|details|contact|deliver|send|ship|number|phone|reach|call|"
    r"adres|duomen|kontakt|siųs|pristat|numer|skambin|indirizz|dati|recapit|conseg|sped|invi|telefon|chiam|"
    r"адрес|данни|данные|контакт|достав|изпрат|пошл|отправ|номер|телефон|обад|звон|"
    r"anschrift|daten|liefer|send|schick|erreich|anruf|coordonn|livr|envo|appel|direcc|datos|entreg|env[ií]|llam|endereço|dados|lig|"
    r"gegevens|lever|stuur|bel\b|dane|wysł|dostar|zadzwo|údaj|doruč|pošl|zavol|uppgifter|skicka|ring|oplysning|yhteys|toimit|soit|"
    r"andme|saat|helist|dati|piegād|zvan|bilgi|gönder|ara|date de|trimi|sun|cím|küld|hív|"
    r"διεύθυνση|τηλέφωνο|地址|电话|住所|電話|주소|عنوان|כתובת",
    re.IGNORECASE,
)

# "PS: my number has changed": a person still speaks
POSTSCRIPT = re.compile(
    r"\s*(?:p\.?\s?s\.?|p\.?\s?d\.?|n\.?\s?b\.?|п\.?\s?п\.?|з\.?\s?ы\.?|п\.?\s?с\.?)\s*[:.\-–—]\s*\w", re.IGNORECASE
)
