"""A second look at an answer, in four languages: what it finds, and what it leaves alone."""

import pytest

from firsthand.workspace.rules.before_sending import Answer, Doubt, findings


def doubts(text: str, **more) -> list[str]:
    return [one.doubt for one in findings(Answer(text, **more))]


class TestAForgottenFile:
    @pytest.mark.parametrize(
        "words",
        [
            "Hello Rūta,\nplease find attached the guide.",
            "I've attached the invoice for you.",
            "The invoice is enclosed.",
            "You will find the guide in the attachment.",
            "Laba diena,\nprisegu sąskaitą.",
            "Siunčiame instrukciją, ji prisegta prie laiško.",
            "Sąskaitą rasite priede.",
            "Pridedame garantinį taloną.",
            "Buongiorno,\nin allegato trova la fattura.",
            "Le allego la fattura.",
            "La guida è allegata a questa mail.",
            "Здравейте,\nприлагам фактурата.",
            "Приложено ще намерите фактурата.",
            "Прикачих ръководството.",
        ],
    )
    def test_is_noticed(self, words):
        assert doubts(words) == [Doubt.FORGOTTEN_FILE]

    @pytest.mark.parametrize(
        "words",
        [
            "We have read your attachment.",
            "Thank you for the photo you attached.",
            "Could you attach a photo of the label?",
            "There was no attachment in your letter.",
            "Please attach the receipt.",
            "The handle is attached to the door.",
            "Negavome prisegto failo, atsiųskite dar kartą.",
            "Ačiū, jūsų prisegtas failas atsidarė.",
            "Può allegare una foto?",
            "Grazie per la foto che ci ha allegato.",
            "Il suo allegato non si apre.",
            "Благодарим, че сте приложили снимката.",
            "Няма прикачен файл.",
            "We come on Friday.\n> please find attached the guide",
            "We come on Friday.\n-- \nAsta, attached to Repairs",
        ],
    )
    def test_is_not_seen_in_what_the_customer_sent_or_should_send(self, words):
        assert doubts(words) == []

    def test_goes_along(self):
        assert doubts("Please find attached the guide.", files=1) == []


class TestAPlaceLeftOpen:
    @pytest.mark.parametrize(
        "words",
        [
            "We come on [date].",
            "Your order is {order.number}.",
            "Dear {customer.name|customer}, we come.",
            "We come at {{ time }}.",
            "The price is ___ euro.",
            "We come on XXX.",
            "TODO: the price. We come on Friday.",
            "Atvyksime [data].",
            "Gerb. [vardas], atvyksime.",
            "Veniamo il [giorno].",
            "Ще дойдем на [дата].",
        ],
    )
    def test_is_noticed(self, words):
        assert Doubt.LEFT_OPEN in doubts(words)

    @pytest.mark.parametrize(
        "words",
        [
            "We come on Friday [the 27th].",
            "Use {braces} as you like.",
            "See you, xxx",
            "It is a T-shirt in XXL.",
            "Really??",
            "The to-do list is done.",
        ],
    )
    def test_is_not_seen_where_none_is(self, words):
        assert doubts(words) == []


class TestASavedReplyThatWasCalledFor:
    @pytest.mark.parametrize(
        ("words", "typed"),
        [
            ("/prova", "/prova"),
            ("Hello Rūta,\n/atvykimas\nAsta", "/atvykimas"),
            ("/доставка We come on Friday.", "/доставка"),
            ("We come on Friday. /way-there", "/way-there"),
        ],
    )
    def test_and_never_came_is_noticed(self, words, typed):
        assert [(one.doubt, one.words) for one in findings(Answer(words))] == [(Doubt.NOT_INSERTED, typed)]

    @pytest.mark.parametrize(
        "words",
        [
            "/etc/hosts is the file.",
            "See https://shop.example/help",
            "On 24/11 or 25/11.",
            "It goes 25 km/h",
            "We come by train and/or bus",
            "Our page is /help/returns",
            "Either he /she comes.",
            "1 /2",
            "> /prova\nWe come.",
            "We come.\n-- \n/asta",
        ],
    )
    def test_is_not_seen_where_a_slash_means_something_else(self, words):
        assert doubts(words) == []


