"""The demo's chat: it stands on the shop, and a few people have written there."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from firsthand.channels.chat.actions import ChatSettings, open_chat, recognised, say
from firsthand.channels.chat.actions.change_chat import Greeting
from firsthand.channels.chat.models import Chat, Visitor
from firsthand.channels.chat.rules.frames import Hello, Say
from firsthand.conversations.actions import InboxSettings, reply
from firsthand.conversations.rules.words import Words
from firsthand.journal.actor import HOUSE
from firsthand.organisation.models import Brand
from firsthand.run.demo.places import addresses
from firsthand.run.demo.shop import KEY
from firsthand.team.models import Calendar, Representative, Team

TEAM, BRAND, ZONE, ANSWERS = "Orders & delivery", "Namaris Vilnius", "Europe/Vilnius", "luca.ferraro@namaris.example"
Told = Sequence[tuple[str, str, int, str]]  # who, in which language, how many minutes ago, what they said

ABOUT_THE_SOFA = {
    "en": "Shall I tell you whether it fits through your door?",
    "lt": "Pasakyti, ar ji tilps pro jūsų duris?",
    "it": "Vuole sapere se passa dalla Sua porta?",
    "bg": "Да Ви кажа ли дали ще мине през вратата Ви?",
}
TO_CHOOSE = {
    "en": "Can I help you choose?",
    "lt": "Gal padėti išsirinkti?",
    "it": "Posso aiutarLa a scegliere?",
    "bg": "Да Ви помогна ли да изберете?",
}
TALKS: Sequence[Told] = (
    (
        ("them", "lt", 2890, "Laba diena, ar sofa „Miškas“ telpa į liftą? Liftas 80 cm pločio."),
        ("us", "lt", 2886, "Laba diena! Taip: ji atvežama dviem dalimis, platesnė dalis yra 68 cm. Užnešame patys."),
        ("them", "lt", 2884, "Puiku, ačiū, tada užsakysiu."),
        ("us", "lt", 2883, "Labai gerai. Jei kils klausimų dėl pristatymo, rašykite čia pat."),
    ),
    (
        ("them", "it", 190, "Buongiorno, il frigorifero Šiaurė fa davvero 35 decibel? La cucina è aperta sul soggiorno."),
        ("us", "it", 186, "Buongiorno! Sì, 35 misurati a un metro. In soggiorno non lo sentirà."),
        ("them", "it", 12, "Grazie! E si può avere la porta a sinistra?"),
    ),
    (("them", "bg", 6, "Здравейте, колко време отнема доставката на маса „Ąžuolas“ до Пловдив?"),),
    (("them", "en", 3, "Hi! Can the kettle keep water at 80 degrees for a whole hour?"),),
)  # fmt: skip


def open_demo_chat(*, at: datetime) -> Chat:
    """The chat stands on the shop wherever that is today; when it is new, some have written in it."""
    known = Chat.objects.select_related("inbox").filter(key=KEY).first()
    if known is None:
        known = _opened(at=at)
        for number, told in enumerate(TALKS):
            _tell(known, told, number=number, at=at)
    Chat.objects.filter(pk=known.pk).update(sites=addresses())
    return known


def _opened(*, at: datetime) -> Chat:
    inbox = InboxSettings(
        name="Shop chat",
        team=Team.objects.get(name=TEAM),
        brand=Brand.objects.filter(name=BRAND).first(),
        calendar=_round_the_clock(),
        language="en",
        answer_within=10,
    )
    settings = ChatSettings(
        languages=("en", "lt", "it", "bg"),
        sites=("https://namaris.example", *addresses()),
        words={
            "en": {"title": "Namaris", "welcome": "Hello! Ask us about anything in the shop, or about your order."},
            "lt": {"title": "Namaris", "welcome": "Sveiki! Klauskite apie prekes ar savo užsakymą."},
            "it": {"title": "Namaris", "welcome": "Buongiorno! Chiedeteci dei prodotti o del vostro ordine."},
            "bg": {"title": "Namaris", "welcome": "Здравейте! Питайте ни за стоките или за поръчката си."},
        },
        greetings=(
            *(Greeting("/demo/shop/sofa/", 15, words, language) for language, words in ABOUT_THE_SOFA.items()),
            *(Greeting("/demo/shop/*", 30, words, language) for language, words in TO_CHOOSE.items()),
        ),
    )
    return open_chat(inbox, settings, by=HOUSE, at=at)


def _round_the_clock() -> Calendar:
    """Whoever tries the demo may do so in the evening: somebody is there whenever somebody is signed in at the desk."""
    hours = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    calendar, _new = Calendar.objects.get_or_create(name="Online shop", defaults={"timezone": ZONE, "hours": hours})
    return calendar


def _tell(chat: Chat, told: Told, *, number: int, at: datetime) -> None:
    """One chat from its first word to its last, as if it had just been said."""
    by = Representative.objects.with_account().get(account__email=ANSWERS)
    conversation = None
    for place, (who, language, ago, words) in enumerate(told):
        moment = at - timedelta(minutes=ago)
        if who == "us" and conversation is not None:
            reply(conversation, words=Words(words), by=by, at=moment)
            continue
        hello = Hello(f"demo-visitor-{number:02}-of-the-shop-of-namaris", "", language, 0)
        name = str(uuid5(NAMESPACE_URL, f"{number}/{place}"))
        kept = say(chat, Say(name, words, (), ""), by=recognised(chat, hello, at=moment), at=moment)
        conversation = kept.message.matter
    if told[-1][0] == "us" and conversation is not None:
        Visitor.objects.filter(conversation=conversation).update(seen_to=conversation.messages.latest("pk").pk)
