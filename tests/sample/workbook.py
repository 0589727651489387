"""Makes `registry.xlsx` of the sample's log: the state on the date of the audit, in the form of an extract from a Finnish registry.

    python tests/sample/workbook.py

needs the package with its extras `excel`. Some cells are wrong, as in any extract: the tests list them.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
AS_OF = date(2024, 9, 3)

# What the tables of snapshots are called in the extract, and their columns.
SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "courses": ("Kurssit", {
        "provider": "Palveluntuottaja", "course": "Kurssinumero", "service": "Palvelu", "group_size": "Ryhmäkoko", "target_groups": "Kohderyhmät",
        "office": "Toimipaikka", "created_on": "Perustettu", "published": "Julkaistu", "contact": "Yhteystieto", "confirmed_on": "Vahvistettu",
        "confirmed_with": "Asiakkaita vahvistettaessa", "deleted": "Peruttu", "first_starts": "Alkamispäivän historia", "year": "Vuosi",
    }),
    "periods": ("Jaksot", {"course": "Kurssinumero", "kind": "Tapa", "start": "Alkaa", "end": "Päättyy"}),
    "clients": ("Asiakkaat", {
        "provider": "Palveluntuottaja", "client": "Asiakas", "service": "Palvelu", "on": "Saapunut palveluntuottajalle", "issued": "Päätöspäivä",
        "received": "Tiedoksi saatu", "target_group": "Kohderyhmä", "continues": "Vanha päätös jatkuu", "authority_line_told": "Ilmoitettu viranomaislinjalle",
        "rehabilitation_started": "Kuntoutus alkoi", "detached_from": "Irrotettu kurssilta",
    }),
    "placements": ("Sijoitukset", {"course": "Kurssinumero", "client": "Asiakas", "attached_on": "Alkaen", "detached_on": "Päättyen"}),
    "capacity": ("Kapasiteetti", {"provider": "Palveluntuottaja", "service": "Palvelu", "year": "Vuosi", "places": "Paikat"}),
    "info": ("Tiedot", {
        "provider": "Palveluntuottaja", "service": "Palvelu", "multiprofessional_experience": "Moniammatillinen kokemus",
        "distance_experience": "Etäkuntoutuksen kokemus", "contact": "Yhteystieto",
    }),
    "pools": ("Altaat", {"provider": "Palveluntuottaja", "service": "Palvelu", "office": "Toimipaikka", "pool": "Allas"}),
}  # fmt: skip
WORDS = {"in_person": "lähijakso", "digital": "verkkojakso", True: "Kyllä", False: "Ei"}
# The faulty cells: the sheet, the row from 1, the column, and the value.
FAULTS = [("Kurssit", 3, "Ryhmäkoko", "kahdeksan"), ("Sijoitukset", 5, "Alkaen", "31.2.2024"), ("Sijoitukset", 9, "Kurssinumero", "99999"), ("Kapasiteetti", 1, "Paikat", "60 paikkaa")]


def tables_of(snapshots: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of snapshots as tables; their columns are the keys of the rows, those of a decision flat."""
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in SHEETS}
    for snapshot in snapshots:
        of = {"provider": snapshot["provider"]}
        for name in ("capacity", "info", "pools"):
            tables[name] += [of | row for row in snapshot.get(name, ())]
        for row in snapshot.get("courses", ()):
            tables["courses"].append(of | {key: value for key, value in row.items() if key != "periods"})
            tables["periods"] += [of | {"course": row["course"]} | period for period in row.get("periods", ())]
        for row in snapshot.get("clients", ()):
            own = {key: value for key, value in row.items() if key not in ("decision", "stays")}
            tables["clients"].append(of | own | row.get("decision", {}))
            tables["placements"] += [of | {"client": row["client"]} | stay for stay in row.get("stays", ())]
    return tables


def cells_of(tables: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[list[Any]]]:
    """The sheets of the extract: a row of names, then the rows, each cell as a Finnish registry writes it."""
    sheets = {}
    for name, (title, columns) in SHEETS.items():
        rows = [[written(key, row.get(key)) for key in columns] for row in tables[name]]
        sheets[title] = [[*columns.values()], *rows]
    for title, row, column, cell in FAULTS:
        sheets[title][row][sheets[title][0].index(column)] = cell
    return sheets


def written(key: str, value: Any) -> Any:
    """A cell: days and words in Finnish, ids of a list with semicolons between."""
    if isinstance(value, bool) or value in ("in_person", "digital"):
        return WORDS[value]
    if key == "target_groups":
        return ";".join(value)
    if isinstance(value, list):
        return json.dumps(value)
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return date.fromisoformat(value).strftime("%d.%m.%Y")
    return value


def main() -> None:
    import xlsxwriter
    from rehab_rules.log import stood
    from rehab_rules.request import Request

    services = [service.encode() for service in map(json.dumps, json.loads((HERE / "services.json").read_text("utf-8")))]
    request = Request(mode="enforce", services=services, language=None, effects=(), remedies=False, as_of=AS_OF, within=None)
    snapshots = stood(HERE / "log.jsonl", request)
    with xlsxwriter.Workbook(str(HERE / "registry.xlsx")) as book:
        for title, rows in cells_of(tables_of(snapshots)).items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, place, cell) if isinstance(cell, int) else sheet.write_string(number, place, cell)


if __name__ == "__main__":
    main()
