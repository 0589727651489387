/*
 * rehab-rules: Kela's rehabilitation course rules. May this be done, why not, what is due by when, what was broken.
 *
 * Made by cbindgen from rehab-rules-c/src; docs/how-to/c.md says how to build, link and use it.
 *
 * Answers. A function that may fail gives a status, and its answer at an address that you give. With any other status than
 * REHAB_RULES_STATUS_OK there is no answer: NULL, an empty text, an empty decision. Then, where you gave an address for it, the last parameter
 * is an error, which you free; else that is NULL. What stood at such an address before is neither read nor freed.
 *
 * Memory. What a function gives you a handle or a RehabRulesText of is yours, until you give it to the function of its name that ends in `_free`.
 * What you give to a function, it only reads during the call.
 *
 * Texts are UTF-8, with their length in bytes; a zero byte behind them is not needed. Days are days since 1970-01-01: 20514 is 2026-03-02.
 *
 * Threads. A handle may be used by any thread, but by one at a time; different handles may be used at the same time, also two providers of the
 * same services. There is no other state: no locale, no clock, no files.
 *
 * In the examples the handles `services`, `provider`, `decision` and `error` and the text `text` are there.
 */

#ifndef REHAB_RULES_H
#define REHAB_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * The number of this interface. It grows when a program that was compiled with this header would no longer run with the library; what is only
 * added does not change it.
 */
#define REHAB_RULES_ABI 1

/**
 * No day.
 */
#define REHAB_RULES_NO_DAY INT32_MIN

/**
 * What a call came to. Only with `REHAB_RULES_STATUS_OK` is there an answer.
 */
typedef enum {
  /**
   * There is an answer.
   */
  REHAB_RULES_STATUS_OK = 0,
  /**
   * What went in is malformed, or does not fit what is known. Nothing was changed. The error tells code and field.
   */
  REHAB_RULES_STATUS_MALFORMED = 1,
  /**
   * The program is wrong: NULL where none may be, or a number that means nothing. Nothing was changed. The error names the parameter.
   */
  REHAB_RULES_STATUS_MISUSE = 2,
  /**
   * The library is wrong. Free the handles of the call, and begin again from the last snapshot.
   */
  REHAB_RULES_STATUS_FAULT = 3,
} RehabRulesStatus;

/**
 * The language of messages.
 */
