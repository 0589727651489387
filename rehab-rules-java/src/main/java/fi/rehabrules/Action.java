package fi.rehabrules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An action: one of the nineteen actions in {@code docs/log.md}, which describes each field.
 *
 * <p>There is a factory method for each action, which takes the required fields. Further methods add optional fields, each returning a new
 * action; null leaves a field out. If a field does not belong to the action or a value is out of range, evaluating the action throws a
 * {@link RulesException}.
 *
 * <pre>{@code
 * Action attach = Action.attachClient("C1", "K2").agreed(true);
 * }</pre>
 */
public final class Action {
    private final String json;
    /** The values by field name, each as JSON; null if the whole action was given as JSON. */
    private final Map<String, String> fields;

    private Action(String json, Map<String, String> fields) {
        this.json = json;
        this.fields = fields;
    }

    /**
     * Creates an action from JSON, which is sent unchanged.
     *
     * @param json an object as in {@code docs/log.md}, without {@code on} and {@code provider}
     * @return the action
     */
    public static Action fromJson(String json) {
        return new Action(json, null);
    }

    /**
     * The provider declares how many clients it can take in a year.
     *
     * @param service the service
     * @param year the calendar year
     * @param places the number of places
     * @return the action
     */
    public static Action declareCapacity(String service, int year, int places) {
        return of("declare_capacity").needs("service", service).needs("year", year).needs("places", places);
    }

    /**
     * The provider receives a client's decision.
     *
     * @param client the client
     * @param service the service
     * @param issued the date on which the decision was issued
     * @return the action, which may have {@link #received}, {@link #targetGroup}, {@link #continues}, {@link #rehabilitationStarted}
     */
    public static Action receiveDecision(String client, String service, LocalDate issued) {
        return ofClient("receive_decision", client, service).needs("issued", issued);
    }

    /**
     * A course is created.
     *
     * @param course the course's id
     * @param service the service
     * @param groupSize the number of places
     * @param targetGroups the target groups
     * @return the action, which needs {@link #periods} or {@link #year}, and may have {@link #office}, {@link #contact}
     */
    public static Action createCourse(String course, String service, int groupSize, List<String> targetGroups) {
        return ofCourse("create_course", course)
                .needs("service", service)
                .needs("group_size", groupSize)
                .needs("target_groups", targetGroups);
    }

    /**
     * A course is published.
     *
     * @param course the course
     * @return the action, which may have {@link #checked}
     */
    public static Action publishCourse(String course) {
        return ofCourse("publish_course", course);
    }

    /**
     * The provider asks for a published course to be hidden.
     *
     * @param course the course
     * @return the action
     */
    public static Action unpublishCourse(String course) {
        return ofCourse("unpublish_course", course);
    }

    /**
     * An error found by the check of a published course is corrected.
     *
     * @param course the course
     * @return the action, which may have {@link #office}, {@link #contact}
     */
    public static Action correctCourse(String course) {
        return ofCourse("correct_course", course);
    }

    /**
     * A client is attached to a course.
     *
     * @param course the course
     * @param client the client
     * @return the action, which may have {@link #agreed}
     */
    public static Action attachClient(String course, String client) {
        return ofCourse("attach_client", course).needs("client", client);
    }

    /**
     * A client is removed from a course.
     *
     * @param course the course
     * @param client the client
     * @return the action
     */
    public static Action detachClient(String course, String client) {
        return ofCourse("detach_client", course).needs("client", client);
    }

    /**
     * A client is moved from one course to another.
     *
     * @param from the course that the client leaves
     * @param to the course that the client joins
     * @param client the client
     * @return the action, which may have {@link #agreed}
     */
    public static Action moveClient(String from, String to, String client) {
        return of("move_client").needs("from", from).needs("to", to).needs("client", client);
    }

    /**
     * The group size of a course changes.
     *
     * @param course the course
     * @param groupSize the number of places
     * @return the action
     */
    public static Action setGroupSize(String course, int groupSize) {
        return ofCourse("set_group_size", course).needs("group_size", groupSize);
    }

    /**
     * The target groups of a course change.
     *
     * @param course the course
     * @param targetGroups the target groups
     * @return the action
     */
    public static Action setTargetGroups(String course, List<String> targetGroups) {
        return ofCourse("set_target_groups", course).needs("target_groups", targetGroups);
    }

    /**
     * A course is confirmed.
     *
     * @param course the course
     * @return the action
     */
    public static Action confirmCourse(String course) {
        return ofCourse("confirm_course", course);
    }

    /**
     * A course gets a new schedule.
     *
     * @param course the course
     * @param periods the complete new schedule, in order of first dates
     * @return the action, which may have {@link #clientsAgreed}, {@link #clientsDeclined}
     */
    public static Action rescheduleCourse(String course, List<CoursePeriod> periods) {
        return ofCourse("reschedule_course", course).needs("periods", periods);
    }

    /**
     * The dates of one period change.
     *
     * @param course the course
     * @param period the number of the period, from 1
     * @param start the new first date
     * @param end the new last date
     * @return the action, which may have {@link #clientsAgreed}, {@link #clientsDeclined}
     */
    public static Action reschedulePeriod(String course, int period, LocalDate start, LocalDate end) {
        return ofCourse("reschedule_period", course)
                .needs("period", period)
                .needs("start", start)
                .needs("end", end);
    }

    /**
     * A course is deleted.
     *
     * @param course the course
     * @return the action
     */
    public static Action deleteCourse(String course) {
        return ofCourse("delete_course", course);
    }

