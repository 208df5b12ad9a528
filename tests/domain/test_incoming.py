from dataclasses import replace
from datetime import date

import pytest

from rechallenge_cli.domain.incoming import EVENT_OF, OTHER, REJECTION, Action, Incoming, Row, Sentence
from rechallenge_cli.domain.model import KeptMail, Rejection
from rechallenge_cli.domain.situation import POSSIBLE_IN

DAY = date(2026, 11, 20)
FOUND = Incoming("a.eml", REJECTION, Rejection("Example", DAY))


@pytest.mark.parametrize(
    ("found", "is_rejection"),
    [
        (FOUND, True),
        (replace(FOUND, kind=None), True),
        (replace(FOUND, kind="offer"), False),
        (replace(FOUND, kind=OTHER), False),
        (Incoming("a.eml", problem=Sentence("is empty")), False),
    ],
)
def test_what_tells_of_a_rejection(found, is_rejection):
    assert found.is_rejection is is_rejection
    assert found.makes_record is is_rejection


def test_a_result_that_is_awaited_makes_a_record_whatever_the_mail_is():
    assert replace(FOUND, kind=OTHER, rejection=Rejection("Example", DAY, awaiting=True)).makes_record
    assert not Incoming("a.eml", OTHER).makes_record


def test_what_happened_is_what_can_be_logged():
    assert set(EVENT_OF.values()) <= set(POSSIBLE_IN)


def test_a_row_is_about_no_record_unless_it_says_so():
    row = Row(FOUND, Action.ADD, Sentence("new"))
    assert (row.record_id, row.event, dict(row.reason.values)) == (None, None, {})


def test_a_mail_without_its_text_can_only_be_known_again():
    mail = KeptMail(REJECTION, "<1@x>", "<0@x>", DAY, "Jane", "jane@example.com", "Hello", "Dear Aki")
    assert mail.without_text() == KeptMail(REJECTION, "<1@x>", day=DAY)
