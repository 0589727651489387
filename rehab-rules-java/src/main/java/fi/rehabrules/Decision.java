package fi.rehabrules;

import java.util.List;

/**
 * The result for an action or an audit: an immutable value, which you can keep and pass to any thread.
 *
 * @param allowed whether no finding is a prohibition
 * @param clear whether no finding is undetermined; an allowed action that is not clear may be prohibited when the missing fact is known
 * @param findings the findings, in order
 * @param json the decision as JSON ({@code docs/schemas/decision.schema.json}), which also contains the compared values of each finding
 */
public record Decision(boolean allowed, boolean clear, List<Finding> findings, String json) {
    /**
     * Creates a decision with an immutable copy of the list.
     *
     * @param allowed whether no finding is a prohibition
     * @param clear whether no finding is undetermined
     * @param findings the findings
     * @param json the decision as JSON
     */
    public Decision {
        findings = List.copyOf(findings);
    }
}
