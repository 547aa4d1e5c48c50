"""The nouns that end (or govern) the names of organisations, and the kind of organisation each one tells."""

from __future__ import annotations

from store.records import CompanyKind

LEGAL = frozenset(
    """Inc INC Incorporated Corp CORP Corporation Co CO Company Companies Cos Ltd LTD Limited PLC Plc plc AG SE SA
    NV BV GmbH KGaA SpA AB ASA Oyj Oy Bhd Berhad Pte Pty KK LLC LLP LP Tbk SAS SARL""".split()
)
FIRMS = frozenset(
    """Holdings Holding Group Groupe Industries Bank Banks Banking Bancorp Bancshares Banca Banco Banque Airlines
    Airways Motors Motor Automobile Automobiles Automotive Technologies Technology Securities
    Pharmaceuticals Pharmaceutical Pharma Therapeutics Biosciences Biotech Laboratories Labs Partners
    Capital Ventures Investments Investors Asset Insurance Assurance Financial Petroleum Petrochemical
    Resources Minerals Mining Metals Steel Chemicals Chemical Electric Electronics Semiconductor
    Semiconductors Microelectronics Systems Software Networks Communications Telecom Telecommunications
    Telekom Wireless Entertainment Pictures Studios Foods Breweries Brewing Stores Supermarkets Restaurants
    Hotels Resorts Properties Realty Logistics Shipping Railway Railways Railroad Aerospace Aviation
    Aircraft Robotics Consulting Advisors Advisers Associates Solutions Enterprises International Worldwide
    Brothers Bros Sons Equities Shipbuilding Engineering Instruments Devices Materials Products Publishing
    Broadcasting Cable Utilities Power Energy Gas Oil Leasing Mutual Trust Research Services Analytics
    Economics Healthcare Health Biologics Diagnostics Interactive Digital Media Mobility Batteries Battery
    Semi Iron Coal Gold Copper Cement Paper Tobacco Beverages Finance Credit Textiles Apparel Retail
    Outfitters Cosmetics Management Futures Toys Games Gaming Casinos Cruises Rail Freight Express Air Auto
    Autos Trucks Tyre Tire Tyres Contracting Contractors Brands Newspapers Publications Publishers Infrastructure
    Superannuation Vineyards Wines""".split()
)
"""Heads of firms' names: enough beside another name."""
STRONG_FIRMS = FIRMS - frozenset(
    """Banks Banking Investors Asset Power Energy Gas Oil Trust Research Services Health Healthcare Digital Media
    Mobility Batteries Battery Iron Coal Gold Copper Cement Paper Finance Credit Tobacco Beverages Retail
    Toys Games Gaming Rail Freight Express Air Auto Autos Trucks Tyre Tire Tyres Products Materials
    Engineering Devices Insurance International Worldwide Technology Software Systems Solutions Electric
    Automobile Automobiles Automotive Interactive Cable Aircraft Aviation Steel Sons Semi Financial
    Entertainment Mining Metals Electronics Wireless Instruments Economics Analytics Consulting Advisers
    Advisors Contracting Contractors Brands Infrastructure Wines""".split()
)
GROUPS = frozenset(
    """Association Federation Confederation Chamber Union Council Coalition Alliance Society Institute Institution
    Foundation Consortium Guild Forum League Club Committee Center Centre Organization Organisation Network
    Fund Party""".split()
)
REGULATORS = frozenset(
    "Commission Authority Administration Agency Bureau Board Reserve Treasury Court Department".split()
)
OTHERS = frozenset("University College School Hospital Exchange Museum Airport Port Zoo Theatre Church".split())
OUTLETS = frozenset(
    """Times Journal Post Herald Tribune Gazette Chronicle Telegraph Mail News Daily Observer Mirror Independent
    Standard Press Newswire Wire Magazine Review Weekly TV Television Radio Zeitung Bild Dispatch Globe
    Examiner Bulletin Reporter Insider""".split()
)
STRONG_OUTLETS = frozenset(
    "Times Journal Herald Tribune Gazette Chronicle Newswire Zeitung News Daily Post Telegraph Television".split()
)
GOVERNING = frozenset(
    """Bank University Association Federation Confederation Chamber Council Institute Institution Society Board
    Bureau Commission Department Organization Organisation Foundation Center Centre Coalition Union Office
    Company Corporation Co Corp College School Exchange Alliance Academy Fund Authority Agency Committee
    Campaign Group Reserve Bancorp Trust Development Hospital""".split()
)
"""Heads that go on with "of" or "for": Bank of Korea, Centre for Economics."""
POLITICAL = frozenset(
    "Department Ministry Party Committee Court Treasury Congress Senate House Parliament Cabinet Union".split()
)
"""Bodies of the state and of politics: no companies, whatever their name ends in."""
ALL_HEADS = LEGAL | FIRMS | GROUPS | REGULATORS | OTHERS | OUTLETS | GOVERNING


def kind_of(head: str) -> CompanyKind:
    """Return the kind of organisation that a name's head tells."""
    if head in GROUPS:
        return "group"
    if head in REGULATORS:
        return "regulator"
    if head in OUTLETS:
        return "outlet"
    return "other" if head in OTHERS else "company"


def is_strong(head: str) -> bool:
    """Tell whether a head alone makes an organisation of the words before it."""
    if head in POLITICAL:
        return False
    return (
        head in LEGAL
        or head in STRONG_FIRMS
        or head in GROUPS - {"Center", "Centre", "Network", "Fund", "Forum", "Club", "League"}
        or (head in REGULATORS or head in STRONG_OUTLETS or head in OTHERS - {"School", "Port", "Church", "Airport"})
    )
