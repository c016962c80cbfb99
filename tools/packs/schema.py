"""The tables of a pack as docs/reference/pack.md states them: columns, keys, references, lists, allowed values.

This is the script's own copy of the contract. Writing refuses an unknown column; checking reads everything back through it.
It is not a reader for people's files: that is the importer's work.
"""

from dataclasses import dataclass, field

PROVENANCE = ("source", "as_of", "quality")
QUALITIES = ("measured", "estimated", "synthetic")


@dataclass(frozen=True)
class Table:
    columns: tuple  # without PROVENANCE
    key: tuple
    optional: frozenset = frozenset()
    refs: dict = field(default_factory=dict)  # column -> table
    lists: frozenset = frozenset()
    allowed: dict = field(default_factory=dict)  # column -> values
    provenance: bool = True

    @property
    def header(self):
        return self.columns + (PROVENANCE if self.provenance else ())


def _table(columns, key, refs=None, lists=(), allowed=None, provenance=True):
    """`columns` and `key` are words in a string; a trailing ? marks a column that may be empty."""
    words = columns.split()
    return Table(
        columns=tuple(w.rstrip("?") for w in words),
        key=tuple(key.split()),
        optional=frozenset(w.rstrip("?") for w in words if w.endswith("?")),
        refs=refs or {},
        lists=frozenset(lists),
        allowed=allowed or {},
        provenance=provenance,
    )


BOOLEAN = ("0", "1")
PROGRAM_LEVELS = ("secondary_vocational", "higher_vocational", "vocational_bachelor", "bachelor")
RESOURCES = ("places", "teachers", "laboratory_hours")
SKILL_LEVELS = ("L5", "L4", "L3", "L2", "L1", "T1", "T2", "T3")
INDICATORS = (
    "cultivated_enterprises", "major_projects", "platforms", "key_regions", "key_industries", "applied_universities",
    "leading_colleges", "leading_programs", "trained_people", "institution_frame", "consortia", "communities",
    "practice_bases", "demonstration_bases",
)

