"""English words whose forms follow no rule: verbs with their past forms, nouns with their plurals."""

from __future__ import annotations

__all__ = ["DOUBLED", "DOUBLED_IN_BRITAIN", "NOUNS", "NOUNS_IN_MAN", "PLURAL_IN_ES", "VERBS", "VERBS_IN_COMPOUNDS"]


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """`word form form, word form ...` as word → forms."""
    rows = (row.split() for row in lines.replace("\n", " ").split(","))
    return {row[0]: tuple(row[1:]) for row in rows}


VERBS = _table(
    """
    arise arose arisen, awake awoke awoken, be am are is was were been being, bear bore borne born, beat beat beaten,
    become became become, begin began begun, bend bent, bet bet, bid bid, bind bound, bite bit bitten, bleed bled,
    blow blew blown, break broke broken, breed bred, bring brought, broadcast broadcast, build built,
    burn burned burnt, burst burst, buy bought, cast cast, catch caught, choose chose chosen, cling clung,
    come came come, cost cost, creep crept, cut cut, deal dealt, dig dug, do does did done doing, draw drew drawn,
    dream dreamed dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt,
    fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden, forecast forecast,
    foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got gotten,
    give gave given, go goes went gone going, grind ground, grow grew grown, hang hung hanged, have has had having,
    hear heard, hide hid hidden, hit hit, hold held, hurt hurt, keep kept, kneel knelt kneeled, know knew known,
    lay laid, lead led, lean leaned leant, leap leapt leaped, learn learned learnt, leave left, lend lent, let let,
    lie lay lain lying, light lit lighted, lose lost, make made, mean meant, meet met, mislead misled,
    mistake mistook mistaken, overcome overcame overcome, override overrode overridden, overrun overran overrun,
    oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, pay paid, put put, quit quit,
    read read, ride rode ridden, ring rang rung, rise rose risen, run ran run, say said, see saw seen, seek sought,
    sell sold, send sent, set set, shake shook shaken, shed shed, shine shone, shoot shot, show showed shown,
    shrink shrank shrunk, shut shut, sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide slid,
    speak spoke spoken, spell spelled spelt, spend spent, spill spilled spilt, spin spun, split split, spread spread,
    spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, strike struck stricken,
    strive strove striven, swear swore sworn, sweep swept, swell swelled swollen, swim swam swum, swing swung,
    take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, thrust thrust,
    tread trod trodden, undergo undergoes underwent undergone, understand understood, undertake undertook undertaken,
    undo undoes undid undone, uphold upheld, upset upset, wake woke woken, wear wore worn, weep wept, win won,
    wind wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written
    """
)
"""Base → forms that the rules would not give; a form in -s or -ing takes the place of the regular one."""

VERBS_IN_COMPOUNDS = ("out", "over", "re", "un", "under", "fore", "mis")
"""Beginnings with which an irregular verb keeps its forms: `rebuild`, `outfight`."""

DOUBLED = frozenset(
    """
    abet abhor abut acquit admit allot annul befit begin beset commit compel concur confer control debar defer demur
    deter disbar dispel embed emit enrol equip excel expel forget format humbug impel incur infer inter kidnap occur
    omit outwit overrun patrol permit prefer program propel rebel rebut recur refer regret remit repel rerun submit
    transfer transmit unplug upset worship zigzag
    """.split()
)
"""Verbs of several syllables that double their last letter."""

DOUBLED_IN_BRITAIN = frozenset(
    """
    cancel channel counsel dial duel equal fuel funnel initial label level libel marshal model panel pedal quarrel
    revel rival shovel signal spiral total travel tunnel unravel
    """.split()
)
"""Verbs in -l that are written with one or two of them, by country."""

NOUNS = _table(
    """
    analysis analyses, axis axes, basis bases, calf calves, child children, corps corps, crisis crises,
    criterion criteria, datum data, foot feet, goose geese, half halves, hypothesis hypotheses, knife knives,
    leaf leaves, life lives, loaf loaves, man men, means means, medium media mediums, memorandum memoranda memorandums,
    mouse mice, oasis oases, ox oxen, parenthesis parentheses, person persons people, phenomenon phenomena,
    referendum referendums referenda, self selves, series series, shelf shelves, species species, stimulus stimuli,
    synthesis syntheses, thesis theses, thief thieves, tooth teeth, wife wives, wolf wolves, woman women,
    aircraft aircraft, hovercraft hovercraft, spacecraft spacecraft, headquarters headquarters, offspring offspring,
    cargo cargoes cargos, tornado tornadoes tornados, volcano volcanoes volcanos, ghetto ghettos ghettoes,
    mango mangoes mangos, passer-by passers-by, housewife housewives, midwife midwives
    """
)
"""Singular → plurals, the commoner first."""

NOUNS_IN_MAN = frozenset("german human norman ottoman roman shaman talisman caiman turkoman turcoman".split())
"""Nouns in -man that are no compounds of `man`."""

PLURAL_IN_ES = frozenset("domino echo embargo hero mosquito negro potato tomato torpedo veto".split())
"""Nouns in -o that take -es."""
