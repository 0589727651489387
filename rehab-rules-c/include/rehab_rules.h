/*
 * rehab-rules: Kela's rehabilitation course rules. What is allowed, why not, what is due and when, what was broken.
 *
 * Made by cbindgen from rehab-rules-c/src. See docs/how-to/c.md for how to build, link and use it.
 *
 * Results. A function that can fail returns a status and writes its result to an address that you pass. With any status other than
 * REHAB_RULES_STATUS_OK the result is NULL, an empty text or an empty decision. If you pass an address as the last parameter, an error is written
 * there, which you must free; with REHAB_RULES_STATUS_OK it is NULL. The previous value at such an address is neither read nor freed.
 *
 * Memory. You own every handle and RehabRulesText that a function gives you; free each with the matching function whose name ends in `_free`.
 * A function reads the data that you pass only during the call.
 *
 * Text is UTF-8 with its length in bytes; a terminating zero byte is not needed. Dates are days since 1970-01-01: 20514 is 2026-03-02.
 *
 * Threads. A handle may be used by any thread, but only by one at a time. Different handles may be used at the same time, even two providers with
 * the same services. There is no other state: no locale, no clock, no files.
 *
 * The examples assume the handles `services`, `provider`, `decision` and `error`, and the text `text`.
 */

#ifndef REHAB_RULES_H
#define REHAB_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * The version number of this interface. It grows when programs compiled with an older header no longer work with the library; additions do not
 * change it.
 */
#define REHAB_RULES_ABI 1

/**
 * No date.
 */
#define REHAB_RULES_NO_DAY INT32_MIN

/**
 * The status of a call. There is a result only with `REHAB_RULES_STATUS_OK`.
 */
typedef enum {
  /**
   * There is a result.
   */
  REHAB_RULES_STATUS_OK = 0,
  /**
   * The input is malformed, or contradicts what is known. Nothing was changed. The error contains the code and the field.
   */
  REHAB_RULES_STATUS_MALFORMED = 1,
  /**
   * A bug in the calling program: NULL where it is not allowed, or an invalid number. Nothing was changed. The error names the parameter.
   */
  REHAB_RULES_STATUS_MISUSE = 2,
  /**
   * A bug in the library. Free the handles of the call, and start again from the last snapshot.
   */
  REHAB_RULES_STATUS_FAULT = 3,
} RehabRulesStatus;

/**
 * The language of messages.
 */
typedef enum {
  /**
   * JSON without messages, which is faster; error messages in English.
   */
  REHAB_RULES_LANGUAGE_NONE = 0,
  /**
   * English.
   */
  REHAB_RULES_LANGUAGE_EN = 1,
  /**
   * Finnish.
   */
  REHAB_RULES_LANGUAGE_FI = 2,
  /**
   * Swedish.
   */
  REHAB_RULES_LANGUAGE_SV = 3,
} RehabRulesLanguage;

/**
 * What happens to prohibited actions.
 */
typedef enum {
  /**
   * They are not applied.
   */
  REHAB_RULES_MODE_ENFORCE = 0,
  /**
   * They are reported, but applied anyway (for historical data).
   */
  REHAB_RULES_MODE_OBSERVE = 1,
} RehabRulesMode;

/**
 * A decision or an audit; it can be filled repeatedly.
 */
typedef struct RehabRulesDecision RehabRulesDecision;

/**
 * Why there was no result: code, field, and a message in three languages. Free it with `rehab_rules_error_free`.
 */
typedef struct RehabRulesError RehabRulesError;

/**
 * The state of one service provider: its courses and clients.
 */
typedef struct RehabRulesProvider RehabRulesProvider;

/**
 * Service descriptions. Providers made with them remain valid after they are freed.
 */
typedef struct RehabRulesServices RehabRulesServices;

/**
 * A text that you own: UTF-8, `length` bytes and a terminating zero byte. Free it with `rehab_rules_text_free`.
 */
typedef struct {
  /**
   * The text; NULL if there is none.
   */
  char *data;
  /**
   * The number of bytes, without the terminating zero byte.
   */
  size_t length;
} RehabRulesText;

