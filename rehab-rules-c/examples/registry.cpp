// A registry in C++17, with handles that free themselves and errors as exceptions. Prints the same as registry.c.
#include <rehab_rules.h>

#include <cstdint>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace rehab_rules {

// Frees a handle with its `_free` function.
template <auto free_handle>
struct Freed {
  template <typename Handle>
  void operator()(Handle *handle) const noexcept {
    free_handle(handle);
  }
};
using ServicesHandle = std::unique_ptr<RehabRulesServices, Freed<rehab_rules_services_free>>;
using ProviderHandle = std::unique_ptr<RehabRulesProvider, Freed<rehab_rules_provider_free>>;
using DecisionHandle = std::unique_ptr<RehabRulesDecision, Freed<rehab_rules_decision_free>>;
using ErrorHandle = std::unique_ptr<RehabRulesError, Freed<rehab_rules_error_free>>;

// Why there is no result. It can be copied, as exceptions must be: the copies share the handle.
class Error : public std::runtime_error {
 public:
  Error(RehabRulesStatus status, ErrorHandle error)
      : std::runtime_error(rehab_rules_error_message(error.get(), REHAB_RULES_LANGUAGE_EN)), status(status), error_(std::move(error)) {}
  std::string_view code() const { return rehab_rules_error_code(error_.get()); }
  // Empty if the error concerns the whole input.
  std::string_view field() const {
    const char *field = rehab_rules_error_field(error_.get());
    return field ? field : "";
  }
  std::string_view message(RehabRulesLanguage language) const { return rehab_rules_error_message(error_.get(), language); }
  RehabRulesStatus status;

 private:
  std::shared_ptr<RehabRulesError> error_;
};

// Calls a function whose last parameter is an error, and throws that.
template <typename Function, typename... Arguments>
void call(Function function, Arguments... arguments) {
  RehabRulesError *error;
  const RehabRulesStatus status = function(arguments..., &error);
  if (status != REHAB_RULES_STATUS_OK) throw Error(status, ErrorHandle(error));
}

// A returned text as a std::string.
inline std::string taken(RehabRulesText &text) {
  const std::unique_ptr<RehabRulesText, Freed<rehab_rules_text_free>> freed(&text);
  return {text.data, text.length};
}

inline std::string_view shown(RehabRulesView view) { return {view.data, view.length}; }

struct Finding {
  std::string rule, effect, message;
  int32_t due;
};

class Decision {
 public:
  Decision() : handle_(rehab_rules_decision_new()) {}
  RehabRulesDecision *get() { return handle_.get(); }
  bool allowed() const { return rehab_rules_decision_allowed(handle_.get()); }
  bool clear() const { return rehab_rules_decision_clear(handle_.get()); }
  std::size_t size() const { return rehab_rules_decision_findings(handle_.get()); }
  Finding finding(std::size_t index, RehabRulesLanguage language) const {
    RehabRulesFinding finding;
    RehabRulesText message;
    call(rehab_rules_decision_finding, handle_.get(), index, &finding);
    call(rehab_rules_decision_message, handle_.get(), index, language, &message);
    return {std::string(shown(finding.rule)), std::string(shown(finding.effect)), taken(message), finding.due};
  }

 private:
  DecisionHandle handle_;
};

class Services {
 public:
  // The built-in descriptions, and those given.
  explicit Services(std::string_view json = {}) {
    RehabRulesServices *services;
    call(rehab_rules_services_new, json.data(), json.size(), &services);
    handle_.reset(services);
  }
  const RehabRulesServices *get() const { return handle_.get(); }

 private:
  ServicesHandle handle_;
};

class Provider {
 public:
  static Provider from_snapshot(const Services &services, std::string_view json) {
    RehabRulesProvider *provider;
    call(rehab_rules_provider_from_snapshot, services.get(), json.data(), json.size(), &provider);
    return Provider(provider);
  }
  // A provider from a registry's rows, and the errors in them.
  static std::pair<Provider, std::string> load(const Services &services, std::string_view json, int32_t as_of, RehabRulesLanguage language) {
    RehabRulesProvider *provider;
    RehabRulesText report;
    call(rehab_rules_provider_load, services.get(), json.data(), json.size(), as_of, language, &provider, &report);
    Provider loaded(provider);
    return {std::move(loaded), taken(report)};
  }
  Decision evaluate(std::string_view action, int32_t on) const {
    Decision decision;
    call(rehab_rules_provider_evaluate, handle_.get(), action.data(), action.size(), on, decision.get());
    return decision;
  }
  Decision apply(std::string_view action, int32_t on, RehabRulesMode mode) {
    Decision decision;
    call(rehab_rules_provider_apply, handle_.get(), action.data(), action.size(), on, mode, decision.get());
    return decision;
  }
  Decision audit(int32_t as_of) const {
    Decision decision;
    call(rehab_rules_provider_audit, handle_.get(), as_of, decision.get());
    return decision;
  }
  std::string receipt(std::string_view action, int32_t on) const {
    RehabRulesText text;
    call(rehab_rules_provider_receipt, handle_.get(), action.data(), action.size(), on, &text);
    return taken(text);
  }
  std::string snapshot() const {
    RehabRulesText text;
    call(rehab_rules_provider_snapshot, handle_.get(), &text);
    return taken(text);
  }

