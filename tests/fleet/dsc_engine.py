#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Calls a DSC v3 command resource as its manifest says: the documented protocol, and not the engine.

Microsoft's engine (github.com/PowerShell/DSC) could not be built where this was written. What is
followed: docs/reference/schemas/resource (manifest, stdout) and, where these leave a question,
lib/dsc-lib/src/dscresources/command_resource.rs and dscresource.rs:

- arguments are strings, what-if's only in what-if, the instance where jsonInputArg says; stdin is
  the instance as compact JSON, or nothing at all where there is none
- any exit code but 0 is a failure, in the manifest's words; stdout counts only for 0
- what goes in and every state that comes out must be valid against the resource's own schema
- stateAndDiff: a first line with the state, a second with an array of names; _inDesiredState
  decides a test, else whether names differ
- the schema is asked for once
- set without implementsPretest tests first; get is called before it for the state that was
- stderr: lines of JSON are traces, by the keys error, warn, info, debug, trace

Stricter than the engine: what is on stderr and no trace is an error, so is more on stdout than is
asked for, a key that stands twice, and a second line that is not an array of different properties.

usage: dsc_engine.py [--exe WORDS] MANIFEST get|test|set|export [--what-if] [INSTANCE]
    WORDS     what is run for the manifest's executable, quoted as in a shell
    INSTANCE  a JSON object; "-" reads it from stdin
Prints what `dsc resource` would: {"actualState": ...} and so on. Exit code 2: a failure.
"""
import argparse
import json
import pathlib
import shlex
import subprocess
import sys

import jsonschema

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
LEVELS = ("error", "warn", "info", "debug", "trace")
TIMEOUT_S = 120


class Failure(Exception):
    """The operation failed, or its answer is not as the protocol has it."""

    def __init__(self, message, exit_code=None):
        super().__init__(message)
        self.exit_code = exit_code


def no_twins(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)


def parse(text):
    """Strict JSON. Raises Failure."""
    def no_constant(name):
        raise ValueError(f"{name} is no JSON")
    try:
        return json.loads(text, object_pairs_hook=no_twins, parse_constant=no_constant)
    except ValueError as error:
        raise Failure(f"not JSON: {error}: {text[:200]}") from error


def differing(expected, actual):
    """The engine's get_diff at the top level: names of what is wanted and not so."""
    return [name for name, value in expected.items()
            if name != "$schema" and actual.get(name) != value]


