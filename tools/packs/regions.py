"""Regions of Shanghai: the city, 16 districts, their towns, the Lingang zone; and the districts' outlines (GCJ-02)."""

import json
from pathlib import Path

from departments import CITY_ID
from pack_files import gathered, marked
from sources import RETRIEVED

# 沪发改社〔2020〕41号, task 1.2 of chapter two: the five key districts and, as single words, what it asks of each.
FOCUS = {
    "310115": "关键核心技术|科技创新|成果转化",
    "310104": "人工智能",
    "310110": "双创基地|三区联动",
    "310112": "大学科技园|创新创业",
    "310117": "G60科创走廊|大学城",
}
# Towns that lie in the zone as a whole. It also reaches into parts of 奉贤 and of other towns; a part of a town has no code, so it is left out.
ZONE = {"id": "lingang", "name": "中国（上海）自由贸易试验区临港新片区", "focus": "制度创新|人才培养改革|重大平台",
        "towns": ("南汇新城镇", "泥城镇", "书院镇", "万祥镇")}
OUTLINE_DECIMALS = 4  # about ten metres; vertices are rounded one by one, so neighbours keep a common border
PLAN_ISSUED = "2020-08-26"


def _features(folder):
    return json.loads((Path(folder) / "shanghai_districts.geojson").read_text(encoding="utf-8"))["features"]


def _degrees(value):
    return f"{value:.{OUTLINE_DECIMALS}f}"


def _ring(points):
    rounded = [f"{_degrees(lng)} {_degrees(lat)}" for lng, lat in points]
    kept = [p for n, p in enumerate(rounded) if n == 0 or p != rounded[n - 1]]
    return kept if kept[0] == kept[-1] else kept + kept[:1]


def outlines(folder):
    """One row a ring; a ring of fewer than four points after rounding is nothing to draw and is left out."""
    rows = []
    for feature in _features(folder):
        rings = [_ring(ring) for polygon in feature["geometry"]["coordinates"] for ring in polygon]
        rows += [{"region": feature["properties"]["adcode"], "part": str(n), "points": ";".join(ring)}
                 for n, ring in enumerate((r for r in rings if len(r) >= 4), 1)]
    return marked(rows, "sh-outlines", RETRIEVED)


def regions(folder, zone_centre):
    """`zone_centre` is (lng, lat) as text: the zone has no published centre, the mean of its campuses stands for it (estimated)."""
    towns = gathered(folder, "shanghai_streets.csv")
    rows = [{"id": CITY_ID, "kind": "city", "name": "上海市", "role": "none"}]
    for feature in _features(folder):
        at = feature["properties"]
        lng, lat = at["center"]
        rows.append({"id": at["adcode"], "kind": "district", "name": at["name"], "parent": CITY_ID,
                     "role": "key" if at["adcode"] in FOCUS else "other", "lng": _degrees(lng), "lat": _degrees(lat),
                     "focus": FOCUS.get(at["adcode"], "")})
    members = "|".join(t["code"] for name in ZONE["towns"] for t in towns if t["name"] == name)
    rows.append({"id": ZONE["id"], "kind": "zone", "name": ZONE["name"], "parent": CITY_ID, "role": "core",
                 "lng": zone_centre[0], "lat": zone_centre[1], "focus": ZONE["focus"], "members": members,
                 "source": "plan-2020-41", "as_of": PLAN_ISSUED, "quality": "estimated"})
    rows += [{"id": t["code"], "kind": "town", "name": t["name"], "parent": t["district_code"], "role": "none",
              "source": "sh-towns", "as_of": RETRIEVED} for t in towns]
    return marked(rows, "sh-outlines", RETRIEVED)


def aliases(folder):
    rows = [("上海", CITY_ID), ("Shanghai", CITY_ID), ("浦东", "310115")]
    rows += [(f["properties"]["name"].removesuffix("区"), f["properties"]["adcode"])
             for f in _features(folder) if f["properties"]["name"] != "浦东新区"]
    rows += [(f"上海市{f['properties']['name']}", f["properties"]["adcode"]) for f in _features(folder)]
    rows += [(a, ZONE["id"]) for a in ("临港新片区", "自贸试验区临港新片区", "上海自贸试验区临港新片区", "临港", "Lingang")]
    return marked([{"kind": "region", "alias": a, "target": t} for a, t in rows], "sh-organs", RETRIEVED)
