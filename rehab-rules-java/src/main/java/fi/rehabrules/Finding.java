package fi.rehabrules;

import java.time.LocalDate;

/**
 * A finding of a rule about an action, or in an audit.
 *
 * @param rule the rule, for example {@code course/minimum-clients}; {@code docs/rules} has a page for each rule
 * @param effect the effect
 * @param course the course, null if no course is concerned
 * @param client the client, null if no client is concerned
 * @param due the due date, null if there is none
 * @param message the message, null if no language was requested
 */
public record Finding(String rule, Effect effect, String course, String client, LocalDate due, String message) {
}
