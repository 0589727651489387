package fi.rehabrules;

/** The effect of a finding. */
public enum Effect {
    /** The action may not be done. */
    PROHIBITION,
    /** A duty has been broken, or a state breaks a rule; the action itself is not blocked. */
    VIOLATION,
    /** A fact is missing, or the source leaves the question open. */
    UNDETERMINED,
    /** Someone must do something, often by a due date. */
    OBLIGATION,
    /** Someone may now do something that was not possible before. */
    RIGHT,
    /** The source recommends something. */
    RECOMMENDATION,
    /** The sources do not regulate it; the engine allows it and says so. */
    UNREGULATED,
    /** A consequence worth knowing. */
    NOTICE
}
