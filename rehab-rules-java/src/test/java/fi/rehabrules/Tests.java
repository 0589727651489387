package fi.rehabrules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java program relies on: {@code Tests docs/log.md}. */
final class Tests {
    private static final LocalDate ON = LocalDate.of(2026, 3, 2);
    private static final String SERVICE = "kela.family-carers";
    private static final String TOO_FEW = "Kurssia C1 ei voi vielä vahvistaa: asiakkaita on 1, mutta tarvitaan vähintään 6.";
    private static final String SNAPSHOT = """
            {"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24}],
             "courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07","group_size":8,
               "target_groups":["carer-of-adult"],"contact":"010 1234","published":true,
               "periods":[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"}]}],
             "clients":[{"client":"K1","service":"kela.family-carers",
               "decision":{"on":"2026-01-02","issued":"2025-12-15","target_group":"carer-of-adult"},
               "stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}""";
    private static final Action CONFIRM = Action.confirmCourse("C1");

    private static int passed;

    public static void main(String[] arguments) throws Exception {
        try (Engine engine = Engine.builtIn(); Provider provider = engine.fromSnapshot(SNAPSHOT)) {
            decisions(provider);
            providers(engine, provider);
            texts(engine);
            errors(engine, provider);
            actions(provider, Path.of(arguments[0]));
            closed();
            closedWhileInUse();
            collected();
            memory(engine, provider);
            speed(provider);
        }
        System.out.println(passed + " tests passed");
    }

    private static void decisions(Provider provider) {
        Decision decision = provider.evaluate(CONFIRM, ON, Language.FI);
        equal(List.of(false, true), List.of(decision.allowed(), decision.clear()));
        equal(new Finding("course/minimum-clients", Effect.PROHIBITION, "C1", null, null, TOO_FEW), decision.findings().get(0));
        equal(true, decision.json().contains(TOO_FEW));
        equal(true, decision.json().contains("\"clients\":1"));
        equal(null, provider.evaluate(CONFIRM, ON, Language.NONE).findings().get(0).message());
        equal("Kurs C1 kan inte bekräftas ännu: den har 1 klient, och minst 6 behövs.",
                provider.evaluate(CONFIRM, ON, Language.SV).findings().get(0).message());
        equal(false, provider.allows(CONFIRM, ON));
        equal(true, provider.allows(Action.setGroupSize("C1", 10), ON));
        equal(decision, provider.evaluate(CONFIRM, ON, Language.FI));
        thrown(UnsupportedOperationException.class, () -> decision.findings().clear());
        Finding due = provider.audit(ON, Language.NONE).findings().stream().filter(finding -> finding.due() != null).findFirst().orElseThrow();
        equal(List.of(Effect.OBLIGATION, LocalDate.of(2026, 4, 4)), List.of(due.effect(), due.due()));
    }

    private static void providers(Engine engine, Provider asked) {
        try (Provider provider = engine.fromSnapshot(asked.snapshot())) {
            equal(null, provider.report());
            equal(asked.snapshot(), provider.snapshot());
            equal(false, provider.apply(CONFIRM, ON, Mode.ENFORCE, Language.NONE).allowed());
            equal(asked.snapshot(), provider.snapshot().replace("\"last_on\":\"2026-03-02\",", ""));
            thrown(NullPointerException.class, () -> provider.apply(CONFIRM, ON, Mode.OBSERVE, null));
            equal(false, provider.snapshot().contains("confirmed_on"));
            equal(false, provider.apply(CONFIRM, ON, Mode.OBSERVE, Language.NONE).allowed());
            equal(true, provider.snapshot().contains("\"confirmed_on\":\"2026-03-02\""));
        }
        String rows = "{\"provider\":\"P1\",\"capacity\":[{\"service\":\"" + SERVICE + "\",\"year\":2026,\"places\":\"monta\"}]}";
        try (Provider provider = engine.load(rows, ON, Language.FI)) {
            equal(true, provider.report().contains("\"path\":\"capacity[0].places\""));
            equal(true, provider.report().contains("arvon on oltava kokonaisluku 0–1"));
        }
        equal(true, asked.explain(CONFIRM, ON, Language.FI).contains(TOO_FEW));
        equal(true, Engine.verify(asked.receipt(CONFIRM, ON)).contains("\"holds\":true"));
        equal(true, Engine.version().matches("\\d+\\.\\d+\\.\\d+"));
        // A provider goes on without its engine.
        Engine own = Engine.builtIn();
        try (Provider provider = own.newProvider("P1")) {
            own.close();
            equal(true, provider.allows(Action.declareCapacity(SERVICE, 2026, 24), ON));
        }
    }

