"""The three views on real shapes: what is drawn, in which order, and how many bytes it takes on the web."""

import gzip

import pytest

from wirnetz.documents.drawing import Circle, Label, Role, Shape
from wirnetz.documents.svg import svg
from wirnetz.regions.geometry.germany import germany_map
from wirnetz.regions.geometry.labels import Site, Town
from wirnetz.regions.geometry.painting import Paint, Painting, Territory, painting_of
from wirnetz.regions.geometry.state import state_map
from wirnetz.regions.geometry.territory import territory_map

NORTH = ["01003", "13074", "13076", "13004"]
EAST = ["05711", "05754", "05758", "05762", "05766", "05770", "05774"]
OBERFRANKEN = [f"09{number}" for number in (461, 462, 463, 464, *range(471, 480))]
MITTELFRANKEN = [f"09{number}" for number in (*range(561, 566), *range(571, 578))]


def href(key):
    return f"/region/{key}/"


def kilobytes(*drawings):
    text = "".join(svg(drawing, prefix=f"m{number}") for number, drawing in enumerate(drawings))
    return len(gzip.compress(text.encode(), 6)) / 1000


def roles(drawing):
    return list(dict.fromkeys(item.role for item in drawing.items if isinstance(item, Shape)))


@pytest.fixture(scope="module")
def painting(districts):
    """Own networks, and more others than there will ever be: a third of Germany hatched, another part twice."""
    others = [Territory(str(n), frozenset(districts.keys[n : n + 8])) for n in range(0, 400, 24)]
    more = [Territory(f"b{n}", frozenset(districts.keys[n : n + 3])) for n in range(0, 400, 24)]
    own = [Territory("Lübeck–Westmecklenburg", frozenset(NORTH), is_own=True)]
    return painting_of([*own, Territory("OWL", frozenset(EAST), is_own=True), *others, *more])


def test_germany_fits_its_budget_with_both_drawings(districts, names, painting):
    drawings = [germany_map(districts, painting, names=names, href=href, narrow=flag) for flag in (False, True)]
    assert kilobytes(*drawings) <= 100


def test_germany_is_drawn_in_the_fixed_order(districts, names, painting):
    drawing = germany_map(districts, painting, names=names, href=href, marked=["13074087"])
    assert roles(drawing) == [
        Role.LAND, Role.HATCH_ONE, Role.HATCH_MANY, Role.OWN, Role.HATCH_BOTH, Role.OWN_LINE, Role.DISTRICT_LINE,
        Role.STATE_LINE, Role.COAST, Role.AREA,
    ]  # fmt: skip
    assert [item.role for item in drawing.items if isinstance(item, Circle)] == [Role.LOCATOR]
    areas = {item.key: item for item in drawing.items if isinstance(item, Shape) and item.role == Role.AREA}
    assert len(areas) == 401
    assert (areas["13004"].href, areas["13004"].title) == ("/region/13004/", "Stadt Schwerin: „Lübeck–Westmecklenburg“")


def test_germany_without_links_has_no_areas_and_whole_numbers(districts, names, painting):
    drawing = germany_map(districts, painting, names=names, narrow=True)
    shapes = [item for item in drawing.items if isinstance(item, Shape)]
    assert Role.AREA not in roles(drawing)
    assert {type(value) for shape in shapes for ring in shape.rings for point in ring for value in point} == {int}
    assert len([item for item in drawing.items if isinstance(item, Label)]) <= 3
    assert round(drawing.box[2] / drawing.unit) == 380


def test_germany_shows_figures_with_no_data_dotted(districts, names):
    paint = {key: Paint(figure=n % 6) for n, key in enumerate(districts.keys)}
    drawing = germany_map(districts, paint, names=names)
    assert {Role.NO_DATA, Role.CLASS_1, Role.CLASS_5} <= set(roles(drawing))
    assert Role.OWN not in roles(drawing)


@pytest.mark.parametrize("state", ["09", *(pytest.param(key, marks=pytest.mark.drill) for key in ("03", "05"))])
def test_large_states_fit_their_budget(districts, municipalities, names, towns, painting, state):
    drawings = [
        state_map(municipalities, districts, state, painting, names=names, towns=towns, href=href, narrow=flag)
        for flag in (False, True)
    ]
    assert kilobytes(*drawings) <= 125


