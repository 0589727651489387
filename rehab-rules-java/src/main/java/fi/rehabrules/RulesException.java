package fi.rehabrules;

import java.util.List;

/**
 * What went in is malformed, or does not fit what is known. Nothing was changed.
 *
 * <p>{@link #getMessage} is the message in English.
 */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A word. */
    private final String code;
    /** A path, or null. */
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
     * What is wrong, as a word that stays as it is.
     *
     * @return for example {@code unknown_course}
     */
    public String code() {
        return code;
    }

    /**
     * Where it is wrong.
     *
     * @return the path of a field, for example {@code periods[0].end}, or the name of a parameter; null where the whole is wrong
     */
    public String field() {
        return field;
    }

    /**
     * What is wrong, for the person who has to put it right.
     *
     * @param language the language; of none, English
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