/**
 * A text that you do not own: UTF-8, `length` bytes and no terminating zero byte. It belongs to the handle that you got it from, or to the
 * library: do not free it.
 */
typedef struct {
  /**
   * The text; NULL if there is none.
   */
  const char *data;
  /**
   * The number of bytes.
   */
  size_t length;
} RehabRulesView;

/**
 * A finding of a decision. Its texts belong to the decision: they are valid until it is filled again or freed.
 */
typedef struct {
  /**
   * The rule, for example `course/minimum-clients`; docs/rules has a page for each rule.
   */
  RehabRulesView rule;
  /**
   * The effect: `prohibition`, `violation`, `undetermined`, `obligation`, `right`, `recommendation`, `unregulated` or `notice`.
   */
  RehabRulesView effect;
  /**
   * The course; no data if no course is concerned.
   */
  RehabRulesView course;
  /**
   * The client; no data if no client is concerned.
   */
  RehabRulesView client;
  /**
   * The due date; REHAB_RULES_NO_DAY if there is none.
   */
  int32_t due;
} RehabRulesFinding;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version number of the library's interface. Compare it with REHAB_RULES_ABI before any other call: if they differ, the header does not
 * describe the library.
 *
 * ```c
 * if (rehab_rules_abi() != REHAB_RULES_ABI) abort();
 * ```
 */
uint32_t rehab_rules_abi(void);

/**
 * The version of the library, for example `0.2.0`, zero-terminated. It belongs to the library: do not free it.
 *
 * ```c
 * printf("rehab-rules %s\n", rehab_rules_version());
 * ```
 */
const char *rehab_rules_version(void);

/**
 * The built-in service descriptions and those in `json`: one description or a list (docs/reference/services.md); NULL and 0 for none. A
 * description with the id of a built-in one replaces it. Free them with `rehab_rules_services_free`.
 *
 * Malformed: an invalid description; the field is its path.
 *
 * ```c
 * if (rehab_rules_services_new(NULL, 0, &services, &error) != REHAB_RULES_STATUS_OK) abort();
 * ```
 */
RehabRulesStatus rehab_rules_services_new(const char *json, size_t length, RehabRulesServices **out, RehabRulesError **error);

/**
 * A new provider with an id of 1 to 200 characters and an empty state. Free it with `rehab_rules_provider_free`.
 *
 * Malformed: the id.
 *
 * ```c
 * if (rehab_rules_provider_new(services, "P1", 2, &provider, &error) != REHAB_RULES_STATUS_OK) abort();
 * ```
 */
RehabRulesStatus rehab_rules_provider_new(const RehabRulesServices *services,
                                          const char *id,
                                          size_t length,
                                          RehabRulesProvider **out,
                                          RehabRulesError **error);

/**
 * A provider from a snapshot: the result of `rehab_rules_provider_snapshot`, or complete and valid rows (docs/schemas/snapshot.schema.json). Free
 * it with `rehab_rules_provider_free`.
 *
 * Malformed: the first error; the field is its path.
 *
 * ```c
 * const char *snapshot = "{\"snapshot\":1,\"provider\":\"P1\"}";
 * if (rehab_rules_provider_from_snapshot(services, snapshot, strlen(snapshot), &provider, &error) != REHAB_RULES_STATUS_OK) abort();
 * ```
 */
RehabRulesStatus rehab_rules_provider_from_snapshot(const RehabRulesServices *services,
                                                    const char *json,
                                                    size_t length,
                                                    RehabRulesProvider **out,
                                                    RehabRulesError **error);

/**
 * A provider from a registry's rows on the date `as_of`, which may be invalid or incomplete (docs/how-to/tables.md): an object with the lists of a
 * snapshot, of which only `provider` is required. Valid rows are read. `report`, unless it is NULL, receives the rest:
 * `{"errors":[{"table":…,"path":…,"id":…,"code":…,"value":…,"expected":…,"message":…},…],"not_loaded":["capacity",…]}`. Nothing is concluded
 * from what is not loaded. Free the provider with `rehab_rules_provider_free`, the report with `rehab_rules_text_free`.
 *
 * Malformed: input that is not one JSON object, the id of the provider, the date. All other errors are in the report.
 *
 * ```c
 * const char *rows = "{\"provider\":\"P1\",\"capacity\":[{\"service\":\"kela.family-carers\",\"year\":2026,\"places\":\"many\"}]}";
 * if (rehab_rules_provider_load(services, rows, strlen(rows), 20514, REHAB_RULES_LANGUAGE_FI, &provider, &text, &error)
 *     != REHAB_RULES_STATUS_OK) abort();
 * assert(strstr(text.data, "\"path\":\"capacity[0].places\""));
 * ```
 */
