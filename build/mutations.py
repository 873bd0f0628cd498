"""Applies each mutation of a list to a copy of the checkout and expects its test to turn red (see mutations.sh)."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

DOMAIN = "CoordinationFlow.Domain"
UNIT_TESTS = "CoordinationFlow.UnitTests"
OUTPUT = "bin/Debug/net10.0"


def run(copy, *command):
    """Runs a command in the copy; its exit code and output."""
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def build(copy, project):
    """Builds a project without analyzers; a mutation need not be beautiful."""
    return run(copy, "dotnet", "build", project, "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false")


def project_of(mutation):
    """The project that the mutation breaks."""
    return mutation.get("project", DOMAIN)


def tests_of(mutation):
    """The test project that has to notice it."""
    return mutation.get("tests", UNIT_TESTS)


def rebuild(copy, mutation):
    """Builds the mutated project alone and lays it beside the tests, which have not changed."""
    broken, beside = "src/" + project_of(mutation), copy / "tests" / tests_of(mutation) / OUTPUT
    code, output = build(copy, broken)
    if code == 0:
        for suffix in ("dll", "pdb"):
            shutil.copy(copy / broken / OUTPUT / f"{project_of(mutation)}.{suffix}", beside)
    return code, output


def test(copy, project, invariant):
    """Whether the tests named after the invariant pass, and how many ran."""
    name = "*" + invariant.replace("-", "_") + "_*"
    code, output = run(copy, "dotnet", "run", "--project", "tests/" + project, "--no-build", "--", "-method", name)
    total = re.search(r"Total: (\d+)", output)
    return code == 0, int(total.group(1)) if total else 0


def verdict(copy, mutation):
    """red: noticed; else what went wrong."""
    file = copy / "src" / project_of(mutation) / mutation["file"]
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if text.count(mutation["find"]) != 1:
        return f"occurs {text.count(mutation['find'])} times"
    file.write_text(text.replace(mutation["find"], mutation["replace"]), encoding="utf-8")
    try:
        code, _ = rebuild(copy, mutation)
        if code != 0:
            return "does not compile"
        passed, total = test(copy, tests_of(mutation), mutation["invariant"])
        return "names no test" if total == 0 else "GREEN" if passed else "red"
    finally:
        file.write_text(text, encoding="utf-8")


def main():
    """Prints a table and fails where a mutation was not noticed."""
    copy, wanted = pathlib.Path(sys.argv[1]), sys.argv[3]
    mutations = [one for one in json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")) if wanted in one["invariant"]]
    for project in sorted({tests_of(one) for one in mutations}):
        code, output = build(copy, "tests/" + project)
        if code != 0:
            print(output[-3000:])
            return 1
    failing = [name for project, name in sorted({(tests_of(one), one["invariant"]) for one in mutations}) if not test(copy, project, name)[0]]
    if failing:
        print("These tests fail without any mutation: " + ", ".join(failing))
        return 1
    bad = 0
    print("| invariant | file | verdict |\n| --- | --- | --- |")
    for mutation in mutations:
        said = verdict(copy, mutation)
        bad += said != "red"
        print(f"| {mutation['invariant']} | {mutation['file']} | {said} |", flush=True)
    print(f"\n{len(mutations) - bad} of {len(mutations)} mutations turn their test red")
    return 1 if bad else 0


sys.exit(main())
