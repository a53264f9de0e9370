"""What was sent with a page of a form, and what was kept of an earlier attempt."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import time

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.filling import LARGEST, MOST_FILES, Filled, read
from firsthand.channels.webform.rules.shown import Kept
from firsthand.channels.webform.stamp import files_sealed_in, sealed_files
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.files.aside import lay_aside, taken_up
from firsthand.kit.limits import Limit, is_near, machine_of
from firsthand.kit.text import clean_file_name, clean_mime

# Megabytes of one machine within an hour.
KEPT = Limit(most=500, seconds=3600)


@dataclass(frozen=True)
class Posted:
    """What was filled in; `kept` names, by question, the files that need not be chosen again, and `seal` shows that."""

    filled: Filled
    stamp: str
    kept: Mapping[str, Sequence[Kept]]
    seal: str


def posted(request: HttpRequest, form: Form) -> Posted:
    """Everything that came; when something is wrong, its files are kept meanwhile."""
    before, lost = kept_before(request, form)
    new = chosen(request)
    files = {code: [*before.get(code, ()), *new.get(code, ())] for code in {*before, *new}}
    is_too_large = too_large(request)
    filled = read(form.questions, dict(request.POST.lists()), files=files, is_too_large=is_too_large)
    filled = replace(filled, wrong={**filled.wrong, **dict.fromkeys(lost, _("Please choose your files again."))})
    kept = keep(files) if filled.wrong and not is_too_large and may_keep(request, files) else {}
    return Posted(filled, request.POST.get("stamp", ""), kept, seal_of(form, kept))


def may_keep(request: HttpRequest, files: Mapping[str, Iterable[IncomingFile]]) -> bool:
    """Whether so much more may lie aside for this machine: one alone leaves no room there for what others bring."""
    host, size = request.META.get("REMOTE_ADDR", ""), sum(len(one.content) for some in files.values() for one in some)
    return is_near(host) or KEPT.allows(machine_of(host), at=time(), times=-(-size >> 20))


def chosen(request: HttpRequest) -> Mapping[str, list[IncomingFile]]:
    """The files of this attempt; none are held in memory that would be refused."""
    if too_large(request):
        return {}
    return {code: [incoming(one) for one in some] for code, some in request.FILES.lists()}


def too_large(request: HttpRequest) -> bool:
    sizes = [one.size or 0 for _code, some in request.FILES.lists() for one in some]
    return sum(sizes) > LARGEST or len(sizes) > MOST_FILES


def incoming(file: "UploadedFile[bytes]") -> IncomingFile:
    return IncomingFile(clean_file_name(file.name or ""), clean_mime(file.content_type or ""), file.read(), "", False)


def kept_before(request: HttpRequest, form: Form) -> tuple[Mapping[str, list[IncomingFile]], set[str]]:
    """The files of earlier attempts by question, but those that were taken out since; and whose were forgotten meanwhile."""
    dropped = set(request.POST.getlist("drop"))
    found: defaultdict[str, list[IncomingFile]] = defaultdict(list)
    lost = set()
    for code, one in files_sealed_in(request.POST.get("kept", ""), form=form.pk):
        if one.aside in dropped:
            continue
        if (content := taken_up(one.aside)) is None:
            lost.add(code)
        else:
            found[code].append(IncomingFile(one.name, one.mime, content, "", False))
    return found, lost


def keep(files: Mapping[str, Iterable[IncomingFile]]) -> dict[str, list[Kept]]:
    """They lie aside: there is a stored file when they were sent, and nothing of them a day later when they never are."""
    return {code: kept for code, some in files.items() if (kept := [one for one in map(kept_of, some) if one.aside])}


def kept_of(file: IncomingFile) -> Kept:
    return Kept(lay_aside(file.content), file.name, file.mime, len(file.content))


def seal_of(form: Form, kept: Mapping[str, Iterable[Kept]]) -> str:
    return sealed_files(form.pk, [(code, one) for code, some in kept.items() for one in some])