 private:
  explicit Provider(RehabRulesProvider *provider) : handle_(provider) {}
  ProviderHandle handle_;
};

inline std::string verify(std::string_view receipt) {
  RehabRulesText text;
  call(rehab_rules_verify, receipt.data(), receipt.size(), &text);
  return taken(text);
}

}  // namespace rehab_rules

namespace {

// Rows from a registry's tables, with the group size of the second course.
std::string rows(const std::string &size) {
  return R"({"provider":"P1",
  "capacity":[{"service":"kela.family-carers","year":2026,"places":24}],
  "courses":[
    {"course":"C1","service":"kela.family-carers","created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],
     "contact":"010 1234","published":true,"periods":[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"},
     {"kind":"digital","start":"2026-05-25","end":"2026-08-14"},{"kind":"in_person","start":"2026-10-05","end":"2026-10-09"}]},
    {"course":"C2","service":"kela.family-carers","created_on":"2026-01-07","group_size":)" + size + R"(,"target_groups":["carer-of-adult"],
     "year":2026,"periods":[]}],
  "clients":[
    {"client":"K1","service":"kela.family-carers","decision":{"on":"2026-01-02","issued":"2025-12-15","target_group":"carer-of-adult"},
     "stays":[{"course":"C1","attached_on":"2026-01-09"}]},
    {"client":"K2","service":"kela.family-carers","decision":{"on":"2026-01-02","issued":"2025-12-15","target_group":"carer-of-adult"},
     "stays":[]}],
  "pools":[],"info":[]})";
}
constexpr std::string_view CONFIRM = R"({"action":"confirm_course","course":"C1"})";
constexpr std::string_view ATTACH = R"({"action":"attach_client","course":"C1","client":"K2"})";
constexpr std::string_view UNKNOWN = R"({"action":"confirm_course","course":"C9"})";

// A date as days since 1970-01-01, in C++20 `sys_days`; the year begins in March here, so that a leap day is its last.
constexpr int32_t day(int year, int month, int of_month) {
  const int of_year = month > 2 ? year : year - 1, since_march = month > 2 ? month - 3 : month + 9;
  return of_year * 365 + of_year / 4 - of_year / 100 + of_year / 400 + (153 * since_march + 2) / 5 + of_month - 719469;
}
static_assert(day(1970, 1, 1) == 0 && day(2026, 3, 2) == 20514);

void print_findings(const rehab_rules::Decision &decision) {
  for (std::size_t index = 0; index < decision.size(); index++) {
    const auto finding = decision.finding(index, REHAB_RULES_LANGUAGE_FI);
    std::cout << "  " << finding.effect << ": " << finding.message << '\n';
  }
}

}  // namespace

int main() try {
  if (rehab_rules_abi() != REHAB_RULES_ABI) throw std::runtime_error("the library is not the one of this header");
  constexpr int32_t on = day(2026, 3, 2);
  const rehab_rules::Services services;
  const auto wrong = rehab_rules::Provider::load(services, rows("\"eight\""), on, REHAB_RULES_LANGUAGE_FI);
  std::cout << "rows: " << wrong.second << '\n';  // usable for most questions, but not for a snapshot
  auto [provider, report] = rehab_rules::Provider::load(services, rows("8"), on, REHAB_RULES_LANGUAGE_FI);
  std::cout << "rows: " << report << '\n';

  const auto may_confirm = provider.evaluate(CONFIRM, on);
  std::cout << "may C1 be confirmed? " << (may_confirm.allowed() ? "yes" : "no") << '\n';
  print_findings(may_confirm);

  const auto attached = provider.apply(ATTACH, on, REHAB_RULES_MODE_ENFORCE);
  std::cout << "is K2 on C1 now? " << (attached.allowed() ? "yes" : "no") << '\n';
  print_findings(attached);

  std::cout << "how things stand:\n";
  print_findings(provider.audit(on));

  try {
    provider.evaluate(UNKNOWN, on);
    return 1;
  } catch (const rehab_rules::Error &error) {
    std::cout << error.code() << " at " << error.field() << ": " << error.message(REHAB_RULES_LANGUAGE_FI) << '\n';
  }

  std::cout << "receipt: " << rehab_rules::verify(provider.receipt(CONFIRM, on)) << '\n';
  const std::string snapshot = provider.snapshot();
  const auto same = rehab_rules::Provider::from_snapshot(services, snapshot);
  std::cout << "snapshot: " << (same.snapshot() == snapshot ? snapshot : "differs") << '\n';
  return 0;
} catch (const std::exception &error) {
  std::cerr << error.what() << '\n';
  return 1;
}
