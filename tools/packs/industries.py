"""GB/T 4754-2017: the whole tree of industries."""

from pack_files import gathered, marked

EDITION = "gbt4754-2017"
IN_FORCE = "2017-10-01"


def industries(folder):
    rows = gathered(folder, "industry_gbt4754_2017.csv")
    return marked(
        [{"id": r["code"], "edition": EDITION, "level": r["level"], "name": r["name"], "parent": r["parent_code"]}
         for r in sorted(rows, key=lambda r: r["code"])],
        EDITION, IN_FORCE)
