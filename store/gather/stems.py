"""The content words of a statement: stems without little words, so that "building" meets "builds"."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]{2,40}")
LONGEST = 2000

LITTLE = frozenset(
    """
    a about above according across after again against all already also although always am among an and another any
    anyone anything are aren around as at away be became because become been before being below between both but by
    came can cannot could couldn currently day days did didn do does doesn doing don done down during each either
    else ever every everything few first for former from further get give go going good got had hadn has hasn have
    haven having he her here hers him his how however if in indeed instead into is isn it its itself just know last
    late later latter least less let like likely longer ll many may maybe me might month
    months more moreover most much must my near neither never new next no none nor not nothing now of off often on
    once one only or other others ought our out over own part per plan planned planning plans possible possibly
    quite rather re really recent recently said same saw say saying says see seen several shall she should since so
    some soon still such take than that the their them then there these they thing things think this those though
    through time times to today together told too toward towards two under until up upon us use used using ve very
    via want was wasn way we week weeks well were weren what when where whether which while who whole whom whose why
    will with within without won would wouldn year years yes yesterday yet you your company companies firm group
    statement report reports reported reporting rumor rumors rumour rumours rumored rumoured speculation claim
    claims claimed deny denied denies denying denial confirm confirmed confirms percent pct billion million bln mln
    quarter fiscal half comment commented decline declined source sources people familiar matter spokesman
    spokeswoman spokesperson inc corp ltd co plc ag sa
    """.split()
)
# Words that news uses for one another when it tells the same claim: the first of a line stands for all.
KIN_LINES = """
build builds building built make makes made making produce produces producing produced production
build develop develops developing development manufacture manufactures manufacturing assemble assembles assembling
talk talks talking discuss discusses discussing discussed discussion discussions
talk negotiate negotiating negotiation negotiations speak speaks spoke spoken
cooperate cooperates cooperating cooperation collaborate collaboration partner
cooperate partners partnership alliance jointly joint
buy buys buying bought acquire acquires acquiring acquired acquisition takeover purchase purchases purchased
merge merges merging merged merger combine combines combining combined combination
sell sells selling sold sale sales
cut cuts cutting lower lowers lowered lowering reduce reduces reduced reducing reduction
raise raises raised raising lift lifts lifted lifting increase increases increased increasing hike
close closes closing closed closure shut shuts shutting
car cars vehicle vehicles automobile automobiles auto autos
driverless autonomous
job jobs layoff layoffs redundancies
leave left quit quits resign resigns resigned resignation
deliver deliveries delivery delivered hand handed
win won lose lost
grow grew grown growth
fall fell fallen
rise rose risen
hold held
seek sought
take took taken
begin began begun start started starting
""".strip()
KIN = {word: line.split()[0] for line in KIN_LINES.splitlines() for word in line.split()}
ENDINGS = re.compile(
    r"(?:ations?|ators?|ative|ating|ated|ates?|ements?|ments?|ingly|ings?|edly|ions?|ities"
    r"|ity|ives?|ances?|ences?|ers?|ors?|ies|ied"
    r"|ed|es|ly|s|e|y)$"
)


def stem(word: str) -> str:
    """Take a small-letter word back to what it shares with its kin: "builds" and "making" become "build"."""
    if word in KIN:
        return KIN[word]
    cut = ENDINGS.sub("", word)
    kept = cut if len(cut) >= 3 else word
    return kept[:-1] if len(kept) > 3 and kept[-1] == kept[-2] and kept[-1] not in "sl" else kept


def content_stems(text: str, names: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems of a text's content words, without little words and the words and initials of ``names``."""
    barred: set[str] = set()
    for name in names:
        parts = WORD.findall(name.casefold())
        barred.update(parts, ["".join(p[0] for p in parts)])
    words = WORD.findall(text[:LONGEST].casefold())
    return frozenset(stem(w) for w in words if w not in LITTLE and w not in barred)