    /**
     * The provider gives information about itself.
     *
     * @param service the service
     * @return the action, which may have {@link #office}, {@link #multiprofessionalExperience}, {@link #distanceExperience}, {@link #pool},
     *     {@link #contact}
     */
    public static Action updateProviderInfo(String service) {
        return of("update_provider_info").needs("service", service);
    }

    /**
     * The provider informs Kela's telephone line that there is no suitable course for the client.
     *
     * @param client the client
     * @param service the service
     * @return the action
     */
    public static Action tellAuthorityLine(String client, String service) {
        return ofClient("tell_authority_line", client, service);
    }

    /**
     * The client leaves for another provider.
     *
     * @param client the client
     * @param service the service
     * @return the action, which may have {@link #declinedMove}
     */
    public static Action changeProvider(String client, String service) {
        return ofClient("change_provider", client, service);
    }

    /**
     * The client's rehabilitation ends.
     *
     * @param client the client
     * @param service the service
     * @return the action
     */
    public static Action endRehabilitation(String client, String service) {
        return ofClient("end_rehabilitation", client, service);
    }

    /**
     * The date on which the client received the decision.
     *
     * @param day the date, or null
     * @return the action with it
     */
    public Action received(LocalDate day) {
        return with("received", day);
    }

    /**
     * The client's target group.
     *
     * @param group the group, or null
     * @return the action with it
     */
    public Action targetGroup(String group) {
        return with("target_group", group);
    }

    /**
     * Whether an old decision continues with a new provider.
     *
     * @param flag whether, or null
     * @return the action with it
     */
    public Action continues(Boolean flag) {
        return with("continues", flag);
    }

    /**
     * The date on which the rehabilitation began elsewhere.
     *
     * @param day the date, or null
     * @return the action with it
     */
    public Action rehabilitationStarted(LocalDate day) {
        return with("rehabilitation_started", day);
    }

    /**
     * The schedule of a course.
     *
     * @param periods the periods in order of first dates, or null
     * @return the action with it
     */
    public Action periods(List<CoursePeriod> periods) {
        return with("periods", periods);
    }

    /**
     * The calendar year of a course without a schedule.
     *
     * @param year the year, or null
     * @return the action with it
     */
    public Action year(Integer year) {
        return with("year", year);
    }

    /**
     * The office of a course, or the office whose pool is described.
     *
     * @param office the office, or null
     * @return the action with it
     */
    public Action office(String office) {
        return with("office", office);
    }

    /**
     * The contact of a course, or for a service.
     *
     * @param contact the contact, or null
     * @return the action with it
     */
    public Action contact(String contact) {
        return with("contact", contact);
    }

    /**
     * Whether the course data were checked before publishing.
     *
     * @param flag whether, or null
     * @return the action with it
     */
    public Action checked(Boolean flag) {
        return with("checked", flag);
    }

    /**
     * Whether the client agrees to the change of course.
     *
     * @param flag whether, or null
     * @return the action with it
     */
    public Action agreed(Boolean flag) {
        return with("agreed", flag);
    }

    /**
     * Whether the clients agree to the new dates.
     *
     * @param flag whether, or null
     * @return the action with it
     */
    public Action clientsAgreed(Boolean flag) {
        return with("clients_agreed", flag);
    }

    /**
     * The clients whom the new dates do not suit.
     *
     * @param clients the clients, each once, or null
     * @return the action with it
     */
    public Action clientsDeclined(List<String> clients) {
        return with("clients_declined", clients);
    }

    /**
     * Experience of multiprofessional rehabilitation.
     *
     * @param experience how long, or null
     * @return the action with it
     */
    public Action multiprofessionalExperience(Experience experience) {
        return with("multiprofessional_experience", experience);
    }

    /**
     * Experience of distance rehabilitation.
     *
     * @param experience how long, or null
     * @return the action with it
     */
    public Action distanceExperience(Experience experience) {
        return with("distance_experience", experience);
    }

    /**
     * The pool facilities.
     *
     * @param pool the facilities, or null
     * @return the action with it
     */
    public Action pool(Pool pool) {
        return with("pool", pool);
    }

    /**
     * Whether the client leaves because of declining a move.
     *
     * @param flag whether, or null
     * @return the action with it
     */
    public Action declinedMove(Boolean flag) {
        return with("declined_move", flag);
    }

    /** The action as JSON. */
    @Override
    public String toString() {
        if (fields == null) {
            return json;
        }
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "{\"" : ",\"").append(name).append("\":").append(value));
        return text.append('}').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The action as UTF-8 for the library. */
    byte[] utf8() {
        return Library.utf8(toString());
    }

    private static Action of(String name) {
        return new Action(null, Map.of()).with("action", name);
    }

    private static Action ofCourse(String name, String course) {
        return of(name).needs("course", course);
    }

    private static Action ofClient(String name, String client, String service) {
        return of(name).needs("client", client).needs("service", service);
    }

    private Action needs(String field, Object value) {
        return with(field, Objects.requireNonNull(value, field));
    }

    private Action with(String field, Object value) {
        if (fields == null) {
            throw new IllegalStateException("an action that was given as JSON has its fields there, also " + field);
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        if (value == null) {
            more.remove(field);
        } else {
            more.put(field, json(value));
        }
        return new Action(null, more);
    }

    private static String json(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Action::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof CoursePeriod period) {
            return "{\"kind\":" + json(period.kind()) + ",\"start\":" + json(period.start()) + ",\"end\":" + json(period.end()) + "}";
        }
        return quoted(value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        // By characters, so that an unpaired surrogate is noticed: it is written in a way that the library rejects.
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < ' ' || Character.getType(character) == Character.SURROGATE) {
                quoted.append(String.format("\\u%04x", character));
            } else {
                quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
