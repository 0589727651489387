package fi.rehabrules;

import java.time.LocalDate;

/**
 * What a rule says of an action, or of how things stand.
 *
 * @param rule the rule, for example {@code course/minimum-clients}; {@code docs/rules} has a page for each
 * @param effect what it amounts to
 * @param course the course, null where none is concerned
 * @param client the client, null where none is concerned
 * @param due the last day on which it is in time, null where there is none
 * @param message what it says, null when no language was asked for
 */
public record Finding(String rule, Effect effect, String course, String client, LocalDate due, String message) {
}
