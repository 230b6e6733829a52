"""The hit rule of the data, in another language: what scoreCase and tallyClean must agree with.

usage: score-oracle.py cases CASES.jsonl REPORTS.jsonl | clean DOCUMENTS.jsonl REPORTS.jsonl
Prints one JSON object: counts per group.
"""
import json
import re
import sys


def lines(path):
    with open(path, encoding="utf8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


def plain(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def units(text):
    return len(text.encode("utf-16-le")) // 2


def touch(spans, places):
    return any(a < d and b > c for a, b in spans for c, d in places)


def score(case, diagnostics):
    wrong, right = case["wrong"] or "", case["right"] or ""
    bad = [(at, at + max(1, units(wrong))) for at in case["wrong_offsets_u16"]]
    good = [(at, at + max(1, units(right))) for at in case["right_offsets_u16"]]
    one_sided = case["class"] in "BLV"
    located = hit = False
    for each in diagnostics:
        spans = [(each["start"], each["end"])] + [(r["start"], r["end"]) for r in each["related"]]
        if not touch(spans, bad + good):
            continue
        located = True
        message = plain(each["message"])
        alone = one_sided or not right or not good
        named = plain(wrong) in message and (alone or plain(right) in message)
        hit = hit or named or (not one_sided and touch(spans, bad) and touch(spans, good))
    return located, hit


def main(mode, data, reports):
    known = {row["id"]: row["diagnostics"] for row in lines(reports)}
    counts = {}
    for row in lines(data):
        own = known.get(row["id"], [])
        if mode == "clean":
            groups, values = ["ALL", row["source"].split(" (")[0]], (1, row["words"], len(own), int(bool(own)))
        else:
            located, hit = score(row, own)
            name = row["class"]
            groups = [name, f"{name} kind={row['kind']}", f"{name} variant={row['variant'] or '-'}", f"{name} origin={row['origin']}"]
            values = (1, int(located), int(hit))
        for group in groups:
            counts[group] = [a + b for a, b in zip(counts.get(group, (0,) * len(values)), values)]
    json.dump(counts, sys.stdout)


main(*sys.argv[1:])
