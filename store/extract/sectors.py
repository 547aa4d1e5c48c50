"""Words that speak for a company of a sector when they stand near an ambiguous form of its name."""

from __future__ import annotations

from collections.abc import Mapping

MONEY = (
    "shares stock profit profits earnings revenue revenues sales company firm acquisition takeover investors quarterly"
)
WORDS = {
    "cars": "car carmaker automaker vehicle ev electric model brand sedan suv deliveries sales shares marque dealers",
    "trucks": "truck trucks vehicles buses truckmaker",
    "two-wheelers": "motorcycle motorcycles bike bikes scooter scooters",
    "mobility": "ride riders drivers taxi robotaxi autonomous fleet",
    "batteries": "battery batteries cells lithium gwh",
    "suppliers": "supplier parts automotive components carmakers",
    "semiconductors": "chip chips chipmaker semiconductor wafers foundry",
    "electronics": "electronics maker devices gadgets",
    "phones": "phone phones smartphone smartphones handset",
    "computers": "computer computers pc server hardware software",
    "software": "software cloud users startup",
    "internet": "internet online website users platform app users search",
    "games": "game games gaming players console",
    "airlines": "airline airlines carrier flight flights passengers pilots fares jet",
    "aerospace": "aerospace aircraft jet jets defence defense engines missile satellite rocket",
    "railways": "rail railway train trains passengers",
    "shipping": "shipping vessels containers ships cargo",
    "logistics": "logistics parcel freight delivery packages",
    "telecoms": "telecom telecoms phone mobile wireless broadband network operator carrier subscribers",
    "industrial": "industrial maker equipment plant machinery steel",
    "chemicals": "chemical chemicals plant",
    "construction": "construction builder contractor homes property cement",
    "banks": "bank lender deposits loans analyst analysts banking credit branches brokerage",
    "brokers and investment banks": "broker brokerage analyst economist strategist bank note upgraded downgraded",
    "insurance": "insurer insurance policyholders premiums underwriting",
    "asset management": "fund funds investor manager asset portfolio stake",
    "hedge funds": "hedge fund funds stake investor activist",
    "private equity": "equity buyout fund stake investor bid deal",
    "exchanges": "exchange listed listing trading bourse",
    "news outlets": "newspaper reported report told interview magazine editor citing website paper",
    "news agencies": "reported report told interview agency citing",
    "regulators": "regulator watchdog rules investigation probe fine",
    "unions": "union workers strike members pay",
    "industry associations": "association industry members",
    "retail": "retailer store stores shoppers shops chain supermarket sales shares like-for-like",
    "food and drink": "food brand brands products maker drinks beer brewer restaurants",
    "pharma and health care": "drug drugs drugmaker pharmaceutical patients trial hospital health",
    "oil and gas": "oil gas barrels crude refinery exploration producer energy pumps",
    "utilities and power": "utility power electricity gas energy grid customers",
    "mining and metals": "mine mining miner ore copper coal steel gold",
    "media and entertainment": "media film films studio television tv channel audience music publisher",
    "fashion and luxury": "fashion luxury clothing brand designer sportswear shoes stores",
    "hotels casinos and leisure": "hotel hotels casino resort rooms guests leisure",
    "household goods": "household products consumer brand maker",
    "payments and fintech": "payments payment cards fintech merchants transactions",
    "real estate": "property office rents landlord developer homes",
    "ratings and research": "analysts survey rating ratings research data economist estimates",
}  # fmt: skip
SECTOR_WORDS: Mapping[str, frozenset[str]] = {sector: frozenset(words.split()) for sector, words in WORDS.items()}
MONEY_WORDS = frozenset(MONEY.split())