class TestAGreeting:
    @pytest.mark.parametrize(
        "words",
        [
            "Dear ,\nwe come.",
            "Hello ,\nwe come.",
            "Gerb. ,\natvyksime.",
            "Gentile,\nveniamo.",
            "Уважаема ,\nще дойдем.",
        ],
    )
    def test_without_the_name_it_needs_is_noticed(self, words):
        assert doubts(words) == [Doubt.NO_NAME]

    @pytest.mark.parametrize(
        "words", ["Hello,\nwe come.", "Laba diena,\natvyksime.", "Buongiorno,\nveniamo.", "Здравейте,\nще дойдем."]
    )
    def test_that_needs_no_name_is_left_alone(self, words):
        assert doubts(words) == []

    @pytest.mark.parametrize(
        "words",
        [
            "Hello Rūta,\n\nKind regards,\nAsta",
            "Laba diena, Rūta,\n\nPagarbiai\nAsta",
            "Buongiorno,\n\nCordiali saluti",
            "Здравейте,\n\nПоздрави",
            "Hello Rūta,",
        ],
    )
    def test_alone_says_nothing(self, words):
        assert doubts(words, names=("Rūta",)) == [Doubt.NOTHING_SAID]

    @pytest.mark.parametrize("words", ["Hello Rūta, we come on Friday.", "Thank you!", "Yes.", "Ačiū, atvyksime."])
    def test_with_anything_beside_it_says_something(self, words):
        assert doubts(words, names=("Rūta",)) == []

    def test_alone_may_carry_a_file(self):
        assert doubts("Hello Rūta,\nKind regards", files=1) == []


class TestAWrongName:
    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("Dear Jonas,\nwe come.", "Rūta Kazlauskienė"),
            ("Sveiki, Jonai,\natvyksime.", "Rūta Kazlauskienė"),
            ("Gerb. p. Petraiti,\natvyksime.", "Rūta Kazlauskienė"),
            ("Gentile Sig.ra Bianchi,\nveniamo.", "Elena Rossi"),
            ("Здравейте, Мария,\nще дойдем.", "Иван Петров"),
            ("Hello Rita,\nwe come.", "Rūta Kazlauskienė"),
        ],
    )
    def test_is_noticed(self, words, name):
        assert doubts(words, names=(name,)) == [Doubt.WRONG_NAME]

    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("Dear Rūta,\nwe come.", "Rūta Kazlauskienė"),
            ("Dear Ruta,\nwe come.", "Rūta Kazlauskienė"),
            ("Sveika, Rūta,\natvyksime.", "Rūta Kazlauskienė"),
            ("Labas, Jonai,\natvyksime.", "Jonas Jonaitis"),
            ("Sveiki, Andriau,\natvyksime.", "Andrius Petraitis"),
            ("Gerb. p. Petraiti,\natvyksime.", "Andrius Petraitis"),
            ("Laba diena, ponia Kazlauskiene,\natvyksime.", "Rūta Kazlauskienė"),
            ("Miela Agne,\natvyksime.", "Agnė Stankutė"),
            ("Gentile Sig.ra Rossi,\nveniamo.", "Elena Rossi"),
            ("Ciao Beppe,\nveniamo.", "Giuseppe Verdi"),
            ("Здравей, Иване,\nще дойдем.", "Иван Петров"),
            ("Здравейте, Петре,\nще дойдем.", "Петър Стоянов"),
            ("Уважаема г-жо Петрова,\nще дойдем.", "Мария Петрова"),
            ("Hello Ivan,\nwe come.", "Иван Петров"),
            ("Здравейте, Елена,\nще дойдем.", "Elena Rossi"),
            ("Hi Liz,\nwe come.", "Elizabeth Smith"),
            ("Hello Team,\nwe come.", "Rūta Kazlauskienė"),
            ("Dear customer,\nwe come.", "Rūta Kazlauskienė"),
            ("Dear Customer,\nwe come.", "Rūta Kazlauskienė"),
            ("Gerbiamas kliente,\natvyksime.", "Rūta Kazlauskienė"),
            ("Hello Jonas,\nwe come.", ""),
            ("Good morning,\nJonas from our workshop calls you.", "Rūta Kazlauskienė"),
            ("Hello, Friday suits us.", "Rūta Kazlauskienė"),
            ("Hi again,\nwe come.", "Rūta Kazlauskienė"),
        ],
    )
    def test_is_not_seen_in_any_form_of_the_right_one(self, words, name):
        assert doubts(words, names=(name,) if name else ()) == []


class TestWordsForColleagues:
    @pytest.mark.parametrize(
        "words",
        [
            "Internal: she calls every week.",
            "Please don't tell the customer about the discount.",
            "The customer says it hums.",
            "Klientė sako, kad ūžia.",
            "Nesakykite klientei apie nuolaidą.",
            "Il cliente dice che fa rumore.",
            "Клиентът казва, че бучи.",
        ],
    )
    def test_are_noticed(self, words):
        assert doubts(words) == [Doubt.FOR_COLLEAGUES]

    def test_are_noticed_by_a_call_with_at(self):
        assert doubts("@Marco could you look?", called=("Marco",)) == [Doubt.FOR_COLLEAGUES]

    @pytest.mark.parametrize(
        "words",
        ["Our customer service is open.", "Write to help@namai.example.", "The customer is always welcome here."],
    )
    def test_are_not_seen_in_common_words(self, words):
        assert doubts(words) == []


class TestWhatItsWriterHasSeen:
    def test_is_not_said_again(self):
        answer = Answer("Dear Jonas,\nplease find attached the guide.", names=("Rūta",))

        assert [one.doubt for one in findings(answer, besides=[Doubt.WRONG_NAME])] == [Doubt.FORGOTTEN_FILE]
