package fi.rehabrules;

/** What becomes of an action that is prohibited. */
public enum Mode {
    /** It is not carried out. */
    ENFORCE(0),
    /** It is carried out all the same, as something that has happened. */
    OBSERVE(1);

    /** As the header has it. */
    final int number;

    Mode(int number) {
        this.number = number;
    }
}