typedef enum {
  /**
   * JSON without messages, which is faster; of errors, English.
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
 * What becomes of an action that is prohibited.
 */
typedef enum {
  /**
   * It is not carried out.
   */
  REHAB_RULES_MODE_ENFORCE = 0,
  /**
   * It is carried out all the same, as something that has happened.
   */
  REHAB_RULES_MODE_OBSERVE = 1,
} RehabRulesMode;

/**
 * A decision, or an audit: a place that is filled again and again.
 */
typedef struct RehabRulesDecision RehabRulesDecision;

/**
 * Why there was no answer: code, field, and a message in three languages. Free it with `rehab_rules_error_free`.
 */
typedef struct RehabRulesError RehabRulesError;

/**
 * What is known of one service provider: its courses and clients.
 */
typedef struct RehabRulesProvider RehabRulesProvider;

/**
 * Service descriptions. Providers that are made with them go on when they are freed.
 */
typedef struct RehabRulesServices RehabRulesServices;

/**
 * A text that was given to you: UTF-8, `length` bytes and a zero byte after them. It is yours: free it with `rehab_rules_text_free`.
 */
typedef struct {
  /**
   * The text; NULL when there is none.
   */
  char *data;
  /**
   * How many bytes it has, without the zero byte behind them.
   */
  size_t length;
} RehabRulesText;

/**
 * A text that is shown to you: UTF-8, `length` bytes and no zero byte. It belongs to the handle that it was asked of, or to the library: do not
 * free it.
 */
typedef struct {
  /**
   * The text; NULL when there is none.
   */
  const char *data;
  /**
   * How many bytes it has.
   */
  size_t length;
} RehabRulesView;

/**
 * A finding of a decision. Its texts are the decision's: they hold until that is filled again or freed.
 */
typedef struct {
  /**
   * The rule, for example `course/minimum-clients`; docs/rules has a page for each.
   */
  RehabRulesView rule;
  /**
   * What it amounts to: `prohibition`, `violation`, `undetermined`, `obligation`, `right`, `recommendation`, `unregulated` or `notice`.
   */
  RehabRulesView effect;
  /**
   * The course; without data where none is concerned.
   */
  RehabRulesView course;
  /**
   * The client; without data where none is concerned.
   */
  RehabRulesView client;
  /**
   * The last day on which it is in time; REHAB_RULES_NO_DAY where there is none.
   */
  int32_t due;
} RehabRulesFinding;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The number of the interface that the library has. Compare it with REHAB_RULES_ABI of the header before all else: with another number nothing
 * that the header says holds.
 *
 * ```c
 * if (rehab_rules_abi() != REHAB_RULES_ABI) abort();
 * ```
 */
uint32_t rehab_rules_abi(void);

/**
 * The version of the library, for example `0.2.0`, ended by a zero byte. It belongs to the library: do not free it.
 *
 * ```c
 * printf("rehab-rules %s\n", rehab_rules_version());
 * ```
 */
const char *rehab_rules_version(void);

/**
 * The built-in service descriptions, and those in `json`: one description or a list, as docs/reference/services.md has them; NULL and 0 for none.
 * One with the id of a built-in one takes its place. Free them with `rehab_rules_services_free`.
 *
 * Malformed: a description; the field is its path.
 *
 * ```c
 * if (rehab_rules_services_new(NULL, 0, &services, &error) != REHAB_RULES_STATUS_OK) abort();
 * ```
 */
RehabRulesStatus rehab_rules_services_new(const char *json, size_t length, RehabRulesServices **out, RehabRulesError **error);

/**
 * A provider of which nothing is known yet but its id, a text of 1 to 200 characters. Free it with `rehab_rules_provider_free`.
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
 * A provider from a snapshot: what `rehab_rules_provider_snapshot` gave, or rows that are complete and right (docs/schemas/snapshot.schema.json).
 * Free it with `rehab_rules_provider_free`.
 *
 * Malformed: the first thing that is wrong; the field is its path.
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
 * A provider from a registry's rows as they stand on the day `as_of`, wrong and lacking ones too (docs/how-to/tables.md): an object with the lists of a
 * snapshot, of which only `provider` is needed. What can be taken is taken. In `report`, unless that is NULL, stands what was not:
 * `{"errors":[{"table":…,"path":…,"id":…,"code":…,"value":…,"expected":…,"message":…},…],"not_loaded":["capacity",…]}`; of what is not
 * loaded nothing is said, and no answer rests on it. Free the provider with `rehab_rules_provider_free`, the report with
 * `rehab_rules_text_free`.
 *
 * Malformed: what is not one JSON object, the id of the provider, the day. All else is in the report.
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
 * The provider as JSON, to be kept and read again by `rehab_rules_provider_from_snapshot`. Free it with `rehab_rules_text_free`.
 *
 * Of a provider that was loaded it names in `not_loaded` what was left out, and each table of which a row was refused:
 * `rehab_rules_provider_load` reads it again, `rehab_rules_provider_from_snapshot` only what is complete.
 *
 * ```c
 * if (rehab_rules_provider_snapshot(provider, &text, &error) != REHAB_RULES_STATUS_OK) abort();
 * assert(strstr(text.data, "\"provider\":\"P1\""));
 * ```
 */
RehabRulesStatus rehab_rules_provider_snapshot(const RehabRulesProvider *provider, RehabRulesText *out, RehabRulesError **error);

/**
 * May this be done on the day `on`? Changes nothing but the decision, which is filled. `action` is a JSON object as docs/log.md has it, without
 * `on` and `provider`.
 *
 * Malformed: the action, the day (also one before the provider's last event), or what the action names and the provider does not know. The
 * decision is then empty, and no answer.
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
 * As `rehab_rules_provider_evaluate`, and carries the action out: by REHAB_RULES_MODE_ENFORCE if it is allowed, by REHAB_RULES_MODE_OBSERVE in any
 * case. What is malformed changes nothing.
 *
 * ```c
 * const char *action = "{\"action\":\"set_group_size\",\"course\":\"C1\",\"group_size\":10}";
 * if (rehab_rules_provider_apply(provider, action, strlen(action), 20514, REHAB_RULES_MODE_ENFORCE, decision, &error)
 *     != REHAB_RULES_STATUS_OK) abort();
 * if (rehab_rules_decision_allowed(decision)) puts("carried out");
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
 * What is due and what is broken on the day `as_of`: the findings of the decision, which is filled.
 *
 * Malformed: the day, also one before the provider's last event.
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
 * How the decision on an action comes about, as JSON (docs/how-to/answers.md, "Why"): every rule that was asked or not, the facts read, each comparison.
 * Free it with `rehab_rules_text_free`.
 *
 * Malformed: as of `rehab_rules_provider_evaluate`.
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
 * The decision on an action with all that it rests on, as JSON with a digest (docs/how-to/answers.md, "Prove it later"): to be stored beside the decision and
 * judged again by `rehab_rules_verify`. Free it with `rehab_rules_text_free`.
 *
 * Malformed: as of `rehab_rules_provider_evaluate`.
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
 * Judges the facts of a receipt again, and says as JSON whether it holds and what differs; needed is nothing else. Free the answer with
 * `rehab_rules_text_free`.
 *
 * Malformed: what is no receipt; the field is the path of what is wrong.
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
RehabRulesStatus rehab_rules_verify(const char *json, size_t length, RehabRulesText *out, RehabRulesError **error);

/**
 * A decision to be filled, which is no answer before. One is enough for any number of calls: filled again, it allocates nothing. Free it with
 * `rehab_rules_decision_free`.
 *
 * ```c
 * decision = rehab_rules_decision_new();
 * assert(!rehab_rules_decision_allowed(decision));
 * ```
 */
RehabRulesDecision *rehab_rules_decision_new(void);

/**
 * Whether no finding is a prohibition; of an empty decision and of NULL, false.
 *
 * ```c
 * if (!rehab_rules_decision_allowed(decision)) puts("it may not be done");
 * ```
 */
bool rehab_rules_decision_allowed(const RehabRulesDecision *decision);

/**
 * Whether nothing is undetermined: no fact is missing, and the sources leave nothing open; of an empty decision and of NULL, false. What is
 * allowed and not clear may turn out to be prohibited once the missing fact is known.
 *
 * ```c
 * if (rehab_rules_decision_allowed(decision) && !rehab_rules_decision_clear(decision)) puts("as far as is known");
 * ```
 */
bool rehab_rules_decision_clear(const RehabRulesDecision *decision);

/**
 * How many findings there are; of an empty decision and of NULL, 0.
 *
 * ```c
 * for (size_t index = 0; index < rehab_rules_decision_findings(decision); index++) puts("a finding");
 * ```
 */
size_t rehab_rules_decision_findings(const RehabRulesDecision *decision);

/**
 * A finding, counted from 0. Its texts are not yours, and hold until the decision is filled again or freed. The figures that were compared are in
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
 * What a finding says, in a language. Free it with `rehab_rules_text_free`.
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
 * The decision as JSON, `allowed` and `findings` as docs/schemas/decision.schema.json has them; with a language each finding has a message. Free it
 * with `rehab_rules_text_free`.
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
 * What is wrong, as a word that stays as it is: docs/log.md lists those of what is malformed; else `misuse` or `fault`. Ended by a zero byte; it is
 * the error's. NULL of NULL.
 *
 * ```c
 * RehabRulesProvider *none;
 * if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
 * assert(strcmp(rehab_rules_error_code(error), "invalid_value") == 0);
 * ```
 */
const char *rehab_rules_error_code(const RehabRulesError *error);

/**
 * Where it is wrong: the path of a field, for example `periods[0].end`, or the name of a parameter. Ended by a zero byte; it is the error's. NULL
 * where the whole is wrong.
 *
 * ```c
 * RehabRulesProvider *none;
 * if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
 * assert(strcmp(rehab_rules_error_field(error), "provider") == 0);
 * ```
 */
const char *rehab_rules_error_field(const RehabRulesError *error);

/**
 * What is wrong, for the person who has to put it right. Ended by a zero byte; it is the error's. NULL of NULL, and in no language.
 *
 * ```c
 * RehabRulesProvider *none;
 * if (rehab_rules_provider_new(services, "", 0, &none, &error) != REHAB_RULES_STATUS_MALFORMED) abort();
 * puts(rehab_rules_error_message(error, REHAB_RULES_LANGUAGE_FI));
 * ```
 */
const char *rehab_rules_error_message(const RehabRulesError *error, uint32_t language);

/**
 * Frees a text, and empties it. NULL and an empty one are left alone.
 *
 * ```c
 * rehab_rules_text_free(&text);
 * ```
 */
void rehab_rules_text_free(RehabRulesText *text);

/**
 * Frees an error. NULL is left alone.
 *
 * ```c
 * rehab_rules_error_free(error);
 * error = NULL;
 * ```
 */
void rehab_rules_error_free(RehabRulesError *error);

/**
 * Frees a decision. NULL is left alone.
 *
 * ```c
 * rehab_rules_decision_free(decision);
 * decision = NULL;
 * ```
 */
void rehab_rules_decision_free(RehabRulesDecision *decision);

/**
 * Frees a provider. NULL is left alone.
 *
 * ```c
 * rehab_rules_provider_free(provider);
 * provider = NULL;
 * ```
 */
void rehab_rules_provider_free(RehabRulesProvider *provider);

/**
 * Frees service descriptions; the providers that were made with them go on. NULL is left alone.
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
