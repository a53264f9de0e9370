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
    """What stands on the paper, in Latin letters."""
    about = telling.customer
    net = 38_000 + telling.number * 1_917 % 90_000
    vat = net * 21 // 100
    return (
        "Namaris, Vilnius - Milano - Sofia",
        f"No. N-{41_300 + telling.number * 23}",
        f"{latin(about.name).title()}, {latin(about.town).title()}",
        "",
        f"EUR {net / 100:.2f}",
        f"+ {vat / 100:.2f} (21 %)",
        f"= {(net + vat) / 100:.2f}",
    )
