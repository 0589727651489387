// What a decision costs a program in C: bench [ROUNDS]
#define _POSIX_C_SOURCE 199309L // clock_gettime
#include <rehab_rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY 20514 // 2026-03-02
static const char *const BEGIN[] = {
    "{\"action\":\"declare_capacity\",\"service\":\"kela.family-carers\",\"year\":2026,\"places\":24}",
    "{\"action\":\"create_course\",\"course\":\"C1\",\"service\":\"kela.family-carers\",\"group_size\":8,\"target_groups\":[\"carer-of-adult\"],"
    "\"periods\":[{\"kind\":\"in_person\",\"start\":\"2026-05-04\",\"end\":\"2026-05-08\"},{\"kind\":\"digital\",\"start\":\"2026-05-25\","
    "\"end\":\"2026-08-14\"},{\"kind\":\"in_person\",\"start\":\"2026-10-05\",\"end\":\"2026-10-09\"}],\"contact\":\"010 1234\"}",
    "{\"action\":\"publish_course\",\"course\":\"C1\",\"checked\":true}",
    "{\"action\":\"receive_decision\",\"client\":\"K1\",\"service\":\"kela.family-carers\",\"issued\":\"2025-12-15\",\"target_group\":\"carer-of-adult\"}",
};
static const char ATTACH[] = "{\"action\":\"attach_client\",\"course\":\"C1\",\"client\":\"K1\"}";

static void must(RehabRulesStatus status) {
  if (status == REHAB_RULES_STATUS_OK) return;
  fprintf(stderr, "status %d\n", status);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int by_size(const void *one, const void *other) {
  const double a = *(const double *)one, b = *(const double *)other;
  return (b < a) - (a < b);
}

static RehabRulesProvider *provider;
static RehabRulesDecision *decision;

static void evaluate(void) {
  must(rehab_rules_provider_evaluate(provider, ATTACH, strlen(ATTACH), DAY, decision, NULL));
}
static void json(uint32_t language) {
  RehabRulesText text;
  evaluate();
  must(rehab_rules_decision_json(decision, language, &text, NULL));
  rehab_rules_text_free(&text);
}
static void as_json(void) { json(REHAB_RULES_LANGUAGE_NONE); }
static void as_json_in_finnish(void) { json(REHAB_RULES_LANGUAGE_FI); }

// The median of eleven runs.
static void measure(const char *what, void (*run)(void), int rounds) {
  double took[11];
  for (int one = 0; one < 11; one++) {
    const double begun = now();
    for (int round = 0; round < rounds; round++) run();
    took[one] = (now() - begun) / rounds;
  }
  qsort(took, 11, sizeof *took, by_size);
  printf("%-52s %6.0f ns (%.0f to %.0f)\n", what, took[5], took[0], took[10]);
}

int main(int count, char **arguments) {
  const int rounds = count > 1 ? atoi(arguments[1]) : 100000;
  RehabRulesServices *services;
  must(rehab_rules_services_new(NULL, 0, &services, NULL));
  must(rehab_rules_provider_new(services, "P1", 2, &provider, NULL));
  decision = rehab_rules_decision_new();
  for (size_t n = 0; n < sizeof BEGIN / sizeof *BEGIN; n++) {
    must(rehab_rules_provider_apply(provider, BEGIN[n], strlen(BEGIN[n]), DAY, REHAB_RULES_MODE_ENFORCE, decision, NULL));
    if (!rehab_rules_decision_allowed(decision)) return 1;
  }
  evaluate();
  printf("attach a client to a course, %zu findings\n", rehab_rules_decision_findings(decision));
  measure("a decision from the action's JSON", evaluate, rounds);
  measure("the same, and its findings as JSON", as_json, rounds);
  measure("the same, with messages in Finnish", as_json_in_finnish, rounds);
  rehab_rules_decision_free(decision);
  rehab_rules_provider_free(provider);
  rehab_rules_services_free(services);
  return 0;
}
