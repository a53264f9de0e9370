"""Which mail domains speak for a company. Pure."""

import re

from firsthand.people.rules.addresses import normalised

# Where anybody may have a box: that two people write from there says nothing of them.
FREE = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.fr hotmail.it hotmail.de
    live.it live.fr live.co.uk outlook.it outlook.de outlook.fr passport.com icloud.com me.com mac.com yahoo.com
    yahoo.co.uk yahoo.it yahoo.de yahoo.fr yahoo.es yahoo.co.in yahoo.com.br yahoo.co.jp ymail.com rocketmail.com
    aol.com aim.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me
    fastmail.com fastmail.fm hey.com zoho.com zohomail.com zohomail.eu gmx.com gmx.de gmx.net gmx.at gmx.ch web.de
    freenet.de t-online.de mail.de posteo.de mailbox.org online.de arcor.de freemail.hu citromail.hu mail.com email.com
    usa.com post.com inbox.com inbox.lv inbox.lt mail.lt zebra.lt takas.lt one.lt super.lt centras.lt delfi.lt
    gmail.lt yahoo.lt balticum-tv.lt init.lt inbox.ee mail.ee hot.ee apollo.lv tvnet.lv one.lv abv.bg mail.bg
    gbg.bg dir.bg yandex.bg libero.it virgilio.it tin.it alice.it tiscali.it tim.it iol.it email.it inwind.it
    fastwebnet.it poste.it pec.it aruba.it supereva.it wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu poczta.fm
    gazeta.pl op.pl tlen.pl vp.pl orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr bluewin.ch
    hispeed.ch telenet.be skynet.be proximus.be ziggo.nl kpnmail.nl planet.nl home.nl hetnet.nl xs4all.nl seznam.cz
    centrum.cz email.cz post.cz volny.cz azet.sk zoznam.sk centrum.sk yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru
    inbox.ru rambler.ru internet.ru ukr.net i.ua meta.ua bigmir.net qq.com 163.com 126.com sina.com foxmail.com
    naver.com daum.net hanmail.net rediffmail.com btinternet.com sky.com virginmedia.com talktalk.net ntlworld.com
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com
    optonline.net shaw.ca rogers.com sympatico.ca bigpond.com optusnet.com.au uol.com.br bol.com.br terra.com.br
    telia.com spray.se home.se online.no frisurf.no suomi24.fi luukku.com duck.com mozmail.com privaterelay.appleid.com
    simplelogin.com mailinator.com guerrillamail.com 10minutemail.com yopmail.com temp-mail.org trashmail.com
    """.split()
)
DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9_](?:[\w-]{0,61}\w)?\.)+[^\W\d_][\w-]{1,62}")


def domain_of(address: str) -> str:
    """The domain of an e-mail address; empty where there is none."""
    return normalised(address).rpartition("@")[2] if "@" in address else ""


def a_domain(words: str) -> str:
    """The mail domain that somebody wrote, also where they wrote an address or a page of it; empty where it is none."""
    plain = normalised(words).removeprefix("https://").removeprefix("http://").partition("/")[0].rpartition("@")[2]
    plain = plain.removeprefix("www.").rstrip(".")
    return plain if DOMAIN.fullmatch(plain) else ""


def is_free_mail(domain: str) -> bool:
    """Whether anybody may have an address there."""
    return domain in FREE


def company_domain_of(address: str) -> str:
    """The domain of an e-mail address where who writes from there may be of one house; else empty."""
    domain = domain_of(address)[:253]
    return "" if is_free_mail(domain) else domain
