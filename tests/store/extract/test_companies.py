import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extract.companies import find
from store.extract.listing import CompanyList, Entry
from store.extract.text import read

COMPANIES = CompanyList.of(
    [
        Entry(
            "ford",
            "Ford",
            aliases=("Ford Motor", "Ford Motor Co"),
            tickers=("NYSE:F",),
            ambiguous=("Ford",),
            sector="cars",
            country="US",
        ),
        Entry("general-motors", "General Motors", aliases=("GM", "General Motors Co"), sector="cars", country="US"),
        Entry("opel", "Opel", kind="brand", owner="general-motors", sector="cars", country="DE"),
        Entry("nio", "Nio", aliases=("NIO", "NIO Inc"), tickers=("NYSE:NIO",), sector="cars", country="CN"),
        Entry("xpeng", "XPeng", aliases=("Xpeng Motors",), sector="cars", country="CN"),
        Entry("jac", "JAC", aliases=("Jianghuai Automobile Group",), sector="cars", country="CN"),
        Entry("huawei", "Huawei", sector="electronics", country="CN"),
        Entry("toyota", "Toyota", aliases=("Toyota Motor",), sector="cars", country="JP"),
        Entry("rolls-royce", "Rolls-Royce", sector="cars", country="GB"),
        Entry("apple", "Apple", aliases=("Apple Inc",), ambiguous=("Apple",), sector="computers", country="US"),
        Entry("target", "Target", aliases=("Target Corp",), ambiguous=("Target",), sector="retail", country="US"),
        Entry("gap", "Gap", aliases=("Gap Inc",), ambiguous=("Gap",), sector="retail", country="US"),
        Entry("next", "Next", aliases=("Next Plc",), ambiguous=("Next",), sector="retail", country="GB"),
        Entry("walmart", "Walmart", aliases=("Wal-Mart", "Wal-Mart Stores"), sector="retail", country="US"),
        Entry("lowes", "Lowe's", aliases=("Lowe's Companies",), sector="retail", country="US"),
        Entry("ebay", "eBay", aliases=("Ebay",), sector="internet", country="US"),
        Entry("dell", "Dell", sector="computers", country="US"),
        Entry("richemont", "Richemont", aliases=("Cartier",), sector="luxury", country="CH"),
        Entry("volvo-cars", "Volvo Cars", aliases=("Volvo",), ambiguous=("Volvo",), sector="cars", country="SE"),
        Entry("volvo", "Volvo Group", aliases=("Volvo",), ambiguous=("Volvo",), sector="trucks", country="SE"),
        Entry(
            "dow",
            "Dow",
            aliases=("Dow Chemical",),
            ambiguous=("Dow",),
            context=("chemicals",),
            sector="chemicals",
            country="US",
        ),
        Entry("nikkei", "Nikkei", kind="outlet", sector="news outlets", country="JP"),
        Entry("reuters", "Reuters", kind="agency", sector="news agencies"),
        Entry("cnevpost", "CnEVPost", kind="outlet", sector="news outlets"),
        Entry("the-australian", "The Australian", kind="outlet", sector="news outlets"),
        Entry(
            "sec",
            "SEC",
            aliases=("Securities and Exchange Commission",),
            kind="regulator",
            sector="regulators",
            country="US",
        ),
        Entry(
            "bureau-of-statistics",
            "National Bureau of Statistics",
            aliases=("NBS",),
            kind="regulator",
            sector="regulators",
            country="CN",
        ),
        Entry("deutsche-post", "Deutsche Post", sector="logistics", country="DE"),
        Entry("hughes-aircraft", "Hughes Aircraft", aliases=("Hughes",), ambiguous=("Hughes",), sector="aerospace"),
        Entry("hughes-tool", "Hughes Tool", sector="oil and gas", country="US"),
        Entry("cadillac", "Cadillac", kind="brand", owner="general-motors", sector="cars", country="US"),
        Entry("epa", "EPA", aliases=("Environmental Protection Agency",), kind="regulator", sector="regulators"),
        Entry("john-lewis", "John Lewis", sector="retail", country="GB"),
        Entry("orange", "Orange", ambiguous=("Orange",), sector="telecoms", country="FR"),
        Entry("airbus", "Airbus", aliases=("Airbus Industrie",), sector="aerospace", country="FR"),
        Entry("ups", "UPS", aliases=("United Parcel Service",), sector="logistics", country="US"),
    ]
)


