package fi.rehabrules;

import com.sun.jna.Pointer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The state of one service provider: its courses and clients.
 *
 * <p>Any thread may use a provider; calls wait for each other, while those of different providers run at the same time. A closed provider
 * throws {@link IllegalStateException}.
 */
public final class Provider implements AutoCloseable {
    // The offsets of a finding's texts and date.
    private static final int RULE = 0;
    private static final int EFFECT = 16;
    private static final int COURSE = 32;
    private static final int CLIENT = 48;
    private static final int DUE = 64;

    private final Room room = new Room();
    private final Pointer provider;
    /** Filled repeatedly. */
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
     * The errors in the rows that the provider was loaded from.
     *
     * @return {@code {"errors":[{"table":…,"path":…,"id":…,"code":…,"value":…,"expected":…,"message":…},…],"not_loaded":["capacity",…]}}; nothing
     *     is concluded from what is not loaded. Null if the provider was not loaded from rows.
     */
    public String report() {
        return report;
    }

    /**
     * Evaluates an action without applying it.
     *
     * @param action the action
     * @param on the date
     * @param language the language of messages
     * @return the decision
     * @throws RulesException the action or the date is malformed (or the date is before the provider's last event), or a course or client is unknown
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
     * Returns whether an action is allowed. Several times faster than {@link #evaluate}, because no findings are read.
     *
     * @param action the action
     * @param on the date
     * @return whether it is allowed, even if the decision is not clear
     * @throws RulesException as for {@link #evaluate}
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
     * Evaluates an action and applies it: with {@link Mode#ENFORCE} if it is allowed, with {@link Mode#OBSERVE} in any case. A malformed action is
     * not applied.
     *
     * @param action the action
     * @param on the date
     * @param mode what happens if the action is prohibited
     * @param language the language of messages
     * @return the decision
     * @throws RulesException as for {@link #evaluate}
     */
    public Decision apply(Action action, LocalDate on, Mode mode, Language language) {
        // A null is rejected before anything is applied.
        Objects.requireNonNull(language, "language");
        byte[] json = action.utf8();
        int day = Library.day(on);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_apply(provider, json, json.length, day, mode.number, decision, room.error));
            return decision(language);
        });
    }

    /**
     * Audits the provider on a date: what is due and what is broken.
     *
     * @param asOf the date
     * @param language the language of messages
     * @return the findings, as a decision
     * @throws RulesException the date is malformed, or before the provider's last event
     */
    public Decision audit(LocalDate asOf, Language language) {
        int day = Library.day(asOf);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_audit(provider, day, decision, room.error));
            return decision(language);
        });
    }

    /**
     * Explains the decision on an action: every rule, whether it was evaluated, the facts read and each comparison.
     *
     * @param action the action
     * @param on the date
     * @param language the language of messages
     * @return the explanation as JSON ({@code docs/how-to/answers.md}, "Why")
     * @throws RulesException as for {@link #evaluate}
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
     * The decision on an action with all the facts behind it. Store it with the decision; {@link Engine#verify} evaluates it again.
     *
     * @param action the action
     * @param on the date
     * @return the receipt as JSON with a digest ({@code docs/how-to/answers.md}, "Prove it later")
     * @throws RulesException as for {@link #evaluate}
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
     * The provider as JSON, which you can store and read with {@link Engine#fromSnapshot}; if it was loaded from incomplete rows, with
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

    /** Frees the provider. Closing again does nothing. */
    @Override
    public void close() {
        handle.close();
    }

    /** The filled decision, as a value. */
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
