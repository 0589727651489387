/**
 * Kela's rehabilitation course rules: what is allowed, why not, what is due and when, what was broken.
 *
 * <p>An {@link fi.rehabrules.Engine} makes a {@link fi.rehabrules.Provider} from a registry's rows or from a snapshot. The provider answers with a
 * {@link fi.rehabrules.Decision}, a value. {@code docs/how-to/java.md} contains a complete program.
 *
 * <p>No parameter may be null unless its description says so; otherwise a {@link NullPointerException} is thrown. A missing value in a record is null.
 */
package fi.rehabrules;
