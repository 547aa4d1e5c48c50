"""Words beside a name that say it is a company's."""

from __future__ import annotations

from store.extract.patterns import lazy
from store.extract.tables import any_of

BEFORE = r"(?:^|[\s\"'(–-])"
TRADES = r"maker|firm|group|giant|company|retailer|operator|producer|provider|chain|startup|start-up"
SURE_NOUNS = any_of(rf"""
    [a-z]{{3,16}}maker | [a-z]{{3,14}} (?:{TRADES}) | carmaker | automaker | firm | brokerage | lender | retailer
    airline | insurer | start-?up | conglomerate | miner | consultancy | newspaper | brewer | broadcaster
    competitor | subsidiary | giant | utility
""")
NOUNS = any_of(rf"""
    [a-z]{{2,16}}-?maker | [a-z]{{3,14}} (?:{TRADES}|supplier) | carmaker | automaker | firm | company | companies
    group | giant | brokerage | brokers? | bank | lender | retailer | airline | carrier | chipmaker | insurer
    start-?up | manufacturer | conglomerate | utility | miner | drugmaker | distributor | chain | consultancy
    agency | newspaper | magazine | website | supermarket | brewer | steelmaker | planemaker | publisher
    broadcaster | developer | builder | housebuilder | refiner | operator | subsidiary | unit | affiliate
    competitor | parent | watchdog | platform | app | brand | marque | label | store | portal | site | studio
    network | contractor | bookmaker | producer | provider | supplier | maker | partners? | rivals? | shareholder
    investor | owner
""")
APPOSITION = lazy(rf"{BEFORE}{NOUNS}\s$")
SURE_APPOSITION = lazy(rf"{BEFORE}{SURE_NOUNS}\s$")

FIRM_BEFORE = lazy(
    r"\b(?:(?:analysts?|strategist|economist|partner|trader|dealer|manager) (?:at|with)"
    r"|[a-z]+ (?:firm|company|bank|group|chain)|brokerage|lender|retailer|airline|insurer|conglomerate"
    r"|consultancy|brewer)\s$"
)
"""What stands before a firm's name and never right before a person's."""

OFFICE = (
    r"(?:[Pp]resident|[Dd]irector|[Hh]ead|[Mm]anager|[Oo]fficer|[Pp]artner|[Ee]conomist|[Ss]trategist|[Aa]nalyst|VP)"
)
RELATIONS = any_of(rf"""
    [Ss]hares (?:in|of) | [Ss]tock (?:in|of) | [Ss]takes? in | takeover of | acquisition of | acquired by
    merge[rd]? with | [Bb]id for | [Uu]nit of | subsidiary of | arm of | owned by | owner of | maker of | parent of
    [Cc]hief [Ee]xecutive (?:[Oo]fficer )?(?:of|at) | [Cc]hairman of | CEO (?:of|at) | CFO of
    analysts? (?:at|with|from) | [Ee]conomist (?:at|with) | strategist (?:at|with) | trader at | dealer at
    partner at | [Mm]anager at | spokes\w+ for | officials at | directors of
    (?:poll|survey|data|figures) (?:by|from) | surveyed by | polled by | compiled by | rival | rivals
    competitors?(?: such as| like| including)? | companies (?:such as|like|including)
    firms (?:such as|like|including) | brands (?:such as|like|including) | customers (?:such as|like|including)
    suppliers (?:such as|like|including) | [Vv]ice [Pp]resident (?:of|at) | [Pp]resident of | [Ff]ounder of
    co-founder of | [Dd]irector of | [Dd]irector at | [Hh]ead of | {OFFICE} (?:of|for|in) [a-z ]{{2,30}} (?:at|for)
    helm of | deal with | agreement with | partnership with | contract with | quoted by | told | works for
    worked (?:for|at) | joined | supplie[sd] | supplying | supplied by | suppliers? (?:to|of)
    (?:made|built|sold|bought) by
""")
RELATION = lazy(rf"\b{RELATIONS}\s$")
PERSONS_TOO = any_of(r"""
    told | joined | partners? | investor | shareholder | owner | [Hh]ead of | [Pp]resident of | [Dd]irector of | rivals?
    suppl\w+(?: to| of)? | (?:made|built|sold|bought|supplied) by | deal with | agreement with | helm of | data from
    figures from | poll from
""")
PERSONAL = lazy(rf"\b{PERSONS_TOO}\s$")
"""Triggers that may as well stand before a person, a place or an office."""

