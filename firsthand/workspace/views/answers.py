"""What an act answers: short news for a script, the page again for everybody else."""

from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from firsthand.workspace.views.signed_in import AtDesk, is_part

SEE_OTHER = 303


def done(request: AtDesk, *, words: str, back: str, undo: str = "", stays: int = 0) -> HttpResponse:
    """It is done: a toast with a way to undo it, or the page where it was done. `stays` in seconds, else eight.

    Whoever had the form as a page of its own is led back: it would stand there filled in, to be sent once more.
    """
    if is_part(request) and urlsplit(request.headers.get("HX-Current-URL", "")).path == request.path:
        return HttpResponse(status=204, headers={"HX-Location": back})
    if is_part(request):
        return render(request, "workspace/toast.html", {"words": words, "undo": undo, "stays": stays})
    return HttpResponseRedirect(back, status=SEE_OTHER)