def found(body: str) -> dict[str, list[str]]:
    """Return the named places of each company by id."""
    named = {c.id: [m.text for m in c.mentions if not m.nominal] for c in find(read(body), COMPANIES, outlet=None)}
    return {key: texts for key, texts in named.items() if texts}


def meant(body: str) -> list[tuple[str, str]]:
    """Return the nominals in order: the words, and the id of the company they mean."""
    companies = find(read(body), COMPANIES, outlet=None)
    return [(m.text, c.id) for _, m, c in sorted((m.span, m, c) for c in companies for m in c.mentions if m.nominal)]


LISTED = [
    (
        "Sales at Ford Motor Co. rose, and General Motors Corp said its own fell.",
        {"ford": ["Ford Motor Co."], "general-motors": ["General Motors Corp"]},
    ),
    ("Shares of NIO, Inc. fell while XPENG and Xpeng rose.", {"nio": ["NIO, Inc."], "xpeng": ["XPENG", "Xpeng"]}),
    ("Nio's sales passed Toyota's in Norway.", {"nio": ["Nio"], "toyota": ["Toyota"]}),
    ("Its rivals are Lowe's and Wal-Mart.", {"lowes": ["Lowe's"], "walmart": ["Wal-Mart"]}),
    (
        "Toyota sold more Rolls-Royces than anybody, said eBay.",
        {"toyota": ["Toyota"], "rolls-royce": ["Rolls-Royces"], "ebay": ["eBay"]},
    ),
    ("GM-owned Opel cut a non-Toyota deal.", {"general-motors": ["GM"], "opel": ["Opel"], "toyota": ["Toyota"]}),
    ("The words toyota and nio stand in small letters.", {}),
    ("Prices rose at 8.\n(Image credit: CnEVPost)", {"cnevpost": ["CnEVPost"]}),
    ("General Motors (GM) cut jobs.", {"general-motors": ["General Motors"]}),
    ("General Motors (GM) cut jobs. Unions met GM.", {"general-motors": ["General Motors", "GM", "GM"]}),
    ("Toyota (GM) and Nio (NIO.N) and <UPS.N> rose.", {"toyota": ["Toyota"], "nio": ["Nio"]}),
]
AMBIGUOUS = [
    ("Harrison Ford flew to Rome.", {}),
    ("Shares in Ford rose.", {"ford": ["Ford"]}),
    ("US carmaker Ford cut prices. Buyers like Ford.", {"ford": ["Ford", "Ford"]}),
    ("Ford chief executive Bill Ford said Ford would hire.", {"ford": ["Ford", "Ford"]}),
    ("Ford Motor opened a plant. Later Ford closed it.", {"ford": ["Ford Motor", "Ford"]}),
    ("Next, he ate an apple. Target dates slipped. Gap years are popular.", {}),
    ("The retailer has closed stores at Gap and at Target.", {"gap": ["Gap"], "target": ["Target"]}),
    ("Next said sales at its stores fell.", {"next": ["Next"]}),
    ("Both Wal-Mart and Target are open on Sunday.", {"walmart": ["Wal-Mart"], "target": ["Target"]}),
    ("The Dow Jones index fell as the Dow slid.", {}),
    ("Chemicals were sold by Dow.", {"dow": ["Dow"]}),
    ("Michael Dell arrived. Later Dell left.", {}),
    ("Dell makes laptops; Michael Dell runs it.", {"dell": ["Dell"]}),
    ("Volvo sold 3,000 trucks to hauliers, a truckmaker's record.", {"volvo": ["Volvo"]}),
    ("Volvo sold 3,000 cars, a sedan and a brand of SUV.", {"volvo-cars": ["Volvo"]}),
    ("The Nikkei index rose and the Nikkei 225 fell.", {}),
    ("The Nikkei newspaper reported it.", {"nikkei": ["Nikkei"]}),
]
UNLISTED = [
    (
        "Viacom Inc <VIA> sold a unit to Acme Widgets Ltd.",
        {"viacom": ["Viacom Inc"], "acme-widgets": ["Acme Widgets Ltd"]},
    ),
    ("Lumora (NASDAQ:LUMR) rose. Traders like Lumora.", {"lumora": ["Lumora", "Lumora"]}),
    ("The chipmaker Zentrix fell.", {"zentrix": ["Zentrix"]}),
    ("Zentrix's shares fell, and Zentrix said it would cut jobs.", {"zentrix": ["Zentrix", "Zentrix"]}),
    ("He is chief executive of Qorlando, a maker of pumps.", {"qorlando": ["Qorlando"]}),
    (
        "Harbour Services runs ports. Unions at Harbour Services met, said Harbour Services chairman Ann Lee.",
        {"harbour-services": ["Harbour Services"] * 3},
    ),
    (
        "The Transworld Holdings unit fell. Transworld denied it.",
        {"transworld-holdings": ["Transworld Holdings", "Transworld"]},
    ),
    (
        "The Kenya Tea Growers Association (KTGA) met. KTGA said prices fell.",
        {"kenya-tea-growers-association": ["Kenya Tea Growers Association", "KTGA", "KTGA"]},
    ),
    (
        "The Bank of Korea and the University of Leeds agreed.",
        {"bank-of-korea": ["Bank of Korea"], "university-of-leeds": ["University of Leeds"]},
    ),
    (
        "The Fair Trade and Consumer Commission fined it.",
        {"fair-trade-and-consumer-commission": ["Fair Trade and Consumer Commission"]},
    ),
    (
        "The Kenya National Bureau of Statistics published it.",
        {"kenya-national-bureau-of-statistics": ["Kenya National Bureau of Statistics"]},
    ),
    ("The Harbin Evening News reported it.", {"harbin-evening-news": ["Harbin Evening News"]}),
    ("Toyota Finance and Opel Europe grew.", {"toyota-finance": ["Toyota Finance"], "opel-europe": ["Opel Europe"]}),
    (
        "Ford Motor Co of Canada Ltd grew. Analysts praised Ford Canada.",
        {"ford-canada": ["Ford Motor Co of Canada Ltd", "Ford Canada"]},
    ),
    ("US giant United Parcel Services (UPS) grew, and UPS hired.", {"ups": ["United Parcel Services", "UPS", "UPS"]}),
    ("Richemont sold watches made by Cartier.", {"richemont": ["Richemont"], "cartier": ["Cartier"]}),
    ("Lumora rose 3 percent to $12 and Zentrix fell $1.", {"zentrix": ["Zentrix"]}),
    (
        "Traders like Platypus Iron and Wombat Asset Management.",
        {"platypus-iron": ["Platypus Iron"], "wombat-asset-management": ["Wombat Asset Management"]},
    ),
    ("Cartier opened a shop.", {"richemont": ["Cartier"]}),
]
BESIDE = [
    (
        "Four were chosen: Zentrix, Toyota, Morlan Deep Systems, Nio and Quopex.",
        {
            "zentrix": ["Zentrix"],
            "toyota": ["Toyota"],
            "morlan-deep-systems": ["Morlan Deep Systems"],
            "nio": ["Nio"],
            "quopex": ["Quopex"],
        },
    ),
    (
        "A pact between Toyota and Zentrix was signed. Last week Zentrix announced it.",
        {"toyota": ["Toyota"], "zentrix": ["Zentrix", "Zentrix"]},
    ),
    (
        "Toyota Corolla, Nio Nomad, Opel Manta and Huawei Mate were shown.",
        {k: [k.title()] for k in ("toyota", "nio", "opel", "huawei")},
    ),
    (
        "The Nio/Toyota plant and <Airbus Industrie> jets.",
        {"nio": ["Nio"], "toyota": ["Toyota"], "airbus": ["Airbus Industrie"]},
    ),
    ("See www.Toyota.com/Nio or buy from eBay.com today.", {"ebay": ["eBay.com"]}),
    ("It cut jobs at Lumora, which it bought in May.", {"lumora": ["Lumora"]}),
    (
        "Ann Lee, equity strategist at Barlow Finch, says so. Barlow Finch is small.",
        {"barlow-finch": ["Barlow Finch"] * 2},
    ),
    ("The asset management firm Allan Brook sold. Allan Brook holds 3 percent.", {"allan-brook": ["Allan Brook"] * 2}),
    ("Ann Lee, Qorlan market analyst, agreed. A former campaign strategist did not.", {"qorlan": ["Qorlan"]}),
]
ACTING = [
    ("Apple shipped 50.4 million of them.", {"apple": ["Apple"]}),
    ("Target on Monday reported net income of $4.", {"target": ["Target"]}),
    ("Gap said it would open more.", {"gap": ["Gap"]}),
    ("The chipmaker, which supplies Apple, grew.", {"apple": ["Apple"]}),
    ("Target practice. Gap of three. Apple pie said to be good.", {}),
]
SHAPES = [
    (
        "The Lorry Drivers' Union met the Potters' Association.",
        {"lorry-drivers-union": ["Lorry Drivers' Union"], "potters-association": ["Potters' Association"]},
    ),
    ("Britain's Fire Brigades Federation spoke.", {"fire-brigades-federation": ["Fire Brigades Federation"]}),
    (
        "The Open Tax Center (OTC) and the QRV Financial desk met.",
        {"open-tax-center": ["Open Tax Center", "OTC"], "qrv-financial": ["QRV Financial"]},
    ),
    ("The Harbour Hospital of Vienna was sold.", {"harbour-hospital-of-vienna": ["Harbour Hospital of Vienna"]}),
    ("Ann Lee, Head of Platform Solutions, left.", {}),
    (
        "The stake went to Union Resources. Union Resources chairman Bo Li agreed.",
        {"union-resources": ["Union Resources"] * 2},
    ),
]
OTHERS = [
    ("Hughes Tool met today. Hughes' board and Hughes shares waited.", {"hughes-tool": ["Hughes Tool", "Hughes", "Hughes"]}),
    ("The Cadillac BLS and the Cadillac EPA are models.", {"cadillac": ["Cadillac", "Cadillac"]}),
    ("China's State Environmental Protection Agency (Sepa) ruled. Sepa fined it.", {"state-environmental-protection-agency": ["State Environmental Protection Agency", "Sepa", "Sepa"]}),
    ("The civil rights leader John Lewis spoke.", {}),
    ("Fires burned in Orange and Riverside counties, the phone operator said.", {}),
    ("They played at Toyota Stadium.", {}),
    ("Toyota, Nio and the Volvo S40 sedan sold well.", {"toyota": ["Toyota"], "nio": ["Nio"], "volvo-cars": ["Volvo"]}),
    ("Del. Ann Price (D-Newport News) spoke.", {}),
    ("Japan's Nikkei added 2 percent as the Nikkei fell.", {}),
    ("The E.F. Barton Group Inc was bought. Barton had fought it.", {"e-f-barton-group": ["E.F. Barton Group Inc", "Barton"]}),
    ("FORD CANADA <FC> PROFIT DOWN\n\nFord Motor Co of Canada Ltd said so.", {"ford-canada": ["FORD CANADA", "Ford Motor Co of Canada Ltd"]}),
]  # fmt: skip
NOBODY = [
    "Analysts said prices rose. Officials agreed. Wall Street analysts cheered.",
    "Mr Okoro said Okoro's shares would be sold.",
    "Chi Linchun, president of sales, spoke. Chi said demand grew.",
    "Japan said Tokyo's plan would help German exports in May.",
    "The Ministry of Commerce and the Labour Party met Congress.",
    "The Model 3 Performance and the 116i SE sold well, while GDP's growth slowed.",
    "The Kospi rose 2 percent, crude oil fell $3 and the Security Council met, the Republicans said.",
    "Congressman John Nio met Mr Toyota and Senator Huawei.",
    "The Prime Minister met the Justice Department.",
    "GDP's rise and the CPI's fall: the GDP is up, the CPI is down.",
    "Will Prices Rise Again For Big Holdings Of Grain This Year",
    "",
    "\n\n",
]