HOLDINGS = any_of(r"""
    shares? | stocks? | shareholders? | stockholders | spokes(?:man|woman|person|people) | chief [eE]xecutive
    Chief Executive | CEO | CFO | chairman | Chairman | analysts? | executives? | officials? | board | employees
    boss | founder | co-founder | partner(?= [A-Z]) | director | subsidiary | unit | brand | customers | dealers
    strategist | economist | headquarters | stores
""")
ANALYSTS = "(?:[a-z]{3,12} ){1,2}(?:analyst|economist|strategist)"
SHARES = lazy(rf"(?:(?:'s?)? (?:(?:common|preferred|ordinary|its) )?{HOLDINGS}| {ANALYSTS})\b")
POSSESSIONS = any_of(r"""
    profits? | revenues? | sales | earnings | results | turnover | losses | loss | deliveries | market share
    operations | business | management | customers | production | margins? | balance sheet | dividend | brands?
    subsidiary | parent | offer | bid | takeover | acquisition | models? | cars | vehicles | products | services
    stake | portfolio | website | app | platform
""")
OWNED = lazy(rf"'s? (?:[\w-]{{1,16}} ){{0,2}}{POSSESSIONS}\b")
DEEDS = any_of(r"""
    agreed to | acquired | bought | sold | sells | makes | made | unveiled | launched | launches | delivered
    delivers | has (?:launched|forecast|bought|sold|signed|posted|delivered|acquired|unveiled) | owns | operates
    employs | also (?:makes|owns|sells) | offers | provides | serves | manufactures | produces | aims | posted
    reported (?:an?|its|net|revenue|sales|profits?|earnings|losses|quarterly|record|strong|better)
    declined to comment | did not (?:immediately )?respond | filed for | specialises | specializes | generates
""")
WHICH = lazy(
    r", which (?:it |he |she |they |the (?:company|firm|group) |[A-Z]\w+ )?(?:has |had |have )?(?:agreed to )?"
    r"(?:acquired?|bought|buy|purchased|sold|owns|owned|took over|founded|operates|employs)\b"
)
"""What is bought and sold whole, or owns and employs."""
COUNTED = any_of(r"""
    shipped | sold | delivered | produced | built | made | reported | posted | booked | earned | spent | raised | lost
    employs | expects? | forecasts? | paid | opened | closed
""")
ABOUT = "about|around|more than|nearly|almost|over|up to|some|an?|only|just|a total of"
ANNOUNCED = any_of(r"""
    said | says | expects | expected | plans | announced | agreed | reported | posted | predicted | forecast | denied
    confirmed | added
""")
OF_ITS_OWN = any_of(r"""
    its? | the company | net | revenues? | sales | profits? | earnings | record | quarterly | strong(?:er)? | better
    to (?:buy|sell|acquire|launch|cut|build|open|close|spend|invest|hire|lay off|offer|make|deliver|ship)
""")
ACTS = lazy(
    rf" (?:on [A-Z][a-z]+day )?(?:has |had |also |has also |had earlier )?(?:{COUNTED} (?:(?:{ABOUT}) )?[$£€]?\d"
    rf"|{ANNOUNCED} (?:that )?{OF_ITS_OWN}\b)"
)
"""Deeds in figures, and what is said of "it" and "its": a company's more than a person's or a thing's."""
DAY = r"(?:on [A-Z][a-z]+day |also |now |today |recently )?"
DOES = lazy(rf",? {DAY}{DEEDS}\b")
SPOKEN = any_of(r"""
    said | says | reported | announced | announces | unveils | reports | posts | plans | planned | expects | expected
    will | has said | confirmed | denied | added
""")
SPEAKS = lazy(rf",? {DAY}{SPOKEN}\b")
MOVES = lazy(
    r" (?:rose|fell|gained|lost|climbed|slid|dropped|jumped|surged|slumped|added|shed|tumbled|soared|advanced"
    r"|rallied|sank)"
    r" (?:by |about |nearly |almost |around |more than |as much as )?(?:[$£€]|\d)"
)
"""As shares do; a market report names companies by little else."""
NOUNS_AFTER = any_of(r"""
    company | firm | [a-z]{0,12}maker | group | bank | retailer | airline | operator | producer | provider
    supplier | chain | manufacturer | distributor | publisher | broker | brokerage | insurer | unit | subsidiary
    platform | startup | start-up | division | lender | consultancy | exchange | newspaper | carrier | miner
    conglomerate | agency | developer | makes | sells | owns | operates | employs | runs
""")
APPOSED_AFTER = lazy(
    r", (?:(?:an?|the|one of the|which|whose|India's|China's|Japan's|Britain's|Germany's)\s)(?:[\w'.-]{1,20} ){0,6}"
    rf"{NOUNS_AFTER}\b"
)
TRADESMAN = lazy(
    r", an? (?:[\w'.-]{1,20} ){0,4}"
    r"(?:developer|broker|publisher|producer|operator|distributor|supplier|carrier|miner)\b"
)
"""What may as well be said of a person."""
POSSESSIVE = lazy(r"'s? [a-z]")
"""A weak sign, of use for acronyms only."""

EXCHANGES = any_of(r"""
    NYSE(?: ?MKT| ?Arca)? | NASDAQ | Nasdaq | NasdaqGS | NasdaqGM | AMEX | LSE | LON | HKEX | HKG | SEHK | TSX | TSE
    TYO | ASX | NSE | BSE | SGX | SZSE | SHA | SHE | SSE | Xetra | ETR | FRA | EPA | KRX | OTC | OTCQX | OTCQB
    OTCBB | OTC Markets
""")
TICKER = lazy(
    r"\s?(?:<(?P<wire>[A-Z][A-Z0-9]{0,5}(?:\.[A-Z]{1,2})?)>"
    rf"|\((?:[A-Za-z ]{{0,16}}: ?)?(?P<exchange>{EXCHANGES})"
    r" ?: ?(?P<symbol>[A-Z0-9]{1,6}(?:\.[A-Z]{1,2})?)\b[^()\n]{0,60}\)"
    r"|\((?:[Tt]icker(?: symbol)?: ?)(?P<named>[A-Z]{1,5})\)"
    r"|\((?P<dotted>[A-Z0-9]{1,5}\.[A-Z]{1,2})\))"
)
PARENTHESISED = lazy(r"\s?\((?:\"|')?(?:the )?(?P<short>[A-Z][\w&.-]{1,14})(?:\"|')?\)")
