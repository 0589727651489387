package fi.rehabrules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Asks in 8 threads what {@code tests/examples/same_bytes} has asked the Rust crate, event by event, and compares the bytes of each decision
 * with what Rust wrote in a replay: {@code SameBytes FOLDER}.
 *
 * <p>Each event is asked about by {@code evaluate}, {@code allows} and {@code apply}. The findings are compared with those of Rust's JSON, an
 * error by its code, its field and its message. Left out are replays with remedies, which the C interface does not have.
 */
final class SameBytes {
    private static final int THREADS = 8;
    private static final int AT_LEAST = 100_000;

    private final Path folder;
    private final Map<String, Engine> engines = new HashMap<>();
    private final AtomicInteger decisions = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    /** Lines that tell neither a day nor a provider that could be asked: each is an error in Rust too. */
    private final AtomicInteger notAsked = new AtomicInteger();

    private SameBytes(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        new SameBytes(Path.of(arguments[0])).run();
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        List<Map<String, String>> questions = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("questions.jsonl"))) {
            Map<String, String> question = Json.fields(line);
            if (question.containsKey("log") && question.get("as_of").equals("null") && question.get("remedies").equals("false")) {
                questions.add(question);
                String services = Json.text(question.get("services"));
                if (!engines.containsKey(services)) {
                    engines.put(services, services == null ? Engine.builtIn() : Engine.withServices(read(services)));
                }
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> answers = new ArrayList<>();
        for (Map<String, String> question : questions) {
            answers.add(threads.submit(() -> {
                replay(question);
                return null;
            }));
        }
        threads.shutdown();
        for (Future<?> answer : answers) {
            answer.get();
        }
        engines.values().forEach(Engine::close);
        System.out.printf(Locale.ROOT, "%d threads: %,d decisions and %,d errors as Rust has them, of %,d replays; %,d malformed lines not asked%n",
                THREADS, decisions.get(), errors.get(), questions.size(), notAsked.get());
        if (decisions.get() < AT_LEAST) {
            throw new AssertionError("fewer than " + AT_LEAST + " decisions were compared");
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void replay(Map<String, String> question) throws IOException {
        String name = Json.text(question.get("language"));
        Language language = name == null ? Language.NONE : Language.valueOf(name.toUpperCase(Locale.ROOT));
        Mode mode = Mode.valueOf(Json.text(question.get("mode")).toUpperCase(Locale.ROOT));
        Engine engine = engines.get(Json.text(question.get("services")));
        // A line that is no UTF-8 is not asked; Rust calls it malformed.
        String[] log = new String(Files.readAllBytes(folder.resolve(Json.text(question.get("log")))), StandardCharsets.UTF_8).split("\n", -1);
        Map<String, Provider> providers = new HashMap<>();
        for (String answer : read(Json.text(question.get("answer"))).lines().toList()) {
            Map<String, String> rust = Json.fields(answer);
            int line = Integer.parseInt(rust.get("line"));
            try {
                compare(log[line - 1], answer, rust, engine, providers, mode, language);
            } catch (RuntimeException | AssertionError differs) {
                throw new AssertionError("line " + line + " of " + question, differs);
            }
        }
        providers.values().forEach(Provider::close);
    }

    private void compare(
            String line, String answer, Map<String, String> rust, Engine engine, Map<String, Provider> providers, Mode mode, Language language) {
        Map<String, List<String>> event;
        LocalDate on;
        String id;
        try {
            event = Json.allFields(line);
            on = LocalDate.parse(Json.text(only(event, "on")));
            id = Json.text(only(event, "provider"));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            event = Map.of();
            on = LocalDate.EPOCH;
            id = "";
        }
        if (id.isEmpty() || id.codePointCount(0, id.length()) > 200 || on.getYear() < 1900 || on.getYear() > 2199) {
            equal("an error", rust.containsKey("error") ? "an error" : "a decision");
            notAsked.incrementAndGet();
            return;
        }
        Action action = Action.fromJson(event.entrySet().stream()
                .filter(field -> !field.getKey().equals("on") && !field.getKey().equals("provider"))
                .flatMap(field -> field.getValue().stream().map(value -> quoted(field.getKey()) + ":" + value))
                .collect(Collectors.joining(",", "{", "}")));
        Provider provider = providers.computeIfAbsent(id, engine::newProvider);
        try {
            Decision asked = provider.evaluate(action, on, language);
            boolean allows = provider.allows(action, on);
            Decision decision = provider.apply(action, on, mode, language);
            // All but the number of the line.
            equal("{" + answer.substring(answer.indexOf("\"allowed\"")), decision.json());
            equal(rust.get("allowed"), String.valueOf(decision.allowed()));
            equal(Json.elements(rust.get("findings")).stream().map(SameBytes::finding).toList(), decision.findings());
            equal(decision.findings().stream().noneMatch(finding -> finding.effect() == Effect.UNDETERMINED), decision.clear());
            equal(decision.allowed(), allows);
            // What is prohibited and carried out all the same has consequences, which an answer beforehand does not tell.
            if (allows || mode == Mode.ENFORCE) {
                equal(decision, asked);
            }
            decisions.incrementAndGet();
        } catch (RulesException error) {
            Map<String, String> told = Json.fields(Objects.requireNonNull(rust.get("error"), error.getMessage()));
            equal(Json.text(told.get("code")), error.code());
            equal(Json.text(told.get("field")), error.field());
            if (language != Language.NONE) {
                equal(Json.text(told.get("message")), error.message(language));
            }
            errors.incrementAndGet();
        }
    }

    private static Finding finding(String json) {
        Map<String, String> finding = Json.fields(json);
        String due = Json.text(finding.get("due"));
        return new Finding(
                Json.text(finding.get("rule")),
                Effect.valueOf(Json.text(finding.get("effect")).toUpperCase(Locale.ROOT)),
                Json.text(finding.get("course")),
                Json.text(finding.get("client")),
                due == null ? null : LocalDate.parse(due),
                Json.text(finding.get("message")));
    }

    /** The value of a field that is there once. */
    private static String only(Map<String, List<String>> event, String field) {
        List<String> values = event.getOrDefault(field, List.of());
        if (values.size() != 1 || values.get(0).equals("null")) {
            throw new IllegalArgumentException("not one " + field);
        }
        return values.get(0);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void equal(Object rust, Object java) {
        if (!Objects.equals(rust, java)) {
            throw new AssertionError("Rust: " + rust + "\nJava: " + java);
        }
    }
}
