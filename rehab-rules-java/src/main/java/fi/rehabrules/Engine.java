package fi.rehabrules;

import com.sun.jna.Pointer;
import java.time.LocalDate;

/**
 * Service descriptions, and the providers that are made with them.
 *
 * <p>Any thread may use it; calls wait for each other. Providers go on when it is closed. The first use of this class loads the library: an
 * {@link UnsatisfiedLinkError} tells that it was not found, or is not the one of this jar.
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
     * An engine with the built-in service descriptions.
     *
     * @return the engine
     */
    public static Engine builtIn() {
        return new Engine(null);
    }

    /**
     * An engine with the built-in service descriptions and others. One with the id of a built-in one takes its place.
     *
     * @param descriptions one description or a list, as JSON ({@code docs/reference/services.md})
     * @return the engine
     * @throws RulesException a description is malformed; the field is its path
     */
    public static Engine withServices(String descriptions) {
        // The library takes an empty text for none, but a file that is empty was hardly meant.
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
     * Judges the facts of a receipt again; needed is nothing else.
     *
     * @param receipt what {@link Provider#receipt} gave
     * @return whether it holds, and what differs, as JSON ({@code docs/how-to/answers.md}, "Prove it later")
     * @throws RulesException it is no receipt; the field is the path of what is wrong
     */
    public static String verify(String receipt) {
        byte[] json = Library.utf8(receipt);
        Room room = new Room();
        room.check(Library.rehab_rules_verify(json, json.length, room.answer, room.error));
        return room.text();
    }

    /**
     * A provider of which nothing is known yet but its id.
     *
     * @param id a text of 1 to 200 characters
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
     * A provider from a registry's rows as they stand on a day, wrong and lacking ones too ({@code docs/how-to/tables.md}). What can be taken is
     * taken; {@link Provider#report} tells what was not.
     *
     * @param rows an object with the lists of a snapshot, of which only {@code provider} is needed
     * @param asOf the day
     * @param language the language of the report
     * @return the provider
     * @throws RulesException the rows are not one JSON object, or the provider's id or the day is malformed; all else is in the report
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
     * A provider from a snapshot: what {@link Provider#snapshot} gave, or rows that are complete and right.
     *
     * @param snapshot the snapshot ({@code docs/schemas/snapshot.schema.json})
     * @return the provider
     * @throws RulesException the first thing that is wrong; the field is its path
     */
    public Provider fromSnapshot(String snapshot) {
        byte[] json = Library.utf8(snapshot);
        return handle.use(() -> {
            room.check(Library.rehab_rules_provider_from_snapshot(services, json, json.length, room.handle, room.error));
            return new Provider(room.handle(), null);
        });
    }

    /** Frees the service descriptions. Closed again, it does nothing. */
    @Override
    public void close() {
        handle.close();
    }
}
