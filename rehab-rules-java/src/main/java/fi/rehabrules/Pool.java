package fi.rehabrules;

/** The pool facilities of an office. */
public enum Pool {
    /** None. */
    NONE,
    /** At the office. */
    ADJOINING,
    /** Elsewhere. */
    ELSEWHERE
}
