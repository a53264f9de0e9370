"""The addresses of the customer's page."""

from django.urls import path

from firsthand.portal.views import (
    along,
    beginning,
    details,
    door,
    files,
    link,
    matter,
    matters,
    own_address,
    stored,
    words,
)

app_name = "portal"
urlpatterns = [
    path("", matters.matters, name="matters"),
    path("m/<str:key>/", link.link, name="link"),
    path("door/", door.door, name="door"),
    path("door/code/", door.code, name="code"),
    path("leaving/", door.leaving, name="leaving"),
    path("language/", door.language, name="language"),
    path("new/", beginning.beginning, name="beginning"),
    path("details/", details.details, name="details"),
    path("details/address/", own_address.own_address, name="address"),
    path("details/address/code/", own_address.code, name="address-code"),
    path("details/address/<int:number>/removal/", own_address.removal, name="address-removal"),
    path("along/", along.along, name="along"),
    path("along/<int:number>/", along.one_along, name="one-along"),
    path("along/<int:number>/messages/", along.written_along, name="write-along"),
    path("along/<int:number>/files/<int:attachment>/<str:token>/", along.file_along, name="file-along"),
    path("stored/", stored.stored, name="stored"),
    path("stored.json", stored.taken_along, name="taken_along"),
    path("matters/<int:number>/", matter.matter, name="matter"),
    path("matters/<int:number>/messages/", words.messages, name="messages"),
    path("matters/<int:number>/solved/", words.solved, name="solved"),
    path("matters/<int:number>/unsolved/", words.unsolved, name="unsolved"),
    path("matters/<int:number>/files/<int:attachment>/<str:token>/", files.file, name="file"),
    path("matters/<int:number>/faces/<int:person>-<int:picture>/", files.face, name="face"),
]
