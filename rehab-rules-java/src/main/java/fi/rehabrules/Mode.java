package fi.rehabrules;

/** What happens to prohibited actions. */
public enum Mode {
    /** They are not applied. */
    ENFORCE(0),
    /** They are reported, but applied anyway (for historical data). */
    OBSERVE(1);

    /** The number in the header. */
    final int number;

    Mode(int number) {
        this.number = number;
    }
}