RehabRulesStatus rehab_rules_provider_load(const RehabRulesServices *services,
                                           const char *json,
                                           size_t length,
                                           int32_t as_of,
                                           uint32_t language,
                                           RehabRulesProvider **out,
                                           RehabRulesText *report,
                                           RehabRulesError **error);

/**
 * The provider as JSON, which you can store and read with `rehab_rules_provider_from_snapshot`. Free it with `rehab_rules_text_free`.
 *
 * For a provider made by `rehab_rules_provider_load`, `not_loaded` lists what was missing, and each table with a rejected row. Read such a snapshot
 * with `rehab_rules_provider_load`; `rehab_rules_provider_from_snapshot` accepts only complete ones.
 *
 * ```c
 * if (rehab_rules_provider_snapshot(provider, &text, &error) != REHAB_RULES_STATUS_OK) abort();
 * assert(strstr(text.data, "\"provider\":\"P1\""));
 * ```
 */
RehabRulesStatus rehab_rules_provider_snapshot(const RehabRulesProvider *provider,
                                               RehabRulesText *out,
                                               RehabRulesError **error);

/**
 * Evaluates an action on the date `on` without applying it, and fills the decision. `action` is a JSON object like an event in docs/log.md, but
 * without `on` and `provider`.
 *
 * Malformed: the action, the date (also one before the provider's last event), or an unknown course or client. The decision is then empty.
 *
 * ```c
 * const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
 * if (rehab_rules_provider_evaluate(provider, action, strlen(action), 20514, decision, &error) != REHAB_RULES_STATUS_OK) abort();
 * assert(!rehab_rules_decision_allowed(decision)); // it has one client of at least six
 * ```
 */
RehabRulesStatus rehab_rules_provider_evaluate(const RehabRulesProvider *provider,
                                               const char *action,
                                               size_t length,
                                               int32_t on,
                                               RehabRulesDecision *decision,
                                               RehabRulesError **error);

/**
 * Like `rehab_rules_provider_evaluate`, but also applies the action: with REHAB_RULES_MODE_ENFORCE if it is allowed, with REHAB_RULES_MODE_OBSERVE
 * in any case. A malformed action is not applied.
 *
 * ```c
 * const char *action = "{\"action\":\"set_group_size\",\"course\":\"C1\",\"group_size\":10}";
 * if (rehab_rules_provider_apply(provider, action, strlen(action), 20514, REHAB_RULES_MODE_ENFORCE, decision, &error)
 *     != REHAB_RULES_STATUS_OK) abort();
 * if (rehab_rules_decision_allowed(decision)) puts("applied");
 * ```
 */
RehabRulesStatus rehab_rules_provider_apply(RehabRulesProvider *provider,
                                            const char *action,
                                            size_t length,
                                            int32_t on,
                                            uint32_t mode,
                                            RehabRulesDecision *decision,
                                            RehabRulesError **error);

/**
 * Audits the provider on the date `as_of`: fills the decision with findings about what is due and what is broken.
 *
 * Malformed: the date, also one before the provider's last event.
 *
 * ```c
 * if (rehab_rules_provider_audit(provider, 20514, decision, &error) != REHAB_RULES_STATUS_OK) abort();
 * printf("%zu findings\n", rehab_rules_decision_findings(decision));
 * ```
 */
RehabRulesStatus rehab_rules_provider_audit(const RehabRulesProvider *provider,
                                            int32_t as_of,
                                            RehabRulesDecision *decision,
                                            RehabRulesError **error);

