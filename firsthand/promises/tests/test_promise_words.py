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
Will call you Monday at 10.                           | 11-30 10:00
I'll write back on Monday week.                       | 12-07 18:00
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
Jums paskambins kolegė rytoj iki 15 val.              | 11-27 15:00
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
Le confermo entro domani.                             | 11-27 18:00
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
I'll have an answer for you by close of business tomorrow.| 11-27 18:00
We'll get this sorted before the weekend.             | 11-27 18:00
I'll give you a ring at half past three.              | 11-26 15:30
You can count on my call Monday morning.              | 11-30 12:00
Our technician will be with you between 8 and 10 on Wednesday.| 12-02 10:00
I'll follow up with you early next week.              | 12-01 18:00
I'll be back in touch by midday Friday.               | 11-27 12:00
We'll refund you within 5-7 business days.            | 12-08 18:00
I'll send the parcel out on the 2nd of December.      | 12-02 18:00
Leave it with me; you'll have the invoice by tonight. | 11-26 20:00
I will update you every step, the next time on Thursday at 3pm.| 12-03 15:00
I'll write to you by 6 this evening.                  | 11-26 18:00
We'll have it fixed no later than Dec 4.              | 12-04 18:00
I am calling you back at 4.                           | 11-26 16:00
I'll email you in 15 minutes.                         | 11-26 10:15
Atskambinsiu už 15 minučių.                           | 11-26 10:15
Grįšiu su atsakymu iki rytojaus vakaro.               | 11-27 20:00
Meistras pas Jus bus trečiadienį nuo 8 iki 10.        | 12-02 10:00
Iki ketvirtadienio 15 val. duosiu Jums žinią.         | 12-03 15:00
Susitarkime taip: pirmadienį iki 11:00 Jums paskambinu.| 11-30 11:00
Pinigus pervesime ne vėliau kaip per 5 darbo dienas.  | 12-04 18:00
Per artimiausias dvi valandas atrašysiu.              | 11-26 12:00
Sąskaitą gausite dar šiandien.                        | 11-26 18:00
Kitos savaitės pradžioje pranešiu.                    | 12-01 18:00
Žadu sutvarkyti iki šeštadienio.                      | 11-28 18:00
Pažadame atsakymą iki gruodžio 2 d. vidurdienio.      | 12-02 12:00
Paskambinsiu pusę keturių.                            | 11-26 15:30
Aš tuo pasirūpinsiu ir iki pietų parašysiu.           | 11-26 12:00
Siuntinį išsiųsime artimiausią pirmadienį.            | 11-30 18:00
Informuosime Jus iki mėnesio pabaigos.                | 11-30 18:00
Le do una risposta entro domani sera.                 | 11-27 20:00
La ricontatto lunedì in mattinata.                    | 11-30 12:00
Il tecnico verrà da Lei mercoledì tra le 8 e le 10.   | 12-02 10:00
Entro 15 minuti Le mando tutto.                       | 11-26 10:15
La aggiorno giovedì alle 15.                          | 12-03 15:00
Il rimborso arriverà entro 5 giorni lavorativi.       | 12-04 18:00
Ci sentiamo venerdì a mezzogiorno.                    | 11-27 12:00
Le prometto una soluzione entro fine settimana.       | 11-27 18:00
Mi faccio vivo io nel primo pomeriggio.               | 11-26 18:00
Provvederemo alla spedizione entro il 2 dicembre.     | 12-02 18:00
Vi terremo aggiornati entro stasera.                  | 11-26 20:00
Le scrivo all'inizio della prossima settimana.        | 12-01 18:00
Richiamo io alle 15 e 30.                             | 11-26 15:30
Me ne occupo io e Le rispondo entro le 18.            | 11-26 18:00
Ще Ви върна отговор до утре вечер.                    | 11-27 20:00
Ще Ви звънна в понеделник преди обяд.                 | 11-30 12:00
Техникът ще бъде при Вас в сряда между 8 и 10.        | 12-02 10:00
До 15 минути ще Ви изпратя всичко.                    | 11-26 10:15
Ще Ви информираме в четвъртък в 15 часа.              | 12-03 15:00
Ще възстановим сумата в срок от 5 работни дни.        | 12-04 18:00
Ще се чуем в петък по обяд.                           | 11-27 12:00
Обещаваме решение до края на седмицата.               | 11-27 18:00
Ще изпратим пратката на 2-ри декември.                | 12-02 18:00
Ще Ви държим в течение до довечера.                   | 11-26 20:00
Ще пиша в началото на следващата седмица.             | 12-01 18:00
Ще се обадя в три и половина.                         | 11-26 15:30
Ще имате фактурата още днес.                          | 11-26 18:00
Ще се погрижа и до 18 ч. ще Ви отговоря.              | 11-26 18:00
Good morning, I'll call you this afternoon.           | 11-26 18:00
I will definitely get this done by Monday.            | 11-30 18:00
We shall come back to you in about an hour.           | 11-26 11:00
You'll receive the label in the next ten minutes.     | 11-26 10:10
I'm going to phone the warehouse and write to you before noon.| 11-26 12:00
We will reply by 5:30 pm today.                       | 11-26 17:30
The courier will be there on Friday between 9 and 12. | 11-27 12:00
Your refund will be on your account within three working days.| 12-02 18:00
I'll have news for you on Wednesday, December 2.      | 12-02 18:00
I promise you an answer in two days.                  | 11-28 18:00
I'll call at quarter to five.                         | 11-26 16:45
Labas rytas, paskambinsiu Jums po pietų.              | 11-26 18:00
Rytoj pat išsiųsiu naują dalį.                        | 11-27 18:00
Iki pirmadienio ryto viskas bus sutvarkyta, pažadu.   | 11-30 12:00
Būtinai atrašysiu iki 17:30.                          | 11-26 17:30
Per valandą patikrinsiu ir paskambinsiu.              | 11-26 11:00
Kurjeris atvyks penktadienį tarp 9 ir 12.             | 11-27 12:00
Pinigai Jus pasieks per tris darbo dienas.            | 12-02 18:00
Turėsime naujienų ir parašysime gruodžio 2 d.         | 12-02 18:00
Po dešimties minučių atsiųsiu lipduką.                | 11-26 10:10
Savaitės viduryje Jums pranešime, tiksliau trečiadienį.| 12-02 18:00
Buongiorno, La chiamo nel pomeriggio.                 | 11-26 18:00
Le manderò il ricambio già domani.                    | 11-27 18:00
Farò tutto il possibile per risponderLe entro lunedì mattina.| 11-30 12:00
La richiamerò alle tre e mezza.                       | 11-26 15:30
Entro un'ora controllo e Le scrivo.                   | 11-26 11:00
Il corriere passerà venerdì tra le 9 e le 12.         | 11-27 12:00
Il rimborso sarà sul Suo conto entro tre giorni lavorativi.| 12-02 18:00
Avrà notizie da me mercoledì 2 dicembre.              | 12-02 18:00
Tra dieci minuti Le invio l'etichetta.                | 11-26 10:10
Ci penso io e La aggiorno prima di mezzogiorno.       | 11-26 12:00
Добро утро, ще Ви се обадя следобед.                  | 11-26 18:00
Още утре ще изпратя новата част.                      | 11-27 18:00
До понеделник сутринта ще бъде готово.                | 11-30 12:00
Ще Ви отговоря до 17:30.                              | 11-26 17:30
До един час ще проверя и ще пиша.                     | 11-26 11:00
Куриерът ще дойде в петък между 9 и 12.               | 11-27 12:00
Сумата ще бъде по сметката Ви до три работни дни.     | 12-02 18:00
Ще имам новини на 2 декември.                         | 12-02 18:00
След десет минути ще Ви пратя етикета.                | 11-26 10:10
Обещавам отговор до два дни.                          | 11-28 18:00
Ще пиша до 48 часа.                                    | 11-28 10:00
Ще Ви пиша до два часа.                                | 11-26 14:00
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
I'll be on parental leave from Monday.
I'll be happy to help you today.
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
Your parcel left our warehouse on Monday.
Kindly confirm by Wednesday so that we can book the courier.
The warranty runs until 3 December 2027.
Our shop is open on Saturday from 9 to 14.
I'm sorry I couldn't call you yesterday at noon.
You said the technician came on Tuesday.
As soon as you pay, it ships within two days.
We usually answer within 24 hours.
Let me know by Friday if that suits you.
I'd be happy to call you on Friday - would that work?
Have a great weekend, see you on Monday!
The price will rise on 1 January.
I was told you'd receive it by Friday.
Please remember that the offer ends tomorrow.
I will not forget your call of Monday.
Jūsų siuntinys iš sandėlio išvyko pirmadienį.
Patvirtinkite iki trečiadienio, kad galėtume užsakyti kurjerį.
Garantija galioja iki 2027 m. gruodžio 3 d.
Šeštadienį dirbame nuo 9 iki 14 val.
Atsiprašau, kad vakar nepaskambinau iki pietų.
Sakėte, kad meistras buvo antradienį.
Kai tik apmokėsite, išsiųsime per dvi dienas.
Paprastai atsakome per 24 valandas.
Praneškite iki penktadienio, ar tinka.
Gero savaitgalio ir iki pirmadienio!
Kaina kils nuo sausio 1 d.
Man sakė, kad gausite iki penktadienio.
Primename, kad akcija baigiasi rytoj.
Ar tiktų penktadienį 10 val.?
Gavau Jūsų pirmadienio laišką.
Il suo pacco è partito lunedì.
Confermi entro mercoledì, così prenotiamo il corriere.
La garanzia vale fino al 3 dicembre 2027.
Sabato siamo aperti dalle 9 alle 14.
Mi scuso per non averla chiamata ieri a mezzogiorno.
Mi ha detto che il tecnico è venuto martedì.
Appena paga, spediamo entro due giorni.
Di solito rispondiamo entro 24 ore.
Mi faccia sapere entro venerdì se va bene.
Buon fine settimana e a lunedì!
Il prezzo aumenterà dal 1 gennaio.
Mi è stato detto che lo riceverà entro venerdì.
Le ricordo che l'offerta scade domani.
Le andrebbe bene venerdì alle 10?
Ho ricevuto la sua mail di lunedì.
Пратката Ви тръгна в понеделник.
Потвърдете до сряда, за да запазим куриер.
Гаранцията важи до 3 декември 2027.
В събота работим от 9 до 14 часа.
Извинявам се, че не Ви се обадих вчера на обяд.
Казахте, че техникът е дошъл във вторник.
Щом платите, ще изпратим до два дни.
Обикновено отговаряме до 24 часа.
Кажете ми до петък дали Ви е удобно.
Приятен уикенд и до понеделник!
Цената ще се повиши от 1 януари.
Казаха ми, че ще го получите до петък.
Напомням Ви, че офертата изтича утре.
Удобно ли Ви е в петък в 10?
Получих писмото Ви от понеделник.
Good morning, I'll look into it.
Good afternoon, thank you for writing.
Have a nice evening, we'll be glad to help again.
I will need your serial number by Monday.
We would have called on Tuesday.
You can return it within 30 days.
The appointment was for 10 am on Monday.
If nothing changes I'll be in on Friday.
The store will close at 6 pm today.
Would Monday at 10 suit you?
Labas rytas, aš tai patikrinsiu.
Gero vakaro, lauksiu Jūsų žinios.
Reikės Jūsų serijos numerio iki pirmadienio.
Būtume skambinę antradienį.
Grąžinti galima per 30 dienų.
Vizitas buvo pirmadienį 10 val.
Jei niekas nesikeis, penktadienį būsiu.
Parduotuvė šiandien užsidaro 18 val.
Laukiame Jūsų atsakymo iki penktadienio.
Vakar parašiau Jums laišką.
Buonasera, verificherò.
Buon pomeriggio, grazie del messaggio.
Mi servirà il numero di serie entro lunedì.
Avremmo chiamato martedì.
Può restituirlo entro 30 giorni.
L'appuntamento era lunedì alle 10.
Se nulla cambia, venerdì ci sarò.
Il negozio chiude alle 18 oggi.
Attendiamo una Sua risposta entro venerdì.
Ieri sera Le ho scritto.
Добро утро, ще проверя.
Добър вечер, благодаря за писмото.
Ще ми трябва серийният номер до понеделник.
Бихме се обадили във вторник.
Може да го върнете до 30 дни.
Срещата беше в понеделник в 10.
Ако нищо не се промени, в петък ще съм там.
Магазинът затваря в 18 часа днес.
Очакваме Вашия отговор до петък.
Снощи Ви писах.
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


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Hello Ms Dubois, our technician will come on Friday.", "Our technician will come on Friday."),
        ("Laba diena, parašysiu rytoj.", "Parašysiu rytoj."),
        ("Buongiorno, La chiamo domani.", "La chiamo domani."),
        ("Здравейте, ще Ви пиша утре.", "Ще Ви пиша утре."),
        ("I'll call on Friday.", "I'll call on Friday."),
    ],
)
def test_is_kept_without_the_greeting(words, kept):
    assert found(words).words == kept


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
