"""A company: a house for which several customers write."""

from django.db import models
from django.db.models import Q

from firsthand.people.rules.names import folded


class CompanyQuerySet(models.QuerySet["Company"]):
    """How companies are spoken of."""

    def called_like(self, words: str) -> "CompanyQuerySet":
        """Those in whose name or domain each of the words stands."""
        found = self
        for word in folded(words).split():
            of_domain = CompanyDomain.objects.filter(domain__startswith=word).values("company")
            found = found.filter(Q(name_key__contains=word) | Q(pk__in=of_domain))
        return found

    def by_name(self, *, after: str = "", after_id: int = 0) -> "CompanyQuerySet":
        """In the order of their names, from one of them on."""
        later = Q(name__gt=after) | Q(name=after, pk__gt=after_id)
        return (self.filter(later) if after else self).order_by("name", "pk")


class Company(models.Model):
    """Its name, what is worth knowing of it, and the domains from which its people write."""

    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200, db_index=True)
    notes = models.TextField(blank=True)
    since = models.DateTimeField()
    external_id = models.CharField(max_length=200, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="company_by_name")]

    def __str__(self) -> str:
        return self.name


class CompanyDomain(models.Model):
    """A mail domain that speaks for one company."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.domain
