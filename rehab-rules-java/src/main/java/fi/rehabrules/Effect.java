package fi.rehabrules;

/** What a finding amounts to. */
public enum Effect {
    /** The action may not be done. */
    PROHIBITION,
    /** A duty has been broken, or a state breaks a rule; the action itself is not blocked. */
    VIOLATION,
    /** A fact is missing, or the source leaves open what holds. */
    UNDETERMINED,
    /** Someone has to do something, often by a due day. */
    OBLIGATION,
    /** Someone may now do something they could not before. */
    RIGHT,
    /** The source recommends. */
    RECOMMENDATION,
    /** The sources are silent; the engine allows it and says so. */
    UNREGULATED,
    /** A consequence worth telling. */
    NOTICE
}
