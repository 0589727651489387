package fi.rehabrules;

import com.sun.jna.Pointer;
import java.time.LocalDate;

/**
 * Service descriptions, and a factory of providers that use them.
 *
 * <p>Any thread may use an engine; calls wait for each other. Providers remain valid when it is closed. The first use of this class loads the
 * library; an {@link UnsatisfiedLinkError} means that it was not found, or does not match this jar.
 */
public final class Engine implements AutoCloseable {
    private final Room room = new Room();
    private final Pointer services;
    private final Handle handle;

    private Engine(byte[] descriptions) {
        room.check(Library.rehab_rules_services_new(descriptions, descriptions == null ? 0 : descriptions.length, room.handle, room.error));
        Pointer made = room.handle();
        services = made;
        handle = new Handle("engine", () -> Library.rehab_rules_services_free(made));
    }

    /**
     * Creates an engine with the built-in service descriptions.
     *
     * @return the engine
     */
    public static Engine builtIn() {
        return new Engine(null);
    }

    /**
     * Creates an engine with the built-in service descriptions and others. A description with the id of a built-in one replaces it.
     *
     * @param descriptions one description or a list, as JSON ({@code docs/reference/services.md})
     * @return the engine
     * @throws RulesException a description is malformed; the field is its path
     */
    public static Engine withServices(String descriptions) {
        // The library reads an empty text as no descriptions, but an empty file is probably a mistake.
        return new Engine(Library.utf8(descriptions + "\n"));
    }

    /**
     * The version of the library.
     *
     * @return for example {@code 0.2.0}
     */
    public static String version() {
        return Library.ended(Library.rehab_rules_version());
    }

    /**
     * Evaluates the facts of a receipt again; nothing but the receipt is needed.
     *
     * @param receipt a receipt from {@link Provider#receipt}
     * @return whether it holds, and what differs, as JSON ({@code docs/how-to/answers.md}, "Prove it later")
     * @throws RulesException the receipt is invalid; the field is the path of the error
     */
    public static String verify(String receipt) {
        byte[] json = Library.utf8(receipt);
        Room room = new Room();
        room.check(Library.rehab_rules_verify(json, json.length, room.answer, room.error));
        return room.text();
    }

    /**
     * Creates a provider with an empty state.
     *
     * @param id the id, 1 to 200 characters
     * @return the provider
     * @throws RulesException the id is malformed
     */
    public Provider newProvider(String id) {
        byte[] text = Library.utf8(id);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_new(services, text, text.length, room.handle, room.error));
            return new Provider(room.handle(), null);
        });
    }

    /**
     * Creates a provider from a registry's rows on a date, which may be invalid or incomplete ({@code docs/how-to/tables.md}). Valid rows are read;
     * {@link Provider#report} lists the errors.
     *
     * @param rows an object with the lists of a snapshot, of which only {@code provider} is required
     * @param asOf the date
     * @param language the language of the report
     * @return the provider
     * @throws RulesException the rows are not one JSON object, or the provider's id or the date is malformed; other errors are in the report
     */
    public Provider load(String rows, LocalDate asOf, Language language) {
        byte[] json = Library.utf8(rows);
        int day = Library.day(asOf);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_load(services, json, json.length, day, language.number, room.handle, room.answer, room.error));
            Pointer provider = room.handle();
            return new Provider(provider, room.text());
        });
    }

    /**
     * Creates a provider from a snapshot of {@link Provider#snapshot}, or from complete and valid rows.
     *
     * @param snapshot the snapshot ({@code docs/schemas/snapshot.schema.json})
     * @return the provider
     * @throws RulesException the snapshot is malformed; the field is the path of the first error
     */
    public Provider fromSnapshot(String snapshot) {
        byte[] json = Library.utf8(snapshot);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_from_snapshot(services, json, json.length, room.handle, room.error));
            return new Provider(room.handle(), null);
        });
    }

    /** Frees the service descriptions. Closing again does nothing. */
    @Override
    public void close() {
        handle.close();
    }
}
