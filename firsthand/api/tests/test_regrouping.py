"""Programs merge, split and link."""

from firsthand.conversations.models import Conversation
from tests.cast import noon


class TestPrograms:
    def test_merge_and_take_back(self, shop, asta, matter):
        other = shop.receives_mail(subject="A foot", at=noon).matter

        made = asta.post(f"/conversations/{other.pk}/merge", into=matter.pk)

        assert (made.status_code, made.json()["target"], made.json()["undone"]) == (201, matter.pk, False)
        assert asta.post(f"/conversations/{other.pk}/merge", into=matter.pk).status_code == 409
        assert asta.post(f"/regroupings/{made.json()['id']}/undo").json()["undone"] is True
        assert Conversation.objects.get(pk=other.pk).message_count == 1

    def test_do_not_merge_what_they_do_not_see(self, asta, marco, ruta_herself, matter, other_matter):
        assert asta.post(f"/conversations/{other_matter.pk}/merge", into=matter.pk).status_code == 404
        assert asta.post(f"/conversations/{matter.pk}/merge", into=other_matter.pk).status_code == 404
        assert ruta_herself.post(f"/conversations/{matter.pk}/merge", into=matter.pk).status_code == 403

    def test_merge_two_customers_only_when_it_is_meant(self, jonas, matter, other_matter):
        at = f"/conversations/{other_matter.pk}/merge"

        assert jonas.post(at, into=matter.pk).status_code == 422
        assert jonas.post(at, into=matter.pk, across_customers=True).status_code == 201

    def test_write_to_what_was_merged_away_where_it_stands_now(self, shop, asta, ruta_herself, matter):
        other = shop.receives_mail(subject="A foot", at=noon).matter
        asta.post(f"/conversations/{other.pk}/merge", into=matter.pk)

        said = ruta_herself.post(f"/conversations/{other.pk}/messages", text="And the other one.")

        assert (said.status_code, said.json()["conversation"]) == (201, matter.pk)

    def test_split_and_link(self, shop, asta, matter):
        more = shop.receives_mail(answers=matter.messages.get(), subject="And my lamp", at=noon)

        made = asta.post(f"/conversations/{matter.pk}/split", message=more.pk).json()
        tied = asta.post(f"/conversations/{matter.pk}/links", other=made["target"], kind="related")

        assert (made["kind"], tied.status_code) == ("split", 201)
        assert asta.sends("DELETE", f"/conversations/{matter.pk}/links/{tied.json()['id']}", {}).status_code == 200
