"""How much one may do in how much time."""

import pytest

from firsthand.kit.limits import AtOnce, Limit, machine_of


def test_allows_so_many_and_more_when_their_time_is_over():
    limit = Limit(most=2, seconds=60)

    assert [limit.allows("a", at=at) for at in (0, 1, 2, 61)] == [True, True, False, True]
    assert limit.allows("b", at=2)


def test_counts_what_weighs_more_and_nothing_that_was_refused():
    limit = Limit(most=5, seconds=60)

    assert [limit.allows("a", at=0, times=times) for times in (3, 3, 2, 1)] == [True, False, True, False]


def test_lets_so_many_of_one_machine_in_at_once_and_more_when_one_has_left():
    rooms = AtOnce(most=1)

    with rooms.place("2001:db8::7") as first, rooms.place("2001:db8::8") as second, rooms.place("203.0.113.7") as third:
        assert (first, second, third) == (True, False, True)
    with rooms.place("2001:db8::8") as again, rooms.place("127.0.0.1") as near, rooms.place("127.0.0.1") as nearer:
        assert again and near and nearer


@pytest.mark.parametrize(
    ("address", "machine"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_takes_a_network_of_ipv6_for_one_machine(address, machine):
    assert machine_of(address) == machine
