package fi.rehabrules;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Room for what a call answers, which is used by one thread at a time. */
final class Room {
    private static final int OK = 0;
    private static final int MALFORMED = 1;
    private static final int MISUSE = 2;
    private static final int FINDING_BYTES = 72;

    /** For an error. */
    final Pointer error;
    /** For a handle. */
    final Pointer handle;
    /** For a text, or a finding. */
    final Pointer answer;

    Room() {
        Memory memory = new Memory(2 * Long.BYTES + FINDING_BYTES);
        memory.clear();
        error = memory.share(0);
        handle = memory.share(Long.BYTES);
        answer = memory.share(2 * Long.BYTES);
    }

    /** Throws what a call tells that has no answer. */
    void check(int status) {
        if (status == OK) {
            return;
        }
        Pointer told = error.getPointer(0);
        try {
            String code = Library.ended(Library.rehab_rules_error_code(told));
            String field = Library.ended(Library.rehab_rules_error_field(told));
            String message = message(told, Language.EN);
            if (status == MALFORMED) {
                throw new RulesException(code, field, List.of(message, message(told, Language.FI), message(told, Language.SV)));
            }
            throw status == MISUSE ? new IllegalStateException(message) : new FaultException(message + ": go on from the last snapshot");
        } finally {
            Library.rehab_rules_error_free(told);
        }
    }

    private static String message(Pointer error, Language language) {
        return Library.ended(Library.rehab_rules_error_message(error, language.number));
    }

    /** The handle of the last answer. */
    Pointer handle() {
        return handle.getPointer(0);
    }

    /** The text of the last answer, which is freed. */
    String text() {
        String text = view(0);
        Library.rehab_rules_text_free(answer);
        return text;
    }

    /** A text that begins so many bytes into the last answer; null for none. */
    String view(int at) {
        Pointer data = answer.getPointer(at);
        if (data == null) {
            return null;
        }
        int length = Math.toIntExact(answer.getLong(at + Long.BYTES));
        return new String(data.getByteArray(0, length), StandardCharsets.UTF_8);
    }
}
