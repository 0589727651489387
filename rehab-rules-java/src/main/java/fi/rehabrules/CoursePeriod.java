package fi.rehabrules;

import java.time.LocalDate;

/**
 * A period of a course's schedule.
 *
 * @param kind whether it is held in person or digitally
 * @param start its first day
 * @param end its last day
 */
public record CoursePeriod(Kind kind, LocalDate start, LocalDate end) {
    /** How a period is held. */
    public enum Kind {
        /** In person. */
        IN_PERSON,
        /** Digitally. */
        DIGITAL
    }

    /**
     * A period in person.
     *
     * @param start its first day
     * @param end its last day
     * @return the period
     */
    public static CoursePeriod inPerson(LocalDate start, LocalDate end) {
        return new CoursePeriod(Kind.IN_PERSON, start, end);
    }

    /**
     * A digital period.
     *
     * @param start its first day
     * @param end its last day
     * @return the period
     */
    public static CoursePeriod digital(LocalDate start, LocalDate end) {
        return new CoursePeriod(Kind.DIGITAL, start, end);
    }
}