/**
 * The explanation of a decision on an action, as JSON (docs/how-to/answers.md, "Why"): every rule, whether it was evaluated, the facts read and
 * each comparison. Free it with `rehab_rules_text_free`.
 *
 * Malformed: as for `rehab_rules_provider_evaluate`.
 *
 * ```c
 * const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
 * if (rehab_rules_provider_explain(provider, action, strlen(action), 20514, REHAB_RULES_LANGUAGE_FI, &text, &error)
 *     != REHAB_RULES_STATUS_OK) abort();
 * puts(text.data);
 * ```
 */
RehabRulesStatus rehab_rules_provider_explain(const RehabRulesProvider *provider,
                                              const char *action,
                                              size_t length,
                                              int32_t on,
                                              uint32_t language,
                                              RehabRulesText *out,
                                              RehabRulesError **error);

/**
 * The decision on an action with all the facts behind it, as JSON with a digest (docs/how-to/answers.md, "Prove it later"). Store it with the
 * decision; `rehab_rules_verify` evaluates it again. Free it with `rehab_rules_text_free`.
 *
 * Malformed: as for `rehab_rules_provider_evaluate`.
 *
 * ```c
 * const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
 * if (rehab_rules_provider_receipt(provider, action, strlen(action), 20514, &text, &error) != REHAB_RULES_STATUS_OK) abort();
 * puts(text.data);
 * ```
 */
RehabRulesStatus rehab_rules_provider_receipt(const RehabRulesProvider *provider,
                                              const char *action,
                                              size_t length,
                                              int32_t on,
                                              RehabRulesText *out,
                                              RehabRulesError **error);

/**
 * Evaluates the facts of a receipt again, and returns as JSON whether it holds and what differs. Nothing but the receipt is needed. Free the
 * result with `rehab_rules_text_free`.
 *
 * Malformed: an invalid receipt; the field is the path of the error.
 *
 * ```c
 * RehabRulesText answer;
 * const char *action = "{\"action\":\"confirm_course\",\"course\":\"C1\"}";
 * if (rehab_rules_provider_receipt(provider, action, strlen(action), 20514, &text, &error) != REHAB_RULES_STATUS_OK) abort();
 * if (rehab_rules_verify(text.data, text.length, &answer, &error) != REHAB_RULES_STATUS_OK) abort();
 * assert(strstr(answer.data, "\"holds\":true"));
 * rehab_rules_text_free(&answer);
 * ```
 */
RehabRulesStatus rehab_rules_verify(const char *json,
                                    size_t length,
                                    RehabRulesText *out,
                                    RehabRulesError **error);

/**
 * An empty decision for calls to fill. One is enough for any number of calls: filling it again allocates nothing. Free it with
 * `rehab_rules_decision_free`.
 *
 * ```c
 * decision = rehab_rules_decision_new();
 * assert(!rehab_rules_decision_allowed(decision));
 * ```
 */
RehabRulesDecision *rehab_rules_decision_new(void);

/**
 * Whether no finding is a prohibition; false for an empty decision and for NULL.
 *
 * ```c
 * if (!rehab_rules_decision_allowed(decision)) puts("not allowed");
 * ```
 */
bool rehab_rules_decision_allowed(const RehabRulesDecision *decision);

/**
 * Whether no finding is undetermined: no fact is missing, and the sources leave no question open; false for an empty decision and for NULL. An
 * action that is allowed but not clear may turn out to be prohibited when the missing fact is known.
 *
 * ```c
 * if (rehab_rules_decision_allowed(decision) && !rehab_rules_decision_clear(decision)) puts("as far as is known");
 * ```
 */
bool rehab_rules_decision_clear(const RehabRulesDecision *decision);

/**
 * The number of findings; 0 for an empty decision and for NULL.
 *
 * ```c
 * for (size_t index = 0; index < rehab_rules_decision_findings(decision); index++) puts("a finding");
 * ```
 */
size_t rehab_rules_decision_findings(const RehabRulesDecision *decision);

