"""What is new in a letter, in the languages people write. The rule above all: in doubt it stays visible."""

import pytest

from firsthand.channels.email.read import split_html, split_text

# ruff: noqa: E501
# What mail programs of many countries put above a quotation
ATTRIBUTIONS = [
    "On Mon, May 5, 2025 at 10:00 AM Asta <asta@vilnius.example> wrote:",
    "2025-05-05, pr, 10:00 Asta <asta@vilnius.example> rašė:",
    "2025-05-05 10:00, Asta rašė:",
    "Il giorno lun 5 mag 2025 alle ore 10:00 Asta <asta@vilnius.example> ha scritto:",
    "На пн, 5.05.2025 г. в 10:00 ч. Аста <asta@vilnius.example> написа:",
    "Am Mo., 5. Mai 2025 um 10:00 Uhr schrieb Asta <asta@vilnius.example>:",
    "Am 05.05.25 um 10:00 schrieb Asta:",
    "Le lun. 5 mai 2025 à 10:00, Asta <asta@vilnius.example> a écrit :",
    "El lun, 5 may 2025 a las 10:00, Asta (<asta@vilnius.example>) escribió:",
    "Em seg., 5 de mai. de 2025 às 10:00, Asta <asta@vilnius.example> escreveu:",
    "Op ma 5 mei 2025 om 10:00 schreef Asta <asta@vilnius.example>:",
    "pon., 5 maj 2025 o 10:00 Asta <asta@vilnius.example> napisał(a):",
    "po 5. 5. 2025 v 10:00 odesílatel Asta <asta@vilnius.example> napsal:",
    "Den mån 5 maj 2025 kl 10:00 skrev Asta <asta@vilnius.example>:",
    "man. 5. maj 2025 kl. 10.00 skrev Asta <asta@vilnius.example>:",
    "ma 5. toukok. 2025 klo 10.00 Asta (asta@vilnius.example) kirjoitti:",
    "Kuupäev E, 5. mai 2025 kell 10:00 kirjutas Asta <asta@vilnius.example>:",
    "pirmd., 2025. g. 5. maijs, plkst. 10:00 — lietotājs Asta (<asta@vilnius.example>) rakstīja:",
    "пн, 5 мая 2025 г. в 10:00, Аста <asta@vilnius.example>:",
    '05.05.2025, 10:00, "Аста" <asta@vilnius.example>:',
    "пн, 5 трав. 2025 р. о 10:00 Аста <asta@vilnius.example> пише:",
    "Asta <asta@vilnius.example>, 5 May 2025 Pzt, 10:00 tarihinde şunu yazdı:",
    "În lun., 5 mai 2025 la 10:00, Asta <asta@vilnius.example> a scris:",
    "Asta <asta@vilnius.example> ezt írta (időpont: 2025. máj. 5., H, 10:00):",
    "Στις Δευ 5 Μαΐ 2025 στις 10:00 π.μ., ο χρήστης Asta <asta@vilnius.example> έγραψε:",
    "pon, 5. svi 2025. u 10:00 Asta <asta@vilnius.example> napisao je:",
    "Asta <asta@vilnius.example> 于2025年5月5日周一 10:00写道：",
    "2025年5月5日(月) 10:00 Asta <asta@vilnius.example>:",
    "2025년 5월 5일 (월) 오전 10:00, Asta <asta@vilnius.example>님이 작성:",
    "في الاثنين، ٥ مايو ٢٠٢٥ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة Asta <asta@vilnius.example>:",
    "‫בתאריך יום ב׳, 5 במאי 2025 ב-10:00 מאת ‪Asta‬‏ <asta@vilnius.example>:‬",
]
COPIED_HEADS = [
    "From: Asta\nSent: Monday\nTo: Ruta\nSubject: x",
    "*From:* Asta <asta@vilnius.example>\n*Date:* Monday\n*To:* Ruta\n*Subject:* x",
    "Nuo: Asta\nIšsiųsta: pirmadienis\nKam: Rūta\nTema: x",
    "Da: Asta\nInviato: lunedì\nA: Luca\nOggetto: x",
    "От: Аста\nИзпратено: понеделник\nДо: Иван\nОтносно: x",
    "Von: Asta\nGesendet: Montag\nAn: Hans\nBetreff: x",
    "De : Asta\nEnvoyé : lundi\nÀ : Luc\nObjet : x",
    "De: Asta\nEnviado el: lunes\nPara: Luis\nAsunto: x",
    "Van: Asta\nVerzonden: maandag\nAan: Jan\nOnderwerp: x",
    "Od: Asta\nWysłano: poniedziałek\nDo: Jan\nTemat: x",
    "От: Аста\nОтправлено: понедельник\nКому: Иван\nТема: x",
    "Kimden: Asta\nGönderildi: Pazartesi\nKime: Ali\nKonu: x",
    "发件人: Asta\n发送时间: 2025年5月5日\n收件人: Li\n主题: x",
    "差出人: Asta\n送信日時: 2025年5月5日\n宛先: Sato\n件名: x",
    "보낸 사람: Asta\n보낸 날짜: 2025년 5월 5일\n받는 사람: Kim\n제목: x",
    "-----Original Message-----\nAsta, Monday",
    "---------- Forwarded message ---------\nAsta, Monday",
    "-------- Pradinis laiškas --------\nAsta",
    "-------- Оригинално съобщение --------\nАста",
]
# Without an address they are sure only above marked lines.
SURE_WITH_MARKS_ONLY = ("2025-05-05 10:00", "Am 05.05.25")
PHONES = [
    "Sent from my iPhone", "Get Outlook for iOS", "Siųsta iš mano iPhone", "Inviato da iPhone", "Изпратено от моя телефон", "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone", "Enviado desde mi iPhone", "Verstuurd vanaf mijn iPhone", "Wysłane z iPhone'a", "Odesláno z iPhonu", "Skickat från min iPhone",
    "Lähetetty iPhonesta", "Отправлено с iPhone", "Надіслано з iPhone", "iPhone'umdan gönderildi", "发自我的iPhone", "iPhoneから送信", "나의 iPhone에서 보냄",
]  # fmt: skip


