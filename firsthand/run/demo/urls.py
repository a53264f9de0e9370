"""The addresses of the demo, in force only while one runs."""

from django.urls import path

from firsthand.run.demo import shop, views

app_name = "demo"
urlpatterns = [
    path("enter/<str:secret>/", views.enter, name="enter"),
    path("customer/<str:secret>/", views.enter_as_customer, name="enter_as_customer"),
    path("tour/end/", views.end_tour, name="end_tour"),
    path("shop/", shop.shop, name="shop"),
    path("shop/contact/", shop.contact, name="contact"),
    path("shop/<slug:good>/", shop.shop, name="good"),
]
