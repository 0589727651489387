/**
 * Kela's rehabilitation course rules: may this be done, why not, what is due by when, what was broken.
 *
 * <p>An {@link fi.rehabrules.Engine} makes a {@link fi.rehabrules.Provider} of a registry's rows or of a snapshot. That answers with a
 * {@link fi.rehabrules.Decision}, a value. {@code docs/how-to/java.md} has a program from beginning to end.
 *
 * <p>No parameter may be null unless it says so: a {@link NullPointerException} tells. What a record has no value for is null.
 */
package fi.rehabrules;
