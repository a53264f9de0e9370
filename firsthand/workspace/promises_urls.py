"""The addresses of promises."""

from django.urls import path

from firsthand.workspace.views import board, failures, kept, my_promises, promise

urlpatterns = [
    path("board/", board.board, name="board"),
    path("board/<slug:code>/", board.board_part, name="board-part"),
    path("promises/", my_promises.my_promises, name="promises"),
    path("promises/soon/", my_promises.my_promises, {"which": "soon"}, name="promises-soon"),
    path("promises/overdue/", my_promises.my_promises, {"which": "overdue"}, name="promises-overdue"),
    path("promises/settled/", my_promises.my_promises, {"which": "settled"}, name="promises-settled"),
    path("promises/repairs/", failures.my_repairs, name="my-repairs"),
    path("repairs/<int:repair>/doing/", failures.doing, name="repair-doing"),
    path("repairs/<int:repair>/dropping/", failures.dropping, name="repair-dropping"),
    path("promises/kept/", kept.kept, name="promises-kept"),
    path("promises/kept/<slug:by>/", kept.kept, name="promises-kept-by"),
    path("promises/<int:promise>/keeping/", promise.keeping, name="promise-keeping"),
    path("promises/<int:promise>/release/", promise.releasing, name="promise-release"),
    path("promises/<int:promise>/renegotiation/", promise.renegotiation, name="promise-renegotiation"),
    path("promises/<int:promise>/apology/", promise.apology, name="promise-apology"),
]