@pytest.mark.parametrize(("body", "expected"), [*LISTED, *AMBIGUOUS, *UNLISTED, *BESIDE, *ACTING, *SHAPES, *OTHERS])
def test_companies_are_found_where_they_are_named(body, expected):
    assert found(body) == expected


@pytest.mark.parametrize("body", NOBODY)
def test_people_places_and_plain_words_are_no_companies(body):
    assert found(body) == {}


def test_a_finding_says_all_about_its_company():
    (nio,) = find(read("NIO Inc (NYSE:NIO) grew. Nio sold more."), COMPANIES, outlet=None)
    assert (nio.id, nio.name, nio.kind, nio.tickers, nio.owner) == ("nio", "Nio", "company", ("NYSE:NIO",), None)
    assert nio.aliases == ("NIO Inc",)
    assert all(m.evidence for m in nio.mentions)


def test_a_branch_belongs_to_its_company():
    (branch,) = find(read("Growth came from Opel Europe."), COMPANIES, outlet=None)
    assert (branch.name, branch.owner) == ("Opel Europe", "opel")


def test_kinds_are_told_by_the_name():
    text = "The Harbin Evening News, the Bank of Korea, the Rail Safety Commission and the Kenya Tea Growers Association met."
    assert [c.kind for c in find(read(text), COMPANIES, outlet=None)] == ["outlet", "company", "regulator", "group"]


