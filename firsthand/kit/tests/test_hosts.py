"""Which machines we call when somebody names one."""

import pytest

from firsthand.kit.hosts import InnerHost, must_be_outside, must_be_public

INNER = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "10.0.0.8", "172.16.4.1",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1",
    "fc00::1", "fd12:3456::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::", "localhost",
    "::127.0.0.1", "64:ff9b:1::7f00:1",
    "fec0::1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1",
]  # fmt: skip


class TestTheInnerNetwork:
    @pytest.mark.parametrize("host", INNER)
    def test_is_refused_however_it_is_spelled(self, host):
        with pytest.raises((InnerHost, OSError)):
            must_be_outside(host)

    def test_is_refused_when_a_name_led_there_after_all(self):
        with pytest.raises(InnerHost, match=r"mail\.shop\.example"):
            must_be_public("10.0.0.8", named="mail.shop.example")

    def test_is_called_when_the_operator_allows_the_name(self, settings):
        settings.PRIVATE_HOSTS = ["localhost"]

        must_be_outside("LOCALHOST")
        must_be_public("127.0.0.1", named="localhost")


class TestThePublicNetwork:
    @pytest.mark.parametrize("host", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
    def test_is_called(self, host):
        must_be_outside(host)
