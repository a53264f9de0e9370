"""Newsletters as mailing programs make them: tables in tables, a style on each cell, a sheet for phones, counted links."""

from email.message import EmailMessage
from email.utils import format_datetime
from secrets import token_hex

from django.utils import timezone

from bench.words import Speaker

LENGTH = 40_000  # characters of HTML
SHEET = """
#outlook a{padding:0}body{margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
table,td{border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt}
img{border:0;height:auto;line-height:100%;outline:none;text-decoration:none;-ms-interpolation-mode:bicubic}
p{display:block;margin:13px 0}.preheader{display:none;max-height:0;overflow:hidden}
.offer td{padding:12px 20px}.price{color:#b3261e;font-weight:700}
@media only screen and (min-width:480px){.half{width:50% !important;max-width:50%}.whole{width:100% !important}}
@media only screen and (max-width:480px){table.full{width:100% !important}td.full{width:auto !important}.desktop{display:none}}
"""
HEAD = """<!doctype html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<title>{subject}</title><!--[if !mso]><!--><meta http-equiv="X-UA-Compatible" content="IE=edge"><!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="viewport" content="width=device-width">
<style type="text/css">{sheet}</style><!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96
</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript><![endif]--></head>
<body style="word-spacing:normal;background-color:#f4f4f4"><div class="preheader">{preheader}</div>
<div style="background-color:#f4f4f4">"""
OFFER = """<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="width:600px" width="600">
<tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly"><![endif]-->
<div style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px"><table class="offer" align="center"
border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;width:100%"><tbody><tr>
<td style="direction:ltr;font-size:0px;padding:20px 0;text-align:center"><div class="half" style="font-size:0px;
text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%"><table border="0" cellpadding="0"
cellspacing="0" role="presentation" style="vertical-align:top" width="100%"><tbody><tr><td align="center" style="font-size:0px;
padding:10px 25px;word-break:break-word"><a href="https://click.news.example/f/a/{track}~~/AAQRxQA~/{code}" target="_blank">
<img alt="{name}" height="auto" src="https://pictures.news.example/{code}.png" style="border:0;display:block;outline:none;
width:250px;font-size:13px" width="250"></a></td></tr></tbody></table></div><div class="half" style="font-size:0px;
text-align:left;display:inline-block;vertical-align:top;width:100%"><table border="0" cellpadding="0" cellspacing="0"
role="presentation" width="100%"><tbody><tr><td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word">
<div style="font-family:Ubuntu,Helvetica,Arial,sans-serif;font-size:20px;line-height:1.4;text-align:left;color:#222222">
{name}</div></td></tr><tr><td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word"><div
style="font-family:Ubuntu,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.6;color:#55575d"><p>{words}</p>
<p class="price">{price} &euro;&nbsp;<s>{more} &euro;</s></p></div></td></tr><tr><td align="center" style="padding:10px 25px">
<a href="https://click.news.example/f/a/{track}~~/AAQRxQA~/{code}?utm_source=news&amp;utm_medium=email" style="display:inline-block;
background:#346db7;color:#ffffff;font-family:Ubuntu,Helvetica,Arial,sans-serif;font-size:13px;font-weight:normal;
text-decoration:none;padding:10px 25px;border-radius:3px" target="_blank">See more</a></td></tr></tbody></table></div></td></tr>
</tbody></table></div><!--[if mso | IE]></td></tr></table><![endif]-->"""
FOOT = """<p style="font-size:11px;color:#999999">You get this because you asked for our news. <a
href="https://click.news.example/unsubscribe/{track}">Unsubscribe</a></p><img src="https://open.news.example/{track}.gif"
width="1" height="1" alt=""></div></body></html>"""


def newsletter(speaker: Speaker, *, sender: str) -> bytes:
    """A letter of 40 kB of HTML, and the same in plain words."""
    made, subject = EmailMessage(), speaker.subject()
    made["From"], made["To"] = f"{speaker.name()} <{sender}>", "help1@namai.example"
    made["Subject"], made["Date"] = subject, format_datetime(timezone.now())
    made["Message-ID"] = f"<{token_hex(12)}@news.example>"
    made["List-Unsubscribe"] = f"<https://click.news.example/unsubscribe/{token_hex(8)}>"
    made["List-Id"] = "News <news.example>"
    offers = [speaker.letter(number) for number in range(12)]
    made.set_content("\n\n".join(offers), cte="quoted-printable")
    made.add_alternative(_page(speaker, subject, offers), subtype="html", cte="quoted-printable")
    return made.as_bytes()


def _page(speaker: Speaker, subject: str, offers: list[str]) -> str:
    page = HEAD.format(subject=subject, sheet=SHEET, preheader=offers[0])
    number = 0
    while len(page) < LENGTH:
        page += _offer(speaker, offers[number % len(offers)])
        number += 1
    return page + FOOT.format(track=token_hex(40))


def _offer(speaker: Speaker, words: str) -> str:
    price = speaker.chance.randint(5, 500)
    return OFFER.format(
        name=speaker.subject(), words=words, price=price, more=price + 20, track=token_hex(40), code=token_hex(12)
    )
