"""A row's cells put together: an address split, a name built, what is missing named."""

from collections.abc import Callable
from typing import Any

from wirnetz.imports.parsing.addresses import city_and_postcode, split_address
from wirnetz.imports.parsing.people import split_name
from wirnetz.imports.parsing.records import ListKind, Problem

Values = dict[str, Any]
Composer = Callable[[Values, list[Problem]], None]
"""Changes the values of one row, and adds what is wrong with the row."""


def composer_for(kind: ListKind, fields: frozenset[str]) -> Composer:
    """What is done with every row of such a list."""
    steps: list[Composer] = []
    if kind == ListKind.OFFICES:
        if "house_number" in fields:
            steps.append(_join_house_number)
        if "address" in fields:
            steps.append(_split_address)
        if "city" in fields:
            steps.append(_city_without_postcode)
        steps.append(_name_the_office)
    elif kind == ListKind.NETWORKS:
        steps.append(_need_network)
    else:
        steps.append(_name_the_person)
        if kind == ListKind.ROLES:
            steps.append(_need_network)
    steps.append(_check_period)

    def compose(values: Values, problems: list[Problem]) -> None:
        for step in steps:
            step(values, problems)

    return compose


def _join_house_number(values: Values, problems: list[Problem]) -> None:
    number = values.pop("house_number", "")
    if number and values.get("street"):
        values["street"] = f"{values['street']} {number}"


def _split_address(values: Values, problems: list[Problem]) -> None:
    text = values.get("address")
    if not text:
        return
    found = split_address(text)
    if found is None:
        if not values.get("city"):
            remedy = "Schreiben Sie sie als „Hauptstraße 5, 19053 Schwerin“."
            problems.append(
                Problem("address", "lässt sich nicht in Straße, Postleitzahl und Ort teilen", remedy, text[:80])
            )
        return
    del values["address"]
    for name, value in (("street", found.street), ("postcode", found.postcode), ("city", found.city)):
        if value and not values.get(name):
            values[name] = value


def _city_without_postcode(values: Values, problems: list[Problem]) -> None:
    city = values.get("city")
    if not city or not (city[:1].isdigit() or city[:2] in {"D-", "D "}):
        return
    name, postcode = city_and_postcode(city)
    if name:
        values["city"] = name
    if postcode and not values.get("postcode"):
        values["postcode"] = postcode


def _name_the_office(values: Values, problems: list[Problem]) -> None:
    if values.get("name"):
        return
    place = values.get("city") or values.get("district")
    if place:
        values["name"] = place
    else:
        problems.append(Problem("name", "fehlt", "Tragen Sie den Namen oder den Ort der Stelle ein.", is_fatal=True))


def _name_the_person(values: Values, problems: list[Problem]) -> None:
    if values.get("first_name") or values.get("last_name"):
        last = values.get("last_name") or values.get("name", "")
        values["name"] = f"{values.get('first_name', '')} {last}".strip()
        values.setdefault("last_name", last)
        if not values["last_name"]:
            del values["last_name"]
        return
    if not values.get("name"):
        if not values.get("email") and not values.get("own_key"):
            problems.append(Problem("name", "fehlt", "Tragen Sie Vor- und Nachnamen ein.", is_fatal=True))
        return
    found = split_name(values["name"])
    parts = (("name", found.name), ("first_name", found.first_name), ("last_name", found.last_name))
    values.update({name: value for name, value in parts if value})
    if found.title and not values.get("title"):
        values["title"] = found.title


def _need_network(values: Values, problems: list[Problem]) -> None:
    if not values.get("network"):
        problems.append(Problem("network", "fehlt", "Tragen Sie den Namen des Netzwerks ein.", is_fatal=True))


def _check_period(values: Values, problems: list[Problem]) -> None:
    start, end = values.get("from_on"), values.get("until_on")
    if start and end and end < start[: len(end)]:
        problems.append(Problem("until_on", "liegt vor dem Beginn", "Prüfen Sie beide Daten.", end))
        del values["until_on"]
