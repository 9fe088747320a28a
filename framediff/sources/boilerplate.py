"""What a page sets around an article: links to other pages, notices, buttons, credits. Every rule has a name."""

from __future__ import annotations

import re

__all__ = ["SEE_ALSO", "aside", "notice"]

SEE_ALSO = re.compile(
    r"(?:see also|also read|read also|read (?:more|next|on)|related(?: (?:articles?|stor(?:y|ies)|news|topics?|posts?|"
    r"content|links|coverage|materials))?|more (?:on this (?:story|topic)|stories|news|from .{1,40}|about .{1,40})|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|articles|stories))?|"
    r"(?:most|more) (?:read|popular|viewed)|popular (?:now|news|posts|articles)|latest (?:news|stories|headlines)|"
    r"up next|further reading|around the web|trending(?: now)?|don['’]t miss|editors?['’]?s? picks?|"
    r"leave a (?:comment|reply)|post a comment|other news|news from this section|share this(?: \w+)?)\s*[:.…»>]*",
    re.IGNORECASE,
)
"""A line that, standing alone, begins the links after an article (matched against the whole line)."""

# Short lines between an article's paragraphs. They are matched whole, so that a sentence about them stays in the body.
_ASIDES = tuple(
    (rule, re.compile(pattern, re.IGNORECASE))
    for rule, pattern in (
        ("advertisement", r"(?:advertisements?|adverts?|sponsored(?: content)?|promoted)[:.]?|"
         r"(?:story|article) continues below(?: (?:this )?\w+)?|continue reading below|loading(?:\.\.\.|…)?|"
         r"skip (?:to|past) .{1,40}"),
        ("read_more", r"(?:read (?:more|also)|see also|also read|related(?: \w+)?|more|watch)\s*[:：|»]\s*\S.{0,200}|"
         r"(?:read|click|see) (?:the rest|more|here)(?: (?:here|more|of .{1,60}))?[.…»>]*"),
        ("photo_credit", r"(?:photos?|images?|pictures?|video|illustration)(?: (?:credits?|by|courtesy(?: of)?))?"
         r"\s*[:/©].{1,100}|(?:file|archive) (?:photo|image)[.:]?.{0,60}|!\[[^\]]*\]\([^)]*\)"),
        ("reading_time", r"\d+\s*(?:min(?:ute)?s?)[ -]?(?:read|to read)|reading time:?.{1,30}"),
        ("address_line", r"(?:https?://|www\.)\S+|(?:e-?mail:?\s*)?[\w.+-]+@[\w-]+\.[\w.]+"),
    )
)  # fmt: skip

_BUTTONS = frozenset(
    "share tweet print email e-mail save pin comment comments facebook twitter whatsapp telegram linkedin reddit "
    "vkontakte odnoklassniki messenger viber pinterest".split()
)
_BETWEEN_BUTTONS = frozenset("x on via by this article story page post link copy the and".split())

# Notices are sentences, so they are sought only before an article's first and after its last paragraph.
_NOTICES = tuple(
    (rule, re.compile(pattern, re.IGNORECASE))
    for rule, pattern in (
        ("cookie_notice", r"\b(?:(?:web)?site|we|page) uses? cookies\b|\bcookie policy\b|\baccept (?:all )?cookies\b"),
        ("copyright", r"^(?:©|\(c\)|copyright\b)|\ball rights (?:are )?reserved\b|\bmay not be (?:published|reproduced|"
         r"republished|redistributed)\b|\b(?:hyperlink|reference|link) to (?:the )?\S+ is (?:required|mandatory|"
         r"obligatory)\b|^(?:any )?(?:use|reproduction|reprint(?:ing)?|republication) of (?:any |the |our )?(?:site )?"
         r"(?:materials?|content|information)\b"),
        ("newsletter", r"\b(?:subscribe|sign up) (?:to|for|now|here|today)\b.{0,80}\b(?:newsletters?|channel|alerts?|"
         r"updates?|briefing|feed|e-?mails?|inbox|edition|access)\b|^subscribe\b.{0,60}$|^sign up\b.{0,60}$|"
         r"\b(?:follow|like|join|find) us on\b|\bour (?:telegram|youtube|whatsapp) channel\b|"
         r"\bdownload (?:our|the) (?:free )?app\b|^follow \S+(?: \S+){0,4} on (?:twitter|x|facebook|telegram|instagram)\b"),
        ("job_advertisement", r"\bsend (?:us )?(?:your |a |an |the )?(?:cv|r[eé]sum[eé]|cover letter)\b|"
         r"\bwe(?: are|['’]re) hiring\b|\bjob (?:openings?|vacanc(?:y|ies))\b"),
        ("contact", r"^(?:contact|write to|e-?mail) (?:us|the (?:author|editor|newsroom|reporter)s?|\S+ \S+) (?:at|on)\b|"
         r"\b(?:found|noticed|spotted|see) (?:a|an) (?:mistake|error|typo)\b.{0,80}\b(?:press|click|select|ctrl)\b|"
         r"\bcan be (?:reached|contacted) at\b"),
        ("donation", r"\b(?:donate|support (?:us|our (?:work|journalism)))\b.{0,60}\b(?:today|now|here|click|month)\b"),
        ("reporting_credit", r"^\(?(?:additional )?(?:reporting|writing|editing|translated|translation) by\b"),
    )
)  # fmt: skip
_LONGEST_ASIDE = 250  # characters
_LONGEST_NOTICE = 90  # words; a longer paragraph is an article's own, whatever it mentions


def aside(line: str) -> str | None:
    """The rule by which a line standing between paragraphs is no part of the article, or None."""
    if len(line) > _LONGEST_ASIDE:
        return None
    tokens = {token for token in re.split(r"[\s|/·•,:()]+", line.lower()) if token and not token.isdigit()}
    if tokens & _BUTTONS and tokens <= _BUTTONS | _BETWEEN_BUTTONS:
        return "share_buttons"
    return next((rule for rule, form in _ASIDES if form.fullmatch(line)), None)


def notice(line: str) -> str | None:
    """The rule by which a line before the first or after the last paragraph is a notice of the page, or None."""
    if len(line.split()) > _LONGEST_NOTICE:
        return None
    return next((rule for rule, form in _NOTICES if form.search(line)), None)
