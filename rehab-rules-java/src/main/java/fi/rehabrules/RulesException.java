package fi.rehabrules;

import java.util.List;

/**
 * The input is malformed, or contradicts what is known. Nothing was changed.
 *
 * <p>{@link #getMessage} is the message in English.
 */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The code. */
    private final String code;
    /** The path, or null. */
    private final String field;
    /** The message in Finnish. */
    private final String finnish;
    /** The message in Swedish. */
    private final String swedish;

    RulesException(String code, String field, List<String> messages) {
        super(messages.get(0));
        this.code = code;
        this.field = field;
        finnish = messages.get(1);
        swedish = messages.get(2);
    }

    /**
     * The stable code of the error.
     *
     * @return for example {@code unknown_course}
     */
    public String code() {
        return code;
    }

    /**
     * The position of the error.
     *
     * @return the path of a field, for example {@code periods[0].end}, or the name of a parameter; null if the error concerns the whole input
     */
    public String field() {
        return field;
    }

    /**
     * The message, for people.
     *
     * @param language the language; English for none
     * @return the message
     */
    public String message(Language language) {
        return switch (language) {
            case NONE, EN -> getMessage();
            case FI -> finnish;
            case SV -> swedish;
        };
    }
}
