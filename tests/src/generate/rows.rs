//! Faulty rows of a registry: a snapshot with faults; a seed gives the same rows.

use super::random::Random;
use serde_json::{Value, json};

/// A description of a fault in the rows of a provider.
pub type Damage = String;

/// Adds one fault to the rows; `None` if the rows have no place for it.
pub fn damage(rows: &mut Value, random: &mut Random) -> Option<Damage> {
    let list = |rows: &Value, name: &str| rows[name].as_array().map_or(0, Vec::len);
    let table = random.one(&["capacity", "info", "pools", "courses", "courses", "clients", "clients", "clients"]);
    let way = random.below(9);
    if way == 0 {
        rows.as_object_mut()?.remove(table)?;
        return Some(format!("without {table}"));
    }
    let count = list(rows, table);
    if count == 0 {
        return None;
    }
    let index = random.below(count);
    let row = &mut rows[table][index];
    let inside = if table == "clients" && random.percent(60) {
        "stays"
    } else if table == "courses" && random.percent(40) {
        "periods"
    } else {
        ""
    };
    let at = format!("{table}[{index}]");
    if way == 1 && !inside.is_empty() {
        row.as_object_mut()?.remove(inside)?;
        return Some(format!("{at} without {inside}"));
    }
    let row = match row.get_mut(inside).and_then(Value::as_array_mut) {
        Some(rows) if !rows.is_empty() => {
            let place = random.below(rows.len());
            &mut rows[place]
        }
        Some(_) => return None,
        None => row,
    };
    let names: Vec<String> = row.as_object()?.keys().cloned().collect();
    let name = random.pick(&names)?;
    match way {
        2 if name == "confirmed_on" => {
            row.as_object_mut()?.remove("confirmed_on");
            row["confirmed"] = json!(true);
            return Some(format!("{at}.confirmed"));
        }
        3 if table == "courses" && inside.is_empty() => {
            row.as_object_mut()?.remove("created_on")?;
            return Some(format!("{at} without created_on"));
        }
        4 if row.get("decision").is_some() => {
            row["decision"].as_object_mut()?.remove("on")?;
            return Some(format!("{at} without the day of the decision"));
        }
        5 => {
            row["x"] = json!(1);
            return Some(format!("{at}.x"));
        }
        6 if inside != "stays" => {
            *row = json!("a row");
            return Some(format!("{at} is no object"));
        }
        _ => {}
    }
    // A placement with an unreadable course counts nowhere, and is reported.
    if inside == "stays" && name == "course" {
        return None;
    }
    // The fault is inside a nested object.
    let target = if row[&name].is_object() { &mut row[&name]["issued"] } else { &mut row[&name] };
    *target = json!({"no": "value"});
    Some(format!("{at}.{inside}.{name}"))
}