def test_a_ticker_in_brackets_is_kept_but_names_nobody():
    (lumora,) = find(read("Lumora (NASDAQ: LUMR) rose."), COMPANIES, outlet=None)
    assert lumora.tickers == ("NASDAQ:LUMR",)
    assert [m.text for m in lumora.mentions] == ["Lumora"]


def test_the_articles_own_outlet_is_one_where_it_is_named():
    (own,) = find(read("Prices rose, Harbour Watch has learned."), COMPANIES, outlet="Harbour Watch")
    assert (own.name, own.kind, [m.text for m in own.mentions]) == ("Harbour Watch", "outlet", ["Harbour Watch"])


NOMINALS = [
    ("There is talk that Nio's partner Jianghuai Automobile Group (JAC) will work with Huawei. The company has denied it.", [("The company", "jac")]),
    ("Technology giant Huawei makes phones. Rumours about Toyota were denied by the tech giant.", [("the tech giant", "huawei")]),
    ("JAC builds Nio models at a plant that it shares with the carmaker.", [("the carmaker", "nio")]),
    ("Toyota overtook General Motors. The Japanese carmaker hired. The US giant did not.", [("The Japanese carmaker", "toyota"), ("The US giant", "general-motors")]),
    ("Toyota grew. Sales rose by half. The company said it would hire.", [("The company", "toyota")]),
    ("According to Reuters, Toyota grew. The company hired; the agency explained why.", [("The company", "toyota"), ("the agency", "reuters")]),
    ("Toyota bought the company that made it. The two companies met.", []),
    ("The VW group and the group of investors met Toyota.", []),
    ("The company grew.", []),
    ("Nio fell. The German carmaker rose.", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), NOMINALS)
def test_the_company_is_the_one_that_is_spoken_of(body, expected):
    assert meant(body) == expected


WORDS = st.sampled_from(
    'Ford Motor Co. Inc <F> (JAC) Jianghuai Automobile Group said "the company" the carmaker of and & Bank University for Mr John Smith '
    "Nio's Wal-Mart The Next Gap Zentrix Holdings shares, in \n 361 Capital A. B. Commission's Toyota , ( ) ' ’ – $5".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_that_slice(body):
    reading = read(body)
    taken = set()
    for company in find(reading, COMPANIES, outlet="Reuters"):
        assert company.mentions
        for mention in company.mentions:
            assert mention.span.of(reading.text) == mention.text != ""
            assert mention.span not in taken
            taken.add(mention.span)


@pytest.mark.parametrize(
    "piece", ["Ford (F) ", "Xyz Inc ", "Bank of ", "A & ", "John Smith ", "the company said Nio and ", "Nio's "]
)
def test_long_monotonous_texts_are_read(piece):
    find(read(piece * (20_000 // len(piece))), COMPANIES, outlet=None)
