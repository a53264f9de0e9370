"""The addresses of the notices, and of what makes the workspace a program of its own on a device."""

from django.urls import path

from firsthand.workspace.views import devices, installed, notices, waiting_chats

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/unread/", notices.unread, name="notices-unread"),
    path("notices/reading/", notices.reading_of_all, name="notices-reading"),
    path("notices/<int:number>/opening/", notices.opening, name="notice-opening"),
    path("notices/chats/", waiting_chats.waiting, name="chats-waiting"),
    path("notices/chats/<int:id>/reading/", waiting_chats.reading, name="chat-reading"),
    path("notices/chats/sounds/", waiting_chats.sounds, name="chat-sounds"),
    path("notices/devices/", devices.devices, name="devices"),
    path("notices/devices/<int:number>/removal/", devices.device, name="device-removal"),
    path("manifest.webmanifest", installed.manifest, name="manifest"),
    path("service-worker.js", installed.worker, name="worker"),
    path("offline/", installed.offline, name="offline"),
]
