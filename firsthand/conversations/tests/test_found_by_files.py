"""A message is found by the names of its files, also when it came before files were found, or moved since."""

from email import message_from_bytes, policy
from importlib import import_module

import pytest
from django.apps import apps

from firsthand.conversations.actions import give_to_customer, mark_spam, merge
from firsthand.conversations.actions.join import take_in_messages
from firsthand.conversations.queries import search
from firsthand.conversations.rules.indexed import WITH_FILES
from firsthand.search.find import matches
from firsthand.search.models import Document
from tests.cast import elena, nine

migration = import_module("firsthand.conversations.migrations.0023_files_are_found")


@pytest.fixture
def letter(shop):
    raw = message_from_bytes(shop.letter(words="Here it is."), policy=policy.default)
    raw.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="sąskaita.pdf")
    return shop.receives(raw.as_bytes())


class TestALetterWithAFile:
    def test_is_found_by_its_name(self, shop, letter):
        assert [one.message for one in search(shop.asta, "saskaita")] == [letter.pk]
        assert [hit.object_id for hit in matches("pdf", scopes=(WITH_FILES,))] == [letter.pk]

    def test_is_found_after_it_moved(self, shop, letter):
        other = shop.receives_mail(from_=elena, at=nine).matter

        take_in_messages(letter.matter, into=other)

        assert [one.conversation.pk for one in search(shop.asta, "saskaita")] == [other.pk]

    def test_is_found_after_its_matter_was_merged(self, shop, letter):
        other = shop.receives_mail(at=nine).matter

        merge(letter.matter, into=other, by=shop.asta, at=nine)

        assert [one.conversation.pk for one in search(shop.asta, "saskaita")] == [other.pk]

    def test_is_found_as_another_customers_but_not_among_spam(self, shop, letter):
        theirs = shop.receives_mail(from_=elena, at=nine).matter.customer

        given = give_to_customer(letter.matter, customer=theirs, by=shop.asta, at=nine)
        assert [one.message for one in search(shop.asta, "saskaita")] == [letter.pk]

        mark_spam(given, by=shop.asta, at=nine)
        give_to_customer(given, customer=letter.author_customer, by=shop.asta, at=nine)
        assert search(shop.asta, "saskaita") == []

    def test_that_came_before_is_found_after_the_migration(self, shop, letter):
        Document.objects.all().delete()

        migration.find_by_files(apps, None)

        assert [one.message for one in search(shop.asta, "saskaita")] == [letter.pk]
