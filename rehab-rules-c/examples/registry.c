// A registry in C: existing rows, a question, an answer in Finnish, what is due, a snapshot, a receipt.
#define _DEFAULT_SOURCE // timegm
#include <rehab_rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Rows from a registry's tables; `size` is the group size of the second course.
#define ROWS(size)                                                                                                           \
  "{\"provider\":\"P1\","                                                                                                    \
  "\"capacity\":[{\"service\":\"kela.family-carers\",\"year\":2026,\"places\":24}],"                                         \
  "\"courses\":["                                                                                                            \
  "{\"course\":\"C1\",\"service\":\"kela.family-carers\",\"created_on\":\"2026-01-07\",\"group_size\":8,"                    \
  "\"target_groups\":[\"carer-of-adult\"],\"contact\":\"010 1234\",\"published\":true,\"periods\":["                         \
  "{\"kind\":\"in_person\",\"start\":\"2026-05-04\",\"end\":\"2026-05-08\"},"                                                \
  "{\"kind\":\"digital\",\"start\":\"2026-05-25\",\"end\":\"2026-08-14\"},"                                                  \
  "{\"kind\":\"in_person\",\"start\":\"2026-10-05\",\"end\":\"2026-10-09\"}]},"                                              \
  "{\"course\":\"C2\",\"service\":\"kela.family-carers\",\"created_on\":\"2026-01-07\",\"group_size\":" size ","             \
  "\"target_groups\":[\"carer-of-adult\"],\"year\":2026,\"periods\":[]}],"                                                   \
  "\"clients\":["                                                                                                            \
  "{\"client\":\"K1\",\"service\":\"kela.family-carers\",\"decision\":{\"on\":\"2026-01-02\",\"issued\":\"2025-12-15\","     \
  "\"target_group\":\"carer-of-adult\"},\"stays\":[{\"course\":\"C1\",\"attached_on\":\"2026-01-09\"}]},"                    \
  "{\"client\":\"K2\",\"service\":\"kela.family-carers\",\"decision\":{\"on\":\"2026-01-02\",\"issued\":\"2025-12-15\","     \
  "\"target_group\":\"carer-of-adult\"},\"stays\":[]}],"                                                                     \
  "\"pools\":[],\"info\":[]}"
static const char WRONG_ROWS[] = ROWS("\"eight\"");
static const char ROWS_PUT_RIGHT[] = ROWS("8");
static const char CONFIRM[] = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
static const char ATTACH[] = "{\"action\":\"attach_client\",\"course\":\"C1\",\"client\":\"K2\"}";
static const char UNKNOWN[] = "{\"action\":\"confirm_course\",\"course\":\"C9\"}";

// A date as days since 1970-01-01.
static int32_t day(int year, int month, int of_month) {
  struct tm at = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = of_month};
  return (int32_t)(timegm(&at) / 86400);
}

// An unexpected error ends this program; a registry would report it to its caller. The error is read after the call, so its address is passed.
static void must(RehabRulesStatus status, RehabRulesError *const *error) {
  if (status == REHAB_RULES_STATUS_OK) return;
  fprintf(stderr, "%s\n", rehab_rules_error_message(*error, REHAB_RULES_LANGUAGE_FI));
  rehab_rules_error_free(*error);
  exit(1);
}

static void print_findings(const RehabRulesDecision *decision) {
  for (size_t index = 0; index < rehab_rules_decision_findings(decision); index++) {
    RehabRulesError *error;
    RehabRulesFinding finding;
    RehabRulesText message;
    must(rehab_rules_decision_finding(decision, index, &finding, &error), &error);
    must(rehab_rules_decision_message(decision, index, REHAB_RULES_LANGUAGE_FI, &message, &error), &error);
    printf("  %.*s: %s\n", (int)finding.effect.length, finding.effect.data, message.data);
    rehab_rules_text_free(&message);
  }
}

static void load(const RehabRulesServices *services, const char *rows, int32_t on, RehabRulesProvider **provider) {
  RehabRulesError *error;
  RehabRulesText report;
  must(rehab_rules_provider_load(services, rows, strlen(rows), on, REHAB_RULES_LANGUAGE_FI, provider, &report, &error), &error);
  printf("rows: %s\n", report.data);
  rehab_rules_text_free(&report);
}

int main(void) {
  if (rehab_rules_abi() != REHAB_RULES_ABI) {
    fprintf(stderr, "the library %s is not the one of this header\n", rehab_rules_version());
    return 1;
  }
  const int32_t on = day(2026, 3, 2);
  RehabRulesError *error;
  RehabRulesServices *services;
  RehabRulesProvider *provider, *same;
  RehabRulesText snapshot, again, receipt, verified;
  RehabRulesDecision *decision = rehab_rules_decision_new();

  must(rehab_rules_services_new(NULL, 0, &services, &error), &error);
  load(services, WRONG_ROWS, on, &provider);
  rehab_rules_provider_free(provider); // usable for most questions, but not for a snapshot
  load(services, ROWS_PUT_RIGHT, on, &provider);

  must(rehab_rules_provider_evaluate(provider, CONFIRM, strlen(CONFIRM), on, decision, &error), &error);
  printf("may C1 be confirmed? %s\n", rehab_rules_decision_allowed(decision) ? "yes" : "no");
  print_findings(decision);

  must(rehab_rules_provider_apply(provider, ATTACH, strlen(ATTACH), on, REHAB_RULES_MODE_ENFORCE, decision, &error), &error);
  printf("is K2 on C1 now? %s\n", rehab_rules_decision_allowed(decision) ? "yes" : "no");
  print_findings(decision);

  must(rehab_rules_provider_audit(provider, on, decision, &error), &error);
  printf("how things stand:\n");
  print_findings(decision);

  // How a program reports invalid input.
  if (rehab_rules_provider_evaluate(provider, UNKNOWN, strlen(UNKNOWN), on, decision, &error) != REHAB_RULES_STATUS_MALFORMED) return 1;
  printf("%s at %s: %s\n", rehab_rules_error_code(error), rehab_rules_error_field(error),
         rehab_rules_error_message(error, REHAB_RULES_LANGUAGE_FI));
  rehab_rules_error_free(error);

  must(rehab_rules_provider_receipt(provider, CONFIRM, strlen(CONFIRM), on, &receipt, &error), &error);
  must(rehab_rules_verify(receipt.data, receipt.length, &verified, &error), &error);
  printf("receipt: %s\n", verified.data);
  rehab_rules_text_free(&receipt);
  rehab_rules_text_free(&verified);

  must(rehab_rules_provider_snapshot(provider, &snapshot, &error), &error);
  must(rehab_rules_provider_from_snapshot(services, snapshot.data, snapshot.length, &same, &error), &error);
  must(rehab_rules_provider_snapshot(same, &again, &error), &error);
  printf("snapshot: %s\n", strcmp(snapshot.data, again.data) == 0 ? snapshot.data : "differs");
  rehab_rules_text_free(&snapshot);
  rehab_rules_text_free(&again);

  rehab_rules_provider_free(same);
  rehab_rules_provider_free(provider);
  rehab_rules_decision_free(decision);
  rehab_rules_services_free(services);
  return 0;
}
