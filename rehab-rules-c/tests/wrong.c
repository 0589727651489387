// Every way in which a call can go wrong, what moves between threads, and texts at the edge of their room. Run under valgrind and sanitizers.
#include <pthread.h>
#include <rehab_rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY 20514 // 2026-03-02
#define NOWHERE ((void *)(size_t)1) // what stands in a place for an answer is neither read nor freed
#define CHECK(holds) ((holds) ? (void)0 : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #holds), exit(1)))
// In room of its own that has not a byte too many, so that reading beyond is seen.
#define TEXT(text) own(text), strlen(text)

static char *lent[256];
static size_t count;
static const char *own(const char *text) {
  size_t length = strlen(text);
  char *copy = malloc(length ? length : 1);
  CHECK(copy && count < sizeof lent / sizeof *lent);
  memcpy(copy, text, length);
  return lent[count++] = copy;
}

static RehabRulesError *error = NOWHERE;

// The error that the last call must have left, which is freed.
static int went_wrong(RehabRulesStatus is, RehabRulesStatus status, const char *code, const char *field) {
  const char *at = rehab_rules_error_field(error);
  int as_said = is == status && error && strcmp(rehab_rules_error_code(error), code) == 0 && (field ? at && strcmp(at, field) == 0 : !at);
  for (uint32_t language = 0; language < 4; language++) as_said = as_said && strlen(rehab_rules_error_message(error, language)) > 0;
  as_said = as_said && !rehab_rules_error_message(error, 4) && !rehab_rules_error_message(error, UINT32_MAX);
  if (!as_said) fprintf(stderr, "%d %s %s\n", is, rehab_rules_error_code(error), at ? at : "-");
  rehab_rules_error_free(error);
  error = NOWHERE;
  return as_said;
}
#define MALFORMED(call, code, field) CHECK(went_wrong(call, REHAB_RULES_STATUS_MALFORMED, code, field))
#define MISUSE(call, parameter) CHECK(went_wrong(call, REHAB_RULES_STATUS_MISUSE, "misuse", parameter))
#define FINE(call) CHECK((call) == REHAB_RULES_STATUS_OK && !error)

static const char ATTACH[] = "{\"action\":\"attach_client\",\"course\":\"C1\",\"client\":\"K1\"}";
static const char CREATE[] = "{\"action\":\"create_course\",\"course\":\"C1\",\"service\":\"kela.family-carers\",\"group_size\":8,"
                             "\"target_groups\":[\"carer-of-adult\"],\"year\":2026}";
static const char DECLARE[] = "{\"action\":\"declare_capacity\",\"service\":\"kela.family-carers\",\"year\":2026,\"places\":24}";

static RehabRulesServices *services;

// A provider made here, used in another thread, freed in a third; beside others of the same services.
static void *in_another_thread(void *of) {
  RehabRulesProvider *provider = of;
  RehabRulesDecision *decision = rehab_rules_decision_new();
  for (int round = 0; round < 100; round++) {
    CHECK(rehab_rules_provider_apply(provider, DECLARE, strlen(DECLARE), DAY, REHAB_RULES_MODE_ENFORCE, decision, NULL) == REHAB_RULES_STATUS_OK);
    CHECK(rehab_rules_decision_allowed(decision));
  }
  rehab_rules_decision_free(decision);
  return provider;
}
static void *freed_there(void *provider) {
  rehab_rules_provider_free(provider);
  return NULL;
}

static void threads(void) {
  pthread_t thread[4];
  void *provider[4];
  for (int n = 0; n < 4; n++) {
    RehabRulesProvider *made;
    FINE(rehab_rules_provider_new(services, TEXT("P1"), &made, &error));
    CHECK(pthread_create(&thread[n], NULL, in_another_thread, made) == 0);
  }
  for (int n = 0; n < 4; n++) CHECK(pthread_join(thread[n], &provider[n]) == 0);
  for (int n = 0; n < 4; n++) {
    CHECK(pthread_create(&thread[n], NULL, freed_there, provider[n]) == 0);
    CHECK(pthread_join(thread[n], NULL) == 0);
  }
}

