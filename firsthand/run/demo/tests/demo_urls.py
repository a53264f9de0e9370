"""All addresses, with those that are in force while a demo runs."""

from django.urls import include, path

from firsthand.run.urls import urlpatterns as product

urlpatterns = [path("demo/", include("firsthand.run.demo.urls")), *product]
