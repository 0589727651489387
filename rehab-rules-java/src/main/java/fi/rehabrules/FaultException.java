package fi.rehabrules;

/**
 * A bug in the library, not an error in the input: the engine or provider concerned is now closed. Continue from the last snapshot.
 */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FaultException(String message) {
        super(message);
    }
}