int main(void) {
  RehabRulesServices *none = NOWHERE;
  RehabRulesProvider *provider = NOWHERE, *other = NOWHERE;
  RehabRulesText text = {NOWHERE, 7}, again = {NOWHERE, 7};
  RehabRulesFinding finding;
  CHECK(rehab_rules_abi() == REHAB_RULES_ABI && strlen(rehab_rules_version()) >= 5);

  // services
  FINE(rehab_rules_services_new(NULL, 0, &services, &error));
  MISUSE(rehab_rules_services_new(NULL, 0, NULL, &error), "out");
  MISUSE(rehab_rules_services_new(NULL, 1, &none, &error), "json");
  MISUSE(rehab_rules_services_new("[", SIZE_MAX, &none, &error), "json");
  MALFORMED(rehab_rules_services_new(TEXT("["), &none, &error), "invalid_value", NULL);
  MALFORMED(rehab_rules_services_new(TEXT("{\"id\":\"own\"}"), &none, &error), "missing_field", "group_size");
  CHECK(!none);
  CHECK(rehab_rules_services_new(TEXT("["), &none, NULL) == REHAB_RULES_STATUS_MALFORMED);

  // a provider
  MISUSE(rehab_rules_provider_new(NULL, TEXT("P1"), &provider, &error), "services");
  MISUSE(rehab_rules_provider_new(services, TEXT("P1"), NULL, &error), "out");
  MISUSE(rehab_rules_provider_new(services, NULL, 2, &provider, &error), "id");
  MALFORMED(rehab_rules_provider_new(services, TEXT(""), &provider, &error), "invalid_value", "provider");
  MALFORMED(rehab_rules_provider_new(services, TEXT("\xff"), &provider, &error), "invalid_value", "provider");
  CHECK(!provider);
  FINE(rehab_rules_provider_new(services, TEXT("P1"), &provider, &error));

  // a snapshot
  MISUSE(rehab_rules_provider_from_snapshot(NULL, TEXT("{}"), &other, &error), "services");
  MISUSE(rehab_rules_provider_from_snapshot(services, TEXT("{}"), NULL, &error), "out");
  MISUSE(rehab_rules_provider_from_snapshot(services, NULL, 2, &other, &error), "json");
  MALFORMED(rehab_rules_provider_from_snapshot(services, NULL, 0, &other, &error), "invalid_value", NULL);
  MALFORMED(rehab_rules_provider_from_snapshot(services, TEXT("{\"snapshot\":1}"), &other, &error), "missing_field", "provider");
  MALFORMED(rehab_rules_provider_from_snapshot(services, TEXT("{\"snapshot\":1,\"provider\":\"P1\",\"a\\u0000b\":1}"), &other, &error),
            "unknown_field", "a\\u0000b");
  CHECK(!other);
  MISUSE(rehab_rules_provider_snapshot(NULL, &text, &error), "provider");
  MISUSE(rehab_rules_provider_snapshot(provider, NULL, &error), "out");
  CHECK(!text.data && text.length == 0);

  // rows: what is not loaded is told, and is not loaded from its snapshot either
  const char rows[] = "{\"provider\":\"P1\",\"courses\":[]}";
  MISUSE(rehab_rules_provider_load(NULL, TEXT(rows), DAY, 0, &other, &text, &error), "services");
  MISUSE(rehab_rules_provider_load(services, TEXT(rows), DAY, 0, NULL, &text, &error), "out");
  MISUSE(rehab_rules_provider_load(services, TEXT(rows), DAY, 4, &other, &text, &error), "language");
  MISUSE(rehab_rules_provider_load(services, NULL, 1, DAY, 0, &other, &text, &error), "json");
  MALFORMED(rehab_rules_provider_load(services, TEXT("{}"), DAY, 0, &other, &text, &error), "missing_field", "provider");
  MALFORMED(rehab_rules_provider_load(services, TEXT(rows), INT32_MIN, 0, &other, &text, &error), "invalid_date", "as_of");
  CHECK(!other && !text.data);
  FINE(rehab_rules_provider_load(services, TEXT(rows), DAY, 0, &other, NULL, &error));
  rehab_rules_provider_free(other);
  FINE(rehab_rules_provider_load(services, TEXT(rows), DAY, 0, &other, &text, &error));
  CHECK(strcmp(text.data, "{\"errors\":[],\"not_loaded\":[\"capacity\",\"info\",\"pools\",\"clients\",\"placements\"]}") == 0 && strlen(text.data) == text.length);
  rehab_rules_text_free(&text);
  CHECK(!text.data && text.length == 0);
  rehab_rules_text_free(&text);
  FINE(rehab_rules_provider_snapshot(other, &text, &error));
  rehab_rules_provider_free(other);
  MALFORMED(rehab_rules_provider_from_snapshot(services, text.data, text.length, &other, &error), "invalid_value", "not_loaded");
  FINE(rehab_rules_provider_load(services, text.data, text.length, DAY, 0, &other, &again, &error));
  CHECK(strstr(again.data, "\"capacity\""));
  rehab_rules_text_free(&text);
  rehab_rules_text_free(&again);
  rehab_rules_provider_free(other);

  // an empty decision is no answer
  RehabRulesDecision *decision = rehab_rules_decision_new();
  CHECK(!rehab_rules_decision_allowed(decision) && !rehab_rules_decision_clear(decision) && rehab_rules_decision_findings(decision) == 0);
  CHECK(!rehab_rules_decision_allowed(NULL) && !rehab_rules_decision_clear(NULL) && rehab_rules_decision_findings(NULL) == 0);
  MISUSE(rehab_rules_decision_json(decision, 0, &text, &error), "decision");
  MISUSE(rehab_rules_decision_finding(decision, 0, &finding, &error), "decision");
  MISUSE(rehab_rules_decision_message(decision, 0, 1, &text, &error), "decision");
  CHECK(!finding.rule.data && finding.due == REHAB_RULES_NO_DAY);

  // a question
  MISUSE(rehab_rules_provider_evaluate(NULL, TEXT(ATTACH), DAY, decision, &error), "provider");
  MISUSE(rehab_rules_provider_evaluate(provider, TEXT(ATTACH), DAY, NULL, &error), "decision");
  MISUSE(rehab_rules_provider_evaluate(provider, NULL, 1, DAY, decision, &error), "action");
  MALFORMED(rehab_rules_provider_evaluate(provider, NULL, 0, DAY, decision, &error), "invalid_value", NULL);
  MALFORMED(rehab_rules_provider_evaluate(provider, TEXT("{\"action\":\"\xff\"}"), DAY, decision, &error), "invalid_value", NULL);
  MALFORMED(rehab_rules_provider_evaluate(provider, TEXT("{\"action\":\"attach_client\"}"), DAY, decision, &error), "missing_field", "course");
  MALFORMED(rehab_rules_provider_evaluate(provider, TEXT(ATTACH), DAY, decision, &error), "unknown_course", "course");
  MALFORMED(rehab_rules_provider_evaluate(provider, TEXT(DECLARE), INT32_MIN, decision, &error), "invalid_date", "on");
  MALFORMED(rehab_rules_provider_evaluate(provider, TEXT(DECLARE), INT32_MAX, decision, &error), "invalid_date", "on");
  MISUSE(rehab_rules_provider_apply(NULL, TEXT(CREATE), DAY, 0, decision, &error), "provider");
  MISUSE(rehab_rules_provider_apply(provider, TEXT(CREATE), DAY, 0, NULL, &error), "decision");
  MISUSE(rehab_rules_provider_apply(provider, TEXT(CREATE), DAY, 2, decision, &error), "mode");
  MISUSE(rehab_rules_provider_apply(provider, NULL, 1, DAY, 0, decision, &error), "action");
  MALFORMED(rehab_rules_provider_apply(provider, TEXT(ATTACH), DAY, 0, decision, &error), "unknown_course", "course");

  // prohibited: not applied, except in mode observe
  FINE(rehab_rules_provider_apply(provider, TEXT(CREATE), DAY, REHAB_RULES_MODE_ENFORCE, decision, &error));
  CHECK(!rehab_rules_decision_allowed(decision) && rehab_rules_decision_clear(decision));
  FINE(rehab_rules_provider_snapshot(provider, &text, &error));
  CHECK(!strstr(text.data, "C1"));
  rehab_rules_text_free(&text);
  FINE(rehab_rules_provider_apply(provider, TEXT(CREATE), DAY, REHAB_RULES_MODE_OBSERVE, decision, &error));
  FINE(rehab_rules_provider_snapshot(provider, &text, &error));
  CHECK(strstr(text.data, "C1"));
  rehab_rules_text_free(&text);

  // its findings
  CHECK(rehab_rules_decision_findings(decision) > 0);
  FINE(rehab_rules_decision_finding(decision, 0, &finding, &error));
  CHECK(finding.rule.length == strlen("course/capacity-declared") && memcmp(finding.rule.data, "course/capacity-declared", finding.rule.length) == 0);
  CHECK(finding.effect.length == strlen("prohibition") && memcmp(finding.effect.data, "prohibition", finding.effect.length) == 0);
  CHECK(finding.course.length == 2 && memcmp(finding.course.data, "C1", 2) == 0 && !finding.client.data && finding.due == REHAB_RULES_NO_DAY);
  MISUSE(rehab_rules_decision_finding(decision, rehab_rules_decision_findings(decision), &finding, &error), "index");
  MISUSE(rehab_rules_decision_finding(decision, SIZE_MAX, &finding, &error), "index");
  MISUSE(rehab_rules_decision_finding(decision, 0, NULL, &error), "out");
  MISUSE(rehab_rules_decision_finding(NULL, 0, &finding, &error), "decision");
  MISUSE(rehab_rules_decision_message(decision, SIZE_MAX, 1, &text, &error), "index");
  MISUSE(rehab_rules_decision_message(decision, 0, REHAB_RULES_LANGUAGE_NONE, &text, &error), "language");
  MISUSE(rehab_rules_decision_message(decision, 0, 4, &text, &error), "language");
  MISUSE(rehab_rules_decision_message(decision, 0, 1, NULL, &error), "out");
  MISUSE(rehab_rules_decision_message(NULL, 0, 1, &text, &error), "decision");
  MISUSE(rehab_rules_decision_json(NULL, 0, &text, &error), "decision");
  MISUSE(rehab_rules_decision_json(decision, 4, &text, &error), "language");
  MISUSE(rehab_rules_decision_json(decision, 0, NULL, &error), "out");
  size_t length[4];
  for (uint32_t language = 0; language < 4; language++) {
    FINE(rehab_rules_decision_json(decision, language, &text, &error));
    CHECK(strncmp(text.data, "{\"allowed\":false,\"findings\":[{\"rule\":\"course/capacity-declared\"", 60) == 0);
    CHECK((strstr(text.data, "\"message\"") != NULL) == (language != 0) && (length[language] = text.length) > 0);
    rehab_rules_text_free(&text);
  }
  CHECK(length[0] < length[1] && length[1] != length[2] && length[2] != length[3]);

  // an answer that failed takes the one before with it
  MALFORMED(rehab_rules_provider_evaluate(provider, TEXT(ATTACH), DAY - 1, decision, &error), "out_of_order", "on");
  CHECK(!rehab_rules_decision_allowed(decision) && !rehab_rules_decision_clear(decision) && rehab_rules_decision_findings(decision) == 0);

  // an audit, an explanation, a receipt
  MISUSE(rehab_rules_provider_audit(NULL, DAY, decision, &error), "provider");
  MISUSE(rehab_rules_provider_audit(provider, DAY, NULL, &error), "decision");
  MALFORMED(rehab_rules_provider_audit(provider, DAY - 1, decision, &error), "out_of_order", "as_of");
  MALFORMED(rehab_rules_provider_audit(provider, INT32_MAX, decision, &error), "invalid_date", "as_of");
  FINE(rehab_rules_provider_audit(provider, DAY, decision, &error));
  CHECK(rehab_rules_decision_findings(decision) > 0);
  MISUSE(rehab_rules_provider_explain(NULL, TEXT(ATTACH), DAY, 0, &text, &error), "provider");
  MISUSE(rehab_rules_provider_explain(provider, NULL, 1, DAY, 0, &text, &error), "action");
  MISUSE(rehab_rules_provider_explain(provider, TEXT(ATTACH), DAY, 4, &text, &error), "language");
  MISUSE(rehab_rules_provider_explain(provider, TEXT(ATTACH), DAY, 0, NULL, &error), "out");
  MALFORMED(rehab_rules_provider_explain(provider, TEXT("{}"), DAY, 0, &text, &error), "missing_field", "action");
  FINE(rehab_rules_provider_explain(provider, TEXT(ATTACH), DAY, 3, &text, &error));
  rehab_rules_text_free(&text);
  MISUSE(rehab_rules_provider_receipt(NULL, TEXT(ATTACH), DAY, &text, &error), "provider");
  MISUSE(rehab_rules_provider_receipt(provider, NULL, 1, DAY, &text, &error), "action");
  MISUSE(rehab_rules_provider_receipt(provider, TEXT(ATTACH), DAY, NULL, &error), "out");
  MALFORMED(rehab_rules_provider_receipt(provider, TEXT("{}"), DAY, &text, &error), "missing_field", "action");
  MISUSE(rehab_rules_verify(NULL, 1, &text, &error), "json");
  MISUSE(rehab_rules_verify(TEXT("{}"), NULL, &error), "out");
  MALFORMED(rehab_rules_verify(TEXT("{\"receipt\":1}"), &text, &error), "missing_field", "rules_version");
  CHECK(!text.data);

  threads();

  // NULL is freed by doing nothing, services before what was made with them, and nothing is known of no error
  rehab_rules_services_free(services);
  FINE(rehab_rules_provider_apply(provider, TEXT(DECLARE), DAY, REHAB_RULES_MODE_ENFORCE, decision, &error));
  rehab_rules_provider_free(provider);
  rehab_rules_decision_free(decision);
  rehab_rules_services_free(NULL);
  rehab_rules_provider_free(NULL);
  rehab_rules_decision_free(NULL);
  rehab_rules_error_free(NULL);
  rehab_rules_text_free(NULL);
  CHECK(!rehab_rules_error_code(NULL) && !rehab_rules_error_field(NULL) && !rehab_rules_error_message(NULL, 1));
  while (count) free(lent[--count]);
  return 0;
}