def check_manifest(manifest):
    schema = json.loads((DATA / "dsc-manifest.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    error = jsonschema.exceptions.best_match(
        jsonschema.Draft202012Validator(schema).iter_errors(manifest))
    if error is not None:
        raise Failure(f"manifest: {list(error.absolute_path)}: {error.message}")


class Resource:
    """A resource by its manifest. PROGRAM, a list of words, stands for its executable.

    SIBLING: one of the same program, whose schema is known already.
    """

    def __init__(self, path, program=None, sibling=None):
        self.path = pathlib.Path(path)
        if not self.path.name.endswith(".dsc.resource.json"):
            raise Failure(f"{self.path.name}: DSC does not look at files of this name")
        self.manifest = parse(self.path.read_text(encoding="utf-8"))
        check_manifest(self.manifest)
        self.program = program
        self.traces = []
        self._schema = sibling.schema() if sibling else None
        self._validator = None

    def _arguments(self, operation, text, what_if):
        words = []
        for arg in operation.get("args", []):
            if isinstance(arg, str):
                words.append(arg)
            elif "jsonInputArg" in arg and (text or arg.get("mandatory")):
                words += [arg["jsonInputArg"], text]
            elif "whatIfArg" in arg and what_if:
                words.append(arg["whatIfArg"])
        return words

    def _call(self, operation, text="", what_if=False):
        """The lines of stdout."""
        program = self.program or [operation["executable"]]
        words = program + self._arguments(operation, text, what_if)
        wants_stdin = operation.get("input") == "stdin" and text
        done = subprocess.run(words, check=False, capture_output=True, timeout=TIMEOUT_S,
                              cwd=self.path.parent,
                              **({"input": text.encode()} if wants_stdin
                                 else {"stdin": subprocess.DEVNULL}))
        self.traces = [self._trace(line) for line in done.stderr.decode("utf-8").splitlines()]
        if done.returncode != 0:
            meaning = self.manifest["exitCodes"].get(str(done.returncode))
            if meaning is None:
                raise Failure(f"exit code {done.returncode}, of which the manifest knows nothing: "
                              f"{self.traces}", done.returncode)
            raise Failure(f"{meaning}: {self.traces}", done.returncode)
        return done.stdout.decode("utf-8").splitlines()

    @staticmethod
    def _trace(line):
        trace = parse(line)
        if not isinstance(trace, dict) or len(trace) != 1 or next(iter(trace)) not in LEVELS or \
                not isinstance(next(iter(trace.values())), str):
            raise Failure(f"no trace: {line}")
        return next(iter(trace.items()))

    def schema(self):
        if self._schema is None:
            lines = self._call(self.manifest["schema"]["command"])
            if len(lines) != 1:
                raise Failure(f"a schema of {len(lines)} lines")
            self._schema = parse(lines[0])
            jsonschema.Draft202012Validator.check_schema(self._schema)
        return self._schema

    def validate(self, instance):
        if self._validator is None:
            self._validator = jsonschema.Draft202012Validator(self.schema())
        error = jsonschema.exceptions.best_match(self._validator.iter_errors(instance))
        if error is not None:
            raise Failure(f"not as the schema has it: {list(error.absolute_path)}: {error.message}")

    def _state(self, line):
        state = parse(line)
        self.validate(state)
        return state

    def _state_and_names(self, operation, lines):
        """The state, and the names of the second line; None where there is none to be."""
        wanted = 2 if operation["return"] == "stateAndDiff" else 1
        if len(lines) != wanted:
            raise Failure(f"{len(lines)} lines on stdout, not {wanted}: {lines}")
        state = self._state(lines[0])
        if wanted == 1:
            return state, None
        names = parse(lines[1])
        if not isinstance(names, list) or len(set(names)) != len(names) or \
                not set(names) <= set(self.schema()["properties"]):
            raise Failure(f"not an array of names of properties: {lines[1]}")
        return state, names

    def get(self, instance=None):
        text = "" if instance is None else json.dumps(instance, separators=(",", ":"))
        if text:
            self.validate(instance)
        lines = self._call(self.manifest["get"], text)
        if len(lines) != 1:
            raise Failure(f"{len(lines)} lines on stdout, not 1: {lines}")
        return {"actualState": self._state(lines[0])}

    def test(self, instance):
        operation = self.manifest["test"]
        self.validate(instance)
        text = json.dumps(instance, separators=(",", ":"))
        state, names = self._state_and_names(operation, self._call(operation, text))
        if names is None:
            names = differing(instance, state)
        verdict = state.get("_inDesiredState")
        if verdict is None:
            verdict = not names
        return {"desiredState": instance, "actualState": state, "inDesiredState": verdict,
                "differingProperties": names}

    def set(self, instance, what_if=False):
        operation = self.manifest["set"]
        self.validate(instance)
        if not operation.get("implementsPretest"):
            tested = self.test(instance)
            if tested["inDesiredState"] and not what_if:
                return {"beforeState": instance, "afterState": tested["actualState"],
                        "changedProperties": None}
        before = self.get(instance)["actualState"]
        text = json.dumps(instance, separators=(",", ":"))
        state, names = self._state_and_names(operation, self._call(operation, text, what_if))
        if names is None:
            names = differing(state, before)
        return {"beforeState": before, "afterState": state, "changedProperties": names}

    def export(self, instance=None):
        text = "" if instance is None else json.dumps(instance, separators=(",", ":"))
        if text:
            self.validate(instance)
        return [self._state(line) for line in self._call(self.manifest["export"], text)]


def main():
    parser = argparse.ArgumentParser(description="a DSC resource, called by the protocol")
    parser.add_argument("--exe", type=shlex.split)
    parser.add_argument("--what-if", action="store_true")
    parser.add_argument("manifest")
    parser.add_argument("operation", choices=["get", "test", "set", "export"])
    parser.add_argument("instance", nargs="?")
    options = parser.parse_args()
    try:
        resource = Resource(options.manifest, options.exe)
        text = sys.stdin.read() if options.instance == "-" else options.instance
        instance = None if text is None else parse(text)
        call = getattr(resource, options.operation)
        result = call(instance, True) if options.what_if else call(instance)
        print(json.dumps(result))
        for level, message in resource.traces:
            print(f"{level}: {message}", file=sys.stderr)
    except Failure as failure:
        print(f"failure: {failure}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