    /** Every character goes in as it is and comes out as it went in. */
    private static void texts(Engine engine) {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character < 0x3000; character += character < 0x180 ? 1 : 97) {
            all.appendCodePoint(character);
        }
        all.append("\u2028\ufeff\uffff\ud83d\ude00\udbff\udfff");
        for (int from = 0; from < all.length(); from = all.offsetByCodePoints(from, Math.min(100, all.codePointCount(from, all.length())))) {
            String course = all.substring(from, all.offsetByCodePoints(from, Math.min(100, all.codePointCount(from, all.length()))));
            try (Provider provider = engine.newProvider("Päiväkumpu \ud83c\udfe5")) {
                provider.apply(Action.declareCapacity(SERVICE, 2026, 24), ON, Mode.ENFORCE, Language.NONE);
                Action create = Action.createCourse(course, SERVICE, 8, List.of("carer-of-adult")).year(2026).contact("Åsa \"Öhman\" \\");
                equal(true, provider.apply(create, ON, Mode.ENFORCE, Language.FI).allowed());
                Finding finding = provider.evaluate(Action.confirmCourse(course), ON, Language.FI).findings().get(0);
                equal(course, finding.course());
                equal("Kurssia " + course + " ei voi vielä vahvistaa: asiakkaita on 0, mutta tarvitaan vähintään 6.", finding.message());
                try (Provider again = engine.fromSnapshot(provider.snapshot())) {
                    equal(finding, again.evaluate(Action.confirmCourse(course), ON, Language.FI).findings().get(0));
                }
            }
        }
    }

    private static void errors(Engine engine, Provider provider) {
        RulesException unknown = thrown(RulesException.class, () -> provider.evaluate(Action.confirmCourse("Ä9 \ud83d\ude00"), ON, Language.FI));
        equal(List.of("unknown_course", "course"), List.of(unknown.code(), unknown.field()));
        equal("kentän `course` kurssia ei ole luotu; anna luodun kurssin tunniste", unknown.message(Language.FI));
        equal(unknown.getMessage(), unknown.message(Language.EN));
        equal(unknown.getMessage(), unknown.message(Language.NONE));
        equal(3L, List.of(Language.EN, Language.FI, Language.SV).stream().map(unknown::message).distinct().count());
        equal("unknown_field", thrown(RulesException.class, () -> provider.allows(CONFIRM.agreed(true), ON)).code());
        RulesException none = thrown(RulesException.class, () -> provider.allows(Action.fromJson("no"), ON));
        equal("invalid_value", none.code());
        equal(null, none.field());
        for (LocalDate day : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(2200, 1, 1))) {
            RulesException error = thrown(RulesException.class, () -> provider.evaluate(CONFIRM, day, Language.NONE));
            equal(List.of("invalid_date", "on"), List.of(error.code(), error.field()));
        }
        equal("provider", thrown(RulesException.class, () -> engine.newProvider("")).field());
        equal("snapshot", thrown(RulesException.class, () -> engine.fromSnapshot("{}")).field());
        thrown(RulesException.class, () -> engine.load("[]", ON, Language.FI));
        thrown(RulesException.class, () -> Engine.verify("{}"));
        thrown(RulesException.class, () -> Engine.withServices(""));
        // Half of a surrogate pair is no character: no question mark takes its place.
        equal("invalid_value", thrown(RulesException.class, () -> provider.allows(Action.confirmCourse("C\ud83d"), ON)).code());
        thrown(IllegalArgumentException.class, () -> engine.newProvider("P\ude00"));
        thrown(IllegalArgumentException.class, () -> engine.fromSnapshot("{\"provider\":\"\ud83d\"}"));
        // Null is told before the library is called.
        thrown(NullPointerException.class, () -> provider.evaluate(null, ON, Language.FI));
        thrown(NullPointerException.class, () -> provider.evaluate(CONFIRM, null, Language.FI));
        thrown(NullPointerException.class, () -> provider.evaluate(CONFIRM, ON, null));
        thrown(NullPointerException.class, () -> engine.newProvider(null));
        equal("client", thrown(NullPointerException.class, () -> Action.attachClient("C1", null)).getMessage());
    }

    /** Each action has the fields of the table in docs/log.md, which is made of the engine's own, and the engine takes them. */
    private static void actions(Provider provider, Path page) throws IOException {
        LocalDate day = LocalDate.of(2026, 1, 5);
        List<String> groups = List.of("carer-of-adult");
        List<CoursePeriod> periods = List.of(CoursePeriod.inPerson(day, day.plusDays(4)), CoursePeriod.digital(day.plusDays(9), day.plusDays(30)));
        List<Action> actions = List.of(
                Action.declareCapacity(SERVICE, 2026, 24),
                Action.receiveDecision("K1", SERVICE, day).received(day).targetGroup("g").continues(true).rehabilitationStarted(day),
                Action.createCourse("C2", SERVICE, 8, groups).periods(periods).year(2026).office("Turku").contact("010"),
                Action.publishCourse("C1").checked(true),
                Action.unpublishCourse("C1"),
                Action.correctCourse("C1").office("Turku").contact("010"),
                Action.attachClient("C1", "K1").agreed(true),
                Action.detachClient("C1", "K1"),
                Action.moveClient("C1", "C2", "K1").agreed(false),
                Action.setGroupSize("C1", 9),
                Action.setTargetGroups("C1", groups),
                CONFIRM,
                Action.rescheduleCourse("C1", periods).clientsAgreed(true).clientsDeclined(List.of("K1")),
                Action.reschedulePeriod("C1", 1, day, day).clientsAgreed(true).clientsDeclined(List.of()),
                Action.deleteCourse("C1"),
                Action.updateProviderInfo(SERVICE).office("Turku").multiprofessionalExperience(Experience.UNDER_2_YEARS)
                        .distanceExperience(Experience.NONE).pool(Pool.ADJOINING).contact("010"),
                Action.tellAuthorityLine("K1", SERVICE),
                Action.changeProvider("K1", SERVICE).declinedMove(false),
                Action.endRehabilitation("K1", SERVICE));
        List<String> rows = new ArrayList<>();
        Matcher row = Pattern.compile("^\\| `(\\w+)` \\| (`[^|]*) \\|([^|]*)\\|$", Pattern.MULTILINE).matcher(Files.readString(page));
        while (row.find()) {
            rows.add(("action, " + row.group(2) + ", " + row.group(3)).replace("`", "").replaceAll("[, ]+$", "").replaceAll("[, ]+", ",") + " of " + row.group(1));
        }
        equal(rows, actions.stream().map(action -> {
            Map<String, String> fields = Json.fields(action.toString());
            return String.join(",", fields.keySet()) + " of " + Json.text(fields.get("action"));
        }).toList());
        for (Action action : actions) {
            try {
                provider.allows(action, ON);
            } catch (RulesException error) {
                // Only the second course is not there, and the second group.
                equal(true, List.of("unknown_course", "unknown_target_group").contains(error.code()) || fail(action, error));
            }
        }
        Action attach = Action.attachClient("C1", "K1");
        equal("{\"action\":\"attach_client\",\"course\":\"C1\",\"client\":\"K1\"}", attach.toString());
        equal(attach, attach.agreed(true).agreed(null));
        equal(attach.agreed(true), attach.agreed(false).agreed(true));
        equal(attach.hashCode(), Action.attachClient("C1", "K1").hashCode());
        thrown(IllegalStateException.class, () -> Action.fromJson("{}").agreed(true));
    }

    private static void closed() {
        Engine engine = Engine.builtIn();
        Provider provider = engine.newProvider("P1");
        for (int time = 0; time < 2; time++) {
            provider.close();
            engine.close();
        }
        equal("the provider is closed", thrown(IllegalStateException.class, () -> provider.evaluate(CONFIRM, ON, Language.FI)).getMessage());
        thrown(IllegalStateException.class, () -> provider.allows(CONFIRM, ON));
        thrown(IllegalStateException.class, () -> provider.apply(CONFIRM, ON, Mode.ENFORCE, Language.FI));
        thrown(IllegalStateException.class, () -> provider.audit(ON, Language.FI));
        thrown(IllegalStateException.class, () -> provider.explain(CONFIRM, ON, Language.FI));
        thrown(IllegalStateException.class, () -> provider.receipt(CONFIRM, ON));
        thrown(IllegalStateException.class, provider::snapshot);
        equal("the engine is closed", thrown(IllegalStateException.class, () -> engine.newProvider("P1")).getMessage());
        thrown(IllegalStateException.class, () -> engine.load(SNAPSHOT, ON, Language.FI));
        thrown(IllegalStateException.class, () -> engine.fromSnapshot(SNAPSHOT));
    }

    /** Eight threads use one provider until another closes it. */
    private static void closedWhileInUse() throws InterruptedException {
        int rounds = 100;
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (Engine engine = Engine.builtIn()) {
            for (int round = 0; round < rounds; round++) {
                Provider provider = engine.fromSnapshot(SNAPSHOT);
                CountDownLatch begun = new CountDownLatch(8);
                List<Thread> threads = new ArrayList<>();
                for (int one = 0; one < 8; one++) {
                    threads.add(new Thread(() -> {
                        begun.countDown();
                        try {
                            while (true) {
                                equalQuietly(TOO_FEW, provider.evaluate(CONFIRM, ON, Language.FI).findings().get(0).message());
                                answered.incrementAndGet();
                            }
                        } catch (IllegalStateException closed) {
                            ended.incrementAndGet();
                        }
                    }));
                }
                threads.forEach(Thread::start);
                begun.await();
                Thread.sleep(2);
                provider.close();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
        equal(8 * rounds, ended.get());
        equal(true, answered.get() > 0);
    }

    /** What nobody closes is freed once nobody has it. */
    private static void collected() throws InterruptedException {
        CountDownLatch freed = new CountDownLatch(1);
        new Handle("test", freed::countDown).use(() -> null);
        for (int time = 0; time < 100 && freed.getCount() > 0; time++) {
            System.gc();
            freed.await(100, TimeUnit.MILLISECONDS);
        }
        equal(0L, freed.getCount());
        AtomicInteger times = new AtomicInteger();
        Handle handle = new Handle("test", times::incrementAndGet);
        equal("fault", thrown(FaultException.class, () -> handle.use(() -> {
            throw new FaultException("fault");
        })).getMessage());
        handle.close();
        equal(1, times.get());
        thrown(IllegalStateException.class, () -> handle.use(() -> null));
    }

    /** A leak of a hundred bytes a call would take ten times what is allowed. */
    private static void memory(Engine engine, Provider provider) throws IOException {
        Action unknown = Action.confirmCourse("C9");
        Runnable calls = () -> {
            for (int time = 0; time < 20_000; time++) {
                provider.evaluate(CONFIRM, ON, Language.FI);
                provider.receipt(CONFIRM, ON);
                thrownQuietly(() -> provider.evaluate(unknown, ON, Language.FI));
                engine.fromSnapshot(SNAPSHOT).close();
            }
        };
        calls.run();
        long before = residentKilobytes();
        for (int round = 0; round < 5; round++) {
            calls.run();
        }
        long grown = residentKilobytes() - before;
        System.out.printf(Locale.ROOT, "resident memory after 100,000 decisions, receipts, errors and providers: %+,d kB%n", grown);
        equal(true, grown < 1_000 || fail("resident memory grew by kB", grown));
    }

    private static long residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("/proc/self/status tells no VmRSS");
    }

    /** Prints what a decision costs, and asserts nothing. */
    private static void speed(Provider provider) {
        Action attach = Action.attachClient("C1", "K1");
        time("yes or no", () -> provider.allows(attach, ON));
        time("a decision without messages", () -> provider.evaluate(attach, ON, Language.NONE));
        time("a decision with messages in Finnish", () -> provider.evaluate(attach, ON, Language.FI));
    }

    private static void time(String what, Runnable call) {
        int rounds = 50_000;
        long best = Long.MAX_VALUE;
        for (int time = 0; time < 5; time++) {
            long begun = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                call.run();
            }
            best = Math.min(best, (System.nanoTime() - begun) / rounds);
        }
        System.out.printf(Locale.ROOT, "%s: %,d ns%n", what, best);
    }

    private static void equal(Object wanted, Object got) {
        equalQuietly(wanted, got);
        passed++;
    }

    private static void equalQuietly(Object wanted, Object got) {
        if (!Objects.equals(wanted, got)) {
            throw new AssertionError("wanted: " + wanted + "\ngot:    " + got);
        }
    }

    private static boolean fail(Object what, Object why) {
        throw new AssertionError(what + ": " + why);
    }

    private static <T extends Throwable> T thrown(Class<T> wanted, Runnable call) {
        passed++;
        try {
            call.run();
        } catch (Throwable error) {
            if (error.getClass() == wanted) {
                return wanted.cast(error);
            }
            throw new AssertionError("wanted: " + wanted, error);
        }
        throw new AssertionError("wanted: " + wanted + ", and nothing was thrown");
    }

    private static void thrownQuietly(Runnable call) {
        try {
            call.run();
        } catch (RulesException error) {
            return;
        }
        throw new AssertionError("nothing was thrown");
    }
}
