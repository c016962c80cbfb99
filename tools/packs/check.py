"""Checks written packs and prints what it found: published totals, then the contract."""

from contract import contract_problems
from totals import totals

PROBLEMS_SHOWN = 50


def report(cn, shanghai):
    """Prints the table and the problems; True when all is well."""
    well = True
    for t in totals(cn, shanghai):
        ok = t.wanted == t.found
        well &= ok
        shown = "as published" if ok and not isinstance(t.wanted, (int, str)) else t.found
        print(f"{'ok  ' if ok else 'FAIL'} {t.what:<52} {shown}" + ("" if ok else f"   wanted {t.wanted}"))
    problems = contract_problems((cn, shanghai))
    for p in problems[:PROBLEMS_SHOWN]:
        print("FAIL", p)
    print(f"{'ok  ' if not problems else 'FAIL'} contract: keys, references, forms: {len(problems)} problems")
    return well and not problems
