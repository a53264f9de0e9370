"""Domains at which everybody may have an address. Blocking one of them whole would keep half of all customers out."""

PROVIDERS = frozenset(
    """gmail.com googlemail.com outlook.com outlook.it hotmail.com hotmail.it hotmail.fr hotmail.de hotmail.co.uk live.com
    live.it live.fr live.co.uk msn.com yahoo.com yahoo.it yahoo.fr yahoo.de yahoo.es yahoo.co.uk yahoo.co.jp ymail.com
    rocketmail.com icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de
    mail.com email.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io zoho.com fastmail.com hey.com
    posteo.de mailbox.org mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua meta.ua
    inbox.lt mail.lt one.lt takas.lt zebra.lt delfi.lt inbox.lv inbox.ee mail.ee abv.bg mail.bg dir.bg gbg.bg
    libero.it virgilio.it tin.it alice.it tim.it tiscali.it fastwebnet.it inwind.it iol.it email.it aruba.it pec.it
    orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr wp.pl o2.pl onet.pl interia.pl op.pl gazeta.pl
    seznam.cz centrum.cz email.cz azet.sk zoznam.sk freemail.hu citromail.hu telenet.be skynet.be ziggo.nl kpnmail.nl
    bluewin.ch btinternet.com sky.com virginmedia.com talktalk.net comcast.net verizon.net att.net sbcglobal.net
    bellsouth.net cox.net charter.net shaw.ca rogers.com bigpond.com optusnet.com.au qq.com 163.com 126.com sina.com
    foxmail.com naver.com daum.net hanmail.net rediffmail.com uol.com.br bol.com.br terra.com.br""".split()
)
# Endings under which others register their own domains.
ENDINGS = frozenset(
    "co.uk org.uk ac.uk com.au net.au co.nz co.jp com.br com.tr co.in com.ua com.pl co.za com.mx".split()
)


def is_for_everybody(domain: str) -> bool:
    """Whether strangers to each other share it."""
    return domain in PROVIDERS or domain in ENDINGS or "." not in domain
