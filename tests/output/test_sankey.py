"""The text for SankeyMATIC: what was counted, in names that mean nothing else there."""

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "domain"))

from courses import COURSES, happened

from rechallenge_cli import locales
from rechallenge_cli.domain.codes import VerdictCode
from rechallenge_cli.domain.funnel import Course, Place, applications, flows
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.output import sankey
from rechallenge_cli.output.figures import PLACES
from rechallenge_cli.output.report import drawing

TODAY = date(2026, 11, 23)
LINE = re.compile(r"([^\[\]#]+) \[(\d+)\] ([^\[\]#]+)")


@pytest.fixture(params=["en", "ja"])
def language(request):
    locales.use(request.param)
    yield request.param
    locales.use("en")


def course(number, *kinds, **known):
    return Course(number, TODAY, VerdictCode.LATER, events=happened(*kinds), **known)


HUNT = [course(1), course(2), course(3, "appeal-sent", stage=Stage.FINAL), course(4, awaiting=True)]


def test_one_flow_a_line():
    assert sankey.text(HUNT, TODAY) == (
        "// Applications and where they went, as of 23 Nov 2026\n"
        "Applications [1] Interviews\n"
        "Applications [2] Rejected\n"
        "Applications [1] No result yet\n"
        "Interviews [1] Final interview\n"
        "Final interview [1] Rejected\n"
        "Rejected [1] Asked again\n"
        "Asked again [1] No answer\n"
    )


def test_in_japanese_too():
    locales.use("ja")
    try:
        assert sankey.text(HUNT, TODAY).splitlines()[1:3] == ["応募 [1] 面接", "応募 [2] 不採用"]
    finally:
        locales.use("en")


def test_nothing_on_record_is_a_comment_alone():
    assert sankey.text((), TODAY).count("\n") == 1


def test_no_two_places_have_one_name(language):
    names = [sankey.name(locales._(text)) for text in PLACES.values()]
    assert len(set(names)) == len(Place) == len(PLACES)
    assert set(PLACES) == set(drawing.KINDS) == set(Place)


@given(COURSES)
def test_what_is_read_back_balances(courses):
    first, *others = sankey.text(courses, TODAY).splitlines()
    assert first.startswith("// ")
    coming, going = Counter(), Counter()
    for line in others:
        source, count, target = LINE.fullmatch(line).groups()
        going[source] += int(count)
        coming[target] += int(count)
    assert going["Applications"] == len(applications(courses))
    assert all(going[name] <= coming[name] for name in going if name != "Applications")


@given(st.text(max_size=30))
def test_a_name_is_nothing_but_a_name(text):
    name = sankey.name(text)
    assert not re.search(r"[\[\]#/:|\n\r\t]", name)
    assert name == name.strip()


# --- the drawings ----------------------------------------------------------------------------------------------------


@given(COURSES.filter(bool))
def test_nothing_leaves_the_drawings_and_no_two_nodes_meet(courses):
    counted = flows(courses)
    for picture in (drawing.across(counted), drawing.down(counted)):
        assert len(picture.bands) == len(counted)
        for shape in picture.shapes:
            assert -0.1 <= shape.x <= picture.width - shape.width + 0.1
            assert -0.1 <= shape.y <= picture.height - shape.height + 0.1
        for at, one in enumerate(picture.shapes):
            for other in picture.shapes[at + 1 :]:
                apart_x = one.x + one.width <= other.x + 0.1 or other.x + other.width <= one.x + 0.1
                apart_y = one.y + one.height <= other.y + 0.1 or other.y + other.height <= one.y + 0.1
                assert apart_x or apart_y
        assert sum(shape.count for shape in picture.shapes) >= len(courses)


def test_a_hundred_thousand_applications_are_no_larger_than_ten():
    many = [course(number, "appeal-sent", stage=Stage.FINAL) for number in range(1, 2001)] + [course(5000)]
    picture = drawing.across(flows(many))
    assert picture.height < 400
    assert min(band.width for band in picture.bands) >= 1
