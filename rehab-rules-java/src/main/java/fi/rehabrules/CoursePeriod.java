package fi.rehabrules;

import java.time.LocalDate;

/**
 * A period in the schedule of a course.
 *
 * @param kind whether it is held in person or digitally
 * @param start the first date
 * @param end the last date
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
     * A period held in person.
     *
     * @param start the first date
     * @param end the last date
     * @return the period
     */
    public static CoursePeriod inPerson(LocalDate start, LocalDate end) {
        return new CoursePeriod(Kind.IN_PERSON, start, end);
    }

    /**
     * A digital period.
     *
     * @param start the first date
     * @param end the last date
     * @return the period
     */
    public static CoursePeriod digital(LocalDate start, LocalDate end) {
        return new CoursePeriod(Kind.DIGITAL, start, end);
    }
}
