"""By what an application is known again."""

import pytest

from rechallenge_cli.domain.identity import differ, fingerprint, url_key


@pytest.mark.parametrize(
    "other",
    [
        "http://example.com/jobs/1",
        "https://www.Example.com/jobs/1/",
        "example.com/jobs/1?utm_source=mail&trk=x",
        " https://example.com/jobs/1#apply ",
    ],
)
def test_one_place_has_many_addresses(other):
    assert url_key(other) == url_key("https://example.com/jobs/1")
    assert not differ(other, "https://example.com/jobs/1")


@pytest.mark.parametrize(
    "other", ["https://example.com/jobs/2", "https://example.com/jobs/1?id=2", "https://example.org/jobs/1"]
)
def test_two_places(other):
    assert differ(other, "https://example.com/jobs/1")


def test_without_an_address_nothing_differs():
    assert not differ(None, "https://example.com")
    assert not differ("https://example.com", "")
    assert url_key(None) == ""


def test_a_fingerprint_tells_where_a_text_ends():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert len(fingerprint("")) == 32
