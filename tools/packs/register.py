"""The ministry's register of higher-vocational programs, 2013–2025: one row is one point (school × program × length).

Three catalogues share its code space. A row's edition follows from its year. Inside an edition the printed name is followed when it is the usual
name of another code of that edition (some schools filed under the code of the catalogue before); otherwise the code is.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from pack_files import gathered

SOURCE = "voc-register"
NATIONAL_FILE = "moe_voc_programme_register_2013_2025.csv.gz"
SHANGHAI_FILE = "shanghai_voc_programme_register_2013_2025.csv"
YEARS = range(2013, 2026)


def edition_of(year):
    """The catalogue in force when schools filed for that school year."""
    return "voc2004" if year <= 2015 else "voc2015" if year <= 2020 else "voc2021"


def school_year(year):
    """The first day of the school year a filing is for: the date the row speaks of."""
    return f"{year}-09-01"


@dataclass(frozen=True)
class Point:
    year: int
    province: str
    school_code: str
    school_name: str
    code: str
    name: str
    length_years: str

    @property
    def edition(self):
        return edition_of(self.year)


def _clean(text):
    return re.sub(r"_x000D_|\s", "", text)


def points(folder, file_name):
    """Every row, exact duplicates included. `school_code` is the ten-digit one where the file has it."""
    return [
        Point(int(r["year"]), r["province"], r.get("school_code10") or r["school_code"], _clean(r["school_name"]),
              _clean(r["major_code"]), _clean(r["major_name"]), r["duration_years"])
        for r in gathered(folder, file_name)
    ]


class Naming:
    """What each code of an edition is usually called, counted over the national register."""

    def __init__(self, national):
        counts = defaultdict(Counter)
        for p in national:
            counts[p.edition, p.code][p.name] += 1
        self._name = {key: min(c.items(), key=lambda item: (-item[1], item[0]))[0] for key, c in counts.items()}
        self._code = {}
        for (edition, code), name in sorted(self._name.items(), key=lambda item: (sum(counts[item[0]].values()), item[0])):
            self._code[edition, name] = code  # the most used code of a name comes last and stays

    def name(self, edition, code):
        return self._name[edition, code]

    def code(self, point):
        """The code under which the point is kept."""
        if self._name[point.edition, point.code] == point.name:
            return point.code
        return self._code.get((point.edition, point.name), point.code)

    def program(self, point):
        return f"{point.edition}:{self.code(point)}"
