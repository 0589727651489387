package fi.rehabrules;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Memory for the results of calls, used by one thread at a time. */
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

    /** Throws the error of a call without a result. */
    void check(int status) {
        if (status == OK) {
            return;
        }
        Pointer failure = error.getPointer(0);
        try {
            String code = Library.ended(Library.rehab_rules_error_code(failure));
            String field = Library.ended(Library.rehab_rules_error_field(failure));
            String message = message(failure, Language.EN);
            if (status == MALFORMED) {
                throw new RulesException(code, field, List.of(message, message(failure, Language.FI), message(failure, Language.SV)));
            }
            throw status == MISUSE ? new IllegalStateException(message) : new FaultException(message + ": continue from the last snapshot");
        } finally {
            Library.rehab_rules_error_free(failure);
        }
    }

    private static String message(Pointer error, Language language) {
        return Library.ended(Library.rehab_rules_error_message(error, language.number));
    }

    /** The handle of the last result. */
    Pointer handle() {
        return handle.getPointer(0);
    }

    /** The text of the last result, which is freed. */
    String text() {
        String text = view(0);
        Library.rehab_rules_text_free(answer);
        return text;
    }

    /** A text that begins at this offset in the last result; null for none. */
    String view(int at) {
        Pointer data = answer.getPointer(at);
        if (data == null) {
            return null;
        }
        int length = Math.toIntExact(answer.getLong(at + Long.BYTES));
        return new String(data.getByteArray(0, length), StandardCharsets.UTF_8);
    }
}
