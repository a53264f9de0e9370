"""What an act answers: short news for a script, the page again for everybody else."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from firsthand.workspace.views.signed_in import AtDesk, is_part

SEE_OTHER = 303


def done(request: AtDesk, *, words: str, back: str, undo: str = "", stays: int = 0) -> HttpResponse:
    """It is done: a toast with a way to undo it, or the page where it was done. `stays` in seconds, else eight."""
    if is_part(request):
        return render(request, "workspace/toast.html", {"words": words, "undo": undo, "stays": stays})
    return HttpResponseRedirect(back, status=SEE_OTHER)
