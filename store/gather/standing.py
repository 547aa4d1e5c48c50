"""How a claim stands, and which statements make it stand so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from store.records import Report, Stance, Standing, StoredStatement

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def standing_of(reports: Sequence[Report], names: Mapping[str, str]) -> tuple[Standing, str]:
    """Tell how a claim stands, and why in a few words; reports stand oldest first."""
    told = [r.statement for r in reports]
    rumours, denials, confirmations = (_with(told, stance) for stance in ("rumour", "deny", "confirm"))
    answers = sorted([*denials, *confirmations], key=said_on)
    standing = _standing(rumours, denials, confirmations, answers)
    parts = [_words("rumour", rumours[0], names)] if rumours else []
    parts += [_words("denied" if a in denials else "confirmed", a, names) for a in _first_by_speaker(answers)]
    parts += [] if answers or not rumours else _refused(told, names)
    return standing, "; ".join(parts) or _words("said", told[0], names)


def said_on(stored: StoredStatement) -> str:
    """When it was said, as ISO text that sorts: the statement's own date, or else its article's."""
    published = stored.article.published
    return stored.statement.date or (published.isoformat() if published else "")


def _with(told: Sequence[StoredStatement], stance: Stance | str) -> list[StoredStatement]:
    return [s for s in told if s.statement.stance == stance]


def _standing(
    rumours: list[StoredStatement],
    denials: list[StoredStatement],
    confirmations: list[StoredStatement],
    answers: list[StoredStatement],
) -> Standing:
    """One company's last word counts; two that say opposite things contradict each other."""
    if denials and confirmations and len({a.statement.company for a in answers}) > 1:
        return "contradicted"
    if answers:
        return "denied" if answers[-1] in denials else "confirmed"
    return "open rumour" if rumours else "stated"


def _first_by_speaker(answers: list[StoredStatement]) -> list[StoredStatement]:
    """One answer a company and stance is enough to explain."""
    return list({(a.statement.company, a.statement.stance): a for a in reversed(answers)}.values())[::-1][:4]


def _refused(told: list[StoredStatement], names: Mapping[str, str]) -> list[str]:
    return [_words("no comment", s, names) for s in _with(told, "refuse")[:1]] or ["nobody has answered"]


def _words(deed: str, stored: StoredStatement, names: Mapping[str, str]) -> str:
    """Say "denied by JAC (China Securities Journal, 28 Dec 2021)"."""
    statement = stored.statement
    speaker = names.get(statement.company, statement.company) if statement.company else statement.speaker
    by = f" by {speaker}" if speaker and deed != "no comment" else f" from {speaker}" if speaker else " without source"
    where = ", ".join(w for w in (statement.outlet or stored.article.outlet, day_words(said_on(stored))) if w)
    return f"{deed}{by} ({where})" if where else f"{deed}{by}"


def day_words(iso: str) -> str:
    """Write an ISO day or month for the reader: 28 Dec 2021, Jun 2021; other periods stay as they are."""
    parts = iso.split("-")
    if not all(p.isdigit() for p in parts) or len(parts) < 2:
        return iso
    month = MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def reported_on(stored: StoredStatement) -> date:
    """When its article came out; articles without a date count as the oldest."""
    return stored.article.published or date.min
