"""What is a promise in what somebody writes, and by when; and what is none."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from firsthand.promises.rules.said import promise_in
from firsthand.team.rules.working_hours import WorkingHours

VILNIUS = ZoneInfo("Europe/Vilnius")
HOURS = WorkingHours.from_json(
    {
        "timezone": "Europe/Vilnius",
        "hours": {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
        "holidays": ["2026-12-01"],
    }
)
# Thursday 26 November 2026, ten o'clock in Vilnius.
NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)

PROMISES = """
I'll write on Tuesday by noon.                        | 12-01 12:00
I will call you back in two hours.                    | 11-26 12:00
We'll send it tomorrow morning                        | 11-27 12:00
You will hear from us by Friday.                      | 11-27 18:00
We shall answer in two working days.                  | 11-30 18:00
I'll let you know within the hour                     | 11-26 11:00
You'll have it by the end of the week.                | 11-27 18:00
I'm going to check and write by 5 pm                  | 11-26 17:00
We will deliver on 3 December.                        | 12-03 18:00
We'll phone on 3 December at 14:30.                   | 12-03 14:30
I'll come back to you next week.                      | 12-04 18:00
I will write today                                    | 11-26 18:00
I'll answer within 48 hours.                          | 11-28 10:00
We will get back to you by the end of the day.        | 11-26 18:00
on Tuesday by noon                                    | 12-01 12:00
in two hours                                          | 11-26 12:00
in two working days                                   | 11-30 18:00
Parašysiu rytoj iki pietų.                            | 11-27 12:00
Paskambinsiu antradienį iki 12 val.                   | 12-01 12:00
Atsakysime per dvi darbo dienas.                      | 11-30 18:00
Perskambinsime po dviejų valandų.                     | 11-26 12:00
Gausite atsakymą iki penktadienio.                    | 11-27 18:00
Išspręsime iki savaitės pabaigos                      | 11-27 18:00
Meistras atvyks, o aš Jums parašysiu poryt 14:30      | 11-28 14:30
Pranešiu gruodžio 3 d.                                | 12-03 18:00
Pažadu atsakyti šiandien iki 16 val.                  | 11-26 16:00
Informuosiu per valandą                               | 11-26 11:00
rytoj iki pietų                                       | 11-27 12:00
Le scriverò entro venerdì.                            | 11-27 18:00
La richiameremo tra due ore.                          | 11-26 12:00
Riceverà una risposta entro due giorni lavorativi.    | 11-30 18:00
Le farò sapere domani mattina                         | 11-27 12:00
Ti scrivo martedì entro mezzogiorno                   | 12-01 12:00
La chiamo oggi alle 17.                               | 11-26 17:00
Risponderemo entro fine giornata                      | 11-26 18:00
Le manderemo il pezzo il 3 dicembre                   | 12-03 18:00
Vi faremo sapere la prossima settimana                | 12-04 18:00
Entro un'ora la richiamo                              | 11-26 11:00
entro venerdì                                         | 11-27 18:00
Ще Ви пиша до петък.                                  | 11-27 18:00
Ще се обадя след два часа.                            | 11-26 12:00
Ще получите отговор до два работни дни                | 11-30 18:00
Ще Ви отговорим утре до обяд.                         | 11-27 12:00
Ще звънна във вторник в 14:30                         | 12-01 14:30
Ще изпратим частта на 3 декември.                     | 12-03 18:00
Ще решим въпроса до края на седмицата                 | 11-27 18:00
Ще Ви пиша днес до 16 часа                            | 11-26 16:00
Ще Ви потърся след час.                               | 11-26 11:00
до петък                                              | 11-27 18:00
I'll get back to you first thing tomorrow.            | 11-27 12:00
I'll ring you this afternoon.                         | 11-26 18:00
I'll write tonight.                                   | 11-26 20:00
We will reply within three business days.             | 12-02 18:00
I'll write in half an hour.                           | 11-26 10:30
I'll do it in a fortnight.                            | 12-10 18:00
Expect my call on Wednesday at 10 am.                 | 12-02 10:00
Let me get back to you by Friday noon.                | 11-27 12:00
I will phone you Monday between 9 and 11.             | 11-30 11:00
I promise to write by tomorrow evening.               | 11-27 20:00
I'll be in touch on 3/12.                             | 12-03 18:00
We'll come on Saturday, 28 November.                  | 11-28 18:00
You'll have an answer in a couple of days.            | 11-28 18:00
Paskambinsiu Jums pirmadienį ryte.                    | 11-30 12:00
Susisieksime su Jumis per tris darbo dienas.          | 12-02 18:00
Atsiųsiu rytoj po pietų.                              | 11-27 18:00
Parašysiu šiandien vakare.                            | 11-26 20:00
Sutvarkysime iki gruodžio 3 dienos.                   | 12-03 18:00
Perskambinsiu po pusvalandžio.                        | 11-26 10:30
Grąžinsime pinigus per savaitę.                       | 12-03 18:00
Atvyksime lapkričio 28 d. 10 val.                     | 11-28 10:00
Atsakysiu ne vėliau kaip penktadienį.                 | 11-27 18:00
Paskambinsiu pirmadienį tarp 9 ir 11.                 | 11-30 11:00
Paskambinsiu 15.30.                                   | 11-26 15:30
Le rispondiamo entro tre giorni lavorativi.           | 12-02 18:00
Le mando il preventivo lunedì mattina.                | 11-30 12:00
La richiamo domani pomeriggio.                        | 11-27 18:00
La contatteremo tra mezz'ora.                         | 11-26 10:30
Le invierò tutto entro stasera.                       | 11-26 20:00
Passeremo giovedì 3 dicembre alle 9:30.               | 12-03 09:30
Passeremo lunedì tra le 9 e le 11.                    | 11-30 11:00
Riceverà il rimborso entro una settimana.             | 12-03 18:00
Ti faccio sapere dopodomani.                          | 11-28 18:00
Ще Ви се обадим в понеделник сутринта.                | 11-30 12:00
Ще отговорим до три работни дни.                      | 12-02 18:00
Ще Ви изпратя документите утре следобед.              | 11-27 18:00
Ще дойдем на 28 ноември в 10:00.                      | 11-28 10:00
Ще дойдем в понеделник между 9 и 11.                  | 11-30 11:00
Ще Ви пиша след половин час.                          | 11-26 10:30
Ще проверя и ще пиша довечера.                        | 11-26 20:00
Обещавам да отговоря до края на деня.                 | 11-26 18:00
Ще се свържем с Вас следващата седмица.               | 12-04 18:00
Ще получите отговор най-късно в петък.                | 11-27 18:00
Thank you for your letter. I'll look into it and write by Friday. Kind regards | 11-27 18:00
"""

NONE = """
Please send the receipt by Friday.
Could you be at home on Tuesday?
Will you be there tomorrow?
We received your letter on Tuesday.
You wrote to us two days ago.
The shop is open until 18:00.
We will be closed until Monday.
I won't manage it by Friday.
I will not be there tomorrow.
Maybe we'll know more on Tuesday.
If you send it today, we'll look at it tomorrow.
You need to return it within 14 days.
The invoice of 1 December is attached.
Order 12345 of 12:30 arrived.
I will look into it.
Thank you, I hope you have a good day today.
> I'll write on Tuesday by noon.
I shall be away next week.
It costs 5 euros.
You'll get a reminder the evening before.
Up to 12 months we'll charge no interest.
We will try to answer tomorrow.
Prašome atsiųsti čekį iki penktadienio.
Ar galite atsiųsti rytoj?
Jūsų laišką gavome antradienį.
Rytoj nedirbame.
Jei atsiųsite šiandien, rytoj pažiūrėsime.
Negalėsiu atsakyti iki penktadienio.
Iki penktadienio neparašysiu.
Prekę galite grąžinti per 14 dienų.
Gal atsakysime rytoj.
Iki 12 mėnesių palūkanų neimsime.
Aš tai patikrinsiu.
La prego di inviare la ricevuta entro venerdì.
Può mandarla domani?
Abbiamo ricevuto la sua lettera martedì.
Domani siamo chiusi.
Non riusciremo entro venerdì.
Se la manda oggi, la vedremo domani.
Il vostro numero è arrivato martedì.
Forse le scriverò domani.
La sera prima riceverà un promemoria.
Deve restituirlo entro 14 giorni.
Моля, изпратете касовата бележка до петък.
Можете ли да дойдете утре?
Получихме писмото Ви във вторник.
Утре магазинът ще бъде затворен.
Няма да успеем до петък.
Ако изпратите днес, ще го видим утре.
Може би ще знаем утре.
Вечерта преди това ще получите напомняне.
Трябва да го върнете до 14 дни.
Our technician was there on Tuesday at 10.
The offer is valid until 3 December.
I hope to see you on Friday.
I would write by Friday if I could.
We can't promise it by Friday.
The sale starts on Friday.
You will be charged on 3 December.
I'll be on holiday until Monday.
As agreed, you will send it on Monday.
We deliver within 14 days.
Meistras buvo antradienį 10 val.
Pasiūlymas galioja iki gruodžio 3 d.
Turėtumėte gauti rytoj.
Nežadame, kad spėsime iki penktadienio.
Akcija prasideda penktadienį.
Pristatome per 14 dienų.
Jeigu reikės, paskambinsime rytoj.
Il tecnico è passato martedì alle 10.
L'offerta è valida fino al 3 dicembre.
Sarò in ferie fino a lunedì.
Dovrebbe arrivare domani.
Ci scriva entro venerdì.
Non posso promettere entro venerdì.
Техникът беше във вторник в 10.
Офертата важи до 3 декември.
Ще бъда в отпуска до понеделник.
Трябва да пристигне утре.
Пишете ни до петък.
Не можем да обещаем до петък.
Ако е нужно, ще се обадим утре.
"""


def found(text: str, hours: WorkingHours | None = HOURS):
    return promise_in(text, now=NOW, zone=VILNIUS, hours=hours)


@pytest.mark.parametrize(
    ("words", "due"), [[part.strip() for part in line.split("|")] for line in PROMISES.strip().splitlines()]
)
def test_is_a_promise(words, due):
    promise = found(words)

    assert promise is not None
    assert f"{promise.due_at:%m-%d %H:%M}" == due


@pytest.mark.parametrize("words", NONE.strip().splitlines())
def test_is_no_promise(words):
    assert found(words) is None


class TestTheTime:
    def test_is_by_the_clock_where_nobody_keeps_hours(self):
        promise = found("I'll write in two working days", hours=None)
        assert promise is not None and promise.due_at.isoformat() == "2026-11-28T18:00:00+02:00"

    def test_that_has_passed_today_is_none(self):
        assert found("I'll write today at 9:30") is None

    def test_of_several_promises_is_the_last_ones(self):
        promise = found("I'll call today. I'll write on Friday by noon.")
        assert promise.words == "I'll write on Friday by noon."
        assert f"{promise.due_at:%m-%d %H:%M}" == "11-27 12:00"

    def test_over_a_change_of_the_clock_is_by_the_wall(self):
        autumn = datetime(2026, 10, 24, 9, 0, tzinfo=UTC)
        promise = promise_in("I'll write on Monday by 9:00", now=autumn, zone=VILNIUS, hours=HOURS)
        assert promise is not None and promise.due_at.isoformat() == "2026-10-26T09:00:00+02:00"
