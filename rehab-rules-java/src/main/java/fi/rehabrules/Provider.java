package fi.rehabrules;

import com.sun.jna.Pointer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What is known of one service provider: its courses and clients.
 *
 * <p>Any thread may use it; calls wait for each other, while those of different providers run at the same time. Used after it was closed, it
 * throws {@link IllegalStateException}.
 */
public final class Provider implements AutoCloseable {
    // Where the texts of a finding stand in it, and its day.
    private static final int RULE = 0;
    private static final int EFFECT = 16;
    private static final int COURSE = 32;
    private static final int CLIENT = 48;
    private static final int DUE = 64;

    private final Room room = new Room();
    private final Pointer provider;
    /** Filled again and again. */
    private final Pointer decision;
    private final Handle handle;
    private final String report;

    Provider(Pointer provider, String report) {
        Pointer filled = Library.rehab_rules_decision_new();
        this.provider = provider;
        this.report = report;
        decision = filled;
        handle = new Handle("provider", () -> {
            Library.rehab_rules_decision_free(filled);
            Library.rehab_rules_provider_free(provider);
        });
    }

    /**
     * What was not taken of the rows that the provider was loaded from.
     *
     * @return {@code {"errors":[{"table":…,"path":…,"id":…,"code":…,"value":…,"expected":…,"message":…},…],"not_loaded":["capacity",…]}}; of what
     *     is not loaded nothing is said, and no answer rests on it. Null when it was not loaded from rows.
     */
    public String report() {
        return report;
    }

    /**
     * May this be done? Changes nothing.
     *
     * @param action what is to be done
     * @param on the day
     * @param language the language of messages
     * @return the decision
     * @throws RulesException the action or the day is malformed (also a day before the provider's last event), or it names what is not known
     */
    public Decision evaluate(Action action, LocalDate on, Language language) {
        byte[] json = action.utf8();
        int day = Library.day(on);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_evaluate(provider, json, json.length, day, decision, room.error));
            return decision(language);
        });
    }

    /**
     * May this be done, yes or no? As {@link #evaluate}, and several times faster, for no finding is read.
     *
     * @param action what is to be done
     * @param on the day
     * @return whether it is allowed, be it clear or not
     * @throws RulesException as of {@link #evaluate}
     */
    public boolean allows(Action action, LocalDate on) {
        byte[] json = action.utf8();
        int day = Library.day(on);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_evaluate(provider, json, json.length, day, decision, room.error));
            return Library.rehab_rules_decision_allowed(decision) != 0;
        });
    }

    /**
     * As {@link #evaluate}, and carries the action out: by {@link Mode#ENFORCE} if it is allowed, by {@link Mode#OBSERVE} in any case. What is
     * malformed changes nothing.
     *
     * @param action what is done
     * @param on the day
     * @param mode what becomes of it when it is prohibited
     * @param language the language of messages
     * @return the decision
     * @throws RulesException as of {@link #evaluate}
     */
    public Decision apply(Action action, LocalDate on, Mode mode, Language language) {
        // What is null is told before anything is carried out.
        Objects.requireNonNull(language, "language");
        byte[] json = action.utf8();
        int day = Library.day(on);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_apply(provider, json, json.length, day, mode.number, decision, room.error));
            return decision(language);
        });
    }

    /**
     * What is due and what is broken on a day: the findings of the decision.
     *
     * @param asOf the day
     * @param language the language of messages
     * @return the findings, as a decision
     * @throws RulesException the day is malformed, or before the provider's last event
     */
    public Decision audit(LocalDate asOf, Language language) {
        int day = Library.day(asOf);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_audit(provider, day, decision, room.error));
            return decision(language);
        });
    }

    /**
     * How the decision on an action comes about: every rule that was asked or not, the facts read, each comparison.
     *
     * @param action what is to be done
     * @param on the day
     * @param language the language of messages
     * @return the explanation as JSON ({@code docs/how-to/answers.md}, "Why")
     * @throws RulesException as of {@link #evaluate}
     */
    public String explain(Action action, LocalDate on, Language language) {
        byte[] json = action.utf8();
        int day = Library.day(on);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_explain(provider, json, json.length, day, language.number, room.answer, room.error));
            return room.text();
        });
    }

    /**
     * The decision on an action with all that it rests on, to be stored beside the decision and judged again by {@link Engine#verify}.
     *
     * @param action what is to be done
     * @param on the day
     * @return the receipt as JSON with a digest ({@code docs/how-to/answers.md}, "Prove it later")
     * @throws RulesException as of {@link #evaluate}
     */
    public String receipt(Action action, LocalDate on) {
        byte[] json = action.utf8();
        int day = Library.day(on);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_receipt(provider, json, json.length, day, room.answer, room.error));
            return room.text();
        });
    }

    /**
     * The provider as JSON, to be kept and read again by {@link Engine#fromSnapshot}; of one that was loaded from rows that lack something, by
     * {@link Engine#load}.
     *
     * @return the snapshot
     */
    public String snapshot() {
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_snapshot(provider, room.answer, room.error));
            return room.text();
        });
    }

    /** Frees the provider. Closed again, it does nothing. */
    @Override
    public void close() {
        handle.close();
    }

    /** The decision that was filled, as a value. */
    private Decision decision(Language language) {
        long count = Library.rehab_rules_decision_findings(decision);
        List<Finding> findings = new ArrayList<>();
        for (long index = 0; index < count; index++) {
            findings.add(finding(index, language));
        }
        boolean allowed = Library.rehab_rules_decision_allowed(decision) != 0;
        boolean clear = Library.rehab_rules_decision_clear(decision) != 0;
        room.check(Library.rehab_rules_decision_json(decision, language.number, room.answer, room.error));
        return new Decision(allowed, clear, findings, room.text());
    }

    private Finding finding(long index, Language language) {
        room.check(Library.rehab_rules_decision_finding(decision, index, room.answer, room.error));
        String rule = room.view(RULE);
        Effect effect = Effect.valueOf(room.view(EFFECT).toUpperCase(Locale.ROOT));
        String course = room.view(COURSE);
        String client = room.view(CLIENT);
        int day = room.answer.getInt(DUE);
        LocalDate due = day == Library.NO_DAY ? null : LocalDate.ofEpochDay(day);
        String message = null;
        if (language != Language.NONE) {
            room.check(Library.rehab_rules_decision_message(decision, index, language.number, room.answer, room.error));
            message = room.text();
        }
        return new Finding(rule, effect, course, client, due, message);
    }
}