def test_state_links_its_districts_and_shows_surroundings(districts, municipalities, names, towns, painting):
    drawing = state_map(municipalities, districts, "13", painting, names=names, towns=towns, href=href)
    links = [item.key for item in drawing.items if isinstance(item, Shape) and item.role == Role.AREA]
    assert links == ["13003", "13004", "13071", "13072", "13073", "13074", "13075", "13076"]
    assert roles(drawing)[:2] == [Role.CONTEXT, Role.CONTEXT_LINE]
    labels = {item.text for item in drawing.items if isinstance(item, Label)}
    assert {"Schwerin", "Rostock", "Ostsee", "10 km"} <= labels
    with pytest.raises(KeyError):
        state_map(municipalities, districts, "99", painting, names=names)


@pytest.mark.parametrize(
    "keys",
    [
        *(["13074", "13004"], OBERFRANKEN, ["09"]),
        *(
            pytest.param(keys, marks=pytest.mark.drill)
            for keys in (NORTH, EAST, ["03159"], MITTELFRANKEN, ["12"], ["07"])
        ),
    ],
    ids=lambda keys: keys[0],
)
def test_territories_fit_their_budget_with_both_drawings(districts, municipalities, names, towns, keys):
    drawings = [
        territory_map(municipalities, districts, keys, own_keys=keys, towns=towns, names=names, href=href, narrow=flag)
        for flag in (False, True)
    ]
    assert kilobytes(*drawings) <= 60


@pytest.mark.parametrize("narrow", [False, True])
def test_a_hatched_territory_fits_its_budget(districts, municipalities, names, towns, narrow):
    drawing = territory_map(
        municipalities, districts, OBERFRANKEN, own_keys=OBERFRANKEN, other_sets=[OBERFRANKEN[:8], OBERFRANKEN[4:]],
        towns=towns, names=names, href=href, narrow=narrow,
    )  # fmt: skip
    assert kilobytes(drawing) <= 60


def test_narrow_drawings_of_many_districts_leave_municipalities_out(districts, municipalities, names):
    options = {"own_keys": ["09"], "names": names, "href": href, "narrow": True}
    eight, nine = (territory_map(municipalities, districts, OBERFRANKEN[:count], **options) for count in (8, 9))
    assert Role.MUNICIPALITY_LINE in roles(eight)
    assert Role.MUNICIPALITY_LINE not in roles(nine)
    assert [item.key for item in nine.items if isinstance(item, Shape) and item.role == Role.AREA] == OBERFRANKEN[:9]


def test_territory_is_drawn_in_the_fixed_order(districts, municipalities, names, towns):
    sites = [Site("1", 11.4148, 53.6288, "Schwerin"), Site("2", 11.465, 53.8925), Site("3", 11.4148, 53.6288)]
    drawing = territory_map(
        municipalities, districts, ["13074", "13004"], own_keys=NORTH, other_sets=[["13004", "13074087"], ["13004"]],
        sites=sites, towns=towns, names=names, href=href, title="Schwerin und Nordwestmecklenburg",
    )  # fmt: skip
    assert roles(drawing) == [
        Role.CONTEXT, Role.CONTEXT_LINE, Role.PLAIN, Role.OWN_TINT, Role.MUNICIPALITY_LINE, Role.BAND, Role.HATCH_ONE,
        Role.HATCH_MANY, Role.DISTRICT_LINE, Role.EDGE, Role.AREA, Role.LOCATOR,
    ]  # fmt: skip
    dots = [(item.number, item.x, item.y) for item in drawing.items if isinstance(item, Circle) and item.role == "site"]
    assert sorted(number for number, _, _ in dots) == ["1", "2", "3"]
    assert len({(x, y) for _, x, y in dots}) == 3
    assert drawing.clip != ()
    assert [entry.swatch for entry in drawing.legend] == ["tint", "other"]


