"""Where the house is open."""

import socket

import pytest

from firsthand.run.serving.address import Address, AddressTaken, NotAnAddress, address, listening


class TestAnAddress:
    @pytest.mark.parametrize(
        ("given", "meant"),
        [
            ("0.0.0.0:8000", Address("0.0.0.0", 8000)),
            (":8000", Address("127.0.0.1", 8000)),
            ("8000", Address("127.0.0.1", 8000)),
            ("[::1]:25", Address("::1", 25)),
            ("mail.namai.lt:25", Address("mail.namai.lt", 25)),
        ],
    )
    def test_is_a_host_and_a_port(self, given, meant):
        assert address(given) == meant

    @pytest.mark.parametrize("given", ["", "here", "here:", "here:http", "here:99999", "here:-1"])
    def test_anything_else_is_refused_with_an_example(self, given):
        with pytest.raises(NotAnAddress, match="for example"):
            address(given)


class TestAPortThatIsTaken:
    def test_is_refused_with_a_sentence(self):
        with listening(Address("127.0.0.1", 0)) as first, pytest.raises(AddressTaken, match="Choose another port"):
            listening(Address("127.0.0.1", first.getsockname()[1]))


class TestALineThatNobodyReads:
    def test_is_ended_by_the_kernel_after_a_minute(self):
        with listening(Address("127.0.0.1", 0)) as house, socket.create_connection(house.getsockname()):
            line, _ = house.accept()
            with line:
                assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 60_000
