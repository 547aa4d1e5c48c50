"""The verbs and phrases that report speech: how each takes its content, and the stance it lends.

A frame is a string of letters:
``q`` quotation, on either side, and inversion ("...," said X); ``c`` a clause with or without "that"; ``t`` a clause
with "that" only; ``v`` a bare clause only where a verb shows that it is one; ``n`` a noun phrase ("announced plans");
``i`` an infinitive ("plans to"); ``o`` the hearer comes first ("told Z"); ``f`` "for" or "of" goes before the noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from store.records import Stance

Form = Literal["base", "third", "past", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb that reports speech."""

    word: str
    lemma: str
    form: Form
    frame: str
    stance: Stance
    noun: bool
    """The form is a noun too ("reports", "plans"), so that it needs a subject and a content to count."""


# One verb a line: base, third person, past, gerund.
SPEAKING: tuple[tuple[Stance, str, str], ...] = (
    ("assert", "qc", "say says said saying"),
    ("assert", "qc", "write writes wrote writing"),
    ("assert", "qc", "tweet tweets tweeted tweeting"),
    ("assert", "qco", "tell tells told telling"),
    ("assert", "qtv", "add adds added adding"),
    ("assert", "qtv", "note notes noted noting"),
    ("assert", "qtv", "state states stated stating"),
    ("assert", "qtv", "explain explains explained explaining"),
    ("assert", "qc", "argue argues argued arguing"),
    ("assert", "qc", "claim claims claimed claiming"),
    ("assert", "qc", "insist insists insisted insisting"),
    ("assert", "qtvn", "stress stresses stressed stressing"),
    ("assert", "qtvn", "emphasize emphasizes emphasized emphasizing"),
    ("assert", "qtvn", "emphasise emphasises emphasised emphasising"),
    ("assert", "qtvn", "reiterate reiterates reiterated reiterating"),
    ("assert", "qtv", "repeat repeats repeated repeating"),
    ("assert", "qtvo", "remind reminds reminded reminding"),
    ("assert", "qtvo", "assure assures assured assuring"),
    ("assert", "qto", "inform informs informed informing"),
    ("assert", "qtv", "remark remarks remarked remarking"),
    ("assert", "qtv", "observe observes observed observing"),
    ("assert", "qtv", "comment comments commented commenting"),
    ("assert", "qtv", "continue continues continued continuing"),
    ("assert", "qt", "conclude concludes concluded concluding"),
    ("assert", "qtv", "contend contends contended contending"),
    ("assert", "qtv", "maintain maintains maintained maintaining"),
    ("assert", "qtv", "assert asserts asserted asserting"),
    ("assert", "qtv", "allege alleges alleged alleging"),
    ("assert", "qt", "charge charges charged charging"),
    ("assert", "qtv", "complain complains complained complaining"),
    ("assert", "qtv", "joke jokes joked joking"),
    ("assert", "qtv", "quip quips quipped quipping"),
    ("assert", "qtv", "recall recalls recalled recalling"),
    ("assert", "qtv", "reply replies replied replying"),
    ("assert", "qt", "respond responds responded responding"),
    ("assert", "qt", "counter counters countered countering"),
    ("assert", "qtv", "declare declares declared declaring"),
    ("assert", "qtvn", "announce announces announced announcing"),
    ("assert", "qtvn", "report reports reported reporting"),
    ("assert", "qtvn", "disclose discloses disclosed disclosing"),
    ("assert", "qtvn", "reveal reveals revealed revealing"),
    ("assert", "qtv", "suggest suggests suggested suggesting"),
    ("assert", "qtv", "indicate indicates indicated indicating"),
    ("assert", "tvn", "outline outlines outlined outlining"),
    ("assert", "tv", "imply implies implied implying"),
    ("assert", "qtv", "hint hints hinted hinting"),
    ("assert", "qtv", "caution cautions cautioned cautioning"),
    ("assert", "qtv", "opine opines opined opining"),
    ("assert", "qtv", "shout shouts shouted shouting"),
    ("assert", "q", "ask asks asked asking"),
    ("assert", "q", "exclaim exclaims exclaimed exclaiming"),
    ("assert", "q", "muse muses mused musing"),
    ("assert", "qt", "testify testifies testified testifying"),
    ("assert", "qtv", "estimate estimates estimated estimating"),
    ("assert", "qtv", "show shows showed showing"),
    ("assert", "tv", "find finds found finding"),
    ("assert", "qtvn", "acknowledge acknowledges acknowledged acknowledging"),
    ("assert", "qtv", "concede concedes conceded conceding"),
    ("assert", "qtvn", "admit admits admitted admitting"),
    ("assert", "qc", "think thinks thought thinking"),
    ("assert", "qc", "believe believes believed believing"),
    ("assert", "tv", "agree agrees agreed agreeing"),
    ("assert", "n", "attribute attributes attributed attributing"),
    ("rumour", "t", "speculate speculates speculated speculating"),
    ("confirm", "qtvn", "confirm confirms confirmed confirming"),
    ("deny", "qtvn", "deny denies denied denying"),
    ("deny", "qtn", "dispute disputes disputed disputing"),
    ("deny", "qtn", "rebut rebuts rebutted rebutting"),
    ("deny", "qtn", "refute refutes refuted refuting"),
    ("expect", "qtvo", "warn warns warned warning"),
    ("expect", "qtvni", "expect expects expected expecting"),
    ("expect", "qtvn", "anticipate anticipates anticipated anticipating"),
    ("expect", "qtvn", "forecast forecasts forecast forecasting"),
    ("expect", "qtvn", "predict predicts predicted predicting"),
    ("expect", "qtvn", "project projects projected projecting"),
    ("expect", "tvif", "hope hopes hoped hoping"),
    ("expect", "i", "intend intends intended intending"),
    ("expect", "if", "aim aims aimed aiming"),
    ("promise", "i", "offer offers offered offering"),
    ("expect", "i", "plan plans planned planning"),
    ("expect", "qtv", "envision envisions envisioned envisioning"),
    ("promise", "qtvi", "promise promises promised promising"),
    ("promise", "qtvi", "pledge pledges pledged pledging"),
    ("promise", "qtvi", "vow vows vowed vowing"),
)

NOUNS = frozenset(
    "offer offers claim claims report reports note notes state states plan plans hope hopes aim aims "
    "project projects forecast forecasts "
    "estimate estimates promise promises pledge pledges vow vows charge charges comment comments "
    "joke jokes counter show "
    "shows showing find finds finding findings tweet tweets reply replies dispute disputes repeat "
    "thought warning offering reporting planning believed "
    "saying meaning counter counters remark remarks reveal warning writing".split()
)

FORMS: tuple[Form, ...] = ("base", "third", "past", "gerund")


def _table() -> dict[str, Cue]:
    """Spread the verbs into one entry a word."""
    table: dict[str, Cue] = {}
    for stance, frame, words in SPEAKING:
        forms = words.split()
        for form, word in zip(FORMS, forms, strict=True):
            table.setdefault(word, Cue(word, forms[0], form, frame, stance, word in NOUNS))
    return table


CUES = _table()
