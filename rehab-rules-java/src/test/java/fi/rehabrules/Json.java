package fi.rehabrules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of JSON as the tests take apart: the fields of an object and the elements of a list, each as the text that it is. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The fields of an object, as JSON; of fields of one name all, in the order of the text. Throws {@link IllegalArgumentException}. */
    static Map<String, List<String>> allFields(String object) {
        Json json = new Json(object);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        json.blanks();
        json.expect('{');
        for (json.blanks(); json.next() != '}'; json.blanks()) {
            if (!fields.isEmpty()) {
                json.expect(',');
                json.blanks();
            }
            String name = text(json.value());
            json.blanks();
            json.expect(':');
            json.blanks();
            fields.computeIfAbsent(name, none -> new ArrayList<>()).add(json.value());
        }
        json.end('}');
        return fields;
    }

    /** The fields of an object that has none twice. */
    static Map<String, String> fields(String object) {
        Map<String, String> fields = new LinkedHashMap<>();
        allFields(object).forEach((name, values) -> fields.put(name, values.get(0)));
        return fields;
    }

    /** The elements of a list, as JSON. */
    static List<String> elements(String list) {
        Json json = new Json(list);
        List<String> elements = new ArrayList<>();
        json.expect('[');
        while (json.next() != ']') {
            if (!elements.isEmpty()) {
                json.expect(',');
            }
            elements.add(json.value());
        }
        json.end(']');
        return elements;
    }

    /** What a text in JSON says; null of null and of what is not there. */
    static String text(String json) {
        if (json == null || json.equals("null")) {
            return null;
        }
        if (json.length() < 2 || json.charAt(0) != '"') {
            throw new IllegalArgumentException("no text: " + json);
        }
        StringBuilder text = new StringBuilder();
        for (int at = 1; at < json.length() - 1; at++) {
            if (json.charAt(at) != '\\') {
                text.append(json.charAt(at));
                continue;
            }
            char escape = json.charAt(++at);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }

    /** A value from here on, as far as its brackets and quotation marks tell. */
    private String value() {
        int begun = at;
        int depth = 0;
        do {
            char first = next();
            if (first == '"') {
                for (at++; next() != '"'; at++) {
                    if (next() == '\\') {
                        at++;
                    }
                }
                at++;
            } else if (first == '{' || first == '[') {
                depth++;
                at++;
            } else if (depth > 0 && (first == '}' || first == ']')) {
                depth--;
                at++;
            } else if (depth > 0 && (first == ',' || first == ':' || first <= ' ')) {
                at++;
            } else {
                int word = at;
                while (at < text.length() && ",:]}\"[{ \t\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                if (at == word) {
                    throw new IllegalArgumentException("no value at " + at + ": " + text);
                }
            }
        } while (depth > 0);
        return text.substring(begun, at);
    }

    private char next() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("it ends early: " + text);
        }
        return text.charAt(at);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char character) {
        if (next() != character) {
            throw new IllegalArgumentException("no " + character + " at " + at + ": " + text);
        }
        at++;
    }

    private void end(char character) {
        expect(character);
        blanks();
        if (at < text.length()) {
            throw new IllegalArgumentException("something stands behind it: " + text);
        }
    }
}