def test_labels_do_not_touch_each_other(districts, municipalities, names, towns):
    drawing = territory_map(municipalities, districts, NORTH, own_keys=NORTH, towns=towns, names=names)
    boxes = []
    for label in (item for item in drawing.items if isinstance(item, Label) and item.role == "label"):
        width, height = len(label.text) * label.size * 0.5 * drawing.unit, label.size * drawing.unit
        left = label.x - (width if label.anchor == "end" else 0)
        boxes.append((left, label.y - height / 2, left + width, label.y + height / 2))
    assert len(boxes) > 8
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not (a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1])


def test_territory_of_others_has_ink_edge_and_large_ones_an_outline(districts, municipalities, names):
    alone = territory_map(municipalities, districts, EAST, other_sets=[EAST])
    assert Role.BAND_OTHER in roles(alone)
    assert Role.EDGE_OTHER in roles(alone)
    large = territory_map(municipalities, districts, ["14612"], other_sets=[districts.members("14")])
    assert Role.HATCH_ONE not in roles(large)
    assert [entry.swatch for entry in large.legend] == ["outline"]
    empty = territory_map(municipalities, districts, ["14612"])
    assert [entry.text for entry in empty.legend] == ["Kein regionales Netzwerk bekannt"]


def test_outdated_territory_has_a_dashed_edge(districts, municipalities):
    drawing = territory_map(municipalities, districts, ["13004"], own_keys=["13004"], is_outdated=True)
    assert [item.dashed for item in drawing.items if isinstance(item, Shape) and item.role == Role.EDGE] == [True]


def test_unknown_territory_is_refused(districts, municipalities):
    with pytest.raises(KeyError):
        territory_map(municipalities, districts, ["99999"])


def test_painting_may_be_empty(districts, names):
    drawing = germany_map(districts, Painting(), names=names, href=href)
    titles = {item.title for item in drawing.items if isinstance(item, Shape) and item.key == "13004"}
    assert titles == {"Stadt Schwerin: kein regionales Netzwerk bekannt"}


def test_the_legend_names_an_outline_where_one_is_drawn(districts, municipalities, names):
    large = Territory("Groß", frozenset(key for key in districts.keys if key.startswith("09")))
    far = germany_map(districts, painting_of([large]), names=names, href=href)
    assert [entry.swatch for entry in far.legend] == ["own", "other", "outline", "free"]
    titles = {item.title for item in far.items if isinstance(item, Shape) and item.key == "09162"}
    assert titles == {f"{names['09162']}: ein anderes Netzwerk, als Umriss"}
    beside = state_map(municipalities, districts, "13", painting_of([large]), names=names)
    assert [entry.swatch for entry in beside.legend] == ["own", "other", "both", "free"]


def test_a_marked_municipality_is_outlined_and_named(municipalities, districts):
    towns = [Town("13074087", "Wismar", 42_000, 11.46, 53.89), Town("13074002", "Bad Kleinen", 10, 11.47, 53.77, False)]
    options = {"own_keys": NORTH, "towns": towns}
    plain = territory_map(municipalities, districts, ["13074"], **options)
    drawing = territory_map(municipalities, districts, ["13074"], marked=["13074002"], **options)
    more = [item for item in drawing.items if isinstance(item, Shape) and item not in plain.items]
    assert [(item.role, item.width) for item in more] == [(Role.EDGE_OTHER, 2.6)]
    names = [item.text for item in drawing.items if isinstance(item, Label) and item.role == "label"]
    assert names[0] == "Bad Kleinen"


def test_a_marked_district_is_no_outline_of_its_own(municipalities, districts):
    options = {"own_keys": NORTH}
    marked = territory_map(municipalities, districts, ["13074"], marked=["13074"], **options)
    assert marked == territory_map(municipalities, districts, ["13074"], **options)


def test_dots_on_germany_stand_once_for_each_spot(districts):
    sites = [Site("", 11.41, 53.63, "Schwerin"), Site("", 11.41, 53.63, "Schwerin"), Site("", 13.4, 52.5, "Berlin")]
    drawing = germany_map(districts, {}, names={}, dots=sites, labels=False)
    assert [item.title for item in drawing.items if isinstance(item, Circle)] == ["Schwerin", "Berlin"]
