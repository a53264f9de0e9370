"""Machines that watch learn whether it lives, and no more."""


class TestHealth:
    def test_it_is_alive(self, server):
        assert server.asks("/healthz") == (200, "alive")

    def test_it_is_ready_when_all_parts_are_and_the_database_answers(self, server, transactional_db):
        assert server.asks("/readyz") == (200, "ready")

    def test_it_is_not_while_a_part_is_missing(self, server):
        server.is_ready = False
        assert server.asks("/readyz") == (503, "not ready")


class TestFigures:
    def test_are_for_an_administrators_key(self, server):
        assert server.asks("/seen")[0] == 200
        status, words = server.asks("/metrics", Authorization="Bearer administrator")
        assert status == 200
        assert 'firsthand_answers_total{method="GET",status="200"}' in words
        assert "firsthand_open_screens 0.0" in words

    def test_and_for_nobody_else(self, server):
        assert server.asks("/metrics")[0] == 401
        assert server.asks("/metrics", Authorization="Bearer somebody")[0] == 401
        assert server.asks("/metrics", Authorization="Basic administrator")[0] == 401
