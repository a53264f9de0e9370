"""Secrets at rest."""

import pytest
from pytest_django.fixtures import Settings

from firsthand.kit.secrets import SecretIsLost, open_secret, seal_secret


class TestASealedSecret:
    """The password of a mailbox."""

    def test_is_read_again_by_the_same_installation(self) -> None:
        assert open_secret(seal_secret("žalia arbata")) == "žalia arbata"

    def test_shows_nothing_of_itself(self) -> None:
        assert "arbata" not in seal_secret("žalia arbata")

    def test_is_different_each_time(self) -> None:
        assert seal_secret("arbata") != seal_secret("arbata")

    def test_is_opened_by_a_former_key(self, settings: Settings) -> None:
        sealed = seal_secret("arbata")
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"

        assert open_secret(sealed) == "arbata"

    def test_is_lost_without_the_key(self, settings: Settings) -> None:
        sealed = seal_secret("arbata")
        settings.SECRET_KEY = "another"

        with pytest.raises(SecretIsLost):
            open_secret(sealed)
