#!/usr/bin/env python3
"""Tests of the pack builder: reading rules with tables of good and bad cases, and the committed packs themselves.

Run: python3 tools/packs/packs_test.py
"""

import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import build
import contract
import departments
import occupations
import offerings
import programs
import register
import schools
import totals
from pack_files import table_rows, write_pack

PACKS = build.CHECKOUT / "packs"
GATHERED = build.CHECKOUT / "../shared/data"


def point(year, code, name, school="4131010246"):
    return register.Point(year, "上海市", school, "某校", code, name, "3")


class Names(unittest.TestCase):
    def test_course_names_lose_page_debris(self):
        for printed, wanted in (("机械CAD/CAM应用", "机械CAD/CAM应用"), ("饮食营养与配餐*", "饮食营养与配餐"), ("食品快4速检测", "食品快速检测"),
                                ("可编程控制器技术", "可编程控制器技术"), ("智能农机使用与维护", "智能农机使用与维护"), ("税法", "税法"),
                                ("等实训教学。", ""), ("构成）", ""), ("现代农业技术④农作物水肥", ""), ("推拿技术运用推拿基本手法、推拿介质等，", ""),
                                ("电力系统自动装置运行与", ""), ("设备", "")):
            self.assertEqual(programs.course_name(printed), wanted, printed)

    def test_a_trade_is_no_skill_function(self):
        for printed, wanted in (("阵列制造————————————", "阵列制造"), ("湿法冶炼∗", "湿法冶炼"), ("圆锥面加工", "圆锥面加工"), ("装调", "装调"),
                                ("水泥生产巡检工", ""), ("井下作业机司机", ""), ("设计开发方向职业功能包括规划设计", "")):
            self.assertEqual(occupations.clean_function(printed), wanted, printed)

    def test_a_standard_follows_its_name_before_its_code(self):
        name_of = {"2-02-07-13": "铸造工程技术人员", "2-02-38-05": "智能制造工程技术人员", "4-14-02-01": "营养师", "4-01-06-01": "电子商务师",
                   "6-01-01-02": "制粉工"}
        code_of = {n: c for c, n in name_of.items()}
        for code, name, wanted in (("2-02-07-13", "智能制造工程技术人员", "2-02-38-05"), ("4-14-02-01", "公共营养师", "4-14-02-01"),
                                   ("4-01-06-01", "电子商务师①S", "4-01-06-01"), ("6-01-01-02", "”“职业定义”进行了修订", "6-01-01-02"),
                                   ("6-01-01-02", "无人机驾驶员", ""), ("9-99-99-99", "育婴员", "")):
            row = {"occupation_code": code, "occupation_name": name}
            self.assertEqual(occupations.occupation_of(row, name_of, code_of), wanted, name)

    def test_brackets_are_not_part_of_a_program(self):
        self.assertEqual(offerings.base_name("法学（英语）"), "法学")
        self.assertEqual(offerings.base_name("机械类(机械智能化实验班)"), "机械类")
        self.assertEqual(offerings.base_name("生物工程"), "生物工程")

    def test_every_way_to_write_all_districts_means_sixteen(self):
        units = departments.resolver()
        for name in departments.DISTRICT_GROUP_NAMES:
            self.assertEqual(len(set(units[name])), 16, name)
        self.assertEqual(units["市经信委"], units["市经济信息化委"])
        self.assertEqual(units["浦东新区"], ["sh-gov-310115"])