@pytest.mark.parametrize("line", ATTRIBUTIONS)
class TestAnAttribution:
    def test_above_marked_lines_goes_with_them(self, line: str) -> None:
        split = split_text(f"Thanks, that is fine.\n\n{line}\n\n> Is it\n> fine?\n")

        assert split.reply == "Thanks, that is fine."


@pytest.mark.parametrize("line", [one for one in ATTRIBUTIONS if not one.startswith(SURE_WITH_MARKS_ONLY)])
class TestAnAttributionThatIsSure:
    def test_above_unmarked_lines_goes_with_them(self, line: str) -> None:
        assert split_text(f"Thanks, that is fine.\n\n{line}\n\nIs it\nfine?\n").reply == "Thanks, that is fine."


class TestACopiedHead:
    @pytest.mark.parametrize("head", COPIED_HEADS)
    def test_begins_a_quotation(self, head: str) -> None:
        assert split_text(f"Fine with me.\n\n{head}\n\nIs it fine?\n").reply == "Fine with me."


class TestAPhone:
    @pytest.mark.parametrize("line", PHONES)
    def test_signs_by_itself(self, line: str) -> None:
        split = split_text(f"Fine.\n\n{line}\n")

        assert (split.reply, split.signature) == ("Fine.", line)


class TestWordsOfTheWriter:
    """Nothing the customer wrote is ever hidden by mistake."""

    @pytest.mark.parametrize(
        "words",
        [
            "Dear Sirs:\n\nmy order is late.",
            "I ordered two things:\n- a chair\n- a table\n\nFrom: Kaunas\nTo: Vilnius\n\nWhen?",
            "Your advert said on 5 May:\n\nfree delivery.\n\nIs that so?",
            "On 5 May 2025 I wrote:\n\nplease call me. Nobody called.",
            "Is price > 100 or < 100?\n-> please tell",
            "Sent from my shop yesterday: two chairs.",
            "The date: 2025-05-05\nThe order: 17\nThe subject: a fridge\n\nPlease help.",
            "Best regards to Asta!\n\nAnd where is my fridge?",
            "First\n--\nSecond part is long.\n" + "\n".join(f"Line {n} of my complaint." for n in range(30)),
            "> only a quotation",
            "Sent from my iPhone",
        ],
    )
    def test_stay_visible(self, words: str) -> None:
        assert split_text(words).reply == words

    def test_between_quoted_lines_keep_those_visible(self) -> None:
        words = "On Mon, May 5, 2025 at 10:00 AM Asta <a@vilnius.example> wrote:\n> When?\nTomorrow.\n> Where?\nHere."

        assert split_text(words).reply == words.partition("\n")[2]

    def test_with_signs_of_our_own_among_them_stay_visible(self) -> None:
        assert (
            split_text("It hums.\n\ue012\nVery loudly.\n\ue010Every night.").reply
            == "It hums.\n\nVery loudly.\nEvery night."
        )

    def test_that_say_where_the_answers_stand_keep_all_visible(self) -> None:
        words = "See my answers below in red.\n\nFrom: Asta\nSent: Monday\nTo: Ruta\nSubject: x\n\nWhen? Tomorrow."

        assert split_text(words).reply == words


class TestAPage:
    @pytest.mark.parametrize(
        "quotation",
        [
            '<div class="gmail_quote"><div class="gmail_attr">zu zu<br></div><blockquote class="gmail_quote">Old</blockquote></div>',
            '<div class="moz-cite-prefix">zu zu:<br></div><blockquote type="cite">Old</blockquote>',
            '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Zu:</b> zu</div><div>Old</div>',
            '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Zu:</b> a<br><b>Zi:</b> b<br><b>Za:</b> c</p></div><p>Old</p>',
            '<div id="ydp1yahoo_quoted_1" class="yahoo_quoted"><div>Old</div></div>',
            '<div class="protonmail_quote">zu zu<br><blockquote class="protonmail_quote" type="cite">Old</blockquote></div>',
            '<blockquote style="border-left:1px solid #0857A6;margin:10px">Понедельник, Аста:<br>Old</blockquote>',
            '<div>05.05.2025, 10:00, "Аста" &lt;asta@vilnius.example&gt;:</div><blockquote>Old</blockquote>',
            '<div name="quote" style="margin:10px"><b>Gesendet:</b> Old</div>',
            '<div dir="ltr"><blockquote type="cite">On 5 May 2025, at 10:00, Asta &lt;asta@vilnius.example&gt; wrote:<br></blockquote></div><blockquote type="cite">Old</blockquote>',
        ],
    )
    def test_is_split_where_its_program_says(self, quotation: str) -> None:
        split = split_html(f"<div>New words</div><br>{quotation}")

        assert split.reply == "New words"
        assert "Old" in split.quoted

    def test_that_is_only_a_quotation_stays_visible(self) -> None:
        assert "Old" in split_html('<blockquote type="cite">Old</blockquote>').reply
