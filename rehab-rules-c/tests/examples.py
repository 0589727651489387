#!/usr/bin/env python3
"""Writes the examples of the header as one program in C, which runs each: examples.py HEADER

Each has handles and texts of its own, which are freed after it unless it did so itself.
"""
import re
import sys
from pathlib import Path

COMMENT = re.compile(r"/\*\*(.*?)\*/\s*(.*?);", re.DOTALL)
EXAMPLE = re.compile(r"```c\n(.*?)```", re.DOTALL)
FUNCTION = re.compile(r"\b(rehab_rules_\w+)\(")

BEFORE = r"""#include <assert.h>
#include <rehab_rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char SNAPSHOT[] =
    "{\"snapshot\":1,\"provider\":\"P1\",\"capacity\":[{\"service\":\"kela.family-carers\",\"year\":2026,\"places\":24}],"
    "\"courses\":[{\"course\":\"C1\",\"service\":\"kela.family-carers\",\"created_on\":\"2026-01-07\",\"group_size\":8,"
    "\"target_groups\":[\"carer-of-adult\"],\"year\":2026}],"
    "\"clients\":[{\"client\":\"K1\",\"service\":\"kela.family-carers\",\"stays\":[{\"course\":\"C1\",\"attached_on\":\"2026-01-09\"}]}]}";
static const char CONFIRM[] = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
"""

ONE = r"""
static void example_of_%s(void) {
  RehabRulesServices *services, *own_services;
  RehabRulesProvider *provider, *own_provider;
  RehabRulesDecision *decision = rehab_rules_decision_new(), *own_decision = decision;
  RehabRulesError *error;
  RehabRulesText text = {NULL, 0};
  if (rehab_rules_services_new(NULL, 0, &services, &error) || rehab_rules_provider_from_snapshot(services, SNAPSHOT, strlen(SNAPSHOT), &provider, &error)
      || rehab_rules_provider_evaluate(provider, CONFIRM, strlen(CONFIRM), 20514, decision, &error)) abort();
  own_services = services, own_provider = provider;
  {
%s  }
  if (decision != own_decision) rehab_rules_decision_free(own_decision);
  if (provider != own_provider) rehab_rules_provider_free(own_provider);
  if (services != own_services) rehab_rules_services_free(own_services);
  rehab_rules_decision_free(decision);
  rehab_rules_provider_free(provider);
  rehab_rules_services_free(services);
  rehab_rules_error_free(error);
  rehab_rules_text_free(&text);
}
"""


def main() -> None:
    header = Path(sys.argv[1]).read_text(encoding="utf-8")
    names, without = [], []
    print(BEFORE)
    for comment, declared in COMMENT.findall(header):
        function = FUNCTION.search(declared)
        if not function or "typedef" in declared:
            continue
        example = EXAMPLE.search(re.sub(r"^ \* ?", "", comment, flags=re.MULTILINE))
        if not example or f"{function[1]}(" not in example[1]:
            without.append(function[1])
            continue
        name = function[1].removeprefix("rehab_rules_")
        names.append(name)
        lines = example[1]
        if name.endswith("_free") and f"{name.split('_')[0]} = NULL" in lines:
            lines += f"own_{name.split('_')[0]} = NULL;\n" if name != "error_free" else ""
        print(ONE % (name, lines))
    print(f"{len(names)} functions, each with an example that is run", file=sys.stderr)
    if without or not names:
        sys.exit(f"functions without an example: {without}")
    print("int main(void) {", *(f"  example_of_{name}();" for name in names), "}", sep="\n")


main()