class Register(unittest.TestCase):
    NATIONAL = [point(2016, "620201", "护理"), point(2016, "620201", "护理"), point(2016, "630201", "金融管理"), point(2016, "630201", "金融管理"),
                point(2016, "560301", "机电一体化技术"), point(2014, "630201", "护理"), point(2022, "630201", "某专业")]

    def test_three_catalogues_share_codes_and_are_kept_apart(self):
        naming = register.Naming(self.NATIONAL)
        found = [naming.program(p) for p in (point(2014, "630201", "护理"), point(2016, "630201", "金融管理"), point(2022, "630201", "某专业"))]
        self.assertEqual(found, ["voc2004:630201", "voc2015:630201", "voc2021:630201"])

    def test_a_row_under_the_old_code_goes_to_the_program_of_its_name(self):
        late = point(2017, "630201", "护理")
        self.assertEqual(register.Naming(self.NATIONAL + [late]).program(late), "voc2015:620201")

    def test_a_spelling_variant_stays_with_its_code(self):
        late = point(2016, "560301", "机电一体化技术、")
        self.assertEqual(register.Naming([*self.NATIONAL, point(2016, "560301", "机电一体化技术"), late]).program(late), "voc2015:560301")

    def test_exact_duplicates_are_filed_twice(self):
        rows = [point(2016, "620201", "护理")] * 2 + [point(2017, "620201", "护理")]
        offered, filed = offerings.registered(rows, register.Naming(self.NATIONAL))
        self.assertEqual([r["id"] for r in offered], ["4131010246-voc2015-620201-3"])
        self.assertEqual([(r["year"], r["filed"]) for r in filed], [("2016", "2"), ("2017", "1")])


class Sites(unittest.TestCase):
    def test_two_measurements_of_one_site_are_close(self):
        self.assertLess(schools.metres((121.503359, 31.296794), (121.503499, 31.296726)), 50)
        self.assertGreater(schools.metres((121.50575, 31.336411), (121.503359, 31.296794)), 4000)


class Packs(unittest.TestCase):
    """The committed packs."""

    def test_published_totals_hold(self):
        for total in totals.totals(PACKS / "cn", PACKS / "shanghai"):
            with self.subTest(total.what):
                self.assertEqual(total.found, total.wanted)

    def test_the_contract_holds(self):
        self.assertEqual(contract.contract_problems((PACKS / "cn", PACKS / "shanghai")), [])

    def test_the_check_sees_a_lost_id_a_double_key_and_a_bad_date(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "shanghai"
            shutil.copytree(PACKS / "shanghai", copy)
            for name, change in (("points", ("4131010246-voc2004-630201-3,2014", "4131010246-voc2004-999999-3,2014")),
                                 ("campuses", ("4131010246-c2,", "4131010246-c1,")), ("observations", ("2024-11-15,179", "2024-11-31,179"))):
                path = copy / f"{name}.csv"
                path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
            problems = "\n".join(contract.contract_problems((PACKS / "cn", copy)))
        self.assertIn("wanted an id of offerings", problems)
        self.assertIn("stands twice", problems)
        self.assertIn("found '2024-11-31', wanted a date", problems)

    def test_no_row_is_synthetic_but_the_synthesizers(self):
        for pack in ("cn", "shanghai"):
            for name in contract.TABLES:
                for row in table_rows(PACKS / pack, name):
                    if not row["id"].startswith("syn-") if "id" in row else True:
                        self.assertNotEqual(row.get("quality"), "synthetic", f"{pack}/{name} {row}")

    def test_the_synthesizers_organisations_survive_a_rebuild(self):
        ours = {"id": "listed-1", "name": "甲", "kind": "enterprise", "stage": "none", "source": "s", "as_of": "2026-01-01", "quality": "measured"}
        theirs = {**ours, "id": "syn-1", "quality": "synthetic"}
        with tempfile.TemporaryDirectory() as folder:
            write_pack(folder, "", {"organisations": [ours, theirs]})
            write_pack(folder, "", {"organisations": [{**ours, "name": "乙"}]})
            self.assertEqual([(r["id"], r["name"]) for r in table_rows(folder, "organisations")], [("listed-1", "乙"), ("syn-1", "甲")])

    def test_a_rebuild_gives_the_same_bytes(self):
        if not (GATHERED / register.NATIONAL_FILE).exists():
            print(f"skipped: rebuilding needs the gathered data in {GATHERED}")
            self.skipTest("no gathered data")
        with tempfile.TemporaryDirectory() as folder:
            build.build(GATHERED, None, Path(folder))
            for built in sorted(Path(folder).rglob("*.*")):
                committed = PACKS / built.relative_to(folder)
                kept = committed.read_bytes()
                if built.name in ("organisations.csv", "quota_floors.csv", "sources.csv"):
                    kept = b"".join(line for line in kept.splitlines(keepends=True) if not line.startswith((b"syn-", b"synthetic,")))
                self.assertTrue(built.read_bytes() == kept, f"{committed} differs from what the data give; run tools/packs/build.py")


if __name__ == "__main__":
    unittest.main()
