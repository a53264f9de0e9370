"""The files that come with a letter: "photo:scene:name.png" is painted, "paper:name.pdf" is printed."""

from firsthand.run.demo.content.casting import Telling
from firsthand.run.demo.content.forms import latin
from firsthand.run.demo.content.story import File

VIEWS = 4


def attached(named: str, telling: Telling) -> File:
    """The file a line of the story names."""
    kind, rest = named.split(":", 1)
    if kind == "photo":
        scene, name = rest.split(":")
        return File(name, "image/png", scene, telling.number % VIEWS)
    return File(rest, "application/pdf", title(rest), telling.number, lines=printed(telling))


def title(name: str) -> str:
    return name.removesuffix(".pdf").replace("-", " ").capitalize()


def printed(telling: Telling) -> tuple[str, ...]:
    """Whose paper it is, in Latin letters, and what it comes to when it is about money."""
    about = telling.customer
    whose = (
        "Namaris, Vilnius - Milano - Sofia",
        f"No. N-{41_300 + telling.number * 23}",
        f"{latin(about.name).title()}, {latin(about.town).title()}",
    )
    return whose + (sums(telling) if "invoice" in telling.script.tags else ())


def sums(telling: Telling) -> tuple[str, ...]:
    """Net, tax and total in euros."""
    net = 38_000 + telling.number * 1_917 % 90_000
    tax = net * 21 // 100
    return ("", f"EUR {net / 100:.2f}", f"+ {tax / 100:.2f} (21 %)", f"= {(net + tax) / 100:.2f}")
