"""The methods of a report in plain words, each with whom it is from, for a reader who must defend its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.audit.copies import COPIED
from framediff.comparison.stories.grouping import A_DAY, ALIKE
from framediff.export.document import Bullets, Said, Section
from framediff.scoring.cells import FEW, FEW_WORDS
from framediff.scoring.permutation import DEALS
from framediff.scoring.resampling import LEAST

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["methods_section"]

_COUNTING = (
    (
        "wording",
        (
            "Voice. Each running word has one voice: the outlet's own, a speaker's verbatim (inside quotation "
            "marks, or a "
            "transcript's turn), a speaker's in the outlet's wording (indirect), or undetermined. Rules find who "
            "says what; "
            "their precision was measured on labelled news and stands beside each in framediff annotate --explain. A "
            "reader can put any of it right, and the corrections stand in the manifest."
        ),
    ),
    (
        "wording",
        (
            "Hits. A hit is a place where an entry of the lexicon stands. The longest match wins, one place "
            "gives one hit in "
            "a choice set, and what a context refused is listed with the rule. Negation and scare quotes are "
            "flags: a label "
            "is chosen even when it is denied."
        ),
    ),
    (
        "wording",
        (
            "Shares and rates. A share is the hits of one name out of all occasions on which the thing was named "
            "at all, in "
            f"the same voice; under {FEW} occasions there are counts and no percentage. A rate is hits per 1,000 "
            "running "
            f"words of that voice; under {FEW_WORDS} words there are hits alone."
        ),
    ),
    (
        "wording",
        (
            "Intervals. How they are read stands before the tables. The first is the 95 % credible interval under "
            "Jeffreys' prior (Brown, Cai & DasGupta 2001, Statistical Science 16). As words of one article go together "
            f"(Lijffijt et al. 2016, Digital Scholarship in the Humanities 31), from {LEAST} articles on there is a "
            "second, marked ‡, by the jackknife over articles as a score interval in an effective sample (Franco et "
            "al. 2019, Journal of Survey Statistics and Methodology 7). The README has the simulations."
        ),
    ),
    (
        "wording",
        (
            "Unresolved mentions. “The region” and the like may name the thing or not, and are in no share. The bounds "
            "beside a table are the lowest and the highest share that any reading of all of them gives; whoever has "
            "the articles settles them by hand with framediff resolve, and the manifest then names the file."
        ),
    ),
    (
        "audit",
        (
            f"Copies. Articles that have {100 * COPIED:.0f} % or more of the words of either in common, in runs of "
            "five words or more and outside of quotations too, are copies of each other (after Nicholls 2019, "
            "International Journal of Communication 13). They are counted all, or once with --copies once, as the "
            "audit says; a copy that is counted counts as an article of its own in every interval and test. Which one "
            "was first is not known."
        ),
    ),
    (
        "differences",
        (
            "Differences. The difference of two sides stands first with its interval over articles (each side's "
            "jackknife, put together after Zou & Donner 2008, Statistics in Medicine 27). Its p is the part of all "
            f"ways to deal the articles out between the sides (every way where there are at most {DEALS:,}, else "
            f"{DEALS:,} from a fixed seed; Phipson & Smyth 2010) that make so large a difference, measured by its "
            "standard error, so that a side whose articles are longer or differ more from each other is mistaken less "
            "often for one with another share (Janssen 1997; Chung & Romano 2013, Annals of Statistics 41). Where an "
            "article holds both sides, they are exchanged within articles instead (Hemerik, Goeman & Finos 2020, "
            f"Journal of the Royal Statistical Society B 82). Under {LEAST} articles a side there is no test. As many "
            "differences are looked at together, p is adjusted for their number in the table, which is printed: Holm "
            "1979 for what is to be claimed, Benjamini & Hochberg 1995 for what is to be looked into. Each is made "
            "again without each article, so that one that hangs on a single article shows. Articles count as drawn "
            "independently; those of one desk, author or week are not, and no interval here knows of that."
        ),
    ),
    (
        "sensitivity",
        (
            "Sensitivity. A finding is counted again without each article and each entry of the lexicon, without "
            "headlines, without what is attributed with low confidence, and with unresolved mentions counted "
            "both ways: "
            "how often its sign holds, and what turns it, is said. One thing is changed at a time, and none of this "
            "says whether the difference is more than chance."
        ),
    ),
    (
        "decomposition",
        (
            "Decomposition. A gap between two outlets is split in what comes of whom they let speak and what "
            "comes of how "
            "each voice is worded (Kitagawa 1955, Journal of the American Statistical Association 50). The parts "
            "add up to "
            "the gap exactly. It is arithmetic on these articles: the parts have no interval, and are no causes."
        ),
    ),
    (
        "keyness",
        (
            "Key words. Words that one side uses more: log-likelihood G² (Dunning 1993; Rayson & Garside 2000), "
            "log ratio "
            "(Hardie 2014), weighted log-odds (Monroe, Colaresi & Quinn 2008), with range and Gries' DP (2008), "
            "since a word "
            "that one article repeats says nothing of a side. A ranking to look into, no test."
        ),
    ),
    (
        "quotes",
        (
            "Renderings of one quotation. Quotations that share three words in a row, or two rare words in any order, "
            "are compared over words (RapidFuzz); differences are typed as cut, added, reworded, moved, glyphs alone, "
            "or one name of a thing for another. Where a quotation was probably translated, its wording is a "
            "translator's or an outlet's choice."
        ),
    ),
    (
        "passages",
        (
            "Stories. Articles are one story while they are alike enough on average: the cosine of their TF-IDF "
            f"vectors, less {A_DAY:g} for each day between them, at {ALIKE:g} or more (average linkage). A story of "
            "several articles is called by the words that set it apart. A file stories.toml beside the articles puts "
            "it right."
        ),
    ),
    (
        "passages",
        (
            "Same facts in other words. Statements, without the clause that says who says so, are aligned by the "
            "words, "
            "stems, names and numbers that they share; what reports the same fact and what only has the same theme are "
            "told apart, and numbers and names that differ are flagged. An alignment is a proposal to be read."
        ),
    ),
    (
        "ledgers",
        (
            "Reporting verbs. Every cue of every attribution has the class that the lexicon reporting-verbs gives its "
            "verb (after Hyland 2002; Martin & White 2005; Bednarek 2006); cues without a verb and verbs it does not "
            "have are classes of their own, and a share is of all cues of the outlet or for the speaker."
        ),
    ),
    (
        "ledgers",
        (
            "House formulas. Own-voice words of one outlet are searched for sequences that two of its articles or more "
            "repeat, copies of one article aside; wordings with a word in five replaced count as nearly the same "
            "(Indel similarity over words, RapidFuzz). Numbers are given with every place and with each formula once."
        ),
    ),
    (
        "ledgers",
        (
            "Position, and labels that travel together. Headline, lead, body and background are found by rules that "
            "the section states. Two labels are a pair where both stand in one sentence in one voice; how surely is "
            "told by log-odds with an interval and a p over articles, each left out in turn, corrected by Benjamini & "
            "Hochberg: to look into, not to claim. A dagger marks what hangs on one article."
        ),
    ),
    (
        "speakers",
        (
            "Speakers. A page shows what each outlet makes of one speaker. Left out is what another outlet carries of "
            "the speaker on the same story and alignment does not find in this outlet's articles on it, in whoever's "
            "words; the nearest statement stands beside it."
        ),
    ),
    (
        "omissions",
        (
            "Omissions. ○ says that the patterns were looked for in all counted sentences and not found, and names the "
            "nearest miss. It does not say that the thing should have stood there."
        ),
    ),
)
_ALWAYS = (
    (
        "The lexicon. What is counted is what somebody put into the lexicon. Who uses and who objects to a label is "
        "printed, the sources for it stand in the lexicon's file, and whoever disagrees can change an entry and make "
        "the report again; the manifest holds the hash of the one that was used. How often its entries are right in "
        "these articles is known only where a sample of hits was coded by hand (framediff lexicon sample)."
    ),
    (
        "Confounding. Where outlet, date, speaker and topic go together, a difference between outlets may come "
        "of any of "
        "them; the audit says where that is so, and no statistic undoes it."
    ),
    (
        "What this does not say. It describes wording. It rates no outlet, and calls no name right. A category "
        "counts words, "
        "and words are no frames (Entman 1993; Matthes & Kohring 2008): what a passage means is for its reader "
        "to judge."
    ),
)


def methods_section(parts: Collection[str]) -> Section:
    """The methods of the parts that stand in the report, and what holds for all of them."""
    told = [text for part, text in _COUNTING if part in parts]
    return Section("methods", "Methods, in plain words", (Bullets(tuple(Said(text) for text in (*told, *_ALWAYS))),))