/**
 * A finding by its index from 0. Its texts belong to the decision and are valid until it is filled again or freed. The compared values are in
 * `rehab_rules_decision_json`.
 *
 * ```c
 * RehabRulesFinding finding;
 * if (rehab_rules_decision_finding(decision, 0, &finding, &error) != REHAB_RULES_STATUS_OK) abort();
 * printf("%.*s\n", (int)finding.rule.length, finding.rule.data);
 * if (finding.due != REHAB_RULES_NO_DAY) printf("due in %d days\n", finding.due - 20514);
 * ```
 */
RehabRulesStatus rehab_rules_decision_finding(const RehabRulesDecision *decision,
                                              size_t index,
                                              RehabRulesFinding *out,
                                              RehabRulesError **error);

/**
 * The message of a finding in a language. Free it with `rehab_rules_text_free`.
 *
 * ```c
 * if (rehab_rules_decision_message(decision, 0, REHAB_RULES_LANGUAGE_SV, &text, &error) != REHAB_RULES_STATUS_OK) abort();
 * puts(text.data);
 * ```
 */
RehabRulesStatus rehab_rules_decision_message(const RehabRulesDecision *decision,
                                              size_t index,
                                              uint32_t language,
                                              RehabRulesText *out,
                                              RehabRulesError **error);

/**
 * The decision as JSON: `allowed` and `findings` as in docs/schemas/decision.schema.json. With a language each finding has a message. Free it with
 * `rehab_rules_text_free`.
 *
 * ```c
 * if (rehab_rules_decision_json(decision, REHAB_RULES_LANGUAGE_NONE, &text, &error) != REHAB_RULES_STATUS_OK) abort();
 * puts(text.data);
 * ```
 */
RehabRulesStatus rehab_rules_decision_json(const RehabRulesDecision *decision,
                                           uint32_t language,
                                           RehabRulesText *out,
                                           RehabRulesError **error);

/**
 * The stable code of an error: one of those in docs/log.md for malformed input, otherwise `misuse` or `fault`. Zero-terminated; it belongs to the
 * error. NULL for NULL.
 *
 * ```c
 * RehabRulesProvider *none;
 * if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
 * assert(strcmp(rehab_rules_error_code(error), "invalid_value") == 0);
 * ```
 */
const char *rehab_rules_error_code(const RehabRulesError *error);

/**
 * Where the error is: the path of a field, for example `periods[0].end`, or the name of a parameter. Zero-terminated; it belongs to the error. NULL
 * if the error concerns the whole input.
 *
 * ```c
 * RehabRulesProvider *none;
 * if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
 * assert(strcmp(rehab_rules_error_field(error), "provider") == 0);
 * ```
 */
const char *rehab_rules_error_field(const RehabRulesError *error);

/**
 * The message of an error, for people. Zero-terminated; it belongs to the error. NULL for NULL, and for an unknown language.
 *
 * ```c
 * RehabRulesProvider *none;
 * if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
 * puts(rehab_rules_error_message(error, REHAB_RULES_LANGUAGE_FI));
 * ```
 */
const char *rehab_rules_error_message(const RehabRulesError *error, uint32_t language);

/**
 * Frees a text and empties it. Does nothing for NULL and for an empty text.
 *
 * ```c
 * rehab_rules_text_free(&text);
 * ```
 */
void rehab_rules_text_free(RehabRulesText *text);

/**
 * Frees an error. Does nothing for NULL.
 *
 * ```c
 * rehab_rules_error_free(error);
 * error = NULL;
 * ```
 */
void rehab_rules_error_free(RehabRulesError *error);

/**
 * Frees a decision. Does nothing for NULL.
 *
 * ```c
 * rehab_rules_decision_free(decision);
 * decision = NULL;
 * ```
 */
void rehab_rules_decision_free(RehabRulesDecision *decision);

/**
 * Frees a provider. Does nothing for NULL.
 *
 * ```c
 * rehab_rules_provider_free(provider);
 * provider = NULL;
 * ```
 */
void rehab_rules_provider_free(RehabRulesProvider *provider);

/**
 * Frees service descriptions; providers made with them remain valid. Does nothing for NULL.
 *
 * ```c
 * rehab_rules_services_free(services);
 * services = NULL;
 * ```
 */
void rehab_rules_services_free(RehabRulesServices *services);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* REHAB_RULES_H */