TABLES = {
    "sources": _table("id title publisher address? retrieved licence? note?", "id", provenance=False),
    "editions": _table("id catalogue title issuer valid_from? valid_until?", "id",
                       allowed={"catalogue": ("industry", "occupation", "program", "skill")}),
    "industries": _table("id edition level name parent?", "id",
                         refs={"edition": "editions", "parent": "industries"}, allowed={"level": ("1", "2", "3", "4")}),
    "occupations": _table("id edition level name parent? green digital", "id",
                          refs={"edition": "editions", "parent": "occupations"},
                          allowed={"level": ("1", "2", "3", "4"), "green": BOOLEAN, "digital": BOOLEAN}),
    "programs": _table("id edition code level name class_code? class_name? category_code? category_name? state_controlled",
                       "id", refs={"edition": "editions"},
                       allowed={"level": PROGRAM_LEVELS, "state_controlled": BOOLEAN}),
    "program_occupations": _table("program occupation weight_bp?", "program occupation",
                                  refs={"program": "programs", "occupation": "occupations"}),
    "class_occupations": _table("program_class occupation weight_bp", "program_class occupation", refs={"occupation": "occupations"}),
    "skills": _table("id edition name", "id", refs={"edition": "editions"}),
    "occupation_skills": _table("occupation skill level weight_bp?", "occupation skill level",
                                refs={"occupation": "occupations", "skill": "skills"}, allowed={"level": SKILL_LEVELS}),
    "courses": _table("program seq name", "program seq", refs={"program": "programs"}),
    "national_points": _table("program year points schools", "program year", refs={"program": "programs"}),
    "aliases": _table("kind alias target", "kind alias",
                      allowed={"kind": ("department", "region", "school", "program", "occupation", "industry", "organisation")}),
    "terms": _table("kind term target weight_bp", "kind term target",
                    allowed={"kind": ("title", "job_type", "skill", "place", "school", "organisation")}),
    "term_weights": _table("term occupation weight_milli", "term occupation", refs={"occupation": "occupations"}),
    "regions": _table("id kind name parent? role lng? lat? focus? members?", "id",
                      refs={"parent": "regions", "members": "regions"}, lists=("focus", "members"),
                      allowed={"kind": ("city", "district", "zone", "town"), "role": ("core", "key", "other", "none")}),
    "outlines": _table("region part points", "region part", refs={"region": "regions"}),
    "departments": _table("id name level region?", "id", refs={"region": "regions"},
                          allowed={"level": ("national", "city", "district", "other")}),
    "department_groups": _table("id name members", "id", refs={"members": "departments"}, lists=("members",)),
    "schools": _table("id name level authority? kind? ownership? region? double_first_class? former_names? former_ids? website? last_year?",
                      "id", refs={"region": "regions"}, lists=("former_names", "former_ids"),
                      allowed={"level": ("bachelor", "higher_vocational", "secondary_vocational"), "double_first_class": BOOLEAN}),
    "campuses": _table("id school name region? lng? lat? plotted", "id",
                       refs={"school": "schools", "region": "regions"}, allowed={"plotted": BOOLEAN}),
    "organisations": _table("id name kind credit_code? region? industry? staff_persons? listed_as? stage", "id",
                            refs={"region": "regions", "industry": "industries"},
                            allowed={"kind": ("enterprise", "park", "association", "institute"),
                                     "stage": ("none", "in_cultivation", "certified")}),
    "offerings": _table("id program school campus? length_years", "id",
                        refs={"program": "programs", "school": "schools", "campus": "campuses"}),
    "points": _table("offering year filed", "offering year", refs={"offering": "offerings"}),
    "admission_plans": _table("id school program? major_name year origin batch places_persons", "id",
                              refs={"school": "schools", "program": "programs"}),
    "supply_rates": _table("step level category year_of_study since share_bp", "step level category year_of_study since",
                           allowed={"step": ("fill", "progress", "participation", "stay"), "level": PROGRAM_LEVELS}),
    "promotion_routes": _table("id kind from_level from_category from_program? to_level? to_category to_program? years_more share_bp", "id",
                               refs={"from_program": "programs", "to_program": "programs"},
                               allowed={"kind": ("secondary_to_higher", "secondary_to_bachelor", "higher_to_bachelor", "ordinary",
                                                 "graduate"), "from_level": PROGRAM_LEVELS, "to_level": PROGRAM_LEVELS}),
    "inflows": _table("occupation since share_bp", "occupation since", refs={"occupation": "occupations"}),
    "separations": _table("occupation since leave_bp move_bp", "occupation since", refs={"occupation": "occupations"}),
    "scenarios": _table("id title title_en? summary?", "id"),
    "scenario_changes": _table("scenario lever subject since change_bp", "scenario lever subject since", refs={"scenario": "scenarios"},
                               allowed={"lever": ("growth", "quota", "participation", "stay", "inflow", "separation")}),
    "school_resources": _table("id school campus? resource since amount", "id", refs={"school": "schools", "campus": "campuses"},
                               allowed={"resource": RESOURCES}),
    "resource_uses": _table("resource level category per_thousand", "resource level category",
                            allowed={"resource": RESOURCES, "level": PROGRAM_LEVELS}),
    "quota_floors": _table("id kind title region? level? category program? since until? share_bp", "id",
                           refs={"region": "regions", "program": "programs"},
                           allowed={"kind": ("district", "priority", "level_mix")}),
    "observations": _table("indicator observed value note?", "indicator observed", allowed={"indicator": INDICATORS}),
    "plans": _table("id title number? issuers issued? summary", "id", refs={"issuers": "departments"}, lists=("issuers",)),
    "plan_clauses": _table("plan clause parent? label heading summary", "plan clause", refs={"plan": "plans"}),
    "plan_duties": _table("plan clause seq unit departments? role", "plan clause seq",
                          refs={"plan": "plans", "departments": "departments"}, lists=("departments",),
                          allowed={"role": ("lead", "joint", "each", "support")}),
    "plan_targets": _table("plan clause seq subject indicator? least? most? approximate unit? change_points? base_year?"
                           " deadline_year? qualitative?", "plan clause seq", refs={"plan": "plans"},
                           allowed={"indicator": INDICATORS, "approximate": BOOLEAN}),
}

# What `langqiao pack synthesize` writes; this script never opens these.
GENERATED_ELSEWHERE = ("enrolments", "employment", "staffing", "projects", "platforms", "agreements", "adverts", "listings")
SYNTHETIC_PREFIX = "syn-"  # rows of organisations.csv that belong to the synthesizer
SYNTHETIC_SOURCE = "synthetic"  # its row of sources.csv
