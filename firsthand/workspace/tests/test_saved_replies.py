"""Saved replies, from the page that writes them to the answer that takes them along."""

import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from firsthand.conversations.models import Message
from firsthand.desk.models import SavedReply, Use
from firsthand.files.aside import forget_aside
from firsthand.files.models import StoredFile

REPLIES = "/settings/replies/"
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


def write(client, **more):
    said = {"name": "Returns", "words-en": "Hello {customer.name|there}, send it back.", "circle": "own"} | more
    return client.post(f"{REPLIES}new/", said)


class TestThePageThatWritesThem:
    def test_keeps_one_and_lists_it(self, asta):
        assert write(asta).status_code == 303

        assert "Returns" in asta.get(REPLIES).content.decode()
        assert "Returns" in asta.get(f"{REPLIES}?q=retur").content.decode()
        assert "Returns" not in asta.get(f"{REPLIES}?q=sofa").content.decode()

    def test_refuses_an_unknown_field_by_name_and_gives_the_words_back(self, asta):
        answer = write(asta, **{"words-en": "Hello {customer.shoe}"})

        page = answer.content.decode()
        assert answer.status_code == 422 and "There is no field {customer.shoe}" in page
        assert "Hello {customer.shoe}</textarea>" in page

    def test_keeps_the_files_of_a_form_that_was_refused(self, shop, asta, at_desk):
        refused = write(asta, **{"words-en": "", "files": SimpleUploadedFile("label.pdf", b"%PDF", "application/pdf")})
        [sealed] = re.findall(r'name="brought" value="([^"]+)" checked><span>label.pdf', refused.content.decode())

        assert not StoredFile.objects.exists()  # what is refused and given up leaves nothing behind

        write(asta, brought=sealed, files=SimpleUploadedFile("label.pdf", b"%PDF", "application/pdf"))
        write(at_desk(shop.ingrida), name="Hers", brought=sealed)

        assert [(one.name, one.files.count()) for one in SavedReply.objects.order_by("pk")] == [
            ("Returns", 1),
            ("Hers", 0),
        ]
        assert StoredFile.objects.count() == 1

    def test_says_so_where_a_file_lay_aside_for_too_long(self, asta):
        refused = write(asta, **{"words-en": "", "files": SimpleUploadedFile("label.pdf", b"%PDF", "application/pdf")})
        [sealed] = re.findall(r'name="brought" value="([^"]+)"', refused.content.decode())
        forget_aside(before=timezone.now() + timedelta(minutes=1))

        answer = write(asta, brought=sealed)

        assert answer.status_code == 422 and "Please choose your files again." in answer.content.decode()
        assert write(asta).status_code == 303

    def test_shows_how_it_reads_to_a_customer(self, asked, asta):
        said = {"words-en": "Hello {customer.first_name},", "matter": asked.conversation_id}

        assert "Hello Rūta," in asta.post(f"{REPLIES}preview/", said, headers=SCRIPT).content.decode()

    def test_begins_with_the_words_of_an_answer(self, shop, asked, asta):
        sent = shop.answers(asked, words="Unplug it for ten minutes.")

        assert "Unplug it for ten minutes.</textarea>" in asta.get(f"{REPLIES}new/?from={sent.pk}").content.decode()
        acts = f"/conversations/{asked.conversation_id}/messages/{sent.pk}/acts/"
        assert f"{REPLIES}new/?from={sent.pk}" in asta.get(acts).content.decode()

    def test_archives_it_and_offers_to_take_that_back(self, asta):
        write(asta)
        kept = SavedReply.objects.get()

        page = asta.post(f"{REPLIES}{kept.pk}/archive/", follow=True).content.decode()
        assert f"{REPLIES}{kept.pk}/return/?undo" in page
        asta.post(f"{REPLIES}{kept.pk}/return/")

        assert not SavedReply.objects.get().is_archived

    def test_shows_nobody_what_is_not_theirs(self, shop, asta, at_desk):
        write(asta)
        at = f"{REPLIES}{SavedReply.objects.get().pk}/"

        for other in (at_desk(shop.jonas), at_desk(shop.marco)):
            assert other.get(at).status_code == other.post(f"{at}archive/").status_code == 404


class TestTheComposer:
    def test_is_offered_them_filled_in_with_their_files(self, asked, asta):
        write(asta, files=SimpleUploadedFile("label.pdf", b"%PDF", "application/pdf"))

        answer = asta.get(f"/conversations/{asked.conversation_id}/saved-replies/?q=ret", headers=SCRIPT)

        [one] = json.loads(answer.content)["replies"]
        assert one["words"] == "Hello Rūta Kazlauskienė, send it back." and one["circle"] == "yours"
        assert [file["name"] for file in one["files"]] == ["label.pdf"]

    def test_sends_its_files_along_and_counts_its_use(self, asked, asta):
        write(asta, files=SimpleUploadedFile("label.pdf", b"%PDF", "application/pdf"))
        kept = SavedReply.objects.get()
        said = {"words": "Send it back.", "used": kept.pk, "stored": kept.files.get().token}

        asta.post(f"/conversations/{asked.conversation_id}/replies/", said, headers=SCRIPT)

        sent = Message.objects.get(kind="reply")
        assert [one.file.name for one in sent.attachments.all()] == ["label.pdf"]
        assert Use.objects.get().conversation_id == asked.conversation_id

    @pytest.mark.parametrize("undo_seconds", [0, 10])
    def test_counts_its_use_once_when_the_form_comes_twice(self, shop, asked, asta, undo_seconds):
        shop.asta.undo_seconds = undo_seconds
        shop.asta.save(update_fields=["undo_seconds"])
        write(asta)
        said = {"words": "Send it back.", "used": SavedReply.objects.get().pk, "once": "the-form"}

        for _time in range(2):
            asta.post(f"/conversations/{asked.conversation_id}/replies/", said, headers=SCRIPT)

        assert (Use.objects.count(), SavedReply.objects.get().uses) == (1, 1)

    def test_sends_no_file_of_a_reply_that_is_somebody_elses(self, shop, asked, asta, at_desk):
        write(at_desk(shop.ingrida), files=SimpleUploadedFile("secret.pdf", b"%PDF", "application/pdf"))
        said = {"words": "Hello Rūta, we come.", "stored": SavedReply.objects.get().files.get().token}

        asta.post(f"/conversations/{asked.conversation_id}/replies/", said, headers=SCRIPT)

        assert not Message.objects.get(kind="reply").attachments.exists()

    def test_of_another_teams_conversation_is_offered_nothing(self, shop, asked, at_desk):
        assert at_desk(shop.marco).get(f"/conversations/{asked.conversation_id}/saved-replies/").status_code == 404
