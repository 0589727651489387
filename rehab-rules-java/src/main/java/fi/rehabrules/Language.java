package fi.rehabrules;

/** The language of messages. */
public enum Language {
    /** No messages, which is faster. */
    NONE(0),
    /** English. */
    EN(1),
    /** Finnish. */
    FI(2),
    /** Swedish. */
    SV(3);

    /** The number in the header. */
    final int number;

    Language(int number) {
        this.number = number;
    }
}
