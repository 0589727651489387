package fi.rehabrules;

/**
 * The library is wrong, and not what went in: the engine or provider that was asked is closed now. Go on from the last snapshot.
 */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FaultException(String message) {
        super(message);
    }
}
