"""Holds the published JSON Schema against records.

    validate.py SCHEMA PROGRAM       records that PROGRAM prints must pass, each damage must fail
    validate.py SCHEMA --records FOLDER      the records of FOLDER/*.json must pass
"""

import copy
import json
import pathlib
import subprocess
import sys

import jsonschema

# (JSON Pointer, value that must be refused there)
DAMAGES = [
    ("/schema_version", "2.0"),
    ("/record_id", "3f2a9c00"),
    ("/record_id", "sop-XYZ"),
    ("/source/sha256", "abc"),
    ("/source/sha256", "A" * 64),
    ("/source/media_type", "pdf"),
    ("/source/pages/0", 0),
    ("/source/pages/0", "1"),
    ("/source/ordinal", 0),
    ("/source/text_origin", "paper"),
    ("/title", 7),
    ("/dates/created", "4 Januari 2021"),
    ("/dates/created", "2021-13-01"),
    ("/dates/created", "2021-01-32"),
    ("/dates/created", ""),
    ("/organization/region/level", "negara"),
    ("/organization/region/code", "7201"),
    ("/organization/region/code", "72.1"),
    ("/organization/region", "Kabupaten Contoh"),
    ("/approval/capacity", "acting"),
    ("/approval/nip", "1970010119950310"),
    ("/approval/nip", "19700101 199503 1 001"),
    ("/approval/degrees_after", "M.Si."),
    ("/legal_basis/0/type", "Undang-Undang"),
    ("/legal_basis/0/year", "2007"),
    ("/legal_basis/0/text", None),
    ("/qualifications", None),
    ("/equipment/0", None),
    ("/actors/0/id", "1"),
    ("/actors/0/title", None),
    ("/steps/0/number", 1.5),
    ("/steps/0/actors/0", "Sekretaris"),
    ("/steps/1/actors", ["a1", "a1"]),
    ("/steps/0/actor_source", "guess"),
    ("/steps/0/duration", "1 Jam"),
    ("/steps/0/duration/value", "1"),
    ("/steps/0/duration/value", -1),
    ("/steps/0/duration/value", [1]),
    ("/steps/0/duration/value", [1, 2, 3]),
    ("/steps/0/duration/unit", "jam"),
    ("/steps/0/duration/iso8601", "30M"),
    ("/steps/0/duration/iso8601", "P"),
    ("/steps/0/duration/iso8601", "PT"),
    ("/flow/nodes/0/shape", "circle"),
    ("/flow/nodes/0/step", None),
    ("/flow/edges/0/label", "Ya"),
    ("/flow/edges/0/to", "2"),
    ("/worksheet/main_steps", None),
    ("/normalizations/0/confidence", 1.2),
    ("/normalizations/0/path", "approval/name"),
    ("/normalizations/0/rule", ""),
    ("/findings/0/code", "document.unknown"),
    ("/findings/0/severity", "fatal"),
    ("/findings/0/message", ""),
    ("/findings/0/path", "/a~2"),
    ("/evidence/~1title/page", -1),
    ("/evidence/~1title/box", [1, 2, 3]),
    ("/evidence/~1title/confidence", -0.1),
    ("/evidence/~1title/text", None),
    ("/evidence/title", {"page": 1, "box": [0, 0, 1, 1], "text": "x", "confidence": 1}),
]


def place(record, pointer):
    """(container, key) of a JSON Pointer."""
    *way, last = [p.replace("~1", "/").replace("~0", "~") for p in pointer.split("/")[1:]]
    for key in way:
        record = record[int(key)] if isinstance(record, list) else record[key]
    return record, int(last) if isinstance(record, list) else last


def damaged(record, pointer, value):
    out = copy.deepcopy(record)
    container, key = place(out, pointer)
    container[key] = value
    return out


def objects(value, way=()):
    """The way to every object with fixed keys, the record itself included."""
    if isinstance(value, dict):
        if way != ("evidence",):
            yield way
        for key, inner in value.items():
            yield from objects(inner, way + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from objects(inner, way + (index,))


def at(record, way):
    for key in way:
        record = record[key]
    return record


def key_damages(record):
    """Each object without one of its keys, and with a key too many."""
    for way in objects(record):
        for key in list(at(record, way)):
            out = copy.deepcopy(record)
            del at(out, way)[key]
            yield f"{'/'.join(map(str, way))} without {key}", out
        out = copy.deepcopy(record)
        at(out, way)["surprise"] = None
        yield f"{'/'.join(map(str, way))} with a key too many", out


def undescribed(schema, root, way=""):
    """Properties and items without a description, here or where they refer to."""
    if not isinstance(schema, dict):
        return
    for name, part in schema.get("properties", {}).items():
        target = part
        if "$ref" in part:
            target = root["$defs"][part["$ref"].rsplit("/", 1)[1]]
        if not target.get("description"):
            yield f"{way}/{name}"
        yield from undescribed(part, root, f"{way}/{name}")
    yield from undescribed(schema.get("items"), root, way + "/*")
    for name, part in schema.get("$defs", {}).items():
        yield from undescribed(part, root, f"{way}/$defs/{name}")


def check_samples(validator, schema, program):
    problems = [f"no description: {way}" for way in undescribed(schema, schema)]
    printed = subprocess.run([program], check=True, capture_output=True).stdout
    records = json.loads(printed)
    for number, record in enumerate(records, 1):
        problems += [f"sample {number}: {e.json_path}: {e.message}"
                     for e in validator.iter_errors(record)]
    whole = records[0]
    cases = [(f"{pointer} = {value!r}", damaged(whole, pointer, value))
             for pointer, value in DAMAGES]
    cases += list(key_damages(whole))
    problems += [f"passed: {name}" for name, record in cases if validator.is_valid(record)]
    print(f"{len(records)} records, {len(cases)} damaged ones, {len(problems)} problems")
    return problems


def check_records(validator, folder):
    problems, count = [], 0
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        records = json.loads(path.read_text(encoding="utf-8"))
        for number, record in enumerate(records, 1):
            count += 1
            problems += [f"{path} #{number}: {e.json_path}: {e.message[:200]}"
                         for e in validator.iter_errors(record)]
    print(f"{count} records, {len(problems)} problems")
    return problems or ([] if count else ["no records"])


def main(arguments):
    with open(arguments[0], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    if arguments[1] == "--records":
        problems = check_records(validator, arguments[2])
    else:
        problems = check_samples(validator, schema, arguments[1])
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
